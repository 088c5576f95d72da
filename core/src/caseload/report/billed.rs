//! What an agreement makes of it, as tables.

use super::tables::{number, text, whole};
use crate::caseload::wording::{self, Heading};
use crate::caseload::{Apart, Caseload, Next, PostCost};
use crate::exact::Exact;
use crate::report::{Cell, Table};
use crate::text::Text;

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
pub(crate) fn bills_table(bills: Vec<(String, Text, u64, Exact)>) -> Table {
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
