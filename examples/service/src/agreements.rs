//! The agreements of a folder.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fmt, fs, io};

use osuus::agreement::{Agreement, Syntax};
use osuus::call::{Call, Given, GivenAgreement, GivenAlternative};
use osuus::diagnostic::Diagnostics;
use osuus::library;
use osuus::text::Lang;

/// Texts of agreements by their identifiers: each was read once, and can be.
#[derive(Debug, Clone, Default)]
pub struct Agreements(BTreeMap<String, GivenAgreement>);

/// Why a folder cannot be served.
#[derive(Debug)]
pub enum Refused {
    /// A file or the folder could not be read.
    File(String, io::Error),
    /// A file is no agreement.
    Agreement(String, Diagnostics),
    /// A file has the identifier of another one.
    Twice(String, String),
}

impl Agreements {
    /// Those of a folder, in `*.toml` and `*.json`.
    ///
    /// # Errors
    /// The first file that cannot be served: a service that starts can answer by each of them.
    pub fn of_folder(folder: &Path) -> Result<Self, Refused> {
        let file = |error| Refused::File(folder.display().to_string(), error);
        let mut found = Self::default();
        for entry in fs::read_dir(folder).map_err(file)? {
            let path = entry.map_err(file)?.path();
            match path.extension().and_then(|extension| extension.to_str()) {
                Some("toml") => found.add(&path, Syntax::Toml, GivenAgreement::Toml)?,
                Some("json") => found.add(&path, Syntax::Json, GivenAgreement::Json)?,
                _ => {}
            }
        }
        Ok(found)
    }

    fn add(
        &mut self,
        path: &Path,
        syntax: Syntax,
        given: fn(String) -> GivenAgreement,
    ) -> Result<(), Refused> {
        let name = path.display().to_string();
        let text =
            fs::read_to_string(path).map_err(|e| Refused::File(name.clone(), e))?;
        let agreement = Agreement::read(text.as_bytes(), syntax)
            .map_err(|problems| Refused::Agreement(name.clone(), problems))?;
        let id = agreement.id().to_owned();
        if library::ids().contains(&id.as_str()) || self.0.contains_key(&id) {
            return Err(Refused::Twice(name, id));
        }
        self.0.insert(id, given(text));
        Ok(())
    }

    /// Their identifiers and those of the embedded ones, in order.
    #[must_use]
    pub fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.0.keys().map(String::as_str).collect();
        ids.extend(library::ids());
        ids.sort_unstable();
        ids
    }

    /// The call with the texts of the agreements that it names, where they are of the folder.
    pub(crate) fn resolve(&self, mut call: Call) -> Call {
        for given in asked_of(&mut call) {
            if let GivenAgreement::Embedded(id) = &given.agreement
                && let Some(own) = self.0.get(id)
            {
                given.agreement = own.clone();
            }
        }
        call
    }
}

/// The agreements that a call is about.
fn asked_of(call: &mut Call) -> Vec<&mut Given> {
    match call {
        Call::Show { agreement, .. } | Call::Check { agreement, .. } => vec![agreement],
        Call::Facts(call) => vec![&mut call.agreement],
        Call::Bill(call) => vec![&mut call.agreement],
        Call::Why(call) => vec![&mut call.agreement],
        Call::Receipt(call) => vec![&mut call.agreement],
        Call::Verify(call) => vec![&mut call.agreement],
        Call::Services(call) => vec![&mut call.agreement],
        Call::Eligibility(call) => vec![&mut call.agreement],
        Call::Fairness(call) => vec![&mut call.agreement],
        Call::Network(call) => vec![&mut call.agreement],
        Call::Forecast(call) => vec![&mut call.agreement],
        Call::Caseload(call) => call.agreement.iter_mut().collect(),
        Call::Decide(call) => call.agreement.iter_mut().collect(),
        Call::Placements(call) => call.agreement.iter_mut().collect(),
        Call::Diff(call) => {
            std::iter::once(&mut call.before).chain(&mut call.after).collect()
        }
        Call::Compare(call) => of(&mut call.alternatives),
        Call::Effects(call) => of(&mut call.alternatives),
        Call::Solve(call) => of(&mut call.alternatives),
        Call::BreakPoints(call) => of(&mut call.alternatives),
        Call::Agreements { .. }
        | Call::Reserve(_)
        | Call::Infer(_)
        | Call::Municipality { .. }
        | Call::Municipalities { .. }
        | Call::Carry { .. } => Vec::new(),
    }
}

/// The agreements that are held against each other.
fn of(alternatives: &mut [GivenAlternative]) -> Vec<&mut Given> {
    alternatives.iter_mut().map(|one| &mut one.agreement).collect()
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(name, error) => write!(f, "{name}: {error}"),
            Self::Agreement(name, problems) => {
                write!(f, "{name}:")?;
                problems
                    .iter()
                    .try_for_each(|one| write!(f, "\n  {}", one.to_line(Lang::En)))
            }
            Self::Twice(name, id) => {
                write!(f, "{name}: `{id}` is the identifier of another agreement")
            }
        }
    }
}

impl std::error::Error for Refused {}
