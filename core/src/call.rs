//! The façade: one call in, one answer out, as values and as JSON text (`docs/json.md`).
//!
//! The shell, the bindings and other services speak to the library through it or through the
//! types behind it; both say the same, since the documents are made in one place.

mod alternatives;
mod asked;
mod bills;
mod caseload;
mod compare;
mod decide;
mod diff;
mod documents;
mod effects;
mod eligibility;
mod fairness;
mod forecast;
mod given;
mod infer;
mod network;
mod placements;
mod reserve;
#[cfg(feature = "schema")]
mod schemas;
mod secret;
mod services;
mod solve;
mod words;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

pub use alternatives::GivenAlternative;
pub use asked::{BillCall, FactsCall, ReceiptCall, VerifyCall, WhyCall};
pub use caseload::CaseloadCall;
pub use compare::CompareCall;
pub use decide::DecideCall;
pub use diff::DiffCall;
pub use documents::{AgreementsDocument, CheckDocument, SourceDocument, found};
pub use effects::EffectsCall;
pub use eligibility::EligibilityCall;
pub use fairness::FairnessCall;
pub use forecast::{ForecastCall, GivenAssumption};
pub use given::{Given, GivenAgreement, GivenAmendment};
pub use infer::InferCall;
pub use network::NetworkCall;
pub use placements::{GivenShift, PlacementsCall};
pub use reserve::ReserveCall;
#[cfg(feature = "schema")]
pub use schemas::{schema, schemas};
pub use secret::GivenSalt;
pub use services::ServicesCall;
pub use solve::{BreakPointsCall, GivenFigure, GivenGoal, GivenVaried, SolveCall};

pub use crate::read::rows::GivenTable;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::facts::{FactRow, Facts};
use crate::municipality::{
    FiguresDocument, FiguresTable, FoundDocument, Listing, MunicipalitiesDocument,
    MunicipalityDocument, Register,
};
use crate::receipt::Receipt;
use crate::report::Report;
use crate::text::{Lang, Text};
use crate::watch::Watch;
use words::day;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "call", rename_all = "lowercase", deny_unknown_fields)]
pub enum Call {
    /// Which agreements are embedded.
    Agreements {
        /// Language of the answer.
        #[serde(default)]
        lang: Lang,
    },
    /// The text of an agreement.
    Show {
        /// Which.
        agreement: Given,
        /// Language of the answer.
        #[serde(default)]
        lang: Lang,
    },
    /// What is wrong with an agreement, or a trap in it.
    Check {
        /// Which.
        agreement: Given,
        /// Facts to be held against it.
        #[serde(default)]
        facts: Option<GivenFacts>,
        /// In place of the embedded register, or laid over it.
        #[serde(default)]
        register: Option<GivenRegister>,
        /// Language of the answer.
        #[serde(default)]
        lang: Lang,
    },
    /// Which facts it wants.
    Facts(FactsCall),
    /// Who pays what.
    Bill(BillCall),
    /// Why a buyer pays that, or why all do.
    Why(WhyCall),
    /// Digests of what a bill was made of.
    Receipt(ReceiptCall),
    /// Whether a receipt is of these inputs.
    Verify(VerifyCall),
    /// Who decides on a placement.
    Decide(DecideCall),
    /// Days in care, and who pays for them.
    Placements(PlacementsCall),
    /// Free places with carers, and whose needs they meet.
    Reserve(ReserveCall),
    /// What an agreement says of services.
    Services(ServicesCall),
    /// Whether a service may be had.
    Eligibility(EligibilityCall),
    /// Where offices stand, and how far they are.
    Network(NetworkCall),
    /// By which rule a printed table was worked out.
    Infer(InferCall),
    /// What one agreement says otherwise than another.
    Diff(DiffCall),
    /// What an agreement costs in several years.
    Forecast(Box<ForecastCall>),
    /// One municipality and its history.
    Municipality {
        /// Its code, or any of its names.
        name: String,
        /// In place of the embedded register, or laid over it.
        #[serde(default)]
        register: Option<GivenRegister>,
        /// Language of the answer.
        #[serde(default)]
        lang: Lang,
    },
    /// Who existed on a day.
    Municipalities {
        /// The day.
        on: String,
        /// The division of the area, such as `region`.
        #[serde(default)]
        division: Option<String>,
        /// Code of an area; only its members are told.
        #[serde(default)]
        area: Option<String>,
        /// In place of the embedded register, or laid over it.
        #[serde(default)]
        register: Option<GivenRegister>,
        /// Language of the answer.
        #[serde(default)]
        lang: Lang,
    },
    /// How many clients each worker has, whether the cap is kept, and what the posts cost whom.
    Caseload(Box<CaseloadCall>),
    /// What several agreements, years or versions cost each buyer.
    Compare(CompareCall),
    /// What each buyer pays beside what it uses.
    Fairness(Box<FairnessCall>),
    /// Why the bills of two sides differ.
    Effects(Box<EffectsCall>),
    /// Which value of a figure reaches a target.
    Solve(Box<SolveCall>),
    /// Where the order of two agreements flips while a figure varies.
    BreakPoints(Box<BreakPointsCall>),
    /// Figures on the borders of a later day.
    Carry {
        /// The day of the borders of the figures.
        from: String,
        /// The day of the borders that are wanted.
        to: String,
        /// A CSV table: `code`, and a column for each measure.
        figures: String,
        /// In place of the embedded register, or laid over it.
        #[serde(default)]
        register: Option<GivenRegister>,
        /// Language of the answer.
        #[serde(default)]
        lang: Lang,
    },
}

/// Facts as a call gives them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum GivenFacts {
    /// The embedded ones of an agreement, by its identifier (feature `library`). They are illustrative.
    Embedded(String),
    /// A CSV table.
    Csv(String),
    /// Rows.
    Rows(Vec<FactRow>),
}

/// A register as a call gives it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum GivenRegister {
    /// One text of CSV tables.
    Csv(String),
    /// The same tables in JSON.
    Json(String),
}

/// What is answered.
#[derive(Serialize)]
#[serde(tag = "type", content = "answer", rename_all = "lowercase")]
pub enum Answer {
    /// The document asked for.
    Success(Document),
    /// What stood in the way.
    Failure(crate::diagnostic::DiagnosticsDocument),
}

/// One of the documents of `docs/json.md`, ready to be written.
#[derive(Serialize)]
#[serde(transparent)]
pub struct Document(Kind);

#[derive(Serialize)]
#[serde(untagged)]
enum Kind {
    Agreements(AgreementsDocument),
    Source(SourceDocument),
    Check(CheckDocument),
    Municipality(FoundDocument),
    Municipalities(MunicipalitiesDocument),
    Figures(FiguresDocument),
    Facts(crate::plan::FactsDocument),
    Statement(crate::statement::StatementDocument),
    Explanation(crate::explain::ExplanationDocument),
    Receipt(Receipt),
    Verification(crate::receipt::VerificationDocument),
    Report(crate::report::ReportDocument),
}

impl Document {
    /// The document as JSON: the same bytes in every runtime.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::json::document(self)
    }

    /// The report that it is, if it is one.
    #[must_use]
    pub fn report(&self) -> Option<&Report> {
        match &self.0 {
            Kind::Report(document) => Some(document.report()),
            _ => None,
        }
    }
}

/// One call in JSON, one answer in JSON.
///
/// ```
/// # #[cfg(all(feature = "library", feature = "finland"))] {
/// let answer = osuus::call::json(r#"{ "call": "bill", "year": 2002,
///     "agreement": { "embedded": "jyvaskyla-fund-model" } }"#);
/// assert!(answer.contains("\"total\": \"103257.18\""));
/// # }
/// ```
#[must_use]
pub fn json(text: &str) -> String {
    json_with(text, register())
}

/// The same, answered with a register of the caller's in place of the embedded one.
#[must_use]
pub fn json_with(text: &str, register: &Register) -> String {
    json_watched(text, register, &mut Watch::silent())
}

/// The same; how far long work is can be watched, and the work be stopped.
#[must_use]
pub fn json_watched(text: &str, register: &Register, watch: &mut Watch<'_>) -> String {
    let answer = match read(text) {
        Ok(call) => {
            let lang = call.lang();
            match answer_watched(call, register, watch) {
                Ok(document) => Answer::Success(document),
                Err(problems) => Answer::Failure(problems.document(lang)),
            }
        }
        Err(problems) => Answer::Failure(problems.document(Lang::default())),
    };
    crate::json::document(&answer)
}

/// A call from JSON.
///
/// # Errors
/// What is wrong with it, without what may be secret in it.
pub fn read(text: &str) -> Result<Call, Diagnostics> {
    serde_json::from_str(text).map_err(|error| {
        let problem = Diagnostic::new(Code::BadCall, Input::Call);
        // The reason may hold a figure of a client, or the salt.
        let secret = crate::facts::of_clients(text) || text.contains("\"salt\"");
        // Lines in it are those of a table that stands where none is wanted.
        let reason = error.to_string();
        if secret || reason.contains('\n') || reason.contains("\\n") {
            problem.with_text("reason", Text::withheld()).into()
        } else {
            problem.with("reason", reason).into()
        }
    })
}

/// One call, one document.
///
/// # Errors
/// What stood in the way.
pub fn answer(call: Call, register: &Register) -> Result<Document, Diagnostics> {
    answer_watched(call, register, &mut Watch::silent())
}

/// One call, one document; how far long work is can be watched, and the work be stopped.
///
/// # Errors
/// What stood in the way; `stopped` where it was stopped.
pub fn answer_watched(
    call: Call,
    register: &Register,
    watch: &mut Watch<'_>,
) -> Result<Document, Diagnostics> {
    watch.step(0, None)?;
    let lang = call.lang();
    let kind = match call {
        Call::Agreements { lang } => Kind::Agreements(AgreementsDocument::new(lang)?),
        Call::Show { agreement, .. } => Kind::Source(SourceDocument::new(agreement)?),
        Call::Check { agreement, facts, register: given, lang } => {
            let register = chosen(given, register)?;
            let facts = asked::facts(facts, Vec::new());
            Kind::Check(CheckDocument::new(&agreement.read(), &facts, &register, lang))
        }
        Call::Facts(mut call) => {
            Kind::Facts(call.plan(register)?.facts_document(call.lang))
        }
        Call::Bill(mut call) => {
            let plan = call.plan(register)?;
            let statement = plan.evaluate(&asked::facts(call.facts, call.earlier)?)?;
            Kind::Statement(match call.fewest {
                Some(fewest) => statement.published(fewest)?.document(call.lang),
                None => statement.document(call.lang),
            })
        }
        Call::Why(mut call) => {
            let plan = call.plan(register)?;
            let statement = plan.evaluate(&asked::facts(call.facts, call.earlier)?)?;
            let buyer = call.buyer.as_deref();
            let explanation = match call.fewest {
                Some(fewest) => statement.published(fewest)?.explain(buyer)?,
                None => statement.explain(buyer)?,
            };
            let explanation = explanation.with_clients(call.clients);
            Kind::Explanation(explanation.document(call.lang))
        }
        Call::Receipt(mut call) => {
            let (statement, salt) = call.statement(register)?;
            Kind::Receipt(statement.receipt(salt.as_ref()))
        }
        Call::Verify(mut call) => {
            let receipt = Receipt::from_value(std::mem::take(&mut call.receipt))?;
            let (statement, salt) = call.statement(register)?;
            Kind::Verification(
                receipt.verify(&statement.receipt(salt.as_ref())).document(),
            )
        }
        Call::Reserve(call) => Kind::Report(call.report(register)?.document(lang)),
        Call::Placements(call) => Kind::Report(call.report(register)?.document(lang)),
        Call::Decide(call) => Kind::Report(call.report(register)?.document(lang)),
        Call::Eligibility(call) => Kind::Report(call.report(register)?.document(lang)),
        Call::Services(call) => Kind::Report(call.report(register)?.document(lang)),
        Call::Caseload(call) => Kind::Report(call.report(register)?.document(lang)),
        Call::Compare(call) => Kind::Report(call.report(register, watch)?.document(lang)),
        Call::Effects(call) => Kind::Report(call.report(register, watch)?.document(lang)),
        Call::Solve(call) => Kind::Report(call.report(register, watch)?.document(lang)),
        Call::BreakPoints(call) => {
            Kind::Report(call.report(register, watch)?.document(lang))
        }
        Call::Fairness(call) => Kind::Report(call.report(register)?.document(lang)),
        Call::Network(call) => Kind::Report(call.report(register)?.document(lang)),
        Call::Infer(call) => Kind::Report(call.report(watch)?.document(lang)),
        Call::Diff(call) => Kind::Report(call.report()?.document(lang)),
        Call::Forecast(call) => {
            Kind::Report(call.report(register, watch)?.document(lang))
        }
        Call::Municipality { name, register: given, lang } => {
            let register = chosen(given, register)?;
            let found = register.find(&name)?;
            let documents = found
                .iter()
                .map(|one| MunicipalityDocument::new(&register, one.municipality, lang));
            Kind::Municipality(FoundDocument::new(documents.collect()))
        }
        Call::Municipalities { on, division, area, register: given, lang } => {
            let register = chosen(given, register)?;
            let area = match (division.as_deref(), area.as_deref()) {
                (division, Some(area)) => Some((division.unwrap_or("region"), area)),
                (Some(_), None) => {
                    return Err(bad_call(Text::in_all(
                        "aluejako (`division`) on annettu ilman aluetta (`area`)",
                        "en indelning (`division`) har angetts utan område (`area`)",
                        "a `division` is given without an `area`",
                    )));
                }
                (None, None) => None,
            };
            Kind::Municipalities(Listing::new(&register, day(&on)?, area)?.document(lang))
        }
        Call::Carry { from, to, figures, register: given, lang } => {
            let register = chosen(given, register)?;
            let (from, to) = (day(&from)?, day(&to)?);
            let table = FiguresTable::from_csv(figures.as_bytes())?;
            let carried = table.carry(&register, from, to)?;
            Kind::Figures(FiguresDocument::new(&carried, &register, (from, to), lang))
        }
    };
    Ok(Document(kind))
}

impl Call {
    /// The language of the answer.
    #[must_use]
    pub fn lang(&self) -> Lang {
        match self {
            Self::Caseload(call) => call.lang,
            Self::Effects(call) => call.lang,
            Self::Solve(call) => call.lang,
            Self::Fairness(call) => call.lang,
            Self::BreakPoints(call) => call.lang,
            Self::Forecast(call) => call.lang,
            Self::Agreements { lang }
            | Self::Show { lang, .. }
            | Self::Check { lang, .. }
            | Self::Municipality { lang, .. }
            | Self::Municipalities { lang, .. }
            | Self::Carry { lang, .. }
            | Self::Decide(DecideCall { lang, .. })
            | Self::Diff(DiffCall { lang, .. })
            | Self::Placements(PlacementsCall { lang, .. })
            | Self::Reserve(ReserveCall { lang, .. })
            | Self::Facts(FactsCall { lang, .. })
            | Self::Bill(BillCall { lang, .. })
            | Self::Why(WhyCall { lang, .. })
            | Self::Receipt(ReceiptCall { lang, .. })
            | Self::Verify(VerifyCall { lang, .. })
            | Self::Eligibility(EligibilityCall { lang, .. })
            | Self::Services(ServicesCall { lang, .. })
            | Self::Compare(CompareCall { lang, .. })
            | Self::Infer(InferCall { lang, .. })
            | Self::Network(NetworkCall { lang, .. }) => *lang,
        }
    }
}

impl GivenFacts {
    /// The facts.
    ///
    /// # Errors
    /// What is wrong with the table, or an identifier for which none are embedded.
    pub fn read(self) -> Result<Facts, Diagnostics> {
        match self {
            #[cfg(feature = "library")]
            Self::Embedded(id) => crate::library::facts(&id),
            #[cfg(not(feature = "library"))]
            Self::Embedded(_) => Err(bad_call(Text::in_all(
                "tähän versioon ei ole käännetty tietoja",
                "i denna version har inga uppgifter byggts in",
                "this build has no facts in it",
            ))),
            Self::Csv(text) => Facts::from_csv(text.as_bytes()),
            Self::Rows(rows) => Facts::from_rows(&rows),
        }
    }
}

impl GivenRegister {
    /// The register.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(&self) -> Result<Register, Diagnostics> {
        match self {
            Self::Csv(text) => Register::from_csv(text.as_bytes()),
            Self::Json(text) => Register::from_json(text.as_bytes()),
        }
    }
}

/// The register that a call brings, or the one laid over `own`, or `own`.
fn chosen(
    given: Option<GivenRegister>,
    own: &Register,
) -> Result<Cow<'_, Register>, Diagnostics> {
    match given {
        None => Ok(Cow::Borrowed(own)),
        Some(given) => own.or_over(given.read()?).map(Cow::Owned),
    }
}

fn bad_call(reason: Text) -> Diagnostics {
    Diagnostic::new(Code::BadCall, Input::Call).with_text("reason", reason).into()
}

/// The register that calls are answered with: the embedded one, where there is one.
#[must_use]
pub fn register() -> &'static Register {
    #[cfg(feature = "finland")]
    return crate::finland::register();
    #[cfg(not(feature = "finland"))]
    {
        static NONE: std::sync::LazyLock<Register> =
            std::sync::LazyLock::new(Register::new);
        &NONE
    }
}

#[cfg(test)]
#[path = "call/call_tests.rs"]
mod tests;
