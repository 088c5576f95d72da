//! The statement: what every buyer pays, in lines that add up, with a tree under every figure.

mod check;
mod compiled;
mod illustrative;
mod json;
mod printed;
mod published;
mod sheets;
mod shown;
mod table;
mod text;

use std::sync::Arc;

use jiff::civil::Date;

pub use compiled::CompiledPlan;
pub(crate) use json::{BuyerView, StatementDocument, WarningView};
pub use published::Published;
pub(crate) use published::Withheld;
pub use sheets::sheet_words;
pub(crate) use shown::{counted, per_unit};
pub use table::{Align, Column, Table};

use crate::agreement::{Amendment, Billed, Buyer, Stage, Succession, UnitName};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::facts::Facts;
use crate::money::Currency;
use crate::period::Period;
use crate::plan::{
    Bound, By, Found, Op, Plan, PlannedLine, Record, Recording, Run, StepId,
};
use crate::text::{Lang, Text};
use crate::unit::Unit;

/// The result for all buyers in a period.
///
/// Lines add up to bills, bills to the total, and parts of a pool with the unallocated rest to the
/// pool; that is checked on every run. Copies share what they hold.
#[derive(Debug, Clone)]
pub struct Statement(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    plan: Plan,
    facts: Facts,
    run: Run,
    total: Exact,
    unallocated: Exact,
    bills: Vec<Bill>,
    funders: Vec<FunderPart>,
    warnings: Vec<Diagnostic>,
}

/// What one buyer pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bill {
    code: String,
    name: Text,
    total: Exact,
    lines: Vec<Line>,
    memos: Vec<Line>,
}

/// One figure of a bill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    kind: Arc<LineKind>,
    quantity: Option<Exact>,
    rate: Option<Exact>,
    amount: Exact,
}

/// What a line is on every bill.
#[derive(Debug, PartialEq, Eq)]
struct LineKind {
    charge: String,
    label: Text,
    unit: Option<UnitName>,
}

/// What a funder pays; shown, not billed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FunderPart {
    id: String,
    name: Text,
    amount: Exact,
}

impl Plan {
    /// Works the plan out with facts, and records what explains every figure.
    ///
    /// # Errors
    /// What is wrong with the facts, or a pool that cannot be shared. Nothing is half done.
    pub fn evaluate(&self, facts: &Facts) -> Result<Statement, Diagnostics> {
        self.bind(facts)?.evaluate()
    }
}

impl Bound<'_> {
    /// Works the plan out, and records what explains every figure.
    ///
    /// # Errors
    /// What keeps a figure from being worked out, such as a pool out of reach. Nothing is half done.
    pub fn evaluate(&self) -> Result<Statement, Diagnostics> {
        let run = self.run(Recording::On)?;
        Ok(Statement::new(self.plan().clone(), self.facts().clone(), run))
    }
}

impl Statement {
    pub(crate) fn new(plan: Plan, facts: Facts, run: Run) -> Self {
        let kinds = plan.lines.iter().map(|line| (line, LineKind::new(&plan, line)));
        let (lines, memos): (Vec<_>, Vec<_>) =
            kinds.partition(|(line, _)| line.billed == Billed::Yes);
        let made = |lines: &[(&PlannedLine, Arc<LineKind>)], place: usize| {
            let made = |(line, kind): &(&PlannedLine, Arc<LineKind>)| {
                Line::new(&run, line, Arc::clone(kind), place)
            };
            lines.iter().map(made).collect()
        };
        let bill = |(place, buyer): (usize, &Buyer)| Bill {
            code: buyer.code.clone(),
            name: buyer.name.clone(),
            total: run.at(plan.bills, place),
            lines: made(&lines, place),
            memos: made(&memos, place),
        };
        let bills = plan.buyers.iter().enumerate().map(bill).collect();
        let funders = plan
            .funding
            .iter()
            .map(|funding| FunderPart {
                id: funding.id.clone(),
                name: funding.name.clone(),
                amount: funding.amount.clone(),
            })
            .collect();
        let mut warnings = illustrative::warnings(&plan, &facts);
        warnings.extend(plan.warnings());
        warnings.extend(handed_over(&plan));
        warnings.extend(printed::differences(&plan, &run));
        warnings.extend(over_register(&plan, &run));
        Self(Arc::new(Inner {
            total: run.at(plan.total, 0),
            unallocated: unallocated(&plan, &run),
            bills,
            funders,
            warnings,
            plan,
            facts,
            run,
        }))
    }

    /// Identifier of the agreement.
    #[must_use]
    pub fn agreement(&self) -> &str {
        self.0.plan.agreement.id()
    }

    /// Title of the agreement.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &str {
        self.0.plan.agreement.title(lang)
    }

    /// The period.
    #[must_use]
    pub fn period(&self) -> &Period {
        &self.0.plan.period
    }

    /// The stage in which the year is billed; none where the whole year is.
    #[must_use]
    pub fn stage(&self) -> Option<Stage> {
        self.0.plan.request.stage
    }

    /// The period with the stage in which it is billed, for a title.
    pub(crate) fn told(&self, lang: Lang) -> String {
        let period = self.period();
        match self.stage() {
            Some(stage) => format!("{period}, {}", stage.label(lang)),
            None => period.to_string(),
        }
    }

    /// The days of the map that it was worked out on and of the later one on which it is shown, where
    /// it was restated.
    #[must_use]
    pub fn restated(&self) -> Option<(Date, Date)> {
        self.0.plan.restated()
    }

    /// The amendments that hold in the period, in the order in which they are laid over the agreement.
    #[must_use]
    pub fn amendments(&self) -> &[Amendment] {
        self.0.plan.agreement.amendments()
    }

    /// The day as of which it was asked for: what was agreed or became known later does not count.
    #[must_use]
    pub fn as_of(&self) -> Option<Date> {
        self.0.plan.request.as_of
    }

    /// What was agreed and known that it is made of, in a sentence each.
    pub(crate) fn holds_by(&self, lang: Lang) -> Vec<String> {
        let amended = self.amendments().iter().map(|one| {
            let from = crate::format::day(one.from(), lang);
            let (title, id) = (one.title(lang), one.id());
            match lang {
                Lang::Fi => format!("Muutettu {from} alkaen: {title} ({id})"),
                Lang::Sv => format!("Ändrat från {from}: {title} ({id})"),
                Lang::En => format!("Amended from {from}: {title} ({id})"),
            }
        });
        let as_of = self.as_of().map(|day| {
            let day = crate::format::day(day, lang);
            match lang {
                Lang::Fi => format!("Niillä tiedoilla, jotka olivat käytettävissä {day}"),
                Lang::Sv => format!("Enligt det som var känt {day}"),
                Lang::En => format!("As known on {day}"),
            }
        });
        amended.chain(as_of).collect()
    }

    /// The identifiers of the amendments, as documents name them.
    pub(crate) fn amendment_ids(&self) -> Vec<String> {
        self.amendments().iter().map(|one| one.id().to_owned()).collect()
    }

    /// The currency of every amount.
    #[must_use]
    pub fn currency(&self) -> &Currency {
        &self.0.plan.agreement.currency
    }

    /// The sum of the bills.
    #[must_use]
    pub fn total(&self) -> &Exact {
        &self.0.total
    }

    /// What nobody carries of the pools.
    #[must_use]
    pub fn unallocated(&self) -> &Exact {
        &self.0.unallocated
    }

    /// The bills, in the order of the buyers.
    #[must_use]
    pub fn bills(&self) -> &[Bill] {
        &self.0.bills
    }

    /// The bill of a buyer.
    #[must_use]
    pub fn bill(&self, code: &str) -> Option<&Bill> {
        self.0.bills.iter().find(|bill| bill.code == code)
    }

    /// What funders pay beside the bills.
    #[must_use]
    pub fn funders(&self) -> &[FunderPart] {
        &self.0.funders
    }

    /// Reservations of the agreement, and what the figures made worth saying.
    #[must_use]
    pub fn warnings(&self) -> &[Diagnostic] {
        &self.0.warnings
    }

    pub(crate) fn plan(&self) -> &Plan {
        &self.0.plan
    }

    /// What it was worked out with.
    pub(crate) fn facts(&self) -> &Facts {
        &self.0.facts
    }

    pub(crate) fn run(&self) -> &Run {
        &self.0.run
    }
}

impl Bill {
    /// Code of the buyer.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Name of the buyer.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        self.name.get(lang)
    }

    /// The sum of the lines.
    #[must_use]
    pub fn total(&self) -> &Exact {
        &self.total
    }

    /// The lines, in the order of the charges; they add up to the bill.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// What is shown on the bill and adds to nothing, in the order of the charges.
    #[must_use]
    pub fn memos(&self) -> &[Line] {
        &self.memos
    }
}

impl LineKind {
    fn new(plan: &Plan, line: &PlannedLine) -> Arc<Self> {
        Arc::new(Self {
            charge: line.id.clone(),
            label: line.name.clone(),
            unit: line.quantity.and_then(|step| unit_name(plan, step)),
        })
    }
}

impl Line {
    fn new(run: &Run, line: &PlannedLine, kind: Arc<LineKind>, place: usize) -> Self {
        let at = |step: StepId| run.at(step, place);
        Self {
            kind,
            quantity: line.quantity.map(at),
            rate: line.rate.map(at),
            amount: at(line.amount),
        }
    }

    /// Identifier of the charge, or `rounding`.
    #[must_use]
    pub fn charge(&self) -> &str {
        &self.kind.charge
    }

    /// Name of the charge.
    #[must_use]
    pub fn label(&self, lang: Lang) -> &str {
        self.kind.label.get(lang)
    }

    /// How many units; the weight in a shared pool.
    #[must_use]
    pub fn quantity(&self) -> Option<&Exact> {
        self.quantity.as_ref()
    }

    /// Identifier of the unit.
    #[must_use]
    pub fn unit(&self) -> Option<&str> {
        self.unit_name().map(|unit| unit.id.as_str())
    }

    fn unit_name(&self) -> Option<&UnitName> {
        self.kind.unit.as_ref()
    }

    /// Money for one unit; in a shared pool the pool divided by the sum of the weights.
    #[must_use]
    pub fn rate(&self) -> Option<&Exact> {
        self.rate.as_ref()
    }

    /// What the buyer pays.
    #[must_use]
    pub fn amount(&self) -> &Exact {
        &self.amount
    }
}

impl FunderPart {
    /// Identifier.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Name.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        self.name.get(lang)
    }

    /// What it pays.
    #[must_use]
    pub fn amount(&self) -> &Exact {
        &self.amount
    }
}

/// How the unit of a step is named; a unit of money or a quotient has no name of its own, and a plain
/// number has an empty one.
fn unit_name(plan: &Plan, step: StepId) -> Option<UnitName> {
    let unit = &plan.step(step)?.unit;
    if *unit == Unit::one() {
        let (one, many) = (Text::default(), Text::default());
        return Some(UnitName { id: unit.to_string(), one, many });
    }
    let unit = unit.to_string();
    let known = plan.agreement.units.iter().find(|name| name.id == unit).cloned();
    known.or_else(|| {
        let same = Text::same(&unit);
        (!unit.contains('/')).then(|| UnitName {
            id: unit,
            one: same.clone(),
            many: same,
        })
    })
}

/// What nobody carries of the shares that are billed: of a share within areas also what the share
/// between the areas left.
fn unallocated(plan: &Plan, run: &Run) -> Exact {
    let mut shares: Vec<StepId> = Vec::new();
    for line in plan.lines.iter().filter(|line| line.billed == Billed::Yes) {
        let mut next = Some(line.of_parties);
        while let Some(id) = next {
            let Some(Op::Share(sharing)) = plan.step(id).map(|step| &step.op) else {
                break;
            };
            shares.push(id);
            next = sharing.within.map(|_| sharing.pool);
        }
    }
    let left = shares.iter().filter_map(|id| match run.record(*id) {
        Some(Record::Shared(out)) => Some(out.unallocated()),
        _ => None,
    });
    left.sum()
}

/// That the map changed, and who names whom.
fn handed_over(plan: &Plan) -> Option<Diagnostic> {
    let handover = plan.handover.as_ref()?;
    Some(match handover.by {
        By::Restated => Diagnostic::new(Code::Restated, Input::Call)
            .with_day("from", handover.from)
            .with_day("to", handover.to),
        By::Succession(convention) => {
            let ended: Vec<&str> = plan
                .parties
                .iter()
                .zip(&handover.parts)
                .filter(|(_, parts)| parts.len() > 1)
                .map(|(party, _)| party.code.as_str())
                .collect();
            Diagnostic::new(Code::Succeeded, Input::Agreement)
                .with("codes", ended.join(", "))
                .with_text("convention", convention_words(convention))
                .with_day("from", handover.from)
                .with_day("to", handover.to)
        }
    })
}

/// By what the time is counted that each held an area.
pub(crate) fn convention_words(convention: Succession) -> Text {
    let [fi, sv, en] = match convention {
        Succession::Days => ["päivien", "dagarna", "the days"],
        Succession::Months => ["kuukausien", "månaderna", "the months"],
    };
    Text { fi: Some(fi.into()), sv: Some(sv.into()), en: Some(en.into()) }
}

/// Facts that took the place of a figure of the register.
fn over_register(plan: &Plan, run: &Run) -> Vec<Diagnostic> {
    let mut warnings = Vec::new();
    for (index, step) in plan.steps.iter().enumerate() {
        let Op::Measure { measure, registered: Some(series), .. } = &step.op else {
            continue;
        };
        let id = StepId::new(index);
        let Some(Record::Measured(found)) = run.record(id) else { continue };
        for (place, (found, buyer)) in found.iter().zip(&plan.parties).enumerate() {
            let figure = series.figures.get(place).and_then(Option::as_ref);
            if matches!(found, Found::Facts(_)) && figure.is_some() {
                warnings.push(
                    Diagnostic::new(Code::FactOverRegister, Input::Facts)
                        .with_text("measure", measure.name.clone())
                        .with_text("who", buyer.name.clone())
                        .with("value", run.at(id, place)),
                );
            }
        }
    }
    warnings
}

#[cfg(test)]
#[path = "statement/statement_tests.rs"]
mod tests;
