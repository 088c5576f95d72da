//! The difference of two agreements as texts: which terms changed, from when, in words.

mod attributed;
mod class;
mod dated;
mod lists;
mod report;
mod shown;
mod tree;
mod words;

use jiff::civil::Date;

use super::Agreement;
use attributed::Amended;
use shown::Side;
use tree::{Found, Part, Said, Sides};

pub use tree::Way;

use crate::period::Span;
use crate::read::node::Node;
use crate::source::Citation;
use crate::text::{Lang, Text};

/// How the text of one agreement differs from that of another.
#[derive(Debug, Clone)]
pub struct Difference {
    before: Party,
    after: Party,
    changes: Vec<Change>,
}

/// One of the two.
#[derive(Debug, Clone)]
struct Party {
    id: String,
    title: Text,
}

/// One thing that one agreement says and the other does not.
#[derive(Debug, Clone)]
pub struct Change {
    way: Way,
    class: Class,
    path: String,
    place: Text,
    before: Option<Text>,
    after: Option<Text>,
    from: Option<Date>,
    to: Option<Date>,
    amendment: Option<String>,
    citation: Option<Citation>,
}

/// What a change is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// A term: who pays, what, how it is worked out, who may do what.
    Term,
    /// Wording, sources and what is told for information: it moves no money.
    Text,
}

impl Agreement {
    /// What `after` says otherwise than this agreement: both as they hold at last, with their amendments.
    ///
    /// Items of lists are told apart by their identifiers and values through time by their days, so that
    /// neither order nor the way in which time is cut into rows is a difference.
    ///
    /// ```
    /// # #[cfg(feature = "library")] {
    /// use osuus::{library, text::Lang};
    /// let fund = library::agreement("jyvaskyla-fund-model").unwrap();
    /// let funding = library::agreement("jyvaskyla-funding-model").unwrap();
    /// assert!(fund.diff(&fund).is_empty());
    /// let difference = fund.diff(&funding);
    /// let places: Vec<&str> = difference.terms().map(|one| one.place(Lang::En)).collect();
    /// assert!(places.contains(&"charge Annual fee"));
    /// # }
    /// ```
    #[must_use]
    pub fn diff(&self, after: &Self) -> Difference {
        let trees =
            Sides { before: super::read::root(self), after: super::read::root(after) };
        let found = tree::found(&trees.before, &trees.after);
        let amended = Amended::new(self, after);
        let sides = Sides { before: self, after };
        let changes = found.iter().filter_map(|one| Change::new(one, &sides, &amended));
        let party = |of: &Self| Party { id: of.id.clone(), title: of.title.clone() };
        Difference {
            before: party(self),
            after: party(after),
            changes: changes.collect(),
        }
    }

    /// The agreement as it holds on a day, with the amendments that hold then; none where it does not hold.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<&Self> {
        let holds = self.times().iter().any(|time| time.has(day));
        holds.then(|| self.held_on(Some(day)))
    }
}

impl Difference {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Every change, in the order of the agreement.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The changes of terms.
    pub fn terms(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.class == Class::Term)
    }

    /// The changes of wording, which move no money.
    pub fn texts(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.class == Class::Text)
    }
}

impl Change {
    /// None of what lies before the text that says so begins.
    fn new(
        found: &Found<'_>,
        sides: &Sides<&Agreement>,
        amended: &Amended,
    ) -> Option<Self> {
        let path = path(&found.path);
        let days = found.days.unwrap_or(Span { from: None, to: None });
        let brought = amended.brought(&path, days);
        if amended.is_history(found, &brought) {
            return None;
        }
        // A value through time changes on its own first day, but not before the text does.
        let from = match (days.from, brought.from) {
            (Some(own), Some(text)) if days.to.is_none_or(|to| text <= to) => {
                Some(own.max(text))
            }
            (own, text) => own.or(text),
        };
        let shown =
            |agreement, tables, said| Side { agreement, tables }.shown(&found.path, said);
        let before = items(&found.path, |sides| sides.before);
        let after = items(&found.path, |sides| sides.after);
        Some(Self {
            way: found.way,
            class: if class::is_text(&found.path) { Class::Text } else { Class::Term },
            place: Text::each(|lang| place(&found.path, lang)),
            before: shown(sides.before, before, &found.said.before),
            after: shown(sides.after, after, &found.said.after),
            from,
            to: days.to,
            amendment: brought.amendment,
            citation: cited(found, sides),
            path,
        })
    }

    /// What became of it.
    #[must_use]
    pub fn way(&self) -> Way {
        self.way
    }

    /// What it is of.
    #[must_use]
    pub fn class(&self) -> Class {
        self.class
    }

    /// Where it stands, for programs: fields and identifiers with `/` between, `charges/fee/rates/price`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Where it stands, in words.
    #[must_use]
    pub fn place(&self, lang: Lang) -> &str {
        self.place.get(lang)
    }

    /// What was said; none where nothing was.
    #[must_use]
    pub fn before(&self, lang: Lang) -> Option<&str> {
        self.before.as_ref().map(|text| text.get(lang))
    }

    /// What is said now; none where nothing is.
    #[must_use]
    pub fn after(&self, lang: Lang) -> Option<&str> {
        self.after.as_ref().map(|text| text.get(lang))
    }

    /// The first day on which it is so: of a value through time its own, else that of the amendment, else the
    /// first of the later agreement; none where the two are one agreement of which no amendment tells.
    #[must_use]
    pub fn from(&self) -> Option<Date> {
        self.from
    }

    /// The last day, of a value that holds for a time.
    #[must_use]
    pub fn to(&self) -> Option<Date> {
        self.to
    }

    /// The identifier of the amendment that brought it.
    #[must_use]
    pub fn amendment(&self) -> Option<&str> {
        self.amendment.as_deref()
    }

    /// The clause of the new text; of what was taken out that of the old one.
    #[must_use]
    pub fn citation(&self) -> Option<&Citation> {
        self.citation.as_ref()
    }
}

/// The tables of one side on the way to a term.
fn items<'n>(
    path: &[Part<'n>],
    pick: impl Fn(&Sides<Option<&'n Node>>) -> Option<&'n Node>,
) -> Vec<&'n Node> {
    let tables = path.iter().filter_map(|part| match part {
        Part::Item(_, sides) => pick(sides),
        Part::Field(_) | Part::Time => None,
    });
    tables.collect()
}

/// Fields and identifiers with `/` between.
fn path(parts: &[Part<'_>]) -> String {
    let names = parts.iter().filter_map(|part| match part {
        Part::Field(name) => Some(*name),
        Part::Item(name, _) => Some(name.as_str()),
        Part::Time => None,
    });
    names.collect::<Vec<&str>>().join("/")
}

/// The same in words: "charge Annual fee, price".
fn place(parts: &[Part<'_>], lang: Lang) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut within = None;
    let mut rest = parts.iter().peekable();
    while let Some(part) = rest.next() {
        match (part, rest.peek()) {
            // The day tells which of the prices it is.
            (Part::Field(name), Some(Part::Time)) => within = Some(*name),
            (Part::Field(name), next) => {
                let one = next.is_some_and(|next| matches!(next, Part::Item(..)));
                let one = one.then(|| words::item(name)).flatten();
                let word = one.or_else(|| words::field(within, name));
                words.push(word.map_or(*name, |word| word.get(lang)).to_owned());
                within = Some(*name);
            }
            (Part::Item(key, sides), _) => {
                let mut called = [sides.after, sides.before].into_iter().flatten();
                let called = called.find_map(|table| shown::called(table, lang));
                let called = called.unwrap_or_else(|| key.clone());
                match words.last_mut() {
                    Some(word) => *word = format!("{word} {called}"),
                    None => words.push(called),
                }
            }
            (Part::Time, _) => {}
        }
    }
    words.join(", ")
}

/// The clause of the new text; of what was taken out that of the old one.
fn cited(found: &Found<'_>, sides: &Sides<&Agreement>) -> Option<Citation> {
    let of = |said: &Said<'_>, around: Option<&Node>, agreement: &Agreement| {
        let own = match said {
            Said::Node(node) => Some(*node),
            Said::Nothing | Said::Order(_) => None,
        };
        let tables = [own, around].into_iter().flatten();
        let mut tables = tables.filter_map(|table| Some((table, table.text("source")?)));
        let (table, id) = tables.next()?;
        let source = agreement.sources.iter().find(|source| source.id == id)?;
        let quote = table.text("quote").map(str::to_owned);
        Some(Citation { source: source.clone(), quote })
    };
    let (said, around) = (&found.said, &found.cited);
    match found.way {
        Way::Removed => of(&said.before, around.before, sides.before),
        _ => of(&said.after, around.after, sides.after),
    }
}

#[cfg(test)]
#[path = "diff/diff_tests.rs"]
mod tests;
