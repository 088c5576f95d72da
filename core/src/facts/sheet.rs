//! Facts from the sheets of a workbook: of a template that was filled in, or of any table that has
//! the columns of facts. Where it begins is found by its head line; what stands above is for people.

mod digits;

use std::fmt;
use std::sync::Arc;

use super::column::Column;
use super::{FactRow, Facts, Places};
use crate::diagnostic::words::Form;
use crate::diagnostic::{CellPlace, Code, Diagnostic, Diagnostics, Input};
use crate::text::Text;

/// A sheet that has no head line among so many rows has no table of facts.
const HEAD_WITHIN: usize = 50;

/// Without them nothing can be said; a fact of the whole agreement has no buyer.
const NEEDED: [Column; 3] = [Column::Measure, Column::Period, Column::Value];

/// A sheet of a workbook, from its first row and column on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its cells, row by row.
    pub rows: Vec<Vec<Cell>>,
}

/// What a cell of a sheet holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// A text.
    Text(String),
    /// A number, as the shortest decimal that is the same binary number.
    Number(String),
    /// A day, as `2002-12-31`.
    Day(String),
    /// A time of day or a length of time.
    Time(String),
    /// True or false.
    YesNo(String),
    /// An error such as `#DIV/0!`.
    Fault(String),
    /// A formula that no spreadsheet program has worked out yet.
    NotWorkedOut,
}

/// The head line of a table in a sheet.
#[derive(Debug, PartialEq, Eq)]
struct Head {
    sheet: String,
    columns: Vec<Option<Column>>,
}

/// The row of a sheet that a fact was read from.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct SheetRow {
    head: Arc<Head>,
    row: usize,
}

impl Facts {
    /// Facts from the sheets of a workbook, as a spreadsheet program has them.
    ///
    /// A table begins at its head line, whose cells are the names of columns or their headings in any
    /// language; sheets without one are passed over. Numbers of cells are binary: one with more than
    /// `decimals` decimals is refused, so that `0.30000000000000004` is not billed.
    ///
    /// ```
    /// use osuus::facts::{Cell, Facts, Sheet};
    /// let text = |text: &str| Cell::Text(text.to_owned());
    /// let head = ["Koodi", "Suure", "Jakso", "Arvo"].map(text).to_vec();
    /// let row = vec![text("435"), text("use"), text("2002"), Cell::Number("0.125".to_owned())];
    /// let sheet = Sheet { name: "Käyttö".to_owned(), rows: vec![head, row] };
    /// assert_eq!(Facts::from_sheets(&[sheet.clone()], 3)?.iter().count(), 1);
    /// let refused = Facts::from_sheets(&[sheet], 2).unwrap_err();
    /// assert_eq!(refused.iter().next().unwrap().cell().unwrap().to_string(), "Käyttö!D2");
    /// # Ok::<(), osuus::diagnostic::Diagnostics>(())
    /// ```
    ///
    /// # Errors
    /// Everything that is wrong, with sheet and cell; that no sheet has a table of facts.
    pub fn from_sheets(sheets: &[Sheet], decimals: usize) -> Result<Self, Diagnostics> {
        let mut problems = Diagnostics::new();
        let mut rows: Vec<(FactRow, Places)> = Vec::new();
        let (mut tables, mut of_clients) = (0, false);
        for sheet in sheets {
            let Some((above, head)) = head(sheet) else { continue };
            tables += 1;
            of_clients |= head.columns.contains(&Some(Column::Client));
            let before = problems.errors();
            check(&head, sheet.rows.get(above), above, &mut problems);
            if problems.errors() > before {
                continue;
            }
            let head = Arc::new(head);
            for (row, cells) in sheet.rows.iter().enumerate().skip(above + 1) {
                let of = SheetRow { head: Arc::clone(&head), row };
                let read = Reading { cells, of: &of, decimals, problems: &mut problems };
                rows.extend(read.row().map(|row| (row, Places::in_sheet(of))));
            }
        }
        if tables == 0 {
            let none = Diagnostic::new(Code::NoFactsSheet, Input::Facts);
            problems.push(none.with_text("columns", headings()));
        }
        let rows = rows.iter().map(|(row, places)| (row.cells(), places.clone()));
        Self::read(rows, of_clients, problems)
    }
}

/// The head line of the table in a sheet, and how many rows stand above it.
fn head(sheet: &Sheet) -> Option<(usize, Head)> {
    let columns = |cells: &Vec<Cell>| -> Vec<Option<Column>> {
        let named = |cell: &Cell| match cell {
            Cell::Text(text) => Column::named(text),
            _ => None,
        };
        cells.iter().map(named).collect()
    };
    let mut rows = sheet.rows.iter().take(HEAD_WITHIN).map(columns).enumerate();
    let (above, columns) =
        rows.find(|(_, columns)| columns.iter().flatten().count() > 1)?;
    Some((above, Head { sheet: sheet.name.clone(), columns }))
}

/// Every heading is one of a table of facts, none stands twice, and none is lacking.
fn check(head: &Head, cells: Option<&Vec<Cell>>, row: usize, problems: &mut Diagnostics) {
    let problem = |code, column| {
        let cell = CellPlace::new(&head.sheet, row, column);
        Diagnostic::new(code, Input::Facts).in_cell(Some(cell))
    };
    for (place, cell) in cells.into_iter().flatten().enumerate() {
        let column = head.columns.get(place).copied().flatten();
        match (cell, column) {
            (Cell::Text(text), None) if !text.trim().is_empty() => {
                let name = text.trim();
                let allowed = Text::each(|lang| {
                    let all = Column::ALL.map(|column| column.heading(lang));
                    let nearest = crate::suggest::nearest(name, all.into_iter());
                    crate::suggest::list(nearest, &all)
                });
                let unknown = problem(Code::UnknownColumn, place).with("name", name);
                problems.push(unknown.with_text("allowed", allowed));
            }
            (_, Some(column))
                if head
                    .columns
                    .iter()
                    .take(place)
                    .any(|other| *other == Some(column)) =>
            {
                let twice = problem(Code::DuplicateField, place);
                problems.push(twice.with_text("name", column.text()));
            }
            _ => {}
        }
    }
    for column in NEEDED {
        if !head.columns.contains(&Some(column)) {
            let missing =
                problem(Code::MissingColumn, 0).with_text("name", column.text());
            problems.push(missing.with_text("columns", headings()));
        }
    }
}

/// What the needed columns are called.
fn headings() -> Text {
    Text::each(|lang| {
        let wanted = [Column::Buyer, Column::Measure, Column::Period, Column::Value];
        wanted.map(|column| column.heading(lang)).join(", ")
    })
}

/// A row of cells that is read.
struct Reading<'r> {
    cells: &'r [Cell],
    of: &'r SheetRow,
    decimals: usize,
    problems: &'r mut Diagnostics,
}

impl Reading<'_> {
    /// The row as texts; none where its value is empty, or a cell cannot be read.
    fn row(mut self) -> Option<FactRow> {
        let before = self.problems.errors();
        let value = self.value()?;
        let row = FactRow {
            buyer: self.words(Column::Buyer).unwrap_or_default(),
            measure: self.words(Column::Measure).unwrap_or_default(),
            period: self.words(Column::Period).unwrap_or_default(),
            value,
            status: self.words(Column::Status),
            known: self.words(Column::Known),
            unit: self.words(Column::Unit),
            name: self.words(Column::Name),
            client: self.words(Column::Client),
        };
        (self.problems.errors() == before).then_some(row)
    }

    fn cell(&self, column: Column) -> &Cell {
        let place = self.of.head.place(column);
        place.and_then(|place| self.cells.get(place)).unwrap_or(&Cell::Empty)
    }

    /// The digits of the value; none where it is empty or wrong.
    fn value(&mut self) -> Option<String> {
        let column = Column::Value;
        match self.cell(column).clone() {
            Cell::Text(text) if text.trim().is_empty() => None,
            Cell::Text(text) => match digits::written(&text) {
                Ok(digits) => Some(digits),
                Err(code) => self.refuse(code, column, &text),
            },
            Cell::Number(digits) => {
                let found = digits.split_once('.').map_or(0, |(_, after)| after.len());
                if found <= self.decimals {
                    return Some(digits);
                }
                let many = self.problem(Code::TooManyDecimals, column, &digits);
                let many = many.with("found", found).with("most", self.decimals);
                self.problems.push(many);
                None
            }
            other => self.unlike(&other, column, Form::Number),
        }
    }

    /// The text of another cell.
    fn words(&mut self, column: Column) -> Option<String> {
        match self.cell(column).clone() {
            Cell::Text(text) => Some(text),
            // A year, or a code that somebody wrote as a number.
            Cell::Number(digits) if !digits.contains(['.', '-']) => Some(digits),
            Cell::Day(day) if column == Column::Known => Some(day),
            other => {
                let expected = match column {
                    Column::Period => Form::PeriodAsText,
                    Column::Known => Form::Day,
                    _ => Form::Text,
                };
                self.unlike(&other, column, expected)
            }
        }
    }

    /// Nothing, and why: a cell that holds another kind of thing.
    fn unlike<T>(&mut self, cell: &Cell, column: Column, expected: Form) -> Option<T> {
        let found = match cell {
            Cell::Empty => return None,
            Cell::Fault(fault) => return self.refuse(Code::CellFault, column, fault),
            Cell::NotWorkedOut => return self.refuse(Code::CellNotWorkedOut, column, ""),
            Cell::Text(_) => Form::Text,
            Cell::Number(_) => Form::Number,
            Cell::Day(_) => Form::Date,
            Cell::Time(_) => Form::Time,
            Cell::YesNo(_) => Form::Bool,
        };
        let wrong = self.problem(Code::WrongType, column, "");
        let wrong = wrong.with_text("expected", expected.text());
        self.problems.push(wrong.with_text("found", found.text()));
        None
    }

    fn refuse<T>(&mut self, code: Code, column: Column, value: &str) -> Option<T> {
        let problem = self.problem(code, column, value);
        self.problems.push(problem);
        None
    }

    /// What is wrong in a table of clients is told without what stands in its cells.
    fn problem(&self, code: Code, column: Column, value: &str) -> Diagnostic {
        let cell = self.of.cell(column);
        let problem = Diagnostic::new(code, Input::Facts).in_cell(Some(cell));
        if self.of.head.columns.contains(&Some(Column::Client)) {
            problem.with_text("value", Text::withheld()).confidential()
        } else {
            problem.with("value", value)
        }
    }
}

impl Head {
    fn place(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|known| *known == Some(column))
    }
}

impl SheetRow {
    /// The cell of a column, or of the first where the table has no such column.
    pub fn cell(&self, column: Column) -> CellPlace {
        let place = self.head.place(column).unwrap_or_default();
        CellPlace::new(&self.head.sheet, self.row, place)
    }
}

impl fmt::Debug for SheetRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.cell(Column::Value))
    }
}

#[cfg(test)]
#[path = "sheet/sheet_tests.rs"]
mod tests;
