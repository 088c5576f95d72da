//! A good agreement in both syntaxes, and every way in which the tests make it wrong.

#[cfg(feature = "toml")]
pub(super) const TOML: &str = r#"format = 1
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
covered = "performance-price"
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

pub(super) const JSON: &str = r#"{
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
  "services": [{ "id": "advice", "name": { "en": "Advice" }, "covered": "performance-price", "charge": "fee" }],
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
pub(super) const MARK: char = '»';

/// Codes in the order of the marks; then the lines of the good text (`-`) and what takes their
/// place (`+`), in TOML (`T`) and in JSON (`J`).
pub(super) const WRONG: &str = include_str!("mistakes.txt");
