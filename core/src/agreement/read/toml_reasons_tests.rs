use super::*;
use crate::agreement::Agreement;
use crate::agreement::read::Syntax;
use crate::text::Lang;

/// What people get wrong; the words of the parser are not known before it has said them.
const BROKEN: [&str; 22] = [
    "a =",
    "a = [1",
    "a = [1,,2]",
    "a = [1 2]",
    "a",
    "= 1",
    "a = \"x",
    "a = 'x",
    "a = \"\"\"x",
    "[a",
    "[[a]",
    "[]",
    "a = 1 b = 2",
    "a = 1\na = 2",
    "a = 01",
    "a = tru",
    "a = {b = 1",
    "a = {b = 1 c = 2}",
    "a = 1.",
    "a = 1__0",
    "a = \"\\q\"",
    "a = 2024-13-01",
];

#[test]
fn common_mistakes_are_told_in_every_language() {
    for text in BROKEN {
        let found = Agreement::read(text.as_bytes(), Syntax::Toml).unwrap_err();
        for one in &found {
            let [fi, sv, en] =
                [Lang::Fi, Lang::Sv, Lang::En].map(|lang| one.view(lang).message);
            for english in
                ["expected", "missing", "invalid", "unclosed", "unexpected", "quoted"]
            {
                assert!(
                    !fi.contains(english) && !sv.contains(english),
                    "{text}: {fi} {sv} {en}"
                );
            }
            assert!(fi != sv && sv != en, "{text}: {fi} {sv} {en}");
        }
    }
}

#[test]
fn signs_stay_and_unknown_words_are_left_out() {
    let told = reason("unclosed array, expected `,`, `]`");
    assert_eq!(told.get(Lang::Fi), "luetteloa ei ole suljettu, odotettiin `,`, `]`");
    assert_eq!(told.get(Lang::Sv), "listan är inte avslutad, väntade `,`, `]`");
    assert_eq!(told.get(Lang::En), "unclosed array, expected `,`, `]`");
    let unknown = reason("unclosed array, expected patience");
    assert_eq!(unknown.get(Lang::Fi), "luetteloa ei ole suljettu");
    assert_eq!(reason("something new").get(Lang::Fi), "something new");
}

#[test]
fn nothing_is_said_twice() {
    for table in [&WRONG[..], &RIGHT[..]] {
        assert!(table.windows(2).all(|two| two[0].0 < two[1].0));
    }
}
