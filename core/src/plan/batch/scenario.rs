//! What a scenario changes: other figures, by the names that people ask for them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::agreement::Fractions;
use crate::column::Column;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::facts::{unfit, unknown_buyer};
use crate::plan::{Bound, Plan, StepId};

/// Figures that take the place of those a plan was bound with.
///
/// ```
/// # use osuus::{agreement::{Agreement, Syntax}, facts::Facts, municipality::Register, period::Period};
/// # let text = r#"{ "format": 1, "id": "clerk", "currency": "EUR", "title": { "en": "A clerk" },
/// #   "term": { "from": "2002-01-01", "to": "2002-12-31" },
/// #   "buyers": { "scheme": "party", "list": [
/// #     { "code": "a", "name": { "en": "A" } }, { "code": "b", "name": { "en": "B" } }] },
/// #   "charges": [{ "id": "salary", "name": { "en": "Salary" }, "kind": "pool",
/// #     "amounts": [{ "from": "2002-01-01", "to": "2002-12-31", "amount": "99.99" }],
/// #     "key": { "weights": [{ "buyer": "a", "weight": "75" }, { "buyer": "b", "weight": "25" }] } }] }"#;
/// # let agreement = Agreement::read(text.as_bytes(), Syntax::Json).unwrap();
/// use osuus::plan::Scenario;
/// let plan = agreement.plan(&Register::new(), Period::year(2002).unwrap()).unwrap();
/// let bound = plan.bind(&Facts::none()).unwrap();
/// let dearer = Scenario::new().figure("salary", "120".parse().unwrap());
/// let grid = bound.batch(&[Scenario::new(), dearer]).unwrap();
/// assert_eq!(grid.paid(0).unwrap().bill(0).to_string(), "74.99");
/// assert_eq!(grid.paid(1).unwrap().bill(0).to_string(), "90");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scenario {
    changes: Vec<(String, Figures)>,
}

/// Figures of a scenario, as they were given.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Figures {
    Exact(Vec<Exact>),
    /// Units of the last of so many decimals.
    Units(Vec<i128>, u32),
}

impl Figures {
    fn exact(&self) -> Cow<'_, [Exact]> {
        match self {
            Self::Exact(figures) => figures.into(),
            Self::Units(units, decimals) => {
                let exact =
                    units.iter().map(|units| Exact::from_units(*units, *decimals));
                Cow::Owned(exact.collect())
            }
        }
    }
}

impl Scenario {
    /// One in which everything is as it was bound.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Another price or amount of a charge, another value of a step with `values`, another figure of a
    /// measure of the agreement, by its identifier; or another number that the agreement writes, such as
    /// `use-fee.ceiling` or `upkeep.state.percent`, as it is written (docs/solve.md).
    #[must_use]
    pub fn figure(self, id: &str, figure: Exact) -> Self {
        self.column(id, vec![figure])
    }

    /// Other figures of a measure of buyers, in the order of [`Plan::parties`].
    #[must_use]
    pub fn column(mut self, id: &str, figures: Vec<Exact>) -> Self {
        self.changes.push((id.to_owned(), Figures::Exact(figures)));
        self
    }

    /// The same as [`Self::column`], each figure in units of the last of so many decimals, as columns of
    /// tables hold them: 250 with two decimals is 2.50.
    #[must_use]
    pub fn units(mut self, id: &str, units: Vec<i128>, decimals: u32) -> Self {
        self.changes.push((id.to_owned(), Figures::Units(units, decimals)));
        self
    }

    /// What it changes: identifiers and their figures.
    pub fn changes(&self) -> impl Iterator<Item = (&str, Cow<'_, [Exact]>)> {
        self.changes.iter().map(|(id, figures)| (id.as_str(), figures.exact()))
    }
}

impl Plan {
    /// The place among the [parties](Self::parties) of each of these codes, so that figures that stand beside them
    /// can be put in order.
    ///
    /// # Errors
    /// A code is of no party, or stands there twice.
    pub fn order_of(&self, codes: &[String]) -> Result<Vec<usize>, Diagnostics> {
        let places = self.parties.iter().zip(0..);
        let places: BTreeMap<&str, usize> =
            places.map(|(party, place)| (party.code.as_str(), place)).collect();
        let mut problems = Diagnostics::new();
        let mut seen = BTreeSet::new();
        let mut order = Vec::with_capacity(codes.len());
        for code in codes {
            match places.get(code.as_str()) {
                Some(place) if seen.insert(place) => order.push(*place),
                Some(_) => problems.push(
                    Diagnostic::new(Code::DuplicateRow, Input::Call).with("id", code),
                ),
                None => problems.push(unknown_buyer(code, &self.parties, Input::Call)),
            }
        }
        problems.unless_errors(order)
    }
}

impl Bound<'_> {
    /// The steps that a scenario changes, with their other values.
    pub(super) fn changes(
        &self,
        scenario: &Scenario,
        problems: &mut Diagnostics,
    ) -> Vec<(StepId, Column)> {
        let mut changes = Vec::new();
        for (id, figures) in &scenario.changes {
            let steps = match self.plan.varied(id) {
                Ok(steps) => steps,
                Err(unknown) => {
                    told_once([unknown], problems);
                    continue;
                }
            };
            for id in steps {
                match self.changed_to(id, figures) {
                    Ok(column) => changes.push((id, column)),
                    Err(why) => told_once(why, problems),
                }
            }
        }
        changes
    }

    fn changed_to(&self, id: StepId, figures: &Figures) -> Result<Column, Diagnostics> {
        let plain = match figures {
            Figures::Exact(_) => None,
            Figures::Units(units, decimals) => self.plain(id, units, *decimals),
        };
        plain.map_or_else(|| self.changed(id, &figures.exact()), Ok)
    }

    /// Figures of which there is nothing to say, without a detour through fractions.
    fn plain(&self, id: StepId, units: &[i128], decimals: u32) -> Option<Column> {
        let step = self.plan.step(id)?;
        let one = 10_i128.checked_pow(decimals)?;
        let refused = step.measure().is_some_and(|of| of.fractions == Fractions::Refused);
        let fits = |units: &i128| *units >= 0 && !(refused && units % one != 0);
        if units.len() != self.plan.size(step.over)
            || step.is_percent()
            || !units.iter().all(fits)
        {
            return None;
        }
        Column::of_units(units.to_vec(), one, self.arithmetic.least)
    }

    /// Other figures of a step, as they are written.
    pub(crate) fn changed(
        &self,
        id: StepId,
        figures: &[Exact],
    ) -> Result<Column, Diagnostics> {
        let Some(step) = self.plan.step(id) else { return Ok(Column::default()) };
        let wanted = self.plan.size(step.over);
        if figures.len() != wanted {
            return Err(Diagnostic::new(Code::FigureCount, Input::Call)
                .with("id", step.varied_as().unwrap_or_default())
                .with("found", figures.len())
                .with("expected", wanted)
                .into());
        }
        let mut problems = Diagnostics::new();
        if let Some(measure) = step.measure() {
            for (place, figure) in figures.iter().enumerate() {
                let who = || self.plan.who(step.over, place);
                let wrong = unfit(&self.plan.agreement, measure, who, figure);
                problems.extend(wrong.into_iter().map(|one| one.of(Input::Call)));
            }
        }
        problems.unless_errors(())?;
        let figures: Vec<Exact> =
            figures.iter().map(|figure| step.of_written(figure)).collect();
        self.arithmetic.column(&figures).map_err(|_| {
            let own = figures.iter().cloned().enumerate();
            let own = own.map(|(place, figure)| (step, place, figure));
            crate::plan::run::too_large(&self.plan, step, own).into()
        })
    }
}

/// Adds what is not among the problems yet: what many scenarios have in common is told once.
fn told_once(found: impl IntoIterator<Item = Diagnostic>, problems: &mut Diagnostics) {
    for one in found {
        if !problems.iter().any(|known| *known == one) {
            problems.push(one);
        }
    }
}
