//! What reads well and is a trap is told with its amounts; what is none is not.

use crate::agreement::{Agreement, Syntax};
use crate::diagnostic::Severity;
use crate::text::Lang;

const DEAL: &str = r#"
format = 1
id = "deal"
currency = "EUR"
title = { en = "Deal" }
term = { from = "2002-01-01", to = "2003-12-31" }
buyers = { scheme = "party", list = [
  { code = "a", name = { en = "A" } }, { code = "b", name = { en = "B" } }, { code = "c", name = { en = "C" } } ] }
measures = [
  { id = "use", name = { en = "Use" }, unit = "buyer" },
  { id = "visits", name = { en = "Visits" }, unit = "buyer", fractions = "refused" } ]
"#;

/// A charge by rate, so that every buyer may pay something.
const USE: &str = r#"
[[charges]]
id = "use-fee"
name = { en = "Fee for use" }
kind = "rate"
measure = "use"
rates = [{ from = "2002-01-01", to = "2003-12-31", price = "1" }]
"#;

const ALWAYS: &str = r#"from = "2002-01-01", to = "2003-12-31""#;

/// Everything that is told but of unused figures, as `code: message`.
fn told(rest: &str) -> Vec<String> {
    let all = all(rest);
    all.into_iter().filter(|line| !line.starts_with("unused")).collect()
}

fn all(rest: &str) -> Vec<String> {
    let text = format!("{DEAL}{rest}");
    let agreement = match Agreement::read(text.as_bytes(), Syntax::Toml) {
        Ok(agreement) => agreement,
        Err(problems) => panic!("{problems}\n{text}"),
    };
    let found = agreement.check_text();
    for one in &found {
        assert_eq!(one.severity(), Severity::Warning, "{one}");
        assert!(one.position().is_some(), "{one}");
        for lang in Lang::ALL {
            let line = one.to_line(lang);
            assert!(!line.contains(['{', '}']), "{line}");
        }
    }
    found
        .iter()
        .map(|d| format!("{}: {}", d.code().as_str(), d.message(Lang::En)))
        .collect()
}

/// A pool of 100 with these further fields.
fn pool(fields: &str) -> String {
    format!(
        "{USE}\n[[charges]]\nid = \"pool\"\nname = {{ en = \"Pool\" }}\nkind = \"pool\"\n\
         amounts = [{{ {ALWAYS}, amount = \"100\" }}]\n{fields}\n"
    )
}

fn weights(a: &str, b: &str, c: &str) -> String {
    format!(
        "key = {{ weights = [{{ buyer = \"a\", weight = \"{a}\" }}, \
         {{ buyer = \"b\", weight = \"{b}\" }}, {{ buyer = \"c\", weight = \"{c}\" }}] }}"
    )
}

fn step(id: &str, fields: &str) -> String {
    format!("\n[[steps]]\nid = \"{id}\"\nname = {{ en = \"Step\" }}\n{fields}\n")
}

fn billed(step: &str) -> String {
    format!(
        "\n[[charges]]\nid = \"by-{step}\"\nname = {{ en = \"By step\" }}\nkind = \"step\"\namount = \"{step}\"\n"
    )
}

#[test]
fn shares_that_nearly_add_up_to_a_hundred_are_told_with_their_sum() {
    let sum = |a: &str, b: &str, c: &str| told(&pool(&weights(a, b, c)));
    assert_eq!(
        sum("63", "27.002", "10"),
        [
            "not-hundred: the shares of `pool` add up to 100.002, not to 100; the difference is 0.002"
        ]
    );
    assert_eq!(
        sum("50", "25", "24"),
        [
            "not-hundred: the shares of `pool` add up to 99, not to 100; the difference is −1"
        ]
    );
    for (a, b, c) in [("63", "27", "10"), ("50", "25", "23.99"), ("917", "83", "1")] {
        assert_eq!(sum(a, b, c), Vec::<String>::new(), "{a} {b} {c}");
    }
    let mix = step(
        "key",
        "mix = [{ of = \"use\", weight = \"0.6\" }, { of = \"visits\", weight = \"0.41\" }]",
    );
    let by_mix = pool("key = { measure = \"key\" }");
    assert_eq!(
        told(&(mix + &by_mix)),
        [
            "not-hundred: the shares of `key` add up to 1.01, not to 1; the difference is 0.01"
        ]
    );
}

#[test]
fn days_without_a_figure_are_told_with_both_ends() {
    let rate = |rates: &str, after: &str| {
        let charge = USE
            .replace(r#"{ from = "2002-01-01", to = "2003-12-31", price = "1" }"#, rates);
        told(&(charge + after))
    };
    let halves = r#"{ from = "2002-02-01", to = "2002-06-30", price = "1" },
      { from = "2002-08-01", to = "2003-11-30", price = "1" }"#;
    let gaps = [
        "gap: `use-fee` says nothing from 1 January 2002 to 31 January 2002, while the agreement holds",
        "gap: `use-fee` says nothing from 1 July 2002 to 31 July 2002, while the agreement holds",
    ];
    let ends = "ends-early: `use-fee` ends on 30 November 2003, and the agreement goes on to 31 December 2003: \
                what comes after 30 November 2003 cannot be billed";
    assert_eq!(rate(halves, ""), [gaps[0], gaps[1], ends]);
    assert_eq!(rate(halves, "after = \"hold\""), gaps);
    let next = r#"{ from = "2002-01-01", to = "2002-12-31", price = "1" },
      { from = "2003-01-01", to = "2003-12-31", price = "2" }"#;
    assert_eq!(rate(next, ""), Vec::<String>::new());
}

#[test]
fn a_price_cliff_names_the_amounts_on_both_sides_of_the_border() {
    let tiers = |of: &str, bands: &str, take: &str| {
        let fields = format!("tiers = \"{of}\"\nbands = [{bands}]\ntake = \"{take}\"");
        told(&(step("tariff", &fields) + USE + &billed("tariff")))
    };
    let none: Vec<String> = Vec::new();
    // 100 at 2.50 are 250; 101 at 2 are 202.
    let cheap = r#"{ to = "100", price = "2.50" }, { price = "2" }"#;
    let cliff = "price-cliff: more costs less in `tariff`: 100 cost €250.00, and 101 cost €202.00";
    assert_eq!(tiers("visits", cheap, "volume"), [cliff]);
    assert_eq!(tiers("visits", cheap, "graduated"), none);
    // 101 at 2.48 are 250.48, more than 250; but the least bit over 100 costs 248.
    let near = r#"{ to = "100", price = "2.50" }, { price = "2.48" }"#;
    let cliff = "price-cliff: more costs less in `tariff`: 100 cost €250.00, and just over 100 cost €248.00";
    assert_eq!(tiers("use", near, "volume"), [cliff]);
    assert_eq!(tiers("visits", near, "volume"), none);
    let fees =
        r#"{ to = "10", price = "50" }, { to = "20", price = "40" }, { price = "60" }"#;
    let cliff =
        "price-cliff: more costs less in `tariff`: 10 cost €50.00, and 11 cost €40.00";
    assert_eq!(tiers("visits", fees, "fee"), [cliff]);
    // Above the last band nothing is sold.
    let last = r#"{ to = "10", price = "5" }, { to = "10.5", price = "5" }"#;
    assert_eq!(tiers("use", last, "volume"), none);
}

#[test]
fn bands_that_nobody_reaches_are_told() {
    let tiers = |of: &str, bands: &str, take: &str| {
        let fields = format!("tiers = \"{of}\"\nbands = [{bands}]\ntake = \"{take}\"");
        told(&(step("tariff", &fields) + USE + &billed("tariff")))
    };
    let none: Vec<String> = Vec::new();
    let zero = r#"{ to = "0", price = "1" }, { price = "2" }"#;
    assert_eq!(
        tiers("use", zero, "graduated"),
        ["unreachable-band: no quantity of `tariff` lies in this band, 0 – 0"]
    );
    // A fee for those who have nothing.
    assert_eq!(tiers("use", zero, "fee"), none);
    let parts =
        r#"{ to = "1.2", price = "1" }, { to = "1.8", price = "2" }, { price = "3" }"#;
    assert_eq!(
        tiers("visits", parts, "graduated"),
        ["unreachable-band: no quantity of `tariff` lies in this band, 1.2 – 1.8"]
    );
    assert_eq!(tiers("use", parts, "graduated"), none);
}

#[test]
fn a_buyer_whose_weight_is_zero_everywhere_is_told() {
    let only = |fields: &str, rest: &str| {
        told(&(rest.to_owned() + &pool(fields).replace(USE, "")))
    };
    let c = "pays-nothing: the buyer `c` pays nothing by any charge: its weight is zero wherever something is shared";
    assert_eq!(only(&weights("2", "1", "0"), ""), [c]);
    assert_eq!(told(&pool(&weights("2", "1", "0"))), Vec::<String>::new());
    let floor = weights("2", "1", "0") + "\nbounds = { floor = \"5\" }";
    assert_eq!(only(&floor, ""), Vec::<String>::new());
    let but_c =
        step("but-c", "when = { buyers = [\"c\"] }\nthen = \"0\"\nelse = \"use\"")
            + &step("weighted", "times = [\"but-c\", \"use\"]");
    assert_eq!(only("key = { measure = \"weighted\" }", &but_c), [c]);
    let a_and_b = step(
        "key",
        "weights = [{ buyer = \"a\", weight = \"1\" }, { buyer = \"b\", weight = \"1\" }, { buyer = \"c\", weight = \"0\" }]",
    ) + &step("share", "share = \"pot\"\nby = \"key\"")
        + &step(
            "pot",
            &format!("unit = \"EUR\"\nvalues = [{{ {ALWAYS}, value = \"9\" }}]"),
        )
        + &step(
            "but-c",
            "when = { buyers = [\"a\", \"b\"] }\nthen = \"use\"\nelse = \"0\"",
        );
    assert_eq!(only("key = { measure = \"but-c\" }", &(a_and_b + &billed("share"))), [c]);
}

#[test]
fn what_is_billed_twice_or_never_is_told() {
    let second = USE.replace("use-fee", "other-fee");
    let twice = "billed-twice: `use` is billed twice: by `use-fee` and by `other-fee`";
    assert_eq!(told(&format!("{USE}{second}")), [twice]);
    let none: Vec<String> = Vec::new();
    let later = second.replace("from = \"2002-01-01\"", "from = \"2003-01-01\"");
    let earlier = USE.replace("to = \"2003-12-31\"", "to = \"2002-12-31\"");
    // One price after the other: each is missing for the rest of the term, but none is paid twice.
    let codes: Vec<String> = told(&format!("{earlier}{later}"))
        .iter()
        .map(|line| line.split(':').next().unwrap().to_owned())
        .collect();
    assert_eq!(codes, ["ends-early", "gap"]);
    assert_eq!(
        told(&(USE.to_owned() + &second.replace("kind =", "billed = \"no\"\nkind ="))),
        none
    );
    let services = |charge: &str, name: &str| {
        format!(
            "\n[[services]]\nid = \"one\"\nname = {{ en = \"Pair work\" }}\ncovered = \"base-fee\"\ncharge = \"use-fee\"\n\
             [[services]]\nid = \"two\"\nname = {{ en = \"{name}\" }}\ncovered = \"base-fee\"\ncharge = \"{charge}\"\n"
        )
    };
    let visits = USE.replace("use", "visits");
    assert_eq!(
        told(&(services("visits-fee", "pair work") + USE + &visits)),
        ["billed-twice: pair work is billed twice: by `use-fee` and by `visits-fee`"]
    );
    assert_eq!(told(&(services("use-fee", "Pair work") + USE + &visits)), none);
    assert_eq!(told(&(services("visits-fee", "Calls") + USE + &visits)), none);
    let memo = visits.replace("kind =", "billed = \"no\"\nkind =");
    assert_eq!(
        told(&(services("visits-fee", "Calls") + USE + &memo)),
        [
            "never-billed: nobody pays for the service `two`: its charge `visits-fee` is a memo"
        ]
    );
    let nothing = "bills nothing to anybody, whatever the facts";
    assert_eq!(told(&memo), [format!("bills-nothing: `visits-fee` {nothing}")]);
    let zero = step("zero", "times = [\"use\", \"0\"]\n")
        + &step("money", "times = [\"zero\", \"price\"]")
        + &step(
            "price",
            &format!("unit = \"EUR/buyer\"\nvalues = [{{ {ALWAYS}, value = \"1\" }}]"),
        );
    assert_eq!(
        told(&(zero + USE + &billed("money"))),
        [format!("bills-nothing: `by-money` {nothing}")]
    );
    // Free of charge is what the agreement says, and no mistake.
    assert_eq!(told(&USE.replace("price = \"1\"", "price = \"0\"")), none);
}

#[test]
fn a_minimum_above_the_maximum_is_told_with_the_day_from_which_it_is() {
    let least = step(
        "least",
        r#"unit = "EUR"
values = [{ from = "2002-01-01", to = "2002-12-31", value = "10" }, { from = "2003-01-01", to = "2003-12-31", value = "30" }]"#,
    );
    let most = step(
        "most",
        &format!("unit = \"EUR\"\nvalues = [{{ {ALWAYS}, value = \"20\" }}]"),
    );
    let both = least.clone() + &most;
    let bounded = both.clone()
        + &pool(
            "key = { equal = \"buyers\" }\nbounds = { floor = \"least\", ceiling = \"most\" }",
        );
    assert_eq!(
        told(&bounded),
        [
            // 3 times 20 is less than 100.
            "ceilings-below-pool: nobody pays all of `pool`: from 1 January 2002 the ceilings add up to €60.00, and €100.00 is to be shared",
            "minimum-above-maximum: in `pool` the minimum 30 lies above the maximum 20 from 1 January 2003",
        ]
    );
    let fee = step("fee", "times = [\"use\", \"price\"]")
        + &step(
            "price",
            &format!("unit = \"EUR/buyer\"\nvalues = [{{ {ALWAYS}, value = \"1\" }}]"),
        );
    let clamp = |inner: &str, outer: &str| {
        fee.clone()
            + &both
            + &step("inner", inner)
            + &step("clamped", outer)
            + &billed("clamped")
    };
    let above = "minimum-above-maximum: in `clamped` the minimum 30 lies above the maximum 20 from 1 January 2003";
    assert_eq!(
        told(&clamp("least = [\"fee\", \"most\"]", "greatest = [\"inner\", \"least\"]")),
        [above]
    );
    assert_eq!(
        told(&clamp("greatest = [\"fee\", \"least\"]", "least = [\"most\", \"inner\"]")),
        [above]
    );
    assert_eq!(
        told(&clamp("least = [\"fee\", \"40\"]", "greatest = [\"inner\", \"least\"]")),
        Vec::<String>::new()
    );
}

#[test]
fn a_pool_that_bounds_miss_and_one_that_funders_pay_are_told() {
    let none: Vec<String> = Vec::new();
    let bounds =
        |key: &str, bounds: &str| told(&pool(&format!("{key}\nbounds = {{ {bounds} }}")));
    let equal = "key = { equal = \"buyers\" }";
    assert_eq!(bounds(equal, "ceiling = \"33.34\""), none);
    let ceilings = |sum: &str| {
        format!(
            "ceilings-below-pool: nobody pays all of `pool`: from 1 January 2002 the ceilings add up to {sum}, and €100.00 is to be shared"
        )
    };
    assert_eq!(bounds(equal, "ceiling = \"33.33\""), [ceilings("€99.99")]);
    // Whose weight is zero takes nothing.
    assert_eq!(bounds(&weights("2", "1", "0"), "ceiling = \"40\""), [ceilings("€80.00")]);
    assert_eq!(
        bounds(equal, "floor = \"33.34\""),
        [
            "floors-above-pool: the floors of `pool` add up to €100.02 from 1 January 2002, more than the €100.00 to be shared"
        ]
    );
    let fund = |funders: &str| {
        let cost = step(
            "cost",
            &format!("unit = \"EUR\"\nvalues = [{{ {ALWAYS}, value = \"100\" }}]"),
        );
        let net = step("net", &format!("fund = \"cost\"\nfunders = [{funders}]"));
        let charge = pool("key = { equal = \"buyers\" }").replace(
            &format!("amounts = [{{ {ALWAYS}, amount = \"100\" }}]"),
            "measure = \"net\"",
        );
        told(&(cost + &net + &charge))
    };
    let state = r#"{ id = "state", name = { en = "State" }, percent = "60" }"#;
    let county = r#", { id = "county", name = { en = "County" }, percent = "40" }"#;
    assert_eq!(fund(state), none);
    assert_eq!(
        fund(&format!("{state}{county}")),
        [
            "fully-funded: the funders of `net` pay 100 % of it, so that nothing is left to bill"
        ]
    );
    let capped = county.replace("\"40\"", "\"40\", ceiling = \"30\"");
    assert_eq!(fund(&format!("{state}{capped}")), none);
    let of_rest = county.replace("\"40\"", "\"40\", of = \"rest\"");
    assert_eq!(fund(&format!("{state}{of_rest}")), none);
}

#[test]
fn a_printed_total_of_stated_parts_is_added_up_also_where_other_charges_want_facts() {
    let printed = |total: &str| {
        let print = format!(
            "\n[[funders]]\nid = \"state\"\nname = {{ en = \"State\" }}\namounts = [{{ {ALWAYS}, amount = \"300\" }}]\n\
             [[printed]]\nid = \"total\"\nname = {{ en = \"Total\" }}\nof = [\"state\", \"pool\"]\n\
             totals = [{{ {ALWAYS}, amount = \"{total}\" }}]\n"
        );
        told(&(pool("key = { equal = \"buyers\" }") + &print))
    };
    assert_eq!(printed("400"), Vec::<String>::new());
    assert_eq!(
        printed("399.5"),
        [
            "printed-total: Total: the parts add up to €400.00, but €399.50 is printed; the difference is €0.50"
        ]
    );
    assert_eq!(
        printed("not stated"),
        ["not-stated: the agreement does not state the amount of `total`"]
    );
}

#[test]
fn what_nothing_uses_is_told() {
    let rest = step("idle", "plus = [\"visits\", \"visits\"]")
        + "\n[[units]]\nid = \"hour\"\none = { en = \"hour\" }\nmany = { en = \"hours\" }\n\
           [[divisions]]\nid = \"sides\"\nareas = [{ id = \"one\", name = { en = \"One\" }, buyers = [\"a\", \"b\", \"c\"] }]\n\
           [[sources]]\nid = \"minutes\"\ntitle = \"Minutes\"\n"
        + USE;
    let mut found = all(&rest);
    found.sort();
    assert_eq!(
        found,
        [
            "unused: nothing uses `hour` of the units",
            "unused: nothing uses `idle` of the steps",
            "unused: nothing uses `minutes` of the sources",
            "unused: nothing uses `sides` of the divisions",
        ]
    );
    assert_eq!(all(USE), ["unused: nothing uses `visits` of the measures"]);
}
