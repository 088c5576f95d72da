//! The bills: the sum of their lines, rounded if only totals are; of whoever has the area of the
//! parties, where the map changed.

use super::Lowering;
use super::charges::round;
use crate::agreement::{Billed, line};
use crate::plan::{Handover, LineOf, Op, Over, PlannedLine, StepId, labels};
use crate::rounding::Rounded;

impl Lowering<'_> {
    /// The step of the bills; adds the line `rounding` where only totals are rounded.
    pub(super) fn bills(
        &mut self,
        lines: &mut Vec<PlannedLine>,
        handover: Option<&Handover>,
    ) -> StepId {
        let by_total = self.agreement.rounding.rounded() == Rounded::Total;
        let mut exact = self.sum_of(lines, Over::Parties);
        let mut rounded = by_total.then(|| {
            let op = round(exact, &self.agreement.rounding);
            self.push(op, self.money(), Over::Parties, labels::bill(), None)
        });
        let mut over = Over::Parties;
        if let Some(handover) = handover {
            over = Over::Buyers;
            self.hand_over(lines, handover);
            rounded = rounded.map(|rounded| {
                let op = Op::Handover(rounded, Some(self.agreement.rounding.clone()));
                self.push(op, self.money(), over, labels::bill(), None)
            });
            exact = self.sum_of(lines, over);
        }
        let Some(bills) = rounded else { return exact };
        let rest = Op::Minus(bills, exact);
        let amount = self.push(rest, self.money(), over, labels::rounding(), None);
        lines.push(PlannedLine {
            id: line::ROUNDING.into(),
            name: labels::rounding(),
            billed: Billed::Yes,
            amount,
            of_parties: amount,
            quantity: None,
            rate: None,
            of: LineOf::Other,
        });
        bills
    }

    fn sum_of(&mut self, lines: &[PlannedLine], over: Over) -> StepId {
        let billed = lines.iter().filter(|line| line.billed == Billed::Yes);
        let sum = Op::Plus(billed.map(|line| line.amount).collect());
        self.push(sum, self.money(), over, labels::bill(), None)
    }

    /// Every line goes to whoever has the area.
    fn hand_over(&mut self, lines: &mut [PlannedLine], handover: &Handover) {
        let by_total = self.agreement.rounding.rounded() == Rounded::Total;
        let label = labels::handed_over(handover.by);
        for line in lines {
            let charge = self.agreement.charges.iter().find(|c| c.id.value == line.id);
            let rounding =
                charge.filter(|_| !by_total).map(|charge| charge.rounding.clone());
            let op = Op::Handover(line.amount, rounding);
            line.amount =
                self.push(op, self.money(), Over::Buyers, line.name.clone(), None);
            line.quantity = line.quantity.map(|quantity| {
                let (op, unit) = (Op::Handover(quantity, None), self.unit_of(quantity));
                self.push(op, unit, Over::Buyers, label.clone(), None)
            });
        }
    }
}
