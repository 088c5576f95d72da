//! The receipt: digests of all that a statement was made of, in forms that anybody can make again
//! (`docs/receipt.md`).

mod canonical;
mod inputs;
mod parts;
mod verify;
mod wording;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::digest::{Digest, Salt};
use crate::statement::Statement;
use crate::text::Text;
pub use parts::PartKind;
use parts::{
    AgreementPart, EarlierPart, FactsPart, MapPart, Part, RequestPart, Sealed,
    SeriesPart, StatementPart, Yes,
};
pub(crate) use verify::VerificationDocument;
pub use verify::{PartCheck, Verdict, Verification};

const SCHEMA: &str = "osuus.receipt/1";
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What a statement was made of, in digests: the agreement, what was asked, the map, the figures of
/// the register, the facts, earlier statements, and what came out.
///
/// Rows of clients, and then also amounts, enter keyed with a [`Salt`] or not at all. It is no
/// signature: it tells that inputs are the same, not who says so.
///
/// ```
/// # use osuus::{agreement::{Agreement, Syntax}, facts::Facts, municipality::Register, period::Period};
/// # let text = r#"{ "format": 1, "id": "hours", "currency": "EUR", "title": { "en": "Hours" },
/// #   "term": { "from": "2002-01-01", "to": "2002-12-31" },
/// #   "buyers": { "scheme": "party", "list": [{ "code": "a", "name": { "en": "A" } }] },
/// #   "units": [{ "id": "hour", "one": { "en": "hour" }, "many": { "en": "hours" } }],
/// #   "measures": [{ "id": "work", "name": { "en": "Work" }, "unit": "hour" }],
/// #   "charges": [{ "id": "work", "name": { "en": "Work" }, "kind": "rate", "measure": "work",
/// #     "rates": [{ "from": "2002-01-01", "to": "2002-12-31", "price": "20" }] }] }"#;
/// # let agreement = Agreement::read(text.as_bytes(), Syntax::Json).unwrap();
/// use osuus::receipt::Receipt;
/// let plan = agreement.plan(&Register::new(), Period::year(2002).unwrap()).unwrap();
/// let bill = |table: &str| plan.evaluate(&Facts::from_csv(table.as_bytes()).unwrap()).unwrap();
/// let text = bill("buyer,measure,period,value\na,work,2002,3\n").receipt(None).to_json();
///
/// let receipt = Receipt::from_json(&text).unwrap();
/// let again = bill("buyer;measure;period;value\na;work;2002;3,0\n").receipt(None);
/// assert!(receipt.verify(&again).holds());
/// let other = bill("buyer,measure,period,value\na,work,2002,4\n").receipt(None);
/// assert!(!receipt.verify(&other).holds());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    schema: String,
    library: String,
    agreement: AgreementPart,
    period: String,
    #[serde(default, skip_serializing_if = "RequestPart::is_empty")]
    request: RequestPart,
    register: RegisterPart,
    facts: FactsPart,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    clients: Option<Sealed>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    earlier: Vec<EarlierPart>,
    statement: StatementPart,
}

/// What the register gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct RegisterPart {
    map: MapPart,
    series: Vec<SeriesPart>,
}

/// How texts enter that are made of rows of clients.
#[derive(Clone, Copy)]
enum Keeping<'s> {
    /// As they are: there are no rows of clients.
    Open,
    Keyed(&'s Salt),
    Out,
}

impl Keeping<'_> {
    fn of(self, text: &str) -> Sealed {
        match self {
            Self::Open => Sealed::Open(Digest::of(text)),
            Self::Keyed(salt) => Sealed::Keyed(salt.seal(text)),
            Self::Out => Sealed::Out(Yes::Yes),
        }
    }
}

impl Statement {
    /// The receipt of the statement.
    ///
    /// Where facts name clients, their rows and what was made of them enter keyed with the salt;
    /// without one they are left out.
    #[must_use]
    pub fn receipt(&self, salt: Option<&Salt>) -> Receipt {
        let (plan, facts) = (self.plan(), self.facts());
        let clients = inputs::clients(facts);
        let keeping = match (&clients, salt) {
            (None, _) => Keeping::Open,
            (Some(_), Some(salt)) => Keeping::Keyed(salt),
            (Some(_), None) => Keeping::Out,
        };
        let (rows, text) = inputs::facts(facts);
        let made_up = self.warnings().iter().any(|w| w.code() == Code::IllustrativeFacts);
        let mut earlier: Vec<EarlierPart> = facts
            .earlier()
            .iter()
            .map(|one| EarlierPart {
                agreement: one.agreement().to_owned(),
                period: one.period().to_owned(),
                stage: one.stage(),
                sealed: keeping.of(&inputs::earlier(one)),
            })
            .collect();
        // Several corrections of a year stay in the order in which they were made.
        earlier.sort_by(|one, other| one.name().cmp(&other.name()));
        Receipt {
            schema: SCHEMA.to_owned(),
            library: VERSION.to_owned(),
            agreement: AgreementPart {
                id: plan.agreement.id().to_owned(),
                sha256: plan.agreement.digest(),
                amendments: inputs::amendments(plan),
            },
            period: plan.period.to_string(),
            request: RequestPart::new(&plan.request),
            register: RegisterPart {
                map: MapPart { sha256: Digest::of(&inputs::map(plan)) },
                series: inputs::series(plan),
            },
            facts: FactsPart {
                rows,
                sha256: Digest::of(&text),
                illustrative: made_up.then_some(Yes::Yes),
            },
            clients: clients.map(|text| keeping.of(&text)),
            earlier,
            statement: StatementPart {
                // What is made of rows of clients may tell of them.
                total: matches!(keeping, Keeping::Open)
                    .then(|| self.currency().amount_text(self.total())),
                sealed: keeping.of(&inputs::statement(self)),
            },
        }
    }
}

impl Receipt {
    /// A receipt from its JSON.
    ///
    /// # Errors
    /// The text is no receipt.
    pub fn from_json(text: &str) -> Result<Self, Diagnostics> {
        let value = serde_json::from_str(text).map_err(|error| none(&error))?;
        Self::from_value(value)
    }

    /// The same from a value of JSON.
    pub(crate) fn from_value(value: serde_json::Value) -> Result<Self, Diagnostics> {
        let receipt: Self =
            serde_json::from_value(value).map_err(|error| none(&error))?;
        if receipt.schema == SCHEMA {
            Ok(receipt)
        } else {
            let schema = &receipt.schema;
            let reason = Text::in_all(
                format!("sen kaava on `{schema}`"),
                format!("dess schema är `{schema}`"),
                format!("its schema is `{schema}`"),
            );
            Err(Diagnostic::new(Code::NotAReceipt, Input::Call)
                .with_text("reason", reason)
                .into())
        }
    }

    /// As `osuus.receipt/1` (`docs/json.md`): the same bytes in every runtime.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::json::document(self)
    }

    /// The library's version that made it.
    #[must_use]
    pub fn library(&self) -> &str {
        &self.library
    }

    /// Everything that is compared, in order.
    fn parts(&self) -> Vec<Part> {
        let mut parts = vec![
            Part::Agreement(self.agreement.clone()),
            Part::Period(self.period.clone()),
            Part::Request(self.request.clone()),
            Part::Map(self.register.map.clone()),
        ];
        parts.extend(self.register.series.iter().cloned().map(Part::Series));
        parts.push(Part::Facts(self.facts.clone()));
        parts.extend(self.clients.map(Part::Clients));
        parts.extend(self.earlier.iter().cloned().map(Part::Earlier));
        parts.push(Part::Statement(self.statement.clone()));
        parts.push(Part::Library(self.library.clone()));
        parts
    }
}

fn none(reason: &dyn std::fmt::Display) -> Diagnostic {
    Diagnostic::new(Code::NotAReceipt, Input::Call).with("reason", reason)
}

#[cfg(test)]
#[path = "receipt/receipt_tests.rs"]
mod tests;
