//! Facts in sheets: where tables begin, what cells hold, and what is said of those that are wrong.

use super::*;
use crate::agreement::{Agreement, Syntax};

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn number(digits: &str) -> Cell {
    Cell::Number(digits.to_owned())
}

/// A sheet of texts, a row a line, its cells parted by `|`.
fn sheet(name: &str, table: &str) -> Sheet {
    let row = |line: &str| line.split('|').map(|cell| text(cell.trim())).collect();
    Sheet { name: name.to_owned(), rows: table.lines().map(row).collect() }
}

/// A sheet with one row, whose value is `cell`.
fn of(cell: Cell) -> Sheet {
    let mut one = sheet("Use", "buyer|measure|period|value\na|use|2002|");
    one.rows[1][3] = cell;
    one
}

fn values(sheets: &[Sheet]) -> Vec<String> {
    let facts = Facts::from_sheets(sheets, 2).unwrap();
    facts.iter().map(|fact| format!("{} {}", fact.who(), fact.value)).collect()
}

/// Code and cell of everything that is wrong.
fn wrong(sheets: &[Sheet]) -> Vec<String> {
    told(&Facts::from_sheets(sheets, 2).unwrap_err())
}

fn told(problems: &Diagnostics) -> Vec<String> {
    let place = |one: &Diagnostic| {
        assert_eq!(one.input(), Input::Facts);
        let cell = one.cell().map_or_else(String::new, ToString::to_string);
        format!("{} {cell}", one.code().as_str())
    };
    problems.iter().map(place).collect()
}

#[test]
fn tables_begin_at_their_head_line_in_any_language() {
    let guide = sheet("Ohje", "Täytä keltaiset solut\n\nSuure|käyttö");
    let named = sheet("A", "buyer|measure|period|value\na|use|2002|1.5\n\n||2002|");
    let finnish = sheet(
        "B",
        "Käyttö 2002\n\nKoodi|Nimi|Jakso|Arvo|Selite|Suure\nb|B|2002|2,5|ei lueta|use",
    );
    let swedish = sheet("C", "|KOD|mått| period |Värde\n|c|use|2002|3");
    let whole = sheet("D", "Note|Period|Value|Unit|Measure\nCosts|2002|4||costs");
    assert_eq!(
        values(&[guide, named, finnish, swedish, whole]),
        ["a 1.5", "b 2.5", "c 3", "* 4"]
    );
}

#[test]
fn numbers_come_as_cells_and_as_texts_of_people() {
    for (cell, expected) in [
        (number("10"), "10"),
        (number("-3.25"), "-3.25"),
        (text("1 234,5"), "1234.5"),
        (text("1\u{a0}234\u{202f}567,25"), "1234567.25"),
        (text("\u{2212}12,5"), "-12.5"),
        (text("0,125"), "0.125"),
        (text("1234,567"), "1234.567"),
        (text("1 234,567"), "1234.567"),
        (text("12.50"), "12.5"),
        (text("1 234"), "1234"),
    ] {
        assert_eq!(values(&[of(cell.clone())]), [format!("a {expected}")], "{cell:?}");
    }
    assert!(values(&[of(Cell::Empty)]).is_empty());
    assert!(values(&[of(text("  "))]).is_empty());
}

#[test]
fn years_and_codes_may_be_numbers() {
    let mut one = of(number("1"));
    one.rows[1][0] = number("435");
    one.rows[1][2] = number("2002");
    assert_eq!(values(&[one]), ["435 1"]);
}

#[test]
fn what_a_cell_cannot_say_names_it() {
    for (cell, code) in [
        (number("0.125"), "too-many-decimals"),
        (number("0.30000000000000004"), "too-many-decimals"),
        (text("ten"), "not-a-decimal"),
        (text("1 23"), "not-a-decimal"),
        (text("1.234,5"), "not-a-decimal"),
        (text("1,234"), "ambiguous-number"),
        (text("-12,345"), "ambiguous-number"),
        (Cell::Day("2002-03-01".to_owned()), "wrong-type"),
        (Cell::Time("12:00:00".to_owned()), "wrong-type"),
        (Cell::YesNo("true".to_owned()), "wrong-type"),
        (Cell::Fault("#DIV/0!".to_owned()), "cell-fault"),
        (Cell::NotWorkedOut, "cell-not-worked-out"),
    ] {
        assert_eq!(wrong(&[of(cell.clone())]), [format!("{code} Use!D2")], "{cell:?}");
    }
    let mut one = of(number("1"));
    // Spreadsheet programs make a day of 2002-03.
    one.rows[1][2] = Cell::Day("2002-03-01".to_owned());
    one.rows[1][0] = number("4.5");
    assert_eq!(wrong(&[one]), ["wrong-type Use!A2", "wrong-type Use!C2"]);
    let late = sheet("Use", "buyer|measure|period|value|status\na|use|some day|1|maybe");
    assert_eq!(wrong(&[late]), ["not-a-period Use!C2", "not-a-choice Use!E2"]);
}

#[test]
fn headings_are_known_and_all_there() {
    let misspelled = sheet("Käyttö 2002", "\nKoodi|Suure|Jakso|Arvot\na|use|2002|1");
    let found = Facts::from_sheets(&[misspelled], 2).unwrap_err();
    assert_eq!(
        told(&found),
        ["unknown-column 'Käyttö 2002'!D2", "missing-column 'Käyttö 2002'!A2"]
    );
    let first = found.iter().next().unwrap();
    assert!(first.help(crate::text::Lang::Fi).unwrap().contains("Arvo, Koodi"));
    let twice = sheet("U", "buyer|measure|period|value|Arvo\na|use|2002|1|2");
    assert_eq!(wrong(&[twice]), ["duplicate-field U!E1"]);
    assert_eq!(wrong(&[sheet("U", "a|b\n1|2")]), ["no-facts-sheet "]);
    assert_eq!(wrong(&[]), ["no-facts-sheet "]);
}

#[test]
fn cells_are_called_as_spreadsheets_call_them() {
    for (sheet, row, column, expected) in [
        ("Use", 6, 3, "Use!D7"),
        ("U2", 0, 25, "U2!Z1"),
        ("Use", 0, 26, "Use!AA1"),
        ("Use", 9, 701, "Use!ZZ10"),
        ("Use", 9, 702, "Use!AAA10"),
        ("Own use", 0, 0, "'Own use'!A1"),
        ("It's", 0, 0, "'It''s'!A1"),
        ("2002", 0, 0, "'2002'!A1"),
    ] {
        assert_eq!(CellPlace::new(sheet, row, column).to_string(), expected);
    }
}

#[test]
fn what_an_agreement_refuses_names_the_cell_too() {
    let agreement = r#"{
        "format": 1, "id": "a", "currency": "EUR", "title": { "en": "A" },
        "term": { "from": "2002-01-01", "to": "2002-12-31" },
        "buyers": { "scheme": "party", "list": [{ "code": "005", "name": { "en": "North" } }] },
        "units": [{ "id": "visit", "one": { "en": "visit" }, "many": { "en": "visits" } }],
        "measures": [{ "id": "use", "name": { "en": "Use" }, "unit": "visit", "fractions": "refused" }],
        "charges": [{ "id": "fee", "name": { "en": "Fee" }, "kind": "rate", "measure": "use",
            "rates": [{ "from": "2002-01-01", "to": "2002-12-31", "price": "1" }] }]
    }"#;
    let agreement = Agreement::read(agreement.as_bytes(), Syntax::Json).unwrap();
    let year = crate::period::Period::year(2002).unwrap();
    let plan = agreement.plan(&crate::municipality::Register::new(), year).unwrap();
    for (row, expected) in [
        ("005|use|2002|-1|North|visit", "negative-fact Use!D2"),
        ("005|use|2002|1,5|North|visit", "fraction-refused Use!D2"),
        ("05|use|2002|1|North|visit", "unknown-buyer Use!A2"),
        ("005|use|2002|1|South|visit", "wrong-name Use!E2"),
        ("005|use|2002|1|North|mile", "wrong-unit Use!F2"),
        ("005|us|2002|1|North|visit", "unknown-measure Use!B2"),
    ] {
        let table = format!("buyer|measure|period|value|name|unit\n{row}");
        let facts = Facts::from_sheets(&[sheet("Use", &table)], 2).unwrap();
        let found = told(&plan.evaluate(&facts).unwrap_err());
        assert!(found.contains(&expected.to_owned()), "{row}: {found:?}");
    }
}

#[test]
fn nothing_of_a_client_is_told() {
    let table = "buyer|measure|period|value|client\na|care|2002|1,234|k-17";
    let found = Facts::from_sheets(&[sheet("Care", table)], 2).unwrap_err();
    let line = found.to_string();
    assert!(line.contains("Care!D2"), "{line}");
    assert!(!line.contains("1,234") && !line.contains("k-17"), "{line}");
}
