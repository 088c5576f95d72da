//! The call `fairness`: what each buyer pays beside what it uses, its residents, and what it would pay alone.

use super::asked::{self, asked};
use super::{Given, GivenFacts, GivenRegister, GivenTable, bad_call};
use crate::agreement::Stage;
use crate::diagnostic::Diagnostics;
use crate::fairness::{Against, Alone, Fairness, Groups};
use crate::municipality::Register;
use crate::report::Report;
use crate::text::{Lang, Text};

asked! {
    /// What each buyer pays beside what it uses.
    FairnessCall {
        /// Facts of the period.
        facts: Option<GivenFacts>,
        /// Earlier statements, each `osuus.statement/1`.
        earlier: Vec<serde_json::Value>,
        /// Measures of use; all measures of buyers where none is named.
        measures: Vec<String>,
        /// The measure of residents.
        residents: Option<String>,
        /// `buyer,amount`: what the service would cost each alone.
        alone: Option<GivenTable>,
        /// `group,buyer`: groups that might do it by themselves.
        groups: Option<GivenTable>,
        /// `group,amount`: what it would cost each of them.
        costs: Option<GivenTable>,
        /// What concerns fewer clients is withheld.
        fewest: Option<u32>,
    }
}

impl FairnessCall {
    /// The report.
    pub(super) fn report(mut self, own: &Register) -> Result<Report, Diagnostics> {
        let plan = self.plan(own)?;
        let groups = match (&self.groups, &self.costs) {
            (Some(groups), Some(costs)) => Some(Groups::read(groups, costs)?),
            (None, None) => None,
            _ => {
                return Err(bad_call(Text::in_all(
                    "ryhmät (`groups`) ja niiden kustannukset (`costs`) annetaan yhdessä",
                    "grupper (`groups`) och deras kostnader (`costs`) anges tillsammans",
                    "`groups` and their `costs` are given together",
                )));
            }
        };
        let against = Against {
            measures: self.measures,
            residents: self.residents,
            alone: self.alone.as_ref().map(Alone::read).transpose()?,
            groups,
        };
        let statement = plan.evaluate(&asked::facts(self.facts, self.earlier)?)?;
        Fairness::new(statement, against)?.report(self.fewest)
    }
}
