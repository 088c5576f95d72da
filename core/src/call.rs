//! The façade: one call in, one answer out, as values and as JSON text (`docs/json.md`).
//!
//! The shell, the bindings and other services speak to the library through it or through the
//! types behind it; both say the same, since the documents are made in one place.

mod documents;

use serde::{Deserialize, Serialize};

pub use documents::{AgreementsDocument, CheckDocument, SourceDocument};

use crate::agreement::{Agreement, Syntax};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::facts::{FactRow, Facts};
use crate::municipality::Register;
use crate::period::Period;
use crate::plan::Plan;
use crate::text::Lang;

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
    /// What is wrong with an agreement.
    Check {
        /// Which.
        agreement: Given,
        /// Language of the answer.
        #[serde(default)]
        lang: Lang,
    },
    /// Which facts it wants.
    Facts {
        /// Which.
        agreement: Given,
        /// Calendar year.
        year: i16,
        /// Language of the answer.
        #[serde(default)]
        lang: Lang,
    },
    /// Who pays what.
    Bill {
        /// Which.
        agreement: Given,
        /// Calendar year.
        year: i16,
        /// Facts of the period.
        #[serde(default)]
        facts: Option<GivenFacts>,
        /// Language of the answer.
        #[serde(default)]
        lang: Lang,
    },
    /// Why a buyer pays that, or why all do.
    Why {
        /// Which.
        agreement: Given,
        /// Calendar year.
        year: i16,
        /// Facts of the period.
        #[serde(default)]
        facts: Option<GivenFacts>,
        /// Code of the buyer; none explains the whole statement.
        #[serde(default)]
        buyer: Option<String>,
        /// Language of the answer.
        #[serde(default)]
        lang: Lang,
    },
}

/// An agreement as a call gives it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum Given {
    /// An embedded one, by its identifier (feature `library`).
    Embedded(String),
    /// A text in TOML (feature `toml`).
    Toml(String),
    /// A text in JSON.
    Json(String),
}

/// Facts as a call gives them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum GivenFacts {
    /// A CSV table.
    Csv(String),
    /// Rows.
    Rows(Vec<FactRow>),
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
    Facts(crate::plan::FactsDocument),
    Statement(crate::statement::StatementDocument),
    Explanation(crate::explain::ExplanationDocument),
}

impl Document {
    /// The document as JSON: the same bytes in every runtime.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::json::document(self)
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
    let answer = match serde_json::from_str::<Call>(text) {
        Ok(call) => {
            let lang = call.lang();
            match answer(call) {
                Ok(document) => Answer::Success(document),
                Err(problems) => Answer::Failure(problems.document(lang)),
            }
        }
        Err(error) => {
            let problem =
                Diagnostic::new(Code::BadCall, Input::Call).with("reason", error);
            Answer::Failure(Diagnostics::from(problem).document(Lang::default()))
        }
    };
    crate::json::document(&answer)
}

/// One call, one document.
///
/// # Errors
/// What stood in the way.
pub fn answer(call: Call) -> Result<Document, Diagnostics> {
    let register = register();
    let kind = match call {
        Call::Agreements { lang } => Kind::Agreements(AgreementsDocument::new(lang)?),
        Call::Show { agreement, .. } => Kind::Source(SourceDocument::new(agreement)?),
        Call::Check { agreement, lang } => {
            Kind::Check(CheckDocument::new(agreement.read(), register, lang))
        }
        Call::Facts { agreement, year, lang } => {
            Kind::Facts(plan(&agreement, year)?.facts_document(lang))
        }
        Call::Bill { agreement, year, facts, lang } => {
            let statement = plan(&agreement, year)?.evaluate(&read(facts)?)?;
            Kind::Statement(statement.document(lang))
        }
        Call::Why { agreement, year, facts, buyer, lang } => {
            let statement = plan(&agreement, year)?.evaluate(&read(facts)?)?;
            Kind::Explanation(statement.explain(buyer.as_deref())?.document(lang))
        }
    };
    Ok(Document(kind))
}

impl Call {
    /// The language of the answer.
    #[must_use]
    pub fn lang(&self) -> Lang {
        match self {
            Self::Agreements { lang }
            | Self::Show { lang, .. }
            | Self::Check { lang, .. }
            | Self::Facts { lang, .. }
            | Self::Bill { lang, .. }
            | Self::Why { lang, .. } => *lang,
        }
    }
}

impl Given {
    /// The agreement.
    ///
    /// # Errors
    /// What is wrong with the text, or an identifier that is not embedded.
    pub fn read(&self) -> Result<Agreement, Diagnostics> {
        match self {
            #[cfg(feature = "library")]
            Self::Embedded(id) => crate::library::agreement(id),
            #[cfg(feature = "toml")]
            Self::Toml(text) => Agreement::read(text.as_bytes(), Syntax::Toml),
            Self::Json(text) => Agreement::read(text.as_bytes(), Syntax::Json),
            #[cfg(not(all(feature = "library", feature = "toml")))]
            _ => Err(bad_call("this build has no such reader of agreements")),
        }
    }
}

fn plan(agreement: &Given, year: i16) -> Result<Plan, Diagnostics> {
    let agreement = agreement.read()?;
    let period = Period::year(year).map_err(|error| bad_call(&error.to_string()))?;
    agreement.plan(register(), period)
}

fn read(facts: Option<GivenFacts>) -> Result<Facts, Diagnostics> {
    match facts {
        None => Ok(Facts::none()),
        Some(GivenFacts::Csv(text)) => Facts::from_csv(text.as_bytes()),
        Some(GivenFacts::Rows(rows)) => Facts::from_rows(rows),
    }
}

fn bad_call(reason: &str) -> Diagnostics {
    Diagnostic::new(Code::BadCall, Input::Call).with("reason", reason).into()
}

/// The register that calls are answered with: the embedded one, where there is one.
fn register() -> &'static Register {
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
