//! Texts made to harm: deep, wide, damaged. They are read or told of, and nothing else.

use proptest::prelude::*;

use super::super::*;
use super::{syntaxes, wrong};

#[test]
fn deep_json_is_refused_without_harm() {
    let deep = 100_000;
    for text in [
        "[".repeat(deep),
        "{\"a\":".repeat(deep),
        format!("{}1{}", "[".repeat(deep), "]".repeat(deep)),
        format!("{}1{}", "{\"a\":".repeat(deep), "}".repeat(deep)),
        format!("{{\"charges\":{}1{}}}", "[".repeat(70), "]".repeat(70)),
    ] {
        let found = wrong(text.as_bytes(), Syntax::Json);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].0, found[0].1), ("too-deep", 1));
    }
    // 64 tables within each other are read; the one below them is not.
    let nested = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(wrong(nested(64).as_bytes(), Syntax::Json), [("wrong-type", 1, 1)]);
    assert_eq!(wrong(nested(65).as_bytes(), Syntax::Json), [("too-deep", 1, 65)]);
}

#[cfg(feature = "toml")]
#[test]
fn deep_toml_is_refused_without_harm() {
    let deep = 100_000;
    for text in [
        format!("a = {}", "[".repeat(deep)),
        format!("a = {}1{}", "[".repeat(deep), "]".repeat(deep)),
        format!("a = {}1{}", "{a=".repeat(deep), "}".repeat(deep)),
        format!("a = {}", "{a=".repeat(deep)),
        format!("a{} = 1", ".a".repeat(deep)),
        format!("[a{}]\n", ".a".repeat(deep)),
        format!("[[a{}]]\n", ".a".repeat(deep)),
        format!("a = {}1{}", "[".repeat(70), "]".repeat(70)),
    ] {
        let found = wrong(text.as_bytes(), Syntax::Toml);
        assert_eq!(
            (found[0].0, found[0].1),
            ("too-deep", 1),
            "{}",
            text.get(..20).unwrap()
        );
    }
    // The whole is one table, so that 63 more may lie within it.
    let nested = |depth| format!("a = {}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(
        wrong(nested(63).as_bytes(), Syntax::Toml)
            .iter()
            .all(|found| found.0 != "too-deep")
    );
    assert_eq!(wrong(nested(64).as_bytes(), Syntax::Toml), [("too-deep", 1, 68)]);
}

#[cfg(feature = "toml")]
#[test]
fn of_a_text_that_is_no_toml_the_first_hundred_mistakes_are_told() {
    let found = wrong("=\n".repeat(500_000).as_bytes(), Syntax::Toml);
    assert_eq!(found.len(), 100);
    assert!(found.iter().all(|one| one.0 == "syntax"), "{found:?}");
    assert_eq!((found[0].1, found[0].2), (1, 1));
    assert!(found.is_sorted_by_key(|one| one.1), "{found:?}");
}

/// As many fields as a text can have, on one line and on many.
#[test]
fn a_wide_text_is_refused() {
    for gap in [" ", "\n"] {
        let fields: Vec<String> =
            (0..60_000).map(|n| format!("\"ä{n}\":{gap}{n}")).collect();
        let found = wrong(format!("{{{}}}", fields.join(",")).as_bytes(), Syntax::Json);
        assert_eq!(
            found.iter().filter(|found| found.0 == "unknown-field").count(),
            60_000
        );
    }
}

/// Reads any bytes: they are an agreement, or wrong somewhere inside.
fn never_panics(bytes: &[u8], syntax: Syntax) -> Result<(), TestCaseError> {
    let Err(problems) = Agreement::read(bytes, syntax) else { return Ok(()) };
    prop_assert!(problems.errors() > 0);
    for problem in &problems {
        let place = problem.position();
        prop_assert!(place.is_some(), "{problem}");
        if let Some(place) = place {
            prop_assert!(
                place.start <= place.end && place.end <= bytes.len(),
                "{problem}"
            );
            let before = bytes.get(..place.start).unwrap();
            prop_assert_eq!(place.line, before.split(|byte| *byte == b'\n').count());
            prop_assert!(place.column >= 1);
        }
    }
    Ok(())
}

/// What happens to one byte of a text.
#[derive(Debug, Clone)]
enum Mutation {
    Delete,
    Repeat,
    Become(u8),
}

fn mutations() -> impl Strategy<Value = Vec<(usize, Mutation)>> {
    let one = prop_oneof![
        Just(Mutation::Delete),
        Just(Mutation::Repeat),
        any::<u8>().prop_map(Mutation::Become),
        prop::sample::select(b"[]{}\",:=.\n0-".to_vec()).prop_map(Mutation::Become),
    ];
    prop::collection::vec(
        (any::<prop::sample::Index>().prop_map(|i| i.index(1 << 20)), one),
        1..4,
    )
}

fn mutated(text: &str, mutations: &[(usize, Mutation)]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for (place, mutation) in mutations {
        let place = place % bytes.len();
        match mutation {
            Mutation::Delete => drop(bytes.remove(place)),
            Mutation::Repeat => bytes.insert(place, bytes[place]),
            Mutation::Become(byte) => bytes[place] = *byte,
        }
    }
    bytes
}

const EMBEDDED: [(&str, &str); 6] = [
    (
        include_str!("../../../agreements/jyvaskyla-fund-model.toml"),
        include_str!("../../../agreements/jyvaskyla-fund-model.json"),
    ),
    (
        include_str!("../../../agreements/jyvaskyla-funding-model.toml"),
        include_str!("../../../agreements/jyvaskyla-funding-model.json"),
    ),
    (
        include_str!("../../../agreements/keski-suomi-cooperation-2007.toml"),
        include_str!("../../../agreements/keski-suomi-cooperation-2007.json"),
    ),
    (
        include_str!("../../../agreements/keski-suomi-county.toml"),
        include_str!("../../../agreements/keski-suomi-county.json"),
    ),
    (
        include_str!("../../../agreements/keski-suomi-pair-work.toml"),
        include_str!("../../../agreements/keski-suomi-pair-work.json"),
    ),
    (
        include_str!("../../../agreements/varsinais-suomi-tammi.toml"),
        include_str!("../../../agreements/varsinais-suomi-tammi.json"),
    ),
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_told_of(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for (_, syntax) in syntaxes() {
            never_panics(&bytes, syntax)?;
        }
    }

    #[test]
    fn any_near_miss_is_read_or_told_of(
        text in "[\\[\\]{}\"':=,.#\n\r a-c0-2ä\\\\-]{0,40}",
    ) {
        for (_, syntax) in syntaxes() {
            never_panics(text.as_bytes(), syntax)?;
        }
    }

    #[test]
    fn a_damaged_agreement_is_read_or_told_of(which in 0_usize..2, mutations in mutations()) {
        let (toml, json) = EMBEDDED[which];
        never_panics(&mutated(json, &mutations), Syntax::Json)?;
        #[cfg(feature = "toml")]
        never_panics(&mutated(toml, &mutations), Syntax::Toml)?;
        #[cfg(not(feature = "toml"))]
        let _ = toml;
    }

    #[cfg(feature = "toml")]
    #[test]
    fn a_damaged_agreement_of_steps_is_read_or_told_of(mutations in mutations()) {
        let toml = super::steps::GOOD;
        never_panics(&mutated(toml, &mutations), Syntax::Toml)?;
        let json = Agreement::toml_to_json(toml).unwrap();
        never_panics(&mutated(&json, &mutations), Syntax::Json)?;
    }
}
