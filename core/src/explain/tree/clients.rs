//! What is said of sums over clients. Single clients are told of only in the client view.

use std::collections::BTreeMap;

use super::{Told, Tree};
use crate::explain::{ClientView, Detail, Figure, wording};
use crate::plan::{Clients, Limit, Record, StepId};

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
}
