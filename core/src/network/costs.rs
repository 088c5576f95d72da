//! What is given of clients, visits and premises.

use std::collections::{BTreeMap, BTreeSet};

use super::Network;
use crate::diagnostic::words::Among;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::municipality::MunicipalityCode;
use crate::read::rows::{GivenTable, Need, Row, Sheet, Table};

const VISITS: Sheet = Sheet {
    input: Input::Visits,
    columns: &[
        ("municipality", Need::Wanted),
        ("clients", Need::Optional),
        ("visits", Need::Optional),
    ],
};

const OFFICES: Sheet = Sheet {
    input: Input::Offices,
    columns: &[("office", Need::Wanted), ("cost", Need::Wanted)],
};

/// Clients of each municipality, and how often they are visited or come to visit in the period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Visits {
    pub(super) clients: Option<BTreeMap<MunicipalityCode, u64>>,
    pub(super) visits: Option<BTreeMap<MunicipalityCode, Exact>>,
    codes: BTreeSet<MunicipalityCode>,
}

/// What the premises of each office cost in the period, in the currency of the agreement.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Costs {
    pub(super) premises: BTreeMap<String, Exact>,
}

impl Visits {
    /// Reads `municipality,clients,visits`; either of the last two may be left out, and of each that is
    /// there every row says a number.
    ///
    /// # Errors
    /// Everything that is wrong with the table, with its place.
    pub fn read(given: &GivenTable) -> Result<Self, Diagnostics> {
        let table = Table::read(given, &VISITS)?;
        let mut problems = Diagnostics::new();
        let (mut clients, mut visits) = (BTreeMap::new(), BTreeMap::new());
        let mut codes = BTreeSet::new();
        for row in table.rows() {
            let Some(text) = row.required("municipality", &mut problems) else {
                continue;
            };
            let Ok(code) = text.parse::<MunicipalityCode>() else {
                problems.push(row.wrong(Code::NotACode, "municipality"));
                continue;
            };
            if !codes.insert(code) {
                problems.push(twice(row, "municipality"));
            }
            if table.has("clients") && row.required("clients", &mut problems).is_some() {
                clients.extend(row.whole("clients", &mut problems).map(|n| (code, n)));
            }
            if table.has("visits") && row.required("visits", &mut problems).is_some() {
                visits.extend(row.from_zero("visits", &mut problems).map(|n| (code, n)));
            }
        }
        problems.unless_errors(Self {
            clients: table.has("clients").then_some(clients),
            visits: table.has("visits").then_some(visits),
            codes,
        })
    }

    /// Every municipality of these has a row, and no other has one.
    pub(super) fn cover(&self, codes: &BTreeSet<MunicipalityCode>) -> Diagnostics {
        let row = |code: Code, of: &MunicipalityCode| {
            Diagnostic::new(code, Input::Visits).with("id", of)
        };
        let missing = codes.difference(&self.codes).map(|one| row(Code::MissingRow, one));
        let foreign = self.codes.difference(codes).map(|one| row(Code::ForeignRow, one));
        missing.chain(foreign).collect()
    }
}

impl Costs {
    /// Reads `office,cost` for offices of a network.
    ///
    /// # Errors
    /// Everything that is wrong with the table, with its place.
    pub fn read(given: &GivenTable, network: &Network) -> Result<Self, Diagnostics> {
        let table = Table::read(given, &OFFICES)?;
        let mut problems = Diagnostics::new();
        let mut premises = BTreeMap::new();
        for row in table.rows() {
            let Some(office) = row.required("office", &mut problems) else { continue };
            if network.offices.iter().all(|known| known.id != office) {
                let known: Vec<&str> =
                    network.offices.iter().map(|office| office.id.as_str()).collect();
                let problem = row.problem(Code::UnknownReference, "office");
                problems.push(problem.naming_none(office, Among::Offices, &known));
                continue;
            }
            let cost = row.required("cost", &mut problems).is_some();
            let cost = cost.then(|| row.from_zero("cost", &mut problems)).flatten();
            if premises.contains_key(office) {
                problems.push(twice(row, "office"));
            }
            premises.extend(cost.map(|cost| (office.to_owned(), cost)));
        }
        problems.unless_errors(Self { premises })
    }
}

fn twice(row: &Row, column: &str) -> Diagnostic {
    let id = row.text(column).unwrap_or_default();
    row.problem(Code::DuplicateRow, column).with("id", id)
}
