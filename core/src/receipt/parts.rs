//! The parts of a receipt, as they stand in its JSON.

mod fields;

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::agreement::Stage;
use crate::digest::Digest;
use crate::plan::Request;

/// The agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AgreementPart {
    pub id: String,
    pub sha256: Digest,
    /// Those that hold, in the order in which they are laid over it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amendments: Vec<AmendmentPart>,
}

/// An amendment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AmendmentPart {
    pub id: String,
    pub sha256: Digest,
}

/// What was asked beside the period.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct RequestPart {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hold: Vec<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    prices: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    restated_on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<Stage>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
}

/// Who takes part and who is billed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct MapPart {
    pub sha256: Digest,
}

/// Figures of a register series on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SeriesPart {
    pub series: String,
    pub date: String,
    pub sha256: Digest,
}

/// The rows of facts that are of no client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FactsPart {
    pub rows: usize,
    pub sha256: Digest,
    /// There where the statement is made of illustrative facts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub illustrative: Option<Yes>,
}

/// Always `yes`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Yes {
    Yes,
}

/// An earlier statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "fields::Earlier")]
pub(super) struct EarlierPart {
    pub agreement: String,
    pub period: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    #[serde(flatten)]
    pub sealed: Sealed,
}

/// What came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "fields::Statement")]
pub(super) struct StatementPart {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<String>,
    #[serde(flatten)]
    pub sealed: Sealed,
}

/// A digest in the open, one that only the salt makes again, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "fields::Sealed")]
pub(super) enum Sealed {
    #[serde(rename = "sha256")]
    Open(Digest),
    #[serde(rename = "hmac_sha256")]
    Keyed(Digest),
    #[serde(rename = "left_out")]
    Out(Yes),
}

/// One part, whichever it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(super) enum Part {
    Agreement(AgreementPart),
    Period(String),
    Request(RequestPart),
    Map(MapPart),
    Series(SeriesPart),
    Facts(FactsPart),
    Clients(Sealed),
    Earlier(EarlierPart),
    Statement(StatementPart),
    Library(String),
}

/// Which part of a receipt, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PartKind {
    /// The agreement.
    Agreement,
    /// The billed period.
    Period,
    /// What was asked beside it.
    Request,
    /// Who takes part and who is billed.
    Map,
    /// Figures of a series on a day.
    Series,
    /// The rows of facts that are of no client.
    Facts,
    /// Those that are of clients.
    Clients,
    /// An earlier statement.
    Earlier,
    /// What came out.
    Statement,
    /// The library's version.
    Library,
}

impl RequestPart {
    pub fn new(request: &Request) -> Self {
        let mut hold = request.hold.clone();
        hold.sort_unstable();
        let price =
            |(id, price): &(String, crate::exact::Exact)| (id.clone(), price.to_string());
        Self {
            hold,
            prices: request.prices.iter().map(price).collect(),
            restated_on: request.restated_on.map(|day| day.to_string()),
            stage: request.stage,
            as_of: request.as_of.map(|day| day.to_string()),
        }
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl EarlierPart {
    pub fn name(&self) -> [&str; 3] {
        [&self.agreement, &self.period, self.stage.map_or("", Stage::as_str)]
    }
}

impl Part {
    pub fn kind(&self) -> PartKind {
        match self {
            Self::Agreement(_) => PartKind::Agreement,
            Self::Period(_) => PartKind::Period,
            Self::Request(_) => PartKind::Request,
            Self::Map(_) => PartKind::Map,
            Self::Series(_) => PartKind::Series,
            Self::Facts(_) => PartKind::Facts,
            Self::Clients(_) => PartKind::Clients,
            Self::Earlier(_) => PartKind::Earlier,
            Self::Statement(_) => PartKind::Statement,
            Self::Library(_) => PartKind::Library,
        }
    }

    /// Which of its kind.
    pub fn name(&self) -> [&str; 3] {
        match self {
            Self::Series(part) => [&part.series, &part.date, ""],
            Self::Earlier(part) => part.name(),
            _ => [""; 3],
        }
    }

    /// How it was kept, where that may differ.
    pub fn sealed(&self) -> Option<Sealed> {
        match self {
            Self::Clients(sealed) => Some(*sealed),
            Self::Earlier(part) => Some(part.sealed),
            Self::Statement(part) => Some(part.sealed),
            _ => None,
        }
    }
}

/// In one line: the fields of its JSON with `=` between name and value.
impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Agreement(part) => {
                write!(f, "id={} sha256={}", part.id, part.sha256)?;
                part.amendments.iter().try_for_each(|one| {
                    write!(f, " amendment={} sha256={}", one.id, one.sha256)
                })
            }
            Self::Period(text) | Self::Library(text) => f.write_str(text),
            Self::Request(part) => write!(f, "{part}"),
            Self::Map(MapPart { sha256 }) | Self::Series(SeriesPart { sha256, .. }) => {
                write!(f, "sha256={sha256}")
            }
            Self::Facts(part) => {
                write!(f, "rows={} sha256={}", part.rows, part.sha256)?;
                match part.illustrative {
                    Some(Yes::Yes) => f.write_str(" illustrative=yes"),
                    None => Ok(()),
                }
            }
            Self::Clients(sealed)
            | Self::Earlier(EarlierPart { sealed, .. })
            | Self::Statement(StatementPart { total: None, sealed }) => {
                write!(f, "{sealed}")
            }
            Self::Statement(StatementPart { total: Some(total), sealed }) => {
                write!(f, "total={total} {sealed}")
            }
        }
    }
}

impl fmt::Display for RequestPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("-");
        }
        let hold = self.hold.iter().map(|id| format!("hold={id}"));
        let prices = self.prices.iter().map(|(id, price)| format!("price={id}={price}"));
        let day = self.restated_on.iter().map(|day| format!("restated_on={day}"));
        let stage = self.stage.iter().map(|stage| format!("stage={}", stage.as_str()));
        let as_of = self.as_of.iter().map(|day| format!("as_of={day}"));
        let all = hold.chain(prices).chain(day).chain(stage).chain(as_of);
        f.write_str(&all.collect::<Vec<_>>().join(" "))
    }
}

impl fmt::Display for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open(digest) => write!(f, "sha256={digest}"),
            Self::Keyed(digest) => write!(f, "hmac_sha256={digest}"),
            Self::Out(Yes::Yes) => f.write_str("left_out=yes"),
        }
    }
}
