//! Tables of figures: read, carried over, written.

use super::*;
use crate::csv::Style;
use crate::period::date;

fn day(text: &str) -> Date {
    date(text).unwrap()
}

fn code(text: &str) -> MunicipalityCode {
    text.parse().unwrap()
}

fn figures(pairs: &[(&str, &str)]) -> Figures {
    pairs.iter().map(|(one, value)| (code(one), value.parse().unwrap())).collect()
}

fn measures(text: &str) -> Vec<(String, Figures)> {
    FiguresTable::from_csv(text.as_bytes()).unwrap().measures().to_vec()
}

fn wrong(text: &[u8]) -> Vec<(&'static str, usize, usize)> {
    let problems = FiguresTable::from_csv(text).unwrap_err();
    let place = |problem: &Diagnostic| {
        assert_eq!(problem.input(), Input::Figures);
        let place = problem.position().unwrap_or_else(|| panic!("{problem}"));
        (problem.code().as_str(), place.line, place.column)
    };
    problems.iter().map(place).collect()
}

fn islands() -> Register {
    Register::from_csv(
        b"[register]\nfield,value\nid,islands\nscheme,s\nfrom,2001-12-31\nto,2026-12-31\n\
          [municipalities]\ncode,from,to,fi,en\n01,,2008-12-31,,North\n\
          02,,2008-12-31,Etel\xc3\xa4,South\n02,2009-01-01,,Etel\xc3\xa4,\"South, and North\"\n\
          03,,,,East\n\
          [changes]\ndate,code,successor,part\n2009-01-01,01,02,1\n",
    )
    .unwrap()
}

#[test]
fn every_spelling_of_the_same_table() {
    let expected = [
        ("residents".to_owned(), figures(&[("01", "120"), ("02", "345.5")])),
        ("euros".to_owned(), figures(&[("02", "-0.39")])),
    ];
    for text in [
        "code,residents,euros\n01,120,\n02,345.5,-0.39\n",
        "code;residents;euros\n01;120;\n02;345,5;-0,39\n",
        "code;residents;euros\n01;120;\n02;345.5;-0.39\n",
        "\u{feff}code,residents,euros\r\n01,120,\r\n02,345.5,-0.39",
        "name,code,residents,euros\n\"North, one\",01,120,\nSouth,02,345.5,-0.39\n",
        " code , residents , euros \n 02 , 345.50 , -0.390 \n\n,,\n 01 , 120 , \n",
        "residents,code,euros\n120,01,\n345.5,02,-0.39\n",
        "code,residents,euros\n01,\"120\",\n\"02\",\"345.5\",\"-0.39\"\n",
    ] {
        assert_eq!(measures(text), expected, "{text}");
    }
}

#[test]
fn a_table_without_rows_is_a_table() {
    assert_eq!(measures("code,residents\n"), [("residents".to_owned(), Figures::new())]);
}

#[test]
fn mistakes_at_their_places() {
    for (text, expected) in [
        ("", ("missing-column", 1, 1)),
        ("code\n01\n", ("missing-column", 1, 1)),
        ("code,name\n01,North\n", ("missing-column", 1, 1)),
        ("kunta,residents\n01,1\n", ("missing-column", 1, 1)),
        ("code,a,a\n01,1,1\n", ("duplicate-field", 1, 8)),
        ("code,a,code\n01,1,1\n", ("duplicate-field", 1, 8)),
        ("code,a\n01\n", ("ragged-row", 2, 1)),
        ("code,a\n01,1,2\n", ("ragged-row", 2, 1)),
        ("code,a\n0 1,1\n", ("not-a-code", 2, 1)),
        ("code,a\n,1\n", ("not-a-code", 2, 1)),
        ("code,a\n01,1\n01,2\n", ("duplicate-row", 3, 1)),
        ("code,a\n01,1\n01,\n", ("duplicate-row", 3, 1)),
        ("a,code\n,01\n1,01\n", ("duplicate-row", 3, 3)),
        ("code,a\n01,x\n", ("not-a-decimal", 2, 4)),
        ("code,a\n01,1e3\n", ("exponent", 2, 4)),
        ("code,a\n01,12345678901234567890123456789\n", ("too-many-digits", 2, 4)),
        ("code,a\n01,\"1,5\"\n", ("not-a-decimal", 2, 4)),
        ("code;a\n01;1.000,5\n", ("not-a-decimal", 2, 4)),
        ("code;a\n01;1,000,5\n", ("not-a-decimal", 2, 4)),
        ("code;a\n01;1 000\n", ("not-a-decimal", 2, 4)),
    ] {
        assert_eq!(wrong(text.as_bytes()), [expected], "{text}");
    }
    assert_eq!(wrong(b"code,a\n01,\xff\n"), [("not-utf8", 2, 4)]);
    let large = vec![b' '; LARGEST + 1];
    let problems = FiguresTable::from_csv(&large).unwrap_err();
    assert_eq!(problems.iter().next().unwrap().code(), Code::TooLarge);
}

/// A row that stands twice is told of once, however many measures it has.
#[test]
fn everything_at_once() {
    let found = wrong(b"code,a,b\n01,1,1\n01,2,2\n0_2,1,1\n03,x,1e1\n04\n");
    let expected = [
        ("duplicate-row", 3, 1),
        ("not-a-code", 4, 1),
        ("not-a-decimal", 5, 4),
        ("exponent", 5, 6),
        ("ragged-row", 6, 1),
    ];
    assert_eq!(found, expected);
}

#[test]
fn every_measure_is_carried() {
    let text = "code,residents,euros\n01,120,0.1\n02,345,0.2\n03,7,\n";
    let table = FiguresTable::from_csv(text.as_bytes()).unwrap();
    let register = islands();
    let carried = table.carry(&register, day("2001-12-31"), day("2009-01-01")).unwrap();
    let csv = |lang, on| carried.to_csv(&register, day(on), Style::Plain, lang);
    let expected =
        "code,name,residents,euros\n02,\"South, and North\",465,0.3\n03,East,7,\n";
    assert_eq!(csv(Lang::En, "2009-01-01"), expected);
    let before = "code,name,residents,euros\n02,Etelä,465,0.3\n03,East,7,\n";
    assert_eq!(csv(Lang::Fi, "2008-12-31"), before);
    // What was written can be read again.
    let again = FiguresTable::from_csv(csv(Lang::En, "2009-01-01").as_bytes());
    assert_eq!(again, Ok(carried));
}

#[test]
fn a_mistake_of_several_measures_is_told_once() {
    let text = "code,a,b\n02,1,1\n99,1,1\n03,1,\n";
    let table = FiguresTable::from_csv(text.as_bytes()).unwrap();
    let problems =
        table.carry(&islands(), day("2001-12-31"), day("2009-01-01")).unwrap_err();
    let mut codes: Vec<&str> = problems.iter().map(|one| one.code().as_str()).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["incomplete-carry", "unknown-municipality"]);
    let backwards = table.carry(&islands(), day("2009-01-01"), day("2001-12-31"));
    assert_eq!(
        backwards.unwrap_err().iter().next().unwrap().code(),
        Code::CarryBackwards
    );
}

#[test]
fn a_table_as_text() {
    let third = Exact::one().divided_by(&Exact::from(3)).unwrap();
    let table = FiguresTable::new(vec![
        ("a;b".to_owned(), [(code("02"), third)].into()),
        ("\"q\"".to_owned(), figures(&[("01", "1.50"), ("99", "2")])),
    ]);
    let expected =
        "code,name,\"a;b\",\"\"\"q\"\"\"\n01,North,,1.5\n02,South,1/3,\n99,,,2\n";
    assert_eq!(
        table.to_csv(&islands(), day("2001-12-31"), Style::Plain, Lang::En),
        expected
    );
    let empty = FiguresTable::new(Vec::new());
    assert_eq!(
        empty.to_csv(&islands(), day("2001-12-31"), Style::Plain, Lang::En),
        "code,name\n"
    );
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig {
        failure_persistence: None,
        ..Default::default()
    })]

    #[test]
    fn any_text_is_a_table_or_told_of(
        head in "(\u{feff})?(code|name|a|b)?([,;](code|name|a|b|\"))?",
        rest in "[\n\r,;\"0-9.e ä-]{0,40}",
    ) {
        let text = format!("{head}\n{rest}");
        if FiguresTable::from_csv(text.as_bytes()).is_err() {
            assert!(!wrong(text.as_bytes()).is_empty());
        }
    }
}
