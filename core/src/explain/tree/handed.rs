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
        let (mut parts, mut amounts_of, mut weights_of) =
            (Vec::new(), Vec::new(), Vec::new());
        let held = handover.parts.iter().zip(record).zip(&plan.parties).enumerate();
        for (place, ((weights, amounts), party)) in held {
            let own = weights.iter().zip(amounts).find(|((to, _), _)| *to == buyer);
            let Some(((_, weight), amount)) = own else { continue };
            let sum: Exact = weights.iter().map(|(_, weight)| weight).sum();
            let of_one = weight.divided_by(&sum).unwrap_or_else(Exact::one);
            let name = party.name.get(lang);
            let mut figure = self.figure(of, place);
            name.clone_into(&mut figure.label);
            let fraction = self.fraction(weight, &sum, &of_one);
            let shown = self.shown(id, amount);
            let part = (*weight != sum).then_some((fraction.as_str(), shown.as_str()));
            parts.push(wording::part(name, &figure.shown, part));
            amounts_of.push(amount.to_string());
            weights_of.push(of_one.to_string());
            inputs.push(figure);
        }
        let told = match parts.as_slice() {
            [] => shown.to_owned(),
            [one] => one.clone(),
            more => format!("{} = {shown}", more.join(" + ")),
        };
        let divisions =
            (format::day(handover.from, lang), format::day(handover.to, lang));
        let text = wording::handed_over(handover.by, &divisions, &told, lang);
        Told::new("handover", text)
            .detail("from", handover.from)
            .detail("to", handover.to)
            .detail("by", handover.by.as_str())
            .list("weights", weights_of)
            .list("parts", amounts_of)
            .inputs(inputs)
    }

    /// A part as it is counted, such as 6 of 12 months, or in lowest terms if that is no count.
    fn fraction(&self, weight: &Exact, sum: &Exact, of_one: &Exact) -> String {
        let number = |value: &Exact| format::number(value, 0, self.lang);
        if weight.is_whole() && sum.is_whole() {
            return format!("{}/{}", number(weight), number(sum));
        }
        number(of_one)
    }
}
