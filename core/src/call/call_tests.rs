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
        (json!({ "call": "bill", "agreement": clerk, "year": 10000 }), "period"),
        (json!({ "call": "bill", "agreement": clerk, "year": -1 }), "period"),
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
    let typed = answer(serde_json::from_value(call).unwrap()).unwrap().to_json();
    let inner: Value = serde_json::from_str(&typed).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap()["answer"], inner);
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
                  "title": "Jyväskylä enhet för vård utom hemmet, fondmodellen",
                  "term": { "from": "2002-01-01", "to": "2002-12-31" },
                  "years": [2002], "currency": "EUR" },
                { "id": "keski-suomi-cooperation-2007",
                  "title": "Mellersta Finlands samarbetsmodell 2007–2008",
                  "term": { "from": "2007-05-01", "to": "2008-12-31" },
                  "years": [2007, 2008], "currency": "EUR" }
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
