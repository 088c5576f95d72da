//! Reports: what questions about services, caseloads, placements and offices are answered with.
//!
//! A report is named values, tables and remarks. It is made once, and read as JSON, as text, as CSV
//! or as a data frame; every figure in it is exact, and whoever publishes it can withhold what
//! concerns few people.

mod document;
mod published;
mod rendered;

use jiff::civil::Date;

pub use document::{ReportDocument, TableDocument};

use crate::exact::Exact;
use crate::money::Currency;
use crate::source::Citation;
use crate::text::{Lang, Text};

/// An answer: named values, tables, remarks.
///
/// ```
/// use osuus::csv::Style;
/// use osuus::report::{Cell, Column, Kind, Report, Table};
/// use osuus::text::{Lang, Text};
/// let rooms = Table::new("rooms", Text::same("Rooms"), vec![
///     Column::new("office", Text::same("Office"), Kind::Text),
///     Column::new("rooms", Text::same("Rooms"), Kind::Whole),
/// ])
/// .row(vec![Cell::text("Keuruu"), Cell::Whole(4)]);
/// let report = Report::new("osuus.example/1", Text::same("Offices")).table(rooms);
/// assert!(report.to_text(Lang::En).contains("Keuruu"));
/// assert_eq!(report.to_csv("rooms", Style::Plain).unwrap(), "office,rooms\nKeuruu,4\n");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    schema: &'static str,
    title: Text,
    values: Vec<Value>,
    tables: Vec<Table>,
    remarks: Vec<Remark>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Value {
    name: &'static str,
    label: Text,
    cell: Cell,
    /// How many clients it tells of, if it does.
    clients: Option<u64>,
}

/// Rows of one kind, each a cell for every column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    name: &'static str,
    title: Text,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    /// The column that says how many clients a row tells of.
    clients: Option<usize>,
    audience: Audience,
}

/// For whom a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Audience {
    Everybody,
    /// For those who may see single clients: never in a published report.
    Few,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    name: &'static str,
    heading: Text,
    kind: Kind,
    /// Whether its cells follow from how many clients there are.
    follows: bool,
}

/// Whether a report tells of single people by their keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keys {
    /// Only how many there are.
    #[default]
    Hidden,
    /// In a table of their own, which a published report leaves out: personal data, for those who may see it.
    Shown,
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text, or a word with a stable code.
    Text,
    /// A whole number.
    Whole,
    /// An exact number: a decimal where it ends, else a fraction.
    Number,
    /// A day.
    Day,
    /// Yes or no.
    YesNo,
}

/// One figure or text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing is known, or it is withheld.
    None,
    /// The same in every language.
    Text(String),
    /// As each language says it.
    Local(Text),
    /// A word with a stable code for programs.
    Word(&'static str, Text),
    /// A count.
    Whole(u64),
    /// An exact number.
    Number(Exact),
    /// Money, with at least the decimals of its currency.
    Money(Exact, Currency),
    /// A day.
    Day(Date),
    /// Yes or no.
    YesNo(bool),
}

impl Cell {
    /// A text that is the same in every language.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A cell, or an empty one.
    #[must_use]
    pub fn or_none<T>(value: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::None, cell)
    }
}

/// Something that a reader of the report has to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    id: &'static str,
    text: Text,
    citation: Option<Citation>,
    verified: bool,
}

impl Remark {
    /// A remark.
    #[must_use]
    pub fn new(id: &'static str, text: Text) -> Self {
        Self { id, text, citation: None, verified: true }
    }

    /// The same, not held against a source: every form of the report says so.
    #[must_use]
    pub fn unverified(self) -> Self {
        Self { verified: false, ..self }
    }

    /// The same with where it stands.
    #[must_use]
    pub fn cited(self, citation: Option<Citation>) -> Self {
        Self { citation, ..self }
    }

    /// Its stable identifier.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// Whether it was held against a source.
    #[must_use]
    pub fn is_verified(&self) -> bool {
        self.verified
    }

    /// Where it stands.
    #[must_use]
    pub fn citation(&self) -> Option<&Citation> {
        self.citation.as_ref()
    }
}

impl Column {
    /// A column whose cells do not depend on how many clients there are.
    #[must_use]
    pub fn new(name: &'static str, heading: Text, kind: Kind) -> Self {
        Self { name, heading, kind, follows: false }
    }

    /// A column of texts and words, by its heading in Finnish, Swedish and English.
    pub(crate) fn words(name: &'static str, fi: &str, sv: &str, en: &str) -> Self {
        Self::new(name, Text::in_all(fi, sv, en), Kind::Text)
    }

    /// The same of whole numbers.
    pub(crate) fn whole(name: &'static str, fi: &str, sv: &str, en: &str) -> Self {
        Self::new(name, Text::in_all(fi, sv, en), Kind::Whole)
    }

    /// The same of exact numbers.
    pub(crate) fn number(name: &'static str, fi: &str, sv: &str, en: &str) -> Self {
        Self::new(name, Text::in_all(fi, sv, en), Kind::Number)
    }

    /// The same of days.
    pub(crate) fn day(name: &'static str, fi: &str, sv: &str, en: &str) -> Self {
        Self::new(name, Text::in_all(fi, sv, en), Kind::Day)
    }

    /// The same where cells follow from how many clients there are: withheld with them.
    #[must_use]
    pub fn of_clients(self) -> Self {
        Self { follows: true, ..self }
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// What its cells are.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }
}

impl Table {
    /// A table without rows.
    #[must_use]
    pub fn new(name: &'static str, title: Text, columns: Vec<Column>) -> Self {
        let audience = Audience::Everybody;
        Self { name, title, columns, rows: Vec::new(), clients: None, audience }
    }

    /// The same, with the column that says how many clients a row tells of.
    #[must_use]
    pub fn clients(mut self, column: &str) -> Self {
        self.clients = self.columns.iter().position(|known| known.name == column);
        if let Some(column) = self.clients.and_then(|place| self.columns.get_mut(place)) {
            column.follows = true;
        }
        self
    }

    /// The same, which a published report leaves out.
    #[must_use]
    pub fn confidential(self) -> Self {
        Self { audience: Audience::Few, ..self }
    }

    /// With one row more; it has a cell for every column, whatever was given.
    #[must_use]
    pub fn row(mut self, cells: Vec<Cell>) -> Self {
        self.push(cells);
        self
    }

    /// Adds a row; it has a cell for every column, whatever was given.
    pub fn push(&mut self, mut cells: Vec<Cell>) {
        cells.resize(self.columns.len(), Cell::None);
        self.rows.push(cells);
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Its columns.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Its rows, each a cell for every column.
    #[must_use]
    pub fn rows(&self) -> &[Vec<Cell>] {
        &self.rows
    }

    /// A cell by its row and the name of its column.
    #[must_use]
    pub fn cell(&self, row: usize, column: &str) -> Option<&Cell> {
        let place = self.columns.iter().position(|known| known.name == column)?;
        self.rows.get(row)?.get(place)
    }
}

impl Report {
    /// A report with nothing in it; `schema` is such as `osuus.caseload/1`.
    #[must_use]
    pub fn new(schema: &'static str, title: Text) -> Self {
        let (values, tables, remarks) = (Vec::new(), Vec::new(), Vec::new());
        Self { schema, title, values, tables, remarks }
    }

    /// With a named value.
    #[must_use]
    pub fn value(mut self, name: &'static str, label: Text, cell: Cell) -> Self {
        self.values.push(Value { name, label, cell, clients: None });
        self
    }

    /// With the currency that its amounts are in.
    #[must_use]
    pub(crate) fn currency(self, currency: &Currency) -> Self {
        let label = Text::in_all("Valuutta", "Valuta", "Currency");
        self.value("currency", label, Cell::text(currency.to_string()))
    }

    /// With a named value that tells of so many clients.
    #[must_use]
    pub fn value_of_clients(
        mut self,
        name: &'static str,
        label: Text,
        cell: Cell,
        clients: u64,
    ) -> Self {
        self.values.push(Value { name, label, cell, clients: Some(clients) });
        self
    }

    /// With a table.
    #[must_use]
    pub fn table(mut self, table: Table) -> Self {
        self.tables.push(table);
        self
    }

    /// With a remark, unless it was made before.
    #[must_use]
    pub fn remark(mut self, remark: Remark) -> Self {
        if !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
        self
    }

    /// Which kind of report it is.
    #[must_use]
    pub fn schema(&self) -> &'static str {
        self.schema
    }

    /// A named value.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Cell> {
        self.values.iter().find(|value| value.name == name).map(|value| &value.cell)
    }

    /// What it is of.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &str {
        self.title.get(lang)
    }

    /// Its named values, in order.
    pub fn values(&self) -> impl Iterator<Item = (&'static str, &Cell)> {
        self.values.iter().map(|value| (value.name, &value.cell))
    }

    /// Its tables.
    #[must_use]
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// A table by its name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }

    /// Its remarks.
    #[must_use]
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }
}

#[cfg(test)]
#[path = "report/report_tests.rs"]
mod tests;
