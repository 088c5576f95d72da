//! What nothing uses: steps, measures, divisions, units and sources.

use std::collections::BTreeSet;

use super::{Check, at};
use crate::agreement::{Agreement, Measure, Operand, Placed, Primitive, Used};
use crate::diagnostic::Code;
use crate::diagnostic::words::Among;
use crate::service::{KeyFigure, Service};

/// The measures that no charge and no step is made of.
pub(crate) fn unused_measures(agreement: &Agreement) -> Vec<&Measure> {
    let used = figures(agreement);
    agreement.measures.iter().filter(|one| !used.contains(one.id.as_str())).collect()
}

/// The figures that charges and steps are made of; a part of a fund stands for the fund as well.
fn figures(agreement: &Agreement) -> BTreeSet<&str> {
    let used = agreement.order.iter().flat_map(|item| agreement.uses(*item));
    let used = used.filter_map(|used| match used {
        Used::Figure(name) => Some(name),
        Used::Charge(_) => None,
    });
    let settlement = agreement.settlement.as_ref();
    let threshold = match settlement.and_then(|terms| terms.threshold.as_ref()) {
        Some(Operand::Figure(name)) => Some(name.value.as_str()),
        _ => None,
    };
    let used = used.chain(threshold);
    used.flat_map(|name| [Some(name), name.rsplit_once('.').map(|(fund, _)| fund)])
        .flatten()
        .collect()
}

impl Check<'_> {
    pub(super) fn unused(&mut self) {
        let agreement = self.agreement;
        let figures = figures(agreement);
        for step in &agreement.steps {
            // What words of charges are made of is not written by anybody.
            let written = !step.id.value.contains('.');
            if written && !figures.contains(step.id.value.as_str()) {
                self.is_unused(&step.id, Among::Steps);
            }
        }
        for measure in unused_measures(agreement) {
            let (value, position) = (measure.id.clone(), measure.position);
            self.is_unused(&Placed { value, position }, Among::Measures);
        }
        let divisions = divisions(agreement);
        for division in &agreement.divisions {
            if !divisions.contains(division.id.value.as_str()) {
                self.is_unused(&division.id, Among::Divisions);
            }
        }
        let units = units(agreement);
        for unit in
            agreement.own_units.iter().filter(|unit| !units.contains(unit.value.as_str()))
        {
            self.is_unused(unit, Among::Units);
        }
        for source in &agreement.uncited {
            self.is_unused(source, Among::Sources);
        }
    }

    fn is_unused(&mut self, id: &Placed<String>, kind: Among<'_>) {
        let unused = at(Code::Unused, id.position).with("id", &id.value);
        self.tell(unused.with_text("kind", kind.text()));
    }
}

fn divisions(agreement: &Agreement) -> BTreeSet<&str> {
    let within = agreement.steps.iter().filter_map(|step| match &step.primitive {
        Primitive::Sum { within, .. } => within.as_ref(),
        Primitive::Share(terms) => terms.within.as_ref(),
        _ => None,
    });
    within.map(|division| division.value.as_str()).collect()
}

/// The units of measures, steps, services and key figures.
fn units(agreement: &Agreement) -> BTreeSet<&str> {
    let into = agreement.steps.iter().filter_map(|step| match &step.primitive {
        Primitive::Convert { into, .. } => Some(into),
        _ => None,
    });
    let steps = agreement.steps.iter().map(|step| &step.unit).chain(into);
    let bases = steps.flat_map(|unit| {
        let (of, per) = unit.parts();
        of.iter().chain(per)
    });
    let measures = agreement.measures.iter().map(|measure| &measure.unit);
    let services = agreement.services().iter().filter_map(Service::unit);
    let figures = agreement.catalogue.figures().iter().map(KeyFigure::unit);
    bases.chain(measures).map(String::as_str).chain(services).chain(figures).collect()
}
