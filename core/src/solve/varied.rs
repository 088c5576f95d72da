//! The figure that varies, and the grid on which it does.

use crate::column::Column;
use crate::compare::Alternative;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::facts::unfit;
use crate::plan::{Bound, Op, Over, Plan, Range, Step, StepId};
use crate::rounding::Mode;
use crate::text::Text;
use crate::unit::Unit;

/// A figure that varies: a price, an amount or a number that an agreement states, or a measure.
///
/// Its name is the identifier of a charge or step whose price, amount or value it is; of a measure; or of a
/// number that the agreement writes, such as `use-fee.ceiling` or `upkeep.state.percent`. Its grid goes
/// from `from` in steps of `step`; where they are not given, from zero in the smallest units (a cent, a hundredth of a
/// percent, a whole performance) to ten times the present value or a million steps, whichever is more, and
/// a percent to a hundred.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Varied {
    /// Its name.
    pub figure: String,
    /// Whose, where each buyer has one of its own.
    pub buyer: Option<String>,
    /// Of which alternative alone; a measure varies in all that have it where none is named.
    pub of: Option<String>,
    /// The first value.
    pub from: Option<Exact>,
    /// The last value.
    pub to: Option<Exact>,
    /// From one value to the next.
    pub step: Option<Exact>,
}

/// The values that are looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    from: Exact,
    step: Exact,
    last: u64,
}

impl Grid {
    /// The value at a place.
    #[must_use]
    pub fn value(&self, place: u64) -> Exact {
        &self.from + &(&self.step * &Exact::count(place))
    }

    /// The place of the last value.
    #[must_use]
    pub fn last(&self) -> u64 {
        self.last
    }

    /// From one value to the next.
    #[must_use]
    pub fn step(&self) -> &Exact {
        &self.step
    }
}

/// How one alternative takes the figure that varies.
#[derive(Debug)]
pub(super) struct Taken {
    pub steps: Vec<TakenStep>,
}

#[derive(Debug)]
pub(super) struct TakenStep {
    pub id: StepId,
    /// The other values of the column, zero where it varies; and one where it varies.
    column: Option<(Column, Column)>,
}

impl Taken {
    /// The ways in which an alternative takes it; no steps where it does not have it.
    fn new(
        bound: &Bound<'_>,
        ids: &[StepId],
        buyer: Option<&str>,
    ) -> Result<Self, Diagnostics> {
        let plan = bound.plan();
        let mut steps = Vec::with_capacity(ids.len());
        for id in ids {
            let Some(step) = plan.step(*id) else { continue };
            let column = match (step.over, buyer) {
                (Over::Scalar, None) => None,
                (Over::Scalar, Some(_)) => {
                    return Err(Diagnostic::new(Code::NotOfBuyers, Input::Call)
                        .with("id", step.varied_as().unwrap_or_default())
                        .into());
                }
                (_, None) => {
                    return Err(Diagnostic::new(Code::OfWhichBuyer, Input::Call)
                        .with("id", step.varied_as().unwrap_or_default())
                        .into());
                }
                (_, Some(code)) => Some(Self::column(bound, *id, code)?),
            };
            steps.push(TakenStep { id: *id, column });
        }
        Ok(Self { steps })
    }

    fn column(
        bound: &Bound<'_>,
        id: StepId,
        code: &str,
    ) -> Result<(Column, Column), Diagnostics> {
        let plan = bound.plan();
        let place = plan.parties().iter().position(|party| party.code == code);
        let unknown = || crate::facts::unknown_buyer(code, plan.parties(), Input::Call);
        let place = place.ok_or_else(unknown)?;
        let (mut others, mut own) = (Vec::new(), Vec::new());
        for other in 0..plan.parties().len() {
            let varies = other == place;
            own.push(if varies { Exact::one() } else { Exact::zero() });
            others.push(if varies { Exact::zero() } else { bound.brought_at(id, other) });
        }
        let with = bound.arithmetic();
        let column = |values: &[Exact]| with.column(values).map_err(|_| too_large());
        Ok((column(&others)?, column(&own)?))
    }

    /// The values of its steps where the figure has this value.
    pub fn at(
        &self,
        bound: &Bound<'_>,
        value: &Exact,
    ) -> Result<Vec<(StepId, Column)>, Diagnostics> {
        let with = bound.arithmetic();
        let mut columns = Vec::with_capacity(self.steps.len());
        for taken in &self.steps {
            let step = bound.plan().step(taken.id);
            let value = step.map_or_else(|| value.clone(), |step| step.of_written(value));
            let scalar = with.scalar(&value).map_err(|_| too_large())?;
            let column = match &taken.column {
                None => scalar,
                Some((others, own)) => {
                    let len = others.len();
                    let varied =
                        with.times(own, &scalar, len).map_err(|_| too_large())?;
                    with.plus(&[others, &varied], len).map_err(|_| too_large())?
                }
            };
            columns.push((taken.id, column));
        }
        Ok(columns)
    }

    /// The bounds of its steps where the figure lies between two values.
    pub fn between(
        &self,
        bound: &Bound<'_>,
        low: &Exact,
        high: &Exact,
    ) -> Result<Vec<(StepId, Range)>, Diagnostics> {
        let (low, high) = (self.at(bound, low)?, self.at(bound, high)?);
        let both = low.into_iter().zip(high);
        Ok(both.map(|((id, low), (_, high))| (id, Range { low, high })).collect())
    }
}

fn too_large() -> Diagnostic {
    Diagnostic::new(Code::TooManyDigits, Input::Call)
}

/// How each alternative takes the figure, its grid, and what it is called.
pub(super) struct Resolved {
    /// In the order of the alternatives.
    pub taken: Vec<Taken>,
    pub grid: Grid,
    pub label: Text,
    pub unit: String,
    /// What it is now, by the first alternative that has it.
    pub now: Exact,
}

impl Varied {
    /// How each alternative takes it.
    pub(super) fn resolved(
        &self,
        alternatives: &[Alternative],
        bound: &[Bound<'_>],
    ) -> Result<Resolved, Diagnostics> {
        let mut taken = Vec::with_capacity(alternatives.len());
        let mut first: Option<(usize, StepId)> = None;
        let mut unknown = None;
        for (place, (alternative, bound)) in alternatives.iter().zip(bound).enumerate() {
            let ids = match self.ids(alternative) {
                Ok(ids) => ids,
                Err(why) => {
                    unknown.get_or_insert(why.in_alternative(alternative.name()));
                    Vec::new()
                }
            };
            let named = |why: Diagnostics| why.in_alternative(alternative.name());
            let own = Taken::new(bound, &ids, self.buyer.as_deref()).map_err(named)?;
            if first.is_none() {
                first = own.steps.first().map(|step| (place, step.id));
            }
            taken.push(own);
        }
        let Some((place, id)) = first else {
            let nothing = || {
                Diagnostic::new(Code::TooFewAlternatives, Input::Call).with("found", 0)
            };
            return Err(unknown.unwrap_or_else(nothing).into());
        };
        let Some(bound) = bound.get(place) else { return Err(Diagnostics::new()) };
        let plan = bound.plan();
        let at = self.buyer.as_deref();
        let at =
            at.and_then(|code| plan.parties().iter().position(|one| one.code == code));
        let now = bound.brought_at(id, at.unwrap_or_default());
        let now = plan.step(id).map_or_else(|| now.clone(), |step| step.as_written(&now));
        let grid = self.grid(plan, id, &now)?;
        fits(plan, id, &grid)?;
        let Some(step) = plan.step(id) else { return Err(Diagnostics::new()) };
        let unit = if step.is_percent() { "%".to_owned() } else { step.unit.to_string() };
        let label = label(plan, step, self.buyer.as_deref());
        Ok(Resolved { taken, grid, label, unit, now })
    }

    /// Whether each buyer has a figure of its own of this name.
    pub(super) fn is_of_buyers(&self, alternatives: &[Alternative]) -> bool {
        let of_buyers = |one: &Alternative| {
            let ids = self.ids(one).unwrap_or_default();
            ids.iter().any(|id| {
                one.plan().step(*id).is_some_and(|step| step.over != Over::Scalar)
            })
        };
        alternatives.iter().any(of_buyers)
    }

    /// The same, of this buyer where each has a figure of its own and none is named.
    #[must_use]
    pub fn of_own(self, buyer: Option<&str>, alternatives: &[Alternative]) -> Self {
        match (&self.buyer, buyer) {
            (None, Some(code)) if self.is_of_buyers(alternatives) => {
                Self { buyer: Some(code.to_owned()), ..self }
            }
            _ => self,
        }
    }

    /// Its steps in an alternative; none in one that it is not to vary in.
    fn ids(&self, alternative: &Alternative) -> Result<Vec<StepId>, Diagnostic> {
        if self.of.as_deref().is_some_and(|of| of != alternative.name()) {
            return Ok(Vec::new());
        }
        let own = alternative.own_names(&self.figure);
        if own.is_empty() {
            return alternative.plan().varied(&self.figure);
        }
        let (mut ids, mut unused) = (Vec::new(), None);
        for own in own {
            match alternative.plan().varied(own) {
                Ok(steps) => ids.extend(steps),
                Err(why) => unused = Some(why),
            }
        }
        // A measure that no figure is made of is none that can vary.
        match unused {
            Some(why) if ids.is_empty() => Err(why),
            _ => Ok(ids),
        }
    }

    fn grid(&self, plan: &Plan, id: StepId, now: &Exact) -> Result<Grid, Diagnostics> {
        let step = self.step.clone().unwrap_or_else(|| smallest(plan, id));
        let from = self.from.clone().unwrap_or_else(Exact::zero);
        let wrong = |what: &Exact| {
            Diagnostic::new(Code::NoGrid, Input::Call)
                .with("from", &from)
                .with("to", what)
                .with("step", &step)
        };
        let percent = plan.step(id).is_some_and(Step::is_percent);
        let to = match &self.to {
            Some(to) => to.clone(),
            None if percent => Exact::from(100),
            None => {
                let steps = &from + &(&step * &Exact::from(1_000_000));
                let ten = now * &Exact::from(10);
                if ten > steps { Mode::Up.round(&ten, &step) } else { steps }
            }
        };
        let count = (&to - &from).divided_by(&step).map(|count| count.floor());
        let last = count.and_then(|count| i64::try_from(&count).ok());
        let last = last.and_then(|last| u64::try_from(last).ok());
        match last {
            Some(last) if step > Exact::zero() => Ok(Grid { from, step, last }),
            _ => Err(wrong(&to).into()),
        }
    }
}

/// The smallest step from one value to the next that people would write.
fn smallest(plan: &Plan, id: StepId) -> Exact {
    let currency = plan.agreement().currency();
    let cent = currency.rounding().map_or_else(Exact::one, |cent| cent.unit().clone());
    let Some(step) = plan.step(id) else { return cent };
    match &step.op {
        Op::Measure { .. } if step.unit != Unit::base(currency.code()) => Exact::one(),
        // A hundredth of a percent, of a weight and of a factor, and a cent.
        _ => cent,
    }
}

/// That its measure, where it is one, may have the values of the grid.
fn fits(plan: &Plan, id: StepId, grid: &Grid) -> Result<(), Diagnostics> {
    let Some(measure) = plan.step(id).and_then(Step::measure) else { return Ok(()) };
    let mut problems = Diagnostics::new();
    for place in [0, 1.min(grid.last)] {
        let value = grid.value(place);
        let wrong = unfit(plan.agreement(), measure, || measure.name.clone(), &value);
        problems.extend(wrong.into_iter().map(|one| one.of(Input::Call)));
    }
    problems.unless_errors(())
}

/// What people call it.
fn label(plan: &Plan, step: &Step, buyer: Option<&str>) -> Text {
    let agreement = plan.agreement();
    let charge = agreement.charges().iter().find(|charge| charge.id.value == step.of);
    let of_step = agreement.steps().iter().find(|one| one.id.value == step.of);
    let named = charge.map(|charge| &charge.name).or(of_step.map(|one| &one.name));
    let named = named.filter(|_| step.measure().is_none());
    let name = named.unwrap_or(&step.label);
    let who = buyer.and_then(|code| plan.parties().iter().find(|one| one.code == code));
    Text::each(|lang| {
        let mut text = name.get(lang).to_owned();
        match &step.term {
            // A number has no name of its own.
            Some(term) if *term != step.of => text += &format!(", {term}"),
            _ if charge.is_some() && named.is_some() => {
                text += &format!(", {}", step.label.get(lang).to_lowercase());
            }
            _ => {}
        }
        if let Some(who) = who {
            text += &format!(" ({})", who.name.get(lang));
        }
        text
    })
}
