//! The order of steps and charges, and the units and shapes of figures.

use crate::agreement::{Agreement, Item, Shape, Syntax};
use crate::diagnostic::{Code, Diagnostics};
use crate::text::Lang;

/// An agreement in JSON with these steps and charges.
fn read(steps: &str, charges: &str) -> Result<Agreement, Diagnostics> {
    let text = format!(
        r#"{{ "format": 1, "id": "a", "currency": "EUR", "title": {{ "en": "A" }},
  "term": {{ "from": "2002-01-01" }},
  "buyers": {{ "scheme": "party", "list": [
    {{ "code": "a", "name": {{ "en": "A" }} }}, {{ "code": "b", "name": {{ "en": "B" }} }}] }},
  "measures": [
    {{ "id": "use", "name": {{ "en": "Use" }}, "unit": "client" }},
    {{ "id": "people", "name": {{ "en": "People" }}, "unit": "resident" }},
    {{ "id": "fees", "name": {{ "en": "Fees" }}, "unit": "EUR" }},
    {{ "id": "cost", "name": {{ "en": "Cost" }}, "unit": "EUR", "of": "agreement" }},
    {{ "id": "care", "name": {{ "en": "Care" }}, "unit": "share", "of": "client" }}],
  "divisions": [{{ "id": "banks", "areas": [
    {{ "id": "north", "name": {{ "en": "N" }}, "buyers": ["a"] }},
    {{ "id": "south", "name": {{ "en": "S" }}, "buyers": ["b"] }}] }}],
  "steps": [{steps}],
  "charges": [{charges}] }}"#
    );
    Agreement::read(text.as_bytes(), Syntax::Json)
}

fn step(id: &str, words: &str) -> String {
    format!(r#"{{ "id": "{id}", "name": {{ "en": "S" }}, {words} }}"#)
}

fn steps(all: &[(&str, &str)]) -> String {
    all.iter().map(|(id, words)| step(id, words)).collect::<Vec<_>>().join(",\n")
}

fn billed(step: &str) -> String {
    format!(
        r#"{{ "id": "bill-{step}", "name": {{ "en": "C" }}, "kind": "step", "amount": "{step}" }}"#
    )
}

const FEE: &str = r#"{ "id": "fee", "name": { "en": "Fee" }, "kind": "rate", "measure": "use",
  "rates": [{ "from": "2002-01-01", "to": "2002-12-31", "price": "1" }] }"#;

/// Unit and shape of a step of these words, the last of some.
fn kind(before: &[(&str, &str)], words: &str) -> (String, Shape) {
    let all = [before, &[("tried", words)]].concat();
    let agreement =
        read(&steps(&all), FEE).unwrap_or_else(|why| panic!("{words}: {why}"));
    let tried = agreement.steps().last().unwrap();
    (tried.unit.to_string(), tried.shape)
}

const MORE: [(&str, &str); 3] = [
    ("bank-fees", r#""sum": "fees", "within": "banks""#),
    ("bank-use", r#""sum": "use", "within": "banks""#),
    ("all-use", r#""sum": "use""#),
];

const ONE: Shape = Shape::Scalar;
const BUYERS: Shape = Shape::Buyers;
const AREAS: Shape = Shape::Areas(0);

/// Words, and the unit and shape that they give.
const KINDS: &[(&str, &str, Shape)] = &[
    (r#""measure": "use", "years": "2""#, "client", BUYERS),
    (r#""measure": "cost""#, "EUR", ONE),
    (
        r#""values": [{ "from": "2002-01-01", "to": "2002-12-31", "value": "1" }]"#,
        "1",
        ONE,
    ),
    (
        r#""values": [{ "from": "2002-01-01", "to": "2002-12-31", "value": "1" }], "unit": "EUR*client/resident""#,
        "EUR*client/resident",
        ONE,
    ),
    (
        r#""weights": [{ "buyer": "a", "weight": "1" }, { "buyer": "b", "weight": "0" }]"#,
        "share",
        BUYERS,
    ),
    (
        r#""weights": [{ "buyer": "a", "weight": "1" }, { "buyer": "b", "weight": "0" }], "unit": "EUR""#,
        "EUR",
        BUYERS,
    ),
    (r#""times": ["cost", "use"]"#, "EUR*client", BUYERS),
    (r#""times": ["2", "3"]"#, "1", ONE),
    (r#""times": ["bank-use", "2"]"#, "client", AREAS),
    (r#""per": ["cost", "all-use"]"#, "EUR/client", ONE),
    (r#""per": ["1", "people"], "unit": "1/resident""#, "1/resident", BUYERS),
    (r#""per": ["use", "2"]"#, "client", BUYERS),
    (r#""plus": ["cost", { "charge": "fee" }, "1"]"#, "EUR", BUYERS),
    (r#""plus": ["1", "2"]"#, "1", ONE),
    (r#""minus": ["1", "use"]"#, "client", BUYERS),
    (r#""least": ["bank-use", "5"]"#, "client", AREAS),
    (r#""greatest": ["cost", "5"]"#, "EUR", ONE),
    (r#""sum": "bank-fees""#, "EUR", ONE),
    (r#""sum": { "charge": "fee" }, "within": "banks""#, "EUR", AREAS),
    (r#""spread": "bank-use""#, "client", BUYERS),
    (
        r#""when": { "figure": "people", "below": "5" }, "then": "cost", "else": "0""#,
        "EUR",
        BUYERS,
    ),
    (r#""when": { "figure": "3", "equals": "5" }, "then": "1", "else": "0""#, "1", ONE),
    (r#""when": { "buyers": ["a"] }, "then": "1", "else": "2""#, "1", BUYERS),
    (
        r#""when": { "from": "2002-01-01" }, "then": "bank-use", "else": "2""#,
        "client",
        AREAS,
    ),
    (r#""convert": "use", "size": "3", "into": "EUR", "parts": "exact""#, "EUR", BUYERS),
    (r#""convert": "7", "size": "3", "into": "share", "parts": "full""#, "share", ONE),
    (r#""tiers": "bank-use", "bands": [{ "price": "1" }]"#, "EUR", AREAS),
    (r#""tiers": "use", "bands": [{ "price": "1" }], "unit": "share""#, "share", BUYERS),
    (r#""fraction": "bank-use""#, "1", AREAS),
    (r#""fraction": "use", "of": "people""#, "client/resident", BUYERS),
    (r#""fraction": "use", "of": "all-use""#, "1", BUYERS),
    (r#""fraction": "use", "of": "100""#, "1", BUYERS),
    (
        r#""mix": [{ "of": "use", "weight": "1" }, { "of": "5", "weight": "2" }]"#,
        "client",
        BUYERS,
    ),
    (
        r#""share": "cost", "by": "people", "floor": "fees", "ceiling": "9""#,
        "EUR",
        BUYERS,
    ),
    (r#""share": "cost", "by": "bank-use", "floor": "bank-fees""#, "EUR", AREAS),
    (r#""share": "bank-fees", "by": "use", "within": "banks""#, "EUR", BUYERS),
    (r#""share": "100", "by": "use", "ceiling": "cost""#, "EUR", BUYERS),
    (
        r#""fund": "bank-use", "funders": [{ "id": "s", "name": { "en": "S" }, "percent": "5", "ceiling": "all-use" }]"#,
        "client",
        AREAS,
    ),
    (r#""clients": "care""#, "share", BUYERS),
    (r#""clients": "care", "take": "count", "above": "1""#, "client", BUYERS),
    (r#""prior": { "bill": "total" }"#, "EUR", BUYERS),
    (r#""blend": ["cost", "5"], "part": "0.5""#, "EUR", ONE),
    (r#""blend": ["cost", "5"], "part": "shares""#, "EUR", BUYERS),
    (
        r#""prorate": "cost", "members": [{ "buyer": "a", "to": "2002-06-30" }]"#,
        "EUR",
        BUYERS,
    ),
    (r#""round": "bank-use", "to": "5""#, "client", AREAS),
];

#[test]
fn every_word_gives_its_unit_and_shape() {
    for (words, unit, shape) in KINDS {
        let mut before = MORE.to_vec();
        before.push(("shares", r#""fraction": "use""#));
        assert_eq!(kind(&before, words), ((*unit).to_owned(), *shape), "{words}");
    }
}

/// Ids in the order in which they are worked out.
fn order(agreement: &Agreement) -> Vec<&str> {
    let id = |item: &Item| match *item {
        Item::Step(place) => agreement.steps()[place].id.value.as_str(),
        Item::Charge(place) => agreement.charges()[place].id.value.as_str(),
    };
    agreement.order.iter().map(id).collect()
}

#[test]
fn each_comes_after_what_it_is_made_of_and_else_as_in_the_file() {
    let plain = steps(&[
        ("one", r#""plus": ["cost", "1"]"#),
        ("two", r#""plus": ["one", "1"]"#),
        ("three", r#""plus": ["cost", "1"]"#),
    ]);
    let agreement = read(&plain, FEE).unwrap();
    assert_eq!(order(&agreement), ["one", "two", "three", "fee"]);
    let turned = steps(&[
        ("one", r#""plus": ["fees", "four.s"]"#),
        ("two", r#""plus": ["fees", { "charge": "bill-three" }]"#),
        ("three", r#""plus": ["fees", "1"]"#),
        (
            "four",
            r#""fund": "cost", "funders": [{ "id": "s", "name": { "en": "S" }, "percent": "5" }]"#,
        ),
        (
            "five",
            r#""share": "cost", "by": "fees", "rounding": { "balance": { "largest": "six" } }"#,
        ),
        ("six", r#""plus": ["fees", "1"]"#),
    ]);
    let agreement = read(&turned, &[FEE, &billed("three")].join(", ")).unwrap();
    assert_eq!(
        order(&agreement),
        ["four", "one", "three", "bill-three", "two", "six", "five", "fee"]
    );
}

/// Codes, and the values of the first.
fn told(steps: &str, charges: &str) -> (Vec<&'static str>, Vec<String>) {
    let problems = read(steps, charges).unwrap_err();
    let codes = problems.iter().map(|problem| problem.code().as_str()).collect();
    let first = problems.iter().next().unwrap();
    let value = |name| first.value(name, Lang::En).map(str::to_owned);
    let names = ["id", "found", "expected", "chain"];
    (codes, names.into_iter().filter_map(value).collect())
}

#[test]
fn a_cycle_is_told_once_with_all_that_are_in_it() {
    let through_a_charge = steps(&[
        ("a", r#""plus": ["b", "1"]"#),
        ("b", r#""plus": ["fees", { "charge": "bill-a" }]"#),
        ("c", r#""plus": ["b", "fees", "a"]"#),
    ]);
    let (codes, values) = told(&through_a_charge, &billed("a"));
    assert_eq!((codes, values), (vec!["cycle"], vec!["a, b, bill-a, a".to_owned()]));
    let two = steps(&[
        ("a", r#""plus": ["b", "1"]"#),
        ("b", r#""plus": ["a", "b"]"#),
        ("c", r#""plus": ["d", "a"]"#),
        ("d", r#""plus": ["1", "c"]"#),
    ]);
    let (codes, values) = told(&two, FEE);
    assert_eq!((codes, values), (vec!["cycle", "cycle"], vec!["a, b, a".to_owned()]));
    // The balance that all inherit leads on as one of their own.
    let text = steps(&[("a", r#""share": "cost", "by": "fees""#)]);
    let inherited = format!(
        "{FEE}], \"rounding\": {{ \"balance\": {{ \"largest\": \"a\" }} }}, \"funders\": ["
    );
    let (codes, values) = told(&text, &inherited);
    assert_eq!((codes, values), (vec!["cycle"], vec!["a, a".to_owned()]));
}

#[test]
fn a_figure_is_made_of_others_at_most_forty_deep() {
    let chain = |length: usize| -> String {
        let link = |n: usize| {
            let before = if n == 1 { "fees".to_owned() } else { format!("s{}", n - 1) };
            step(&format!("s{n}"), &format!(r#""plus": ["{before}", "1"]"#))
        };
        (1..=length).map(link).collect::<Vec<_>>().join(",")
    };
    assert!(read(&chain(40), &billed("s40")).is_ok());
    let (codes, values) = told(&chain(43), &billed("s43"));
    assert_eq!((codes, values), (vec!["chain-too-long"], vec!["s41".to_owned()]));
    // A charge is a figure where a step is made of it.
    let last = step("last", r#""plus": ["1", { "charge": "bill-s39" }]"#);
    let (codes, values) = told(&format!("{},{last}", chain(39)), &billed("s39"));
    assert_eq!((codes, values), (vec!["chain-too-long"], vec!["last".to_owned()]));
    let last = step("last", r#""plus": ["1", { "charge": "bill-s38" }]"#);
    assert!(read(&format!("{},{last}", chain(38)), &billed("s38")).is_ok());
}

#[test]
fn a_unit_that_grows_without_end_is_refused() {
    let mut all = vec![step("s0", r#""times": ["use", "people"]"#)];
    for n in 1..40 {
        all.push(step(&format!("s{n}"), &format!(r#""times": ["s{0}", "s{0}"]"#, n - 1)));
    }
    let (codes, values) = told(&all.join(","), FEE);
    assert_eq!((codes, values), (vec!["unit-too-long"], vec!["s5".to_owned()]));
    let stated = format!(r#""plus": ["1", "2"], "unit": "{}1""#, "1*".repeat(1000));
    let (codes, _) = told(&step("s", &stated), FEE);
    assert_eq!(codes, ["unit-too-long"]);
}

#[test]
fn a_mistake_is_not_told_again_where_its_step_is_used() {
    for wrong in [
        r#""plus": ["cost", "use"]"#,
        r#""plus": ["cost", "nothing"]"#,
        r#""plus": ["cost", 5]"#,
        r#""sum": "cost""#,
        r#""spread": "use""#,
        r#""share": "cost", "by": "cost""#,
        r#""prorate": "banks", "members": [{ "buyer": "a" }]"#,
        r#""tiers": "use", "bands": [{ "price": "1" }], "unit": "hours""#,
        r#""convert": "use", "size": "0", "into": "share", "parts": "full""#,
        r#""plus": ["use", "1"], "unit": "EUR""#,
        r#""fund": "cost""#,
        r#""word": "cost""#,
    ] {
        let used = steps(&[
            ("wrong", wrong),
            ("a", r#""plus": ["wrong", "1"]"#),
            ("b", r#""times": ["a", "wrong", "people"]"#),
            (
                "c",
                r#""when": { "figure": "a", "below": "wrong" }, "then": "b", "else": "b""#,
            ),
            ("d", r#""blend": ["a", "wrong"], "part": "0.5""#),
            (
                "e",
                r#""fund": "d", "funders": [{ "id": "s", "name": { "en": "S" }, "percent": "5" }]"#,
            ),
            ("f", r#""round": "e.s", "to": "5""#),
        ]);
        let (codes, _) = told(&used, FEE);
        let own = codes
            .iter()
            .filter(|code| !["unknown-field", "conflicting-fields"].contains(code));
        assert!(own.count() <= 1, "{wrong}: {codes:?}");
    }
}

#[test]
fn shapes_are_named_in_three_languages() {
    let wrong = steps(&[
        ("bank-use", r#""sum": "use", "within": "banks""#),
        ("bad", r#""plus": ["use", "bank-use"]"#),
        ("worse", r#""sum": "cost""#),
    ]);
    let problems = read(&wrong, FEE).unwrap_err();
    let message = |place: usize, lang| problems.iter().nth(place).unwrap().message(lang);
    assert_eq!(
        message(0, Lang::En),
        "`bank-use` is a column of areas of `banks`, and one figure of the agreement or a column of buyers is wanted here"
    );
    assert_eq!(
        message(0, Lang::Fi),
        "`bank-use` on jaon `banks` alueiden sarake, mutta tässä tarvitaan yksi koko sopimuksen luku tai maksajien sarake"
    );
    assert_eq!(
        message(1, Lang::Sv),
        "`cost` är ett tal för hela avtalet, men här behövs en kolumn över betalare eller områden"
    );
    assert_eq!(
        problems.iter().map(crate::diagnostic::Diagnostic::code).collect::<Vec<_>>(),
        [Code::ShapeMismatch; 2]
    );
}
