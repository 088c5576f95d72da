//! Rows of facts as texts: how they come in, and how a table that was read goes on.

use serde::{Deserialize, Serialize};

use super::{Fact, Facts, Status};

/// One row of facts, as it comes in: texts only, so that no number reader touches the digits.
///
/// An empty `value` is a row that is not filled in yet, and states nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FactRow {
    /// Code of the buyer; empty for a measure of the whole agreement.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub buyer: String,
    /// Identifier of the measure.
    pub measure: String,
    /// Period, such as `2002` or `2002-03`.
    pub period: String,
    /// Value, a decimal.
    pub value: String,
    /// `budget`, `actual`, `preliminary`, `final` or `illustrative`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The day on which it became known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<String>,
    /// Unit, checked against the measure's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Name of the buyer, checked against its names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// An opaque key of the client, for a measure of clients. It never comes out again unless the
    /// client view is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client: Option<String>,
}

/// The same of texts that somebody else holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cells<'a> {
    /// Code of the buyer; empty for a measure of the whole agreement.
    pub buyer: &'a str,
    /// Identifier of the measure.
    pub measure: &'a str,
    /// Period.
    pub period: &'a str,
    /// Value, a decimal.
    pub value: &'a str,
    /// How sure it is.
    pub status: Option<&'a str>,
    /// The day on which it became known.
    pub known: Option<&'a str>,
    /// Unit.
    pub unit: Option<&'a str>,
    /// Name of the buyer.
    pub name: Option<&'a str>,
    /// Key of the client.
    pub client: Option<&'a str>,
}

impl FactRow {
    /// Its texts.
    #[must_use]
    pub fn cells(&self) -> Cells<'_> {
        Cells {
            buyer: &self.buyer,
            measure: &self.measure,
            period: &self.period,
            value: &self.value,
            status: self.status.as_deref(),
            known: self.known.as_deref(),
            unit: self.unit.as_deref(),
            name: self.name.as_deref(),
            client: self.client.as_deref(),
        }
    }
}

impl Facts {
    /// Its rows as texts again, for a call: what they say is the same, where they stood is not told.
    ///
    /// ```
    /// use osuus::facts::Facts;
    /// let facts = Facts::from_csv(b"buyer,measure,period,value\n435,pair-work,2002,10\n").unwrap();
    /// assert_eq!(facts.to_rows()[0].value, "10");
    /// ```
    #[must_use]
    pub fn to_rows(&self) -> Vec<FactRow> {
        self.iter().map(Fact::to_row).collect()
    }
}

impl Fact {
    fn to_row(&self) -> FactRow {
        FactRow {
            buyer: self.buyer.as_deref().unwrap_or_default().to_owned(),
            measure: self.measure.to_string(),
            period: self.period.to_string(),
            value: self.value.to_string(),
            status: self.status.map(|status| Status::as_str(status).to_owned()),
            known: self.known.map(|day| day.to_string()),
            unit: self.unit.as_deref().map(str::to_owned),
            name: self.name.as_deref().map(str::to_owned),
            client: self.client.clone(),
        }
    }
}

#[cfg(test)]
#[path = "rows_tests.rs"]
mod tests;
