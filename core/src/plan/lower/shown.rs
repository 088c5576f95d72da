//! What is shown beside the bills: funders and printed totals of the period.

use super::Lowering;
use crate::period;
use crate::plan::{Funding, PlannedPrint};

impl Lowering<'_> {
    /// What funders pay in the period; a funder that pays nothing then is left out.
    pub(super) fn funding(&mut self) -> Vec<Funding> {
        let mut all = Vec::new();
        for funder in &self.agreement.funders {
            match period::if_any(&funder.amounts, self.days) {
                Ok(None) => {}
                Ok(Some(dated)) => all.push(Funding {
                    id: funder.id.clone(),
                    name: funder.name.clone(),
                    amount: dated.value.figure.clone(),
                    citation: dated
                        .value
                        .citation
                        .clone()
                        .or_else(|| funder.citation.clone()),
                }),
                Err(why) => self.not_dated(&funder.id, None, why),
            }
        }
        all
    }

    /// The printed totals of the period; one that says nothing of it is left out.
    pub(super) fn printed(&mut self) -> Vec<PlannedPrint> {
        let mut all = Vec::new();
        for printed in &self.agreement.printed {
            match period::if_any(&printed.totals, self.days) {
                Ok(None) => {}
                Ok(Some(dated)) => all.push(PlannedPrint {
                    id: printed.id.clone(),
                    name: printed.name.clone(),
                    of: printed.of.clone(),
                    total: dated.value.figure.clone(),
                }),
                Err(why) => self.not_dated(&printed.id, None, why),
            }
        }
        all
    }
}
