//! Earlier statements: what was paid before, as an input like facts.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::agreement::Stage;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::text::Text;

/// What buyers paid by an earlier statement: the bills of one agreement, period and stage.
///
/// It is read from the statement's JSON (`osuus.statement/1`), of which it takes the agreement, the
/// period, the stage, whether it was restated, of every bill the total and the amounts of lines and
/// memos, and whether it says that it was made of illustrative facts.
///
/// ```
/// use osuus::facts::Earlier;
/// let earlier = Earlier::from_json(r#"{ "schema": "osuus.statement/1", "agreement": "clerk",
///   "period": "2002", "bills": [{ "buyer": { "code": "a" }, "total": "75.00",
///   "lines": [{ "charge": "salary", "amount": "75.00" }] }] }"#).unwrap();
/// assert_eq!(earlier.paid("a", Some("salary")).unwrap().to_string(), "75");
/// assert!(earlier.paid("b", None).is_none());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    agreement: String,
    period: String,
    stage: Option<Stage>,
    restated: bool,
    bills: BTreeMap<String, Bill>,
    made_up: MadeUp,
}

/// Whether the statement says that it is made of illustrative facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum MadeUp {
    Yes,
    No,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Bill {
    total: Exact,
    lines: BTreeMap<String, Exact>,
}

#[derive(Deserialize)]
struct StatementText {
    schema: String,
    agreement: String,
    period: String,
    #[serde(default)]
    stage: Option<Stage>,
    #[serde(default)]
    restated: Option<serde::de::IgnoredAny>,
    bills: Vec<BillText>,
    #[serde(default)]
    warnings: Vec<WarningText>,
}

#[derive(Deserialize)]
struct WarningText {
    #[serde(default)]
    code: String,
}

#[derive(Deserialize)]
struct BillText {
    buyer: BuyerText,
    /// Null where the bill is withheld.
    total: Option<String>,
    lines: Vec<LineText>,
    #[serde(default)]
    memos: Vec<LineText>,
}

#[derive(Deserialize)]
struct BuyerText {
    code: String,
}

#[derive(Deserialize)]
struct LineText {
    charge: String,
    amount: String,
}

impl Earlier {
    /// What a statement says of who paid what, from its JSON.
    ///
    /// # Errors
    /// The text is no statement.
    pub fn from_json(text: &str) -> Result<Self, Diagnostics> {
        serde_json::from_str(text)
            .map_err(|error| none(&error.to_string()))
            .and_then(read)
    }

    /// The same from a value of JSON.
    pub(crate) fn from_value(value: serde_json::Value) -> Result<Self, Diagnostics> {
        serde_json::from_value(value)
            .map_err(|error| none(&error.to_string()))
            .and_then(read)
    }

    /// Identifier of the agreement.
    #[must_use]
    pub fn agreement(&self) -> &str {
        &self.agreement
    }

    /// The period, as it is written.
    #[must_use]
    pub fn period(&self) -> &str {
        &self.period
    }

    /// The stage in which it was billed; none where the whole year was.
    #[must_use]
    pub fn stage(&self) -> Option<Stage> {
        self.stage
    }

    /// Whether it is shown on the map of another day than it was billed on.
    pub(crate) fn is_restated(&self) -> bool {
        self.restated
    }

    pub(crate) fn is_of(&self, agreement: &str, period: &str) -> bool {
        self.agreement == agreement && self.period == period
    }

    /// The codes of those who were billed.
    pub(crate) fn codes(&self) -> impl Iterator<Item = &str> {
        self.bills.keys().map(String::as_str)
    }

    /// What a buyer paid by a charge, or the whole bill where none is named.
    #[must_use]
    pub fn paid(&self, buyer: &str, charge: Option<&str>) -> Option<&Exact> {
        let bill = self.bills.get(buyer)?;
        charge.map_or(Some(&bill.total), |charge| bill.lines.get(charge))
    }

    /// Whether it was made of illustrative facts, as it says itself.
    #[must_use]
    pub fn is_illustrative(&self) -> bool {
        self.made_up == MadeUp::Yes
    }

    /// Every amount: of a buyer by a charge, or the whole bill.
    pub(crate) fn amounts(&self) -> impl Iterator<Item = (&str, Option<&str>, &Exact)> {
        self.bills.iter().flat_map(|(buyer, bill)| {
            let buyer = buyer.as_str();
            let lines = bill.lines.iter();
            let lines =
                lines.map(move |(charge, amount)| (buyer, Some(charge.as_str()), amount));
            std::iter::once((buyer, None, &bill.total)).chain(lines)
        })
    }
}

/// No two of the same agreement, period and stage; corrections may be several, each another one.
pub(super) fn unlike(all: &[Earlier]) -> Result<(), Diagnostics> {
    let mut problems = Diagnostics::new();
    for (place, one) in all.iter().enumerate() {
        let same = |other: &Earlier| {
            other.is_of(&one.agreement, &one.period)
                && other.stage == one.stage
                && (one.stage != Some(Stage::Correction) || other == one)
        };
        if all.iter().take(place).any(same) {
            problems.push(
                Diagnostic::new(Code::StatementTwice, Input::Call)
                    .with("agreement", &one.agreement)
                    .with("period", &one.period)
                    .with_text("stage", stage_behind(one.stage)),
            );
        }
    }
    problems.unless_errors(())
}

/// A stage in brackets, to stand behind a period; nothing where the whole year was billed.
pub(crate) fn stage_behind(stage: Option<Stage>) -> Text {
    Text::each(|lang| match stage {
        Some(stage) => format!(" ({})", stage.label(lang)),
        None => String::new(),
    })
}

fn none(reason: &str) -> Diagnostics {
    because(Text::same(reason))
}

fn because(reason: Text) -> Diagnostics {
    Diagnostic::new(Code::NotAStatement, Input::Call).with_text("reason", reason).into()
}

fn read(text: StatementText) -> Result<Earlier, Diagnostics> {
    if text.schema != "osuus.statement/1" {
        let schema = &text.schema;
        return Err(because(Text::in_all(
            format!("sen kaava on `{schema}`"),
            format!("dess schema är `{schema}`"),
            format!("its schema is `{schema}`"),
        )));
    }
    let mut bills = BTreeMap::new();
    for bill in text.bills {
        let mut lines = BTreeMap::new();
        for line in bill.lines.into_iter().chain(bill.memos) {
            lines.insert(line.charge, amount(&line.amount)?);
        }
        let Some(total) = &bill.total else {
            let code = &bill.buyer.code;
            return Err(because(Text::in_all(
                format!("maksajan `{code}` laskua ei näytetä siinä"),
                format!("räkningen för `{code}` visas inte i den"),
                format!("the bill of `{code}` is withheld in it"),
            )));
        };
        let total = amount(total)?;
        if bills.insert(bill.buyer.code.clone(), Bill { total, lines }).is_some() {
            let code = &bill.buyer.code;
            return Err(because(Text::in_all(
                format!("maksaja `{code}` on siinä kahdesti"),
                format!("betalaren `{code}` finns där två gånger"),
                format!("the buyer `{code}` stands in it twice"),
            )));
        }
    }
    let code = Code::IllustrativeFacts.as_str();
    let made_up = if text.warnings.iter().any(|warning| warning.code == code) {
        MadeUp::Yes
    } else {
        MadeUp::No
    };
    let StatementText { agreement, period, stage, restated, .. } = text;
    let restated = restated.is_some();
    Ok(Earlier { agreement, period, stage, restated, bills, made_up })
}

/// An amount of a statement: a decimal, or a fraction where nothing rounded it.
fn amount(text: &str) -> Result<Exact, Diagnostics> {
    Exact::written(text).ok_or_else(|| {
        because(Text::in_all(
            format!("`{text}` ei ole rahasumma"),
            format!("`{text}` är inte ett belopp"),
            format!("`{text}` is not an amount"),
        ))
    })
}
