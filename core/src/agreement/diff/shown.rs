//! What stood there and what stands there now, as people read it.

use super::super::Agreement;
use super::tree::{Part, Said, scalar};
use super::words;
use crate::exact::Exact;
use crate::format;
use crate::period::{Interval, date};
use crate::read::node::{Field, Node, Value};
use crate::text::{Lang, Text};

/// Fields that hold money in the currency of the agreement.
const MONEY: [&str; 2] = ["amount", "salary"];

/// Fields that hold parts of a hundred.
const PERCENT: [&str; 5] = ["percent", "rise", "fall", "on_costs", "overheads"];

/// Fields that hold other numbers; all else that looks like one is a code or a year.
const NUMBERS: [&str; 24] = [
    "above",
    "at_least",
    "at_most",
    "below",
    "cap",
    "capacity",
    "ceiling",
    "contracted",
    "count",
    "equals",
    "factor",
    "floor",
    "included",
    "maximum",
    "minimum",
    "number",
    "size",
    "threshold",
    "to",
    "tolerance",
    "unit",
    "up_to",
    "value",
    "weight",
];

/// One side of a difference, to be put into words.
pub(super) struct Side<'n> {
    pub agreement: &'n Agreement,
    /// The tables on the way, as they stand on this side.
    pub tables: Vec<&'n Node>,
}

impl Side<'_> {
    /// What is said; none where nothing is.
    pub fn shown(&self, path: &[Part<'_>], said: &Said<'_>) -> Option<Text> {
        let fields = path.iter().rev();
        let mut names = fields.filter_map(|part| match part {
            Part::Field(name) => Some(*name),
            Part::Item(..) | Part::Time => None,
        });
        let name = names.next().unwrap_or_default();
        match said {
            Said::Nothing => None,
            Said::Order(list) => Some(Text::same(&list.join(", "))),
            Said::Node(node) => Some(Text::each(|lang| {
                let within = names.clone().next();
                // Its name stands in its place already.
                let told = match (&node.value, path.last()) {
                    (Value::Table(fields), Some(Part::Item(..))) => {
                        let other = |field: &&Field| field.name != "name";
                        let fields: Vec<Field> =
                            fields.iter().filter(other).cloned().collect();
                        self.fields(name, &fields, node, lang)
                    }
                    _ => self.told(within, name, node, lang),
                };
                match called(node, lang) {
                    Some(called) if told.is_empty() => called,
                    None if told.is_empty() => "–".to_owned(),
                    _ => told,
                }
            })),
        }
    }

    fn told(&self, within: Option<&str>, name: &str, node: &Node, lang: Lang) -> String {
        match &node.value {
            Value::Table(fields) => match text(fields, lang) {
                Some(text) => text,
                None => self.fields(name, fields, node, lang),
            },
            Value::List(items) => {
                let items = items.iter().map(|item| match &item.value {
                    Value::Table(fields) if text(fields, lang).is_none() => {
                        format!("({})", self.told(within, name, item, lang))
                    }
                    _ => self.told(within, name, item, lang),
                });
                items.collect::<Vec<String>>().join(", ")
            }
            _ => self.value(within, name, scalar(node).unwrap_or_default(), lang),
        }
    }

    /// The fields of a table, the clause left out: it is told beside it.
    fn fields(&self, name: &str, fields: &[Field], table: &Node, lang: Lang) -> String {
        let inside = self.inside(table);
        let time = time(table, lang);
        let left: &[&str] = match time {
            Some(_) => &["id", "code", "source", "quote", "from", "to"],
            None => &["id", "code", "source", "quote"],
        };
        let shown = fields.iter().filter(|field| !left.contains(&field.name.as_str()));
        let told = shown.map(|field| {
            let word = words::field(Some(name), &field.name);
            let word = word.map_or(field.name.as_str(), |word| word.get(lang));
            let value = inside.told(Some(name), &field.name, &field.node, lang);
            format!("{word}: {value}")
        });
        time.into_iter().chain(told).collect::<Vec<String>>().join("; ")
    }

    /// The same side, one table further in.
    fn inside<'s>(&'s self, table: &'s Node) -> Side<'s> {
        let mut tables = self.tables.clone();
        tables.push(table);
        Side { agreement: self.agreement, tables }
    }

    fn value(&self, within: Option<&str>, name: &str, text: &str, lang: Lang) -> String {
        let number = || text.parse::<Exact>().ok();
        let decimal = |value: &Exact| format::number(value, places(text), lang);
        let money = |value: &Exact| format::money(value, &self.agreement.currency, lang);
        if let Some(day) = date(text) {
            return format::day(day, lang);
        }
        match (name, number()) {
            ("price", Some(value)) => match self.unit(lang) {
                Some(unit) => format!("{}/{unit}", money(&value)),
                None => money(&value),
            },
            (name, Some(value)) if MONEY.contains(&name) => money(&value),
            (name, Some(value)) if PERCENT.contains(&name) => match lang {
                Lang::En => format!("{}%", decimal(&value)),
                Lang::Fi | Lang::Sv => format!("{}\u{a0}%", decimal(&value)),
            },
            // The age of a person and the day of a year are no quantities.
            ("to", Some(_)) if within == Some("ages") => text.to_owned(),
            (name, Some(value)) if NUMBERS.contains(&name) => decimal(&value),
            _ => word(text, lang).map_or_else(|| text.to_owned(), str::to_owned),
        }
    }

    /// One unit of what a charge counts, where its measure tells.
    fn unit(&self, lang: Lang) -> Option<String> {
        let charge = self.tables.iter().rev();
        let mut charge = charge.filter(|table| table.field("kind").is_some());
        let charge = charge.next()?;
        let into = charge.field("counted").and_then(|counted| counted.text("into"));
        let measure = || self.agreement.measure(charge.text("measure")?);
        let unit = match into {
            Some(unit) => unit,
            None => measure()?.unit.as_str(),
        };
        let own = self.agreement.units.iter().find(|known| known.id == unit);
        own.map(|own| own.one.get(lang).to_owned())
    }
}

/// What people call a table that has a name.
pub(super) fn called(table: &Node, lang: Lang) -> Option<String> {
    let name = ["name", "one"].into_iter().find_map(|name| table.field(name))?;
    let Value::Table(fields) = &name.value else { return None };
    text(fields, lang)
}

/// The days for which a table holds, if it says both.
fn time(table: &Node, lang: Lang) -> Option<String> {
    let day = |name| date(scalar(table.field(name)?)?);
    Some(format::days(Interval::new(day("from")?, day("to")?)?, lang))
}

/// Decimals of a number as it is written.
fn places(text: &str) -> usize {
    text.split_once('.').map_or(0, |(_, decimals)| decimals.len())
}

/// A text for people, if the table is one.
fn text(fields: &[Field], lang: Lang) -> Option<String> {
    let mut text = Text::default();
    for field in fields {
        let words = Some(scalar(&field.node)?.to_owned());
        match field.name.as_str() {
            "fi" => text.fi = words,
            "sv" => text.sv = words,
            "en" => text.en = words,
            _ => return None,
        }
    }
    (!fields.is_empty()).then(|| text.get(lang).to_owned())
}

/// The words of the format that stand in many fields.
fn word(text: &str, lang: Lang) -> Option<&'static str> {
    Some(match text {
        "yes" => lang.choose("kyllä", "ja", "yes"),
        "no" => lang.choose("ei", "nej", "no"),
        "not stated" => lang.choose("ei ilmoitettu", "inte angett", "not stated"),
        _ => return None,
    })
}
