use super::*;

#[test]
fn a_text_is_of_clients_whatever_stands_in_the_way_of_reading_it() {
    for text in [
        r#"{ "rows": [{ "client": "k" }] }"#,
        r#"{ "rows": [{ "cl\u0069ent": "k" }] }"#,
        r#"{ "rows": [{ "Client": "k" }] }"#,
        r#"{ "rows": [{ "cleint": "k" }] }"#,
        r#"{ "rows": [{ "clients ": "k" }] }"#,
        r#"{ "rows": [{ "CLIENT": "k" "#,
        r#"{ "rows": [{ "cl\u0069ent": "k" "#,
    ] {
        assert!(of_clients(text), "{text}");
    }
}

#[test]
fn other_texts_are_not() {
    for text in [
        r#"{ "rows": [{ "buyer": "client", "measure": "m", "period": "2002", "value": "1",
            "status": "final", "known": "2003-01-01", "unit": "hour", "name": "N" }] }"#,
        r#"{ "rows": [{ "colour": "red" }] }"#,
        r#"{ "call": "why", "clients": "all" }"#,
        r#"{ "rows": ["#,
        "",
    ] {
        assert!(!of_clients(text), "{text}");
    }
}
