use super::*;
use std::collections::BTreeSet;

/// The names between braces.
fn names(template: &str) -> BTreeSet<&str> {
    template
        .split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}'))
        .map(|p| p.0)
        .collect()
}

#[test]
fn every_code_speaks_three_languages_of_the_same_values() {
    let mut seen = BTreeSet::new();
    for code in Code::ALL {
        assert!(seen.insert(code.as_str()), "{} stands twice", code.as_str());
        let english = (code.message(Lang::En), code.help(Lang::En));
        for lang in Lang::ALL {
            let (message, help) = (code.message(lang), code.help(lang));
            assert!(!message.is_empty(), "{} has no message in {lang}", code.as_str());
            assert!(!message.ends_with('.'), "{}: {message}", code.as_str());
            assert_eq!(help.is_empty(), english.1.is_empty(), "{}: help", code.as_str());
            assert_eq!(names(message), names(english.0), "{} in {lang}", code.as_str());
            assert_eq!(names(help), names(english.1), "{} in {lang}", code.as_str());
            if lang != Lang::En && code != &Code::Note {
                assert_ne!(message, english.0, "{} is not translated", code.as_str());
            }
        }
    }
}

#[test]
fn columns_count_characters_and_offsets_bytes() {
    let text = "a = 1\nnimi = \"Äänekoski\"\n";
    let start = text.find("koski").unwrap();
    let position = LineIndex::new(text).position(start, start + 5);
    assert_eq!((position.line, position.column), (2, 13));
    assert_eq!(text.get(position.start..position.end), Some("koski"));
    assert_eq!(LineIndex::new("").position(5, 9).line, 1);
}

#[test]
fn a_value_of_a_damaged_file_is_cut() {
    let diagnostic = Diagnostic::new(Code::NotADate, Input::Agreement)
        .with("value", "ä".repeat(1_000_000));
    assert_eq!(diagnostic.value("value", Lang::En).unwrap().chars().count(), 1001);
}

#[test]
fn a_message_holds_its_values() {
    let diagnostic = Diagnostic::new(Code::UnknownField, Input::Agreement)
        .with("name", "prize")
        .with("allowed", "price");
    assert!(diagnostic.message(Lang::En).contains("`prize`"));
    assert!(diagnostic.help(Lang::Fi).unwrap().contains("price"));
}
