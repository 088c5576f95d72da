//! Everything that can be said of a caseload, as a report.

mod assigned;
mod billed;
mod tables;

use assigned::{moves, of_assignment, proposals, unplaced};
pub(crate) use billed::{bills_table, next_table};
use tables::{number, text};

use super::wording::{self, Heading};
use super::{
    Apart, Caseload, Load, Overall, PartTime, Payer, PostCost, Staffing, Within,
};
use crate::exact::Exact;
use crate::period::Period;
use crate::report::{Cell, Keys, Remark, Report, Table};

/// What a report is to say.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// How far from their own clients may be moved.
    pub within: Within,
    /// Which clients are counted apart when posts are counted.
    pub apart: Apart,
    /// By whom clients are told for an agreement.
    pub payer: Payer,
    /// The codes of those who pay, where an agreement says who does.
    pub payers: Vec<String>,
    /// The measures of the agreement; none tells all facts that there are.
    pub measures: Option<Vec<String>>,
    /// The period of facts and costs.
    pub period: Option<Period>,
    /// What a post costs in that period.
    pub cost: Option<PostCost>,
    /// What standard times ask for.
    pub staffing: Option<Staffing>,
    /// Whether the keys of clients are told.
    pub keys: Keys,
}

impl Caseload {
    /// The verdict, who has room, what would mend it, the posts and what they cost: `osuus.caseload/1`.
    #[must_use]
    pub fn report(&self, asked: &Asked) -> Report {
        let assignment = self.assign(asked.within);
        let mut report = self.head(asked);
        if let Some(assignment) = &assignment {
            report = of_assignment(report, assignment);
        }
        report = report.table(self.workers_table()).table(self.forms_table());
        if let Some(assignment) = &assignment {
            report = report.table(proposals(assignment));
            if asked.keys == Keys::Shown {
                report = report.table(moves(assignment));
            }
            report = report.table(unplaced(assignment));
        }
        report = report.table(self.needed_table()).table(self.sums_table());
        if let Some(staffing) = &asked.staffing {
            report = self.of_standards(report, staffing, asked.apart);
        }
        if let Some(cost) = &asked.cost {
            report = report.table(self.cost_table(asked.apart, cost));
        }
        report = report.table(self.facts_table(asked));
        self.remarked(report, asked, assignment.is_none())
    }

    fn head(&self, asked: &Asked) -> Report {
        let verdict = self.verdict();
        let (minors, waiting) = (self.clients.minors(), self.clients.waiting());
        let label = |name| wording::heading(name);
        let loads = self.loads();
        let over = loads.iter().filter(|load| load.over() > Some(0)).count();
        let clients_over: u64 = loads.iter().filter_map(Load::over).sum();
        let room: u64 = loads.iter().filter_map(Load::room).sum();
        // Without a table of workers nobody waits for one.
        let staffed = !self.workers.is_empty();
        let workers = staffed.then_some(self.workers.len());
        let waits = Cell::or_none(staffed.then_some(waiting), Cell::Whole);
        let mut report = Report::new("osuus.caseload/1", wording::title())
            .value("on", label(Heading::On), Cell::Day(self.on))
            .value("cap", label(Heading::Cap), Cell::or_none(self.cap, Cell::Whole))
            .value(
                "verdict",
                label(Heading::Verdict),
                Cell::Word(verdict.as_str(), verdict.text()),
            )
            .value(
                "worker_count",
                label(Heading::Workers),
                Cell::or_none(workers, count),
            );
        if verdict != Overall::NotSaid && self.cap.is_some() {
            report = report
                .value("over_cap", label(Heading::OverCap), count(over))
                .value_of_clients(
                    "clients_over",
                    label(Heading::ClientsOver),
                    Cell::Whole(clients_over),
                    clients_over,
                )
                .value_of_clients(
                    "room",
                    label(Heading::RoomInAll),
                    Cell::Whole(room),
                    minors,
                );
        }
        report = report
            .value_of_clients(
                "clients",
                label(Heading::Clients),
                Cell::Whole(minors),
                minors,
            )
            .value_of_clients("waiting", label(Heading::Waiting), waits, waiting)
            .value_of_clients(
                "adults",
                label(Heading::Adults),
                Cell::Whole(self.clients.adults()),
                self.clients.adults(),
            )
            .value(
                "posts",
                label(Heading::Posts),
                Cell::or_none(self.posts(), Cell::Number),
            );
        if let Some(average) = self.average() {
            let average = Cell::Number(average);
            report = report.value_of_clients(
                "average",
                label(Heading::Average),
                average,
                minors,
            );
        }
        let needed = self.posts_needed(asked.apart);
        let needed = Cell::or_none(needed, Cell::Whole);
        let apart = Cell::Word(asked.apart.as_str(), asked.apart.text());
        report
            .value_of_clients("posts_needed", label(Heading::PostsNeeded), needed, minors)
            .value("posts_apart", label(Heading::PostsApart), apart)
    }

    /// Clients a post, where nothing better is known.
    fn average(&self) -> Option<Exact> {
        if self.verdict() != Overall::NotSaid || self.clients.minors() == 0 {
            return None;
        }
        Exact::count(self.clients.minors()).divided_by(&self.posts()?)
    }

    /// Beside the need by the cap, that by standard times, and the greater of both.
    fn of_standards(&self, report: Report, staffing: &Staffing, apart: Apart) -> Report {
        let label = wording::heading;
        let by_cap = self.posts_needed(apart);
        let by_time = staffing.rounded();
        let held = self.posts();
        let required = Exact::count(by_time);
        let difference = held.as_ref().map(|held| held - &required);
        let ratio = held.as_ref().and_then(|held| held.divided_by(&required));
        let greater = by_cap.unwrap_or_default().max(by_time);
        let exact = Cell::Number;
        let report = report
            .value(
                "working_days",
                label(Heading::WorkingDays),
                exact(staffing.time().days().clone()),
            )
            .value(
                "working_hours",
                label(Heading::WorkingHours),
                exact(staffing.time().hours()),
            )
            .value(
                "category_factor",
                label(Heading::CategoryFactor),
                exact(staffing.category_factor()),
            )
            .value(
                "individual_factor",
                label(Heading::IndividualFactor),
                exact(staffing.individual_factor().clone()),
            )
            .value(
                "staff_required",
                label(Heading::StaffRequired),
                exact(staffing.required()),
            )
            .value("posts_by_time", label(Heading::PostsByTime), Cell::Whole(by_time))
            .value(
                "time_difference",
                label(Heading::TimeDifference),
                Cell::or_none(difference, exact),
            )
            .value("time_ratio", label(Heading::TimeRatio), Cell::or_none(ratio, exact))
            .value_of_clients(
                "posts_greater",
                label(Heading::PostsGreater),
                Cell::Whole(greater),
                self.clients.minors(),
            );
        let columns = vec![
            text("activity", Heading::Activity),
            text("kind", Heading::KindOfWork),
            number("asks", Heading::Asks),
        ];
        let mut table = Table::new("standards", wording::standards(), columns);
        for component in staffing.components() {
            table.push(vec![
                Cell::text(&*component.activity),
                Cell::Word(component.kind.as_str(), component.kind.text()),
                Cell::Number(component.asks.clone()),
            ]);
        }
        report.table(table).remark(wording::rounded_by_the_manual())
    }

    fn remarked(&self, report: Report, asked: &Asked, unassigned: bool) -> Report {
        let mut report = report;
        report = match self.cap {
            Some(cap) => report.remark(
                Remark::new("cap", wording::cap(cap)).cited(self.cap_cited.clone()),
            ),
            None => report.remark(
                Remark::new("no-cap", wording::no_cap(self.on))
                    .cited(self.cap_cited.clone()),
            ),
        };
        report = report.remark(wording::who_counts());
        if self.workers.iter().any(|worker| !worker.posts().is_one()) {
            let rule: PartTime = self.part_time;
            report = report.remark(wording::part_time(rule));
        }
        if let Some(average) = self.average() {
            let (minors, adults) = (self.clients.minors(), self.clients.adults());
            let posts = self.posts().unwrap_or_else(Exact::zero);
            report = report.remark(wording::average(minors, adults, &posts, &average));
        }
        if unassigned && self.cap.is_some() && !self.workers.is_empty() {
            report = report.remark(wording::too_many_to_assign());
        }
        if asked.payer == Payer::Area {
            report = report.remark(wording::internal());
        }
        report
    }
}

fn count(count: usize) -> Cell {
    Cell::Whole(u64::try_from(count).unwrap_or(u64::MAX))
}
