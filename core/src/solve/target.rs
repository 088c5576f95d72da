//! Which value makes a figure reach a target.

use super::figure::{Figure, Followed};
use super::search::{self, Question};
use super::varied::{Resolved, Varied};
use super::{Grid, Order, Stretch};
use crate::compare::Alternative;
use crate::diagnostic::words::Among;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::money::Currency;
use crate::plan::{Bound, Open};
use crate::text::Text;
use crate::watch::Watch;

/// How a figure is to stand to its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// As much or more: a cost that is to be covered.
    AtLeast,
    /// As much or less: a rise that is to be held.
    AtMost,
    /// Exactly as much.
    Exactly,
}

impl Reach {
    /// Every way, with its name in calls.
    pub const NAMES: [(&'static str, Self); 3] = [
        ("at-least", Self::AtLeast),
        ("at-most", Self::AtMost),
        ("exactly", Self::Exactly),
    ];

    /// Whether a figure that stands like that has reached its target.
    fn holds(self, order: Order) -> bool {
        match self {
            Self::AtLeast => matches!(order, Order::Above | Order::Equal),
            Self::AtMost => matches!(order, Order::Below | Order::Equal),
            Self::Exactly => order == Order::Equal,
        }
    }
}

/// What a figure is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Limit {
    /// An amount.
    Amount(Exact),
    /// So many percent of the same figure of another alternative.
    PercentOf {
        /// The other alternative.
        alternative: String,
        /// A hundred is as much.
        percent: Exact,
    },
}

/// What is to be reached: a figure of an alternative, or what it is more than that of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Which figure.
    pub figure: Figure,
    /// Of which alternative; the first where none is named.
    pub of: Option<String>,
    /// Less the same figure of this alternative: a rise, not an amount.
    pub less: Option<String>,
    /// How it is to stand to the limit.
    pub reach: Reach,
    /// What it is held against.
    pub limit: Limit,
}

/// What is asked: which values of a figure reach a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The figure that is solved for.
    pub varied: Varied,
    /// What it is to reach.
    pub goal: Goal,
}

/// Where the goal is reached, for every value of the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Solution {
    pub(super) grid: Grid,
    pub(super) label: Text,
    pub(super) unit: String,
    pub(super) now: Exact,
    pub(super) currency: Currency,
    pub(super) reach: Reach,
    /// Whether the figure changes with the value at all.
    pub(super) moves: bool,
    pub(super) stretches: Vec<Stretch>,
}

impl Wanted {
    /// Where the goal is reached.
    ///
    /// ```
    /// # #[cfg(all(feature = "library", feature = "finland"))] {
    /// use osuus::{compare::Alternative, facts::Facts, finland, library, period::Period, watch::Watch};
    /// use osuus::solve::{Figure, Goal, Limit, Reach, Varied, Wanted};
    /// let agreement = library::agreement("jyvaskyla-fund-model").unwrap();
    /// let plan = agreement.plan(finland::register(), Period::year(2002).unwrap()).unwrap();
    /// let wanted = Wanted {
    ///     varied: Varied { figure: "annual-fee".into(), ..Varied::default() },
    ///     goal: Goal {
    ///         figure: Figure::default(), of: None, less: None, reach: Reach::AtLeast,
    ///         limit: Limit::Amount(150_000.into()),
    ///     },
    /// };
    /// let fund = [Alternative::new("fund", plan, Facts::none())];
    /// let solved = wanted.solve(&fund, &mut Watch::silent()).unwrap();
    /// assert_eq!(solved.answers().next().unwrap().from.to_string(), "0.57");
    /// # }
    /// ```
    ///
    /// # Errors
    /// An unknown figure, buyer or alternative, a grid without values, `stopped`, or `too-many-values`
    /// where bounds do not tell apart what is asked.
    pub fn solve(
        &self,
        alternatives: &[Alternative],
        watch: &mut Watch<'_>,
    ) -> Result<Solution, Diagnostics> {
        let bound: Vec<Bound<'_>> =
            alternatives.iter().map(Alternative::bound).collect::<Result<_, _>>()?;
        let Resolved { taken, grid, label, unit, now } =
            self.varied.resolved(alternatives, &bound)?;
        let place = |name: &Option<String>| named(alternatives, name.as_deref());
        let followed = |place: usize| {
            let (Some(one), Some(bound), Some(taken)) =
                (alternatives.get(place), bound.get(place), taken.get(place))
            else {
                return Err(Diagnostic::new(Code::TooFewAlternatives, Input::Call)
                    .with("found", 0)
                    .into());
            };
            self.goal.figure.followed(one, bound, taken)
        };
        let hundred = Exact::from(100);
        let mut terms = vec![(Exact::one(), followed(place(&self.goal.of)?)?)];
        if self.goal.less.is_some() {
            terms.push((-&Exact::one(), followed(place(&self.goal.less)?)?));
        }
        let (mut against, mut amount) = (Vec::new(), Exact::zero());
        match &self.goal.limit {
            Limit::Amount(given) => amount = given.clone(),
            Limit::PercentOf { alternative, percent } => {
                let part = percent.divided_by(&hundred).unwrap_or_else(Exact::zero);
                let other = named(alternatives, Some(alternative))?;
                against.push((part, followed(other)?));
            }
        }
        let weighed = Weighed { grid: &grid, terms, against, amount };
        let moves =
            weighed.terms.iter().chain(&weighed.against).any(|(_, one)| one.moves());
        let stretches = weighed.stretches(watch)?;
        let currency =
            alternatives.first().map(|one| one.plan().agreement().currency().clone());
        let Some(currency) = currency else { return Err(Diagnostics::new()) };
        let reach = self.goal.reach;
        Ok(Solution { grid, label, unit, now, currency, reach, moves, stretches })
    }
}

/// The place of the alternative of a name; the first where none is named.
pub(super) fn named(
    alternatives: &[Alternative],
    name: Option<&str>,
) -> Result<usize, Diagnostic> {
    let Some(name) = name else { return Ok(0) };
    let found = alternatives.iter().position(|one| one.name() == name);
    found.ok_or_else(|| {
        let known: Vec<&str> = alternatives.iter().map(Alternative::name).collect();
        Diagnostic::new(Code::UnknownReference, Input::Call).naming_none(
            name,
            Among::Alternatives,
            &known,
        )
    })
}

impl Solution {
    /// The values that reach the goal, stretch by stretch.
    pub fn answers(&self) -> impl Iterator<Item = &Stretch> {
        self.stretches.iter().filter(|stretch| self.reach.holds(stretch.order))
    }

    /// All values of the grid, stretch by stretch.
    #[must_use]
    pub fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }

    /// The values that were looked at.
    #[must_use]
    pub fn grid(&self) -> &Grid {
        &self.grid
    }
}

/// Figures, each so many times, held against others and an amount.
pub(super) struct Weighed<'a> {
    pub grid: &'a Grid,
    pub terms: Vec<(Exact, Followed<'a>)>,
    pub against: Vec<(Exact, Followed<'a>)>,
    pub amount: Exact,
}

impl Weighed<'_> {
    /// Both sides at one value.
    fn sides(&self, value: &Exact) -> Result<(Exact, Exact), Diagnostics> {
        let sum = |terms: &[(Exact, Followed<'_>)]| -> Result<Exact, Diagnostics> {
            let mut sum = Exact::zero();
            for (times, figure) in terms {
                sum = &sum + &(times * &figure.at(value)?);
            }
            Ok(sum)
        };
        Ok((sum(&self.terms)?, &sum(&self.against)? + &self.amount))
    }

    /// Every stretch of the grid.
    pub fn stretches(&self, watch: &mut Watch<'_>) -> Result<Vec<Stretch>, Diagnostics> {
        let found = search::stretches(self, self.grid.last(), watch)?;
        let sides = |place: u64| self.sides(&self.grid.value(place)).ok();
        let told = found.into_iter().map(|stretch| Stretch {
            from: self.grid.value(stretch.first),
            to: self.grid.value(stretch.last),
            order: stretch.answer,
            at_from: sides(stretch.first),
            at_to: sides(stretch.last),
        });
        Ok(told.collect())
    }
}

impl Question for Weighed<'_> {
    type Answer = Order;

    fn over(&self, first: u64, last: u64) -> Option<Order> {
        let (low, high) = (self.grid.value(first), self.grid.value(last));
        let (mut lower, mut upper) = (-&self.amount, -&self.amount);
        let minus = self.against.iter().map(|(times, one)| (-times, one));
        let plus = self.terms.iter().map(|(times, one)| (times.clone(), one));
        for (times, figure) in plus.chain(minus) {
            let (from, to) = match figure.between(&low, &high) {
                Ok(range) => range,
                Err(Open::Fails) => return Some(Order::Impossible),
                Err(Open::Unknown) => return None,
            };
            let (one, other) = (&times * &from, &times * &to);
            let (from, to) = if one <= other { (one, other) } else { (other, one) };
            lower = &lower + &from;
            upper = &upper + &to;
        }
        Order::between(&lower, &upper)
    }

    fn at(&self, place: u64) -> Result<Order, Diagnostics> {
        // Where it cannot be worked out, the other values still can.
        Ok(match self.sides(&self.grid.value(place)) {
            Ok((one, other)) => Order::of(&(&one - &other)),
            Err(_) => Order::Impossible,
        })
    }
}
