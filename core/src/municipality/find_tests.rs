//! Municipalities by code and by any name, in the embedded register.
#![cfg(feature = "finland")]

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::Diagnostics;
use crate::finland::register;
use crate::municipality::Register;
use crate::text::Lang;

/// Code and name by which each was found.
fn find(words: &str) -> Vec<(String, &'static str)> {
    let found = register().find(words).unwrap_or_else(|why| panic!("{words}: {why}"));
    found.iter().map(|one| (one.municipality.code().to_string(), one.by)).collect()
}

fn codes(words: &str) -> Vec<String> {
    find(words).into_iter().map(|(code, _)| code).collect()
}

fn near(words: &str) -> Vec<String> {
    let problems: Diagnostics = register().find(words).unwrap_err();
    assert_eq!(problems.len(), 1);
    let problem = problems.iter().next().unwrap();
    assert_eq!(problem.code().as_str(), "unknown-name");
    assert_eq!(problem.value("name", Lang::En), Some(words));
    problem.value("known", Lang::En).unwrap().split(", ").map(str::to_owned).collect()
}

#[test]
fn by_code() {
    assert_eq!(find("179"), [("179".into(), "179")]);
    assert_eq!(find(" 633\n"), [("633".into(), "633")]);
    assert_eq!(codes("009"), ["009"]);
}

#[test]
fn by_name_in_either_language() {
    assert_eq!(find("Jyväskylä"), [("179".into(), "Jyväskylä")]);
    assert_eq!(
        find("Jyväskylän maalaiskunta"),
        [("180".into(), "Jyväskylän maalaiskunta")]
    );
    assert_eq!(find("Jyväskylä landskommun"), [("180".into(), "Jyväskylä landskommun")]);
    assert_eq!(find("Birkala"), [("604".into(), "Birkala")]);
    assert_eq!(codes("Esbo"), ["049"]);
    assert_eq!(codes("Vörå-Maxmo"), ["945"]);
}

#[test]
fn capitals_and_blanks_do_not_matter() {
    for words in ["JYVÄSKYLÄ", "jyväskylä", "  jYVÄskylä ", "Jyva\u{308}skyla\u{308}"]
    {
        assert_eq!(codes(words), ["179"], "{words}");
    }
    assert_eq!(codes("jyväskylän \u{a0} MAALAISKUNTA"), ["180"]);
    assert_eq!(codes("PYLKO\u{308}NMA\u{308}KI"), ["633"]);
    assert_eq!(codes("VA\u{30a}RDO\u{308}"), codes("Vårdö"));
}

#[test]
fn by_short_forms_and_long_ones() {
    for words in [
        "Jyväskylän mlk",
        "Jyväskylän mlk.",
        "JYVÄSKYLÄN MLK",
        "Jyväskylä lk",
        "Jyväskylä lk.",
        "Jyva\u{308}skyla\u{308}n mlk",
    ] {
        assert_eq!(codes(words), ["180"], "{words}");
    }
}

#[test]
fn by_old_names() {
    assert_eq!(find("Kuolajärvi"), [("732".into(), "Kuolajärvi")]);
    assert_eq!(find("Väståboland"), [("445".into(), "Väståboland")]);
    assert_eq!(find("Länsi-Turunmaa"), [("445".into(), "Länsi-Turunmaa")]);
    assert_eq!(find("Säräisniemi"), [("785".into(), "Säräisniemi")]);
    assert_eq!(codes("Hongonjoki"), ["099"]);
}

#[test]
fn by_aliases() {
    assert_eq!(find("Normark"), [("537".into(), "Normark")]);
    assert_eq!(find("Norrmark"), [("537".into(), "Norrmark")]);
    assert_eq!(find("gustaf adolfs"), [("081".into(), "Gustaf Adolfs")]);
}

/// Two have been called so; the one that still exists comes first.
#[test]
fn several_of_one_name() {
    assert_eq!(codes("Pirkkala"), ["604", "994"]);
    // 003 ended in 1945, 020 was founded in 2007.
    assert_eq!(codes("Akaa"), ["020", "003"]);
    // 445 has been called so since 2012, and 573 ended in 2008.
    assert_eq!(codes("Parainen"), ["445", "573"]);
}

#[test]
fn a_misspelling_gets_suggestions() {
    assert_eq!(near("Jyväskyla").first().unwrap(), "179 Jyväskylä");
    assert_eq!(near("Pylkonmäki").first().unwrap(), "633 Pylkönmäki");
    assert_eq!(near("Helsnki").first().unwrap(), "091 Helsinki");
    assert!(near("Jyväskyla").len() <= 5);
    let told = register().find("Jyväskyla").unwrap_err().to_string();
    assert!(told.contains("perhaps: 179 Jyväskylä"), "{told}");
}

#[test]
fn nonsense_gets_no_suggestion() {
    for words in ["", "xyzzyqwv", "999", "!?", "qqqqqqqqqqqqqqqqqq", "\u{1f600}"] {
        assert_eq!(near(words), ["no name is near it"], "{words}");
    }
}

/// As long as a text can be that somebody pastes.
#[test]
fn a_very_long_name_is_told_of() {
    assert_eq!(register().find(&"ä".repeat(1 << 20)).unwrap_err().len(), 1);
}

#[test]
fn an_empty_register_finds_nobody() {
    assert_eq!(Register::new().find("Jyväskylä").unwrap_err().len(), 1);
}

/// Every code and every name leads to its municipality, in every spelling.
#[test]
fn every_name_of_the_register() {
    for one in register().municipalities() {
        let code = one.code().to_string();
        assert_eq!(find(&code), [(code.clone(), code.as_str())]);
        let names = one.names().iter().flat_map(|named| named.name.all());
        for name in names.chain(one.aliases().iter().map(String::as_str)) {
            let decomposed: String = name.nfd().collect();
            for words in [name, &decomposed, &name.to_uppercase(), &name.to_lowercase()] {
                assert!(codes(words).contains(&code), "{code} {words}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(64)
    })]

    #[test]
    fn any_words_find_somebody_or_nobody(words in "\\PC{0,30}") {
        match register().find(&words) {
            Ok(found) => prop_assert!(!found.is_empty()),
            Err(why) => prop_assert_eq!(why.len(), 1),
        }
    }
}
