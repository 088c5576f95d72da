//! What is said of figures that were brought in: quantities, stated figures, earlier statements.

use super::{Told, Tree, published};
use crate::exact::Exact;
use crate::explain::wording;
use crate::format;
use crate::plan::{
    Found, Given, NumberFrom, Rate, Record, Registered, Stated, StatedBy, StepId,
};
use crate::text::Lang;

impl Tree<'_> {
    pub(super) fn measured(
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
                    told = told.list("carried", codes.collect::<Vec<_>>());
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
                let replaced = wording::replaced(fact.replaced, lang);
                let more: Vec<String> =
                    [Some(wording::period(&fact.period, lang)), status, known, replaced]
                        .into_iter()
                        .flatten()
                        .collect();
                format!("{} ({})", self.shown(id, &fact.value), more.join(", "))
            })
            .collect();
        let told = Told::new("measure", wording::from_facts(&each.join(" + "), lang))
            .detail("origin", "facts");
        let replaced: usize = given.iter().map(|fact| fact.replaced).sum();
        let told = if replaced > 0 { told.detail("replaced", replaced) } else { told };
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
            let periods = given.iter().map(|fact| fact.period.to_string());
            told.list("periods", periods.collect::<Vec<_>>())
        }
    }
}

impl Tree<'_> {
    pub(super) fn number(&self, number: &Exact, from: NumberFrom) -> Told {
        let percent = format::number(&(number * &Exact::from(100)), 0, self.lang);
        Told::new("number", wording::number(from, &percent, self.lang))
    }
}

pub(super) fn stated_told(stated: &Stated, lang: Lang) -> Told {
    let days = stated.days;
    let (step, text) = match stated.rate {
        Rate::PerUnit => ("rate", wording::rate(days, lang)),
        Rate::Amount => ("amount", wording::amount(days, lang)),
        Rate::Figure => ("value", wording::value(days, lang)),
    };
    let text = match stated.origin {
        StatedBy::Agreement => text,
        StatedBy::Held => format!("{text} {}", wording::held(lang)),
        StatedBy::Caller => wording::given_for_this(days, lang),
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
