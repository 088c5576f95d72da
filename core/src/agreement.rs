//! The agreement: parties, services, charges, rules and sources, as a value.

mod amendment;
mod bare;
mod buyers;
mod caseload;
mod catalogue;
mod charge;
mod check;
mod diff;
mod eligibility;
mod history;
mod measure;
mod names;
mod not_stated;
mod overview;
mod read;
mod settlement;
mod step;
mod typing;
mod uses;

pub use amendment::Amendment;
pub use buyers::{Buyer, Buyers, ListedBuyer, On, Scheme, Selection, Succession};
pub use caseload::CaseloadTerms;
pub use charge::{Billed, Bounds, Charge, ChargeKind, Key, Pool, Priced, Weights};
pub(crate) use check::{Nobody, printed, unused_measures};
pub use diff::{Change, Class, Difference, Way};
pub use eligibility::Application;
pub(crate) use history::Named;
pub use measure::{
    Day, Fractions, Measure, Missing, Of, OnBorders, Origin, Reference, UnitName,
};
pub(crate) use not_stated::NotStated;
use read::Places;
pub use read::Syntax;
pub(crate) use settlement::line;
pub use settlement::{Advance, Settlement, Stage};
pub use step::{
    Area, Band, Bands, ClientLimit, Comparison, Condition, Division, Each, FundBase,
    FundPart, IndexOn, Operand, Parts, Past, Primitive, Shape, ShareTerms, Step,
    TakeBand, TakeClient, TakeYears, Tariff, Unpaid,
};
pub(crate) use typing::Item;
pub(crate) use uses::Used;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::diagnostic::Diagnostics;
pub use crate::diagnostic::Placed;
use crate::digest::Digest;
use crate::exact::Exact;
use crate::money::Currency;
use crate::network::Network;
use crate::period::{Dated, Period, Span};
use crate::placement::{Rules, Terms};
use crate::rounding::Rounding;
use crate::service::{Catalogue, Service};
use crate::source::{Citation, Source};
use crate::text::{Lang, Text};

/// The most bytes of a text that is read as an agreement.
pub const LARGEST: usize = read::BYTES;

/// An agreement between those who buy services together.
///
/// It is a value: it reads nothing, knows no day but its own, and can be planned for any period
/// and register. Its file format is described in `docs/agreement-format.md`.
///
/// ```
/// use osuus::agreement::{Agreement, Syntax};
/// let text = r#"{ "format": 1, "id": "shared-clerk", "currency": "EUR",
///   "title": { "en": "A clerk for two" },
///   "term": { "from": "2002-01-01", "to": "2002-12-31" },
///   "buyers": { "scheme": "party", "list": [
///     { "code": "a", "name": { "en": "A" } }, { "code": "b", "name": { "en": "B" } }] },
///   "charges": [{ "id": "salary", "name": { "en": "Salary" }, "kind": "pool",
///     "amounts": [{ "from": "2002-01-01", "to": "2002-12-31", "amount": "99.99" }],
///     "key": { "weights": [{ "buyer": "a", "weight": "75" }, { "buyer": "b", "weight": "25" }] } }] }"#;
/// let agreement = Agreement::read(text.as_bytes(), Syntax::Json).unwrap();
/// assert_eq!(agreement.years(), [2002]);
/// ```
#[derive(Debug, Clone)]
pub struct Agreement {
    pub(crate) id: String,
    pub(crate) title: Text,
    pub(crate) summary: Option<Text>,
    pub(crate) provider: Option<Provider>,
    pub(crate) currency: Currency,
    pub(crate) term: Span,
    /// Where the term stands.
    pub(crate) term_cited: Option<Citation>,
    pub(crate) sources: Vec<Source>,
    /// Those that no clause cites, by their identifiers.
    pub(crate) uncited: Vec<Placed<String>>,
    pub(crate) notes: Vec<Note>,
    pub(crate) buyers: Buyers,
    pub(crate) units: Vec<UnitName>,
    /// Those that it adds to the built-in ones.
    pub(crate) own_units: Vec<Placed<String>>,
    pub(crate) measures: Vec<Measure>,
    pub(crate) divisions: Vec<Division>,
    pub(crate) steps: Vec<Step>,
    /// Steps and charges in an order in which each comes after all that it is made of.
    pub(crate) order: Vec<Item>,
    pub(crate) catalogue: Catalogue,
    pub(crate) network: Option<Network>,
    pub(crate) charges: Vec<Charge>,
    /// Where the agreement says that it states no charges.
    pub(crate) charges_not_stated: Option<Placed<()>>,
    pub(crate) funders: Vec<Funder>,
    pub(crate) printed: Vec<Printed>,
    pub(crate) settlement: Option<Settlement>,
    pub(crate) rules: Rules,
    pub(crate) caseload: Option<CaseloadTerms>,
    pub(crate) placements: Option<Terms>,
    pub(crate) rounding: Rounding,
    /// Of the tables as they were read (`docs/receipt.md`).
    pub(crate) digest: Digest,
    pub(crate) history: history::History,
}

/// Who delivers the services.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    /// Name.
    pub name: Text,
    /// Code of the municipality that runs it.
    pub host: Option<String>,
}

/// A reservation, shown as a warning on every statement that it concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Identifier.
    pub id: String,
    /// What it says.
    pub text: Text,
    /// The only period whose statement shows it; none is every period.
    pub period: Option<Period>,
    /// Where it stands.
    pub citation: Option<Citation>,
}

/// Someone who pays a part that is shown and not billed, such as the state.
#[derive(Debug, Clone)]
pub struct Funder {
    /// Identifier.
    pub id: Placed<String>,
    /// Name.
    pub name: Text,
    /// What it pays.
    pub amounts: Vec<Dated<Priced>>,
    /// Where it stands.
    pub citation: Option<Citation>,
}

/// A total as it was printed, and the pools and funders it should be the sum of.
#[derive(Debug, Clone)]
pub struct Printed {
    /// Identifier.
    pub id: Placed<String>,
    /// Name.
    pub name: Text,
    /// Identifiers of charges and funders.
    pub of: Vec<String>,
    /// The printed figures.
    pub totals: Vec<Dated<Priced>>,
    /// Where it stands.
    pub citation: Option<Citation>,
}

impl Agreement {
    /// Reads and checks an agreement.
    ///
    /// # Errors
    /// Everything that is wrong with the text, at once, with lines and columns.
    pub fn read(text: &[u8], syntax: Syntax) -> Result<Self, Diagnostics> {
        read::agreement(text, syntax, Places::Kept)
    }

    /// An embedded agreement: its diagnostics do not point into a text that nobody gave.
    #[cfg(feature = "library")]
    pub(crate) fn embedded(json: &str) -> Result<Self, Diagnostics> {
        read::agreement(json.as_bytes(), Syntax::Json, Places::Dropped)
    }

    /// The same agreement written as JSON, field by field in the order of the TOML text.
    ///
    /// # Errors
    /// What makes the text no TOML.
    #[cfg(feature = "toml")]
    pub fn toml_to_json(toml: &str) -> Result<String, Diagnostics> {
        read::toml_to_json(toml)
    }

    /// Identifier.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The digest of its tables: the same whether they were read from TOML or from JSON
    /// (`docs/receipt.md`). Amendments have digests of their own.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// Title.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &str {
        self.title.get(lang)
    }

    /// What it is about, in a sentence or two.
    #[must_use]
    pub fn summary(&self, lang: Lang) -> Option<&str> {
        self.summary.as_ref().map(|summary| summary.get(lang))
    }

    /// Who delivers.
    #[must_use]
    pub fn provider(&self) -> Option<&Provider> {
        self.provider.as_ref()
    }

    /// Currency.
    #[must_use]
    pub fn currency(&self) -> &Currency {
        &self.currency
    }

    /// First and last day; a last day that is not stated is none. Of an amended agreement the first day
    /// on which it holds, and the last.
    #[must_use]
    pub fn term(&self) -> Span {
        self.term
    }

    /// The calendar years that the term touches; where its end is not stated, those up to the last for
    /// which a price, an amount or a value is. Of an amended agreement those of all its versions.
    #[must_use]
    pub fn years(&self) -> Vec<i16> {
        if !self.history.versions.is_empty() {
            let all = self.history.versions.iter().flat_map(Self::years);
            return all.collect::<BTreeSet<i16>>().into_iter().collect();
        }
        let first = self.term.from.map_or(1, Date::year);
        let charges = self.charges.iter().filter_map(|charge| charge.kind.dated());
        let charges = charges.flatten().map(|dated| dated.days.to());
        let steps = self.steps.iter().filter_map(|step| step.primitive.stated_to());
        let stated = charges.chain(steps).map(Date::year).max();
        let last = self.term.to.map(Date::year).or(stated).unwrap_or(first);
        (first..=last).collect()
    }

    /// The documents behind it, in order.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The services, in order.
    #[must_use]
    pub fn services(&self) -> &[Service] {
        &self.catalogue.services
    }

    /// Areas, offices, teams and alternatives, where the agreement has them.
    #[must_use]
    pub fn network(&self) -> Option<&Network> {
        self.network.as_ref()
    }

    /// The catalogue: services, arrangements through time, phases and key figures.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The measures, in order.
    #[must_use]
    pub fn measures(&self) -> &[Measure] {
        &self.measures
    }

    /// The charges, in order.
    #[must_use]
    pub fn charges(&self) -> &[Charge] {
        &self.charges
    }

    /// The divisions of the buyers into areas, in order.
    #[must_use]
    pub fn divisions(&self) -> &[Division] {
        &self.divisions
    }

    /// The steps, in order.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Who prepares, chooses and decides on placements.
    #[must_use]
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// What it says of caseloads.
    #[must_use]
    pub fn caseload(&self) -> Option<&CaseloadTerms> {
        self.caseload.as_ref()
    }

    /// How care is counted, where it says so.
    #[must_use]
    pub fn placements(&self) -> Option<&Terms> {
        self.placements.as_ref()
    }

    /// The rounding terms.
    #[must_use]
    pub fn rounding(&self) -> &Rounding {
        &self.rounding
    }

    pub(crate) fn measure(&self, id: &str) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.id == id)
    }
}

/// By what name a figure is asked for and spoken of: that of the charge whose rate or pool it is.
pub(crate) fn asked_as(id: &str) -> &str {
    id.strip_suffix(".rate").or_else(|| id.strip_suffix(".pool")).unwrap_or(id)
}

/// A figure as it is written, with its place: none where the agreement says `not stated`.
pub type Written = Placed<Option<Exact>>;

#[cfg(test)]
#[path = "agreement/agreement_tests.rs"]
mod tests;
