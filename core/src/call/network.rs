//! The call `network`: where offices stand, how far they are, and what that costs whom.

use serde::Deserialize;

use super::bills::{self, Asked};
use super::{Given, GivenRegister, GivenTable, bad_call, chosen, words};
use crate::diagnostic::Diagnostics;
use crate::exact::Exact;
use crate::municipality::Register;
use crate::network::{Comparison, Costs, Question, Reach, Rooms, Visits};
use crate::report::{Report, Table};
use crate::text::{Lang, Text};

/// How the alternatives of a network compare.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NetworkCall {
    /// Which agreement.
    pub agreement: Given,
    /// Kilometres within which residents and clients are counted.
    #[serde(default)]
    pub within: Option<String>,
    /// The only area that is looked at.
    #[serde(default)]
    pub area: Option<String>,
    /// The only alternative that is looked at.
    #[serde(default)]
    pub alternative: Option<String>,
    /// `area` or `anywhere`: whose offices a municipality may be served by.
    #[serde(default)]
    pub reach: Option<String>,
    /// Whether shared rooms count as offices.
    #[serde(default)]
    pub rooms: bool,
    /// `municipality,clients,visits`.
    #[serde(default)]
    pub visits: Option<GivenTable>,
    /// `office,cost`.
    #[serde(default)]
    pub premises: Option<GivenTable>,
    /// What a kilometre of travel costs.
    #[serde(default)]
    pub kilometre: Option<String>,
    /// The calendar year that clients, visits and costs are of: with it there are facts, and bills where
    /// the agreement has charges for them.
    #[serde(default)]
    pub year: Option<i16>,
    /// What concerns fewer clients is withheld.
    #[serde(default)]
    pub fewest: Option<u32>,
    /// In place of the embedded register, or laid over it.
    #[serde(default)]
    pub register: Option<GivenRegister>,
    /// Language of the answer.
    #[serde(default)]
    pub lang: Lang,
}

impl NetworkCall {
    /// The report.
    pub(super) fn report(self, own: &Register) -> Result<Report, Diagnostics> {
        let register = chosen(self.register, own)?;
        let agreement = self.agreement.read()?;
        let Some(network) = agreement.network() else {
            return Err(bad_call(Text::in_all(
                "sopimus ei kerro palveluverkosta (`network`)",
                "avtalet säger inget om ett servicenät (`network`)",
                "the agreement says nothing of a service network (`network`)",
            )));
        };
        let thousand = Exact::from(1000);
        let within = self.within.as_deref().map(words::amount).transpose()?;
        let question = Question {
            within: within.map(|kilometres| &kilometres * &thousand),
            area: self.area,
            alternative: self.alternative,
            reach: match self.reach.as_deref() {
                None => Reach::default(),
                Some(name) => words::choice(name, &Reach::NAMES)?,
            },
            rooms: if self.rooms { Rooms::Counted } else { Rooms::Left },
            visits: self.visits.as_ref().map(Visits::read).transpose()?,
            costs: self
                .premises
                .as_ref()
                .map(|table| Costs::read(table, network))
                .transpose()?,
            kilometre: self.kilometre.as_deref().map(words::amount).transpose()?,
            period: self.year.map(words::year).transpose()?,
        };
        let compared = Comparison::new(network, &register, question)?;
        let mut report = compared.report();
        if let Some(year) = self.year {
            let facts = compared.ways().iter().map(|way| (way.id(), compared.facts(way)));
            let facts: Vec<(Option<&str>, Table)> = facts.collect();
            let asked = Asked { agreement: &agreement, register: &register, year };
            let bills = bills::of_ways(&asked, &facts, "network-clients")?;
            report = bills.into_iter().fold(report, Report::table);
        }
        Ok(match self.fewest {
            Some(fewest) => report.published(fewest),
            None => report,
        })
    }
}
