use crate::diagnostic::{Input, LineIndex};

fn canonical(text: &str) -> String {
    super::json(
        &crate::read::json::tree(&LineIndex::new(text), Input::Agreement).unwrap(),
    )
}

#[test]
fn a_tree_has_one_spelling() {
    let text = r#" { "b" : [ 1 , true , false, null, { } , [ ] ] ,
        "a" : { "z" : "" , "ä" : "Ä" , "Z" : "x" } } "#;
    let expected = r#"{"a":{"Z":"x","z":"","ä":"Ä"},"b":[1,true,false,null,{},[]]}"#;
    assert_eq!(canonical(text), expected);
}

/// As RFC 8785 has it: short escapes where there are some, else four digits in lower case.
#[test]
fn little_is_escaped() {
    let text = r#"{"a":"\u0022\\\/\b\f\n\r\t\u001F\u007f\u00e4\u2028\ud83d\ude00"}"#;
    let expected = "{\"a\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u001f\u{7f}ä\u{2028}😀\"}";
    assert_eq!(canonical(text), expected);
}
