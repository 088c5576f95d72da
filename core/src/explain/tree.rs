//! From steps and records to figures.

mod clients;
mod combined;
mod handed;
mod measured;
mod prior;
mod rest;
mod shared;
mod shown;
mod tiers;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::wording;
use super::{ClientView, Detail, Figure, FigureSource};
use crate::exact::Exact;
use crate::plan::{Funding, Op, Over, Step, StepId};
use crate::source::{Citation, Source};
use crate::statement::Statement;
use crate::text::Lang;

/// Builds the figures of a statement in one language.
pub(super) struct Tree<'a> {
    pub statement: &'a Statement,
    pub lang: Lang,
    pub clients: ClientView,
    /// The figures that have been told with all that they are made of; once is enough.
    told: RefCell<BTreeSet<(StepId, usize)>>,
}

/// The words and particulars of a figure; the rest is the same for every step.
struct Told {
    step: &'static str,
    text: String,
    detail: BTreeMap<&'static str, Detail>,
    inputs: Vec<Figure>,
    source: Option<FigureSource>,
}

impl Told {
    fn new(step: &'static str, text: String) -> Self {
        Self { step, text, detail: BTreeMap::new(), inputs: Vec::new(), source: None }
    }

    fn detail(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        self.detail.insert(name, Detail::Text(value.to_string()));
        self
    }

    fn list(mut self, name: &'static str, values: impl Into<Arc<[String]>>) -> Self {
        self.detail.insert(name, Detail::List(values.into()));
        self
    }

    fn inputs(self, inputs: Vec<Figure>) -> Self {
        Self { inputs, ..self }
    }
}

impl<'a> Tree<'a> {
    pub fn new(statement: &'a Statement, lang: Lang, clients: ClientView) -> Self {
        Self { statement, lang, clients, told: RefCell::default() }
    }

    /// The figure of a buyer's bill, or of the total.
    pub fn root(&self, buyer: Option<usize>) -> Figure {
        let plan = self.statement.plan();
        match buyer {
            Some(place) => {
                let mut figure = self.figure(plan.bills, place);
                if let Some(bill) = self.statement.bills().get(place) {
                    figure.label = bill.name(self.lang).to_owned();
                }
                figure
            }
            None => self.figure(plan.total, 0),
        }
    }

    /// What is shown on a buyer's bill and adds to nothing, as figures of their own.
    pub fn memos(&self, buyer: Option<usize>) -> Vec<Figure> {
        let Some(place) = buyer else { return Vec::new() };
        let memo = |amount: StepId| {
            let figure = self.figure(amount, place);
            let text = format!("{} {}", wording::not_billed(self.lang), figure.text);
            Figure { text, ..figure }
        };
        self.statement.plan().memos().map(|line| memo(line.amount)).collect()
    }

    /// What funders pay, as figures of their own.
    pub fn funders(&self) -> Vec<Figure> {
        let currency = self.statement.currency();
        let figure = |funding: &Funding| Figure {
            step: "memo",
            label: funding.name.get(self.lang).to_owned(),
            text: wording::not_billed(self.lang),
            value: currency.amount_text(&funding.amount),
            unit: currency.to_string(),
            shown: self.money(&funding.amount),
            source: funding.citation.as_ref().map(cited),
            detail: BTreeMap::new(),
            inputs: Vec::new(),
        };
        self.statement.plan().funding.iter().map(figure).collect()
    }

    fn figure(&self, id: StepId, place: usize) -> Figure {
        let plan = self.statement.plan();
        let value = self.statement.run().at(id, place);
        let Some(step) = plan.step(id) else { return self.bare(None, id, &value) };
        let place = if step.over == Over::Scalar { 0 } else { place };
        let mut figure = self.bare(Some(step), id, &value);
        if step.op.has_inputs() && !self.told.borrow_mut().insert((id, place)) {
            figure.text = wording::above(self.lang);
            figure.detail.insert("repeated", Detail::Text("yes".into()));
            return figure;
        }
        let told = self.told(id, step, place, &figure.shown);
        Figure {
            step: told.step,
            text: told.text,
            source: step.citation.as_ref().map(cited).or(told.source),
            detail: told.detail,
            inputs: told.inputs,
            ..figure
        }
    }

    /// A figure with its value, and nothing said of how it was made.
    fn bare(&self, step: Option<&Step>, id: StepId, value: &Exact) -> Figure {
        Figure {
            step: step.map_or("sum", |step| name(&step.op)),
            label: step
                .map(|step| step.label.get(self.lang))
                .unwrap_or_default()
                .to_owned(),
            text: String::new(),
            unit: step.map(|step| step.unit.to_string()).unwrap_or_default(),
            shown: self.shown(id, value),
            value: step.map(|step| self.value_text(step, value)).unwrap_or_default(),
            source: None,
            detail: BTreeMap::new(),
            inputs: Vec::new(),
        }
    }

    fn told(&self, id: StepId, step: &Step, place: usize, shown: &str) -> Told {
        let lang = self.lang;
        let all = |ids: &[StepId]| -> Vec<Figure> {
            ids.iter().map(|id| self.figure(*id, place)).collect()
        };
        match &step.op {
            Op::Measure { registered, .. } => {
                self.measured(id, registered.as_ref(), place)
            }
            Op::Stated(stated) => measured::stated_told(stated, lang),
            Op::Number(number, from) => self.number(number, *from),
            Op::Numbers(_, from) => Told::new("weight", wording::numbers(*from, lang)),
            Op::Prior(prior) => self.prior(id, prior, place),
            Op::Times(ids) => combined::times(all(ids), shown),
            Op::Per { of, by, zero_gives } => {
                combined::per(all(&[*of, *by]), zero_gives.as_ref(), shown, lang)
            }
            Op::Minus(a, b) => combined::minus(all(&[*a, *b]), shown),
            Op::Plus(ids) => combined::plus(all(ids), shown),
            Op::Least(ids) => combined::least(all(ids), shown, lang),
            Op::Greatest(ids) => combined::greatest(all(ids), shown, lang),
            Op::Sum(of) => self.summed(*of, None, shown),
            Op::SumWithin(of, division) => {
                self.summed(*of, Some((*division, place)), shown)
            }
            Op::Spread(of, division) => {
                let figure = self.figure(*of, self.area_of(*division, place));
                combined::spread(figure, self.area_name(*division, place))
            }
            Op::When { condition, then, otherwise } => {
                self.when(condition, *then, *otherwise, place)
            }
            Op::Convert { of, size, parts } => {
                self.converted(self.figure(*of, place), size, *parts, shown)
            }
            Op::Tiers { of, bands, take } => {
                self.tiers((*of, step), bands, *take, place, shown)
            }
            Op::Clients(clients) => self.of_clients(id, clients, place, shown),
            Op::Round { of, unit, mode } => {
                self.rounded((*of, id), unit, *mode, place, shown)
            }
            Op::Handover(of, _) => self.handed_over(id, *of, place, shown),
            Op::Share(sharing) => self.shared(id, sharing, place, shown),
        }
    }

    /// The area of a buyer.
    fn area_of(&self, division: usize, place: usize) -> usize {
        let division = self.statement.plan().divisions.get(division);
        division.and_then(|d| d.area_of.get(place)).copied().unwrap_or_default()
    }

    /// What the area of a buyer is called.
    fn area_name(&self, division: usize, place: usize) -> &str {
        let area = self.area_of(division, place);
        let division = self.statement.plan().divisions.get(division);
        let area = division.and_then(|division| division.areas.get(area));
        area.map(|area| area.name.get(self.lang)).unwrap_or_default()
    }
}

/// What a step is called in documents.
fn name(op: &Op) -> &'static str {
    use crate::plan::Rate;
    match op {
        Op::Measure { .. } => "measure",
        Op::Stated(stated) => match stated.rate {
            Rate::PerUnit => "rate",
            Rate::Amount => "amount",
            Rate::Figure => "value",
        },
        Op::Number(..) => "number",
        Op::Numbers(..) => "weight",
        Op::Prior(_) => "prior",
        Op::Times(_) => "times",
        Op::Per { .. } => "per",
        Op::Plus(_) | Op::Sum(_) | Op::SumWithin(..) => "sum",
        Op::Minus(..) => "minus",
        Op::Least(_) => "least",
        Op::Greatest(_) => "greatest",
        Op::Spread(..) => "spread",
        Op::When { .. } => "when",
        Op::Convert { .. } => "convert",
        Op::Tiers { .. } => "tiers",
        Op::Clients(_) => "clients",
        Op::Round { .. } => "round",
        Op::Share(_) => "share",
        Op::Handover(..) => "handover",
    }
}

fn cited(citation: &Citation) -> FigureSource {
    FigureSource { quote: citation.quote.clone(), ..published(&citation.source) }
}

fn published(source: &Source) -> FigureSource {
    let publisher =
        source.publisher.as_ref().map(|by| format!(", {by}")).unwrap_or_default();
    let licence = source
        .licence
        .as_ref()
        .map(|licence| format!(" ({licence})"))
        .unwrap_or_default();
    FigureSource {
        id: source.id.clone(),
        title: format!("{}{publisher}{licence}", source.title),
        quote: None,
    }
}
