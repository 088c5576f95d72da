//! What reads well and is a trap: found before anyone is billed, from the text alone.
//!
//! Every check has a file of its own. None repeats what reading or planning tells as an error.

mod bands;
mod bounds;
mod funds;
mod known;
mod nobody;
mod open;
pub(crate) mod printed;
mod services;
mod shares;
mod time;
mod twice;
mod unused;

use jiff::civil::Date;

use super::{Agreement, ChargeKind, Pool, Priced, Primitive};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, Position};
use crate::exact::Exact;
use crate::format;
use crate::period::{After, Dated};
use crate::source::Citation;
use crate::text::{Lang, Text};
use known::Known;
pub(crate) use nobody::Nobody;
pub(crate) use unused::unused_measures;

/// A text may have any number of dates: no check looks at the figures of more days than these.
const DAYS: usize = 200;

impl Agreement {
    /// What reads well and is a trap, as far as the text alone tells: shares that miss a hundred, gaps
    /// in time, prices by which more costs less, buyers that never pay, names that nothing uses, what
    /// is not stated. All are warnings.
    ///
    /// ```
    /// # use osuus::agreement::{Agreement, Syntax};
    /// let text = r#"{ "format": 1, "id": "rent", "currency": "EUR", "title": { "en": "Rent" },
    ///   "term": { "from": "2002-01-01", "to": "2003-12-31" },
    ///   "buyers": { "scheme": "party", "list": [{ "code": "a", "name": { "en": "A" } }] },
    ///   "charges": [{ "id": "rent", "name": { "en": "Rent" }, "kind": "pool",
    ///     "amounts": [{ "from": "2002-01-01", "to": "2002-12-31", "amount": "not stated" }],
    ///     "key": { "equal": "buyers" } }] }"#;
    /// let found = Agreement::read(text.as_bytes(), Syntax::Json).unwrap().check_text();
    /// let codes: Vec<&str> = found.iter().map(|one| one.code().as_str()).collect();
    /// assert_eq!(codes, ["not-stated", "ends-early"]);
    /// ```
    #[must_use]
    pub fn check_text(&self) -> Diagnostics {
        if !self.history.versions.is_empty() {
            // Each by what it says of its own time, and what several have once.
            let mut found = Diagnostics::new();
            for one in self.history.versions.iter().flat_map(Self::check_text) {
                if !found.iter().any(|known| known.repeats(&one)) {
                    found.push(one);
                }
            }
            return found.sorted();
        }
        let mut check = Check { agreement: self, found: Diagnostics::new() };
        check.not_stated();
        check.time();
        check.shares();
        check.bands();
        check.funds();
        check.nobody();
        check.twice();
        check.services();
        check.printed();
        check.unused();
        let mut bounds = bounds::Told::default();
        for day in self.days_of_change() {
            check.bounds(&Known::on(self, day), &mut bounds);
        }
        check.found.sorted()
    }

    /// The days on which a figure of the text begins to hold, the first of them.
    fn days_of_change(&self) -> Vec<Date> {
        let stated = self.stated().flat_map(|stated| stated.values);
        let mut days: Vec<Date> = stated.map(|dated| dated.days.from()).collect();
        days.extend(self.term.from);
        days.sort_unstable();
        days.dedup();
        days.truncate(DAYS);
        days
    }

    /// The lists of dated figures by which something is billed.
    fn stated(&self) -> impl Iterator<Item = StatedList<'_>> {
        let charges = self.charges.iter().filter_map(|charge| {
            let (values, after) = match &charge.kind {
                ChargeKind::Rate { rates, after, .. } => (rates, *after),
                ChargeKind::Pool { pool: Pool::Amounts { amounts, after }, .. } => {
                    (amounts, *after)
                }
                _ => return None,
            };
            let cited = charge.citation.as_ref();
            Some(StatedList { id: &charge.id.value, values, after, cited })
        });
        let steps = self.steps.iter().filter_map(|step| match &step.primitive {
            Primitive::Values { values, after, .. } => {
                let (after, cited) = (*after, step.citation.as_ref());
                Some(StatedList { id: &step.id.value, values, after, cited })
            }
            _ => None,
        });
        charges.chain(steps)
    }

    fn money(&self, amount: &Exact) -> Text {
        Text::each(|lang| format::money(amount, &self.currency, lang))
    }
}

/// Figures through time, of a charge or a step.
struct StatedList<'a> {
    id: &'a str,
    values: &'a [Dated<Priced>],
    after: After,
    cited: Option<&'a Citation>,
}

/// The agreement that is checked, and what was found.
struct Check<'a> {
    agreement: &'a Agreement,
    found: Diagnostics,
}

impl Check<'_> {
    fn tell(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }
}

fn at(code: Code, position: Option<Position>) -> Diagnostic {
    Diagnostic::new(code, Input::Agreement).at(position)
}

/// A number as each language writes it.
fn number(value: &Exact) -> Text {
    Text::each(|lang: Lang| format::number(value, 0, lang))
}

#[cfg(test)]
#[cfg(feature = "toml")]
#[path = "check/check_tests.rs"]
mod tests;
