//! What may be published: small municipalities make people guessable.

use std::collections::BTreeSet;

use super::{Statement, Table};
use crate::csv::Style;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::plan::{Limit, Op, Over, Record, Step, StepId};
use crate::text::Lang;

/// A statement as it may be shown to everybody: bills that concern fewer clients than a threshold are
/// withheld, and where it is one bill only the sums as well, since they would tell it.
///
/// A bill is withheld where a figure in clients that it is made of lies above zero and below the
/// threshold, or where a sum over clients is made of so few of them. Sums over two or more withheld bills are
/// shown. What a reader knows from elsewhere it cannot hide, nor what an agreement makes others pay for
/// those clients.
#[derive(Debug, Clone)]
pub struct Published {
    statement: Statement,
    withheld: Withheld,
}

/// Which bills are withheld.
#[derive(Debug, Clone, Default)]
pub(crate) struct Withheld {
    pub fewest: u32,
    pub bills: BTreeSet<usize>,
}

impl Withheld {
    /// Whether the bill at a place is withheld.
    pub fn bill(&self, place: usize) -> bool {
        self.bills.contains(&place)
    }

    /// Whether the sums over all bills are: they would tell the only one.
    pub fn sums(&self) -> bool {
        self.bills.len() == 1
    }
}

impl Statement {
    /// The statement as it may be published, where fewer clients than `fewest` are not told of.
    ///
    /// # Errors
    /// A settlement or a correction of an agreement with figures of clients: its bills tell what was
    /// billed before, and nobody knows of how many clients that was made.
    pub fn published(&self, fewest: u32) -> Result<Published, Diagnostics> {
        let plan = self.plan();
        if let Some(stage) = self.stage().filter(|stage| stage.takes_off())
            && plan.steps.iter().any(of_clients)
        {
            return Err(Diagnostic::new(Code::WithheldBefore, Input::Call)
                .with("fewest", fewest)
                .with_text("stage", stage.text())
                .into());
        }
        let few = self.few(fewest);
        let bills = match &plan.handover {
            None => few,
            // Whoever pays for those parties pays for their clients.
            Some(handover) => few
                .iter()
                .filter_map(|party| handover.parts.get(*party))
                .flatten()
                .map(|(buyer, _)| *buyer)
                .collect(),
        };
        Ok(Published { statement: self.clone(), withheld: Withheld { fewest, bills } })
    }

    /// The reservations that tell nothing of what is withheld.
    pub(super) fn warnings_of(
        &self,
        withheld: &Withheld,
    ) -> impl Iterator<Item = &Diagnostic> {
        let sums = withheld.sums();
        let told = move |one: &&Diagnostic| !sums || one.code() != Code::PrintedTotal;
        self.warnings().iter().filter(told)
    }

    /// The parties with at least one and fewer clients than this.
    fn few(&self, fewest: u32) -> BTreeSet<usize> {
        let (plan, run) = (self.plan(), self.run());
        let fewest = Exact::from(i64::from(fewest));
        let is_few = |count: &Exact| !count.is_zero() && count.abs() < fewest;
        let mut few = BTreeSet::new();
        for (number, step) in plan.steps.iter().enumerate() {
            let id = StepId::new(number);
            if step.over != Over::Parties {
                continue;
            }
            let in_clients = in_clients(step);
            for place in 0..plan.parties.len() {
                let counted = in_clients && is_few(&run.at(id, place));
                if counted || self.summed(step, id, place).is_some_and(|n| is_few(&n)) {
                    few.insert(place);
                }
            }
        }
        few
    }

    /// How many clients bring anything to a sum over those of a party.
    fn summed(&self, step: &Step, id: StepId, place: usize) -> Option<Exact> {
        let (Op::Clients(clients), Some(Record::Clients(rows))) =
            (&step.op, self.run().record(id))
        else {
            return None;
        };
        let above = match clients.limit {
            Some((Limit::Above, limit)) => self.run().at(limit, place),
            Some((Limit::UpTo, _)) | None => Exact::zero(),
        };
        let brings = |row: &usize| rows.figures.at(*row) > above;
        let own = rows.owners.iter().enumerate().filter(|(_, owner)| **owner == place);
        let count = own.map(|(row, _)| row).filter(brings).count();
        i64::try_from(count).ok().map(Exact::from)
    }
}

/// Whether a figure is a number of clients.
fn in_clients(step: &Step) -> bool {
    step.unit == crate::unit::Unit::base("client")
}

/// Whether a figure is one of clients.
fn of_clients(step: &Step) -> bool {
    in_clients(step) || matches!(step.op, Op::Clients(_))
}

impl Published {
    /// The codes of the buyers whose bills are withheld.
    #[must_use]
    pub fn withheld(&self) -> Vec<&str> {
        let codes = self.statement.bills().iter().enumerate();
        codes
            .filter(|(place, _)| self.withheld.bill(*place))
            .map(|(_, bill)| bill.code())
            .collect()
    }

    /// As `osuus.statement/1` (`docs/json.md`), with `null` for what is withheld.
    #[must_use]
    pub fn to_json(&self, lang: Lang) -> String {
        crate::json::document(&self.document(lang))
    }

    pub(crate) fn document(&self, lang: Lang) -> super::StatementDocument {
        self.statement.document_of(&self.withheld, lang)
    }

    /// A row for each buyer, as of a statement.
    #[must_use]
    pub fn table(&self, lang: Lang) -> Table {
        self.statement.table_of(&self.withheld, lang)
    }

    /// The lines of the bills that are not withheld, as CSV.
    #[must_use]
    pub fn to_csv(&self, style: Style, lang: Lang) -> String {
        self.statement.csv_of(&self.withheld, style, lang)
    }

    pub(crate) fn statement(&self) -> &Statement {
        &self.statement
    }

    /// The least number of clients that is told of.
    #[must_use]
    pub fn fewest(&self) -> u32 {
        self.withheld.fewest
    }
}
