//! Who provided what for whom, and when.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, Placed};
use crate::municipality::{MunicipalityCode, Register};
use crate::period::Period;
use crate::source::Citation;
use crate::text::Text;

/// Someone who provided tasks for municipalities during a time. A document may know no more than the
/// year: then no more is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrangement {
    pub(crate) id: Placed<String>,
    pub(crate) provider: Text,
    pub(crate) recipients: Recipients,
    pub(crate) tasks: Text,
    pub(crate) places: Vec<Place>,
    /// When it began, as closely as is known; none where that is not stated.
    pub(crate) from: Option<Period>,
    /// When it ended; none where that is not stated, or it has not.
    pub(crate) to: Option<Period>,
    /// What of it no source says.
    pub(crate) assumed: Option<Text>,
    pub(crate) citation: Option<Citation>,
}

/// For whom something was provided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipients {
    pub(crate) text: Text,
    /// How many municipalities the document speaks of.
    pub(crate) count: Option<Placed<u16>>,
    /// Which they were, where that is known.
    pub(crate) selected: Option<Selected>,
}

/// Which municipalities something was for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selected {
    /// Those of a region on a day of its map.
    Region(Placed<String>, Date),
    /// These; the map of their time need not be known.
    Listed(Vec<Placed<MunicipalityCode>>),
}

/// Where something was provided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub(crate) kind: PlaceKind,
    pub(crate) municipality: Placed<MunicipalityCode>,
}

/// What a place was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceKind {
    /// The main office.
    MainOffice,
    /// A branch of it.
    Branch,
}

impl PlaceKind {
    /// Every value, with its name in files.
    pub const NAMES: [(&'static str, Self); 2] =
        [("main-office", Self::MainOffice), ("branch", Self::Branch)];

    /// The stable word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MainOffice => "main-office",
            Self::Branch => "branch",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn text(self) -> Text {
        let [fi, sv, en] = match self {
            Self::MainOffice => ["pääpaikka", "huvudort", "main office"],
            Self::Branch => ["sivutoimipiste", "filial", "branch"],
        };
        Text::in_all(fi, sv, en)
    }
}

/// Whether an arrangement held on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// It did.
    Yes,
    /// It did not.
    No,
    /// Its beginning or end is not known closely enough.
    Unknown,
}

impl Held {
    /// The stable word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn text(self) -> Text {
        let [fi, sv, en] = match self {
            Self::Yes => ["kyllä", "ja", "yes"],
            Self::No => ["ei", "nej", "no"],
            Self::Unknown => ["ei tiedetä", "inte känt", "not known"],
        };
        Text::in_all(fi, sv, en)
    }
}

impl Arrangement {
    /// Identifier.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id.value
    }

    /// Who provided.
    #[must_use]
    pub fn provider(&self) -> &Text {
        &self.provider
    }

    /// For whom.
    #[must_use]
    pub fn recipients(&self) -> &Recipients {
        &self.recipients
    }

    /// What.
    #[must_use]
    pub fn tasks(&self) -> &Text {
        &self.tasks
    }

    /// Where.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// When it began, as closely as is known.
    #[must_use]
    pub fn from(&self) -> Option<&Period> {
        self.from.as_ref()
    }

    /// When it ended, as closely as is known.
    #[must_use]
    pub fn to(&self) -> Option<&Period> {
        self.to.as_ref()
    }

    /// Whether it held on a day. Inside a year that is all that is known of its beginning or end the
    /// answer is [`Held::Unknown`], and so it is before an end whose beginning is not stated.
    #[must_use]
    pub fn held(&self, day: Date) -> Held {
        let (from, to) = (self.from.as_ref(), self.to.as_ref());
        if from.is_some_and(|from| day < from.days().from())
            || to.is_some_and(|to| day > to.days().to())
        {
            return Held::No;
        }
        let begun =
            from.is_some_and(|from| from.as_day().is_some() || day > from.days().to());
        let going = to.is_none_or(|to| to.as_day().is_some() || day < to.days().from());
        if begun && going { Held::Yes } else { Held::Unknown }
    }
}

impl Recipients {
    /// In words.
    #[must_use]
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// How many municipalities the document speaks of.
    #[must_use]
    pub fn count(&self) -> Option<u16> {
        self.count.as_ref().map(|count| count.value)
    }

    /// The municipalities, where the agreement selects them; none where it does not.
    ///
    /// # Errors
    /// A region or a day that the register does not know, or a municipality that never was in it.
    pub fn municipalities(
        &self,
        register: &Register,
    ) -> Result<Option<Vec<MunicipalityCode>>, Diagnostics> {
        match &self.selected {
            None => Ok(None),
            Some(Selected::Region(region, day)) => {
                let members = register.members("region", &region.value, *day);
                let members = members.map_err(|why| why.in_agreement(region.position))?;
                Ok(Some(members.codes()))
            }
            Some(Selected::Listed(list)) => {
                let mut problems = Diagnostics::new();
                for one in list.iter().filter(|one| register.get(&one.value).is_none()) {
                    problems.push(unknown(one));
                }
                let codes = list.iter().map(|one| one.value).collect();
                problems.unless_errors(Some(codes))
            }
        }
    }
}

/// That there never was a municipality of this code.
fn unknown(code: &Placed<MunicipalityCode>) -> Diagnostic {
    let never = Text::in_all("minään päivänä", "någon dag", "any day");
    Diagnostic::new(Code::UnknownMunicipality, Input::Agreement)
        .at(code.position)
        .with("code", code.value)
        .with_text("date", never)
}

#[cfg(test)]
#[path = "arrangement_tests.rs"]
mod tests;
