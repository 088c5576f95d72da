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
fn what_a_text_holds_and_what_has_names_is_called_so_in_three_languages() {
    use super::words::{Among, Form};
    use crate::text::Text;
    let forms = [
        Form::Text,
        Form::Number,
        Form::Bool,
        Form::Date,
        Form::List,
        Form::Table,
        Form::QuotedText,
        Form::QuotedDecimal,
        Form::Day,
        Form::NameOrDecimal,
        Form::One,
        Form::ListOfTables,
        Form::TwoFigures,
        Form::TwoFiguresOrMore,
        Form::ListOf(1),
        Form::WholeMetres,
    ];
    let among = [
        Among::Areas,
        Among::AreasOf("side"),
        Among::Buyers,
        Among::Charges,
        Among::ChargesAndFunders,
        Among::Divisions,
        Among::Figures,
        Among::Funders,
        Among::Measures,
        Among::MeasuresAndSteps,
        Among::Notes,
        Among::Printed,
        Among::Series,
        Among::Services,
        Among::Sources,
        Among::Steps,
        Among::Units,
    ];
    let all: Vec<Text> =
        forms.map(Form::text).into_iter().chain(among.map(Among::text)).collect();
    for text in all {
        let told: BTreeSet<&str> =
            Lang::ALL.into_iter().map(|lang| text.get(lang)).collect();
        assert_eq!(told.len(), 3, "{text:?}");
    }
    let unknown = Diagnostic::new(Code::UnknownReference, Input::Agreement)
        .with("id", "x")
        .with_text("kind", Among::Charges.text())
        .with("known", "fee");
    assert_eq!(unknown.message(Lang::Fi), "`x` ei ole maksujen joukossa");
    assert_eq!(unknown.message(Lang::Sv), "`x` finns inte bland avgifterna");
    let wrong = Diagnostic::new(Code::WrongType, Input::Agreement)
        .with_text("expected", Form::TwoFigures.text())
        .with_text("found", Form::ListOf(1).text());
    assert_eq!(
        wrong.message(Lang::Fi),
        "odotettiin: kahden luvun luettelo, löytyi: luettelo, jossa on 1"
    );
    assert_eq!(
        wrong.message(Lang::Sv),
        "väntade en lista med två tal, fann en lista med 1"
    );
}

/// Who reads a message may use the shell, Python or a page: no word of one of them stands in any.
#[test]
fn messages_name_nothing_of_one_runtime() {
    for code in Code::ALL {
        for lang in Lang::ALL {
            let words = format!("{} {}", code.message(lang), code.help(lang));
            for word in ["--", "::", ".md", "pidät", "innehåll"] {
                assert!(!words.contains(word), "{}: {words}", code.as_str());
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
    let diagnostic = Diagnostic::new(Code::NotADate, Input::Agreement)
        .with_text("value", Text::same(&"ä".repeat(1_000_000)));
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
