//! The service network of an agreement: areas, offices, teams, and ways of placing them
//! (`docs/network.md`).
//!
//! What is compared here are distances and what is given of clients, visits and costs; who pays what of
//! the cost is for the engine to say, from the facts that come out.

mod comparison;
mod costs;
mod report;
mod standing;

pub use comparison::{Comparison, Question, Reach, Rooms, Served, Way};
pub use costs::{Costs, Visits};

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, Placed};
use crate::municipality::{MunicipalityCode, Register};
use crate::source::Citation;
use crate::text::Text;

/// Areas, offices, teams and alternatives, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network {
    /// The day of the map that areas and distances are of.
    pub(crate) on: Date,
    pub(crate) residents: Residents,
    pub(crate) areas: Vec<Area>,
    pub(crate) offices: Vec<Office>,
    pub(crate) teams: Vec<Team>,
    pub(crate) alternatives: Vec<Alternative>,
}

/// The residents that are counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Residents {
    /// A series of the register.
    pub(crate) series: Placed<String>,
    pub(crate) day: Date,
}

/// A part of the whole, made of municipalities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    pub(crate) id: Placed<String>,
    pub(crate) name: Text,
    pub(crate) sub_regions: Vec<Placed<String>>,
    pub(crate) members: Vec<Placed<MunicipalityCode>>,
    pub(crate) except: Vec<Placed<MunicipalityCode>>,
    /// What of it no source says.
    pub(crate) assumed: Option<Text>,
    pub(crate) citation: Option<Citation>,
}

/// A place where clients are met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    pub(crate) id: String,
    pub(crate) name: Text,
    pub(crate) municipality: Placed<MunicipalityCode>,
    pub(crate) area: String,
    pub(crate) kind: OfficeKind,
    pub(crate) citation: Option<Citation>,
}

/// What a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfficeKind {
    /// Workers have their desks there.
    Office,
    /// Rooms that several services share, for meetings.
    SharedRooms,
}

impl OfficeKind {
    /// Every kind, with its name in files.
    pub const NAMES: [(&'static str, Self); 2] =
        [("office", Self::Office), ("shared-rooms", Self::SharedRooms)];
}

/// Teams of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    pub(crate) id: String,
    pub(crate) name: Text,
    pub(crate) number: u16,
    pub(crate) area: Option<String>,
    pub(crate) citation: Option<Citation>,
}

/// One of several ways of placing the offices of an area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    pub(crate) id: String,
    pub(crate) name: Text,
    pub(crate) area: String,
    pub(crate) offices: Vec<String>,
    pub(crate) citation: Option<Citation>,
}

impl Network {
    /// Its areas.
    #[must_use]
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// Its offices and shared rooms.
    #[must_use]
    pub fn offices(&self) -> &[Office] {
        &self.offices
    }

    /// Its teams.
    #[must_use]
    pub fn teams(&self) -> &[Team] {
        &self.teams
    }

    /// Its alternatives.
    #[must_use]
    pub fn alternatives(&self) -> &[Alternative] {
        &self.alternatives
    }
}

impl Area {
    /// Its identifier.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id.value
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &Text {
        &self.name
    }

    /// The municipalities that it has on a day, in the order of codes.
    ///
    /// # Errors
    /// A sub-region or a municipality that there was not on that day.
    pub fn municipalities(
        &self,
        register: &Register,
        day: Date,
    ) -> Result<Vec<MunicipalityCode>, Diagnostics> {
        let mut problems = Diagnostics::new();
        let mut codes = Vec::new();
        for part in &self.sub_regions {
            match register.members("sub-region", &part.value, day) {
                Ok(members) => codes.extend(members.codes()),
                Err(problem) => problems.push(problem.in_agreement(part.position)),
            }
        }
        let map = register.map_on(day)?;
        for one in self.members.iter().chain(&self.except) {
            if map.get(&one.value).is_none() {
                problems.push(
                    Diagnostic::new(Code::UnknownMunicipality, Input::Agreement)
                        .at(one.position)
                        .with("code", one.value)
                        .with_day("date", day),
                );
            }
        }
        codes.extend(self.members.iter().map(|one| one.value));
        codes.retain(|code| self.except.iter().all(|one| one.value != *code));
        codes.sort_unstable();
        codes.dedup();
        problems.unless_errors(codes)
    }
}

#[cfg(test)]
#[path = "network/network_tests.rs"]
mod tests;
