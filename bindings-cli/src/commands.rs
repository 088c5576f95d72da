//! What each command does: read, ask the library, print.

use std::path::Path;
use std::process::ExitCode;

use jiff::civil::Date;

use osuus::agreement::{Agreement, Syntax};
use osuus::call::{AgreementsDocument, Call, CheckDocument, Given, GivenAgreement};
use osuus::csv::Style;
use osuus::diagnostic::Diagnostics;
use osuus::explain::ClientView;
use osuus::municipality::{
    FiguresDocument, FoundDocument, Listing, MunicipalityDocument, Unlike,
};
use osuus::period::Period;
use osuus::plan::{Plan, Request};
use osuus::statement::{Published, Statement};
use osuus::text::Lang;

use crate::args::{
    BillFormat, Command, Common, EarlierFiles, Format, OfYear, RegisterFile,
};
use crate::failure::Failure;
use crate::render::Texts;
use crate::{
    args, caseload, compare, decide, diff, effects, eligible, fairness, forecast, infer,
    input, network, placements, receipt, render, reserve, services, solve,
};

/// What a command prints.
pub struct Output {
    pub text: String,
    pub messages: String,
    pub code: ExitCode,
}

impl Output {
    pub fn of(text: String) -> Self {
        Self { text, messages: String::new(), code: ExitCode::SUCCESS }
    }
}

pub fn run(command: Command) -> Result<Output, Failure> {
    match command {
        Command::Agreements { common } => agreements(&common),
        Command::Bill { of, facts, earlier, published, format, lang } => {
            let (statement, texts) = statement(&of, facts.as_deref(), &earlier)?;
            let view = published.fewest.map(|fewest| statement.published(fewest));
            let view = match view.transpose() {
                Ok(view) => view,
                Err(problems) => return Err(Failure::Wrong(problems, texts)),
            };
            Ok(bill(&statement, view.as_ref(), &texts, format, lang.lang))
        }
        Command::Decide(case) => decide::decide(case),
        Command::Placements(asked) => placements::placements(asked),
        Command::Reserve(asked) => reserve::reserve(asked),
        Command::Why { of, buyer, facts, earlier, published, clients, common } => {
            let (statement, texts) = statement(&of, facts.as_deref(), &earlier)?;
            let buyer = buyer.as_deref();
            let explained = match published.fewest {
                Some(fewest) => {
                    statement.published(fewest).and_then(|view| view.explain(buyer))
                }
                None => statement.explain(buyer),
            };
            let view = if clients { ClientView::Shown } else { ClientView::Hidden };
            let explanation =
                explained.map_err(|e| Failure::Wrong(e, texts))?.with_clients(view);
            let lang = common.lang.lang;
            Ok(Output::of(match common.format {
                Format::Text => explanation.to_text(lang),
                Format::Json => explanation.to_json(lang),
            }))
        }
        Command::Receipt { made, common } => receipt::make(&made, &common),
        Command::Verify { receipt, made, common } => {
            receipt::verify(&receipt, &made, &common)
        }
        Command::Check { agreement, facts, register, common } => {
            check(&agreement, facts.as_deref(), &register, &common)
        }
        Command::Caseload(args) => caseload::run(*args),
        Command::Diff(args) => diff::run(args),
        Command::Forecast(args) => forecast::run(*args),
        Command::Network(args) => network::run(args),
        Command::Compare(args) => compare::run(*args),
        Command::Effects(args) => effects::run(*args),
        Command::Solve(args) => solve::solve(*args),
        Command::BreakPoints(args) => solve::break_points(*args),
        Command::Infer(args) => infer::run(args),
        Command::Fairness(args) => fairness::run(*args),
        Command::Municipality { name, register, common } => {
            municipality(&name, &register, &common)
        }
        Command::Municipalities { on, area, register, common } => {
            let (register, _) = input::register(register.file.as_deref())?;
            let listing = Listing::new(&register, on, area.chosen())
                .map_err(|e| Failure::Wrong(e, Texts::default()))?;
            let lang = common.lang.lang;
            Ok(Output::of(match common.format {
                Format::Text => listing.to_text(lang),
                Format::Json => listing.document(lang).to_json(),
            }))
        }
        Command::Growth { series, from, to, carried, register, lang } => {
            let (register, _) = input::register(register.file.as_deref())?;
            let unlike = if carried { Unlike::Carried } else { Unlike::Refused };
            let compared = register
                .compare(&series, from, to, unlike)
                .map_err(|e| Failure::Wrong(e, Texts::default()))?;
            Ok(Output::of(compared.to_csv(&register, Style::Plain, lang.lang)))
        }
        Command::Carry { from, to, figures, register, common } => {
            carry((from, to), &figures, &register, &common)
        }
        Command::Services(asked) => services::run(&asked),
        Command::Eligible(asked) => eligible::run(&asked),
        Command::Show { agreement, common } => show(&agreement, &common),
        Command::Schema { name } => {
            Ok(Output::of(osuus::call::schema(&name).unwrap_or_default()))
        }
        Command::Facts { of, common } => {
            let (plan, _) = plan(&of)?;
            let lang = common.lang.lang;
            Ok(Output::of(match common.format {
                Format::Text => plan.facts_csv(Style::Plain, lang),
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

fn bill(
    statement: &Statement,
    published: Option<&Published>,
    texts: &Texts,
    format: BillFormat,
    lang: Lang,
) -> Output {
    match format {
        BillFormat::Table => {
            let table = match published {
                Some(published) => published.table(lang),
                None => statement.table(lang),
            };
            Output::of(table.to_text())
        }
        BillFormat::Json => Output::of(match published {
            Some(published) => published.to_json(lang),
            None => statement.to_json(lang),
        }),
        BillFormat::Csv => {
            // A table of lines has no room for reservations.
            let warnings: Diagnostics = statement.warnings().iter().cloned().collect();
            let messages = render::all(&warnings, texts, lang);
            let lines = match published {
                Some(published) => published.to_csv(Style::Plain, lang),
                None => statement.to_csv(Style::Plain, lang),
            };
            Output { messages, ..Output::of(lines) }
        }
    }
}

fn municipality(
    name: &str,
    register: &RegisterFile,
    common: &Common,
) -> Result<Output, Failure> {
    let lang = common.lang.lang;
    let (register, _) = input::register(register.file.as_deref())?;
    let found = register.find(name).map_err(|e| Failure::Wrong(e, Texts::default()))?;
    let found = found.iter().map(|one| one.municipality);
    Ok(Output::of(match common.format {
        Format::Text => {
            let all: Vec<String> = found.map(|one| register.history(one, lang)).collect();
            all.join("\n")
        }
        Format::Json => {
            let all = found.map(|one| MunicipalityDocument::new(&register, one, lang));
            FoundDocument::new(all.collect()).to_json()
        }
    }))
}

fn carry(
    (from, to): (Date, Date),
    figures: &Path,
    register: &RegisterFile,
    common: &Common,
) -> Result<Output, Failure> {
    let lang = common.lang.lang;
    let (register, register_text) = input::register(register.file.as_deref())?;
    let (table, text) = input::figures(figures)?;
    let texts =
        Texts { figures: Some(text), register: register_text, ..Texts::default() };
    let carried =
        table.carry(&register, from, to).map_err(|e| Failure::Wrong(e, texts))?;
    Ok(Output::of(match common.format {
        Format::Text => carried.to_csv(&register, to, Style::Plain, lang),
        Format::Json => {
            FiguresDocument::new(&carried, &register, (from, to), lang).to_json()
        }
    }))
}

fn check(
    agreement: &args::Agreement,
    facts: Option<&Path>,
    register: &RegisterFile,
    common: &Common,
) -> Result<Output, Failure> {
    let lang = common.lang.lang;
    let named = input::agreement(agreement)?;
    let id = named.read.as_ref().map_or(&*agreement.word, Agreement::id);
    let (facts, facts_text) = match input::facts(facts, id) {
        Ok((facts, text)) => (Ok(facts), text),
        // What is wrong with them is told beside what is wrong with the agreement.
        Err(Failure::Wrong(problems, texts)) => (Err(problems), texts.facts),
        Err(failure) => return Err(failure),
    };
    let (register, register_text) = input::register(register.file.as_deref())?;
    let texts = Texts { facts: facts_text, register: register_text, ..named.texts };
    let register = &*register;
    let found = osuus::call::found(&named.read, &facts, register);
    let summary =
        named.read.as_ref().map_or_else(|_| String::new(), |one| described(one, lang));
    let code = if found.errors() == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) };
    if common.format == Format::Json {
        let document = CheckDocument::new(&named.read, &facts, register, lang).to_json();
        return Ok(Output { code, ..Output::of(document) });
    }
    let text = if found.errors() == 0 { summary } else { String::new() };
    Ok(Output { text, messages: render::all(&found, &texts, lang), code })
}

/// One line that says what was found in order.
fn described(agreement: &Agreement, lang: Lang) -> String {
    format!("ok: {} ({}, {})\n", agreement.id(), agreement.title(lang), agreement.term())
}

fn show(of: &args::Agreement, common: &Common) -> Result<Output, Failure> {
    let named = input::agreement(of)?;
    let own = named.texts.agreement.as_ref();
    let text = own.map(|own| String::from_utf8_lossy(&own.bytes).into_owned());
    let (text, syntax) = match (text.unwrap_or_default(), named.syntax) {
        (text, syntax) if of.amendments.is_empty() => (text, syntax),
        // No file says it all: it is written anew.
        _ => (named.good()?.0.to_json(), Syntax::Json),
    };
    if common.format == Format::Text {
        return Ok(Output::of(text));
    }
    let agreement = match syntax {
        Syntax::Json => GivenAgreement::Json(text),
        Syntax::Toml => GivenAgreement::Toml(text),
    };
    let agreement = Given { agreement, amendments: Vec::new() };
    answered(Call::Show { agreement, lang: common.lang.lang })
}

/// The document that the façade answers with.
fn answered(call: Call) -> Result<Output, Failure> {
    match osuus::call::answer(call, osuus::call::register()) {
        Ok(document) => Ok(Output::of(document.to_json())),
        Err(problems) => Err(Failure::Wrong(problems, Texts::default())),
    }
}

fn plan(of: &OfYear) -> Result<(Plan, Texts), Failure> {
    let (agreement, texts) = input::agreement(&of.agreement)?.good()?;
    let (register, register_text) = input::register(of.register.file.as_deref())?;
    let texts = Texts { register: register_text, ..texts };
    let period =
        Period::year(of.year).map_err(|error| Failure::Call(error.to_string()))?;
    let mut request = Request::new(period);
    for charge in &of.hold {
        request = request.hold(charge);
    }
    for (charge, price) in &of.prices {
        request = request.price(charge, price.clone());
    }
    if let Some(day) = of.restated_on {
        request = request.restated_on(day);
    }
    if let Some(stage) = of.stage {
        request = request.stage(stage);
    }
    if let Some(day) = of.as_of {
        request = request.as_of(day);
    }
    match agreement.plan(&register, request) {
        Ok(plan) => Ok((plan, texts)),
        Err(problems) => Err(Failure::Wrong(problems, texts)),
    }
}

/// The bills of a year, and the texts behind them.
pub fn statement(
    of: &OfYear,
    facts: Option<&Path>,
    earlier: &EarlierFiles,
) -> Result<(Statement, Texts), Failure> {
    let (plan, texts) = plan(of)?;
    let (facts, facts_text) = input::facts(facts, plan.agreement().id())?;
    let facts = facts
        .with_earlier(input::earlier(&earlier.files)?)
        .map_err(|e| Failure::Wrong(e, Texts::default()))?;
    let texts = Texts { facts: facts_text, ..texts };
    match plan.evaluate(&facts) {
        Ok(statement) => Ok((statement, texts)),
        Err(problems) => Err(Failure::Wrong(problems, texts)),
    }
}
