//! Those who answer for clients.

use std::collections::{BTreeMap, BTreeSet};

use super::Form;
use crate::diagnostic::{Code, Diagnostics, Input};
use crate::exact::Exact;
use crate::read::rows::{GivenTable, Need, Row, Sheet, Table};

/// A social worker who answers for clients.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worker {
    name: String,
    posts: Exact,
    team: Option<String>,
    area: Option<String>,
    forms: BTreeSet<Form>,
}

/// Workers, each once, in the order of their names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Workers(Vec<Worker>);

const SHEET: Sheet = Sheet {
    input: Input::Workers,
    columns: &[
        ("worker", Need::Wanted),
        ("posts", Need::Optional),
        ("team", Need::Optional),
        ("area", Need::Optional),
        ("forms", Need::Optional),
    ],
};

impl Worker {
    /// Name, or any key that stands for it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The part of a full post, above 0 and at most 1.
    #[must_use]
    pub fn posts(&self) -> &Exact {
        &self.posts
    }

    /// Team.
    #[must_use]
    pub fn team(&self) -> Option<&str> {
        self.team.as_deref()
    }

    /// Area.
    #[must_use]
    pub fn area(&self) -> Option<&str> {
        self.area.as_deref()
    }

    /// Whether the worker takes clients of a form.
    #[must_use]
    pub fn takes(&self, form: Form) -> bool {
        self.forms.contains(&form)
    }
}

impl Workers {
    /// Nobody.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Those of a table with `worker`, and perhaps `posts` (else 1), `team`, `area` and `forms`
    /// (names with spaces between; else those that the team's other workers state, else all).
    ///
    /// # Errors
    /// A worker twice, posts that are not above 0 or are more than one person has, an unknown form,
    /// and whatever is wrong with the table.
    pub fn read(given: &GivenTable) -> Result<Self, Diagnostics> {
        let table = Table::read(given, &SHEET)?;
        let mut problems = Diagnostics::new();
        let mut workers: BTreeMap<&str, Worker> = BTreeMap::new();
        for row in table.rows() {
            let posts = posts(row, &mut problems);
            let forms = forms(row, &mut problems);
            let Some(name) = row.required("worker", &mut problems) else { continue };
            let own = |column| row.text(column).map(str::to_owned);
            let worker = Worker {
                name: name.to_owned(),
                posts,
                team: own("team"),
                area: own("area"),
                forms,
            };
            if workers.insert(name, worker).is_some() {
                problems.push(row.problem(Code::DuplicateRow, "worker").with("id", name));
            }
        }
        let mut workers: Vec<Worker> = workers.into_values().collect();
        take_from_teams(&mut workers);
        problems.unless_errors(Self(workers))
    }

    /// In the order of their names.
    pub fn iter(&self) -> std::slice::Iter<'_, Worker> {
        self.0.iter()
    }

    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Their posts, added up.
    #[must_use]
    pub fn posts(&self) -> Exact {
        self.iter().map(Worker::posts).sum()
    }

    /// The place of a worker.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.0.binary_search_by(|worker| worker.name.as_str().cmp(name)).ok()
    }

    pub(super) fn get(&self, place: usize) -> Option<&Worker> {
        self.0.get(place)
    }
}

impl<'w> IntoIterator for &'w Workers {
    type Item = &'w Worker;
    type IntoIter = std::slice::Iter<'w, Worker>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// One where nothing is said.
fn posts(row: &Row, problems: &mut Diagnostics) -> Exact {
    let Some(posts) = row.exact("posts", problems) else { return Exact::one() };
    if posts <= Exact::zero() {
        problems.push(row.wrong(Code::NotPositive, "posts"));
    } else if posts > Exact::one() {
        // Several in one row would be judged by their average.
        problems.push(row.wrong(Code::PostsOfSeveral, "posts"));
    }
    posts
}

fn forms(row: &Row, problems: &mut Diagnostics) -> BTreeSet<Form> {
    let mut forms = BTreeSet::new();
    for word in row.text("forms").unwrap_or_default().split_whitespace() {
        if let Some((_, form)) = Form::NAMES.iter().find(|(name, _)| *name == word) {
            forms.insert(*form);
        } else {
            let names = Form::NAMES.map(|(name, _)| name).join(", ");
            let problem = row.problem(Code::NotAChoice, "forms");
            problems.push(problem.with("value", word).with("choices", names));
        }
    }
    forms
}

/// Who states no forms takes those of the team.
fn take_from_teams(workers: &mut [Worker]) {
    let mut of_teams: BTreeMap<String, BTreeSet<Form>> = BTreeMap::new();
    for worker in workers.iter() {
        if let Some(team) = &worker.team {
            of_teams.entry(team.clone()).or_default().extend(&worker.forms);
        }
    }
    for worker in workers.iter_mut().filter(|worker| worker.forms.is_empty()) {
        let team = worker.team.as_ref().and_then(|team| of_teams.get(team));
        worker.forms = match team.filter(|forms| !forms.is_empty()) {
            Some(forms) => forms.clone(),
            None => Form::NAMES.into_iter().map(|(_, form)| form).collect(),
        };
    }
}

#[cfg(test)]
#[path = "workers_tests.rs"]
mod tests;
