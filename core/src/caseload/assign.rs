//! Whose client becomes whose, so that nobody is over the cap, with the fewest moves.
//!
//! What has to change flows through a network ([`crate::flow`]): new clients, and those over a cap, to workers; a
//! worker without room passes one of the own clients on. Passing on costs one, leaving a client over a cap more
//! than all moves together, leaving one without a worker more than all of those. The cheapest of the
//! greatest flows therefore gives a worker to as many new clients as can have one, then leaves as few as possible
//! over a cap, and then moves as few as possible. Whoever is over the cap takes nobody in, so that no proposal
//! leads over one.

use std::collections::BTreeMap;

use super::clients::ClientGroup;
use super::{Caseload, Form, Worker};
use crate::flow::{EdgeId, Network};

/// How far from their own a client may be moved or placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Within {
    /// Within the team of the client.
    Team,
    /// Within the area of the client.
    Area,
    /// To anybody who takes the form.
    #[default]
    Anywhere,
}

impl Within {
    /// Every one, with its name in files.
    pub const NAMES: [(&'static str, Self); 3] =
        [("team", Self::Team), ("area", Self::Area), ("anywhere", Self::Anywhere)];

    /// Its name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Area => "area",
            Self::Anywhere => "anywhere",
        }
    }
}

/// So many clients of one worker, or of none, who would get another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The worker now; none of clients who wait for one.
    pub from: Option<String>,
    /// The worker then.
    pub to: String,
    /// The form in which the clients are served.
    pub form: Form,
    /// How many.
    pub count: u64,
    /// The keys of those who have one: personal data.
    pub clients: Vec<String>,
}

/// Clients for whom there is no place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// The worker who stays over the cap; none of clients who stay without a worker.
    pub worker: Option<String>,
    /// The form in which the clients are served; none of those of a worker, who may be of any.
    pub form: Option<Form>,
    /// Their team, where it is said.
    pub team: Option<String>,
    /// Their area, where it is said.
    pub area: Option<String>,
    /// How many.
    pub count: u64,
}

/// What would have to happen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assignment {
    /// In the order of the workers now, those without one first.
    pub proposals: Vec<Proposal>,
    /// What cannot be mended with the workers that there are.
    pub unplaced: Vec<Unplaced>,
    /// The fewest full posts more with which all of those would have a place.
    pub lacking: u64,
}

/// The most pairs of kinds of clients and workers between which a way is looked for.
const PAIRS: usize = 250_000;

/// Clients between whom the network makes no difference.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Kind<'c> {
    worker: Option<usize>,
    served: Form,
    team: Option<&'c str>,
    area: Option<&'c str>,
}

struct Members<'c> {
    count: u64,
    keys: Vec<&'c str>,
}

impl Assignment {
    /// How many clients would change their worker.
    #[must_use]
    pub fn moved(&self) -> u64 {
        let moves = self.proposals.iter().filter(|proposal| proposal.from.is_some());
        moves.map(|proposal| proposal.count).sum()
    }

    /// How many new clients would get one.
    #[must_use]
    pub fn placed(&self) -> u64 {
        let new = self.proposals.iter().filter(|proposal| proposal.from.is_none());
        new.map(|proposal| proposal.count).sum()
    }
}

impl Caseload {
    /// A worker for as many as can have one, with the fewest moves.
    ///
    /// None where no cap holds on the day, where there are no workers, and where there are too many of
    /// both to look for the best way.
    #[must_use]
    pub fn assign(&self, within: Within) -> Option<Assignment> {
        let cap = self.cap?;
        let kinds = self.kinds();
        let workers = self.workers.len();
        if workers == 0 || kinds.len().saturating_mul(workers) > PAIRS {
            return None;
        }
        let worth = Worth::of(self);
        let (source, sink) = (0, 1);
        let worker_node = |place: usize| 2 + place;
        let mut network = Network::new(2 + workers + kinds.len());
        let loads = self.loads();
        let mut over = Vec::new();
        for (place, load) in loads.iter().enumerate() {
            let node = worker_node(place);
            network.edge(node, sink, load.room().unwrap_or_default(), 0);
            let excess = load.over().unwrap_or_default();
            network.edge(source, node, excess, 0);
            over.push(network.edge(node, sink, excess, worth.over));
        }
        let mut ways: Vec<(usize, usize, EdgeId)> = Vec::new();
        let mut waits = Vec::new();
        for (number, (kind, members)) in kinds.iter().enumerate() {
            let node = 2 + workers + number;
            if let Some(own) = kind.worker {
                network.edge(worker_node(own), node, members.count, 0);
            } else {
                network.edge(source, node, members.count, 0);
                waits.push((kind, network.edge(node, sink, members.count, worth.new)));
            }
            let cost = u64::from(kind.worker.is_some());
            for (place, load) in loads.iter().enumerate() {
                let open = kind.worker != Some(place)
                    && load.over() == Some(0)
                    && kind.may_go_to(load.worker(), within);
                if open {
                    let to = worker_node(place);
                    ways.push((
                        number,
                        place,
                        network.edge(node, to, members.count, cost),
                    ));
                }
            }
        }
        let flow = network.solve(source, sink);
        let name = |place| self.workers.get(place).map(|worker| worker.name().to_owned());
        let mut unplaced: Vec<Unplaced> = Vec::new();
        for (kind, edge) in waits {
            unplaced.push(Unplaced {
                worker: None,
                form: Some(kind.served),
                team: kind.team.map(str::to_owned),
                area: kind.area.map(str::to_owned),
                count: flow.on(edge),
            });
        }
        for (load, edge) in loads.iter().zip(over) {
            unplaced.push(Unplaced {
                worker: Some(load.worker().name().to_owned()),
                form: None,
                team: load.worker().team().map(str::to_owned),
                area: load.worker().area().map(str::to_owned),
                count: flow.on(edge),
            });
        }
        unplaced.retain(|left| left.count > 0);
        let left: u64 = unplaced.iter().map(|left| left.count).sum();
        let mut kinds: Vec<(Kind<'_>, Members<'_>)> = kinds.into_iter().collect();
        let mut proposals = Vec::new();
        for (number, place, edge) in ways {
            let count = flow.on(edge);
            let (Some((kind, members)), Some(to)) = (kinds.get_mut(number), name(place))
            else {
                continue;
            };
            if count > 0 {
                let most = usize::try_from(count).unwrap_or(usize::MAX);
                let keys = members.keys.drain(..most.min(members.keys.len()));
                proposals.push(Proposal {
                    from: kind.worker.and_then(name),
                    to,
                    form: kind.served,
                    count,
                    clients: keys.map(str::to_owned).collect(),
                });
            }
        }
        Some(Assignment { proposals, unplaced, lacking: left.div_ceil(cap) })
    }

    /// The kinds of clients who count, with how many there are of each, in an order of their own.
    fn kinds(&self) -> BTreeMap<Kind<'_>, Members<'_>> {
        let mut kinds = BTreeMap::new();
        for group in self.clients.counted().filter(|group| group.count > 0) {
            let members = kinds
                .entry(Kind::of(group))
                .or_insert_with(|| Members { count: 0, keys: Vec::new() });
            members.count += group.count;
            members.keys.extend(group.key.as_deref());
        }
        for members in kinds.values_mut() {
            members.keys.sort_unstable();
        }
        kinds
    }
}

impl<'c> Kind<'c> {
    fn of(group: &'c ClientGroup) -> Self {
        Self {
            worker: group.worker,
            served: group.served,
            team: group.team.as_deref(),
            area: group.area.as_deref(),
        }
    }

    /// Whether a worker takes such clients. Who has no team or area is not kept within one.
    fn may_go_to(&self, worker: &Worker, within: Within) -> bool {
        let near = match within {
            Within::Team => self.team.is_none() || self.team == worker.team(),
            Within::Area => self.area.is_none() || self.area == worker.area(),
            Within::Anywhere => true,
        };
        near && worker.takes(self.served)
    }
}

/// What it costs to leave a client where nobody should be.
struct Worth {
    /// Over a cap: more than all moves together.
    over: u64,
    /// Without a worker: more than all of those together.
    new: u64,
}

impl Worth {
    /// A table has at most a million clients, so that nothing here is longer than a machine word.
    fn of(caseload: &Caseload) -> Self {
        let excess: u64 = caseload.loads().iter().filter_map(super::Load::over).sum();
        let over = caseload.clients.minors() + 1;
        Self { over, new: over.saturating_mul(excess + 1) }
    }
}

#[cfg(test)]
#[path = "assign_tests.rs"]
mod tests;
