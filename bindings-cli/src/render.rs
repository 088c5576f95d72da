//! Diagnostics as a compiler shows them: place, text, what is wrong, how to mend it.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use osuus::diagnostic::{Code, Diagnostic, Diagnostics, Input, Quoted, Severity};
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
    /// In the order in which they were given.
    pub amendments: Vec<Text>,
    pub facts: Option<Text>,
    pub register: Option<Text>,
    pub figures: Option<Text>,
    /// The earlier statement that cannot be read.
    pub earlier: Option<Text>,
    /// Tables of services, caseloads, placements and offices.
    pub tables: Vec<(Input, Text)>,
    /// Those of each of several agreements, by its name.
    pub alternatives: Vec<(String, Self)>,
}

/// How many are shown: whoever has more mistakes mends some of them first.
const SHOWN: usize = 50;

/// The first diagnostics, and how many more there are.
pub fn all(problems: &Diagnostics, texts: &Texts, lang: Lang) -> String {
    let mut out = String::new();
    for problem in problems.iter().take(SHOWN) {
        let own = |name| texts.alternatives.iter().find(|(known, _)| known == name);
        let own = problem.alternative().and_then(own).map(|(_, texts)| texts);
        let of_agreement = own.unwrap_or(texts);
        let text = match problem.input() {
            Input::Agreement => of_agreement.agreement.as_ref(),
            Input::Amendment => {
                let number = problem.position().and_then(|place| place.amendment);
                let amendments = &of_agreement.amendments;
                number.and_then(|number| amendments.get(number.checked_sub(1)?))
            }
            Input::Facts => texts.facts.as_ref(),
            Input::Register => texts.register.as_ref(),
            Input::Figures => texts.figures.as_ref(),
            Input::Call => texts.earlier.as_ref(),
            of => {
                texts.tables.iter().find(|(input, _)| *input == of).map(|(_, text)| text)
            }
        };
        out.push_str(&one(problem, text, lang));
        out.push_str("\n\n");
    }
    if problems.len() > SHOWN {
        let more = Diagnostic::new(Code::More, Input::Call);
        let more = more.with("count", problems.len() - SHOWN);
        out.push_str(&one(&more, None, lang));
        out.push_str("\n\n");
    }
    out
}

fn one(problem: &Diagnostic, text: Option<&Text>, lang: Lang) -> String {
    let level = match problem.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let whose = problem.alternative().map(|name| format!("{name}: "));
    let message = whose.unwrap_or_default() + &problem.message(lang);
    let title = level.primary_title(message.as_str()).id(problem.code().as_str());
    let mut group = Group::with_title(title);
    // Of figures of single clients the place is told, and not the text.
    let quoted = text.and_then(|text| problem.quoted(&text.bytes));
    if let Some(text) = text {
        group = match (&quoted, problem.position()) {
            (Some(Quoted { line, number, span }), _) => group.element(
                Snippet::source(line.as_str())
                    .line_start(*number)
                    .path(text.name.as_str())
                    .annotation(AnnotationKind::Primary.span(span.clone())),
            ),
            (None, Some(place)) => {
                let origin = Origin::path(text.name.as_str());
                group.element(origin.line(place.line).char_column(place.column))
            }
            (None, None) => group.element(Origin::path(text.name.as_str())),
        };
    }
    let help = problem.help(lang).unwrap_or_default();
    if !help.is_empty() {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    Renderer::styled().decor_style(DecorStyle::Unicode).render(&[group]).clone()
}
