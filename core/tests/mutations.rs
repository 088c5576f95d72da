//! One character more, less or other in an agreement: what comes of it is told with its place, or is
//! an agreement that means what it says.
#![cfg(all(feature = "toml", feature = "library", feature = "finland"))]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use std::collections::BTreeMap;

use osuus::agreement::{Agreement, Syntax};
use osuus::facts::Facts;
use osuus::period::Period;
use osuus::{finland, library};
use serde_json::Value;

const MUTATIONS: usize = 1000;

/// A generator of numbers, the same on every machine (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit).unwrap()).unwrap()
    }
}

/// Characters that are put in: such as a hand may slip to.
const KEYS: &str = "0123456789abcdefghijklmnopqrstuvwxyz-_.,:;=\"'[]{}# \näöÅ€";

/// One character deleted, put in, replaced, or exchanged with the next.
fn mutated(text: &str, numbers: &mut Numbers) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    let keys: Vec<char> = KEYS.chars().collect();
    let place = numbers.below(characters.len() - 1);
    let key = keys[numbers.below(keys.len())];
    match numbers.below(4) {
        0 => drop(characters.remove(place)),
        1 => characters.insert(place, key),
        2 => characters[place] = key,
        _ => characters.swap(place, place + 1),
    }
    characters.into_iter().collect()
}

/// The names of the fields in which two documents differ.
fn differences(one: &Value, other: &Value, name: &str, found: &mut Vec<String>) {
    match (one, other) {
        (Value::Object(a), Value::Object(b)) => {
            for key in a.keys().chain(b.keys().filter(|key| !a.contains_key(*key))) {
                let (a, b) = (a.get(key), b.get(key));
                differences(
                    a.unwrap_or(&Value::Null),
                    b.unwrap_or(&Value::Null),
                    key,
                    found,
                );
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (a, b) in a.iter().zip(b) {
                differences(a, b, name, found);
            }
        }
        _ if one == other => {}
        _ => found.push(name.to_owned()),
    }
}

/// What a field is about.
fn kind(field: &str) -> &'static str {
    match field {
        "fi" | "sv" | "en" | "title" | "publisher" | "quote" | "text" => {
            "words for people"
        }
        "price" | "amount" | "value" | "weight" | "percent" | "unit" => {
            "figures and units"
        }
        "from" | "to" | "day" | "period" | "years_before" | "on" => "days",
        "id" | "code" | "host" | "region" | "members" | "charge" | "series" => {
            "names and codes"
        }
        _ => "other terms",
    }
}

#[test]
fn one_wrong_character_is_told_with_its_place_or_means_what_it_says() {
    for id in library::ids() {
        let text = library::source(id).unwrap();
        let good = Agreement::read(text.as_bytes(), Syntax::Toml).unwrap();
        let json = |text: &str| -> Value {
            serde_json::from_str(&Agreement::toml_to_json(text).unwrap()).unwrap()
        };
        let original = json(text);
        let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
        let (mut same, mut errors) = (0, 0);
        let mut others: BTreeMap<&str, usize> = BTreeMap::new();
        for _ in 0..MUTATIONS {
            let changed = mutated(text, &mut numbers);
            let agreement = match Agreement::read(changed.as_bytes(), Syntax::Toml) {
                Ok(agreement) => agreement,
                Err(problems) => {
                    errors += 1;
                    assert!(
                        problems.iter().any(|one| one.position().is_some()),
                        "{changed}\n{problems}"
                    );
                    continue;
                }
            };
            let mut fields = Vec::new();
            differences(&original, &json(&changed), "", &mut fields);
            if agreement.digest() == good.digest() {
                same += 1;
                assert!(fields.is_empty(), "{id}: {fields:?}\n{changed}");
                continue;
            }
            let field = fields
                .first()
                .unwrap_or_else(|| panic!("{id}: nothing differs\n{changed}"));
            *others.entry(kind(field)).or_default() += 1;
            // Whatever it means, it is checked and worked out or refused, and never worse.
            drop(agreement.check_text());
            for year in agreement.years().into_iter().take(3) {
                let Ok(period) = Period::year(year) else { continue };
                if let Ok(plan) = agreement.plan(finland::register(), period) {
                    drop(plan.evaluate(&Facts::none()));
                }
            }
        }
        let valid: usize = others.values().sum();
        println!(
            "{id}: {same} mean the same, {errors} are errors with a place, {valid} mean something else: {others:?}"
        );
        assert_eq!(same + errors + valid, MUTATIONS);
    }
}
