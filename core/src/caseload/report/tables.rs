//! Workers, forms, posts, costs and facts as tables.

use crate::caseload::wording::{self, Heading};
use crate::caseload::{Ages, Apart, Asked, Caseload, Form, PostCost, Verdict};
use crate::exact::Exact;
use crate::report::{Cell, Column, Kind, Table};

impl Caseload {
    pub(super) fn workers_table(&self) -> Table {
        let columns = vec![
            text("worker", Heading::Worker),
            text("team", Heading::Team),
            text("area", Heading::Area),
            number("posts", Heading::Posts),
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
            let verdict = |one: Verdict| Cell::Word(one.as_str(), one.text());
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

    pub(super) fn forms_table(&self) -> Table {
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
            let (minors, adults) = (of(Ages::Minor), of(Ages::Adult));
            let form = Cell::Word(name, form.text());
            table.push(vec![form, Cell::Whole(minors), Cell::Whole(adults)]);
        }
        table
    }

    pub(super) fn needed_table(&self) -> Table {
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

    pub(super) fn sums_table(&self) -> Table {
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

    pub(super) fn cost_table(&self, apart: Apart, cost: &PostCost) -> Table {
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

    pub(super) fn facts_table(&self, asked: &Asked) -> Table {
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
}

pub(super) fn text(name: &'static str, heading: Heading) -> Column {
    Column::new(name, wording::heading(heading), Kind::Text)
}

pub(super) fn whole(name: &'static str, heading: Heading) -> Column {
    Column::new(name, wording::heading(heading), Kind::Whole)
}

pub(super) fn number(name: &'static str, heading: Heading) -> Column {
    Column::new(name, wording::heading(heading), Kind::Number)
}
