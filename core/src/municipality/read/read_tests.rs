//! What is wrong with a register is told with its code and its place, all of it at once.

use proptest::prelude::*;

use super::*;
use crate::text::Lang;

/// Every table; its mistakes are made by changing one of its lines.
const ISLANDS: &str = "\
[register]
field,value
id,islands
scheme,is-municipality
from,2001-12-31
to,2026-12-31
plane,plane

[sources]
id,title,publisher,licence,url
count,Count of residents,Office,CC BY 4.0,

[municipalities]
code,from,to,en
01,,2008-12-31,North
02,,,South
03,,2010-12-31,East
04,2011-01-01,,New East

[aliases]
code,name
02,Suth

[changes]
date,code,successor,part
2009-01-01,01,02,1
2011-01-01,03,04,1

[divisions]
id,en
coast,coast

[areas]
division,code,en
coast,a,Outer
coast,b,Inner

[members]
division,area,from,to,codes
coast,a,2002-01-01,2002-12-31,01 02
coast,b,2002-01-01,2002-12-31,03

[centres]
code,east,north
02,10,-20

[series]
id,kind,borders,unit,source,en
people,final,own,resident,count,People
borders,final,2009-01-01,resident,count,People of 2009

[figures people]
code,2001-12-31,2009-12-31,2005
01,120,,100
02,345,470,

[figures borders]
code,2001-12-31
02,465
";

/// Code, line and column of everything that is wrong.
type Found = Vec<(&'static str, usize, usize)>;

fn found(result: Result<Register, Diagnostics>) -> Found {
    let problems = result.unwrap_err();
    let place = |problem: &crate::diagnostic::Diagnostic| {
        assert_eq!(problem.input(), Input::Register);
        for lang in Lang::ALL {
            let line = problem.to_line(lang);
            assert!(!line.contains('{'), "{line}");
        }
        let place = problem.position().unwrap_or_else(|| panic!("{problem}"));
        (problem.code().as_str(), place.line, place.column)
    };
    problems.iter().map(place).collect()
}

fn wrong(text: &str) -> Found {
    found(Register::from_csv(text.as_bytes()))
}

/// The line on which these words stand alone or begin, from 1.
fn line(text: &str, words: &str) -> usize {
    let place = text.lines().position(|line| line.starts_with(words));
    place.unwrap_or_else(|| panic!("no {words}")) + 1
}

/// The islands with one line changed, the line that tells of it, and the place there.
fn changed(old: &str, new: &str) -> Found {
    assert_eq!(ISLANDS.matches(old).count(), 1, "{old}");
    wrong(&ISLANDS.replace(old, new))
}

#[test]
fn the_islands_are_read() {
    let register = Register::from_csv(ISLANDS.as_bytes()).unwrap();
    assert_eq!((register.id(), register.scheme()), ("islands", "is-municipality"));
    assert_eq!(register.known().unwrap().to_string(), "2001-12-31/2026-12-31");
    assert_eq!((register.plane(), register.rest()), (Some("plane"), None));
    assert_eq!(register.municipalities().len(), 4);
    assert_eq!(register.all_series().len(), 2);
    let centre = register.get(&"02".parse().unwrap()).unwrap().centre().unwrap();
    assert_eq!((centre.east, centre.north), (10, -20));
}

/// Windows line ends, a mark of byte order, semicolons, comments and blanks say the same.
#[test]
fn spellings_of_the_same_text() {
    let register = Register::from_csv(ISLANDS.as_bytes()).unwrap();
    let marked = format!("\u{feff}{ISLANDS}");
    let windows = ISLANDS.replace('\n', "\r\n");
    let semicolons = ISLANDS.replace(',', ";");
    let comments = ISLANDS.replace("]\n", "]\n# a; comment, or two\n\n");
    let blanks = ISLANDS.replace(',', " , ").replace('[', "  [ ").replace(']', " ]  ");
    let quoted = ISLANDS.replace("North", "\"North\"").replace("Suth", "\"Suth\"");
    let last = ISLANDS.trim_end().to_owned();
    for text in [marked, windows, semicolons, comments, blanks, quoted, last] {
        assert_eq!(Register::from_csv(text.as_bytes()).as_ref(), Ok(&register), "{text}");
    }
}

#[test]
fn the_order_of_tables_and_columns_does_not_matter() {
    let register = Register::from_csv(ISLANDS.as_bytes()).unwrap();
    let mut tables: Vec<&str> = ISLANDS.trim_end().split("\n\n").collect();
    tables.reverse();
    // Series stand in the order of their rows, whatever stands where.
    let text = tables.join("\n\n");
    assert_eq!(Register::from_csv(text.as_bytes()).as_ref(), Ok(&register));
    let turned = ISLANDS
        .replace(
            "code,from,to,en\n01,,2008-12-31,North",
            "en,code,to,from\nNorth,01,2008-12-31,",
        )
        .replace("02,,,South", "South,02,,")
        .replace("03,,2010-12-31,East", "East,03,2010-12-31,")
        .replace("04,2011-01-01,,New East", "New East,04,,2011-01-01")
        .replace("code,2001-12-31,2009-12-31,2005", "2005,2009-12-31,code,2001-12-31")
        .replace("01,120,,100", "100,,01,120")
        .replace("02,345,470,", ",470,02,345");
    assert_eq!(Register::from_csv(turned.as_bytes()).as_ref(), Ok(&register));
}

#[test]
fn names_become_composed() {
    let text = ISLANDS.replace("South", "So\u{308}uth").replace("Suth", "A\u{30a}");
    let register = Register::from_csv(text.as_bytes()).unwrap();
    let south = register.get(&"02".parse().unwrap()).unwrap();
    assert_eq!(south.name(Lang::En), "S\u{f6}uth");
    assert_eq!(south.aliases(), ["\u{c5}"]);
}

/// A changed line, and what is said of it: the code, and the column on the changed line.
#[test]
fn each_mistake_at_its_place() {
    for (old, new, code, column) in [
        // Tables, columns, fields and rows.
        ("[aliases]", "[nicknames]", "unknown-table", 1),
        ("id,en\ncoast,coast", "id,en,of\ncoast,coast,x", "unknown-column", 7),
        ("code,east,north", "code,east,nord", "unknown-column", 11),
        ("id,en\ncoast", "id,en,en\ncoast,x", "duplicate-field", 7),
        ("plane,plane", "plain,plane", "unknown-field", 1),
        ("plane,plane", "id,again", "duplicate-row", 1),
        ("02,Suth", "02,Suth,3", "ragged-row", 1),
        ("02,Suth", "02", "ragged-row", 1),
        ("02,Suth", "02,", "missing-field", 1),
        // Days, codes, numbers and words.
        ("from,2001-12-31", "from,31.12.2001", "not-a-date", 6),
        ("04,2011-01-01,,", "04,2011-02-30,,", "not-a-date", 4),
        ("2009-01-01,01,", "2009-1-1,01,", "not-a-date", 1),
        ("2002-12-31,03", "2002-13-31,03", "not-a-date", 20),
        ("2002-12-31,03", ",03", "not-a-date", 20),
        ("borders,final,2009-01-01", "borders,final,today", "not-a-date", 15),
        ("02,,,South", "0 2,,,South", "not-a-code", 1),
        ("2011-01-01,03,04", "2011-01-01,03,4!", "not-a-code", 15),
        ("2002-12-31,03", "2002-12-31,03,04", "ragged-row", 1),
        ("2002-12-31,03", "2002-12-31,03 0_4", "not-a-code", 31),
        ("02,465", "0_2,465", "not-a-code", 1),
        ("01,02,1", "01,02,all", "not-a-decimal", 18),
        ("01,02,1", "01,02,1e0", "exponent", 18),
        ("01,02,1", "01,02,-1", "below-zero", 18),
        ("02,465", "02,4 65", "not-a-decimal", 4),
        ("02,465", "02,4.65e2", "exponent", 4),
        ("02,465", "02,12345678901234567890123456789", "too-many-digits", 4),
        ("02,10,-20", "02,10.5,-20", "wrong-type", 4),
        ("02,10,-20", "02,10,9999999999", "wrong-type", 7),
        ("people,final", "people,certain", "not-a-choice", 8),
        ("code,2001-12-31\n", "code,2001-W12\n", "not-a-period", 6),
        ("2009-12-31,2005", "2009-12-31,2009-12-31", "duplicate-field", 28),
        ("02,,,South", "02,,,", "empty-text", 1),
        ("coast,coast", "coast,", "empty-text", 1),
        // Times.
        ("2002-12-31,03", "2001-12-31,03", "backward-interval", 1),
        // What is not there.
        ("02,Suth", "99,Suth", "unknown-municipality", 1),
        ("02,10,-20", "99,10,-20", "unknown-municipality", 1),
        ("2011-01-01,03,04", "2011-01-01,03,99", "unknown-municipality", 15),
        ("2002-12-31,03", "2002-12-31,03 99", "unknown-municipality", 31),
        ("02,465", "99,465", "unknown-municipality", 1),
        ("coast,b,Inner", "cost,b,Inner", "unknown-reference", 1),
        ("coast,b,2002-01-01", "cost,b,2002-01-01", "unknown-reference", 1),
        ("coast,b,2002-01-01", "coast,c,2002-01-01", "unknown-reference", 7),
        ("own,resident,count", "own,resident,cuont", "unknown-reference", 27),
        ("[figures borders]", "[figures border]", "unknown-reference", 1),
        // What stands twice.
        ("coast,coast", "coast,coast\ncoast,again", "duplicate-row", 1),
        ("coast,b,Inner", "coast,a,Inner", "duplicate-row", 7),
        ("02,10,-20", "02,10,-20\n02,10,-20", "duplicate-row", 1),
        ("02,465", "02,465\n02,465", "duplicate-row", 1),
        ("borders,final,2009-01-01", "people,final,2009-01-01", "duplicate-row", 1),
        ("count,Count", "count,Counts,,,\ncount,Count", "duplicate-row", 1),
        ("[figures borders]", "[figures people]", "duplicate-field", 1),
        ("01,02,1", "01,02,1\n2009-01-01,01,02,1", "duplicate-row", 12),
        // Lives and changes.
        ("02,,,South", "02,,,South\n02,2010-01-01,,Again", "overlapping-lives", 1),
        ("2011-01-01,03,04", "2011-01-02,03,04", "does-not-end", 1),
        ("2011-01-01,03,04", "2011-01-01,03,01", "unknown-municipality", 15),
        ("2009-01-01,01,02,1", "2009-01-01,01,04,1", "unknown-municipality", 15),
        ("2009-01-01,01,02,1", "2009-01-01,01,01,1", "change-cycle", 12),
        // Members and figures of what did not exist.
        ("2002-12-31,01 02", "2009-12-31,01 02", "unknown-municipality", 31),
        ("2002-12-31,03", "2002-12-31,03 04", "unknown-municipality", 31),
        ("2002-12-31,03", "2002-12-31,03 02", "two-areas", 31),
        ("01,120,,100", "01,120,1,100", "unknown-municipality", 1),
        ("02,465", "02,465\n01,1", "unknown-municipality", 1),
        ("02,465", "02,465\n03,1\n04,1", "unknown-municipality", 1),
    ] {
        let text = ISLANDS.replace(old, new);
        assert_eq!(ISLANDS.matches(old).count(), 1, "{old}");
        let all = wrong(&text);
        let of_code: Vec<_> = all.iter().filter(|one| one.0 == code).collect();
        assert!(!of_code.is_empty(), "{new}: {all:?}");
        let first = ISLANDS.get(..ISLANDS.find(old).unwrap()).unwrap();
        let line = first.matches('\n').count() + 1;
        let lines = line..=line + new.matches('\n').count();
        assert!(
            of_code.iter().any(|one| lines.contains(&one.1) && one.2 == column),
            "{new}: {all:?}"
        );
    }
}

#[test]
fn every_needed_table_column_and_field() {
    assert_eq!(wrong(""), [("missing-table", 1, 1), ("missing-table", 1, 1)]);
    assert_eq!(wrong("# nothing\n"), [("missing-table", 1, 1), ("missing-table", 1, 1)]);
    for (old, new) in [
        ("id,islands\n", ""),
        ("scheme,is-municipality\n", ""),
        ("from,2001-12-31\n", ""),
        ("to,2026-12-31\n", ""),
        ("to,2026-12-31\n", "to,\n"),
    ] {
        assert_eq!(changed(old, new)[0], ("missing-field", 1, 1), "{old}");
    }
    for (table, column) in [
        ("register", "field"),
        ("register", "value"),
        ("sources", "id"),
        ("sources", "title"),
        ("municipalities", "code"),
        ("aliases", "code"),
        ("aliases", "name"),
        ("changes", "date"),
        ("changes", "code"),
        ("changes", "successor"),
        ("divisions", "id"),
        ("areas", "division"),
        ("areas", "code"),
        ("members", "division"),
        ("members", "area"),
        ("members", "from"),
        ("members", "to"),
        ("members", "codes"),
        ("centres", "code"),
        ("centres", "east"),
        ("centres", "north"),
        ("series", "id"),
        ("series", "kind"),
        ("series", "borders"),
        ("series", "unit"),
        ("series", "source"),
        ("figures people", "code"),
    ] {
        let heading = format!("[{table}]");
        let (before, after) = ISLANDS.split_once(&format!("{heading}\n")).unwrap();
        let (header, rest) = after.split_once('\n').unwrap();
        let mut columns: Vec<&str> = header.split(',').collect();
        let place = columns.iter().position(|one| *one == column).unwrap();
        columns[place] = "2001";
        let text = format!("{before}{heading}\n{}\n{rest}", columns.join(","));
        let all = wrong(&text);
        let expected = ("missing-column", line(&text, &heading), 1);
        assert!(all.contains(&expected), "{table} {column}: {all:?}");
    }
    // A heading with nothing below it.
    assert_eq!(wrong(&format!("{ISLANDS}\n[centres-2]\n")).len(), 1);
    let empty = ISLANDS.replace("id,en\ncoast,coast\n", "");
    assert!(wrong(&empty).contains(&("missing-column", line(&empty, "[divisions]"), 1)));
}

#[test]
fn a_known_time_that_runs_backwards() {
    let found = changed("to,2026-12-31", "to,2001-12-30");
    assert_eq!(found[0], ("backward-interval", 1, 1));
}

#[test]
fn a_name_that_ends_before_it_begins() {
    let found = changed("04,2011-01-01,,", "04,2011-01-01,2010-12-31,");
    assert!(found.contains(&("backward-interval", 18, 1)), "{found:?}");
}

/// It points at the row in which the municipality ends.
#[test]
fn an_end_without_a_change() {
    let found = changed("2009-01-01,01,02,1\n", "");
    assert_eq!(found, [("end-without-change", 15, 1)]);
    // What ends on the last known day need not be followed.
    let last = ISLANDS.replace("02,,,South", "02,,2026-12-31,South");
    assert!(Register::from_csv(last.as_bytes()).is_ok());
    let before = ISLANDS.replace("02,,,South", "02,,2026-12-30,South");
    assert_eq!(wrong(&before), [("end-without-change", 16, 1)]);
}

/// A new name does not end a life, so nobody need follow.
#[test]
fn a_new_name_is_no_end() {
    let text = ISLANDS.replace("02,,,South", "02,2005-01-01,,Sud\n02,,2004-12-31,South");
    let register = Register::from_csv(text.as_bytes()).unwrap();
    let south = register.get(&"02".parse().unwrap()).unwrap();
    assert_eq!(south.lives().len(), 1);
    assert_eq!(south.names().len(), 2);
    assert_eq!(south.name(Lang::En), "Sud");
}

#[test]
fn changes_in_a_circle() {
    // On one day.
    let rows = "2009-01-01,01,02,1";
    let same = ISLANDS
        .replace(rows, "2009-01-01,01,02,1\n2009-01-01,02,01,1")
        .replace("02,,,South", "02,,2008-12-31,South");
    let found = wrong(&same);
    let cycles: Vec<_> = found.iter().filter(|one| one.0 == "change-cycle").collect();
    assert_eq!(cycles, [&("change-cycle", 26, 12), &("change-cycle", 27, 12)]);
    // Later, though who comes back has not come to life again.
    let later = ISLANDS
        .replace(rows, "2009-01-01,01,02,1\n2012-01-01,02,01,1")
        .replace("02,,,South", "02,,2011-12-31,South");
    let found = wrong(&later);
    assert!(found.contains(&("change-cycle", 27, 12)), "{found:?}");
    // If it has, there is nothing wrong.
    let again = later
        .replace("01,,2008-12-31,North", "01,,2008-12-31,North\n01,2012-01-01,,North");
    assert_eq!(Register::from_csv(again.as_bytes()).err(), None);
    // Three on a day.
    let three = ISLANDS
        .replace(rows, "2011-01-01,02,04,1")
        .replace("2011-01-01,03,04,1", "2011-01-01,03,02,1\n2011-01-01,04,03,1");
    let three = three.replace("2008-12-31,North", ",North");
    let three = three.replace("01,,,,North", "01,,,North");
    let three = three
        .replace("02,,,South", "02,,2010-12-31,South")
        .replace("04,2011-01-01,,", "04,,2010-12-31,");
    let found = wrong(&three);
    assert_eq!(
        found.iter().filter(|one| one.0 == "change-cycle").count(),
        3,
        "{found:?}"
    );
}

/// A member of a time in which it was not there for a while.
#[test]
fn a_member_is_there_all_the_time() {
    let text = ISLANDS
        .replace(
            "04,2011-01-01,,New East",
            "04,2011-01-01,,New East\n01,2015-01-01,,North",
        )
        .replace("2002-12-31,01 02", "2020-12-31,01 02");
    let problem = Register::from_csv(text.as_bytes()).unwrap_err();
    let problem = problem.iter().next().unwrap();
    assert_eq!(problem.code(), Code::UnknownMunicipality);
    assert_eq!(problem.value("date", Lang::En), Some("2009-01-01"));
}

/// A figure of a year is one of somebody who lived in it.
#[test]
fn a_figure_of_a_period_is_of_somebody() {
    for (old, new) in [
        ("01,120,,100", "99,,,100"),
        ("2009-12-31,2005", "2009-12-31,2010"),
        ("code,2001-12-31\n02,465", "code,2001\n01,465"),
    ] {
        let found = changed(old, new);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].0, found[0].2), ("unknown-municipality", 1));
    }
    // It ended on the last day of 2008.
    let year = ISLANDS.replace("2009-12-31,2005", "2009-12-31,2008");
    assert!(Register::from_csv(year.as_bytes()).is_ok());
}

#[test]
fn everything_at_once() {
    let text = ISLANDS
        .replace("plane,plane", "plain,plane")
        .replace("02,Suth", "99,Suth")
        .replace("01,02,1", "01,02,1e0")
        .replace("coast,b,Inner", "cost,b,Inner")
        .replace("02,10,-20", "02,x,-20")
        .replace("02,465", "02,4 65")
        .replace("[figures people]", "[nothing]\na,b\n1,2\n\n[figures people]");
    let found = wrong(&text);
    let codes: Vec<&str> = found.iter().map(|one| one.0).collect();
    let expected = [
        "unknown-field",
        "end-without-change",
        "unknown-municipality",
        "exponent",
        "unknown-reference",
        "unknown-reference",
        "wrong-type",
        "unknown-table",
        "not-a-decimal",
    ];
    assert_eq!(codes, expected);
    assert!(found.is_sorted_by_key(|one| one.1), "{found:?}");
}

#[test]
fn text_before_the_first_heading() {
    assert_eq!(wrong("code,name\n[register]\n"), [("syntax", 1, 1)]);
    assert_eq!(wrong("# ours\n\n  x\n[register]\n"), [("syntax", 3, 1)]);
}

#[test]
fn what_is_not_utf8() {
    let mut bytes = ISLANDS.as_bytes().to_vec();
    let place = ISLANDS.find("North").unwrap();
    bytes[place] = 0xff;
    assert_eq!(found(Register::from_csv(&bytes)), [("not-utf8", 15, 16)]);
    assert_eq!(found(Register::from_json(b"{\"a\":\"\xff\"}")), [("not-utf8", 1, 7)]);
}

#[test]
fn what_is_too_large() {
    let problems = Register::from_csv(&vec![b'#'; LARGEST + 1]).unwrap_err();
    assert_eq!(problems.iter().next().unwrap().code(), Code::TooLarge);
}

/// `from` and `over` beside nothing else.
fn overlay(tables: &str) -> String {
    format!("[register]\nfield,value\nid,ours\nover,islands\n\n{tables}")
}

#[test]
fn an_overlay_has_figures_only() {
    for table in [
        "municipalities",
        "aliases",
        "changes",
        "divisions",
        "areas",
        "members",
        "centres",
    ] {
        let text = overlay(&format!("[{table}]\ncode\n01\n"));
        assert_eq!(wrong(&text), [("overlay-table", 6, 1)], "{table}");
    }
    assert_eq!(wrong(&overlay("[other]\na\n")), [("unknown-table", 6, 1)]);
    let register = Register::from_csv(overlay("").as_bytes()).unwrap();
    assert_eq!(register.known(), None);
}

// JSON.

fn wrong_json(text: &str) -> Found {
    found(Register::from_json(text.as_bytes()))
}

const JSON: &str = r#"{
"register": { "id": "islands", "scheme": "s", "from": "2001-12-31", "to": "2026-12-31" },
"municipalities": [
  { "code": "01", "to": "2008-12-31", "en": "North" },
  { "code": "02", "en": "South" }
],
"changes": [{ "date": "2009-01-01", "code": "01", "successor": "02" }]
}"#;

#[test]
fn json_is_read_by_the_same_rules() {
    let register = Register::from_json(JSON.as_bytes()).unwrap();
    let csv = "[register]\nfield,value\nid,islands\nscheme,s\nfrom,2001-12-31\n\
        to,2026-12-31\n[municipalities]\ncode,to,en\n01,2008-12-31,North\n02,,South\n\
        [changes]\ndate,code,successor\n2009-01-01,01,02\n";
    assert_eq!(Register::from_csv(csv.as_bytes()), Ok(register.clone()));
    // Empty lists are tables without rows, and null is a cell without text.
    let more =
        JSON.replacen('{', "{ \"centres\": [], \"series\": [], \"members\": [],", 1);
    assert_eq!(Register::from_json(more.as_bytes()), Ok(register.clone()));
    let null = JSON.replace("\"en\": \"South\"", "\"en\": \"South\", \"to\": null");
    assert_eq!(Register::from_json(null.as_bytes()), Ok(register));
}

#[test]
fn mistakes_of_json_at_their_places() {
    for (old, new, expected) in [
        ("\"2009-01-01\"", "20090101", ("number-not-text", 7, 23)),
        ("\"North\"", "1.5", ("number-not-text", 4, 45)),
        ("\"North\"", "true", ("wrong-type", 4, 45)),
        ("\"North\"", "[]", ("wrong-type", 4, 45)),
        ("\"code\": \"02\"", "\"cod\": \"02\"", ("unknown-column", 5, 5)),
        ("\"code\": \"02\",", "", ("missing-field", 5, 3)),
        (
            "\"successor\": \"02\"",
            "\"successor\": \"04\"",
            ("unknown-municipality", 7, 64),
        ),
        ("\"scheme\": \"s\"", "\"schema\": \"s\"", ("unknown-field", 2, 32)),
        ("\"changes\"", "\"change\"", ("unknown-table", 7, 1)),
        ("\"changes\"", "\"municipalities\"", ("duplicate-field", 7, 1)),
        ("\"to\": \"2008-12-31\"", "\"to\": \"31.12.2008\"", ("not-a-date", 4, 25)),
        ("{ \"code\": \"02\", \"en\": \"South\" }", "7", ("wrong-type", 5, 3)),
    ] {
        assert_eq!(JSON.matches(old).count(), 1, "{old}");
        let all = wrong_json(&JSON.replace(old, new));
        assert!(all.contains(&expected), "{new}: {all:?}");
    }
    assert_eq!(wrong_json("[]"), [("wrong-type", 1, 1)]);
    assert_eq!(wrong_json("7"), [("wrong-type", 1, 1)]);
    assert_eq!(wrong_json(""), [("syntax", 1, 1)]);
    assert_eq!(wrong_json("{\"register\": 7}")[0], ("missing-table", 1, 1));
    let (before, _) = JSON.split_once("[{ \"date\"").unwrap();
    let unchanged = format!("{before}[]\n}}");
    assert_eq!(wrong_json(&unchanged), [("end-without-change", 4, 3)]);
}

#[test]
fn deep_json_is_refused_without_harm() {
    for text in ["[".repeat(100_000), "{\"a\":".repeat(100_000)] {
        let found = wrong_json(&text);
        assert_eq!((found.len(), found[0].0, found[0].1), (1, "too-deep", 1));
    }
    let nested = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(wrong_json(&nested(65)), [("too-deep", 1, 65)]);
}

// Texts made to harm.

/// Rows that have no column in common would need as many cells as the square of their number.
#[test]
fn rows_without_a_common_column_are_refused() {
    let rows: Vec<String> = (0..20_000).map(|n| format!("{{\"c{n}\":\"\"}}")).collect();
    let text = format!("{{\"members\":[{}]}}", rows.join(","));
    let found = wrong_json(&text);
    assert_eq!((found.len(), found[0].0), (1, "too-large"));
}

/// Thousands of mistakes of each kind are told of in a moment.
#[test]
fn thousands_of_mistakes() {
    const MANY: usize = 4000;
    let lines = |row: &dyn Fn(usize) -> String| -> String {
        (0..MANY).map(|n| row(n) + "\n").collect()
    };
    let rows = |table: &str, row: &dyn Fn(usize) -> String| {
        let heading = format!("[{table}]\n");
        let (before, after) = ISLANDS.split_once(&heading).unwrap();
        let (header, rest) = after.split_once('\n').unwrap();
        format!("{before}{heading}{header}\n{}{rest}", lines(row))
    };
    for text in [
        // Each ends on the day on which the next one should take over.
        rows("municipalities", &|n| format!("x{n},,2008-12-31,X"))
            + "\n"
            + &rows("changes", &|n| format!("2009-01-01,x{n},x{},1", (n + 1) % MANY)),
        rows("changes", &|n| format!("2009-01-01,x{n},x{},1", n + 1)),
        rows("municipalities", &|n| format!("x{n},,2008-12-31,X")),
        rows("areas", &|n| format!("none{n},a{n},A")),
        rows("members", &|n| format!("coast,none{n},2002-01-01,2002-12-31,01")),
        rows("series", &|n| format!("s{n},final,own,resident,none{n},S")),
        format!("{ISLANDS}\n{}", lines(&|n| format!("[t{n}]"))),
        format!("{ISLANDS}\n{}", lines(&|n| format!("[figures t{n}]\ncode\n"))),
    ] {
        assert!(wrong(&text).len() >= 2);
    }
    // Everything there is, and nothing wrong.
    let chain = rows("aliases", &|n| format!("02,South {n}"));
    assert_eq!(Register::from_csv(chain.as_bytes()).err(), None);
}

fn never_panics(bytes: &[u8], json: bool) -> Result<(), TestCaseError> {
    let read = if json { Register::from_json } else { Register::from_csv };
    let Err(problems) = read(bytes) else { return Ok(()) };
    prop_assert!(problems.errors() > 0);
    for problem in &problems {
        let place = problem.position();
        prop_assert!(place.is_some(), "{problem}");
        if let Some(place) = place {
            prop_assert!(
                place.start <= place.end && place.end <= bytes.len(),
                "{problem}"
            );
            let before = bytes.get(..place.start).unwrap();
            prop_assert_eq!(place.line, before.split(|byte| *byte == b'\n').count());
            prop_assert!(place.column >= 1);
        }
    }
    Ok(())
}

/// What happens to one byte of a text: it goes, stands twice, or becomes another.
fn mutations() -> impl Strategy<Value = Vec<(prop::sample::Index, u8, u8)>> {
    let byte = prop_oneof![
        any::<u8>(),
        prop::sample::select(b"[]{}\",:;=.\n\r#0-9 a".to_vec()),
    ];
    prop::collection::vec((any::<prop::sample::Index>(), 0_u8..3, byte), 1..5)
}

fn mutated(text: &str, mutations: &[(prop::sample::Index, u8, u8)]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for (place, kind, byte) in mutations {
        let place = place.index(bytes.len());
        match kind {
            0 => drop(bytes.remove(place)),
            1 => bytes.insert(place, bytes[place]),
            _ => bytes[place] = *byte,
        }
    }
    bytes
}

/// One table follows the other in another order, or stands twice, or is gone.
fn shuffled() -> impl Strategy<Value = String> {
    let lines: Vec<&str> = ISLANDS.lines().collect();
    let count = lines.len();
    prop::collection::vec(0..count, 0..2 * count).prop_map(move |picked| {
        let lines: Vec<&str> = picked.into_iter().map(|place| lines[place]).collect();
        format!("[register]\n{}", lines.join("\n"))
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(512)
    })]

    #[test]
    fn any_bytes_are_read_or_told_of(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        never_panics(&bytes, false)?;
        never_panics(&bytes, true)?;
    }

    #[test]
    fn any_near_miss_is_read_or_told_of(text in "[\\[\\]{}\"':=,.#\n\r a-c0-2ä\\\\-]{0,40}") {
        never_panics(text.as_bytes(), false)?;
        never_panics(text.as_bytes(), true)?;
    }

    #[test]
    fn a_damaged_register_is_read_or_told_of(mutations in mutations()) {
        never_panics(&mutated(ISLANDS, &mutations), false)?;
        never_panics(&mutated(JSON, &mutations), true)?;
    }

    #[test]
    fn shuffled_lines_are_read_or_told_of(text in shuffled()) {
        never_panics(text.as_bytes(), false)?;
    }
}
