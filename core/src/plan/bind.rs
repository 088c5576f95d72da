//! A plan with its facts: every quantity found, and nothing worked out yet. Here texts end; what
//! follows are columns.

use std::borrow::Cow;

use super::measured::Rows;
use super::step::Clients;
use super::{ClientRows, Op, Plan, Record, Step, StepId};
use crate::agreement::{Measure, Named, Of};
use crate::column::{Arithmetic, Column};
use crate::diagnostic::Diagnostics;
use crate::exact::Exact;
use crate::facts::{Fact, Facts};

/// What is brought in to a step.
#[derive(Debug, Clone)]
pub(crate) enum Brought {
    /// Nothing: it is worked out.
    Nothing,
    /// Its values, and where they were found.
    Values(Column, Record),
    /// The figures of clients.
    Clients(ClientRows),
}

/// A plan with facts, ready to be worked out once with an explanation or many times without.
///
/// [`Plan::evaluate`] binds and works out in one go; bind first to ask several questions of the same
/// facts ([`Bound::batch`]).
#[derive(Debug, Clone)]
pub struct Bound<'p> {
    pub(super) plan: Cow<'p, Plan>,
    pub(super) facts: Facts,
    pub(super) brought: Vec<Brought>,
    pub(super) arithmetic: Arithmetic,
}

impl Bound<'_> {
    /// The plan.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The same with a plan of its own, to be kept.
    #[must_use]
    pub fn into_owned(self) -> Bound<'static> {
        let Self { plan, facts, brought, arithmetic } = self;
        Bound { plan: Cow::Owned(plan.into_owned()), facts, brought, arithmetic }
    }

    /// What was brought in to a step for the one at a place; zero where it is worked out.
    pub(crate) fn brought_at(&self, id: StepId, place: usize) -> Exact {
        match self.brought.get(id.index()) {
            Some(Brought::Values(values, _)) => values.at(place),
            _ => Exact::zero(),
        }
    }

    pub(crate) fn arithmetic(&self) -> Arithmetic {
        self.arithmetic
    }

    /// A plan with what is brought in to each step, by whatever way it was found.
    pub(super) fn of(
        plan: &Plan,
        brought: Vec<Brought>,
        arithmetic: Arithmetic,
    ) -> Bound<'_> {
        Bound { plan: Cow::Borrowed(plan), facts: Facts::none(), brought, arithmetic }
    }

    /// What it was bound with.
    pub(crate) fn facts(&self) -> &Facts {
        &self.facts
    }
}

impl Plan {
    /// Finds every quantity of the plan in the facts and the register.
    ///
    /// # Errors
    /// What is wrong with the facts, and every fact that is missing, all at once.
    pub fn bind(&self, facts: &Facts) -> Result<Bound<'_>, Diagnostics> {
        self.bound(facts, Arithmetic::default())
    }

    /// Whether a fact was known on the day of which the plan asks.
    pub(super) fn knows(&self, fact: &Fact) -> bool {
        let later = |day| fact.known.is_some_and(|known| day < known);
        !self.request.as_of.is_some_and(later)
    }

    /// What only other versions of the agreement name.
    fn elsewhere(&self) -> Named {
        let mut named = Named::clone(&self.agreement.history.named);
        for measure in &self.agreement.measures {
            named.measures.remove(&measure.id);
        }
        for party in &self.parties {
            named.buyers.remove(&party.code);
        }
        named
    }

    /// The same with integers of at least some width, so that tests compare narrow with wide ones.
    pub(crate) fn bound(
        &self,
        facts: &Facts,
        arithmetic: Arithmetic,
    ) -> Result<Bound<'_>, Diagnostics> {
        let mut problems = Diagnostics::new();
        let (days, elsewhere) = (self.period.days(), self.elsewhere());
        // A row of another version is passed over where it says nothing here.
        let silent =
            |fact: &Fact| days.common(&fact.period.days()).is_none() || !self.knows(fact);
        let concerns = |fact: &Fact| !(elsewhere.has(fact) && silent(fact));
        facts.check(&self.agreement, &self.parties, concerns, &mut problems);
        // Wrong facts make wrong figures: nothing is worked out with them.
        problems.unless_errors(())?;
        let mut binding = Binding::new(self, facts, arithmetic);
        let brought = self.steps.iter().map(|step| binding.brought(step)).collect();
        let bound = Bound {
            plan: Cow::Borrowed(self),
            facts: facts.clone(),
            brought,
            arithmetic,
        };
        binding.problems.unless_errors(bound)
    }
}

pub(super) struct Binding<'f> {
    pub plan: &'f Plan,
    pub facts: &'f Facts,
    rows: Rows<'f>,
    arithmetic: Arithmetic,
    pub problems: Diagnostics,
}

impl<'f> Binding<'f> {
    pub fn new(plan: &'f Plan, facts: &'f Facts, arithmetic: Arithmetic) -> Self {
        let (rows, problems) = (Rows::new(plan, facts), Diagnostics::new());
        Self { plan, facts, rows, arithmetic, problems }
    }

    /// The quantity of one of those whom a measure is of.
    pub fn quantity(&mut self, step: &Step, place: usize) -> Exact {
        let Op::Measure { measure, time, registered } = &step.op else {
            return Exact::zero();
        };
        let buyer = match measure.of {
            Of::Agreement => None,
            Of::Buyer | Of::Client => self.plan.parties.get(place),
        };
        let series = registered.as_ref().map(|series| (series, place));
        let found = self.rows.quantity(measure, time, series, buyer, &mut self.problems);
        found.map_or_else(Exact::zero, |(value, _)| value)
    }

    pub fn brought(&mut self, step: &Step) -> Brought {
        let (values, record) = match &step.op {
            Op::Measure { measure, .. } => self.measure(measure, &step.op),
            Op::Stated(stated) => (vec![stated.figure.clone()], Record::Nothing),
            Op::Number(number, _) => (vec![number.clone()], Record::Nothing),
            Op::Numbers(numbers, _) => (numbers.clone(), Record::Nothing),
            Op::Prior(_) => self.prior(step),
            Op::Clients(clients) => return self.clients(clients, step),
            _ => return Brought::Nothing,
        };
        if let Ok(column) = self.arithmetic.column(&values) {
            return Brought::Values(column, record);
        }
        self.too_large(step, values.into_iter().enumerate())
    }

    /// Figures, each with the place of whose it is, that have more digits than they may.
    pub fn too_large(
        &mut self,
        step: &Step,
        figures: impl Iterator<Item = (usize, Exact)>,
    ) -> Brought {
        let own = figures.map(|(place, figure)| (step, place, figure));
        self.problems.push(super::run::too_large(self.plan, step, own));
        Brought::Nothing
    }

    fn measure(&mut self, measure: &Measure, op: &Op) -> (Vec<Exact>, Record) {
        let Op::Measure { time, registered, .. } = op else {
            return (Vec::new(), Record::Nothing);
        };
        let mut found_problems = Diagnostics::new();
        let mut look = |place: usize, buyer| {
            let series = registered.as_ref().map(|series| (series, place));
            let found =
                self.rows.quantity(measure, time, series, buyer, &mut found_problems);
            found.unwrap_or_else(|| (Exact::zero(), super::Found::Missing))
        };
        let (values, found) = match measure.of {
            Of::Agreement => {
                let (value, found) = look(0, None);
                (vec![value], vec![found])
            }
            Of::Buyer | Of::Client => {
                let all = self.plan.parties.iter().enumerate();
                all.map(|(place, buyer)| look(place, Some(buyer))).unzip()
            }
        };
        for problem in found_problems {
            // A series without the day says so once, not for every buyer.
            if !self.problems.iter().any(|known| *known == problem) {
                self.problems.push(problem);
            }
        }
        (values, Record::Measured(found))
    }

    fn clients(&mut self, clients: &Clients, step: &Step) -> Brought {
        let (mut figures, mut owners, mut keys) = (Vec::new(), Vec::new(), Vec::new());
        for (place, party) in self.plan.parties.iter().enumerate() {
            let of_party =
                self.rows.clients(&clients.measure, &party.code, &mut self.problems);
            for (key, figure) in of_party {
                owners.push(place);
                keys.push(key.to_owned());
                figures.push(figure);
            }
        }
        match self.arithmetic.column(&figures) {
            Ok(figures) => Brought::Clients(ClientRows { figures, owners, keys }),
            Err(_) => self.too_large(step, owners.into_iter().zip(figures)),
        }
    }
}
