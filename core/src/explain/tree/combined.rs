//! What is said of figures made of others: arithmetic, comparisons, prices in bands, rounding.

use super::{Told, Tree};
use crate::agreement::{Comparison, Parts};
use crate::exact::Exact;
use crate::explain::{Figure, wording};
use crate::format;
use crate::plan::{Asked, StepId, When};
use crate::rounding::Mode;
use crate::text::Lang;

fn each_shown(inputs: &[Figure]) -> Vec<&str> {
    inputs.iter().map(|input| input.shown.as_str()).collect()
}

/// The inputs as a formula.
fn joined(inputs: &[Figure], sign: &str) -> String {
    each_shown(inputs).join(sign)
}

pub(super) fn times(inputs: Vec<Figure>, shown: &str) -> Told {
    let text = format!("{} = {shown}", joined(&inputs, " × "));
    Told::new("times", text).inputs(inputs)
}

pub(super) fn per(
    inputs: Vec<Figure>,
    zero_gives: Option<&Exact>,
    shown: &str,
    lang: Lang,
) -> Told {
    let by_zero = inputs.get(1).is_some_and(|by| is_zero(&by.value));
    let formula = joined(&inputs, " ÷ ");
    let told = match zero_gives {
        Some(_) if by_zero => {
            Told::new("per", wording::zero_gives(&formula, shown, lang))
        }
        _ => Told::new("per", format!("{formula} = {shown}")),
    };
    match zero_gives {
        Some(value) => told.detail("zero_gives", value),
        None => told,
    }
    .inputs(inputs)
}

fn is_zero(text: &str) -> bool {
    text.parse::<Exact>().is_ok_and(|value| value.is_zero())
}

pub(super) fn minus(inputs: Vec<Figure>, shown: &str) -> Told {
    let text = format!("{} = {shown}", joined(&inputs, " \u{2212} "));
    Told::new("minus", text).inputs(inputs)
}

pub(super) fn plus(inputs: Vec<Figure>, shown: &str) -> Told {
    let text = match inputs.as_slice() {
        // A bill of one line says which, not that it equals itself.
        [one] => wording::only(&one.label, shown),
        _ => format!("{} = {shown}", joined(&inputs, " + ")),
    };
    Told::new("sum", text).inputs(inputs)
}

pub(super) fn least(inputs: Vec<Figure>, shown: &str, lang: Lang) -> Told {
    let text = wording::least(&each_shown(&inputs), shown, lang);
    Told::new("least", text).inputs(inputs)
}

pub(super) fn greatest(inputs: Vec<Figure>, shown: &str, lang: Lang) -> Told {
    let text = wording::greatest(&each_shown(&inputs), shown, lang);
    Told::new("greatest", text).inputs(inputs)
}

pub(super) fn spread(figure: Figure, area: &str) -> Told {
    Told::new("spread", wording::only(area, &figure.shown)).inputs(vec![figure])
}

impl Tree<'_> {
    /// A sum over all, or over the buyers of one area: each with its value, not with its tree.
    pub(super) fn summed(
        &self,
        of: StepId,
        area: Option<(usize, usize)>,
        shown: &str,
    ) -> Told {
        let plan = self.statement.plan();
        let Some(step) = plan.step(of) else { return Told::new("sum", String::new()) };
        let within = |place: &usize| {
            area.is_none_or(|(division, area)| self.area_of(division, *place) == area)
        };
        let inputs: Vec<Figure> = (0..plan.size(step.over))
            .filter(within)
            .map(|place| {
                let value = self.statement.run().at(of, place);
                let label = plan.who(step.over, place).get(self.lang).to_owned();
                let text = format!("{label} ({}).", plan.code(step.over, place));
                Figure { step: "each", label, text, ..self.bare(Some(step), of, &value) }
            })
            .collect();
        Told::new("sum", wording::over_all(inputs.len(), step.over, shown, self.lang))
            .inputs(inputs)
    }

    pub(super) fn when(
        &self,
        condition: &When,
        then: StepId,
        otherwise: StepId,
        place: usize,
    ) -> Told {
        let lang = self.lang;
        let (holds, words, mut inputs) = match condition {
            When::Compares(a, comparison, b) => {
                let run = self.statement.run();
                let holds = comparison.holds(run.at(*a, place).cmp(&run.at(*b, place)));
                let (a, b) = (self.figure(*a, place), self.figure(*b, place));
                let words = format!("{} {} {}", a.shown, sign(*comparison), b.shown);
                (holds, words, vec![a, b])
            }
            When::Among(among) => {
                let holds = among.get(place).copied().unwrap_or_default();
                (holds, wording::among(lang), Vec::new())
            }
            When::Always(dating) => {
                let day = format::day(dating.date, lang);
                let words = match dating.asked {
                    Asked::Before => wording::begins_before(&day, lang),
                    Asked::From => wording::begins_from(&day, lang),
                };
                (dating.holds(), words, Vec::new())
            }
        };
        let taken = self.figure(if holds { then } else { otherwise }, place);
        let text = wording::when(holds, &words, &taken.shown, lang);
        let held = if holds { "yes" } else { "no" };
        inputs.push(taken);
        Told::new("when", text).detail("holds", held).inputs(inputs)
    }

    pub(super) fn converted(
        &self,
        figure: Figure,
        size: &Exact,
        parts: Parts,
        shown: &str,
    ) -> Told {
        let size_shown = format::number(size, 0, self.lang);
        let text =
            wording::converted(&figure.shown, &size_shown, parts, shown, self.lang);
        Told::new("convert", text)
            .detail("size", size)
            .detail("parts", parts.as_str())
            .inputs(vec![figure])
    }

    pub(super) fn rounded(
        &self,
        (of, id): (StepId, StepId),
        unit: &Exact,
        mode: Mode,
        place: usize,
        shown: &str,
    ) -> Told {
        let run = self.statement.run();
        let (before, after) = (run.at(of, place), run.at(id, place));
        let input = self.figure(of, place);
        let unit_shown = self.shown(id, unit);
        let text = if before == after {
            wording::not_rounded(&input.shown, &unit_shown, self.lang)
        } else {
            wording::rounded(&input.shown, &unit_shown, mode, shown, self.lang)
        };
        Told::new("round", text)
            .detail("rounding_unit", unit)
            .detail("mode", mode)
            .inputs(vec![input])
    }
}

fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Below => "<",
        Comparison::AtMost => "≤",
        Comparison::Above => ">",
        Comparison::AtLeast => "≥",
        Comparison::Equals => "=",
    }
}
