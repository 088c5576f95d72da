//! Many runs of one plan without explanations: the same steps, with other figures brought in.

use super::bind::Bound;
use super::{Recording, Run, StepId};
use crate::column::Column;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::facts::unfit;

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
    changes: Vec<(String, Vec<Exact>)>,
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

    /// Other figures of a measure of buyers, in the order of [`Plan::parties`](super::Plan::parties).
    #[must_use]
    pub fn column(mut self, id: &str, figures: Vec<Exact>) -> Self {
        self.changes.push((id.to_owned(), figures));
        self
    }
}

/// What everybody pays in each of many scenarios: exact, and never rounded beyond the terms.
#[derive(Debug, Clone)]
pub struct Grid {
    scenarios: Vec<Result<Paid, Diagnostics>>,
}

/// What everybody pays in one scenario.
#[derive(Debug, Clone)]
pub struct Paid {
    /// There is one: bills are always worked out.
    bills: Option<Column>,
    lines: Vec<Column>,
    total: Exact,
}

impl Grid {
    /// How many scenarios there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.scenarios.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.scenarios.is_empty()
    }

    /// What everybody pays in a scenario, by its place; none where there is none, or where its figures
    /// cannot be worked out ([`Self::problems`]).
    #[must_use]
    pub fn paid(&self, scenario: usize) -> Option<&Paid> {
        self.scenarios.get(scenario)?.as_ref().ok()
    }

    /// Why a scenario cannot be worked out, where it cannot.
    #[must_use]
    pub fn problems(&self, scenario: usize) -> Option<&Diagnostics> {
        self.scenarios.get(scenario)?.as_ref().err()
    }
}

impl Paid {
    /// The bill of a buyer, by its place among [`Plan::buyers`](super::Plan::buyers).
    #[must_use]
    pub fn bill(&self, buyer: usize) -> Exact {
        self.bills.as_ref().map_or_else(Exact::zero, |bills| bills.at(buyer))
    }

    /// A line of a buyer's bill, by the place of its charge; memos are among them.
    #[must_use]
    pub fn line(&self, line: usize, buyer: usize) -> Option<Exact> {
        self.lines.get(line).map(|line| line.at(buyer))
    }

    /// The sum of the bills.
    #[must_use]
    pub fn total(&self) -> &Exact {
        &self.total
    }
}

impl Bound<'_> {
    /// What everybody pays as bound, without an explanation.
    ///
    /// # Errors
    /// What keeps a figure from being worked out, as for [`Plan::evaluate`](super::Plan::evaluate).
    pub fn paid(&self) -> Result<Paid, Diagnostics> {
        self.run(Recording::Off).map(|run| self.taken(&run))
    }

    /// What everybody pays in each scenario. They stand alone: one that cannot be worked out leaves the
    /// others as they are.
    ///
    /// # Errors
    /// A scenario changes what the plan does not have, or gives it the wrong number of figures.
    pub fn batch(&self, scenarios: &[Scenario]) -> Result<Grid, Diagnostics> {
        let mut problems = Diagnostics::new();
        let changes: Vec<_> = scenarios
            .iter()
            .map(|scenario| self.changes(scenario, &mut problems))
            .collect();
        problems.unless_errors(())?;
        let scenarios = changes.iter().map(|changes| {
            let other = |id: StepId| {
                changes
                    .iter()
                    .find(|(changed, _)| *changed == id)
                    .map(|(_, column)| column)
            };
            self.run_with(Recording::Off, &other).map(|run| self.taken(&run))
        });
        Ok(Grid { scenarios: scenarios.collect() })
    }

    fn taken(&self, run: &Run) -> Paid {
        let column = |id: StepId| run.value(id).cloned();
        let lines = self.plan.lines.iter().filter_map(|line| column(line.amount));
        Paid {
            bills: column(self.plan.bills),
            lines: lines.collect(),
            total: run.at(self.plan.total, 0),
        }
    }

    /// The steps that a scenario changes, with their other values.
    fn changes(
        &self,
        scenario: &Scenario,
        problems: &mut Diagnostics,
    ) -> Vec<(StepId, Column)> {
        let mut changes = Vec::new();
        for (id, figures) in &scenario.changes {
            let steps = match self.plan.varied(id) {
                Ok(steps) => steps,
                Err(unknown) => {
                    problems.push(unknown);
                    continue;
                }
            };
            for id in steps {
                match self.changed(id, figures) {
                    Ok(column) => changes.push((id, column)),
                    Err(why) => problems.extend(why),
                }
            }
        }
        changes
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
            super::run::too_large(self.plan, step, own).into()
        })
    }
}
