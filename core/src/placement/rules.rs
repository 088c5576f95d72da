//! What an agreement says of who decides: the division of work, and each municipality's delegation.

use jiff::civil::Date;

use super::Matter;
use crate::period::Span;
use crate::source::Citation;
use crate::text::Text;

/// Who prepares, chooses and decides, as an agreement describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Responsibility {
    /// Of what.
    pub matter: Matter,
    /// Who prepares it.
    pub prepares: Option<Text>,
    /// Who chooses the place.
    pub chooses: Option<Text>,
    /// Who decides, where no court does.
    pub decides: Option<Text>,
    /// The law or rule that it rests on.
    pub basis: Option<Text>,
    /// Where it stands.
    pub citation: Option<Citation>,
}

/// Which officer decides in a municipality, by its own rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delegation {
    /// Code of the municipality.
    pub municipality: String,
    /// Of what.
    pub matter: Matter,
    /// The officer; none where the rules are not stated.
    pub officer: Option<Text>,
    /// When it holds.
    pub days: Span,
    /// Where it stands.
    pub citation: Option<Citation>,
}

/// All that is known beside the law; the default is the law alone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rules {
    /// In the order of the text.
    pub responsibilities: Vec<Responsibility>,
    /// In the order of the text.
    pub delegations: Vec<Delegation>,
}

impl Rules {
    /// What is said of a matter.
    pub(super) fn of(&self, matter: Matter) -> Option<&Responsibility> {
        self.responsibilities.iter().find(|one| one.matter == matter)
    }

    /// Whether any municipality says who decides.
    pub(super) fn delegates(&self, matter: Matter) -> bool {
        self.delegations.iter().any(|one| one.matter == matter)
    }

    /// The delegation of a municipality on a day.
    pub(super) fn delegation(
        &self,
        matter: Matter,
        municipality: &str,
        day: Date,
    ) -> Option<&Delegation> {
        self.delegations.iter().find(|one| {
            one.matter == matter && one.municipality == municipality && one.days.has(day)
        })
    }
}
