//! Facts for an agreement, and the next client.

use std::collections::{BTreeMap, BTreeSet};

use super::clients::ClientGroup;
use super::measures::{CLIENTS, COST, COST_HELD, POSTS, POSTS_HELD};
use super::{Ages, Apart, Asked, Caseload, Form, PostCost};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;

/// Who pays for a client, or has the cost in its books.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Payer {
    /// The `buyer` of the client: a municipality, as until the end of 2022.
    #[default]
    Buyer,
    /// The `area` of the client: an internal allocation of a county, as from 2023.
    Area,
}

impl Payer {
    /// Both, with their names in files.
    pub const NAMES: [(&'static str, Self); 2] =
        [("buyer", Self::Buyer), ("area", Self::Area)];

    /// Its name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Buyer => "buyer",
            Self::Area => "area",
        }
    }

    fn of(self, group: &ClientGroup) -> Option<&str> {
        match self {
            Self::Buyer => group.buyer.as_deref(),
            Self::Area => group.area.as_deref(),
        }
    }
}

/// A figure for an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseloadFact {
    /// The code of the payer; none for the whole agreement.
    pub buyer: Option<String>,
    /// Identifier of the measure.
    pub measure: &'static str,
    /// Value.
    pub value: Exact,
}

/// The caseload with one client more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// The code of the payer of the client.
    pub payer: String,
    /// The form in which the client is served.
    pub form: Form,
    /// How many clients the payer has now.
    pub clients: u64,
    /// All, with this client.
    pub then: Caseload,
}

impl Caseload {
    /// The clients who count, by the code of the payer.
    #[must_use]
    pub fn clients_of(&self, payer: Payer) -> BTreeMap<&str, u64> {
        let mut counts = BTreeMap::new();
        for group in self.clients.counted() {
            if let Some(code) = payer.of(group) {
                *counts.entry(code).or_default() += group.count;
            }
        }
        counts
    }

    /// What an agreement can bill by: posts and their cost in all, clients of each payer. What does not
    /// follow from what was given is left out, and so is what the agreement has no measure for.
    #[must_use]
    pub fn facts(&self, asked: &Asked) -> Vec<CaseloadFact> {
        let needed = self.posts_needed(asked.apart).map(Exact::count);
        let held = self.posts();
        let cost = asked.cost.as_ref().map(PostCost::a_year);
        let costs = |posts: &Option<Exact>| Some(posts.as_ref()? * cost.as_ref()?);
        let whole = [
            (POSTS, needed.clone()),
            (COST, costs(&needed)),
            (POSTS_HELD, held.clone()),
            (COST_HELD, costs(&held)),
        ];
        let fact = |buyer, measure, value| CaseloadFact { buyer, measure, value };
        let whole = whole
            .into_iter()
            .filter_map(|(measure, value)| Some(fact(None, measure, value?)));
        // Who has no client has none: that is a figure too.
        let mut counts: BTreeMap<&str, u64> =
            asked.payers.iter().map(|code| (code.as_str(), 0)).collect();
        counts.extend(self.clients_of(asked.payer));
        let each = counts.into_iter().map(|(code, count)| {
            fact(Some(code.to_owned()), CLIENTS, Exact::count(count))
        });
        let wanted = |fact: &CaseloadFact| {
            let own = asked.measures.as_ref();
            own.is_none_or(|own| own.iter().any(|measure| measure == fact.measure))
        };
        whole.chain(each).filter(wanted).collect()
    }

    /// One client more for each of the payers, in each form that clients are served in.
    ///
    /// Where posts are counted by team or area, the client goes where the payer's other clients of the form
    /// are, and is left out where that is not one place.
    #[must_use]
    pub fn next(&self, apart: Apart, payer: Payer, codes: &[String]) -> Vec<Next> {
        let forms: BTreeSet<Form> =
            self.clients.counted().map(|group| group.served).collect();
        let counts = self.clients_of(payer);
        let mut next = Vec::new();
        for code in codes {
            for form in &forms {
                if let Some(client) = self.one_more(apart, payer, code, *form) {
                    let mut then = self.clone();
                    then.clients.push(client);
                    let clients = counts.get(code.as_str()).copied().unwrap_or_default();
                    next.push(Next { payer: code.clone(), form: *form, clients, then });
                }
            }
        }
        next
    }

    /// A client like the others of the payer.
    fn one_more(
        &self,
        apart: Apart,
        payer: Payer,
        code: &str,
        form: Form,
    ) -> Option<ClientGroup> {
        let own = Some(code.to_owned());
        let (buyer, area) = match payer {
            Payer::Buyer => (own, None),
            Payer::Area => (None, own),
        };
        let mut client = ClientGroup {
            key: None,
            count: 1,
            worker: None,
            form,
            served: form,
            ages: Ages::Minor,
            team: None,
            area,
            buyer,
            place: None,
        };
        let decided = match apart {
            Apart::Nothing | Apart::Form => true,
            Apart::Area => client.area.is_some(),
            Apart::Team => false,
        };
        if !decided {
            let others = self
                .clients
                .counted()
                .filter(|group| group.served == form && payer.of(group) == Some(code));
            let places: BTreeSet<&str> = others.map(|group| apart.of(group)).collect();
            let mut places = places.into_iter();
            let (Some(place), None) = (places.next(), places.next()) else { return None };
            match apart {
                Apart::Team => client.team = Some(place.to_owned()),
                _ => client.area = Some(place.to_owned()),
            }
        }
        Some(client)
    }

    /// That every client has a payer, and one of these.
    ///
    /// # Errors
    /// Where one has not, each at its place and without what stands there.
    pub(crate) fn paid_by(
        &self,
        payer: Payer,
        codes: &[String],
    ) -> Result<(), Diagnostics> {
        let codes: BTreeSet<&str> = codes.iter().map(String::as_str).collect();
        let stray = self
            .clients
            .counted()
            .filter(|group| payer.of(group).is_none_or(|code| !codes.contains(code)));
        let problems: Diagnostics = stray
            .map(|group| {
                Diagnostic::new(Code::UnknownPayer, Input::Clients)
                    .at(group.place)
                    .confidential()
                    .with("column", payer.as_str())
            })
            .collect();
        problems.unless_errors(())
    }
}

#[cfg(test)]
#[path = "facts_tests.rs"]
mod tests;
