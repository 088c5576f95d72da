//! Wrong texts, with what is said of them and where.

use std::time::{Duration, Instant};

use super::*;
use crate::text::Lang;
use proptest::prelude::*;

#[cfg(feature = "toml")]
const TOML: &str = r#"format = 1
id = "two-towns"
currency = "EUR"
title = { fi = "Äänekoski", en = "Two towns" }

[term]
from = 2002-01-01
to = "2002-12-31"

[[sources]]
id = "book"
title = "The book"

[buyers]
scheme = "party"
list = [
  { code = "a", name = { en = "A" } },
  { code = "b", name = { en = "B" } },
]

[[units]]
id = "hour"
one = { en = "hour" }
many = { en = "hours" }

[[measures]]
id = "use"
name = { en = "Use" }
unit = "hour"

[[measures]]
id = "cost"
name = { en = "Cost" }
unit = "EUR"
of = "agreement"

[[services]]
id = "advice"
name = { en = "Advice" }
charge = "fee"

[[charges]]
id = "fee"
name = { en = "Fee" }
kind = "rate"
measure = "use"
[[charges.rates]]
from = "2002-01-01"
to = "2002-12-31"
price = "0.39"

[[charges]]
id = "rent"
name = { en = "Rent" }
kind = "pool"
[[charges.amounts]]
from = "2002-01-01"
to = "2002-12-31"
amount = "100"
[charges.key]
weights = [{ buyer = "a", weight = "1" }, { buyer = "b", weight = "3" }]

[rounding]
unit = "0.01"
"#;

const JSON: &str = r#"{
  "format": 1,
  "id": "two-towns",
  "currency": "EUR",
  "title": { "fi": "Äänekoski", "en": "Two towns" },
  "term": { "from": "2002-01-01", "to": "2002-12-31" },
  "sources": [{ "id": "book", "title": "The book" }],
  "buyers": { "scheme": "party", "list": [
    { "code": "a", "name": { "en": "A" } },
    { "code": "b", "name": { "en": "B" } }
  ] },
  "units": [{ "id": "hour", "one": { "en": "hour" }, "many": { "en": "hours" } }],
  "measures": [
    { "id": "use", "name": { "en": "Use" }, "unit": "hour" },
    { "id": "cost", "name": { "en": "Cost" }, "unit": "EUR", "of": "agreement" }
  ],
  "services": [{ "id": "advice", "name": { "en": "Advice" }, "charge": "fee" }],
  "charges": [
    { "id": "fee", "name": { "en": "Fee" }, "kind": "rate", "measure": "use",
      "rates": [{ "from": "2002-01-01", "to": "2002-12-31", "price": "0.39" }] },
    { "id": "rent", "name": { "en": "Rent" }, "kind": "pool",
      "amounts": [{ "from": "2002-01-01", "to": "2002-12-31", "amount": "100" }],
      "key": { "weights": [{ "buyer": "a", "weight": "1" }, { "buyer": "b", "weight": "3" }] } }
  ],
  "rounding": { "unit": "0.01" }
}
"#;

/// Stands in a text where an error is expected.
const MARK: char = '»';

/// Codes in the order of the marks; then the lines of the good text (`-`) and what takes their
/// place (`+`), in TOML (`T`) and in JSON (`J`).
const WRONG: &str = r#"
missing-field unknown-field
T- [[charges.rates]]
T- from = "2002-01-01"
T- to = "2002-12-31"
T- price = "0.39"
T+ »[[charges.rates]]
T+ from = "2002-01-01"
T+ to = "2002-12-31"
T+ »prize = "0.39"
J- [{ "from": "2002-01-01", "to": "2002-12-31", "price": "0.39" }]
J+ [»{ "from": "2002-01-01", "to": "2002-12-31", »"prize": "0.39" }]

unknown-field
T- unit = "hour"
T+ unit = "hour"
T+ »colour = 1
J- "unit": "hour"
J+ "unit": "hour", »"colour": 1

unknown-field
T- en = "Fee"
T+ en = "Fee", »de = "Gebühr"
J- "en": "Fee"
J+ "en": "Fee", »"de": "Gebühr"

unknown-field
T- [rounding]
T+ [rounding]
T+ »cents = "1"
J- "rounding": {
J+ "rounding": { »"cents": "1",

unknown-field
T- kind = "rate"
T+ kind = "rate"
T+ rounding = { »lines = "total" }
J- "kind": "rate"
J+ "kind": "rate", "rounding": { »"lines": "total" }

missing-field
T- format = 1
T+ »
J- {
J-   "format": 1,
J+ »{

missing-field
T- [term]
T- from = 2002-01-01
T+ »[term]
J- { "from": "2002-01-01", "to": "2002-12-31" },
J-   "sources"
J+ »{ "to": "2002-12-31" },
J+   "sources"

missing-field unknown-reference
T- { code = "b", name
T+ »{ name
T- { buyer = "b"
T+ { buyer = »"b"
J- { "code": "b", "name"
J+ »{ "name"
J- { "buyer": "b"
J+ { "buyer": »"b"

missing-field
T- [buyers]
T+ »[[notes]]
T+ id = "n"
T+ text = { en = "N" }
T+ quote = "words"
T+ [buyers]
J- "buyers":
J+ "notes": [»{ "id": "n", "text": { "en": "N" }, "quote": "words" }], "buyers":

wrong-type
T- id = "two-towns"
T+ id = »2
J- "id": "two-towns"
J+ "id": »2

wrong-type
T- title = { fi = "Äänekoski", en = "Two towns" }
T+ title = »"Two towns"
J- "title": { "fi": "Äänekoski", "en": "Two towns" }
J+ "title": »"Two towns"

wrong-type
T- { fi = "Äänekoski", en = "Two towns" }
T+ { fi = "Äänekoski", en = »2 }
J- { "fi": "Äänekoski", "en": "Two towns" }
J+ { "fi": "Äänekoski", "en": »2 }

wrong-type
T-   { code = "b", name = { en = "B" } },
T+   { code = "b", name = { en = "B" } }, »"c"
J-     { "code": "b", "name": { "en": "B" } }
J+     { "code": "b", "name": { "en": "B" } }, »"c"

wrong-type
T- format = 1
T+ format = »"1"
J- "format": 1
J+ "format": »"1"

wrong-type
T- from = 2002-01-01
T+ from = »2002
J- "term": { "from": "2002-01-01"
J+ "term": { "from": »2002

wrong-type
T- price = "0.39"
T+ price = »true
J- "price": "0.39"
J+ "price": »true

wrong-type
T- name = { en = "Fee" }
T+ name = { en = »["Fee"] }
J- "name": { "en": "Fee" }
J+ "name": { "en": »["Fee"] }

number-not-text
T- price = "0.39"
T+ price = »0.39
J- "price": "0.39"
J+ "price": »0.39

number-not-text
T- amount = "100"
T+ amount = »100
J- "amount": "100"
J+ "amount": »100

exponent
T- "0.39"
T+ »"0.1e2"
J- "0.39"
J+ »"0.1e2"

not-a-decimal
T- "0.39"
T+ »"0,39"
J- "0.39"
J+ »"0,39"

not-a-decimal
T- "0.39"
T+ »" 0.39"
J- "0.39"
J+ »" 0.39"

not-a-decimal
T- "0.39"
T+ »""
J- "0.39"
J+ »""

too-many-digits
T- "0.39"
T+ »"1234567890123456789012345678901234567890"
J- "0.39"
J+ »"1234567890123456789012345678901234567890"

not-a-date
T- from = 2002-01-01
T+ from = »"2002-02-29"
J- "term": { "from": "2002-01-01"
J+ "term": { "from": »"2002-02-29"

not-a-date
T- from = 2002-01-01
T+ from = »2002-01-01T00:00:00
J- "term": { "from": "2002-01-01"
J+ "term": { "from": »"2002-01-01T00:00:00"

not-an-identifier
T- "two-towns"
T+ »"Two Towns"
J- "two-towns"
J+ »"Two Towns"

not-an-identifier
T- "two-towns"
T+ »"2towns"
J- "two-towns"
J+ »"2towns"

not-a-currency
T- currency = "EUR"
T+ currency = »"euro"
J- "currency": "EUR"
J+ "currency": »"euro"

not-a-choice
T- format = 1
T+ format = »2
J- "format": 1
J+ "format": »2

not-a-choice
T- "party"
T+ »"partys"
J- "party"
J+ »"partys"

not-a-choice
T- "pool"
T+ »"poll"
J- "pool"
J+ »"poll"

not-a-choice
T- of = "agreement"
T+ of = »"all"
J- "of": "agreement"
J+ "of": »"all"

not-a-choice not-a-choice
T- unit = "0.01"
T+ mode = »"bankers"
T+ balance = »"me"
J- "unit": "0.01"
J+ "mode": »"bankers", "balance": »"me"

empty-text
T- title = "The book"
T+ title = »"  "
J- "title": "The book"
J+ "title": »"  "

empty-text
T- name = { en = "Fee" }
T+ name = »{}
J- "name": { "en": "Fee" }
J+ "name": »{}

empty-text
T- name = { en = "Fee" }
T+ name = { en = »"" }
J- "name": { "en": "Fee" }
J+ "name": { "en": »"" }

empty-list
T- [[charges.rates]]
T- from = "2002-01-01"
T- to = "2002-12-31"
T- price = "0.39"
T+ rates = »[]
J- [{ "from": "2002-01-01", "to": "2002-12-31", "price": "0.39" }]
J+ »[]

backward-interval
T- from = 2002-01-01
T- to = "2002-12-31"
T+ from = 2003-01-01
T+ to = »"2002-12-31"
J- "term": { "from": "2002-01-01", "to": "2002-12-31" }
J+ "term": { "from": "2003-01-01", "to": »"2002-12-31" }

overlapping-intervals
T- price = "0.39"
T+ price = "0.39"
T+ »[[charges.rates]]
T+ from = "2002-12-31"
T+ to = "2003-12-31"
T+ price = "1"
J- "price": "0.39" }
J+ "price": "0.39" }, »{ "from": "2002-12-31", "to": "2003-12-31", "price": "1" }

not-positive not-a-choice
T- unit = "0.01"
T+ unit = »"0"
T+ mode = »"bankers"
J- "unit": "0.01"
J+ "unit": »"0", "mode": »"bankers"

not-positive
T- unit = "0.01"
T+ unit = »"-0.01"
J- "unit": "0.01"
J+ "unit": »"-0.01"

exponent unknown-field
T- unit = "0.01"
T+ unit = »"1e2"
T+ »modus = "down"
J- "unit": "0.01"
J+ "unit": »"1e2", »"modus": "down"

below-zero
T- weight = "3"
T+ weight = »"-3"
J- "weight": "3"
J+ "weight": »"-3"

below-zero
T- [charges.key]
T+ [charges.bounds]
T+ floor = »"-1"
T+ [charges.key]
J- "key":
J+ "bounds": { "floor": »"-1" }, "key":

floor-above-ceiling
T- [charges.key]
T+ »[charges.bounds]
T+ floor = "9"
T+ ceiling = "8.99"
T+ [charges.key]
J- "key":
J+ "bounds": »{ "floor": "9", "ceiling": "8.99" }, "key":

duplicate-id
T- id = "rent"
T+ id = »"fee"
J- "id": "rent"
J+ "id": »"fee"

duplicate-id
T- id = "hour"
T- one = { en = "hour" }
T+ id = "hour"
T+ one = { en = "hour" }
T+ many = { en = "hours" }
T+ [[units]]
T+ id = »"resident"
T+ one = { en = "resident" }
J- "units": [
J+ "units": [{ "id": »"resident", "one": { "en": "r" }, "many": { "en": "r" } },

duplicate-id
T- [[services]]
T+ [[measures]]
T+ id = »"weight"
T+ name = { en = "Weight" }
T+ unit = "hour"
T+ [[services]]
J- "measures": [
J+ "measures": [ { "id": »"weight", "name": { "en": "Weight" }, "unit": "hour" },

duplicate-buyer unknown-reference
T- { code = "b", name
T+ { code = »"a", name
T- { buyer = "b"
T+ { buyer = »"b"
J- { "code": "b", "name"
J+ { "code": »"a", "name"
J- { "buyer": "b"
J+ { "buyer": »"b"

duplicate-buyer
T- weight = "3" }
T+ weight = "3" }, { buyer = »"a", weight = "1" }
J- "weight": "3" }
J+ "weight": "3" }, { "buyer": »"a", "weight": "1" }

unknown-reference
T- measure = "use"
T+ measure = »"usage"
J- "measure": "use"
J+ "measure": »"usage"

unknown-reference
T- charge = "fee"
T+ charge = »"fees"
J- "charge": "fee"
J+ "charge": »"fees"

unknown-reference
T- measure = "use"
T+ measure = "use"
T+ source = »"boook"
J- "measure": "use"
J+ "measure": "use", "source": »"boook"

unknown-reference
T- unit = "hour"
T+ unit = »"hours"
J- "unit": "hour"
J+ "unit": »"hours"

unknown-reference
T- unit = "0.01"
T+ balance = { largest = »"cost" }
J- "unit": "0.01"
J+ "balance": { "largest": »"cost" }

unknown-reference
T- unit = "0.01"
T+ balance = { buyer = »"c" }
J- "unit": "0.01"
J+ "balance": { "buyer": »"c" }

missing-weight
T- [charges.key]
T- weights = [{ buyer = "a", weight = "1" }, {
T+ »[charges.key]
T+ weights = [{
J- "key": { "weights": [{ "buyer": "a", "weight": "1" }, {
J+ "key": »{ "weights": [{

wrong-measure
T- measure = "use"
T+ measure = »"cost"
J- "measure": "use"
J+ "measure": »"cost"

wrong-measure
T- weights = [{ buyer = "a", weight = "1" }, { buyer = "b", weight = "3" }]
T+ measure = »"cost"
J- "weights": [{ "buyer": "a", "weight": "1" }, { "buyer": "b", "weight": "3" }]
J+ "measure": »"cost"

wrong-unit
T- unit = "EUR"
T+ unit = "hour"
T- [[charges.amounts]]
T- from = "2002-01-01"
T- to = "2002-12-31"
T- amount = "100"
T+ measure = »"cost"
J- "unit": "EUR"
J+ "unit": "hour"
J- "amounts": [{ "from": "2002-01-01", "to": "2002-12-31", "amount": "100" }]
J+ "measure": »"cost"

rounding-of-charge
T- kind = "rate"
T+ kind = "rate"
T+ rounding = »{ unit = "1" }
T- unit = "0.01"
T+ lines = "total"
J- "kind": "rate"
J+ "kind": "rate", "rounding": »{ "unit": "1" }
J- "unit": "0.01"
J+ "lines": "total"

conflicting-fields
T- [buyers]
T+ »[buyers]
T+ region = "13"
T+ on = "2001-12-31"
J- "buyers": {
J+ "buyers": »{ "region": "13", "on": "2001-12-31",

conflicting-fields
T- [charges.key]
T+ »[charges.key]
T+ equal = "buyers"
J- "key": {
J+ "key": »{ "equal": "buyers",

conflicting-fields
T- unit = "0.01"
T+ balance = »{ largest = "weight", buyer = "a" }
J- "unit": "0.01"
J+ "balance": »{ "largest": "weight", "buyer": "a" }

conflicting-fields
T- [[services]]
T+ »[[measures]]
T+ id = "stock"
T+ name = { en = "Stock" }
T+ unit = "EUR"
T+ of = "agreement"
T+ register = { series = "s", day = "12-31", years_before = "1" }
T+ [[services]]
J- "measures": [
J+ "measures": [ »{ "id": "stock", "name": { "en": "Stock" }, "unit": "EUR", "of": "agreement", "register": { "series": "s", "day": "12-31", "years_before": "1" } },

not-a-date not-a-choice
T- [[services]]
T+ [[measures]]
T+ id = "stock"
T+ name = { en = "Stock" }
T+ unit = "hour"
T+ register = { series = "s", day = »"02-29", years_before = »"6" }
T+ [[services]]
J- "measures": [
J+ "measures": [ { "id": "stock", "name": { "en": "Stock" }, "unit": "hour", "register": { "series": "s", "day": »"02-29", "years_before": »"6" } },

not-a-choice
T- scheme = "party"
T- list = [
T-   { code = "a", name = { en = "A" } },
T-   { code = "b", name = { en = "B" } },
T- ]
T+ scheme = »"party"
T+ region = "13"
T+ on = "2001-12-31"
J- "scheme": "party", "list": [
J-     { "code": "a", "name": { "en": "A" } },
J-     { "code": "b", "name": { "en": "B" } }
J-   ]
J+ "scheme": »"party", "region": "13", "on": "2001-12-31"

missing-field wrong-type
T- [buyers]
T- scheme = "party"
T- list = [
T-   { code = "a", name = { en = "A" } },
T-   { code = "b", name = { en = "B" } },
T- ]
T+ »[buyers]
T+ scheme = "fi-municipality"
T+ region = »13
J- { "scheme": "party", "list": [
J-     { "code": "a", "name": { "en": "A" } },
J-     { "code": "b", "name": { "en": "B" } }
J-   ]
J+ »{ "scheme": "fi-municipality", "region": »13
"#;

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

/// Reads the text; it must be told as wrong, soon, and with a place inside it.
fn refused_soon(text: &str, syntax: Syntax) -> Vec<(&'static str, usize, usize)> {
    let begin = Instant::now();
    let found = wrong(text.as_bytes(), syntax);
    assert!(begin.elapsed() < Duration::from_secs(5), "{:?}", begin.elapsed());
    found
}

#[test]
fn deep_json_is_refused_without_harm() {
    let deep = 100_000;
    for text in [
        "[".repeat(deep),
        "{\"a\":".repeat(deep),
        format!("{}1{}", "[".repeat(deep), "]".repeat(deep)),
        format!("{}1{}", "{\"a\":".repeat(deep), "}".repeat(deep)),
        format!("{{\"charges\":{}1{}}}", "[".repeat(70), "]".repeat(70)),
    ] {
        let found = refused_soon(&text, Syntax::Json);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].0, found[0].1), ("too-deep", 1));
    }
    // 64 tables within each other are read; the one below them is not.
    let nested = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(refused_soon(&nested(64), Syntax::Json), [("wrong-type", 1, 1)]);
    assert_eq!(refused_soon(&nested(65), Syntax::Json), [("too-deep", 1, 65)]);
}

#[cfg(feature = "toml")]
#[test]
fn deep_toml_is_refused_without_harm() {
    let deep = 100_000;
    for text in [
        format!("a = {}", "[".repeat(deep)),
        format!("a = {}1{}", "[".repeat(deep), "]".repeat(deep)),
        format!("a = {}1{}", "{a=".repeat(deep), "}".repeat(deep)),
        format!("a = {}", "{a=".repeat(deep)),
        format!("a{} = 1", ".a".repeat(deep)),
        format!("[a{}]\n", ".a".repeat(deep)),
        format!("[[a{}]]\n", ".a".repeat(deep)),
        format!("a = {}1{}", "[".repeat(70), "]".repeat(70)),
    ] {
        let found = refused_soon(&text, Syntax::Toml);
        assert_eq!(
            (found[0].0, found[0].1),
            ("too-deep", 1),
            "{}",
            text.get(..20).unwrap()
        );
    }
    // The whole is one table, so that 63 more may lie within it.
    let nested = |depth| format!("a = {}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(
        refused_soon(&nested(63), Syntax::Toml).iter().all(|found| found.0 != "too-deep")
    );
    assert_eq!(refused_soon(&nested(64), Syntax::Toml), [("too-deep", 1, 68)]);
}

/// As many fields as a text can have, on one line and on many.
#[test]
fn a_wide_text_is_refused_soon() {
    for gap in [" ", "\n"] {
        let fields: Vec<String> =
            (0..60_000).map(|n| format!("\"ä{n}\":{gap}{n}")).collect();
        let found = refused_soon(&format!("{{{}}}", fields.join(",")), Syntax::Json);
        assert_eq!(
            found.iter().filter(|found| found.0 == "unknown-field").count(),
            60_000
        );
    }
}

/// Reads any bytes: they are an agreement, or wrong somewhere inside.
fn never_panics(bytes: &[u8], syntax: Syntax) -> Result<(), TestCaseError> {
    let Err(problems) = Agreement::read(bytes, syntax) else { return Ok(()) };
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

/// What happens to one byte of a text.
#[derive(Debug, Clone)]
enum Mutation {
    Delete,
    Repeat,
    Become(u8),
}

fn mutations() -> impl Strategy<Value = Vec<(usize, Mutation)>> {
    let one = prop_oneof![
        Just(Mutation::Delete),
        Just(Mutation::Repeat),
        any::<u8>().prop_map(Mutation::Become),
        prop::sample::select(b"[]{}\",:=.\n0-".to_vec()).prop_map(Mutation::Become),
    ];
    prop::collection::vec(
        (any::<prop::sample::Index>().prop_map(|i| i.index(1 << 20)), one),
        1..4,
    )
}

fn mutated(text: &str, mutations: &[(usize, Mutation)]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for (place, mutation) in mutations {
        let place = place % bytes.len();
        match mutation {
            Mutation::Delete => drop(bytes.remove(place)),
            Mutation::Repeat => bytes.insert(place, bytes[place]),
            Mutation::Become(byte) => bytes[place] = *byte,
        }
    }
    bytes
}

const EMBEDDED: [(&str, &str); 2] = [
    (
        include_str!("../../../agreements/jyvaskyla-fund-model.toml"),
        include_str!("../../../agreements/jyvaskyla-fund-model.json"),
    ),
    (
        include_str!("../../../agreements/keski-suomi-cooperation-2007.toml"),
        include_str!("../../../agreements/keski-suomi-cooperation-2007.json"),
    ),
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_told_of(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for (_, syntax) in syntaxes() {
            never_panics(&bytes, syntax)?;
        }
    }

    #[test]
    fn any_near_miss_is_read_or_told_of(
        text in "[\\[\\]{}\"':=,.#\n\r a-c0-2ä\\\\-]{0,40}",
    ) {
        for (_, syntax) in syntaxes() {
            never_panics(text.as_bytes(), syntax)?;
        }
    }

    #[test]
    fn a_damaged_agreement_is_read_or_told_of(which in 0_usize..2, mutations in mutations()) {
        let (toml, json) = EMBEDDED[which];
        never_panics(&mutated(json, &mutations), Syntax::Json)?;
        #[cfg(feature = "toml")]
        never_panics(&mutated(toml, &mutations), Syntax::Toml)?;
        #[cfg(not(feature = "toml"))]
        let _ = toml;
    }
}
