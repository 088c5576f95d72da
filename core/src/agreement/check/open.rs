//! What the agreement says that it does not state.

use super::Check;
use crate::agreement::{
    ChargeKind, NotStated, Placed, Primitive, Selection, Weights, Written,
};
use crate::service::Covered;
use crate::source::Citation;

impl Check<'_> {
    /// One warning for each clause that is left open; billing by it is an error.
    pub(super) fn not_stated(&mut self) {
        let agreement = self.agreement;
        if let Selection::NotStated(place) = &agreement.buyers.selection {
            self.tell(NotStated::buyers(place.position).warning());
        }
        if let Some(place) = &agreement.charges_not_stated {
            self.tell(NotStated::charges(place.position).warning());
        }
        for service in &agreement.catalogue.services {
            let paid = matches!(
                service.covered(),
                Covered::BaseFee | Covered::PerformancePrice | Covered::NotStated
            );
            if service.charge.is_some() || !paid {
                continue;
            }
            let of = NotStated::charge_of(&service.id);
            self.tell(of.cited(service.citation.as_ref()).warning());
        }
        for stated in agreement.stated() {
            for dated in stated.values.iter().filter(|d| d.value.figure.value.is_none()) {
                let position = dated.value.figure.position;
                let of = NotStated::figure(agreement, stated.id, position);
                self.tell(
                    of.cited(dated.value.citation.as_ref().or(stated.cited)).warning(),
                );
            }
        }
        let funders = agreement.funders.iter().map(|f| (&f.id, &f.amounts, &f.citation));
        let printed = agreement.printed.iter().map(|p| (&p.id, &p.totals, &p.citation));
        for (id, figures, citation) in funders.chain(printed) {
            for dated in figures.iter().filter(|d| d.value.figure.value.is_none()) {
                let of = NotStated::amount(&id.value, dated.value.figure.position);
                let cited = dated.value.citation.as_ref().or(citation.as_ref());
                self.tell(of.cited(cited).warning());
            }
        }
        for charge in &agreement.charges {
            if let ChargeKind::Pool { key, .. } = &charge.kind
                && let Weights::Fixed(weights) = &key.weights
            {
                self.open_weights(&charge.id, weights, key.citation.as_ref());
            }
        }
        for step in &agreement.steps {
            let cited = step.citation.as_ref();
            match &step.primitive {
                Primitive::Weights(weights) => {
                    self.open_weights(&step.id, weights, cited);
                }
                Primitive::Fund { funders, .. } => {
                    for part in funders.iter().filter(|part| part.percent.value.is_none())
                    {
                        let position = part.percent.position;
                        let of = NotStated::percent(&step.id.value, &part.id, position);
                        self.tell(of.cited(cited).warning());
                    }
                }
                _ => {}
            }
        }
    }

    fn open_weights(
        &mut self,
        of: &Placed<String>,
        weights: &[(Placed<String>, Written)],
        cited: Option<&Citation>,
    ) {
        for (buyer, weight) in weights.iter().filter(|(_, weight)| weight.value.is_none())
        {
            let of = NotStated::weight(&of.value, buyer, weight.position);
            self.tell(of.cited(cited).warning());
        }
    }
}
