//! Good agreements are valid by the schema, and its examples by their fields.

use osuus::format_reference::{Form, Reference};
use serde_json::{Value, json};

use crate::samples::{all, problems};
use crate::{validator, wrong};

#[test]
fn every_good_agreement_is_valid() {
    let validator = validator(&Reference::of_agreements().schema());
    let mut good = 0;
    for (name, agreement) in all() {
        if problems(&agreement).is_empty() {
            good += 1;
            assert_eq!(wrong(&validator, &agreement), [""; 0], "{name}");
        }
    }
    assert!(good > 30, "{good}");
}

#[test]
fn every_example_is_valid_where_it_stands() {
    for reference in [Reference::of_agreements(), Reference::of_facts()] {
        let schema: Value = serde_json::from_str(&reference.schema()).unwrap();
        let tables = reference.tables().iter().enumerate();
        for (place, table) in tables {
            for name in table.shape.names() {
                let top = if place == 0 {
                    String::new()
                } else {
                    format!("/$defs/{}", table.name)
                };
                let pointer = format!("{top}/properties/{name}");
                let property = schema.pointer(&pointer).unwrap();
                let examples = property["examples"].as_array().unwrap();
                assert!(!examples.is_empty(), "{pointer} has no example");
                let one = validator(
                    &json!({ "$ref": format!("#{pointer}"), "$defs": schema["$defs"],
                        "properties": schema["properties"] })
                    .to_string(),
                );
                for example in examples {
                    assert_eq!(wrong(&one, example), [""; 0], "{pointer}: {example}");
                }
            }
        }
    }
}

#[test]
fn whole_numbers_are_those_of_their_range() {
    let reference = Reference::of_agreements();
    let schema: Value = serde_json::from_str(&reference.schema()).unwrap();
    let mut ranges = std::collections::BTreeSet::new();
    for table in reference.tables().iter().skip(1) {
        for field in table.shape.all() {
            let Form::Whole(from, to) = field.form else { continue };
            if !ranges.insert((from, to)) {
                continue;
            }
            let pointer = format!("/$defs/{}/properties/{}", table.name, field.name);
            let one = validator(&schema.pointer(&pointer).unwrap().to_string());
            for number in 0..=10_000_u16 {
                let valid = one.is_valid(&json!(number.to_string()));
                assert_eq!(valid, (from..=to).contains(&number), "{pointer}: {number}");
            }
        }
    }
    assert!(ranges.len() > 4, "{ranges:?}");
}
