use serde_json::{Value, json};

fn ask(call: &Value) -> Value {
    serde_json::from_str(&crate::call::json(&call.to_string())).unwrap()
}

fn codes(answer: &Value) -> Vec<&str> {
    assert_eq!(answer["type"], "failure", "{answer}");
    let found = answer["answer"]["diagnostics"].as_array().unwrap();
    found.iter().map(|one| one["code"].as_str().unwrap()).collect()
}

fn call() -> Value {
    json!({ "call": "caseload", "on": "2024-03-01",
        "caps": { "csv": "cap\n2\n" },
        "workers": { "csv": "worker\nworker-1\nworker-2\n" },
        "clients": { "csv": "client,worker,form,age\nclient-key-1,worker-1,open,3\nclient-key-2,worker-1,open,3\nclient-key-3,worker-1,open,3\n" } })
}

fn with(field: &str, value: &Value) -> Value {
    let mut call = call();
    call[field] = value.clone();
    call
}

#[test]
fn keys_come_out_only_where_they_are_asked_for() {
    let told = ask(&call()).to_string();
    assert!(!told.contains("client-key"), "{told}");
    let told = ask(&with("keys", &json!("shown")));
    assert_eq!(told["answer"]["moved"][0]["client"], "client-key-1");
    let mut published = with("keys", &json!("shown"));
    published["fewest"] = json!(1);
    let told = ask(&published).to_string();
    assert!(!told.contains("client-key"), "{told}");
}

#[test]
fn nothing_that_is_wrong_with_a_call_tells_of_a_client() {
    let table = "client,worker,form,age\nclient-key-1,worker-1,open,3\n";
    let rows =
        json!({ "rows": [{ "client": "client-key-1", "form": "open", "age": 3 }] });
    for (field, value) in [
        ("clients", json!(table)),
        ("workers", json!(table)),
        ("keys", json!(table)),
        ("within", json!(table)),
        ("year", json!(table)),
        ("clients", rows),
        ("clients", json!({ "table": table })),
        ("clients", json!({ "csv": table, "rows": [] })),
        ("clients", json!({ "csv": "client-key-1,worker-1,open,3\n" })),
        (
            "clients",
            json!({ "csv": "client;worker;form;age\nclient-key-1;worker-1;open\n" }),
        ),
        (
            "clients",
            json!({ "csv": "client,worker,form,age\n\"client-key-1,worker-1,open,3\n" }),
        ),
        ("workers", json!({ "csv": "worker\nworker-9\n" })),
    ] {
        let told = ask(&with(field, &value));
        assert_eq!(told["type"], "failure", "{field} {value}");
        assert!(!told.to_string().contains("client-key"), "{field} {value}: {told}");
    }
}

#[test]
fn what_would_be_ignored_is_refused() {
    let alone = |fields: Value| {
        let mut call = json!({ "call": "caseload", "on": "2024-03-01" });
        for (name, value) in fields.as_object().unwrap() {
            call[name] = value.clone();
        }
        call
    };
    let clients = json!({ "csv": "form,age,count\nopen,3,1\n" });
    for wrong in [
        with("posts", &json!("2")),
        with("time", &json!({ "csv": "weeks,days_a_week,hours_a_day\n52,5,8\n" })),
        with("facts", &json!({ "csv": "buyer,measure,period,value\n" })),
        with("register", &json!({ "csv": "" })),
        with("cap", &json!("30")),
        with("within", &json!("office")),
        alone(json!({})),
        alone(json!({ "clients": clients, "year": 0 })),
    ] {
        assert_eq!(codes(&ask(&wrong)), ["bad-call"], "{wrong}");
    }
    let not_a_day = json!({ "call": "caseload", "on": "1.3.2024", "clients": clients });
    assert_eq!(codes(&ask(&not_a_day)), ["not-a-date"]);
    for (posts, code) in
        [("-1", "below-zero"), ("many", "not-a-decimal"), ("1e2", "exponent")]
    {
        let wrong = alone(json!({ "clients": clients, "posts": posts }));
        assert_eq!(codes(&ask(&wrong)), [code]);
    }
}

#[cfg(feature = "toml")]
#[test]
fn facts_are_those_that_the_agreement_has_measures_for() {
    let agreement = include_str!("../../../tests/corpus/agreements/caseload-areas.toml");
    let answer = ask(&json!({ "call": "caseload", "on": "2024-06-01", "payer": "area",
        "agreement": { "toml": agreement },
        "clients": { "csv": "form,ages,count,area\nopen,minor,3,north\n" } }));
    let facts = &answer["answer"]["facts"];
    let told: Vec<(&str, &str)> = facts
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["measure"].as_str().unwrap(), row["value"].as_str().unwrap()))
        .collect();
    // One post for the three clients; who has none has none.
    let expected = [
        ("caseload-cost", "65000"),
        ("clients", "0"),
        ("clients", "3"),
        ("clients", "0"),
    ];
    assert_eq!(told, expected);
}

#[cfg(feature = "toml")]
#[test]
fn the_terms_are_those_of_the_version_that_holds_on_the_day() {
    let agreement = "format = 1\nid = \"team\"\ncurrency = \"EUR\"\ntitle = { en = \"Team\" }\n\
        term = { from = \"2024-01-01\" }\ncharges = \"not stated\"\n\
        buyers = { scheme = \"party\", list = [{ code = \"a\", name = { en = \"A\" } }] }\n[caseload]\n\
        caps = [{ from = \"2024-01-01\", to = \"2024-12-31\", cap = \"28\" }]\n";
    let amendment = "format = 1\namends = \"team\"\nid = \"fewer\"\nfrom = \"2024-07-01\"\n\
        title = { en = \"Fewer clients\" }\n[caseload]\n\
        caps = [{ from = \"2024-07-01\", to = \"2024-12-31\", cap = \"25\" }]\n";
    let cap = |on: &str| {
        let answer = ask(&json!({ "call": "caseload", "on": on,
            "agreement": { "toml": agreement, "amendments": [{ "toml": amendment }] },
            "clients": { "csv": "form,ages,count\nopen,minor,3\n" } }));
        let remarks = answer["answer"]["remarks"].as_array().unwrap();
        assert!(remarks.iter().any(|remark| remark["id"] == "no-charges"), "{answer}");
        answer["answer"]["cap"].clone()
    };
    assert_eq!(cap("2024-06-30"), 28);
    assert_eq!(cap("2024-07-01"), 25);
    assert_eq!(cap("2025-01-01"), Value::Null);
}
