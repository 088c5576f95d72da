//! Running the steps: once with a record of what each did, or without.

use super::bind::{Bound, Brought};
use super::step::{Clients, Limit, When};
use super::{ClientRows, Op, Over, Plan, Record, Recording, Run, Step, StepId, sums};
use crate::agreement::{Comparison, Parts, TakeClient};
use crate::column::{Arithmetic, Column, Trouble};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::format;
use crate::rounding::Mode;
use crate::text::Text;
use crate::unit::Unit;

/// The most binary digits of an exact figure.
pub(super) const BITS: usize = 65_536;

impl Bound<'_> {
    /// Works out every step; or, without a record, those that bills are made of.
    pub(crate) fn run(&self, recording: Recording) -> Result<Run, Diagnostics> {
        self.run_with(recording, &|_| None)
    }

    /// The same with other values of some steps.
    pub(crate) fn run_with<'v>(
        &'v self,
        recording: Recording,
        other: &dyn Fn(StepId) -> Option<&'v Column>,
    ) -> Result<Run, Diagnostics> {
        let mut run = Run::with_capacity(self.plan.steps.len());
        let wanted = self.plan.wanted.iter().copied().chain(std::iter::repeat(true));
        let steps = self.plan.steps.iter().zip(wanted).zip(&self.brought);
        for (place, ((step, wanted), brought)) in steps.enumerate() {
            if recording == Recording::Off && !wanted {
                run.push(None, Record::Nothing);
                continue;
            }
            if let Some(column) = other(StepId::new(place)) {
                run.push(Some(column.clone()), Record::Nothing);
                continue;
            }
            let working = Working { bound: self, step, run: &run, recording };
            let (column, record) = working.done(brought)?;
            run.push(Some(column), record);
        }
        sums::check(&self.plan, &run)?;
        Ok(run)
    }
}

/// One step at work.
pub(super) struct Working<'w> {
    pub bound: &'w Bound<'w>,
    pub step: &'w Step,
    pub run: &'w Run,
    pub recording: Recording,
}

impl Working<'_> {
    pub fn plan(&self) -> &Plan {
        &self.bound.plan
    }

    pub fn arithmetic(&self) -> Arithmetic {
        self.bound.arithmetic
    }

    /// The values of the step, without a record.
    pub fn value(&self, brought: &Brought) -> Result<Column, Diagnostic> {
        self.done(brought).map(|(column, _)| column)
    }

    fn done(&self, brought: &Brought) -> Result<(Column, Record), Diagnostic> {
        match brought {
            Brought::Values(column, record) => Ok(match self.recording {
                Recording::On => (column.clone(), record.clone()),
                Recording::Off => (column.clone(), Record::Nothing),
            }),
            Brought::Clients(rows) => self.clients(rows),
            Brought::Nothing => self.work(),
        }
    }

    /// The values of a step before this one.
    pub fn column(&self, id: StepId) -> Result<&Column, Diagnostic> {
        self.run.value(id).ok_or_else(|| internal("a step has not run"))
    }

    fn columns(&self, ids: &[StepId]) -> Result<Vec<&Column>, Diagnostic> {
        ids.iter().map(|id| self.column(*id)).collect()
    }

    fn work(&self) -> Result<(Column, Record), Diagnostic> {
        let (with, len) = (self.arithmetic(), self.plan().size(self.step.over));
        let told = |of: Option<StepId>| move |trouble| self.trouble(trouble, of);
        let column = match &self.step.op {
            Op::Times(all) => self.product(all, len)?,
            Op::Per { of, by, zero_gives } => with
                .per(self.column(*of)?, self.column(*by)?, len, zero_gives.as_ref())
                .map_err(told(Some(*of)))?,
            Op::Plus(all) => with.plus(&self.columns(all)?, len).map_err(told(None))?,
            Op::Minus(a, b) => {
                with.minus(self.column(*a)?, self.column(*b)?, len).map_err(told(None))?
            }
            Op::Least(all) => {
                with.least_of(&self.columns(all)?, len).map_err(told(None))?
            }
            Op::Greatest(all) => {
                with.greatest_of(&self.columns(all)?, len).map_err(told(None))?
            }
            Op::Sum(of) => with.sum(self.column(*of)?).map_err(told(None))?,
            Op::SumWithin(of, division) => {
                let (area_of, areas) = self.areas(*division)?;
                with.sum_within(self.column(*of)?, area_of, areas).map_err(told(None))?
            }
            Op::Spread(of, division) => {
                let (area_of, _) = self.areas(*division)?;
                with.gather(self.column(*of)?, area_of).map_err(told(None))?
            }
            Op::When { condition, then, otherwise } => {
                let which = self.holds(condition, len)?;
                let (then, otherwise) = (self.column(*then)?, self.column(*otherwise)?);
                with.pick(&which, then, otherwise, len).map_err(told(None))?
            }
            Op::Convert { of, size, parts } => self.convert(*of, size, *parts, len)?,
            Op::Tiers { of, bands, take } => {
                with.tiers(self.column(*of)?, bands, *take).map_err(told(Some(*of)))?
            }
            Op::Round { of, unit, mode } => {
                with.round(self.column(*of)?, *mode, unit).map_err(told(None))?
            }
            Op::Share(sharing) => return self.shared(sharing),
            Op::Handover(of, rounding) => {
                return self.handed_over(*of, rounding.as_ref());
            }
            Op::Measure { .. }
            | Op::Stated(_)
            | Op::Number(..)
            | Op::Numbers(..)
            | Op::Prior(_)
            | Op::Clients(_) => return Err(internal("nothing was brought in")),
        };
        Ok((column, Record::Nothing))
    }

    fn product(&self, all: &[StepId], len: usize) -> Result<Column, Diagnostic> {
        let [first, rest @ ..] = all else {
            return Err(internal("a product of nothing"));
        };
        let mut product = self.column(*first)?.clone();
        for id in rest {
            product = self
                .arithmetic()
                .times(&product, self.column(*id)?, len)
                .map_err(|trouble| self.trouble(trouble, None))?;
        }
        Ok(product)
    }

    fn convert(
        &self,
        of: StepId,
        size: &Exact,
        parts: Parts,
        len: usize,
    ) -> Result<Column, Diagnostic> {
        let with = self.arithmetic();
        let told = |trouble| self.trouble(trouble, Some(of));
        let size = with.scalar(size).map_err(told)?;
        let units = with.per(self.column(of)?, &size, len, None).map_err(told)?;
        let mode = match parts {
            Parts::Exact => return Ok(units),
            Parts::Started => Mode::Up,
            Parts::Full => Mode::Down,
        };
        with.round(&units, mode, &Exact::one()).map_err(told)
    }

    fn holds(&self, condition: &When, len: usize) -> Result<Vec<bool>, Diagnostic> {
        match condition {
            When::Among(which) => Ok(which.clone()),
            When::Always(dating) => Ok(vec![dating.holds(); len]),
            When::Compares(a, comparison, b) => self
                .arithmetic()
                .compare(self.column(*a)?, self.column(*b)?, *comparison, len)
                .map_err(|trouble| self.trouble(trouble, None)),
        }
    }

    /// The area of each buyer, and how many areas there are.
    pub fn areas(&self, division: usize) -> Result<(&[usize], usize), Diagnostic> {
        let division = self.plan().divisions.get(division);
        let division = division.ok_or_else(|| internal("there is no such division"))?;
        Ok((&division.area_of, division.areas.len()))
    }

    /// A sum over the clients of each buyer.
    fn clients(&self, rows: &ClientRows) -> Result<(Column, Record), Diagnostic> {
        let Op::Clients(clients) = &self.step.op else {
            return Err(internal("no clients are wanted here"));
        };
        let limit = clients.limit.and_then(|(_, id)| self.run.value(id));
        let counted = counted(self.bound, clients, rows, limit);
        let counted = counted.map_err(|trouble| self.trouble(trouble, None))?;
        let record = match self.recording {
            Recording::On => Record::Clients(rows.clone()),
            Recording::Off => Record::Nothing,
        };
        Ok((counted, record))
    }

    /// What keeps a value from being worked out: the step, whose, when, and of what.
    pub fn trouble(&self, trouble: Trouble, of: Option<StepId>) -> Diagnostic {
        let (code, place) = match trouble {
            Trouble::DivisionByZero { place } => (Code::DivisionByZero, place),
            Trouble::Outside { place } => (Code::OutsideTiers, place),
            Trouble::TooLarge => return self.too_large(),
        };
        let value = of.map_or_else(Exact::zero, |of| self.run.at(of, place));
        Diagnostic::new(code, Input::Agreement)
            .with("id", &self.step.of)
            .with_text("who", self.plan().who(self.step.over, place))
            .with("period", &self.plan().period)
            .with_text("value", self.told(of, &value))
    }

    /// A value as an error tells it: one made of the figures of clients may be that of a single one.
    pub fn told(&self, of: Option<StepId>, value: &Exact) -> Text {
        match of {
            Some(of) if self.plan().is_of_clients(of) => Text::withheld(),
            Some(of) => self.plan().shown(of, value),
            None => Text::each(|lang| format::number(value, 0, lang)),
        }
    }

    pub fn too_large(&self) -> Diagnostic {
        let plan = self.plan();
        let inputs = self.step.op.inputs();
        let figures = inputs.iter().filter_map(|id| Some((*id, plan.step(*id)?)));
        let each = figures.flat_map(|(id, of)| {
            (0..plan.size(of.over)).map(move |place| (of, place, self.run.at(id, place)))
        });
        too_large(plan, self.step, each)
    }
}

/// A sum over clients, by a limit where there is one.
pub(super) fn counted(
    bound: &Bound<'_>,
    clients: &Clients,
    rows: &ClientRows,
    limit: Option<&Column>,
) -> Result<Column, Trouble> {
    let (with, len) = (bound.arithmetic, rows.owners.len());
    let (zero, one) = (with.scalar(&Exact::zero())?, with.scalar(&Exact::one())?);
    let limit = clients.limit.and_then(|(side, _)| Some((side, limit?)));
    let each = match (clients.take, limit) {
        (TakeClient::Sum, None) => rows.figures.clone(),
        (TakeClient::Sum, Some((Limit::Above, limit))) => {
            let beyond = with.minus(&rows.figures, limit, len)?;
            with.greatest_of(&[&beyond, &zero], len)?
        }
        (TakeClient::Sum, Some((Limit::UpTo, limit))) => {
            with.least_of(&[&rows.figures, limit], len)?
        }
        (TakeClient::Count, None) => with.pick(&vec![true; len], &one, &zero, len)?,
        (TakeClient::Count, Some((side, limit))) => {
            let comparison = match side {
                Limit::Above => Comparison::Above,
                Limit::UpTo => Comparison::AtMost,
            };
            let which = with.compare(&rows.figures, limit, comparison, len)?;
            with.pick(&which, &one, &zero, len)?
        }
    };
    with.sum_within(&each, &rows.owners, bound.plan.parties.len())
}

/// An exact figure with more digits than anybody can use, and the longest of those it is made of.
pub(super) fn too_large<'f>(
    plan: &Plan,
    step: &Step,
    made_of: impl IntoIterator<Item = (&'f Step, usize, Exact)>,
) -> Diagnostic {
    let longest = made_of.into_iter().max_by_key(|(.., figure)| figure.bits());
    let (of, place, bits) =
        longest.map_or((step, 0, 0), |(of, place, figure)| (of, place, figure.bits()));
    Diagnostic::new(Code::FigureTooLarge, Input::Agreement)
        .with("id", &step.of)
        .with("limit", BITS)
        .with("period", &plan.period)
        .with("of", &of.of)
        .with_text("who", plan.who(of.over, place))
        .with("bits", bits)
}

pub(super) fn internal(what: &str) -> Diagnostic {
    Diagnostic::new(Code::Internal, Input::Call).with("what", what)
}

impl Plan {
    /// A value of a step, as money where it is money.
    pub(super) fn shown(&self, of: StepId, value: &Exact) -> Text {
        let currency = &self.agreement.currency;
        let money = Unit::base(currency.code());
        if self.step(of).is_some_and(|step| step.unit == money) {
            Text::each(|lang| format::money(value, currency, lang))
        } else {
            Text::each(|lang| format::number(value, 0, lang))
        }
    }

    /// What the one at a place is called, with its code.
    pub(super) fn named(&self, over: Over, place: usize) -> Text {
        let (name, code) = (self.who(over, place), self.code(over, place));
        if over == Over::Scalar {
            return name;
        }
        Text::each(|lang| format!("{} ({code})", name.get(lang)))
    }

    /// What the one at a place is called.
    pub(crate) fn who(&self, over: Over, place: usize) -> Text {
        let buyer = |buyers: &[crate::agreement::Buyer]| {
            buyers.get(place).map(|buyer| buyer.name.clone())
        };
        let name = match over {
            Over::Scalar => None,
            Over::Parties => buyer(&self.parties),
            Over::Buyers => buyer(&self.buyers),
            Over::Areas(division) => self
                .divisions
                .get(division)
                .and_then(|division| division.areas.get(place))
                .map(|area| area.name.clone()),
        };
        name.unwrap_or_else(super::labels::everybody)
    }
}
