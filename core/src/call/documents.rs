//! The documents that are not made elsewhere: list, source, check.

use serde::Serialize;

use super::{Given, GivenAgreement};
use crate::agreement::Agreement;
use crate::diagnostic::{DiagnosticView, Diagnostics};
use crate::facts::Facts;
use crate::municipality::Register;
use crate::text::Lang;

/// `osuus.agreements/1`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgreementsDocument {
    schema: &'static str,
    /// The embedded agreements.
    pub agreements: Vec<AgreementView>,
}

/// An agreement in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgreementView {
    /// Identifier.
    pub id: String,
    /// Title.
    pub title: String,
    /// First and last day.
    pub term: TermView,
    /// Calendar years that can be billed.
    pub years: Vec<i16>,
    /// Currency.
    pub currency: String,
}

/// First and last day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermView {
    /// First day.
    pub from: String,
    /// Last day; none where it is not stated.
    pub to: Option<String>,
}

impl AgreementsDocument {
    /// The embedded agreements; none without the feature `library`.
    ///
    /// # Errors
    /// What is wrong with one of them.
    pub fn new(lang: Lang) -> Result<Self, Diagnostics> {
        #[cfg(feature = "library")]
        let all: Result<Vec<Agreement>, Diagnostics> =
            crate::library::ids().into_iter().map(crate::library::agreement).collect();
        #[cfg(not(feature = "library"))]
        let all: Result<Vec<Agreement>, Diagnostics> = Ok(Vec::new());
        let view = |agreement: &Agreement| AgreementView {
            id: agreement.id().to_owned(),
            title: agreement.title(lang).to_owned(),
            term: TermView {
                from: agreement
                    .term()
                    .from
                    .map(|day| day.to_string())
                    .unwrap_or_default(),
                to: agreement.term().to.map(|day| day.to_string()),
            },
            years: agreement.years(),
            currency: agreement.currency().to_string(),
        };
        let agreements = all?.iter().map(view).collect();
        Ok(Self { schema: "osuus.agreements/1", agreements })
    }
}

/// `osuus.source/1`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceDocument {
    schema: &'static str,
    /// Identifier of the agreement.
    pub id: String,
    /// `toml` or `json`.
    pub syntax: &'static str,
    /// The text.
    pub text: String,
}

impl SourceDocument {
    /// The text of an agreement, once it has been read.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn new(given: Given) -> Result<Self, Diagnostics> {
        let agreement = given.read()?;
        let id = agreement.id().to_owned();
        let (syntax, text) = match given.agreement {
            // No text says it all: it is written anew.
            _ if !given.amendments.is_empty() => ("json", agreement.to_json()),
            #[cfg(feature = "library")]
            GivenAgreement::Embedded(id) => {
                ("toml", crate::library::source(&id).unwrap_or_default().to_owned())
            }
            #[cfg(not(feature = "library"))]
            GivenAgreement::Embedded(_) => ("toml", String::new()),
            GivenAgreement::Toml(text) => ("toml", text),
            GivenAgreement::Json(text) => ("json", text),
        };
        Ok(Self { schema: "osuus.source/1", id, syntax, text })
    }
}

/// What a check finds in an agreement and its facts, also where one of them cannot be read.
#[must_use]
pub fn found(
    agreement: &Result<Agreement, Diagnostics>,
    facts: &Result<Facts, Diagnostics>,
    register: &Register,
) -> Diagnostics {
    let unread = |facts: &Result<Facts, Diagnostics>| {
        facts.as_ref().err().cloned().unwrap_or_default()
    };
    match (agreement, facts) {
        (Ok(agreement), Ok(facts)) => agreement.check_facts(facts, register),
        (Ok(agreement), Err(problems)) => agreement
            .check(register)
            .into_iter()
            .chain(problems.clone())
            .collect::<Diagnostics>(),
        (Err(problems), facts) => {
            problems.clone().into_iter().chain(unread(facts)).collect()
        }
    }
    .sorted()
}

/// `osuus.check/1`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckDocument {
    schema: &'static str,
    /// Identifier, if the agreement could be read.
    pub id: Option<String>,
    /// How many errors.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// All of them.
    pub diagnostics: Vec<DiagnosticView>,
}

impl CheckDocument {
    /// What a check found.
    #[must_use]
    pub fn new(
        agreement: &Result<Agreement, Diagnostics>,
        facts: &Result<Facts, Diagnostics>,
        register: &Register,
        lang: Lang,
    ) -> Self {
        let id = agreement.as_ref().ok().map(|agreement| agreement.id().to_owned());
        let found = found(agreement, facts, register);
        Self {
            schema: "osuus.check/1",
            id,
            errors: found.errors(),
            warnings: found.len() - found.errors(),
            diagnostics: found.views(lang),
        }
    }

    /// The document as JSON: the same bytes in every runtime.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::json::document(self)
    }
}
