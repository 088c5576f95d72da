use std::time::{Duration, Instant};

use super::*;
use crate::text::Lang;
use proptest::prelude::*;

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

/// Stands in a text where an error is expected; several together are several errors.
const MARK: char = '»';

/// A change that makes a good text wrong: what stands there, and what is put in its place.
type Change = (&'static str, &'static str);

/// Expected codes, in the order of the marks; the change in TOML; the change in JSON.
const WRONG: &[(&str, Change, Change)] = &[
    // Shape.
    ("unknown-field", ("price = ", "»prize = \"1\"\nprice = "), ("\"price\"", "»\"prize\": \"1\", \"price\"")),
    ("unknown-field", ("unit = \"hour\"", "unit = \"hour\"\n»colour = 1"), ("\"unit\": \"hour\"", "\"unit\": \"hour\", »\"colour\": 1")),
    ("unknown-field", ("en = \"Fee\"", "en = \"Fee\", »de = \"Gebühr\""), ("\"en\": \"Fee\"", "\"en\": \"Fee\", »\"de\": \"Gebühr\"")),
    ("unknown-field", ("[rounding]\n", "[rounding]\n»cents = \"1\"\n"), ("\"rounding\": { ", "\"rounding\": { »\"cents\": \"1\", ")),
    ("missing-field", ("format = 1\n", "»"), ("{\n  \"format\": 1,", "»{")),
    ("missing-field", ("[term]\nfrom = 2002-01-01\n", "»[term]\n"), ("{ \"from\": \"2002-01-01\", ", "»{ ")),
    ("missing-field", ("[[charges.rates]]\nfrom = \"2002-01-01\"\nto = \"2002-12-31\"\nprice = \"0.39\"\n", "»[[charges.rates]]\nfrom = \"2002-01-01\"\nto = \"2002-12-31\"\n"),
        ("[{ \"from\": \"2002-01-01\", \"to\": \"2002-12-31\", \"price\": \"0.39\" }]", "[»{ \"from\": \"2002-01-01\", \"to\": \"2002-12-31\" }]")),
    ("missing-field", ("{ code = \"b\", ", "»{ "), ("{ \"code\": \"b\", ", "»{ ")),
    ("missing-field", ("measure = \"use\"\n", "measure = \"use\"\nquote = \"0,39\"\n»"), ("{ \"id\": \"fee\",", "»{ \"id\": \"fee\", \"quote\": \"0,39\",")),
    // Types.
    ("wrong-type", ("id = \"two-towns\"", "id = »2"), ("\"id\": \"two-towns\"", "\"id\": »2")),
    ("wrong-type", ("title = { fi = \"Äänekoski\", en = \"Two towns\" }", "title = »\"Two towns\""), ("\"title\": { \"fi\": \"Äänekoski\", \"en\": \"Two towns\" }", "\"title\": »\"Two towns\"")),
    ("wrong-type", ("{ code = \"b\", name = { en = \"B\" } }", "»\"b\""), ("{ \"code\": \"b\", \"name\": { \"en\": \"B\" } }", "»\"b\"")),
    ("wrong-type", ("format = 1", "format = »\"1\""), ("\"format\": 1", "\"format\": »\"1\"")),
    ("wrong-type", ("to = \"2002-12-31\"\n\n[[sources]]", "to = »2002\n\n[[sources]]"), ("\"to\": \"2002-12-31\" },\n  \"sources\"", "\"to\": »2002 },\n  \"sources\"")),
    ("wrong-type", ("price = \"0.39\"", "price = »true"), ("\"price\": \"0.39\"", "\"price\": »true")),
    ("wrong-type", ("name = { en = \"Fee\" }", "name = { en = »[\"Fee\"] }"), ("\"name\": { \"en\": \"Fee\" }", "\"name\": { \"en\": »[\"Fee\"] }")),
    // Single values.
    ("number-not-text", ("price = \"0.39\"", "price = »0.39"), ("\"price\": \"0.39\"", "\"price\": »0.39")),
    ("number-not-text", ("amount = \"100\"", "amount = »100"), ("\"amount\": \"100\"", "\"amount\": »100")),
    ("exponent", ("\"0.39\"", "»\"0.1e2\""), ("\"0.39\"", "»\"0.1e2\"")),
    ("not-a-decimal", ("\"0.39\"", "»\"0,39\""), ("\"0.39\"", "»\"0,39\"")),
    ("not-a-decimal", ("\"0.39\"", "»\" 0.39\""), ("\"0.39\"", "»\" 0.39\"")),
    ("not-a-decimal", ("\"0.39\"", "»\"\""), ("\"0.39\"", "»\"\"")),
    ("too-many-digits", ("\"0.39\"", "»\"1234567890123456789012345678901234567890\""), ("\"0.39\"", "»\"1234567890123456789012345678901234567890\"")),
    ("not-a-date", ("from = 2002-01-01", "from = »\"2002-02-29\""), ("\"term\": { \"from\": \"2002-01-01\"", "\"term\": { \"from\": »\"2002-02-29\"")),
    ("not-a-date", ("from = 2002-01-01", "from = »2002-01-01T00:00:00"), ("\"term\": { \"from\": \"2002-01-01\"", "\"term\": { \"from\": »\"2002-01-01T00:00:00\"")),
    ("not-an-identifier", ("\"two-towns\"", "»\"Two Towns\""), ("\"two-towns\"", "»\"Two Towns\"")),
    ("not-an-identifier", ("\"two-towns\"", "»\"2towns\""), ("\"two-towns\"", "»\"2towns\"")),
    ("not-a-currency", ("currency = \"EUR\"", "currency = »\"euro\""), ("\"currency\": \"EUR\"", "\"currency\": »\"euro\"")),
    ("not-a-choice", ("format = 1", "format = »2"), ("\"format\": 1", "\"format\": »2")),
    ("not-a-choice", ("\"party\"", "»\"partys\""), ("\"party\"", "»\"partys\"")),
    ("not-a-choice", ("\"pool\"", "»\"poll\""), ("\"pool\"", "»\"poll\"")),
    ("not-a-choice", ("of = \"agreement\"", "of = »\"all\""), ("\"of\": \"agreement\"", "\"of\": »\"all\"")),
    ("not-a-choice", ("unit = \"0.01\"", "unit = \"0.01\"\nmode = »\"bankers\""), ("\"unit\": \"0.01\"", "\"unit\": \"0.01\", \"mode\": »\"bankers\"")),
    ("not-a-choice", ("unit = \"0.01\"", "unit = \"0.01\"\nbalance = »\"me\""), ("\"unit\": \"0.01\"", "\"unit\": \"0.01\", \"balance\": »\"me\"")),
    ("empty-text", ("title = \"The book\"", "title = »\"  \""), ("\"title\": \"The book\"", "\"title\": »\"  \"")),
    ("empty-text", ("name = { en = \"Fee\" }", "name = »{}"), ("\"name\": { \"en\": \"Fee\" }", "\"name\": »{}")),
    ("empty-text", ("name = { en = \"Fee\" }", "name = { en = »\"\" }"), ("\"name\": { \"en\": \"Fee\" }", "\"name\": { \"en\": »\"\" }")),
    ("empty-list", ("list = [\n  { code = \"a\", name = { en = \"A\" } },\n  { code = \"b\", name = { en = \"B\" } },\n]", "list = »[]"),
        ("[\n    { \"code\": \"a\", \"name\": { \"en\": \"A\" } },\n    { \"code\": \"b\", \"name\": { \"en\": \"B\" } }\n  ]", "»[]")),
    // Intervals.
    ("backward-interval", ("from = 2002-01-01", "from = 2003-01-01"), ("\"term\": { \"from\": \"2002-01-01\"", "\"term\": { \"from\": \"2003-01-01\"")),
    ("overlapping-intervals", ("price = \"0.39\"\n", "price = \"0.39\"\n»[[charges.rates]]\nfrom = \"2002-12-31\"\nto = \"2003-12-31\"\nprice = \"1\"\n"),
        ("\"price\": \"0.39\" }", "\"price\": \"0.39\" }, »{ \"from\": \"2002-12-31\", \"to\": \"2003-12-31\", \"price\": \"1\" }")),
    // Bounds of figures.
    ("not-positive", ("unit = \"0.01\"", "unit = »\"0\""), ("\"unit\": \"0.01\"", "\"unit\": »\"0\"")),
    ("not-positive", ("unit = \"0.01\"", "unit = »\"-0.01\""), ("\"unit\": \"0.01\"", "\"unit\": »\"-0.01\"")),
    ("below-zero", ("weight = \"3\"", "weight = »\"-3\""), ("\"weight\": \"3\"", "\"weight\": »\"-3\"")),
    ("below-zero", ("[charges.key]", "[charges.bounds]\nfloor = »\"-1\"\n[charges.key]"), ("\"key\":", "\"bounds\": { \"floor\": »\"-1\" }, \"key\":")),
    ("floor-above-ceiling", ("[charges.key]", "»[charges.bounds]\nfloor = \"9\"\nceiling = \"8.99\"\n[charges.key]"), ("\"key\":", "\"bounds\": »{ \"floor\": \"9\", \"ceiling\": \"8.99\" }, \"key\":")),
    // References.
    ("duplicate-id", ("id = \"rent\"", "id = »\"fee\""), ("\"id\": \"rent\"", "\"id\": »\"fee\"")),
    ("duplicate-id", ("id = \"hour\"", "id = »\"share\""), ("\"id\": \"hour\"", "\"id\": »\"share\"")),
    ("duplicate-id", ("id = \"cost\"", "id = »\"weight\""), ("\"id\": \"cost\"", "\"id\": »\"weight\"")),
    ("duplicate-buyer missing-weight unknown-reference", ("{ code = \"b\", name", "{ code = »\"a\", name"), ("{ \"code\": \"b\", \"name\"", "{ \"code\": »\"a\", \"name\"")),
    ("duplicate-buyer", ("weight = \"3\" }", "weight = \"3\" }, { buyer = »\"a\", weight = \"1\" }"), ("\"weight\": \"3\" }", "\"weight\": \"3\" }, { \"buyer\": »\"a\", \"weight\": \"1\" }")),
    ("unknown-reference", ("measure = \"use\"", "measure = »\"usage\""), ("\"measure\": \"use\"", "\"measure\": »\"usage\"")),
    ("unknown-reference", ("charge = \"fee\"", "charge = »\"fees\""), ("\"charge\": \"fee\"", "\"charge\": »\"fees\"")),
    ("unknown-reference", ("measure = \"use\"", "measure = \"use\"\nsource = »\"boook\""), ("\"measure\": \"use\"", "\"measure\": \"use\", \"source\": »\"boook\"")),
    ("unknown-reference", ("unit = \"hour\"", "unit = »\"hours\""), ("\"unit\": \"hour\"", "\"unit\": »\"hours\"")),
    ("unknown-reference", ("unit = \"0.01\"", "unit = \"0.01\"\nbalance = { largest = »\"cost\" }"), ("\"unit\": \"0.01\"", "\"unit\": \"0.01\", \"balance\": { \"largest\": »\"cost\" }")),
    ("unknown-reference", ("unit = \"0.01\"", "unit = \"0.01\"\nbalance = { buyer = »\"c\" }"), ("\"unit\": \"0.01\"", "\"unit\": \"0.01\", \"balance\": { \"buyer\": »\"c\" }")),
    ("missing-weight", ("[charges.key]\nweights = [{ buyer = \"a\", weight = \"1\" }, ", "»[charges.key]\nweights = ["), ("\"key\": { \"weights\": [{ \"buyer\": \"a\", \"weight\": \"1\" }, ", "\"key\": »{ \"weights\": [")),
    ("wrong-measure", ("measure = \"use\"", "measure = »\"cost\""), ("\"measure\": \"use\"", "\"measure\": »\"cost\"")),
    ("wrong-measure", ("weights = [{ buyer = \"a\", weight = \"1\" }, { buyer = \"b\", weight = \"3\" }]", "measure = »\"cost\""),
        ("\"weights\": [{ \"buyer\": \"a\", \"weight\": \"1\" }, { \"buyer\": \"b\", \"weight\": \"3\" }]", "\"measure\": »\"cost\"")),
    ("wrong-unit", ("[[charges.amounts]]\nfrom = \"2002-01-01\"\nto = \"2002-12-31\"\namount = \"100\"\n", "measure = »\"money\"\n"),
        ("\"amounts\": [{ \"from\": \"2002-01-01\", \"to\": \"2002-12-31\", \"amount\": \"100\" }]", "\"measure\": »\"money\"")),
    ("rounding-of-charge", ("kind = \"rate\"\n", "kind = \"rate\"\nrounding = »{ unit = \"1\" }\n"), ("\"kind\": \"rate\",", "\"kind\": \"rate\", \"rounding\": »{ \"unit\": \"1\" },")),
    // One of several.
    ("conflicting-fields", ("scheme = \"party\"", "scheme = \"party\"\nregion = \"13\"\non = \"2001-12-31\""), ("\"scheme\": \"party\"", "\"region\": \"13\", \"on\": \"2001-12-31\", \"scheme\": \"party\"")),
    ("conflicting-fields", ("[charges.key]\n", "»[charges.key]\nequal = \"buyers\"\n"), ("\"key\": { ", "\"key\": »{ \"equal\": \"buyers\", ")),
    ("conflicting-fields", ("unit = \"0.01\"", "unit = \"0.01\"\nbalance = »{ largest = \"weight\", buyer = \"a\" }"), ("\"unit\": \"0.01\"", "\"unit\": \"0.01\", \"balance\": »{ \"largest\": \"weight\", \"buyer\": \"a\" }")),
];
