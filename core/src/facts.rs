//! Facts: quantities of buyers in periods, as a tidy table.

mod column;
mod csv;
mod earlier;
mod json;
mod reading;
mod rows;
mod secrecy;
mod seen;
mod sheet;
mod useless;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use column::Column;
pub use earlier::Earlier;
pub(crate) use earlier::stage_behind;
use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use crate::agreement::{Agreement, Buyer, Fractions, Measure, Of};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, Position};
use crate::exact::Exact;
use crate::format;
use crate::period::Period;
use crate::text::{Lang, Text};
use reading::Places;
pub use rows::{Cells, FactRow};
pub(crate) use secrecy::of_clients;
use seen::Seen;
use sheet::SheetRow;
pub use sheet::{Cell, Sheet};

/// The most bytes of a table of facts.
pub const LARGEST: usize = 32 << 20;

/// A fact that has been read: exact, dated, with its place in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Code of the buyer; none for a measure of the whole agreement.
    pub buyer: Option<Arc<str>>,
    /// Identifier of the measure.
    pub measure: Arc<str>,
    /// Period.
    pub period: Period,
    /// Value.
    pub value: Exact,
    /// How sure it is.
    pub status: Option<Status>,
    /// The day on which it became known.
    pub known: Option<Date>,
    /// Key of the client, for a measure of clients.
    pub client: Option<String>,
    unit: Option<Arc<str>>,
    name: Option<Arc<str>>,
    position: Option<Position>,
    in_sheet: Option<SheetRow>,
}

/// How sure a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Planned.
    Budget,
    /// Happened.
    Actual,
    /// Happened, figure not final.
    Preliminary,
    /// Not to change any more.
    Final,
    /// Made up, to show how an agreement works: every result that uses it says so.
    Illustrative,
}

impl Status {
    /// Every value, with its name in tables.
    pub const NAMES: [(&'static str, Self); 5] = [
        ("budget", Self::Budget),
        ("actual", Self::Actual),
        ("preliminary", Self::Preliminary),
        ("final", Self::Final),
        ("illustrative", Self::Illustrative),
    ];

    /// The name in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::NAMES
            .iter()
            .find(|(_, status)| *status == self)
            .map_or("", |(name, _)| name)
    }
}

/// A table of facts. Copies share their rows.
///
/// ```
/// use osuus::facts::Facts;
/// let facts = Facts::from_csv(b"buyer,measure,period,value\n435,pair-work,2002,10\n").unwrap();
/// assert_eq!(facts.iter().count(), 1);
/// let error = Facts::from_csv(b"buyer,measure,period,value\n435,pair-work,2002,1e1\n").unwrap_err();
/// assert_eq!(error.iter().next().unwrap().position().unwrap().line, 2);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    rows: Arc<Vec<Fact>>,
    earlier: Arc<Vec<Earlier>>,
}

impl Facts {
    /// No facts.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Facts from a CSV table: `buyer,measure,period,value[,status,known,unit,name]`. Lines above the
    /// header that begin with `#` are a comment.
    ///
    /// # Errors
    /// Everything that is wrong with the table, with lines and columns.
    pub fn from_csv(bytes: &[u8]) -> Result<Self, Diagnostics> {
        csv::read(bytes)
    }

    /// Facts from JSON: `{ "rows": [{ "buyer", "measure", "period", "value", ... }] }`.
    ///
    /// # Errors
    /// Everything that is wrong with the rows.
    pub fn from_json(text: &str) -> Result<Self, Diagnostics> {
        json::read(text)
    }

    /// Facts from rows.
    ///
    /// # Errors
    /// Everything that is wrong with the rows.
    pub fn from_rows(rows: &[FactRow]) -> Result<Self, Diagnostics> {
        Self::from_cells(|| rows.iter().map(FactRow::cells))
    }

    /// Facts from rows that somebody else holds, such as the columns of a data frame; they are asked for
    /// twice.
    ///
    /// # Errors
    /// Everything that is wrong with the rows.
    ///
    /// ```
    /// use osuus::facts::{Cells, Facts};
    /// let row = Cells { buyer: "435", measure: "pair-work", period: "2002", value: "10", ..Cells::default() };
    /// assert_eq!(Facts::from_cells(|| [row].into_iter()).unwrap().iter().count(), 1);
    /// ```
    pub fn from_cells<'a, I>(rows: impl Fn() -> I) -> Result<Self, Diagnostics>
    where
        I: Iterator<Item = Cells<'a>>,
    {
        let of_clients = rows().any(|row| row.client.is_some());
        let rows = rows().map(|row| (row, Places::default()));
        Self::read(rows, of_clients, Diagnostics::new())
    }

    /// These and others.
    #[must_use]
    pub(crate) fn and(self, others: &Self) -> Self {
        let rows = self.rows.iter().chain(others.rows.iter()).cloned().collect();
        let earlier = self.earlier.iter().chain(others.earlier.iter()).cloned().collect();
        Self { rows: Arc::new(rows), earlier: Arc::new(earlier) }
    }

    /// Facts that were worked out: no text, and no digits to be lost.
    pub(crate) fn worked_out(facts: impl IntoIterator<Item = Fact>) -> Self {
        Self { rows: Arc::new(facts.into_iter().collect()), earlier: Arc::default() }
    }

    /// The rows that `taken` takes, each perhaps under another measure; earlier statements stay.
    pub(crate) fn taken(&self, taken: impl Fn(&Fact) -> Vec<Fact>) -> Self {
        let rows = self.rows.iter().flat_map(taken).collect();
        Self { rows: Arc::new(rows), earlier: Arc::clone(&self.earlier) }
    }

    /// In the order of the table.
    pub fn iter(&self) -> std::slice::Iter<'_, Fact> {
        self.rows.iter()
    }

    /// The facts of `rows`, unless they or the `problems` found before stand in the way.
    fn read<'r>(
        rows: impl Iterator<Item = (Cells<'r>, Places)>,
        // Where the table has clients, a row without a key may be one of which it was left out.
        of_clients: bool,
        mut problems: Diagnostics,
    ) -> Result<Self, Diagnostics> {
        let mut facts = Vec::with_capacity(rows.size_hint().0);
        let mut seen = Seen::default();
        for (row, places) in rows {
            facts.extend(reading::fact(
                row,
                &places,
                of_clients,
                &mut seen,
                &mut problems,
            ));
        }
        problems.unless_errors(Self { rows: Arc::new(facts), earlier: Arc::default() })
    }

    /// With earlier statements, from which `prior` steps take what was paid, and settlements and
    /// corrections what was billed before: those of one year in the order in which they were made.
    ///
    /// # Errors
    /// Two of them are of the same agreement, period and stage, or two corrections are the same.
    pub fn with_earlier(self, earlier: Vec<Earlier>) -> Result<Self, Diagnostics> {
        earlier::unlike(&earlier)?;
        Ok(Self { earlier: Arc::new(earlier), ..self })
    }

    pub(crate) fn earlier(&self) -> &[Earlier] {
        &self.earlier
    }

    /// Holds every row that `concerns` a plan against its agreement and its buyers.
    pub(crate) fn check(
        &self,
        agreement: &Agreement,
        buyers: &[Buyer],
        concerns: impl Fn(&Fact) -> bool,
        problems: &mut Diagnostics,
    ) {
        let by_code: BTreeMap<&str, &Buyer> =
            buyers.iter().map(|buyer| (buyer.code.as_str(), buyer)).collect();
        for fact in self.iter().filter(|fact| concerns(fact)) {
            let Some(measure) = agreement.measure(&fact.measure) else {
                let known: Vec<&str> =
                    agreement.measures.iter().map(|m| m.id.as_str()).collect();
                problems.push(fact.unknown_measure(&known));
                continue;
            };
            // A row whose key was left out is of a client all the same.
            let problem = |code, column| {
                let problem = fact.problem(code, column);
                if measure.of == Of::Client { problem.confidential() } else { problem }
            };
            if let Some(unit) = fact.unit.as_ref().filter(|unit| ***unit != *measure.unit)
            {
                problems.push(
                    fact.tell(problem(Code::WrongUnit, Column::Unit), "found", unit)
                        .with("id", &measure.id)
                        .with("expected", &measure.unit),
                );
            }
            let of = |code, column| problem(code, column).with("measure", &measure.id);
            match (&fact.client, measure.of) {
                (None, Of::Client) => {
                    problems.push(of(Code::FactWithoutClient, Column::Client));
                }
                (Some(_), Of::Buyer | Of::Agreement) => {
                    problems.push(of(Code::FactOfClient, Column::Client));
                }
                (Some(_), Of::Client) | (None, _) => {}
            }
            let buyer = fact.buyer.as_ref().and_then(|code| by_code.get(&**code));
            match (&fact.buyer, measure.of) {
                (None, Of::Buyer | Of::Client) => {
                    problems.push(of(Code::FactWithoutBuyer, Column::Buyer));
                }
                (Some(code), Of::Agreement) => {
                    let found = of(Code::FactOfAgreement, Column::Buyer);
                    problems.push(fact.tell(found, "code", code));
                }
                (Some(code), Of::Buyer | Of::Client) => {
                    if let Some(buyer) = buyer {
                        fact.check_name(buyer, problems);
                    } else {
                        let found = problem(Code::UnknownBuyer, Column::Buyer);
                        let unknown = unknown(found, code, buyers);
                        problems.push(fact.tell(unknown, "code", code));
                    }
                }
                (None, Of::Agreement) => {}
            }
            if fact.client.is_some() && measure.of != Of::Client {
                // It is refused already; what else is said of its figure would show it.
                continue;
            }
            let who = || match buyer {
                Some(buyer) => buyer.name.clone(),
                None if fact.client.is_some() => Text::withheld(),
                None => Text::same(fact.who()),
            };
            let found = unfit(agreement, measure, who, &fact.value);
            problems.extend(
                found
                    .into_iter()
                    .map(|one| fact.place(one.of(Input::Facts), Column::Value)),
            );
        }
    }
}

impl<'a> IntoIterator for &'a Facts {
    type Item = &'a Fact;
    type IntoIter = std::slice::Iter<'a, Fact>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Fact {
    /// A fact of a buyer that was worked out, perhaps of a single client.
    pub(crate) fn new(
        buyer: &str,
        measure: &str,
        period: Period,
        value: Exact,
        client: Option<String>,
    ) -> Self {
        Self {
            buyer: Some(buyer.into()),
            measure: measure.into(),
            period,
            value,
            status: None,
            known: None,
            client,
            unit: None,
            name: None,
            position: None,
            in_sheet: None,
        }
    }

    /// A fact that was made of others, perhaps of the whole agreement.
    pub(crate) fn made(
        buyer: Option<&str>,
        measure: &str,
        period: Period,
        value: Exact,
    ) -> Self {
        let fact = Self::new("", measure, period, value, None);
        Self { buyer: buyer.map(Into::into), ..fact }
    }

    /// The same, counted as another measure; the unit is that one's.
    pub(crate) fn counted_as(&self, measure: &str) -> Self {
        Self { measure: measure.into(), unit: None, ..self.clone() }
    }

    /// Where it stands in the table.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        self.position
    }

    /// Whose it is, for a message.
    #[must_use]
    pub fn who(&self) -> &str {
        self.buyer.as_deref().unwrap_or("*")
    }

    /// That its measure is none of those known.
    pub(crate) fn unknown_measure(&self, known: &[&str]) -> Diagnostic {
        let nearest = crate::suggest::nearest(&self.measure, known.iter().copied());
        let found = self.problem(Code::UnknownMeasure, Column::Measure);
        self.tell(found, "id", &self.measure)
            .with("known", crate::suggest::list(nearest, known))
    }

    /// That its buyer is none of those known.
    pub(crate) fn unknown_buyer(&self, buyers: &[Buyer]) -> Diagnostic {
        let code = self.buyer.as_deref().unwrap_or_default();
        let found = self.problem(Code::UnknownBuyer, Column::Buyer);
        self.tell(unknown(found, code, buyers), "code", code)
    }

    /// A diagnostic with the place of the row, in a sheet with that of the cell.
    pub(crate) fn place(&self, problem: Diagnostic, column: Column) -> Diagnostic {
        let cell = self.in_sheet.as_ref().map(|row| row.cell(column));
        problem.at(self.position).in_cell(cell)
    }

    /// A diagnostic of the row.
    fn problem(&self, code: Code, column: Column) -> Diagnostic {
        let problem = self.place(Diagnostic::new(code, Input::Facts), column);
        if self.client.is_some() { problem.confidential() } else { problem }
    }

    /// With a cell of the row: what slipped into one of a client's may be its key.
    fn tell(&self, problem: Diagnostic, name: &'static str, cell: &str) -> Diagnostic {
        if self.client.is_some() {
            problem.with_text(name, Text::withheld())
        } else {
            problem.with(name, cell)
        }
    }

    fn check_name(&self, buyer: &Buyer, problems: &mut Diagnostics) {
        let Some(name) = &self.name else { return };
        let folded = |name: &str| name.nfc().collect::<String>().to_lowercase();
        let same = |known: &str| folded(known) == folded(name);
        if !buyer.name.all().any(same) {
            problems.push(
                self.tell(self.problem(Code::WrongName, Column::Name), "found", name)
                    .with("code", &buyer.code)
                    .with_text("expected", buyer.name.clone()),
            );
        }
    }
}

/// What keeps a figure from being one of a measure, wherever it comes from.
pub(crate) fn unfit(
    agreement: &Agreement,
    measure: &Measure,
    who: impl Fn() -> Text,
    figure: &Exact,
) -> Diagnostics {
    let of_client = measure.of == Of::Client;
    let problem = |code| {
        let shown = |lang| Some(format::number(figure, 0, lang));
        let value =
            || Text { fi: shown(Lang::Fi), sv: shown(Lang::Sv), en: shown(Lang::En) };
        let problem = Diagnostic::new(code, Input::Register)
            .with_text("measure", measure.name.clone())
            .with_text("who", who())
            .with_text("value", if of_client { Text::withheld() } else { value() });
        if of_client { problem.confidential() } else { problem }
    };
    let mut problems = Diagnostics::new();
    // A pool of the agreement may be negative: a surplus that is paid back.
    if figure.is_negative() && measure.of != Of::Agreement {
        problems.push(problem(Code::NegativeFact));
    }
    if measure.fractions == Fractions::Refused && !figure.is_whole() {
        let unit = agreement.units.iter().find(|unit| unit.id == measure.unit);
        let unit =
            unit.map_or_else(|| Text::same(&measure.unit), |unit| unit.one.clone());
        problems.push(problem(Code::FractionRefused).with_text("unit", unit));
    }
    problems
}

/// A code that is not one of the buyers.
pub(crate) fn unknown_buyer(code: &str, buyers: &[Buyer], input: Input) -> Diagnostic {
    unknown(Diagnostic::new(Code::UnknownBuyer, input), code, buyers).with("code", code)
}

/// With the buyers that there are, those that the code may mean first.
fn unknown(problem: Diagnostic, code: &str, buyers: &[Buyer]) -> Diagnostic {
    let known: Vec<&str> = buyers.iter().map(|buyer| buyer.code.as_str()).collect();
    let nearest = crate::suggest::nearest(code, known.iter().copied());
    problem.with("known", crate::suggest::list(nearest, &known))
}

#[cfg(test)]
#[path = "facts/facts_tests.rs"]
mod tests;
