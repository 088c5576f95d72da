//! Agreements as calls give them.

use serde::Deserialize;

#[cfg(not(all(feature = "library", feature = "toml")))]
use super::bad_call;
use crate::agreement::{Agreement, Syntax};
use crate::diagnostic::Diagnostics;
#[cfg(not(all(feature = "library", feature = "toml")))]
use crate::text::Text;

/// An agreement as a call gives it: `{ "embedded": ID }` or a text, perhaps with `amendments`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Fields")]
pub struct Given {
    /// The agreement itself.
    pub agreement: GivenAgreement,
    /// What is laid over it.
    pub amendments: Vec<GivenAmendment>,
}

/// The agreement itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GivenAgreement {
    /// An embedded one, by its identifier (feature `library`).
    Embedded(String),
    /// A text in TOML (feature `toml`).
    Toml(String),
    /// A text in JSON.
    Json(String),
}

/// An amendment as a call gives it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum GivenAmendment {
    /// A text in TOML (feature `toml`).
    Toml(String),
    /// A text in JSON.
    Json(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    embedded: Option<String>,
    toml: Option<String>,
    json: Option<String>,
    #[serde(default)]
    amendments: Vec<GivenAmendment>,
}

impl TryFrom<Fields> for Given {
    type Error = &'static str;

    fn try_from(fields: Fields) -> Result<Self, Self::Error> {
        let agreement = match (fields.embedded, fields.toml, fields.json) {
            (Some(id), None, None) => GivenAgreement::Embedded(id),
            (None, Some(text), None) => GivenAgreement::Toml(text),
            (None, None, Some(text)) => GivenAgreement::Json(text),
            _ => return Err("an agreement is one of `embedded`, `toml`, `json`"),
        };
        Ok(Self { agreement, amendments: fields.amendments })
    }
}

impl Given {
    /// By what an embedded agreement is named.
    pub(super) fn word(&self) -> Option<&str> {
        match &self.agreement {
            GivenAgreement::Embedded(id) => Some(id),
            GivenAgreement::Toml(_) | GivenAgreement::Json(_) => None,
        }
    }

    /// The agreement, amended.
    ///
    /// # Errors
    /// What is wrong with a text, or an identifier that is not embedded.
    pub fn read(&self) -> Result<Agreement, Diagnostics> {
        let agreement = self.agreement.read()?;
        if self.amendments.is_empty() {
            return Ok(agreement);
        }
        let mut texts: Vec<(&[u8], Syntax)> = Vec::with_capacity(self.amendments.len());
        for amendment in &self.amendments {
            texts.push(match amendment {
                #[cfg(feature = "toml")]
                GivenAmendment::Toml(text) => (text.as_bytes(), Syntax::Toml),
                GivenAmendment::Json(text) => (text.as_bytes(), Syntax::Json),
                #[cfg(not(feature = "toml"))]
                GivenAmendment::Toml(_) => return Err(no_reader()),
            });
        }
        agreement.amended(texts)
    }
}

impl GivenAgreement {
    fn read(&self) -> Result<Agreement, Diagnostics> {
        match self {
            #[cfg(feature = "library")]
            Self::Embedded(id) => crate::library::agreement(id),
            #[cfg(feature = "toml")]
            Self::Toml(text) => Agreement::read(text.as_bytes(), Syntax::Toml),
            Self::Json(text) => Agreement::read(text.as_bytes(), Syntax::Json),
            #[cfg(not(all(feature = "library", feature = "toml")))]
            _ => Err(no_reader()),
        }
    }
}

#[cfg(not(all(feature = "library", feature = "toml")))]
fn no_reader() -> Diagnostics {
    bad_call(Text::in_all(
        "tähän versioon ei ole käännetty tällaisten sopimusten lukijaa",
        "i denna version har ingen läsare av sådana avtal byggts in",
        "this build has no reader of such agreements",
    ))
}
