//! Printed totals, held against what their parts add up to. Nothing is repaired.

use super::Check;
use crate::agreement::{Agreement, ChargeKind, Pool, Priced};
use crate::diagnostic::{Code, Diagnostic, Input, Position};
use crate::exact::Exact;
use crate::format;
use crate::money::Currency;
use crate::period::{self, After, Dated, Interval};
use crate::text::Text;

/// A printed total of some days.
pub(crate) struct Total<'a> {
    pub id: &'a str,
    pub name: &'a Text,
    pub figure: &'a Exact,
    pub position: Option<Position>,
}

/// The warning for a printed total that its parts miss; none where they add up.
pub(crate) fn difference(
    total: &Total<'_>,
    computed: &Exact,
    currency: &Currency,
) -> Option<Diagnostic> {
    let text = |value: &Exact| Text::each(|lang| format::money(value, currency, lang));
    (computed != total.figure).then(|| {
        Diagnostic::new(Code::PrintedTotal, Input::Agreement)
            .at(total.position)
            .with("id", total.id)
            .with_text("name", total.name.clone())
            .with_text("computed", text(computed))
            .with_text("printed", text(total.figure))
            .with_text("difference", text(&(computed - total.figure)))
    })
}

impl Check<'_> {
    /// Totals whose parts the text states, all of them, for the same days.
    pub(super) fn printed(&mut self) {
        let agreement = self.agreement;
        for printed in &agreement.printed {
            for dated in &printed.totals {
                let (id, name) = (printed.id.value.as_str(), &printed.name);
                let written = &dated.value.figure;
                let Some(figure) = &written.value else { continue };
                let parts: Option<Vec<&Exact>> =
                    printed.of.iter().map(|id| part(agreement, id, dated.days)).collect();
                let Some(parts) = parts else { continue };
                let total = Total { id, name, figure, position: written.position };
                let sum = parts.into_iter().sum();
                if let Some(warning) = difference(&total, &sum, &agreement.currency) {
                    self.tell(warning);
                }
            }
        }
    }
}

/// What a funder or a pool states for all of these days.
fn part<'a>(agreement: &'a Agreement, id: &str, days: Interval) -> Option<&'a Exact> {
    let whole = |values: &'a [Dated<Priced>], after| {
        period::at(values, days, after).ok()?.value.figure.value.as_ref()
    };
    if let Some(funder) = agreement.funders.iter().find(|funder| funder.id.value == id) {
        return whole(&funder.amounts, After::Fail);
    }
    let charge = agreement.charges.iter().find(|charge| charge.id.value == id)?;
    match &charge.kind {
        ChargeKind::Pool { pool: Pool::Amounts { amounts, after }, .. } => {
            whole(amounts, *after)
        }
        _ => None,
    }
}
