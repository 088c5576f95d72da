//! Caseloads: how many clients each responsible social worker has, whether the cap is kept, and how many
//! posts that asks for (`docs/caseload.md`).
//!
//! What comes of it are facts and verdicts. Money is only the cost of posts, which a pool of an agreement
//! may share out.

mod assign;
mod cap;
mod clients;
mod cost;
mod days;
mod facts;
mod form;
mod law;
mod load;
pub(crate) mod measures;
mod posts;
mod report;
mod wisn;
mod wording;
mod workers;

use jiff::civil::Date;

pub use assign::{Assignment, Proposal, Unplaced, Within};
pub use cap::{Caps, PartTime};
pub use clients::Clients;
pub use cost::{Costs, PostCost};
pub use facts::{CaseloadFact, Next, Payer};
pub use form::{Ages, ByForm, Form};
pub use load::{Load, Overall, Verdict};
pub use posts::{Apart, Needed};
pub use report::Asked;
pub(crate) use report::{bills_table, next_table};
pub use wisn::{Component, Staffing, Standards, WorkingTime};
pub use workers::{Worker, Workers};

use crate::exact::Exact;
use crate::source::Citation;

/// The workers and clients of a day, and the cap that holds on it.
///
/// ```
/// use osuus::call::GivenTable;
/// use osuus::caseload::{Caps, Caseload, Clients, Overall, Within, Workers};
/// use osuus::period::date;
/// let csv = |text: &str| GivenTable::Csv(text.to_owned());
/// let on = date("2024-03-01").unwrap();
/// let caps = Caps::read(&csv("cap\n30\n")).unwrap();
/// let workers = Workers::read(&csv("worker\nw1\nw2\n")).unwrap();
/// let clients = "worker,form,ages,count\nw1,open,minor,31\nw2,open,minor,20\n";
/// let clients = Clients::read(&csv(clients), &workers, on).unwrap();
/// let caseload = Caseload::new(on, &caps, workers, clients);
/// assert_eq!(caseload.verdict(), Overall::Exceeded);
/// let mended = caseload.assign(Within::Anywhere).unwrap();
/// assert_eq!((mended.moved(), mended.proposals[0].to.as_str()), (1, "w2"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caseload {
    on: Date,
    cap: Option<u64>,
    cap_cited: Option<Citation>,
    part_time: PartTime,
    workers: Workers,
    clients: Clients,
    /// Posts that are only counted.
    posts: Option<Exact>,
}

impl Caseload {
    /// Those of a day; the cap is the one that holds on it.
    #[must_use]
    pub fn new(on: Date, caps: &Caps, workers: Workers, clients: Clients) -> Self {
        Self {
            on,
            cap: caps.on(on),
            cap_cited: caps.citation().cloned(),
            part_time: PartTime::default(),
            workers,
            clients,
            posts: None,
        }
    }

    /// The same by another rule for parts of posts.
    #[must_use]
    pub fn part_time(self, part_time: PartTime) -> Self {
        Self { part_time, ..self }
    }

    /// The same with posts that are only counted, where the workers are not given: they allow no verdict.
    #[must_use]
    pub fn with_posts(self, posts: Exact) -> Self {
        Self { posts: Some(posts), ..self }
    }

    /// The day.
    #[must_use]
    pub fn on(&self) -> Date {
        self.on
    }

    /// The cap of a full post on the day; none where there is none.
    #[must_use]
    pub fn cap(&self) -> Option<u64> {
        self.cap
    }

    /// The clients.
    #[must_use]
    pub fn clients(&self) -> &Clients {
        &self.clients
    }

    /// The workers.
    #[must_use]
    pub fn workers(&self) -> &Workers {
        &self.workers
    }

    /// The posts that there are: those of the workers, or those that are only counted.
    #[must_use]
    pub fn posts(&self) -> Option<Exact> {
        if self.workers.is_empty() {
            self.posts.clone()
        } else {
            Some(self.workers.posts())
        }
    }
}

/// A number that is whole and not below zero.
fn whole(value: &Exact) -> u64 {
    i64::try_from(value)
        .ok()
        .and_then(|whole| u64::try_from(whole).ok())
        .unwrap_or(u64::MAX)
}

/// 0.01
fn hundredth() -> Exact {
    Exact::one().divided_by(&Exact::from(100)).unwrap_or_else(Exact::zero)
}

#[cfg(test)]
#[path = "caseload/property_tests.rs"]
mod properties;
#[cfg(test)]
#[path = "caseload/caseload_tests.rs"]
mod tests;
