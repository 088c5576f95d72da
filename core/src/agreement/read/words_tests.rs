//! Words of charges as they are read: every word, and every mistake with its code and place.

use super::*;
use crate::text::Lang;

/// An agreement with every word.
const GOOD: &str = include_str!("word_sample.toml");

/// Codes in the order of the marks, then the lines of the good text that are exchanged.
const MISTAKES: &str = include_str!("word_mistakes.txt");

#[test]
fn every_mistake_in_words_has_its_code_and_place() {
    let mut unlike = Vec::new();
    for case in MISTAKES.trim_matches('\n').split("\n\n") {
        let text = changed(GOOD, case, 'T').unwrap();
        let (bare, places) = unmarked(&text);
        let codes = case.lines().next().unwrap().split(' ');
        let expected: Vec<_> = codes
            .zip(places)
            .map(|(code, (line, column))| (code, line, column))
            .collect();
        let found = match Agreement::read(bare.as_bytes(), Syntax::Toml) {
            Ok(_) => Vec::new(),
            Err(_) => wrong(bare.as_bytes(), Syntax::Toml),
        };
        if found != expected {
            unlike.push(format!("{case}\nfound {found:?}\nexpected {expected:?}\n"));
        }
    }
    assert!(unlike.is_empty(), "{}", unlike.join("\n"));
}

#[test]
fn json_with_every_word_says_the_same() {
    let toml = Agreement::read(GOOD.as_bytes(), Syntax::Toml).unwrap();
    let json = Agreement::toml_to_json(GOOD).unwrap();
    let json = Agreement::read(json.as_bytes(), Syntax::Json).unwrap();
    assert_eq!((json.order, json.digest), (toml.order, toml.digest));
}

#[test]
fn words_become_named_steps_with_the_clause_of_their_charge() {
    let good = Agreement::read(GOOD.as_bytes(), Syntax::Toml).unwrap();
    let step = |id: &str| {
        let found = good.steps().iter().find(|step| step.id.value == id);
        found.unwrap_or_else(|| panic!("{id}"))
    };
    let counted = step("visits.counted");
    assert_eq!(counted.name.get(Lang::Fi), "Käynnit: laskutusyksiköt");
    assert_eq!(counted.name.get(Lang::En), "Visits: billable units");
    assert_eq!(counted.citation.as_ref().unwrap().quote.as_deref(), Some("by visits"));
    assert_eq!(step("visits.rate").unit.to_string(), "EUR/visit");
    assert_eq!(step("needed.rate").unit.to_string(), "EUR/resident");
    let key = step("pooled.key");
    assert_eq!(key.citation.as_ref().unwrap().quote.as_deref(), Some("by three keys"));
    // Whoever uses words may use their figures.
    let used = GOOD.replace("less = [\"grants\", {", "less = [\"needed.need\", {");
    assert!(Agreement::read(used.as_bytes(), Syntax::Toml).is_err(), "needed by itself");
    let used = GOOD.replace("plus = [\"7\"]", "plus = [\"needed.need\"]");
    assert!(Agreement::read(used.as_bytes(), Syntax::Toml).is_ok());
    // A dot is of words alone.
    let own = GOOD.replace("id = \"sized\"", "id = \"sized.own\"");
    let told = wrong(own.as_bytes(), Syntax::Toml);
    assert_eq!(told.first().map(|(code, ..)| *code), Some("not-an-identifier"));
}
