//! Everything that can be said of a caseload, as a report.

use super::wording::{self, Heading};
use super::{
    Apart, Assignment, Caseload, Form, Load, Next, Overall, PartTime, Payer, PostCost,
    Staffing, Within,
};
use crate::exact::Exact;
use crate::period::Period;
use crate::report::{Cell, Column, Kind, Remark, Report, Table};

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

/// Whether the keys of clients are told: personal data, for those who may see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keys {
    /// Only how many.
    #[default]
    Hidden,
    /// In a table of their own, which a published report leaves out.
    Shown,
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
        if self.verdict() != Overall::NotSaid {
            return None;
        }
        Exact::count(self.clients.minors()).divided_by(&self.posts()?)
    }

    fn workers_table(&self) -> Table {
        let columns = vec![
            text("worker", Heading::Worker),
            text("team", Heading::Team),
            text("area", Heading::Area),
            Column::new("posts", wording::heading(Heading::Posts), Kind::Number),
            whole("open", Heading::Open).of_clients(),
            whole("substitute", Heading::Substitute).of_clients(),
            whole("after_care", Heading::AfterCare).of_clients(),
            whole("counted", Heading::Clients),
            whole("adults", Heading::Adults).of_clients(),
            whole("cap", Heading::Cap),
            text("verdict", Heading::Verdict).of_clients(),
            whole("room", Heading::Room).of_clients(),
            whole("over", Heading::Over).of_clients(),
        ];
        let mut table =
            Table::new("workers", wording::workers(), columns).clients("counted");
        for load in self.loads() {
            let worker = load.worker();
            let verdict = |one: super::Verdict| Cell::Word(one.as_str(), one.text());
            let form = |form| Cell::Whole(load.counted().get(form));
            table.push(vec![
                Cell::text(worker.name()),
                Cell::or_none(worker.team(), Cell::text),
                Cell::or_none(worker.area(), Cell::text),
                Cell::Number(worker.posts().clone()),
                form(Form::Open),
                form(Form::Substitute),
                form(Form::AfterCare),
                Cell::Whole(load.counted().sum()),
                Cell::Whole(load.adults()),
                Cell::or_none(load.cap(), Cell::Whole),
                Cell::or_none(load.verdict(), verdict),
                Cell::or_none(load.room(), Cell::Whole),
                Cell::or_none(load.over(), Cell::Whole),
            ]);
        }
        table
    }

    fn forms_table(&self) -> Table {
        let columns = vec![
            text("form", Heading::Form),
            whole("clients", Heading::Clients),
            whole("adults", Heading::Adults).of_clients(),
        ];
        let mut table = Table::new("forms", wording::forms(), columns).clients("clients");
        for (name, form) in Form::NAMES {
            let of = |ages| {
                let all = self.clients.all().iter();
                let own = all.filter(|group| group.form == form && group.ages == ages);
                own.map(|group| group.count).sum()
            };
            let (minors, adults) = (of(super::Ages::Minor), of(super::Ages::Adult));
            let form = Cell::Word(name, form.text());
            table.push(vec![form, Cell::Whole(minors), Cell::Whole(adults)]);
        }
        table
    }

    fn needed_table(&self) -> Table {
        let columns = vec![
            text("apart", Heading::PostsApart),
            text("of", Heading::Of),
            whole("clients", Heading::Clients),
            whole("posts", Heading::PostsNeeded).of_clients(),
        ];
        let mut table =
            Table::new("needed", wording::needed(), columns).clients("clients");
        for (name, apart) in Apart::NAMES.into_iter().filter(|(_, one)| self.tells(*one))
        {
            for needed in self.needed(apart).into_iter().flatten() {
                let of = match Form::NAMES.iter().find(|(form, _)| *form == needed.of) {
                    Some((form, text)) if apart == Apart::Form => {
                        Cell::Word(form, text.text())
                    }
                    _ if needed.of.is_empty() => Cell::None,
                    _ => Cell::text(needed.of),
                };
                table.push(vec![
                    Cell::Word(name, apart.text()),
                    of,
                    Cell::Whole(needed.clients),
                    Cell::Whole(needed.posts),
                ]);
            }
        }
        table
    }

    fn sums_table(&self) -> Table {
        let columns = vec![
            text("apart", Heading::PostsApart),
            whole("clients", Heading::Clients),
            whole("posts", Heading::PostsNeeded).of_clients(),
        ];
        let mut table = Table::new("sums", wording::sums(), columns).clients("clients");
        for (name, apart) in Apart::NAMES.into_iter().filter(|(_, one)| self.tells(*one))
        {
            if let Some(posts) = self.posts_needed(apart) {
                table.push(vec![
                    Cell::Word(name, apart.text()),
                    Cell::Whole(self.clients.minors()),
                    Cell::Whole(posts),
                ]);
            }
        }
        table
    }

    fn cost_table(&self, apart: Apart, cost: &PostCost) -> Table {
        let columns = vec![
            text("what", Heading::What),
            number("posts", Heading::Posts).of_clients(),
            number("a_post", Heading::APost),
            number("cost", Heading::Cost).of_clients(),
            whole("clients", Heading::Clients),
        ];
        let mut table = Table::new("costs", wording::costs(), columns).clients("clients");
        let each = cost.a_year();
        let mut push = |what, posts: Option<Exact>| {
            if let Some(posts) = posts {
                let cost = Cell::Number(&posts * &each);
                let clients = Cell::Whole(self.clients.minors());
                let each = Cell::Number(each.clone());
                table.push(vec![what, Cell::Number(posts), each, cost, clients]);
            }
        };
        push(wording::minimum(), self.posts_needed(apart).map(Exact::count));
        push(wording::held(), self.posts());
        table
    }

    fn facts_table(&self, asked: &Asked) -> Table {
        let columns = vec![
            text("buyer", Heading::Payer),
            text("measure", Heading::Measure),
            text("period", Heading::Period),
            number("value", Heading::Value),
        ];
        let mut table = Table::new("facts", wording::facts(), columns);
        let Some(period) = &asked.period else { return table };
        for fact in self.facts(asked) {
            table.push(vec![
                Cell::or_none(fact.buyer, Cell::Text),
                Cell::text(fact.measure),
                Cell::text(period.to_string()),
                Cell::Number(fact.value),
            ]);
        }
        table
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

fn of_assignment(report: Report, assignment: &Assignment) -> Report {
    let label = wording::heading;
    let left: u64 = assignment.unplaced.iter().map(|left| left.count).sum();
    let (placed, moved) = (assignment.placed(), assignment.moved());
    report
        .value_of_clients("placed", label(Heading::Placed), Cell::Whole(placed), placed)
        .value_of_clients("moves", label(Heading::Moves), Cell::Whole(moved), moved)
        .value_of_clients(
            "not_placed",
            label(Heading::NotPlaced),
            Cell::Whole(left),
            left,
        )
        .value_of_clients(
            "posts_lacking",
            label(Heading::PostsLacking),
            Cell::Whole(assignment.lacking),
            left,
        )
}

fn proposals(assignment: &Assignment) -> Table {
    let columns = vec![
        text("from", Heading::From),
        text("to", Heading::To),
        text("form", Heading::Form),
        whole("clients", Heading::Clients),
    ];
    let mut table =
        Table::new("proposals", wording::proposals(), columns).clients("clients");
    for proposal in &assignment.proposals {
        table.push(vec![
            Cell::or_none(proposal.from.as_deref(), Cell::text),
            Cell::text(&*proposal.to),
            Cell::Word(proposal.form.as_str(), proposal.form.text()),
            Cell::Whole(proposal.count),
        ]);
    }
    table
}

/// The same client by client.
fn moves(assignment: &Assignment) -> Table {
    let columns = vec![
        text("client", Heading::Client),
        text("from", Heading::From),
        text("to", Heading::To),
    ];
    let mut table = Table::new("moved", wording::moved(), columns).confidential();
    for proposal in &assignment.proposals {
        for client in &proposal.clients {
            table.push(vec![
                Cell::text(&**client),
                Cell::or_none(proposal.from.as_deref(), Cell::text),
                Cell::text(&*proposal.to),
            ]);
        }
    }
    table
}

fn unplaced(assignment: &Assignment) -> Table {
    let columns = vec![
        text("worker", Heading::Worker),
        text("form", Heading::Form),
        text("team", Heading::Team),
        text("area", Heading::Area),
        whole("clients", Heading::Clients),
    ];
    let mut table =
        Table::new("unplaced", wording::unplaced(), columns).clients("clients");
    for left in &assignment.unplaced {
        table.push(vec![
            Cell::or_none(left.worker.as_deref(), Cell::text),
            Cell::or_none(left.form, |form| Cell::Word(form.as_str(), form.text())),
            Cell::or_none(left.team.as_deref(), Cell::text),
            Cell::or_none(left.area.as_deref(), Cell::text),
            Cell::Whole(left.count),
        ]);
    }
    table
}

/// What one client more brings about; with amounts where an agreement bills it.
///
/// It is for those who plan: several rows of one payer tell of bills that a published report withholds.
pub(crate) fn next_table(
    next: &[(Next, Option<(Exact, Exact)>)],
    now: &Caseload,
    apart: Apart,
    cost: Option<&PostCost>,
) -> Table {
    let columns = vec![
        text("buyer", Heading::Payer),
        text("form", Heading::Form),
        whole("clients", Heading::ClientsNow),
        whole("posts", Heading::PostsThen).of_clients(),
        whole("more_posts", Heading::MorePosts).of_clients(),
        number("more_cost", Heading::MoreCost).of_clients(),
        number("bill", Heading::Bill).of_clients(),
        number("bill_then", Heading::BillThen).of_clients(),
        number("more_to_pay", Heading::MoreToPay).of_clients(),
    ];
    let mut table = Table::new("next", wording::next(), columns).confidential();
    let before = now.posts_needed(apart).unwrap_or_default();
    for (next, bills) in next {
        let posts = next.then.posts_needed(apart);
        let more = posts.map(|posts| posts - before);
        let more_cost =
            more.zip(cost).map(|(more, cost)| &Exact::count(more) * &cost.a_year());
        let (bill, then) = bills.clone().unzip();
        let to_pay = bill.as_ref().zip(then.as_ref()).map(|(bill, then)| then - bill);
        table.push(vec![
            Cell::text(&*next.payer),
            Cell::Word(next.form.as_str(), next.form.text()),
            Cell::Whole(next.clients),
            Cell::or_none(posts, Cell::Whole),
            Cell::or_none(more, Cell::Whole),
            Cell::or_none(more_cost, Cell::Number),
            Cell::or_none(bill, Cell::Number),
            Cell::or_none(then, Cell::Number),
            Cell::or_none(to_pay, Cell::Number),
        ]);
    }
    table
}

/// What each payer owes for the posts.
pub(crate) fn bills_table(bills: Vec<(String, crate::text::Text, u64, Exact)>) -> Table {
    let columns = vec![
        text("buyer", Heading::Payer),
        text("name", Heading::Name),
        whole("clients", Heading::Clients),
        number("amount", Heading::Bill).of_clients(),
    ];
    let mut table = Table::new("bills", wording::bills(), columns).clients("clients");
    for (code, name, clients, amount) in bills {
        table.push(vec![
            Cell::Text(code),
            Cell::Local(name),
            Cell::Whole(clients),
            Cell::Number(amount),
        ]);
    }
    table
}

fn text(name: &'static str, heading: Heading) -> Column {
    Column::new(name, wording::heading(heading), Kind::Text)
}

fn whole(name: &'static str, heading: Heading) -> Column {
    Column::new(name, wording::heading(heading), Kind::Whole)
}

fn number(name: &'static str, heading: Heading) -> Column {
    Column::new(name, wording::heading(heading), Kind::Number)
}

fn count(count: usize) -> Cell {
    Cell::Whole(u64::try_from(count).unwrap_or(u64::MAX))
}
