//! Values as people read them.

use super::Tree;
use crate::agreement::UnitName;
use crate::exact::Exact;
use crate::format;
use crate::plan::{Step, StepId};
use crate::statement::{counted, per_unit};
use crate::unit::Unit;

impl Tree<'_> {
    /// A value of a step as the reader's language writes it.
    pub(super) fn shown(&self, id: StepId, value: &Exact) -> String {
        let step = self.statement.plan().step(id);
        step.map(|step| self.of_unit(&step.unit, value)).unwrap_or_default()
    }

    /// A value in a unit, however it is made up.
    pub(super) fn of_unit(&self, unit: &Unit, value: &Exact) -> String {
        let currency = self.statement.currency();
        match unit.parts() {
            ([], []) => format::number(value, 0, self.lang),
            ([unit], []) => self.in_unit(value, unit),
            ([money], [per]) if money == currency.code() => match self.unit(per) {
                Some(name) => per_unit(value, name, currency, self.lang),
                None => format!("{}/{per}", self.money(value)),
            },
            _ => format!("{} {unit}", format::number(value, 0, self.lang)),
        }
    }

    /// A value in a base unit.
    pub(super) fn in_unit(&self, value: &Exact, unit: &str) -> String {
        if unit == self.statement.currency().code() {
            return self.money(value);
        }
        match self.unit(unit) {
            Some(name) => counted(value, name, self.lang),
            None => format!("{} {unit}", format::number(value, 0, self.lang)),
        }
    }

    fn unit(&self, id: &str) -> Option<&UnitName> {
        self.statement.plan().agreement.units.iter().find(|unit| unit.id == id)
    }

    pub(super) fn money(&self, value: &Exact) -> String {
        self.statement.shown(value, self.lang)
    }

    /// Money with at least the decimals of its currency, anything else as it is.
    pub(super) fn value_text(&self, step: &Step, value: &Exact) -> String {
        let currency = self.statement.currency();
        match step.unit.parts() {
            ([money], []) if money == currency.code() => currency.amount_text(value),
            _ => value.to_string(),
        }
    }
}
