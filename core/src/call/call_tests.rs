//! Calls as other programs make them: JSON in, JSON out.

use serde_json::{Value, json};

use super::*;

const CLERK: &str = r#"{ "format": 1, "id": "clerk", "currency": "EUR", "title": { "en": "Clerk", "fi": "Sihteeri" },
  "term": { "from": "2002-01-01", "to": "2002-12-31" },
  "buyers": { "scheme": "party", "list": [
    { "code": "a", "name": { "en": "A" } }, { "code": "b", "name": { "en": "B" } }] },
  "measures": [{ "id": "cost", "name": { "en": "Cost" }, "unit": "EUR", "of": "agreement" }],
  "charges": [{ "id": "salary", "name": { "en": "Salary" }, "kind": "pool", "measure": "cost",
    "key": { "weights": [{ "buyer": "a", "weight": "3" }, { "buyer": "b", "weight": "1" }] } }] }"#;

fn ask(call: &Value) -> Value {
    serde_json::from_str(&json(&call.to_string())).unwrap()
}

fn success(call: &Value) -> Value {
    let mut answer = ask(call);
    assert_eq!(answer["type"], "success", "{answer}");
    answer["answer"].take()
}

/// Code, input and message of the first diagnostic of a failure.
fn failure(call: &Value) -> [String; 3] {
    let answer = ask(call);
    assert_eq!(answer["type"], "failure", "{answer}");
    assert_eq!(answer["answer"]["schema"], "osuus.diagnostics/1");
    let first = &answer["answer"]["diagnostics"][0];
    ["code", "input", "message"].map(|field| first[field].as_str().unwrap().to_owned())
}

fn cost(value: &str) -> Value {
    json!({ "rows": [{ "measure": "cost", "period": "2002", "value": value }] })
}

#[test]
fn a_bill_is_asked_for_with_rows_or_a_table() {
    let rows = json!({ "call": "bill", "agreement": { "json": CLERK }, "year": 2002, "facts": cost("100") });
    let mut table = rows.clone();
    table["facts"] = json!({ "csv": "buyer;measure;period;value\n;cost;2002;100,00\n" });
    for call in [rows, table] {
        let statement = success(&call);
        assert_eq!(statement["schema"], "osuus.statement/1");
        assert_eq!(statement["lang"], "en");
        assert_eq!(statement["bills"][0]["total"], "75.00");
        assert_eq!(statement["bills"][1]["total"], "25.00");
    }
}

#[test]
fn why_is_asked_of_a_buyer_or_of_all() {
    let mut call = json!({ "call": "why", "agreement": { "json": CLERK }, "year": 2002,
        "facts": cost("100"), "buyer": "b", "lang": "fi" });
    let why = success(&call);
    assert_eq!(
        (&why["schema"], &why["buyer"]["code"]),
        (&json!("osuus.explanation/1"), &json!("b"))
    );
    assert_eq!(
        (&why["title"], &why["figure"]["value"]),
        (&json!("Sihteeri"), &json!("25.00"))
    );
    call["buyer"] = Value::Null;
    let why = success(&call);
    assert!(why.get("buyer").is_none());
    assert_eq!(why["figure"]["value"], "100.00");
    call["buyer"] = json!("c");
    let [code, input, message] = failure(&call);
    assert_eq!((code.as_str(), input.as_str()), ("unknown-buyer", "call"));
    assert_eq!(message, "`c` ei ole tämän sopimuksen maksaja");
}

#[test]
fn the_other_documents_are_asked_for_by_name() {
    let agreement = json!({ "json": CLERK });
    let facts =
        success(&json!({ "call": "facts", "agreement": agreement, "year": 2002 }));
    assert_eq!(facts["schema"], "osuus.facts/1");
    let row = json!({ "buyer": "", "name": "", "measure": "cost", "unit": "EUR", "period": "2002", "value": "" });
    assert_eq!(facts["rows"], json!([row]));
    let show = success(&json!({ "call": "show", "agreement": agreement, "lang": "sv" }));
    assert_eq!(
        show,
        json!({ "schema": "osuus.source/1", "id": "clerk", "syntax": "json", "text": CLERK })
    );
    let check = success(&json!({ "call": "check", "agreement": agreement }));
    assert_eq!(
        check,
        json!({ "schema": "osuus.check/1", "id": "clerk", "errors": 0, "warnings": 0, "diagnostics": [] })
    );
    let wrong = CLERK
        .replace("\"period\"", "")
        .replace("\"cost\",", "\"cost\", \"colour\": \"red\",");
    let check = success(
        &json!({ "call": "check", "agreement": { "json": wrong }, "lang": "sv" }),
    );
    assert_eq!((&check["id"], &check["warnings"]), (&Value::Null, &json!(0)));
    assert!(check["errors"].as_u64() >= Some(1));
    let first = &check["diagnostics"][0];
    assert_eq!(
        (&first["code"], &first["input"]),
        (&json!("unknown-field"), &json!("agreement"))
    );
    assert_eq!(first["message"], "okänt fält `colour`");
    assert!(
        first["line"].as_u64() > Some(1)
            && first["column"].is_u64()
            && first["end"].is_u64()
    );
}

#[test]
fn what_is_wrong_with_the_parts_is_a_failure() {
    let bill = |agreement: Value, facts: Value| {
        failure(
            &json!({ "call": "bill", "agreement": agreement, "year": 2002, "facts": facts }),
        )
    };
    let clerk = json!({ "json": CLERK });
    assert_eq!(bill(json!({ "json": "{" }), Value::Null)[..2], ["syntax", "agreement"]);
    assert_eq!(bill(clerk.clone(), Value::Null)[..2], ["missing-fact", "facts"]);
    assert_eq!(
        bill(clerk.clone(), json!({ "csv": "a\n" }))[..2],
        ["unknown-column", "facts"]
    );
    assert_eq!(bill(clerk.clone(), cost("1e2"))[..2], ["exponent", "facts"]);
    for call in ["facts", "bill", "why"] {
        let call = json!({ "call": call, "agreement": clerk, "year": 2003 });
        assert_eq!(failure(&call)[..2], ["outside-term", "agreement"]);
    }
}

#[test]
fn a_call_that_cannot_be_read_is_a_failure() {
    let clerk = json!({ "json": CLERK });
    for (call, word) in [
        (json!({ "call": "pay" }), "pay"),
        (json!({ "call": "bill" }), "agreement"),
        (json!({ "call": "bill", "agreement": clerk }), "year"),
        (json!({ "agreement": clerk }), "call"),
        (
            json!({ "call": "bill", "agreement": clerk, "year": 2002, "yaer": 2002 }),
            "yaer",
        ),
        (json!({ "call": "agreements", "agreement": clerk }), "agreement"),
        (json!({ "call": "show", "agreement": clerk, "lang": "de" }), "de"),
        (json!({ "call": "show", "agreement": { "yaml": "" } }), "yaml"),
        (json!({ "call": "show", "agreement": { "json": CLERK, "toml": "" } }), ""),
        (json!({ "call": "show", "agreement": "clerk" }), ""),
        (json!({ "call": "bill", "agreement": clerk, "year": "2002" }), "2002"),
        (json!({ "call": "bill", "agreement": clerk, "year": 40000 }), "40000"),
        (json!({ "call": "bill", "agreement": clerk, "year": -40000 }), "-40000"),
        (json!({ "call": "bill", "agreement": clerk, "year": 10000 }), "1 to 9999"),
        (json!({ "call": "bill", "agreement": clerk, "year": -1 }), "-1 is not a year"),
        (
            json!({ "call": "bill", "agreement": clerk, "year": 2002, "facts": { "xlsx": "" } }),
            "xlsx",
        ),
        (
            json!({ "call": "bill", "agreement": clerk, "year": 2002, "facts": { "rows": [{ "measure": "cost", "period": "2002", "value": 1 }] } }),
            "string",
        ),
        (
            json!({ "call": "bill", "agreement": clerk, "year": 2002, "facts": { "rows": [{ "measure": "cost", "period": "2002", "value": "1", "note": "x" }] } }),
            "note",
        ),
        (json!([]), ""),
        (json!("bill"), ""),
    ] {
        let [code, input, message] = failure(&call);
        assert_eq!((code.as_str(), input.as_str()), ("bad-call", "call"), "{call}");
        assert!(
            message.starts_with("the call cannot be read: ") && message.contains(word),
            "{message}"
        );
    }
    for text in ["", "{", "not json", "{\"call\":\"agreements\"} x"] {
        let answer: Value = serde_json::from_str(&json(text)).unwrap();
        assert_eq!(answer["answer"]["diagnostics"][0]["code"], "bad-call", "{text}");
    }
    assert!(json(&"[".repeat(100_000)).contains("bad-call"));
}

#[test]
fn answers_are_written_as_the_documents_are() {
    let call = json!({ "call": "bill", "agreement": { "json": CLERK }, "year": 2002, "facts": cost("100") });
    let text = json(&call.to_string());
    assert!(text.starts_with("{\n  \"type\": \"success\",\n  \"answer\": {\n    \"schema\": \"osuus.statement/1\""), "{text}");
    assert!(text.ends_with("}\n") && text.contains("\"shown\": \"€75.00\""));
    let call = serde_json::from_value(call).unwrap();
    let typed = answer(call, register()).unwrap().to_json();
    let inner: Value = serde_json::from_str(&typed).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap()["answer"], inner);
}

/// Two made-up municipalities; the second goes into the first in the middle of 2010.
const ISLANDS: &str = "[register]\nfield,value\nid,islands\nscheme,is-municipality\nfrom,2009-12-31\n\
    to,2012-12-31\n\n[municipalities]\ncode,from,to,en\n01,,,North\n02,,2010-06-30,South\n\n\
    [changes]\ndate,code,successor\n2010-07-01,02,01\n";

fn islands() -> Value {
    json!({ "csv": ISLANDS })
}

#[test]
fn a_register_that_a_call_brings_is_asked() {
    let on = |day: &str| {
        let call = json!({ "call": "municipalities", "on": day, "register": islands() });
        let answer = success(&call);
        assert_eq!(answer["schema"], "osuus.municipalities/1");
        assert_eq!(answer["register"], "islands");
        let list = answer["municipalities"].as_array().unwrap().iter();
        list.map(|one| one["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(on("2010-06-30"), ["01", "02"]);
    assert_eq!(on("2010-07-01"), ["01"]);
    let found = success(
        &json!({ "call": "municipality", "name": "SOUTH", "register": islands() }),
    );
    assert_eq!(found["schema"], "osuus.municipality/1");
    let followed =
        json!([{ "date": "2010-07-01", "code": "01", "name": "North", "part": null }]);
    assert_eq!(found["municipalities"][0]["followed"], followed);
    let mut carry = json!({ "call": "carry", "from": "2010-01-01", "to": "2011-01-01",
        "figures": "code,euros,beds\n01,0.1,1\n02,0.2,2\n", "register": islands() });
    let carried = success(&carry);
    assert_eq!(carried["schema"], "osuus.figures/1");
    assert_eq!(carried["measures"], json!(["euros", "beds"]));
    let row = json!([{ "code": "01", "name": "North", "values": ["0.3", "3"] }]);
    assert_eq!(carried["rows"], row);
    carry["figures"] = json!("code,euros\n02,0.2\n");
    assert_eq!(failure(&carry)[..2], ["incomplete-carry", "figures"]);
    carry["figures"] = json!("code,euros\n02,0,2\n");
    assert_eq!(failure(&carry)[..2], ["ragged-row", "figures"]);
    carry["register"] = json!({ "csv": ISLANDS.replace("02,01", "02,03") });
    assert_eq!(failure(&carry)[..2], ["unknown-municipality", "register"]);
    carry["register"] = json!({ "json": "{" });
    assert_eq!(failure(&carry)[..2], ["syntax", "register"]);
}

#[test]
fn the_calls_of_the_register_are_read_strictly() {
    for (call, code, word) in [
        (json!({ "call": "municipalities" }), "bad-call", "on"),
        (json!({ "call": "municipalities", "on": "2010-1-1" }), "not-a-date", "2010-1-1"),
        (json!({ "call": "municipalities", "on": 2010 }), "bad-call", "2010"),
        (
            json!({ "call": "municipalities", "on": "2010-01-01", "division": "region" }),
            "bad-call",
            "without an `area`",
        ),
        (
            json!({ "call": "municipalities", "on": "2010-01-01", "region": "13" }),
            "bad-call",
            "region",
        ),
        (json!({ "call": "municipality", "code": "01" }), "bad-call", "code"),
        (json!({ "call": "municipality", "name": "Nort" }), "unknown-name", "Nort"),
        (
            json!({ "call": "carry", "from": "2010-01-01", "figures": "code,a\n" }),
            "bad-call",
            "to",
        ),
        (
            json!({ "call": "carry", "from": "2011-01-01", "to": "2010-01-01", "figures": "code,a\n01,1\n" }),
            "carry-backwards",
            "2010-01-01",
        ),
        (
            json!({ "call": "carry", "from": "2010-01-01", "to": "soon", "figures": "code,a\n" }),
            "not-a-date",
            "soon",
        ),
    ] {
        let mut call = call;
        call["register"] = islands();
        let [found, input, message] = failure(&call);
        assert_eq!((found.as_str(), input.as_str()), (code, "call"), "{call}");
        assert!(message.contains(word), "{message}");
    }
    let call = json!({ "call": "municipalities", "on": "2010-01-01", "register": { "xlsx": "" } });
    assert_eq!(failure(&call)[..2], ["bad-call", "call"]);
    let call = json!({ "call": "agreements", "register": islands() });
    assert_eq!(failure(&call)[..2], ["bad-call", "call"]);
}

#[test]
fn what_is_asked_for_by_name_goes_with_the_call() {
    let agreement = CLERK
        .replace("\"measures\"", "\"x\"")
        .replace("\"measure\": \"cost\"", "\"amounts\": [{ \"from\": \"2002-01-01\", \"to\": \"2002-06-30\", \"amount\": \"100\" }]")
        .replace("\"x\": [{ \"id\": \"cost\", \"name\": { \"en\": \"Cost\" }, \"unit\": \"EUR\", \"of\": \"agreement\" }],", "")
        .replace("\"2002-12-31\" },", "\"2004-12-31\" },");
    let bill = |more: Value| {
        let mut call =
            json!({ "call": "bill", "agreement": { "json": agreement }, "year": 2003 });
        for (field, value) in more.as_object().unwrap() {
            call[field] = value.clone();
        }
        call
    };
    assert_eq!(failure(&bill(json!({})))[..2], ["ended", "agreement"]);
    let held = success(&bill(json!({ "hold": ["salary"] })));
    assert_eq!(
        (&held["total"], &held["warnings"][0]["code"]),
        (&json!("100.00"), &json!("held"))
    );
    let given = success(&bill(json!({ "prices": { "salary": "80" } })));
    assert_eq!(
        (&given["total"], &given["warnings"][0]["code"]),
        (&json!("80.00"), &json!("price-given"))
    );
    for (more, code) in [
        (json!({ "prices": { "salary": "8e1" } }), "exponent"),
        (json!({ "prices": { "salary": "" } }), "not-a-decimal"),
        (json!({ "prices": { "salary": 80 } }), "bad-call"),
        (json!({ "prices": { "wages": "80" } }), "unknown-reference"),
        (json!({ "hold": ["wages"] }), "unknown-reference"),
        (json!({ "hold": "salary" }), "bad-call"),
        (json!({ "restated_on": "2022" }), "not-a-date"),
        (json!({ "restatedOn": "2022-01-01" }), "bad-call"),
    ] {
        assert_eq!(failure(&bill(more.clone()))[..2], [code, "call"], "{more}");
    }
    let call = json!({ "call": "check", "agreement": { "json": agreement }, "hold": ["salary"] });
    assert_eq!(failure(&call)[..2], ["bad-call", "call"]);
}

#[cfg(feature = "toml")]
#[test]
fn an_agreement_is_given_in_toml() {
    let toml = "format = 1\nid = \"x\"\ncolour = 1\n";
    let check = success(&json!({ "call": "check", "agreement": { "toml": toml } }));
    let unknown = check["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .find(|d| d["code"] == "unknown-field");
    let place = unknown.unwrap();
    let place =
        ["line", "column", "start", "end"].map(|field| place[field].as_u64().unwrap());
    // Line 3 begins behind the 11 and 9 bytes of the first two.
    assert_eq!(place, [3, 1, 20, 26]);
}

#[cfg(not(feature = "toml"))]
#[test]
fn a_build_without_toml_says_so() {
    let [code, _, message] =
        failure(&json!({ "call": "show", "agreement": { "toml": "" } }));
    assert_eq!(code, "bad-call");
    assert!(message.contains("this build"), "{message}");
}

#[cfg(not(feature = "library"))]
#[test]
fn a_build_without_the_library_says_so() {
    let [code, _, message] =
        failure(&json!({ "call": "show", "agreement": { "embedded": "clerk" } }));
    assert_eq!(code, "bad-call");
    assert!(message.contains("this build"), "{message}");
    assert_eq!(success(&json!({ "call": "agreements" }))["agreements"], json!([]));
}

#[cfg(all(feature = "finland", feature = "library"))]
mod embedded {
    use super::*;

    #[test]
    fn the_agreements_are_listed() {
        let list = success(&json!({ "call": "agreements", "lang": "sv" }));
        assert_eq!(list["schema"], "osuus.agreements/1");
        assert_eq!(
            list["agreements"],
            json!([
                { "id": "jyvaskyla-fund-model",
                  "title": "Jyväskyläs enhet för vård utom hemmet, fondmodellen",
                  "term": { "from": "2002-01-01", "to": null },
                  "years": [2002], "currency": "EUR" },
                { "id": "jyvaskyla-funding-model",
                  "title": "Jyväskyläs enhet för vård utom hemmet, finansieringsmodellen",
                  "term": { "from": "2002-01-01", "to": null },
                  "years": [2002], "currency": "EUR" },
                { "id": "keski-suomi-cooperation-2007",
                  "title": "Mellersta Finlands samarbetsmodell 2007–2008",
                  "term": { "from": "2007-05-01", "to": "2008-12-31" },
                  "years": [2007, 2008], "currency": "EUR" },
                { "id": "keski-suomi-county",
                  "title": "Barnskyddet i Mellersta Finlands välfärdsområde",
                  "term": { "from": "2023-01-01", "to": null },
                  "years": [2023], "currency": "EUR" },
                { "id": "keski-suomi-pair-work",
                  "title": "Projektet Modell för pararbete i barnskyddet 2020–2022",
                  "term": { "from": "2020-01-01", "to": "2022-12-31" },
                  "years": [2020, 2021, 2022], "currency": "EUR" },
                { "id": "varsinais-suomi-tammi",
                  "title": "Egentliga Finlands enhet för vård utom hemmet, Tammi",
                  "term": { "from": "2016-01-01", "to": null },
                  "years": [2016], "currency": "EUR" }
            ])
        );
    }

    #[test]
    fn an_embedded_agreement_is_billed_and_shown() {
        let fund = json!({ "embedded": "jyvaskyla-fund-model" });
        let call = json!({ "call": "bill", "agreement": fund, "year": 2002, "lang": "fi",
            "facts": { "csv": "buyer,measure,period,value\n435,pair-work,2002,10\n" } });
        let statement = success(&call);
        assert_eq!(statement["total"], "103807.18");
        assert_eq!(statement["shown"]["total"], "103\u{a0}807,18\u{a0}€");
        let show = success(&json!({ "call": "show", "agreement": fund }));
        assert_eq!((&show["id"], &show["syntax"]), (&fund["embedded"], &json!("toml")));
        assert!(show["text"].as_str().unwrap().contains("price = \"0.39\""));
        let facts = success(&json!({ "call": "facts", "agreement": fund, "year": 2002 }));
        assert_eq!(facts["rows"].as_array().unwrap().len(), 90);
    }

    #[test]
    fn an_unknown_agreement_is_told_with_the_nearest() {
        for call in ["show", "bill", "why", "facts"] {
            let mut call = json!({ "call": call, "agreement": { "embedded": "jyvaskyla-found-model" } });
            if call["call"] != "show" {
                call["year"] = json!(2002);
            }
            let answer = ask(&call);
            let problem = &answer["answer"]["diagnostics"][0];
            assert_eq!(
                (&problem["code"], &problem["input"]),
                (&json!("unknown-agreement"), &json!("call"))
            );
            assert!(
                problem["help"]
                    .as_str()
                    .unwrap()
                    .starts_with("embedded: jyvaskyla-fund-model, ")
            );
            assert!(problem.get("line").is_none());
        }
    }
}

#[test]
fn an_agreement_is_amended_with_the_call() {
    let raise = r#"{ "format": 1, "amends": "clerk", "id": "other-key", "from": "2002-01-01",
      "title": { "en": "Another key" }, "agreed": "2002-11-01",
      "charges": [{ "id": "salary", "key": { "equal": "buyers" } }] }"#;
    let agreement = json!({ "json": CLERK, "amendments": [{ "json": raise }] });
    let call = |name: &str, more: &Value| {
        let mut call = json!({ "call": name, "agreement": agreement });
        for (field, value) in more.as_object().unwrap() {
            call[field] = value.clone();
        }
        call
    };
    let asked = json!({ "year": 2002, "facts": cost("100") });
    let now = success(&call("bill", &asked));
    assert_eq!(now["amendments"], json!(["other-key"]));
    assert!(now.get("as_of").is_none());
    assert_eq!(now["bills"][0]["total"], "50.00");
    let mut then = asked.clone();
    then["as_of"] = json!("2002-10-31");
    let before = success(&call("bill", &then));
    assert!(before.get("amendments").is_none());
    assert_eq!(
        (&before["as_of"], &before["bills"][0]["total"]),
        (&json!("2002-10-31"), &json!("75.00"))
    );
    let why = success(&call("why", &asked));
    assert_eq!(why["amendments"], json!(["other-key"]));
    let receipt = success(&call("receipt", &asked));
    assert_eq!(receipt["agreement"]["amendments"][0]["id"], "other-key");
    assert_eq!(success(&call("check", &json!({})))["errors"], 0);
    // No text says it all, so that it is written anew.
    let shown = success(&call("show", &json!({})));
    assert_eq!((&shown["id"], &shown["syntax"]), (&json!("clerk"), &json!("json")));
    assert!(shown["text"].as_str().unwrap().contains("\"equal\": \"buyers\""));
    then["as_of"] = json!("soon");
    assert_eq!(failure(&call("bill", &then))[0], "not-a-date");
    let mut wrong = call("check", &json!({}));
    wrong["agreement"]["amendments"][0]["json"] =
        json!(raise.replace("\"equal\"", "\"equally\""));
    let found = success(&wrong);
    assert_eq!(found["id"], Value::Null);
    let first = &found["diagnostics"][0];
    assert_eq!(
        (&first["input"], &first["amendment"], &first["line"]),
        (&json!("amendment"), &json!(1), &json!(3))
    );
    for agreement in [
        json!({ "json": CLERK, "toml": CLERK }),
        json!({ "amendments": [] }),
        json!({ "json": CLERK, "amendments": [{ "embedded": "clerk" }] }),
        json!({ "json": CLERK, "amendment": [] }),
        json!([]),
    ] {
        let call = json!({ "call": "check", "agreement": agreement });
        assert_eq!(failure(&call)[0], "bad-call", "{agreement}");
    }
}
