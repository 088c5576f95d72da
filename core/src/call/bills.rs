//! Facts that a report makes, billed by the agreement: only the engine makes money of facts.

use super::words;
use crate::agreement::Agreement;
use crate::diagnostic::Diagnostics;
use crate::facts::{FactRow, Facts};
use crate::municipality::Register;
use crate::plan::Request;
use crate::report::{Cell, Column, Table};
use crate::text::Text;

/// What is billed, and when.
pub(super) struct Asked<'a> {
    pub agreement: &'a Agreement,
    pub register: &'a Register,
    pub year: i16,
}

/// What every buyer pays by each of several tables of facts; nothing where the agreement has none of their
/// measures. `clients` is the measure that says how many clients a buyer has.
pub(super) fn of_ways(
    asked: &Asked<'_>,
    ways: &[(Option<&str>, Table)],
    clients: &str,
) -> Result<Option<Table>, Diagnostics> {
    let agreement = asked.agreement;
    let known = |row: &FactRow| {
        agreement.measures().iter().any(|measure| measure.id == row.measure)
    };
    let counted = ways
        .iter()
        .any(|(_, facts)| rows(facts).iter().any(|row| row.measure == clients));
    let mut columns = vec![
        Column::words("alternative", "Vaihtoehto", "Alternativ", "Alternative"),
        Column::words("buyer", "Maksaja", "Betalare", "Buyer"),
        Column::words("name", "Nimi", "Namn", "Name"),
        Column::number("amount", "Summa", "Belopp", "Amount").of_clients(),
    ];
    if counted {
        columns.push(Column::whole("clients", "Asiakkaita", "Klienter", "Clients"));
    }
    let title = Text::in_all("Laskut", "Räkningar", "Bills");
    let mut table = Table::new("bills", title, columns).clients("clients");
    for (way, facts) in ways {
        let all = rows(facts);
        let of = |buyer: &str| {
            let mut rows = all.iter().filter(|row| row.measure == clients);
            let row = rows.find(|row| row.buyer == buyer)?;
            row.value.parse::<u64>().ok()
        };
        let rows: Vec<FactRow> = all.iter().filter(|row| known(row)).cloned().collect();
        if rows.is_empty() {
            return Ok(None);
        }
        let plan =
            agreement.plan(asked.register, Request::new(words::year(asked.year)?))?;
        let statement = plan.evaluate(&Facts::from_rows(&rows)?)?;
        for bill in statement.bills() {
            table.push(vec![
                Cell::or_none(*way, Cell::text),
                Cell::text(bill.code()),
                Cell::Local(Text::each(|lang| bill.name(lang).to_owned())),
                Cell::Number(bill.total().clone()),
                Cell::or_none(of(bill.code()), Cell::Whole),
            ]);
        }
    }
    Ok(Some(table))
}

/// The rows of a table of facts.
fn rows(facts: &Table) -> Vec<FactRow> {
    let text = |row: usize, column: &str| match facts.cell(row, column) {
        Some(Cell::Text(text)) => text.clone(),
        Some(Cell::Number(value) | Cell::Money(value, _)) => value.to_string(),
        Some(Cell::Whole(count)) => count.to_string(),
        _ => String::new(),
    };
    let row = |row: usize| FactRow {
        buyer: text(row, "buyer"),
        measure: text(row, "measure"),
        period: text(row, "period"),
        value: text(row, "value"),
        ..FactRow::default()
    };
    (0..facts.rows().len()).map(row).collect()
}
