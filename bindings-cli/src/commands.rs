//! What each command does: read, ask the library, print.

use std::path::Path;
use std::process::ExitCode;

use osuus::agreement::Agreement;
use osuus::call::{AgreementsDocument, Call, CheckDocument, Given};
use osuus::diagnostic::Diagnostics;
use osuus::finland;
use osuus::period::Period;
use osuus::plan::Plan;
use osuus::statement::Statement;
use osuus::text::Lang;

use crate::args::{BillFormat, Command, Common, Format, OfYear};
use crate::failure::Failure;
use crate::render::{Text, Texts};
use crate::{input, render};

/// What a command prints.
pub struct Output {
    pub text: String,
    pub messages: String,
    pub code: ExitCode,
}

impl Output {
    fn of(text: String) -> Self {
        Self { text, messages: String::new(), code: ExitCode::SUCCESS }
    }
}

pub fn run(command: Command) -> Result<Output, Failure> {
    match command {
        Command::Agreements { common } => agreements(&common),
        Command::Bill { of, facts, format, lang } => {
            let (statement, texts) = statement(&of, facts.as_deref())?;
            Ok(bill(&statement, &texts, format, lang.lang))
        }
        Command::Why { of, buyer, facts, common } => {
            let (statement, texts) = statement(&of, facts.as_deref())?;
            let explanation = statement
                .explain(buyer.as_deref())
                .map_err(|e| Failure::Wrong(e, texts))?;
            let lang = common.lang.lang;
            Ok(Output::of(match common.format {
                Format::Text => explanation.to_text(lang),
                Format::Json => explanation.to_json(lang),
            }))
        }
        Command::Check { agreement, common } => check(&agreement, &common),
        Command::Show { agreement, common } => show(&agreement, &common),
        Command::Facts { of, common } => {
            let (plan, _) = plan(&of)?;
            let lang = common.lang.lang;
            Ok(Output::of(match common.format {
                Format::Text => plan.facts_csv(lang),
                Format::Json => plan.facts_json(lang),
            }))
        }
    }
}

fn agreements(common: &Common) -> Result<Output, Failure> {
    let lang = common.lang.lang;
    if common.format == Format::Json {
        return answered(Call::Agreements { lang });
    }
    let list =
        AgreementsDocument::new(lang).map_err(|e| Failure::Wrong(e, Texts::default()))?;
    let width =
        list.agreements.iter().map(|agreement| agreement.id.len()).max().unwrap_or(0);
    let lines = list.agreements.iter().map(|agreement| {
        let years: Vec<String> =
            agreement.years.iter().map(ToString::to_string).collect();
        format!("{:width$}  {}  {}\n", agreement.id, years.join(", "), agreement.title)
    });
    Ok(Output::of(lines.collect()))
}

fn bill(statement: &Statement, texts: &Texts, format: BillFormat, lang: Lang) -> Output {
    match format {
        BillFormat::Table => Output::of(statement.table(lang).to_text()),
        BillFormat::Json => Output::of(statement.to_json(lang)),
        BillFormat::Csv => {
            // A table of lines has no room for reservations.
            let warnings: Diagnostics = statement.warnings().iter().cloned().collect();
            let messages = render::all(&warnings, texts, lang);
            Output { messages, ..Output::of(statement.to_csv(lang)) }
        }
    }
}

fn check(word: &str, common: &Common) -> Result<Output, Failure> {
    let lang = common.lang.lang;
    let named = input::agreement(word)?;
    let texts = Texts { agreement: Some(named.text), facts: None };
    let register = finland::register();
    let (found, summary) = match &named.read {
        Ok(agreement) => (agreement.check(register), described(agreement, lang)),
        Err(problems) => (problems.clone(), String::new()),
    };
    let code = if found.errors() == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) };
    if common.format == Format::Json {
        let document = CheckDocument::new(named.read, register, lang).to_json();
        return Ok(Output { code, ..Output::of(document) });
    }
    let text = if found.errors() == 0 { summary } else { String::new() };
    Ok(Output { text, messages: render::all(&found, &texts, lang), code })
}

/// One line that says what was found in order.
fn described(agreement: &Agreement, lang: Lang) -> String {
    format!("ok: {} ({}, {})\n", agreement.id(), agreement.title(lang), agreement.term())
}

fn show(word: &str, common: &Common) -> Result<Output, Failure> {
    let named = input::agreement(word)?;
    let text = String::from_utf8_lossy(&named.text.bytes).into_owned();
    if common.format == Format::Text {
        return Ok(Output::of(text));
    }
    let given = match named.syntax {
        "json" => Given::Json(text),
        _ => Given::Toml(text),
    };
    answered(Call::Show { agreement: given, lang: common.lang.lang })
}

/// The document that the façade answers with.
fn answered(call: Call) -> Result<Output, Failure> {
    match osuus::call::answer(call) {
        Ok(document) => Ok(Output::of(document.to_json())),
        Err(problems) => Err(Failure::Wrong(problems, Texts::default())),
    }
}

fn plan(of: &OfYear) -> Result<(Plan, Text), Failure> {
    let (agreement, text) = input::agreement(&of.agreement)?.good()?;
    let period =
        Period::year(of.year).map_err(|error| Failure::Call(error.to_string()))?;
    match agreement.plan(finland::register(), period) {
        Ok(plan) => Ok((plan, text)),
        Err(problems) => {
            Err(Failure::Wrong(problems, Texts { agreement: Some(text), facts: None }))
        }
    }
}

fn statement(of: &OfYear, facts: Option<&Path>) -> Result<(Statement, Texts), Failure> {
    let (plan, text) = plan(of)?;
    let (facts, facts_text) = input::facts(facts)?;
    let texts = Texts { agreement: Some(text), facts: facts_text };
    match plan.evaluate(&facts) {
        Ok(statement) => Ok((statement, texts)),
        Err(problems) => Err(Failure::Wrong(problems, texts)),
    }
}
