//! A compiled plan: bound once, with places left open for what somebody fills in.
//!
//! Everything that agreement, register and facts say has become columns. What is left are the steps that every plan is
//! run by, so that it gives the same bills; it explains none.

mod steps;

use std::sync::Arc;

use super::bind::Brought;
use super::{Bound, Op, Over, Plan, Record, Recording, Request, Run, StepId, Ties, Time};
use crate::agreement::{Agreement, Buyer, Fractions, Of};
use crate::column::{Arithmetic, Column};
use crate::diagnostic::Diagnostics;
use crate::exact::Exact;
use crate::facts::Facts;
use crate::pack::{Bytes, Pack};

/// What the bytes begin with.
const HEAD: &[u8] = b"osuus.plan/1\n";

/// Why a plan cannot be compiled.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotCompiled {
    /// It cannot be bound to the facts.
    #[error("{0}")]
    Unbound(Diagnostics),
    /// It sums figures of single clients, which belong in no file that is published.
    #[error("the plan sums figures of single clients")]
    OfClients,
    /// A reservation about it could not be told in its place.
    #[error("a fact takes the place of a figure of the register")]
    OverRegister,
    /// Its agreement is amended, and a compiled plan does not say by what.
    #[error("the agreement of the plan is amended")]
    Amended,
}

/// A figure as somebody filled it in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Filled<'t> {
    /// The code of a party; of no use where the measure is one of the whole agreement.
    pub buyer: &'t str,
    /// The identifier of the measure.
    pub measure: &'t str,
    /// A decimal.
    pub value: &'t str,
}

/// A plan with what was brought in to it.
#[derive(Debug, Clone)]
pub(crate) struct Compiled {
    plan: Plan,
    brought: Vec<Vec<Exact>>,
    open: Vec<Place>,
}

/// A step that takes what is filled in.
#[derive(Debug, Clone)]
struct Place {
    step: StepId,
    measure: String,
    of: Of,
    fractions: Fractions,
}

crate::pack::fields! {
    Place { step, measure, of, fractions }
}

impl Compiled {
    /// Binds a plan to facts; figures of the billed period that no register knows stay open.
    pub fn new(plan: &Plan, facts: &Facts) -> Result<Self, NotCompiled> {
        if !plan.agreement.amendments().is_empty() {
            return Err(NotCompiled::Amended);
        }
        let bound = plan.bind(facts).map_err(NotCompiled::Unbound)?;
        let mut brought = Vec::with_capacity(plan.steps.len());
        let mut open = Vec::new();
        for (place, (step, values)) in plan.steps.iter().zip(&bound.brought).enumerate() {
            brought.push(match values {
                Brought::Nothing => Vec::new(),
                Brought::Values(column, _) => {
                    (0..column.len()).map(|at| column.at(at)).collect()
                }
                Brought::Clients(_) => return Err(NotCompiled::OfClients),
            });
            if let Op::Measure { measure, time: Time::YearsBefore(0), registered: None } =
                &step.op
            {
                open.push(Place {
                    step: StepId::new(place),
                    measure: measure.id.clone(),
                    of: measure.of,
                    fractions: measure.fractions,
                });
            }
        }
        Ok(Self { plan: plan.clone(), brought, open })
    }

    /// The plan, for what heads its bills.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The same with other reservations: those that hold whatever is filled in.
    pub fn with_remarks(mut self, remarks: Diagnostics) -> Self {
        self.plan.remarks = remarks;
        self
    }

    /// Runs the steps with what is filled in; none where a figure is not one that can be taken, or the steps end in an
    /// error. Why that is so the plan itself tells, bound to the same facts.
    pub fn run(&self, filled: &[Filled<'_>]) -> Option<Run> {
        let arithmetic = Arithmetic::default();
        let mut brought = self.brought.clone();
        for one in filled {
            self.fill(one, &mut brought)?;
        }
        let columns: Option<Vec<Brought>> = brought
            .into_iter()
            .map(|values| match values.as_slice() {
                [] => Some(Brought::Nothing),
                values => {
                    let column: Column = arithmetic.column(values).ok()?;
                    Some(Brought::Values(column, Record::Nothing))
                }
            })
            .collect();
        let bound = Bound::of(&self.plan, columns?, arithmetic);
        bound.run(Recording::On).ok()
    }

    /// Puts a figure where it belongs.
    fn fill(&self, one: &Filled<'_>, brought: &mut [Vec<Exact>]) -> Option<()> {
        let figure: Exact = one.value.parse().ok()?;
        let mut places = self.open.iter().filter(|open| open.measure == one.measure);
        let first = places.next()?;
        let at = match first.of {
            Of::Agreement => 0,
            Of::Buyer | Of::Client => {
                self.plan.parties.iter().position(|party| party.code == one.buyer)?
            }
        };
        let negative = figure.is_negative() && first.of != Of::Agreement;
        let refused = first.fractions == Fractions::Refused && !figure.is_whole();
        if negative || refused {
            return None;
        }
        for open in std::iter::once(first).chain(places) {
            *brought.get_mut(open.step.index())?.get_mut(at)? = figure.clone();
        }
        Some(())
    }

    /// As bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut to = HEAD.to_vec();
        let plan = &self.plan;
        plan.agreement.pack_heading(&mut to);
        plan.period.pack(&mut to);
        plan.request.stage.pack(&mut to);
        plan.request.as_of.pack(&mut to);
        plan.parties.pack(&mut to);
        plan.buyers.pack(&mut to);
        plan.divisions.pack(&mut to);
        plan.handover.pack(&mut to);
        plan.remarks.pack(&mut to);
        plan.steps.pack(&mut to);
        plan.lines.pack(&mut to);
        plan.bills.pack(&mut to);
        plan.total.pack(&mut to);
        plan.sums.pack(&mut to);
        plan.funding.pack(&mut to);
        plan.printed.pack(&mut to);
        self.brought.pack(&mut to);
        self.open.pack(&mut to);
        to
    }

    /// From bytes; none where they are not those of a compiled plan.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut bytes = Bytes::new(bytes);
        let from = &mut bytes;
        if from.take(HEAD.len())? != HEAD {
            return None;
        }
        let agreement = Arc::new(Agreement::unpack_heading(from)?);
        let period: crate::period::Period = Pack::unpack(from)?;
        let (stage, as_of) = (Pack::unpack(from)?, Pack::unpack(from)?);
        let parties: Vec<Buyer> = Pack::unpack(from)?;
        let buyers = Pack::unpack(from)?;
        let divisions: Vec<super::Division> = Pack::unpack(from)?;
        let plan = Plan {
            agreement,
            request: Request { stage, as_of, ..Request::new(period.clone()) },
            period,
            ties: Ties::new(&parties, &divisions),
            parties,
            buyers,
            divisions,
            handover: Pack::unpack(from)?,
            remarks: Pack::unpack(from)?,
            steps: Pack::unpack(from)?,
            lines: Pack::unpack(from)?,
            bills: Pack::unpack(from)?,
            total: Pack::unpack(from)?,
            funds: Vec::new(),
            sums: Pack::unpack(from)?,
            wanted: Vec::new(),
            funding: Pack::unpack(from)?,
            printed: Pack::unpack(from)?,
        };
        let (brought, open) = (Pack::unpack(from)?, Pack::unpack(from)?);
        let read = Self { plan, brought, open };
        (from.is_empty() && read.holds()).then_some(read)
    }

    /// Whether every step takes only what stands before it, and has as many values as it is over.
    fn holds(&self) -> bool {
        let steps = self.plan.steps.iter().zip(&self.brought).enumerate();
        let fits = |over: Over, values: &[Exact]| {
            [0, 1, self.plan.size(over)].contains(&values.len())
        };
        self.brought.len() == self.plan.steps.len()
            && steps.into_iter().all(|(place, (step, values))| {
                let inputs = step.op.inputs();
                inputs.iter().all(|input| input.index() < place)
                    && fits(step.over, values)
            })
    }
}
