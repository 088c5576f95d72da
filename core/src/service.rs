//! The catalogue of an agreement: what is delivered, by whom and when, to whom, and how it was
//! counted (`docs/services.md`).
//!
//! None of it is billed: what a service costs is said by the charge that it names.

mod arrangement;
mod check;
mod delivered;
mod eligibility;
mod figure;
mod phase;
mod report;

pub use arrangement::{Arrangement, Held, Place, PlaceKind, Recipients, Selected};
pub use delivered::{Channel, Covered, Price, Service};
pub use eligibility::{Answers, Condition, Eligibility, Verdict, YesNo};
pub use figure::{Ages, KeyFigure};
pub use phase::{Phase, Spacing};
pub(crate) use report::Around;
pub use report::Asked;

/// What an agreement says of services beside money, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Catalogue {
    pub(crate) services: Vec<Service>,
    pub(crate) arrangements: Vec<Arrangement>,
    pub(crate) phases: Vec<Phase>,
    pub(crate) figures: Vec<KeyFigure>,
}

impl Catalogue {
    /// What is delivered.
    #[must_use]
    pub fn services(&self) -> &[Service] {
        &self.services
    }

    /// Who provided what for whom through time.
    #[must_use]
    pub fn arrangements(&self) -> &[Arrangement] {
        &self.arrangements
    }

    /// The phases of a project.
    #[must_use]
    pub fn phases(&self) -> &[Phase] {
        &self.phases
    }

    /// Key figures that a document prints.
    #[must_use]
    pub fn figures(&self) -> &[KeyFigure] {
        &self.figures
    }
}
