//! What is said of what was handed over when the map changed.

use super::{Told, Tree};
use crate::exact::Exact;
use crate::explain::wording;
use crate::format;
use crate::plan::{Record, StepId};

impl Tree<'_> {
    /// What a buyer pays for everybody whose area it has: each with its tree.
    pub(super) fn handed_over(
        &self,
        id: StepId,
        of: StepId,
        buyer: usize,
        shown: &str,
    ) -> Told {
        let (plan, lang) = (self.statement.plan(), self.lang);
        let (Some(handover), Some(Record::HandedOver(record))) =
            (&plan.handover, self.statement.run().record(id))
        else {
            return Told::new("handover", String::new());
        };
        let mut inputs = Vec::new();
        let mut parts = Vec::new();
        let mut amounts_of = Vec::new();
        let held = handover.parts.iter().zip(record).zip(&plan.parties).enumerate();
        for (place, ((weights, amounts), party)) in held {
            let own = weights.iter().zip(amounts).find(|((to, _), _)| *to == buyer);
            let Some(((_, weight), amount)) = own else { continue };
            let mut figure = self.figure(of, place);
            party.name.get(lang).clone_into(&mut figure.label);
            let sum: Exact = weights.iter().map(|(_, weight)| weight).sum();
            amounts_of.push(amount.to_string());
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
            .list("parts", amounts_of)
            .inputs(inputs)
    }
}
