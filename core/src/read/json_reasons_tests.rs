use crate::agreement::{Agreement, Syntax};
use crate::text::Lang;

/// The whole message in Finnish, Swedish and English.
fn told(text: &str) -> [String; 3] {
    let found = Agreement::read(text.as_bytes(), Syntax::Json).unwrap_err();
    let first = found.iter().next().unwrap();
    [Lang::Fi, Lang::Sv, Lang::En].map(|lang| first.view(lang).message)
}

#[test]
fn a_common_mistake_is_told_in_every_language() {
    assert_eq!(
        told("{\"a\": 1,}"),
        [
            "tämä ei ole kelvollista JSON-tekstiä: viimeisen kohdan jälkeen ei ole pilkkua",
            "detta är inte giltig JSON: efter det sista står inget kommatecken",
            "this is not JSON: no comma follows the last one",
        ]
    );
    assert_eq!(
        told("{\"a\": \"b}"),
        [
            "tämä ei ole kelvollista JSON-tekstiä: tekstiä ei ole suljettu lainausmerkillä `\"`",
            "detta är inte giltig JSON: texten är inte avslutad med `\"`",
            "this is not JSON: the text is not closed with `\"`",
        ]
    );
}

#[test]
fn every_mistake_has_a_place_and_words_of_its_own() {
    let mistakes = [
        ("", "empty"),
        ("{", "braces are not closed"),
        ("{\"a\": [1", "list is not closed"),
        ("{\"a\" 1}", "`:` after the name"),
        ("{\"a\": }", "`}` stands where a value"),
        ("{a: 1}", "a name in double quotes"),
        ("{'a': 1}", "written in double quotes"),
        ("{\"a\": 1 \"b\": 2}", "expected `,`"),
        ("[,]", "`,` stands where"),
        ("]", "`]` stands where"),
        ("{} {}", "more text follows"),
        ("{\"a\": +1}", "no `+` stands"),
        ("{\"a\": .5}", "decimal point"),
        ("{\"a\": 0x10}", "in decimal"),
        ("{\"a\": NaN}", "a word without quotes"),
        ("{\"a\": -}", "a digit"),
        ("{\"a\": 1e}", "`+`, `-` or a digit"),
        ("{\"a\": yes}", "a word without quotes"),
        ("{\"a\": \"\\q\"}", "wrong character follows `\\`"),
        ("{\"a\": \"\\u12\"}", "four hexadecimal digits"),
        ("{\"a\": \"\\ud800\"}", "Unicode"),
        ("// why\n{}", "no comments"),
        ("/* why", "no comments"),
    ];
    for (text, expected) in mistakes {
        let [fi, sv, en] = told(text);
        assert!(en.contains(expected), "{text}: {en}");
        assert!(fi != sv && sv != en && fi != en, "{text}: {fi} {sv} {en}");
        let found = Agreement::read(text.as_bytes(), Syntax::Json).unwrap_err();
        assert!(found.iter().all(|one| one.position().is_some()), "{text}");
    }
}
