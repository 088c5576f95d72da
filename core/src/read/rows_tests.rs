//! Tables as people keep them: what is read of them, and what is said of a wrong one.

use super::*;
use crate::text::Lang;

const SHEET: Sheet = Sheet {
    input: Input::Workers,
    columns: &[
        ("worker", Need::Wanted),
        ("posts", Need::Optional),
        ("from", Need::Optional),
        ("form", Need::Optional),
    ],
};

const SECRET: Sheet = Sheet {
    input: Input::Clients,
    columns: &[("client", Need::Wanted), ("age", Need::Optional)],
};

fn csv(text: &str) -> GivenTable {
    GivenTable::Csv(text.to_owned())
}

fn codes(problems: &Diagnostics) -> Vec<(&'static str, usize, usize)> {
    let code = |one: &Diagnostic| {
        let place = one.position().unwrap();
        (one.code().as_str(), place.line, place.column)
    };
    problems.iter().map(code).collect()
}

#[test]
fn cells_are_read_as_what_they_are() {
    let given = csv("worker;posts;from\n w-1 ;0,5;2024-02-29\n;;\nw-2;;\n");
    let table = Table::read(&given, &SHEET).unwrap();
    let mut problems = Diagnostics::new();
    let [first, second] = table.rows() else { panic!("two rows") };
    assert_eq!(first.required("worker", &mut problems), Some("w-1"));
    assert_eq!(first.exact("posts", &mut problems).unwrap().to_string(), "0.5");
    assert_eq!(first.day("from", &mut problems), crate::period::date("2024-02-29"));
    assert_eq!(second.exact("posts", &mut problems), None);
    assert_eq!(second.text("form"), None);
    assert!(table.has("from") && !table.has("form") && problems.is_empty());
}

#[test]
fn rows_of_a_call_are_the_same_table() {
    let row = |cells: &[(&str, &str)]| {
        cells
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect()
    };
    let rows = GivenTable::Rows(vec![
        row(&[("worker", "a"), ("form", "open")]),
        row(&[("worker", "b")]),
    ]);
    let table = Table::read(&rows, &SHEET).unwrap();
    assert!(table.has("form") && table.rows()[1].text("form").is_none());
    let rows = GivenTable::Rows(vec![row(&[("worker", "a")]), row(&[("posts", "1")])]);
    let problems = Table::read(&rows, &SHEET).err().unwrap();
    assert_eq!(codes(&problems), [("missing-column", 2, 1)]);
}

#[test]
fn what_is_wrong_with_a_form_is_told_at_its_place() {
    let wrong = |text: &str| codes(&Table::read(&csv(text), &SHEET).err().unwrap());
    assert_eq!(wrong(""), [("missing-column", 1, 1)]);
    assert_eq!(wrong("worker,post\n"), [("unknown-column", 1, 8)]);
    assert_eq!(wrong("worker,worker\n"), [("duplicate-field", 1, 8)]);
    assert_eq!(wrong("posts\n1\n"), [("missing-column", 1, 1)]);
    assert_eq!(
        wrong("worker,posts\na\nb,1,2\n"),
        [("ragged-row", 2, 1), ("ragged-row", 3, 1)]
    );
}

#[test]
fn what_is_wrong_with_a_cell_is_told_at_its_place() {
    let given = csv("worker,posts,from,form\n,1e1,29.2.2024,closed\na,-1,,\nb,1.5,,\n");
    let table = Table::read(&given, &SHEET).unwrap();
    let mut problems = Diagnostics::new();
    let forms = [("open", 1), ("substitute", 2)];
    for row in table.rows() {
        row.required("worker", &mut problems);
        row.whole("posts", &mut problems);
        row.day("from", &mut problems);
        row.choice("form", &forms, &mut problems);
    }
    let expected = [
        ("empty-cell", 2, 1),
        ("exponent", 2, 2),
        ("not-a-date", 2, 6),
        ("not-a-choice", 2, 16),
        ("below-zero", 3, 3),
        ("not-whole", 4, 3),
    ];
    assert_eq!(codes(&problems), expected);
    let help = problems.iter().nth(3).unwrap().help(Lang::En).unwrap();
    assert_eq!(help, "write one of: open, substitute");
}

#[test]
fn nothing_of_a_person_comes_into_a_message() {
    let given = csv("client,age\nsecret-key,secret-age\n");
    let table = Table::read(&given, &SECRET).unwrap();
    let mut problems = Diagnostics::new();
    table.rows()[0].exact("age", &mut problems);
    let headless = Table::read(&csv("secret-key,secret-age\n"), &SECRET).err().unwrap();
    let ragged = Table::read(&csv("client,age\nsecret-key\n"), &SECRET).err().unwrap();
    for problem in problems.iter().chain(headless.iter()).chain(ragged.iter()) {
        assert_eq!(problem.excerpt(), crate::diagnostic::Excerpt::Withheld);
        for lang in Lang::ALL {
            assert!(
                !problem.to_line(lang).contains("secret"),
                "{}",
                problem.to_line(lang)
            );
        }
    }
    assert_eq!((problems.len(), headless.len(), ragged.len()), (1, 3, 1));
}
