//! Municipalities through time: who existed when, who followed whom, who belonged where, and which
//! figures were counted within which borders (`docs/register.md`).

mod carry;
mod centre;
mod code;
mod compare;
mod division;
mod document;
mod find;
mod history;
mod life;
mod map;
mod read;
mod register;
mod series;
mod table;

pub use carry::{Carried, Figures, Flow, Part};
pub use centre::Centre;
pub use code::{InvalidMunicipalityCode, MunicipalityCode};
pub use compare::{Comparison, Unlike};
pub use division::{Area, Division, Members, Membership};
pub use document::{
    FiguresDocument, FoundDocument, Listing, MunicipalitiesDocument, MunicipalityDocument,
};
pub use find::Found;
pub use life::{Change, Municipality, Named};
pub use map::Map;
pub use register::Register;
pub use series::{Borders, Figure, Kind, Series};
pub use table::FiguresTable;

/// The most bytes of a register or of a table of figures.
pub const LARGEST: usize = 32 << 20;
