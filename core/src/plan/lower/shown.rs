//! What is shown beside the bills: funders and printed totals of the period.

use super::Lowering;
use crate::agreement::{NotStated, Priced};
use crate::period::{self, Dated};
use crate::plan::{Funding, PlannedPrint};
use crate::source::Citation;

impl Lowering<'_> {
    /// What funders pay in the period; a funder that pays nothing then is left out.
    pub(super) fn funding(&mut self) -> Vec<Funding> {
        let mut all = Vec::new();
        for funder in &self.agreement.funders {
            match period::if_any(&funder.amounts, self.days) {
                Ok(None) => {}
                Ok(Some(dated)) => {
                    let Some(amount) = dated.value.figure.value.clone() else {
                        let position = dated.value.figure.position;
                        let of = NotStated::amount(&funder.id.value, position);
                        self.remarks.push(
                            of.cited(cited(dated, funder.citation.as_ref())).warning(),
                        );
                        continue;
                    };
                    all.push(Funding {
                        id: funder.id.value.clone(),
                        name: funder.name.clone(),
                        amount,
                        citation: cited(dated, funder.citation.as_ref()).cloned(),
                    });
                }
                Err(why) => self.not_dated(&funder.id.value, funder.id.position, why),
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
                Ok(Some(dated)) => {
                    let total = &dated.value.figure;
                    let Some(figure) = total.value.clone() else {
                        let of = NotStated::amount(&printed.id.value, total.position);
                        let cited = cited(dated, printed.citation.as_ref());
                        self.remarks.push(of.cited(cited).warning());
                        continue;
                    };
                    if printed.of.iter().any(|part| self.unstated_funder(part)) {
                        continue;
                    }
                    all.push(PlannedPrint {
                        id: printed.id.value.clone(),
                        name: printed.name.clone(),
                        of: printed.of.clone(),
                        total: figure,
                        position: total.position,
                    });
                }
                Err(why) => self.not_dated(&printed.id.value, printed.id.position, why),
            }
        }
        all
    }

    /// Whether this is a funder whose amount the agreement does not state: no sum has it.
    fn unstated_funder(&self, id: &str) -> bool {
        let funders = self.agreement.funders.iter();
        funders.filter(|funder| funder.id.value == id).any(|funder| {
            let of_period = period::if_any(&funder.amounts, self.days);
            of_period.is_ok_and(|dated| {
                dated.is_some_and(|dated| dated.value.figure.value.is_none())
            })
        })
    }
}

/// Where a figure stands: its own citation, or that of its table.
fn cited<'c>(
    dated: &'c Dated<Priced>,
    table: Option<&'c Citation>,
) -> Option<&'c Citation> {
    dated.value.citation.as_ref().or(table)
}
