//! The embedded agreements (feature `library`): real ones, from public documents.
//!
//! They are written in TOML (`core/agreements`) and embedded as JSON as well, so that a program
//! without the TOML reader has them too; a test proves that both say the same.

use crate::agreement::Agreement;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::facts::Facts;

struct Embedded {
    id: &'static str,
    toml: &'static str,
    json: &'static str,
    /// A table of facts in CSV, where there is one.
    facts: Option<&'static str>,
}

const ALL: [Embedded; 6] = [
    Embedded {
        id: "jyvaskyla-fund-model",
        toml: include_str!("../agreements/jyvaskyla-fund-model.toml"),
        json: include_str!("../agreements/jyvaskyla-fund-model.json"),
        facts: None,
    },
    Embedded {
        id: "jyvaskyla-funding-model",
        toml: include_str!("../agreements/jyvaskyla-funding-model.toml"),
        json: include_str!("../agreements/jyvaskyla-funding-model.json"),
        facts: Some(include_str!("../agreements/jyvaskyla-funding-model.facts.csv")),
    },
    Embedded {
        id: "keski-suomi-cooperation-2007",
        toml: include_str!("../agreements/keski-suomi-cooperation-2007.toml"),
        json: include_str!("../agreements/keski-suomi-cooperation-2007.json"),
        facts: None,
    },
    Embedded {
        id: "keski-suomi-county",
        toml: include_str!("../agreements/keski-suomi-county.toml"),
        json: include_str!("../agreements/keski-suomi-county.json"),
        facts: None,
    },
    Embedded {
        id: "keski-suomi-pair-work",
        toml: include_str!("../agreements/keski-suomi-pair-work.toml"),
        json: include_str!("../agreements/keski-suomi-pair-work.json"),
        facts: None,
    },
    Embedded {
        id: "varsinais-suomi-tammi",
        toml: include_str!("../agreements/varsinais-suomi-tammi.toml"),
        json: include_str!("../agreements/varsinais-suomi-tammi.json"),
        facts: None,
    },
];

/// The identifiers of the embedded agreements, in order.
#[must_use]
pub fn ids() -> Vec<&'static str> {
    ALL.iter().map(|embedded| embedded.id).collect()
}

/// The text of an embedded agreement, in TOML, to start one's own from.
#[must_use]
pub fn source(id: &str) -> Option<&'static str> {
    ALL.iter().find(|embedded| embedded.id == id).map(|embedded| embedded.toml)
}

/// An embedded agreement.
///
/// # Errors
/// An identifier that is not embedded.
///
/// ```
/// # #[cfg(feature = "finland")] {
/// use osuus::{facts::Facts, finland, library, period::Period};
/// let agreement = library::agreement("jyvaskyla-fund-model").unwrap();
/// let plan = agreement.plan(finland::register(), Period::year(2002).unwrap()).unwrap();
/// let statement = plan.evaluate(&Facts::none()).unwrap();
/// assert_eq!(statement.total().to_string(), "103257.18");
/// assert_eq!(statement.bill("435").unwrap().total().to_string(), "357.63");
/// # }
/// ```
pub fn agreement(id: &str) -> Result<Agreement, Diagnostics> {
    match ALL.iter().find(|embedded| embedded.id == id) {
        Some(embedded) => Agreement::embedded(embedded.json),
        None => Err(unknown(id).into()),
    }
}

/// The embedded facts of an embedded agreement. They are illustrative: made up to show how the agreement
/// works, and every result says so.
///
/// # Errors
/// An identifier for which none are embedded.
///
/// ```
/// # #[cfg(feature = "finland")] {
/// use osuus::{finland, library, period::Period};
/// let agreement = library::agreement("jyvaskyla-funding-model").unwrap();
/// let plan = agreement.plan(finland::register(), Period::year(2002).unwrap()).unwrap();
/// let statement = plan.evaluate(&library::facts("jyvaskyla-funding-model").unwrap()).unwrap();
/// assert_eq!(statement.total().to_string(), "150000");
/// assert_eq!(statement.warnings()[0].code().as_str(), "illustrative-facts");
/// # }
/// ```
pub fn facts(id: &str) -> Result<Facts, Diagnostics> {
    let found = ALL.iter().find(|embedded| embedded.id == id);
    match found.and_then(|embedded| embedded.facts) {
        Some(table) => Facts::from_csv(table.as_bytes()),
        None => Err(without_facts(id).into()),
    }
}

fn without_facts(id: &str) -> Diagnostic {
    let known: Vec<&str> = ALL
        .iter()
        .filter(|embedded| embedded.facts.is_some())
        .map(|embedded| embedded.id)
        .collect();
    Diagnostic::new(Code::NoEmbeddedFacts, Input::Call)
        .with("id", id)
        .with("known", crate::suggest::list(None, &known))
}

pub(crate) fn unknown(id: &str) -> Diagnostic {
    let known = ids();
    let nearest = crate::suggest::nearest(id, known.iter().copied());
    Diagnostic::new(Code::UnknownAgreement, Input::Call)
        .with("id", id)
        .with("known", crate::suggest::list(nearest, &known))
}

#[cfg(test)]
#[path = "library_tests.rs"]
mod tests;
