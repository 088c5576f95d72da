//! What is said of sums over clients, and of earlier statements. Single clients are told of only in the
//! client view.

use std::collections::BTreeMap;

use super::{Told, Tree};
use crate::explain::{ClientView, Detail, Figure, wording};
use crate::plan::{Clients, Limit, Prior, Record, StepId};

impl Tree<'_> {
    pub(super) fn of_clients(
        &self,
        id: StepId,
        clients: &Clients,
        place: usize,
        shown: &str,
    ) -> Told {
        let lang = self.lang;
        let limit = clients.limit.map(|(side, limit)| (side, self.figure(limit, place)));
        let words = limit.as_ref().map(|(side, limit)| (*side, limit.shown.as_str()));
        let text = wording::clients(clients.take, words, shown, lang);
        let mut told = Told::new("clients", text).detail("take", clients.take.as_str());
        if let Some((side, limit)) = &limit {
            let name = match side {
                Limit::Above => "above",
                Limit::UpTo => "up_to",
            };
            told = told.detail(name, &limit.value);
        }
        let mut inputs: Vec<Figure> = limit.into_iter().map(|(_, limit)| limit).collect();
        if self.clients == ClientView::Shown {
            inputs.extend(self.each_client(id, clients, place));
        }
        told.inputs(inputs)
    }

    /// The figures of the clients of a buyer, by their keys.
    fn each_client(&self, id: StepId, clients: &Clients, place: usize) -> Vec<Figure> {
        let Some(Record::Clients(rows)) = self.statement.run().record(id) else {
            return Vec::new();
        };
        let own = rows.owners.iter().zip(&rows.keys).enumerate();
        own.filter(|(_, (owner, _))| **owner == place)
            .map(|(row, (_, key))| {
                let value = rows.figures.at(row);
                let unit = &clients.measure.unit;
                Figure {
                    step: "measure",
                    label: key.clone(),
                    text: wording::client(key, self.lang),
                    value: value.to_string(),
                    unit: unit.clone(),
                    shown: self.in_unit(&value, unit),
                    source: None,
                    detail: BTreeMap::from([("origin", Detail::Text("facts".into()))]),
                    inputs: Vec::new(),
                }
            })
            .collect()
    }

    pub(super) fn prior(&self, id: StepId, prior: &Prior, place: usize) -> Told {
        let paid = match self.statement.run().record(id) {
            Some(Record::Paid(paid)) => paid.get(place).copied().unwrap_or_default(),
            _ => false,
        };
        let year = prior.year.to_string();
        let charge = prior.charge.as_deref();
        let text = if paid {
            let known = charge.map(|charge| self.charge_name(&prior.agreement, charge));
            wording::prior(&prior.agreement, &year, known, self.lang)
        } else {
            wording::not_paid(&prior.agreement, &year, self.lang)
        };
        let told = Told::new("prior", text)
            .detail("agreement", &prior.agreement)
            .detail("period", year)
            .detail("origin", if paid { "statement" } else { "missing" });
        match charge {
            Some(charge) => told.detail("charge", charge),
            None => told,
        }
    }

    /// What a charge of an earlier statement is called: by its name where the agreement is this one.
    fn charge_name<'n>(&'n self, agreement: &str, charge: &'n str) -> &'n str {
        let own = &self.statement.plan().agreement;
        let known = own.charges.iter().find(|known| known.id.value == charge);
        known
            .filter(|_| own.id == agreement)
            .map_or(charge, |known| known.name.get(self.lang))
    }
}
