//! The fact of a row, and where the cells of a row stand.

use super::seen::Seen;
use super::sheet::SheetRow;
use super::{Cells, Column, Fact, Status};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, Position};
use crate::exact::Exact;
use crate::text::Text;

/// Where the cells of a row stand.
#[derive(Default, Clone)]
pub(super) struct Places {
    pub row: Option<Position>,
    pub period: Option<Position>,
    pub value: Option<Position>,
    pub status: Option<Position>,
    pub known: Option<Position>,
    pub in_sheet: Option<SheetRow>,
}

impl Places {
    /// Those of a row of a sheet.
    pub fn in_sheet(row: SheetRow) -> Self {
        Self { in_sheet: Some(row), ..Self::default() }
    }

    /// A diagnostic with the place of a cell.
    fn place(&self, problem: Diagnostic, column: Column) -> Diagnostic {
        let position = match column {
            Column::Period => self.period,
            Column::Value => self.value,
            Column::Status => self.status,
            Column::Known => self.known,
            _ => self.row,
        };
        problem.at(position).in_cell(self.in_sheet.as_ref().map(|row| row.cell(column)))
    }
}

/// The fact of a row; none if the row is empty, or cannot be read and was reported.
pub(super) fn fact<'r>(
    row: Cells<'r>,
    places: &Places,
    of_clients: bool,
    seen: &mut Seen<'r>,
    problems: &mut Diagnostics,
) -> Option<Fact> {
    let value = row.value.trim();
    if value.is_empty() {
        return None;
    }
    let problem = |code, column, value: &str| {
        let problem = places.place(Diagnostic::new(code, Input::Facts), column);
        // What is wrong in a row of a client is told without the client's figures.
        if of_clients {
            problem.with_text("value", Text::withheld()).confidential()
        } else {
            problem.with("value", value)
        }
    };
    let before = problems.errors();
    let exact = value.parse::<Exact>().map_err(|error| {
        problems.push(problem(Code::from(error), Column::Value, value));
    });
    let period = seen.period(row.period.trim()).ok_or_else(|| {
        problems.push(problem(Code::NotAPeriod, Column::Period, row.period));
    });
    let status = filled(row.status).and_then(|name| {
        let found = Status::NAMES.iter().find(|(known, _)| *known == name);
        if found.is_none() {
            let choices: Vec<&str> =
                Status::NAMES.iter().map(|(name, _)| *name).collect();
            let wrong = problem(Code::NotAChoice, Column::Status, name);
            problems.push(wrong.with("choices", choices.join(", ")));
        }
        found.map(|(_, status)| *status)
    });
    let known = filled(row.known).and_then(|text| {
        let day = crate::period::date(text);
        if day.is_none() {
            problems.push(problem(Code::NotADate, Column::Known, text));
        }
        day
    });
    if problems.errors() > before {
        return None;
    }
    Some(Fact {
        buyer: filled(Some(row.buyer)).map(|code| seen.text(code)),
        measure: seen.text(row.measure.trim()),
        period: period.ok()?,
        value: exact.ok()?,
        status,
        known,
        client: filled(row.client).map(str::to_owned),
        unit: filled(row.unit).map(|unit| seen.text(unit)),
        name: filled(row.name).map(|name| seen.text(name)),
        position: places.row,
        in_sheet: places.in_sheet.clone(),
    })
}

fn filled(cell: Option<&str>) -> Option<&str> {
    cell.map(str::trim).filter(|text| !text.is_empty())
}
