//! An empty table of facts, ready to be filled in.

use serde::Serialize;

use super::{Op, Plan};
use crate::agreement::{Measure, Of, Origin};
use crate::csv::{Style, Writer};
use crate::period::Period;
use crate::text::Lang;

#[derive(Serialize)]
pub(crate) struct FactsDocument {
    schema: &'static str,
    agreement: String,
    period: String,
    lang: Lang,
    measures: Vec<MeasureView>,
    rows: Vec<RowView>,
}

#[derive(Serialize)]
struct MeasureView {
    id: String,
    name: String,
    unit: String,
    of: &'static str,
    missing: &'static str,
    fractions: &'static str,
}

#[derive(Clone, Serialize)]
pub(super) struct RowView {
    pub buyer: String,
    pub name: String,
    pub measure: String,
    pub unit: String,
    pub period: String,
    pub value: &'static str,
    /// Only of measures of clients, a row for each of whom is wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client: Option<&'static str>,
}

impl Plan {
    /// The facts that the agreement wants, as `osuus.facts/1`: measures, and rows without values.
    #[must_use]
    pub fn facts_json(&self, lang: Lang) -> String {
        crate::json::document(&self.facts_document(lang))
    }

    /// The same rows as a CSV table.
    #[must_use]
    pub fn facts_csv(&self, style: Style, lang: Lang) -> String {
        let rows = self.rows(lang);
        let of_clients = rows.iter().any(|row| row.client.is_some());
        let client: &[&str] = if of_clients { &["client"] } else { &[] };
        let columns = ["buyer", "name", "measure", "unit", "period", "value"];
        let mut writer = Writer::new(style);
        writer.row(columns.iter().chain(client).copied());
        for row in rows {
            let known = [&row.buyer, &row.name, &row.measure, &row.unit, &row.period];
            let known = known.into_iter().map(String::as_str);
            let empty = std::iter::once("").chain(client.iter().map(|_| ""));
            writer.row(known.chain(empty));
        }
        writer.finish()
    }

    pub(crate) fn facts_document(&self, lang: Lang) -> FactsDocument {
        let view = |measure: &Measure| MeasureView {
            id: measure.id.clone(),
            name: measure.name.get(lang).to_owned(),
            unit: measure.unit.clone(),
            of: measure.of.as_str(),
            missing: measure.missing.as_str(),
            fractions: measure.fractions.as_str(),
        };
        FactsDocument {
            schema: "osuus.facts/1",
            agreement: self.agreement.id.clone(),
            period: self.period.to_string(),
            lang,
            measures: self.wanted().map(view).collect(),
            rows: self.rows(lang),
        }
    }

    /// The measures that come from facts, and those of which the register does not know all.
    pub(super) fn wanted(&self) -> impl Iterator<Item = &Measure> {
        let someone = |measure: &&Measure| {
            (0..self.parties.len()).any(|party| self.wants(measure, party))
        };
        self.agreement.measures.iter().filter(someone)
    }

    /// Whether only facts can say a measure of a party.
    fn wants(&self, measure: &Measure, party: usize) -> bool {
        if matches!(measure.origin, Origin::Facts) {
            return true;
        }
        self.steps.iter().any(|step| match &step.op {
            Op::Measure { measure: of, registered: Some(series), .. } => {
                of.id == measure.id
                    && series.figures.get(party).is_some_and(Option::is_none)
            }
            _ => false,
        })
    }

    /// The times of which a measure is wanted, the latest first.
    fn times_of(&self, measure: &Measure) -> Vec<Period> {
        let used = self.steps.iter().filter_map(|step| match &step.op {
            Op::Measure { measure: of, time, .. } if of.id == measure.id => {
                self.time(time)
            }
            _ => None,
        });
        let mut times: Vec<Period> = used.collect();
        if times.is_empty() {
            times.push(self.period.clone());
        }
        times.sort_unstable_by_key(|time| std::cmp::Reverse(time.days()));
        times
    }

    fn rows(&self, lang: Lang) -> Vec<RowView> {
        self.wanted().flat_map(|measure| self.rows_of(measure, lang)).collect()
    }

    /// The rows of a measure, without values.
    pub(super) fn rows_of(&self, measure: &Measure, lang: Lang) -> Vec<RowView> {
        let row = |period: &Period, buyer: &str, name: &str| RowView {
            buyer: buyer.to_owned(),
            name: name.to_owned(),
            measure: measure.id.clone(),
            unit: measure.unit.clone(),
            period: period.to_string(),
            value: "",
            client: (measure.of == Of::Client).then_some(""),
        };
        let mut rows = Vec::new();
        for period in self.times_of(measure) {
            if measure.of == Of::Agreement {
                rows.push(row(&period, "", ""));
                continue;
            }
            for (place, party) in self.parties.iter().enumerate() {
                if self.wants(measure, place) {
                    rows.push(row(&period, &party.code, party.name.get(lang)));
                }
            }
        }
        rows
    }
}
