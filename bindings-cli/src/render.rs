//! Diagnostics as a compiler shows them: place, text, what is wrong, how to mend it.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use osuus::diagnostic::{Diagnostic, Diagnostics, Input, Severity};
use osuus::text::Lang;

/// A text that diagnostics point into.
#[derive(Clone)]
pub struct Text {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The texts of a command, as far as they were read.
#[derive(Clone, Default)]
pub struct Texts {
    pub agreement: Option<Text>,
    pub facts: Option<Text>,
}

/// All diagnostics, with a line that counts them when there are several.
pub fn all(problems: &Diagnostics, texts: &Texts, lang: Lang) -> String {
    let mut out = String::new();
    for problem in problems {
        let text = match problem.input() {
            Input::Agreement => texts.agreement.as_ref(),
            Input::Facts => texts.facts.as_ref(),
            Input::Call => None,
        };
        out.push_str(&one(problem, text, lang));
        out.push_str("\n\n");
    }
    out
}

fn one(problem: &Diagnostic, text: Option<&Text>, lang: Lang) -> String {
    let level = match problem.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let message = problem.message(lang);
    let title = level.primary_title(message.as_str()).id(problem.code().as_str());
    let words =
        text.and_then(|text| Some((text, std::str::from_utf8(&text.bytes).ok()?)));
    let mut group = annotate_snippets::Group::with_title(title);
    match (problem.position(), words) {
        (Some(place), Some((text, words))) => {
            // An excerpt is of one line: a table may go on for hundreds.
            let rest = words.get(place.start..place.end).unwrap_or_default();
            let length = rest.find('\n').unwrap_or(rest.len());
            let span = place.start..place.start + length;
            let snippet = Snippet::source(words)
                .path(text.name.as_str())
                .annotation(AnnotationKind::Primary.span(span));
            group = group.element(snippet);
        }
        (Some(place), None) => {
            if let Some(text) = text {
                let origin = annotate_snippets::Origin::path(text.name.as_str());
                group = group.element(origin.line(place.line).char_column(place.column));
            }
        }
        (None, _) => {
            if let Some(text) = text {
                group =
                    group.element(annotate_snippets::Origin::path(text.name.as_str()));
            }
        }
    }
    let help = problem.help(lang).unwrap_or_default();
    if !help.is_empty() {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    Renderer::styled().decor_style(DecorStyle::Unicode).render(&[group]).clone()
}
