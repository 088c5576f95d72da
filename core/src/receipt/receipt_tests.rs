//! Digests of canonical texts that were written by hand and put through `hashlib` and `hmac`.

use serde_json::Value;

use super::*;
use crate::agreement::{Agreement, Syntax};
use crate::facts::{Earlier, Facts};
use crate::municipality::Register;
use crate::period::{Period, date};
use crate::plan::Request;

/// The agreement of docs/receipt.md.
pub(super) const HOURS: &str = r#"{ "format": 1, "id": "hours", "currency": "EUR",
  "title": { "en": "Hours of work", "fi": "Ty\u00f6tunnit" },
  "term": { "from": "2002-01-01", "to": "2002-12-31" },
  "buyers": { "scheme": "party", "list": [
    { "code": "a", "name": { "en": "A" } }, { "name": { "en": "B" }, "code": "b" }] },
  "units": [{ "id": "hour", "one": { "en": "hour" }, "many": { "en": "hours" } }],
  "measures": [{ "id": "work", "name": { "en": "Work" }, "unit": "hour" }],
  "charges": [{ "id": "work", "name": { "en": "Work" }, "kind": "rate", "measure": "work",
    "rates": [{ "from": "2002-01-01", "to": "2002-12-31", "price": "20" }] }] }"#;
pub(super) const FACTS: &str = "buyer,measure,period,value,status,known\n\
    b,work,2002,5.50,,2003-01-31\na,work,2002Q1,10.0,final,\na,work,2002-04,2,,\n";
const SALT: &str = "000102030405060708090a0b0c0d0e0f";
const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

pub(super) fn read(text: &str) -> Agreement {
    Agreement::read(text.as_bytes(), Syntax::Json).unwrap()
}

pub(super) fn statement(agreement: &str, facts: &str) -> Statement {
    let plan =
        read(agreement).plan(&Register::new(), Period::year(2002).unwrap()).unwrap();
    plan.evaluate(&Facts::from_csv(facts.as_bytes()).unwrap()).unwrap()
}

/// The rows of care are of clients here.
pub(super) fn care() -> String {
    HOURS
        .replace("\"unit\": \"hour\" }", "\"unit\": \"hour\", \"of\": \"client\" }")
        .replace("\"work\"", "\"care\"")
        .replace("\"measure\": \"care\"", "\"measure\": \"sum\"")
        .replace(
            "\"charges\"",
            "\"steps\": [{ \"id\": \"sum\", \"name\": { \"en\": \"Care\" }, \"clients\": \"care\" }],
             \"charges\"",
        )
}

pub(super) const CLIENTS: &str = "buyer,measure,period,value,client\n\
    a,care,2002Q1,3,zq-771\na,care,2002,417.5,zq-772\nb,care,2002,1,zq-771\n";

pub(super) fn salt() -> Salt {
    Salt::from_hex(SALT).unwrap()
}

fn parsed(receipt: &Receipt) -> Value {
    serde_json::from_str(&receipt.to_json()).unwrap()
}

#[test]
fn everything_enters_in_its_canonical_form() {
    let receipt = parsed(&statement(HOURS, FACTS).receipt(None));
    let expected = serde_json::json!({
        "schema": "osuus.receipt/1",
        "library": env!("CARGO_PKG_VERSION"),
        "agreement": {
            "id": "hours",
            "sha256": "82eff1f28af9a62094c02a2309bdb9e0f871253ea7bc690d6f8b70e444fa721e",
        },
        "period": "2002",
        "register": {
            "map": {
                "sha256": "9e7975b8785050ba0c7ac9bf018ccabdc3171beee2d06085b93f32a61e9d50c8",
            },
            "series": [],
        },
        "facts": {
            "rows": 3,
            "sha256": "fc86bd02eb5dd11854b59de3571b0fec9cb7fef2a18962dda3b0220393d68846",
        },
        "statement": {
            "total": "350.00",
            "sha256": "99e86d05012b3feb225a4f9a46dc390075a287be09214c0197c3d8acf808ac62",
        },
    });
    assert_eq!(receipt, expected);
}

#[test]
fn what_means_the_same_has_the_same_receipt() {
    let receipt = statement(HOURS, FACTS).receipt(None);
    let same = "value;measure;buyer;period;unit;known;status;name\n\
        2,0;work;a;2002-04;hour;;;\n;work;b;2001;;;;\n10;work;a;2002Q1;;;final;A\n\
        5,5;work;b;2002;;2003-01-31;;B\n";
    assert_eq!(statement(HOURS, same).receipt(None), receipt);
    // The salt is for rows of clients only.
    assert_eq!(statement(HOURS, FACTS).receipt(Some(&salt())), receipt);
    for (from, to) in [
        ("10.0", "10.1"),
        ("final", "actual"),
        ("2003-01-31", "2003-02-01"),
        ("2002Q1", "2002-01-01/2002-03-31"),
        ("\nb,", "\na,work,2001,1,,\nb,"),
    ] {
        let other = statement(HOURS, &FACTS.replacen(from, to, 1)).receipt(None);
        assert_ne!(other.facts, receipt.facts, "{from}");
    }
}

#[cfg(feature = "toml")]
#[test]
fn both_syntaxes_of_an_agreement_have_one_digest() {
    let toml = r#"
        format = 1
        currency = "EUR"
        id = "hours"
        title = { fi = "Työtunnit", en = 'Hours of work' }
        term = { from = 2002-01-01, to = "2002-12-31" }
        buyers.scheme = "party"
        buyers.list = [{ code = "a", name.en = "A" }, { code = "b", name = { en = "B" } }]
        [[charges]] # a comment is no part of it
        id = "work"
        name = { en = "Work" }
        kind = "rate"
        measure = "work"
        [[charges.rates]]
        from = 2002-01-01
        to = 2002-12-31
        price = """20"""
        [[units]]
        id = "hour"
        one = { en = "hour" }
        many = { en = "hours" }
        [[measures]]
        id = "work"
        name = { en = "Work" }
        unit = "hour"
    "#;
    let toml = Agreement::read(toml.as_bytes(), Syntax::Toml).unwrap();
    assert_eq!(toml.digest(), read(HOURS).digest());
}

#[cfg(all(feature = "toml", feature = "library"))]
#[test]
fn an_embedded_agreement_has_the_digest_of_its_file() {
    for id in crate::library::ids() {
        let text = crate::library::source(id).unwrap();
        let file = Agreement::read(text.as_bytes(), Syntax::Toml).unwrap();
        assert_eq!(
            crate::library::agreement(id).unwrap().digest(),
            file.digest(),
            "{id}"
        );
    }
}

const ISLANDS: &str = "[register]\nfield,value\nid,islands\nscheme,is-municipality\nfrom,2001-12-31\n\
    to,2012-12-31\n\n[municipalities]\ncode,from,to,en\n01,,2008-12-31,North\n02,,,South\n\n\
    [changes]\ndate,code,successor\n2009-01-01,01,02\n\n[sources]\nid,title\ncount,Count\n\n\
    [series]\nid,kind,borders,unit,source,en\nresidents,final,own,resident,count,Residents\n\n\
    [figures residents]\ncode,2001-12-31\n01,120\n02,345\n";

#[test]
fn figures_of_the_register_and_its_map_enter() {
    let text = HOURS
        .replace("\"party\"", "\"is-municipality\"")
        .replace("\"list\"", "\"on\": \"2001-12-31\", \"list\"")
        .replace("\"a\", \"name\": { \"en\": \"A\" }", "\"01\"")
        .replace(
            "{ \"name\": { \"en\": \"B\" }, \"code\": \"b\" }",
            "{ \"code\": \"02\" }",
        )
        .replace(
            "\"unit\": \"hour\" }",
            "\"unit\": \"resident\", \"register\": { \"series\": \"residents\", \
             \"on\": \"2001-12-31\" } }",
        );
    let register = Register::from_csv(ISLANDS.as_bytes()).unwrap();
    let request = Request::new(Period::year(2002).unwrap());
    let receipt = |register: &Register, request: Request| {
        let plan = read(&text).plan(register, request).unwrap();
        parsed(&plan.evaluate(&Facts::none()).unwrap().receipt(None))
    };
    let plain = receipt(&register, request.clone());
    let series = serde_json::json!([{
        "series": "residents",
        "date": "2001-12-31",
        "sha256": "b4270e53936e4954a90273e3be265cd5ced2ff533838760a70553152a29ef4bd",
    }]);
    assert_eq!(plain["register"]["series"], series);
    assert_eq!(plain["facts"], serde_json::json!({ "rows": 0, "sha256": EMPTY }));
    assert!(plain.get("request").is_none());

    let restated = receipt(&register, request.restated_on(date("2010-01-01").unwrap()));
    assert_eq!(restated["request"], serde_json::json!({ "restated_on": "2010-01-01" }));
    assert_eq!(
        restated["register"]["map"]["sha256"],
        "dfeea2053be1ba75c56619899a1805e8cb7d9b55e11839aa454cc78aa1797122"
    );
    assert_eq!(restated["register"]["series"], series);
    assert_ne!(restated["statement"], plain["statement"]);

    let other = Register::from_csv(ISLANDS.replace("345", "346").as_bytes()).unwrap();
    let other = receipt(&other, Request::new(Period::year(2002).unwrap()));
    assert_ne!(other["register"]["series"], series);
    assert_eq!(other["register"]["map"], plain["register"]["map"]);
}

#[test]
fn what_was_asked_enters_in_order() {
    let request = Request::new(Period::year(2003).unwrap())
        .hold("work")
        .hold("travel")
        .price("pair", "0.410".parse().unwrap())
        .price("fee", "5".parse().unwrap());
    let part = serde_json::to_string(&RequestPart::new(&request)).unwrap();
    let expected = r#"{"hold":["travel","work"],"prices":{"fee":"5","pair":"0.41"}}"#;
    assert_eq!(part, expected);
}

#[test]
fn rows_of_clients_enter_with_a_salt() {
    let receipt = parsed(&statement(&care(), CLIENTS).receipt(Some(&salt())));
    assert_eq!(
        receipt["clients"],
        serde_json::json!({ "hmac_sha256": "6ce20329e3c3c3d7b5af5f90da9a56c20cfde8cf25e14ec78789e4c0f24ecbb7" })
    );
    assert_eq!(
        receipt["statement"],
        serde_json::json!({ "hmac_sha256": "cb6e7f842753f1483a4f809cfe19c88e2970ad9248f1f91856f3db6622fd6dea" })
    );
    assert_eq!(receipt["facts"], serde_json::json!({ "rows": 0, "sha256": EMPTY }));
    // Another salt, other digests.
    let other = Salt::from_hex(&SALT.replace("0f", "10")).unwrap();
    let other = parsed(&statement(&care(), CLIENTS).receipt(Some(&other)));
    assert_ne!(other["clients"], receipt["clients"]);
}

#[test]
fn rows_of_clients_do_not_enter_without_a_salt() {
    let receipt = parsed(&statement(&care(), CLIENTS).receipt(None));
    let left_out = serde_json::json!({ "left_out": "yes" });
    assert_eq!((&receipt["clients"], &receipt["statement"]), (&left_out, &left_out));
    // Not even how many there are.
    let fewer = CLIENTS.rsplit_once("b,care").unwrap().0;
    assert_eq!(parsed(&statement(&care(), fewer).receipt(None)), receipt);
}

#[test]
fn nothing_of_clients_and_salt_stands_in_a_receipt() {
    let earlier = earlier(&statement(&care(), CLIENTS));
    let plan = read(&care()).plan(&Register::new(), Period::year(2002).unwrap()).unwrap();
    let facts = Facts::from_csv(CLIENTS.as_bytes()).unwrap().with_earlier(vec![earlier]);
    let statement = plan.evaluate(&facts.unwrap()).unwrap();
    let open = Digest::of(&inputs::statement(&statement)).to_string();
    let rows = Digest::of(&inputs::clients(statement.facts()).unwrap()).to_string();
    for salt in [None, Some(&salt())] {
        let receipt = statement.receipt(salt);
        let verified = receipt.verify(&statement.receipt(None));
        let mut said =
            vec![receipt.to_json(), verified.to_json(), format!("{receipt:?}{salt:?}")];
        for lang in crate::text::Lang::ALL {
            said.extend([receipt.to_text(lang), verified.to_text(lang)]);
        }
        for text in said {
            // Keys, figures and what they come to: 420.5 hours of two clients, 8430 euros in all.
            for secret in
                ["zq-", "417.5", "420.5", "8410.00", "8430.00", SALT, &open, &rows]
            {
                assert!(!text.contains(secret), "{secret} in {text}");
            }
        }
    }
}

fn earlier(statement: &Statement) -> Earlier {
    Earlier::from_json(&statement.to_json(crate::text::Lang::En)).unwrap()
}

#[test]
fn an_earlier_statement_has_the_digest_of_its_own_receipt() {
    let before = statement(HOURS, FACTS);
    let plan = read(HOURS).plan(&Register::new(), Period::year(2002).unwrap()).unwrap();
    let facts = Facts::from_csv(FACTS.as_bytes()).unwrap();
    let facts = facts.with_earlier(vec![earlier(&before)]).unwrap();
    let receipt = parsed(&plan.evaluate(&facts).unwrap().receipt(None));
    let expected = serde_json::json!([{
        "agreement": "hours",
        "period": "2002",
        "sha256": parsed(&before.receipt(None))["statement"]["sha256"],
    }]);
    assert_eq!(receipt["earlier"], expected);
}

#[test]
fn tabs_and_ends_of_lines_are_escaped() {
    let facts = "buyer,measure,period,value\n\"a\tb\\\n\r\",work,2002,1\nb,work,2002,0\n";
    let facts = Facts::from_csv(facts.as_bytes()).unwrap();
    let (rows, canonical) = inputs::facts(&facts);
    assert_eq!(rows, 2);
    assert_eq!(canonical, "a\\tb\\\\\twork\t2002\t1\t\t\nb\twork\t2002\t0\t\t\n");
    let mut lines = canonical::Lines::default();
    lines.push(&["a\tb\\\n\r", "\u{2028}"]);
    assert_eq!(lines.text(), "a\\tb\\\\\\n\\r\t\u{2028}\n");
}

#[test]
fn lines_are_sorted_without_their_ends() {
    let mut lines = canonical::Lines::default();
    for cells in [["a", "b"].as_slice(), &["a"], &["Z"], &["a"], &["ä"], &["a!"]] {
        lines.push(cells);
    }
    assert_eq!(lines.text(), "Z\na\na\na\tb\na!\nä\n");
}

#[test]
fn what_is_no_receipt_is_told() {
    let text = statement(HOURS, FACTS).receipt(None).to_json();
    assert_eq!(Receipt::from_json(&text).unwrap().to_json(), text);
    for (from, to, said) in [
        ("osuus.receipt/1", "osuus.receipt/2", "`osuus.receipt/2`"),
        ("\"period\"", "\"perod\"", "period"),
        ("82eff1f2", "82EFF1F2", "lower case"),
        ("82eff1f2", "82eff1", "64"),
        ("\"sha256\": \"99e8", "\"sha512\": \"99e8", "exactly one"),
        (
            "\"sha256\": \"99e8",
            "\"left_out\": \"yes\", \"sha256\": \"99e8",
            "exactly one",
        ),
        ("\"sha256\": \"99e8", "\"left_out\": \"no\", \"sha256\": \"99e8", "yes"),
        ("{", "", "line 2"),
    ] {
        let problems = Receipt::from_json(&text.replacen(from, to, 1)).unwrap_err();
        let first = problems.iter().next().unwrap();
        assert_eq!(first.code(), Code::NotAReceipt);
        assert!(problems.to_string().contains(said), "{problems}");
    }
}

/// What a pays by a statement of hours that was billed in a stage.
fn in_stage(stage: &str, total: &str, before: &str) -> Earlier {
    let text = serde_json::json!({ "schema": "osuus.statement/1", "agreement": "hours",
        "period": "2002", "stage": stage, "bills": [{ "buyer": { "code": "a" }, "total": total,
        "lines": [{ "charge": "billed-before", "amount": before }] }] });
    Earlier::from_json(&text.to_string()).unwrap()
}

#[test]
fn corrections_of_a_year_keep_their_order() {
    let plan = |earlier: Vec<Earlier>| {
        let request = Request::new(Period::year(2003).unwrap());
        let deal = HOURS.replace("2002-12-31", "2003-12-31");
        let facts = Facts::from_csv(FACTS.replace("2002", "2003").as_bytes()).unwrap();
        let plan = read(&deal).plan(&Register::new(), request).unwrap();
        plan.evaluate(&facts.with_earlier(earlier).unwrap()).unwrap().receipt(None)
    };
    let (first, second) =
        (in_stage("correction", "2", "0"), in_stage("correction", "3", "-2"));
    let receipt = plan(vec![first.clone(), second.clone()]);
    let document = parsed(&receipt);
    let [one, two] = &document["earlier"].as_array().unwrap()[..] else { panic!() };
    assert_eq!(
        (&one["stage"], &two["stage"]),
        (&"correction".into(), &"correction".into())
    );
    assert_ne!(one["sha256"], two["sha256"]);
    let again = Receipt::from_json(&receipt.to_json()).unwrap();
    assert!(again.verify(&plan(vec![first.clone(), second.clone()])).holds());
    assert!(!again.verify(&plan(vec![second.clone(), first.clone()])).holds());
    // One of them is missing, and no other stands for it.
    let verified = again.verify(&plan(vec![first]));
    let verdicts = verified.parts().iter().filter(|one| one.part() == PartKind::Earlier);
    let verdicts: Vec<Verdict> = verdicts.map(PartCheck::verdict).collect();
    assert_eq!(verdicts, [Verdict::Yes, Verdict::No]);
}

#[test]
fn the_stage_is_a_part_of_what_was_asked() {
    let before = statement(HOURS, FACTS);
    let year = Request::new(Period::year(2002).unwrap());
    let request = year.stage(crate::agreement::Stage::Correction);
    let plan = read(HOURS).plan(&Register::new(), request).unwrap();
    let facts = Facts::from_csv(FACTS.as_bytes()).unwrap();
    let facts = facts.with_earlier(vec![earlier(&before)]).unwrap();
    let receipt = plan.evaluate(&facts).unwrap().receipt(None);
    assert_eq!(parsed(&receipt)["request"], serde_json::json!({ "stage": "correction" }));
    assert!(receipt.to_text(crate::text::Lang::En).contains("stage=correction"));
    assert!(!receipt.verify(&before.receipt(None)).holds());
}

/// The digests of `hashlib.sha256` over the canonical JSON of each, written by `json.dumps`.
#[test]
fn amendments_that_hold_stand_behind_the_agreement() {
    let raise = r#"{ "title": { "en": "Raise" }, "format": 1, "amends": "hours", "id": "raise", "from": "2002-01-01",
      "agreed": "2003-03-01", "charges": [{ "id": "work", "rates": [
        { "from": "2002-01-01", "to": "2002-12-31", "price": "21" }] }] }"#;
    let later = r#"{ "title": { "en": "Later" }, "format": 1, "amends": "hours", "id": "later", "from": "2003-01-01" }"#;
    let texts = [raise, later].map(|text| (text.as_bytes(), Syntax::Json));
    let amended = read(HOURS).amended(texts).unwrap();
    let made = |request: Request| {
        let plan = amended.plan(&Register::new(), request).unwrap();
        plan.evaluate(&Facts::from_csv(FACTS.as_bytes()).unwrap()).unwrap().receipt(None)
    };
    let year = Request::new(Period::year(2002).unwrap());
    let now = made(year.clone());
    let parts = parsed(&now);
    assert_eq!(
        parts["agreement"],
        serde_json::json!({ "id": "hours",
            "sha256": "82eff1f28af9a62094c02a2309bdb9e0f871253ea7bc690d6f8b70e444fa721e",
            "amendments": [{ "id": "raise", "sha256":
                "c2177fcdc46d04273c6061f4d7631960257e86d7959775367e8b0adff0f20df4" }] })
    );
    assert!(parts.get("request").is_none());
    let unamended = statement(HOURS, FACTS).receipt(None);
    assert!(!unamended.verify(&now).holds());
    assert!(!now.verify(&unamended).holds());
    assert!(now.verify(&Receipt::from_json(&now.to_json()).unwrap()).holds());
    // As it was known before: the figures of the unamended one, and the day.
    let then = made(year.as_of(date("2003-02-28").unwrap()));
    let parts = parsed(&then);
    assert!(parts["agreement"].get("amendments").is_none());
    assert_eq!(parts["request"], serde_json::json!({ "as_of": "2003-02-28" }));
    assert_eq!(parts["statement"], parsed(&unamended)["statement"]);
    assert!(!unamended.verify(&then).holds());
    assert!(then.to_text(crate::text::Lang::En).contains("as_of=2003-02-28"));
    assert!(now.to_text(crate::text::Lang::En).contains(" amendment=raise sha256="));
}
