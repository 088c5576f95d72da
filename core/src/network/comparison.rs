//! The ways of placing offices, side by side.

use super::standing::{Municipality, Standing};
use super::{Alternative, Area, Costs, Network, Office, OfficeKind, Visits};
use crate::diagnostic::words::Among;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::municipality::{MunicipalityCode, Register};
use crate::period::Period;
use crate::text::Text;

/// What is asked of a network.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Question {
    /// Residents and clients not farther away than so many metres are counted.
    pub within: Option<Exact>,
    /// Identifier of the only area that is looked at.
    pub area: Option<String>,
    /// Identifier of the only alternative that is looked at.
    pub alternative: Option<String>,
    /// Whose offices count.
    pub reach: Reach,
    /// Whether shared rooms count.
    pub rooms: Rooms,
    /// Clients and visits.
    pub visits: Option<Visits>,
    /// What premises cost.
    pub costs: Option<Costs>,
    /// What a kilometre of travel costs, in the currency of the agreement.
    pub kilometre: Option<Exact>,
    /// The period that clients, visits and costs are of, for facts.
    pub period: Option<Period>,
}

/// Whose offices a municipality may be served by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// Those of its own area.
    #[default]
    Area,
    /// The nearest of all.
    Anywhere,
}

impl Reach {
    /// Every value, with its name in calls.
    pub const NAMES: [(&'static str, Self); 2] =
        [("area", Self::Area), ("anywhere", Self::Anywhere)];
}

/// Whether shared rooms are places where clients are met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rooms {
    /// Offices alone count.
    #[default]
    Left,
    /// Shared rooms count as offices do.
    Counted,
}

/// Ways of placing the offices of a network, side by side.
///
/// ```
/// # #[cfg(all(feature = "library", feature = "finland"))] {
/// use osuus::{finland, library, network::{Comparison, Question}};
/// let county = library::agreement("keski-suomi-county").unwrap();
/// let network = county.network().unwrap();
/// let question = Question { within: Some(30_000.into()), ..Question::default() };
/// let compared = Comparison::new(network, finland::register(), question).unwrap();
/// let (a, b) = (&compared.ways()[0], &compared.ways()[1]);
/// assert!(a.mean_distance() != b.mean_distance());
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Comparison<'n> {
    pub(super) network: &'n Network,
    pub(super) question: Question,
    pub(super) series: Text,
    pub(super) ways: Vec<Way<'n>>,
}

/// One way of placing them: an alternative, or the offices as they are.
#[derive(Debug, Clone)]
pub struct Way<'n> {
    pub(super) alternative: Option<&'n Alternative>,
    pub(super) offices: Vec<&'n Office>,
    /// All municipalities, also of areas that are not looked at.
    pub(super) served: Vec<Served<'n>>,
    /// Whose residents are counted: the area that was asked for, else that of the alternative, else all.
    pub(super) area: Option<&'n Area>,
    /// Of each office, where they are given.
    pub(super) premises: Option<Vec<Exact>>,
}

/// A municipality, and the office that serves it.
#[derive(Debug, Clone)]
pub struct Served<'n> {
    pub(super) area: &'n Area,
    pub(super) code: MunicipalityCode,
    pub(super) name: Text,
    /// The nearest office, and how many metres away its centre is; none where its area has no office.
    pub(super) nearest: Option<(&'n Office, u64)>,
    pub(super) residents: Exact,
    pub(super) clients: Option<u64>,
    /// Kilometres there and back, of all visits.
    pub(super) travelled: Option<Exact>,
    /// What these cost.
    pub(super) travel: Option<Exact>,
}

impl<'n> Comparison<'n> {
    /// Compares.
    ///
    /// # Errors
    /// What the register does not know, what a table lacks, an area or alternative that there is not.
    pub fn new(
        network: &'n Network,
        register: &Register,
        question: Question,
    ) -> Result<Self, Diagnostics> {
        let area = found(question.area.as_ref(), &network.areas, Among::Areas, Area::id)?;
        let kind = Among::Alternatives;
        let only =
            found(question.alternative.as_ref(), &network.alternatives, kind, |one| {
                &one.id
            })?;
        let standing = Standing::new(network, register)?;
        if let Some(visits) = &question.visits {
            visits.cover(&standing.codes()).unless_errors(())?;
        }
        let chosen = network.alternatives.iter();
        let chosen = chosen.filter(|one| only.is_none_or(|only| only.id == one.id));
        let mut alternatives: Vec<Option<&Alternative>> = chosen.map(Some).collect();
        if alternatives.is_empty() {
            alternatives.push(None);
        }
        let mut problems = Diagnostics::new();
        let ways = alternatives.into_iter().map(|alternative| {
            let of = |id: &str| network.areas.iter().find(|area| area.id() == id);
            let own = alternative.and_then(|one| of(&one.area));
            let way = Way::new(&standing, &question, alternative, area.or(own));
            way.unwrap_or_else(|(way, found)| {
                problems.extend(found);
                way
            })
        });
        let ways = ways.collect();
        problems.unless_errors(())?;
        Ok(Self { network, question, series: standing.series, ways })
    }

    /// Each way.
    #[must_use]
    pub fn ways(&self) -> &[Way<'n>] {
        &self.ways
    }
}

/// What an identifier names, where one is named.
fn found<'n, T>(
    id: Option<&String>,
    all: &'n [T],
    kind: Among<'_>,
    of: impl Fn(&T) -> &str,
) -> Result<Option<&'n T>, Diagnostics> {
    let Some(id) = id else { return Ok(None) };
    if let Some(one) = all.iter().find(|one| of(one) == id) {
        return Ok(Some(one));
    }
    let known: Vec<&str> = all.iter().map(of).collect();
    let unknown = Diagnostic::new(Code::UnknownReference, Input::Call);
    Err(unknown.naming_none(id, kind, &known).into())
}

impl<'n> Way<'n> {
    fn new(
        standing: &Standing<'n>,
        question: &Question,
        alternative: Option<&'n Alternative>,
        area: Option<&'n Area>,
    ) -> Result<Self, (Self, Diagnostics)> {
        let network = standing.network;
        let optional = |office: &Office| {
            network.alternatives.iter().any(|one| one.offices.contains(&office.id))
        };
        let here = |office: &&Office| {
            let counts =
                office.kind == OfficeKind::Office || question.rooms == Rooms::Counted;
            let own = alternative.is_some_and(|one| one.offices.contains(&office.id));
            counts && (own || !optional(office))
        };
        let offices: Vec<&'n Office> = network.offices.iter().filter(here).collect();
        let served = standing.areas.iter().flat_map(|(area, members)| {
            let served = |one| served(standing, question, &offices, (area, one));
            members.iter().map(served).collect::<Vec<_>>()
        });
        let served = served.collect();
        let mut problems = Diagnostics::new();
        let premises = question.costs.as_ref().map(|costs| {
            let mut all = Vec::new();
            for office in &offices {
                let cost = costs.premises.get(&office.id);
                if cost.is_none() {
                    let missing = Diagnostic::new(Code::MissingRow, Input::Offices);
                    problems.push(missing.with("id", &office.id));
                }
                all.extend(cost.cloned());
            }
            all
        });
        let way = Self { alternative, offices, served, area, premises };
        if problems.is_empty() { Ok(way) } else { Err((way, problems)) }
    }

    /// The identifier of the alternative; none where there are no alternatives.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.alternative.map(|one| one.id.as_str())
    }

    /// The municipalities that are looked at.
    pub fn served(&self) -> impl Iterator<Item = &Served<'n>> {
        self.served
            .iter()
            .filter(|one| self.area.is_none_or(|area| area.id == one.area.id))
    }

    /// The mean distance of the residents from their nearest office, in metres; none where nobody has one.
    #[must_use]
    pub fn mean_distance(&self) -> Option<Exact> {
        mean(self.served().map(|one| (one.residents.clone(), one)))
    }

    /// The residents that are looked at.
    #[must_use]
    pub fn residents(&self) -> Exact {
        self.served().map(|one| one.residents.clone()).sum()
    }

    /// Those not farther than so many metres from an office.
    #[must_use]
    pub fn residents_within(&self, metres: &Exact) -> Exact {
        let near = self.served().filter(|one| one.is_within(metres));
        near.map(|one| one.residents.clone()).sum()
    }

    /// What travel and premises cost in all areas that have an office, as far as they are given; none where
    /// neither is.
    #[must_use]
    pub fn cost(&self) -> Option<Exact> {
        self.cost_where(|_| true)
    }

    /// The same in some areas.
    pub(super) fn cost_where(&self, is_in: impl Fn(&str) -> bool) -> Option<Exact> {
        let travel = self.travel_where(&is_in);
        let premises = self.premises.as_ref().map(|all| {
            let own =
                self.offices.iter().zip(all).filter(|(office, _)| is_in(&office.area));
            own.map(|(_, cost)| cost.clone()).sum::<Exact>()
        });
        match (travel, premises) {
            (Some(travel), Some(premises)) => Some(&travel + &premises),
            (one, other) => one.or(other),
        }
    }

    pub(super) fn travel_where(&self, is_in: impl Fn(&str) -> bool) -> Option<Exact> {
        let own = self.served.iter().filter(|one| is_in(one.area.id()));
        let costs: Vec<Exact> = own.filter_map(|one| one.travel.clone()).collect();
        (!costs.is_empty()).then(|| costs.into_iter().sum())
    }

    /// What the premises of an office cost, if that is given.
    pub(super) fn premises_of(&self, office: &Office) -> Option<&Exact> {
        let place = self.offices.iter().position(|one| one.id == office.id)?;
        self.premises.as_ref()?.get(place)
    }
}

/// The mean distance by weight, in metres.
pub(super) fn mean<'s, 'n: 's>(
    weighted: impl Iterator<Item = (Exact, &'s Served<'n>)>,
) -> Option<Exact> {
    let (mut weights, mut sum) = (Exact::zero(), Exact::zero());
    for (weight, one) in weighted {
        let Some((_, metres)) = one.nearest else { continue };
        sum = &sum + &(&weight * &Exact::count(metres));
        weights = &weights + &weight;
    }
    sum.divided_by(&weights)
}

impl Served<'_> {
    /// Code of the municipality.
    #[must_use]
    pub fn code(&self) -> MunicipalityCode {
        self.code
    }

    /// Identifier of the office, and how many metres away its centre is.
    #[must_use]
    pub fn nearest(&self) -> Option<(&str, u64)> {
        self.nearest.map(|(office, metres)| (office.id.as_str(), metres))
    }

    /// Whether the office is not farther than so many metres.
    #[must_use]
    pub fn is_within(&self, metres: &Exact) -> bool {
        self.nearest.is_some_and(|(_, own)| Exact::count(own) <= *metres)
    }
}

fn served<'n>(
    standing: &Standing<'n>,
    question: &Question,
    offices: &[&'n Office],
    (area, one): (&'n Area, &Municipality),
) -> Served<'n> {
    let mut nearest: Option<(&'n Office, u64)> = None;
    for office in offices {
        if question.reach == Reach::Area && office.area != area.id.value {
            continue;
        }
        let Some(centre) = standing.centres.get(&office.municipality.value) else {
            continue;
        };
        let metres = one.centre.distance(centre);
        // Of two as near the first of the file.
        if nearest.is_none_or(|(_, best)| metres < best) {
            nearest = Some((office, metres));
        }
    }
    let visits = question.visits.as_ref();
    let clients =
        visits.and_then(|given| given.clients.as_ref()?.get(&one.code).copied());
    let visits = visits.and_then(|given| given.visits.as_ref()?.get(&one.code));
    let travelled = visits.zip(nearest).and_then(|(visits, (_, metres))| {
        let there_and_back = Exact::count(metres.saturating_mul(2));
        (visits * &there_and_back).divided_by(&1000.into())
    });
    let travel = travelled.as_ref().zip(question.kilometre.as_ref());
    let travel = travel.map(|(kilometres, price)| kilometres * price);
    Served {
        area,
        code: one.code,
        name: one.name.clone(),
        nearest,
        residents: one.residents.clone(),
        clients,
        travelled,
        travel,
    }
}
