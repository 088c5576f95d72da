//! What facts and register say of years, and what assumptions make of it for others.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use jiff::civil::Date;

use super::{Assumed, Assumption};
use crate::agreement::{Agreement, Buyer, Measure, Of, Origin};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::facts::{Fact, Facts};
use crate::municipality::{Flow, MunicipalityCode, Register};
use crate::period::Period;
use crate::plan::{self, Op, Plan, Rows};
use crate::text::Text;

/// How many years back a figure of the register is looked for.
const BACK: i16 = 60;

/// What is known of years, found once.
pub(crate) struct Known<'a> {
    agreement: &'a Agreement,
    register: &'a Register,
    facts: &'a Facts,
    bases: BTreeMap<(String, i16), Rc<Base>>,
    flows: BTreeMap<(Date, Date), Option<Flow>>,
}

/// The figures of a measure in a year, on the map of that year.
#[derive(Debug, Clone, Default)]
struct Base {
    map: Option<Date>,
    /// By the codes of buyers; of the whole agreement without.
    figures: BTreeMap<Option<String>, Exact>,
}

/// A quantity of which nothing is known.
struct Gap<'p> {
    measure: &'p Measure,
    period: Period,
    year: i16,
    parties: Vec<&'p Buyer>,
}

impl<'a> Known<'a> {
    pub fn new(
        agreement: &'a Agreement,
        register: &'a Register,
        facts: &'a Facts,
    ) -> Self {
        let (bases, flows) = (BTreeMap::new(), BTreeMap::new());
        Self { agreement, register, facts, bases, flows }
    }

    /// What assumptions make of the quantities that a plan asks for and nobody knows; `made` they have made
    /// before.
    pub fn filled(
        &mut self,
        plan: &Plan,
        assumptions: &[Assumption],
        made: &[Fact],
    ) -> Result<Vec<Assumed>, Diagnostics> {
        let mut filled: Vec<Assumed> = Vec::new();
        let mut problems = Diagnostics::new();
        for gap in gaps(plan, self.facts, made) {
            let assumption =
                assumptions.iter().find(|one| one.measure() == gap.measure.id);
            let Some(assumption) = assumption else { continue };
            let before = filled.len();
            let years = match assumption.from() {
                Some(year) => vec![year],
                None => self.years_before(&gap),
            };
            let map = party_map(plan);
            if gap.measure.of == Of::Agreement {
                let base = self.base_of(plan, &gap, None, (&years, map));
                filled.extend(base.map(|(year, base)| {
                    assumed(&gap, (None, Text::default()), (year, base), assumption)
                }));
            }
            for party in &gap.parties {
                let base = self.base_of(plan, &gap, Some(&party.code), (&years, map));
                let who = (Some(party.code.clone()), party.name.clone());
                filled.extend(
                    base.map(|(year, base)| assumed(&gap, who, (year, base), assumption)),
                );
            }
            // What an assumption from the last year known cannot make is told as a missing fact.
            let from = assumption.from().filter(|_| filled.len() == before);
            problems.extend(from.map(|from| {
                Diagnostic::new(Code::AssumedFromLater, Input::Call)
                    .with("measure", &gap.measure.id)
                    .with("from", from)
                    .with("year", gap.year)
            }));
        }
        problems.unless_errors(filled)
    }

    /// The last year of which the figure of a party is known, and the figure on the map of the plan.
    fn base_of(
        &mut self,
        plan: &Plan,
        gap: &Gap<'_>,
        code: Option<&str>,
        (years, map): (&[i16], Option<Date>),
    ) -> Option<(i16, Exact)> {
        for year in years.iter().copied().filter(|year| *year < gap.year) {
            let base = self.base(plan, gap.measure, year);
            let flow = match (base.map, map, code) {
                (Some(from), Some(to), Some(_)) if from != to => self.flow(from, to),
                _ => None,
            };
            if let Some(figure) = carried(&base, flow, code) {
                return Some((year, figure));
            }
        }
        None
    }

    /// Years before a gap in which something may be known, the latest first.
    fn years_before(&self, gap: &Gap<'_>) -> Vec<i16> {
        let of_measure =
            self.facts.iter().filter(|fact| *fact.measure == *gap.measure.id);
        let mut years: BTreeSet<i16> =
            of_measure.map(|fact| fact.period.days().from().year()).collect();
        if matches!(gap.measure.origin, Origin::Register { .. }) {
            years.extend((1..=BACK).filter_map(|back| gap.year.checked_sub(back)));
        }
        years.into_iter().rev().filter(|year| *year < gap.year).collect()
    }

    /// The figures of a measure in a year.
    fn base(&mut self, plan: &Plan, measure: &Measure, year: i16) -> Rc<Base> {
        let key = (measure.id.clone(), year);
        if let Some(known) = self.bases.get(&key) {
            return Rc::clone(known);
        }
        let found = Rc::new(self.found(plan, measure, year).unwrap_or_default());
        self.bases.insert(key, Rc::clone(&found));
        found
    }

    fn found(&self, plan: &Plan, measure: &Measure, year: i16) -> Option<Base> {
        let period = Period::year(year).ok()?;
        let rows = Rows::new(plan, self.facts);
        let stated = |code: Option<&str>| rows.stated(measure, code, &period);
        if measure.of == Of::Agreement {
            let figures = stated(None).map(|figure| (None, figure));
            return Some(Base { map: None, figures: figures.into_iter().collect() });
        }
        let buyers = &self.agreement.held_on(Some(period.days().from())).buyers;
        let parties = buyers.resolve(self.register, period.days());
        // Before it holds, and where no map is known, those of the plan.
        let (parties, map) = match parties {
            Ok((parties, _)) => (parties, buyers.map_day(period.days())),
            Err(_) => (plan.parties().to_vec(), party_map(plan)),
        };
        let registered = plan::registered_figures(
            self.agreement,
            self.register,
            &period,
            &parties,
            measure,
        );
        let mut figures = BTreeMap::new();
        for (place, party) in parties.iter().enumerate() {
            let own = stated(Some(&party.code));
            let figure = own.or_else(|| registered.get(place).cloned().flatten());
            if let Some(figure) = figure {
                figures.insert(Some(party.code.clone()), figure);
            }
        }
        Some(Base { map, figures })
    }

    fn flow(&mut self, from: Date, to: Date) -> Option<&Flow> {
        let register = self.register;
        let found = self.flows.entry((from, to));
        found.or_insert_with(|| register.flow(from, to).ok()).as_ref()
    }
}

/// The map of the parties of a plan.
fn party_map(plan: &Plan) -> Option<Date> {
    let agreement = plan.agreement();
    let billed = agreement.term().common(&plan.period().days())?;
    agreement.buyers.map_day(billed)
}

/// The figure of a party on a later map: the sum of those that went into it, if all are known.
fn carried(base: &Base, flow: Option<&Flow>, code: Option<&str>) -> Option<Exact> {
    let own = || base.figures.get(&code.map(str::to_owned)).cloned();
    let Some((flow, code)) = flow.zip(code.and_then(|code| code.parse().ok())) else {
        return own();
    };
    let code: MunicipalityCode = code;
    if !flow.knows(&code) {
        return None;
    }
    let parts = flow.went_into(&code);
    let mut sum = None;
    for part in parts {
        let figure = base.figures.get(&Some(part.code.as_str().to_owned()))?;
        sum = Some(sum.unwrap_or_else(Exact::zero) + figure * &part.share);
    }
    sum
}

fn assumed(
    gap: &Gap<'_>,
    (buyer, name): (Option<String>, Text),
    (base_year, base): (i16, Exact),
    assumption: &Assumption,
) -> Assumed {
    let value = assumption.figure(gap.measure, &base, gap.year - base_year);
    let (period, measure) = (gap.period.clone(), gap.measure.id.clone());
    Assumed { period, buyer, name, measure, value, base_year, base }
}

/// The quantities of whole years that a plan asks for, and that neither facts nor register say.
fn gaps<'p>(plan: &'p Plan, facts: &Facts, made: &[Fact]) -> Vec<Gap<'p>> {
    let given: BTreeSet<(&str, Option<&str>, i16)> = facts
        .iter()
        .chain(made)
        .map(|fact| {
            let year = fact.period.days().from().year();
            (&*fact.measure, fact.buyer.as_deref(), year)
        })
        .collect();
    let mut seen = BTreeSet::new();
    let mut gaps = Vec::new();
    for step in &plan.steps {
        let Op::Measure { measure, time, registered } = &step.op else { continue };
        let Some(period) = plan.time(time) else { continue };
        let Some(year) = period.as_year() else { continue };
        if measure.of == Of::Client || !seen.insert((measure.id.as_str(), year)) {
            continue;
        }
        let lacking = |code: Option<&str>| !given.contains(&(&measure.id, code, year));
        let known = |place: usize| {
            let figures = registered.as_ref().map(|series| &series.figures);
            figures.is_some_and(|figures| figures.get(place).is_some_and(Option::is_some))
        };
        let parties = plan.parties().iter().enumerate();
        let parties = parties
            .filter(|(place, party)| !known(*place) && lacking(Some(&party.code)))
            .map(|(_, party)| party);
        let parties: Vec<&Buyer> =
            if measure.of == Of::Agreement { Vec::new() } else { parties.collect() };
        let whole = measure.of == Of::Agreement && lacking(None);
        if whole || !parties.is_empty() {
            gaps.push(Gap { measure, period, year, parties });
        }
    }
    gaps
}
