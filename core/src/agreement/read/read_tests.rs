//! What is wrong with a text is told with its code and its place, all of it at once.

use super::*;
use crate::diagnostic::{Code, Diagnostic};
use crate::text::Lang;

#[path = "hostile_tests.rs"]
mod hostile;
#[path = "hostile_steps_tests.rs"]
mod hostile_steps;
#[path = "samples_tests.rs"]
mod samples;
#[cfg(feature = "toml")]
#[path = "steps_tests.rs"]
mod steps;
#[cfg(feature = "toml")]
#[path = "words_tests.rs"]
mod words;

#[cfg(feature = "toml")]
use samples::TOML;
use samples::{JSON, MARK, WRONG};

/// Code, line and column of everything that is wrong.
fn wrong(text: &[u8], syntax: Syntax) -> Vec<(&'static str, usize, usize)> {
    let problems = Agreement::read(text, syntax).unwrap_err();
    let place = |d: &Diagnostic| {
        d.position()
            .map_or((d.code().as_str(), 0, 0), |p| (d.code().as_str(), p.line, p.column))
    };
    problems.iter().map(place).collect()
}

/// The text without its marks, and the lines and columns at which they stood.
fn unmarked(text: &str) -> (String, Vec<(usize, usize)>) {
    let mut places = Vec::new();
    let mut bare = String::new();
    let (mut line, mut column) = (1, 1);
    for c in text.chars() {
        match c {
            MARK => places.push((line, column)),
            '\n' => (line, column) = (line + 1, 1),
            _ => column += 1,
        }
        bare.extend(Some(c).filter(|c| *c != MARK));
    }
    (bare, places)
}

/// The good text with the changes of a case; `None` where it has none in this syntax.
fn changed(good: &str, case: &str, syntax: char) -> Option<String> {
    let mut text = good.to_owned();
    let mut lines =
        case.lines().skip(1).filter(|line| line.starts_with(syntax)).peekable();
    lines.peek()?;
    while lines.peek().is_some() {
        let mut take = |sign: char| {
            let mut part = Vec::new();
            while let Some(line) =
                lines.next_if(|line| line.get(1..2) == Some(&sign.to_string()))
            {
                part.push(line.get(3..).unwrap_or_default());
            }
            part.join("\n")
        };
        let (old, new) = (take('-'), take('+'));
        assert_eq!(text.matches(&old).count(), 1, "{case}");
        text = text.replacen(&old, &new, 1);
    }
    Some(text)
}

fn check(good: &str, letter: char, syntax: Syntax) {
    assert!(Agreement::read(good.as_bytes(), syntax).is_ok());
    let mut unlike = Vec::new();
    for case in WRONG.trim_matches('\n').split("\n\n") {
        let Some(text) = changed(good, case, letter) else { continue };
        let codes = case.lines().next().unwrap().split(' ');
        let (bare, places) = unmarked(&text);
        let expected: Vec<_> = codes
            .zip(places)
            .map(|(code, (line, column))| (code, line, column))
            .collect();
        let found = wrong(bare.as_bytes(), syntax);
        if found != expected {
            unlike.push(format!("{case}\nfound {found:?}, expected {expected:?}\n"));
        }
    }
    assert!(unlike.is_empty(), "{}", unlike.join("\n"));
}

#[cfg(feature = "toml")]
#[test]
fn every_mistake_in_toml_has_its_code_and_place() {
    check(TOML, 'T', Syntax::Toml);
}

#[test]
fn every_mistake_in_json_has_its_code_and_place() {
    check(JSON, 'J', Syntax::Json);
}

/// TOML and JSON with the same mistakes, all told in the order of the text.
#[cfg(feature = "toml")]
#[test]
fn several_mistakes_are_told_at_once_in_the_order_of_the_text() {
    let text = r#"id = "Äänekoski"
currency = "EUR"
title = { fi = "Äänekoski", xx = "Äänekoski" }
term = { from = "1.1.2002", to = "2002-12-31" }
buyers = { scheme = "party", list = [{ code = "ää", name = { fi = "Ä" }, nmae = "ä" }] }
charges = [
  { id = "fee", name = { fi = "Ä" }, kind = "rate", measure = "ä", rates = [
    { from = "2002-01-01", to = "2002-12-31", price = 0.39 } ] },
]
"#;
    assert_eq!(
        wrong(text.as_bytes(), Syntax::Toml),
        [
            ("missing-field", 1, 1),
            ("not-an-identifier", 1, 6),
            ("unknown-field", 3, 29),
            ("not-a-date", 4, 17),
            ("unknown-field", 5, 74),
            ("unknown-reference", 7, 63),
            ("number-not-text", 8, 55),
        ]
    );
}

#[test]
fn an_unknown_field_comes_with_the_nearest_known_one() {
    let text = JSON.replace("\"price\"", "\"prize\"");
    let problems = Agreement::read(text.as_bytes(), Syntax::Json).unwrap_err();
    let unknown = problems.iter().find(|d| d.code() == Code::UnknownField).unwrap();
    assert_eq!(unknown.message(Lang::En), "unknown field `prize`");
    let help = unknown.help(Lang::En).unwrap();
    assert!(help.starts_with("remove it, or use one of: price, "), "{help}");
}

#[test]
fn what_is_no_json_is_told_where_it_stops_being_it() {
    for (text, code, line, column) in [
        ("", "syntax", 1, 1),
        ("\n \n", "syntax", 3, 1),
        ("{\n  \"id\": \"ä\",\n}", "syntax", 2, 12),
        ("{ \"ä\": 1 // one\n}", "syntax", 1, 10),
        ("{ \"a\": 01 }", "syntax", 1, 9),
        ("{ 'a': 1 }", "syntax", 1, 3),
        ("{ \"a\": 1 } 2", "syntax", 1, 12),
        ("{ \"ä\": 1, \"ä\": 2 }", "duplicate-field", 1, 11),
        ("{ \"a\": { \"b\": 1,\n \"b\": 2 } }", "duplicate-field", 2, 2),
        ("[]", "wrong-type", 1, 1),
        ("null", "wrong-type", 1, 1),
        (" \"agreement\"", "wrong-type", 1, 2),
    ] {
        assert_eq!(
            wrong(text.as_bytes(), Syntax::Json),
            [(code, line, column)],
            "{text}"
        );
    }
}

#[cfg(feature = "toml")]
#[test]
fn what_is_no_toml_is_told_where_it_stops_being_it() {
    for (text, line, column) in [
        ("format = 1\nid = \n", 2, 6),
        ("format = 1\ntitle = { fi = \"Äänekoski }\n", 2, 28),
        ("format = 1\nid = \"ä\"\nformat = 1\n", 3, 1),
        ("[term]\nfrom = \"ä\"\n[term]\n", 3, 2),
        ("format = 1 2\n", 1, 10),
    ] {
        let found = wrong(text.as_bytes(), Syntax::Toml);
        assert_eq!(found[0], ("syntax", line, column), "{text}");
    }
    // Reading goes on past a mistake.
    let lines: Vec<usize> = wrong(b"id = = 1\nb = 2\nc = = 3\n", Syntax::Toml)
        .iter()
        .map(|found| found.1)
        .collect();
    assert!(lines.contains(&1) && lines.contains(&3) && !lines.contains(&2), "{lines:?}");
    // An empty text is good TOML, of an agreement that says nothing.
    let fields = ["format", "id", "title", "currency", "term", "buyers", "charges"];
    assert_eq!(wrong(b"", Syntax::Toml), fields.map(|_| ("missing-field", 1, 1)));
}

fn syntaxes() -> Vec<(&'static str, Syntax)> {
    vec![
        (JSON, Syntax::Json),
        #[cfg(feature = "toml")]
        (TOML, Syntax::Toml),
    ]
}

#[test]
fn line_breaks_and_a_byte_order_mark_change_no_place() {
    for (good, syntax) in syntaxes() {
        let bad = good.replace("0.39", "0,39").replace("two-towns", "Two");
        let at = |text: &str, what: &str| text.find(what).unwrap();
        for text in [bad.clone(), bad.replace('\n', "\r\n")] {
            let expected = wrong(text.as_bytes(), syntax);
            assert_eq!(expected.len(), 2);
            assert_eq!(wrong(bad.as_bytes(), syntax), expected);
            let marked = format!("\u{feff}{text}");
            assert_eq!(wrong(marked.as_bytes(), syntax), expected);
            // Bytes are those of the text as it came in.
            let problems = Agreement::read(marked.as_bytes(), syntax).unwrap_err();
            for (problem, what) in problems.iter().zip(["\"Two\"", "\"0,39\""]) {
                let place = problem.position().unwrap();
                assert_eq!(marked.get(place.start..place.end), Some(what));
                assert_eq!(place.start, at(&marked, what));
            }
        }
        for good in [format!("\u{feff}{good}"), good.replace('\n', "\r\n")] {
            assert!(Agreement::read(good.as_bytes(), syntax).is_ok());
        }
    }
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_place() {
    for (_, syntax) in syntaxes() {
        assert_eq!(wrong(b"a = \"\xc3\xa4\"\nb\xff = 1", syntax), [("not-utf8", 2, 2)]);
        assert_eq!(wrong(b"\xef\xbb\xbfa\xff", syntax), [("not-utf8", 1, 2)]);
        assert_eq!(wrong(b"\xff\xfei\0d\0", syntax), [("not-utf8", 1, 1)]);
    }
}

#[test]
fn a_text_of_a_mebibyte_is_read_and_one_byte_more_is_not() {
    for (good, syntax) in syntaxes() {
        let widest = format!("{good}{}", "\n".repeat((1 << 20) - good.len()));
        assert!(Agreement::read(widest.as_bytes(), syntax).is_ok());
        let wider = format!("{widest}\n");
        assert_eq!(wrong(wider.as_bytes(), syntax), [("too-large", 0, 0)]);
        let problems = Agreement::read(wider.as_bytes(), syntax).unwrap_err();
        assert!(problems.to_string().contains("1048576 bytes"), "{problems}");
    }
}
