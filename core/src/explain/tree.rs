//! From steps and records to figures.

use std::collections::BTreeMap;

use super::wording;
use super::{Detail, Figure, FigureSource};
use crate::agreement::UnitName;
use crate::apportion::Shares;
use crate::exact::Exact;
use crate::format;
use crate::plan::{
    Found, Funding, Given, Op, Over, Rate, Record, Registered, Sharing, Stated, StatedBy,
    Step, StepId,
};
use crate::rounding::Rounding;
use crate::source::{Citation, Source};
use crate::statement::{Statement, counted, per_unit, unit_name};
use crate::text::Lang;
use crate::unit::Unit;

/// Builds the figures of a statement in one language.
pub(super) struct Tree<'a> {
    pub statement: &'a Statement,
    pub lang: Lang,
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

    fn inputs(self, inputs: Vec<Figure>) -> Self {
        Self { inputs, ..self }
    }
}

impl Tree<'_> {
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

    fn figure(&self, id: StepId, buyer: usize) -> Figure {
        let plan = self.statement.plan();
        let value = self.statement.run().at(id, buyer);
        let Some(step) = plan.step(id) else { return empty(&value) };
        let told = self.told(id, step, buyer, &value);
        Figure {
            step: told.step,
            label: step.label.get(self.lang).to_owned(),
            text: told.text,
            unit: step.unit.to_string(),
            shown: self.shown(id, &value),
            value: self.value_text(step, &value),
            source: step.citation.as_ref().map(cited).or(told.source),
            detail: told.detail,
            inputs: told.inputs,
        }
    }

    fn told(&self, id: StepId, step: &Step, buyer: usize, value: &Exact) -> Told {
        let lang = self.lang;
        let shown = self.shown(id, value);
        match &step.op {
            Op::Measure { registered, .. } => {
                self.measured(id, registered.as_ref(), buyer)
            }
            Op::Stated(stated) => stated_told(stated, lang),
            Op::Weights(_) => Told::new("weight", wording::weight(lang)),
            Op::Times(a, b) => {
                let (a, b) = (self.figure(*a, buyer), self.figure(*b, buyer));
                let text = format!("{} × {} = {shown}", a.shown, b.shown);
                Told::new("times", text).inputs(vec![a, b])
            }
            Op::Per(a, b) => {
                let (a, b) = (self.figure(*a, buyer), self.figure(*b, buyer));
                let text = format!("{} ÷ {} = {shown}", a.shown, b.shown);
                Told::new("per", text).inputs(vec![a, b])
            }
            Op::Minus(a, b) => {
                let (a, b) = (self.figure(*a, buyer), self.figure(*b, buyer));
                let text = format!("{} \u{2212} {} = {shown}", a.shown, b.shown);
                Told::new("minus", text).inputs(vec![a, b])
            }
            Op::Plus(parts) => {
                let inputs: Vec<Figure> =
                    parts.iter().map(|part| self.figure(*part, buyer)).collect();
                let terms: Vec<&str> =
                    inputs.iter().map(|input| input.shown.as_str()).collect();
                let text = match inputs.as_slice() {
                    // A bill of one line says which, not that it equals itself.
                    [one] => format!("{}: {shown}", one.label),
                    _ => format!("{} = {shown}", terms.join(" + ")),
                };
                Told::new("sum", text).inputs(inputs)
            }
            Op::Sum(of) => self.summed(*of, &shown),
            Op::Round(of, rounding) => self.rounded(*of, rounding, buyer, &shown),
            Op::Handover(of, _) => self.handed_over(id, *of, buyer, &shown),
            Op::Share(sharing) => match self.statement.run().record(id) {
                Some(Record::Shared(shares)) => self.shared(sharing, shares, buyer),
                _ => Told::new("share", String::new()),
            },
        }
    }

    /// A sum over the buyers: each with its value, not with its tree.
    fn summed(&self, of: StepId, shown: &str) -> Told {
        let plan = self.statement.plan();
        let over = plan.step(of).map_or(Over::Buyers, |step| step.over);
        let inputs: Vec<Figure> = plan
            .over(over)
            .iter()
            .enumerate()
            .map(|(place, buyer)| {
                let value = self.statement.run().at(of, place);
                let shown = self.shown(of, &value);
                Figure {
                    step: "sum",
                    label: buyer.name.get(self.lang).to_owned(),
                    text: format!("{} ({})", buyer.name.get(self.lang), buyer.code),
                    unit: plan
                        .step(of)
                        .map(|step| step.unit.to_string())
                        .unwrap_or_default(),
                    value: plan
                        .step(of)
                        .map(|step| self.value_text(step, &value))
                        .unwrap_or_default(),
                    shown,
                    source: None,
                    detail: BTreeMap::new(),
                    inputs: Vec::new(),
                }
            })
            .collect();
        Told::new("sum", wording::over_buyers(inputs.len(), shown, self.lang))
            .inputs(inputs)
    }

    fn rounded(
        &self,
        of: StepId,
        rounding: &Rounding,
        buyer: usize,
        shown: &str,
    ) -> Told {
        let input = self.figure(of, buyer);
        let changed = self.statement.run().at(of, buyer)
            != rounding.round(&self.statement.run().at(of, buyer));
        let unit = self.money(rounding.unit());
        let text = if changed {
            wording::rounded(&input.shown, &unit, rounding.mode(), shown, self.lang)
        } else {
            wording::not_rounded(&input.shown, &unit, self.lang)
        };
        Told::new("round", text)
            .detail("rounding_unit", rounding.unit())
            .detail("mode", rounding.mode())
            .inputs(vec![input])
    }

    fn shared(&self, sharing: &Sharing, shares: &Shares, buyer: usize) -> Told {
        let plan = self.statement.plan();
        let pool = self.figure(sharing.pool, buyer);
        let weight = self.figure(sharing.weights, buyer);
        let Some(part) = shares.parts().get(buyer) else {
            return Told::new("share", String::new());
        };
        let name = |place: usize| {
            plan.parties.get(place).map(|buyer| buyer.name.get(self.lang).to_owned())
        };
        let next = shares.next().and_then(name);
        let words = wording::Share {
            pool: pool.shown.clone(),
            weight: weight.shown.clone(),
            weights: self.shown(sharing.weights, shares.weights()),
            quota: self.money(&part.quota),
            rounding: &sharing.rounding,
            unit: self.money(sharing.rounding.unit()),
            rounded: self.money(&part.rounded),
            carried: (!part.carried.is_zero()).then(|| self.money(&part.carried)),
            rank: part.rank,
            next: next.clone(),
            amount: self.money(&part.amount()),
            bounded: sharing.bounds.floor.is_some() || sharing.bounds.ceiling.is_some(),
        };
        let text = words.text(self.lang);
        let mut told = Told::new("share", text)
            .detail("pool", shares.whole())
            .detail("weight", self.statement.run().at(sharing.weights, buyer))
            .detail("weights_sum", shares.weights())
            .detail("quota", &part.quota)
            .detail("rounded", &part.rounded)
            .detail("rounding_unit", sharing.rounding.unit())
            .detail("mode", sharing.rounding.mode())
            .detail("balance", sharing.rounding.balance())
            .detail("carried", &part.carried);
        if let Some(rank) = part.rank {
            told = told.detail("rank", rank);
        }
        if let Some(next) = shares.next().and_then(|place| plan.parties.get(place)) {
            told = told.detail("next", &next.code);
        }
        let participants = plan.parties.iter().map(|buyer| buyer.code.clone()).collect();
        told.detail.insert("participants", Detail::List(participants));
        told.inputs(vec![pool, weight])
    }

    /// What a buyer pays for everybody whose area it has: each with its tree.
    fn handed_over(&self, id: StepId, of: StepId, buyer: usize, shown: &str) -> Told {
        let (plan, lang) = (self.statement.plan(), self.lang);
        let (Some(handover), Some(Record::HandedOver(record))) =
            (&plan.handover, self.statement.run().record(id))
        else {
            return Told::new("handover", String::new());
        };
        let mut inputs = Vec::new();
        let mut parts = Vec::new();
        let held = handover.parts.iter().zip(record).zip(&plan.parties).enumerate();
        for (place, ((weights, amounts), party)) in held {
            let own = weights.iter().zip(amounts).find(|((to, _), _)| *to == buyer);
            let Some(((_, weight), amount)) = own else { continue };
            let mut figure = self.figure(of, place);
            party.name.get(lang).clone_into(&mut figure.label);
            let sum: Exact = weights.iter().map(|(_, weight)| weight).sum();
            let amount = self.shown(id, amount);
            parts.push(if *weight == sum {
                format!("{} {amount}", party.name.get(lang))
            } else {
                let (weight, sum) =
                    (format::number(weight, 0, lang), format::number(&sum, 0, lang));
                format!(
                    "{} {} × {weight}/{sum} → {amount}",
                    party.name.get(lang),
                    figure.shown
                )
            });
            inputs.push(figure);
        }
        let maps = (format::day(handover.from, lang), format::day(handover.to, lang));
        let text =
            wording::handed_over(handover.by, &maps, &parts.join(" + "), shown, lang);
        Told::new("handover", text)
            .detail("from", handover.from)
            .detail("to", handover.to)
            .detail("by", handover.by.as_str())
            .inputs(inputs)
    }

    fn measured(
        &self,
        id: StepId,
        registered: Option<&Registered>,
        buyer: usize,
    ) -> Told {
        let lang = self.lang;
        let found = match self.statement.run().record(id) {
            Some(Record::Measured(found)) => found.get(buyer).or(found.first()),
            _ => None,
        };
        match (found, registered) {
            (Some(Found::Register), Some(series)) => {
                let Some(figure) = series.figures.get(buyer).and_then(Option::as_ref)
                else {
                    return Told::new("measure", String::new());
                };
                let mut text = wording::from_register(
                    figure.name.get(lang),
                    &format::day(series.date, lang),
                    &format::day(series.borders, lang),
                    lang,
                );
                if !figure.carried.is_empty() {
                    let parts: Vec<String> = figure
                        .carried
                        .iter()
                        .map(|(code, value)| {
                            format!("{code}: {}", format::number(value, 0, lang))
                        })
                        .collect();
                    let map = format::day(figure.map, lang);
                    text += &wording::carried_over(&map, &parts.join(" + "), lang);
                }
                let mut told = Told::new("measure", text)
                    .detail("origin", "register")
                    .detail("series", &series.series)
                    .detail("date", series.date)
                    .detail("borders", series.borders);
                told.source = Some(published(&figure.source));
                if !figure.carried.is_empty() {
                    let codes = figure.carried.iter().map(|(code, _)| code.to_string());
                    told.detail.insert("carried", Detail::List(codes.collect()));
                }
                told
            }
            (Some(Found::Facts(given)), _) => self.given(id, given),
            _ => Told::new("measure", wording::counted_as_zero(lang))
                .detail("origin", "missing"),
        }
    }

    fn given(&self, id: StepId, given: &[Given]) -> Told {
        let lang = self.lang;
        let each: Vec<String> = given
            .iter()
            .map(|fact| {
                let status = fact.status.map(|status| wording::status(status, lang));
                let known =
                    fact.known.map(|day| wording::known(&format::day(day, lang), lang));
                let more: Vec<String> = [Some(fact.period.to_string()), status, known]
                    .into_iter()
                    .flatten()
                    .collect();
                format!("{} ({})", self.shown(id, &fact.value), more.join(", "))
            })
            .collect();
        let told = Told::new("measure", wording::from_facts(&each.join(" + "), lang))
            .detail("origin", "facts");
        if let [one] = given {
            let mut told = told.detail("period", &one.period);
            if let Some(status) = one.status {
                told = told.detail("status", status.as_str());
            }
            if let Some(known) = one.known {
                told = told.detail("known", known);
            }
            told
        } else {
            let mut told = told;
            let periods = given.iter().map(|fact| fact.period.to_string()).collect();
            told.detail.insert("periods", Detail::List(periods));
            told
        }
    }

    /// A value of a step as the reader's language writes it.
    fn shown(&self, id: StepId, value: &Exact) -> String {
        let plan = self.statement.plan();
        let Some(step) = plan.step(id) else { return String::new() };
        let currency = self.statement.currency();
        let unit = step.unit.to_string();
        if unit == currency.code() {
            return self.money(value);
        }
        if step.unit == Unit::one() {
            return format::number(value, 0, self.lang);
        }
        if let Some(name) = unit_name(plan, id) {
            return counted(value, &name, self.lang);
        }
        let base =
            unit.strip_prefix(currency.code()).and_then(|rest| rest.strip_prefix('/'));
        let named = base.and_then(|base| self.unit(base));
        match named {
            Some(name) => per_unit(value, name, currency, self.lang),
            None => format!("{} {unit}", format::number(value, 0, self.lang)),
        }
    }

    fn unit(&self, id: &str) -> Option<&UnitName> {
        self.statement.plan().agreement.units.iter().find(|unit| unit.id == id)
    }

    fn money(&self, value: &Exact) -> String {
        self.statement.shown(value, self.lang)
    }

    /// Money with at least the decimals of its currency, anything else as it is.
    fn value_text(&self, step: &Step, value: &Exact) -> String {
        let currency = self.statement.currency();
        if step.unit.to_string() == currency.code() {
            currency.amount_text(value)
        } else {
            value.to_string()
        }
    }
}

fn stated_told(stated: &Stated, lang: Lang) -> Told {
    let days = format::days(stated.days, lang);
    let (step, text) = match stated.rate {
        Rate::PerUnit => ("rate", wording::rate(&days, lang)),
        Rate::Amount => ("amount", wording::amount(&days, lang)),
    };
    let text = match stated.origin {
        StatedBy::Agreement => text,
        StatedBy::Held => format!("{text} {}", wording::held(lang)),
        StatedBy::Caller => wording::given_with_the_call(&days, lang),
    };
    let told = Told::new(step, text)
        .detail("from", stated.days.from())
        .detail("to", stated.days.to());
    match stated.origin {
        StatedBy::Agreement => told,
        StatedBy::Held => told.detail("origin", "held"),
        StatedBy::Caller => told.detail("origin", "given"),
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

fn empty(value: &Exact) -> Figure {
    Figure {
        step: "sum",
        label: String::new(),
        text: String::new(),
        value: value.to_string(),
        unit: String::new(),
        shown: value.to_string(),
        source: None,
        detail: BTreeMap::new(),
        inputs: Vec::new(),
    }
}
