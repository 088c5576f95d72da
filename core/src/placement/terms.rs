//! Forms of care, and how days in care are counted.

use crate::source::Citation;
use crate::text::Text;

/// A form of care, and the measures that its days and months are facts of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Identifier, as tables name it.
    pub id: String,
    /// What people call it.
    pub name: Text,
    /// The measure of its days in care.
    pub days: Option<String>,
    /// The measure of its months in care.
    pub months: Option<String>,
}

/// Which days of a placement are days in care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Counts {
    /// The first, the last and all between.
    #[default]
    BothEnds,
    /// The first and all between; the last only where it is the first as well.
    First,
    /// The nights, each on the day on which it begins.
    Nights,
}

impl Counts {
    /// Every value, with its name in files.
    pub const NAMES: [(&'static str, Self); 3] =
        [("both-ends", Self::BothEnds), ("first", Self::First), ("nights", Self::Nights)];
}

/// To which place the day of a move belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Moves {
    /// The new one.
    #[default]
    ToNew,
    /// The one that is left.
    ToOld,
}

impl Moves {
    /// Every value, with its name in files.
    pub const NAMES: [(&'static str, Self); 2] =
        [("to-new", Self::ToNew), ("to-old", Self::ToOld)];
}

/// What a part of a calendar month counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PartMonths {
    /// The part that its days in care are of the days of the month.
    #[default]
    ByDays,
    /// A whole month, for every form and buyer that has a day in it.
    Started,
}

impl PartMonths {
    /// Every value, with its name in files.
    pub const NAMES: [(&'static str, Self); 2] =
        [("by-days", Self::ByDays), ("started", Self::Started)];
}

/// How an agreement counts care.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The forms, in order.
    pub forms: Vec<Form>,
    /// Which days count.
    pub counts: Counts,
    /// To whom the day of a move belongs.
    pub moves: Moves,
    /// What a part of a month counts.
    pub part_months: PartMonths,
    /// The measure of what care costs, in the currency.
    pub cost: Option<String>,
    /// Where it stands.
    pub citation: Option<Citation>,
}

impl Terms {
    /// The form of an identifier, and its place in the list.
    pub(super) fn form(&self, id: &str) -> Option<usize> {
        self.forms.iter().position(|form| form.id == id)
    }

    /// The identifiers of the forms, for a message.
    pub(super) fn known(&self) -> String {
        let ids: Vec<&str> = self.forms.iter().map(|form| form.id.as_str()).collect();
        ids.join(", ")
    }
}

impl Default for Terms {
    /// Four forms of care, every day from the first to the last, the day of a move to the new place: our
    /// assumption, where no agreement says it.
    fn default() -> Self {
        let form = |id: &str, fi: &str, sv: &str, en: &str| Form {
            id: id.to_owned(),
            name: Text::in_all(fi, sv, en),
            days: Some(format!("{id}-days")),
            months: None,
        };
        Self {
            forms: vec![
                form(
                    "commissioned-family",
                    "toimeksiantosuhteinen perhehoito",
                    "familjevård genom uppdragsavtal",
                    "commissioned family care",
                ),
                form(
                    "professional-family-home",
                    "ammatillinen perhekoti",
                    "professionellt familjehem",
                    "professional family home",
                ),
                form("institution", "laitos", "institution", "institution"),
                form("school-home", "koulukoti", "skolhem", "school home"),
            ],
            counts: Counts::default(),
            moves: Moves::default(),
            part_months: PartMonths::default(),
            cost: None,
            citation: None,
        }
    }
}
