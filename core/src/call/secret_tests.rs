//! Calls for receipts, and what of them must stay inside.

use serde_json::{Value, json};

const CARE: &str = r#"{ "format": 1, "id": "care", "currency": "EUR", "title": { "en": "Care" },
  "term": { "from": "2002-01-01", "to": "2002-12-31" },
  "buyers": { "scheme": "party", "list": [{ "code": "a", "name": { "en": "A" } }] },
  "units": [{ "id": "hour", "one": { "en": "hour" }, "many": { "en": "hours" } }],
  "measures": [{ "id": "care", "name": { "en": "Care" }, "unit": "hour", "of": "client" }],
  "steps": [{ "id": "sum", "name": { "en": "Care" }, "clients": "care" }],
  "charges": [{ "id": "fee", "name": { "en": "Fee" }, "kind": "rate", "measure": "sum",
    "rates": [{ "from": "2002-01-01", "to": "2002-12-31", "price": "20" }] }] }"#;
const SALT: &str = "000102030405060708090a0b0c0d0e0f";
/// One byte too short.
const SHORT: &str = "0102030405060708090a0b0c0d0e0f";

fn call(name: &str, more: &Value) -> Value {
    let mut call = json!({ "call": name, "agreement": { "json": CARE }, "year": 2002,
        "facts": { "csv": "buyer,measure,period,value,client\na,care,2002,417.25,zq-771\n" } });
    for (field, value) in more.as_object().unwrap() {
        call[field] = value.clone();
    }
    call
}

fn ask(call: &Value) -> Value {
    serde_json::from_str(&crate::call::json(&call.to_string())).unwrap()
}

#[test]
fn a_receipt_is_made_and_verified() {
    let made = ask(&call("receipt", &json!({ "salt": SALT })));
    assert_eq!(made["type"], "success", "{made}");
    let receipt = &made["answer"];
    assert_eq!(receipt["schema"], "osuus.receipt/1");
    assert!(receipt["clients"]["hmac_sha256"].is_string());
    for (salt, holds) in [(json!(SALT), "yes"), (Value::Null, "no")] {
        let told = ask(&call("verify", &json!({ "receipt": receipt, "salt": salt })));
        assert_eq!(told["answer"]["schema"], "osuus.verification/1");
        assert_eq!(told["answer"]["holds"], holds, "{told}");
    }
    let left_out = &ask(&call("receipt", &json!({})))["answer"];
    assert_eq!(left_out["clients"], json!({ "left_out": "yes" }));
    let told = ask(&call("verify", &json!({ "receipt": left_out })));
    assert_eq!(told["answer"]["holds"], "yes");
}

#[test]
fn what_is_wrong_is_told_in_the_language_of_the_call() {
    for (name, more, code, words) in [
        ("receipt", json!({ "salt": "0011", "lang": "fi" }), "bad-salt", "suola"),
        (
            "verify",
            json!({ "receipt": { "schema": "x" }, "lang": "sv" }),
            "not-a-receipt",
            "kvitto",
        ),
        ("verify", json!({ "lang": "en" }), "not-a-receipt", "receipt"),
    ] {
        let told = ask(&call(name, &more));
        let first = &told["answer"]["diagnostics"][0];
        assert_eq!((&told["type"], &first["code"]), (&json!("failure"), &json!(code)));
        assert!(first["message"].as_str().unwrap().contains(words), "{first}");
    }
}

#[test]
fn neither_clients_nor_salt_come_out() {
    let number = json!(u64::MAX);
    for more in [
        json!({ "salt": SALT }),
        json!({ "salt": SHORT }),
        json!({ "salt": [SALT] }),
        json!({ "salt": { "hex": SALT } }),
        json!({ "salt": number }),
        json!({ "salt": SALT, "year": SALT }),
        json!({ "salt": SALT, "year": 2003 }),
        json!({ "salt": SALT, "facts": { "rows": [{ "value": 417.25, "client": "zq-771" }] } }),
    ] {
        for name in ["receipt", "verify", "bill"] {
            let told = ask(&call(name, &more)).to_string();
            for secret in ["zq-771", "417.25", SHORT, &number.to_string()] {
                assert!(!told.contains(secret), "{name} {more}: {told}");
            }
        }
    }
    let read: crate::call::Call =
        serde_json::from_value(call("receipt", &json!({ "salt": SALT }))).unwrap();
    assert!(!format!("{read:?}").contains(SALT));
}
