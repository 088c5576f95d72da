//! What is said of what was paid by earlier statements.

use super::{Told, Tree};
use crate::agreement::Stage;
use crate::agreement::Unpaid;
use crate::explain::wording;
use crate::plan::{PaidBy, Prior, Record, StepId};

impl Tree<'_> {
    pub(super) fn prior(&self, id: StepId, prior: &Prior, place: usize) -> Told {
        let paid: &[PaidBy] = match self.statement.run().record(id) {
            Some(Record::Paid(paid)) => paid.get(place).map(Vec::as_slice),
            _ => None,
        }
        .unwrap_or_default();
        let (agreement, year) = (&prior.agreement, prior.year.to_string());
        let charge = prior.charge.as_deref();
        let text = match (paid, prior.unpaid) {
            ([], Unpaid::New) => wording::not_billed_before(&year, self.lang),
            ([], _) => wording::not_paid(agreement, &year, self.lang),
            ([one], _) if charge.is_some() || one.stage.is_none() => {
                let known = charge.map(|charge| self.line_name(agreement, charge));
                wording::prior(agreement, &year, known, self.lang)
            }
            (all, _) => {
                let each = all.iter().map(|paid| (paid.stage, self.money(&paid.amount)));
                let each: Vec<(Option<Stage>, String)> = each.collect();
                wording::by_stages(agreement, &year, &each, self.lang)
            }
        };
        let origin = if paid.is_empty() { "missing" } else { "statement" };
        let told = Told::new("prior", text)
            .detail("agreement", agreement)
            .detail("period", year)
            .detail("origin", origin);
        let currency = self.statement.currency();
        match charge {
            Some(charge) => told.detail("charge", charge),
            None if paid.is_empty() => told,
            None => {
                let each = paid.iter().map(|paid| {
                    let stage = paid.stage.map_or("year", Stage::as_str);
                    format!("{stage}: {}", currency.amount_text(&paid.amount))
                });
                told.list("statements", each.collect::<Vec<_>>())
            }
        }
    }

    /// What a line of an earlier statement is called: by its name where the agreement is this one.
    fn line_name<'n>(&'n self, agreement: &str, line: &'n str) -> &'n str {
        let plan = self.statement.plan();
        let known = plan.lines.iter().find(|known| known.id == line);
        known
            .filter(|_| plan.agreement.id == agreement)
            .map_or(line, |known| known.name.get(self.lang))
    }
}
