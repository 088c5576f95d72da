//! The way that is proposed against every way that there is.

use proptest::prelude::*;

use super::*;
use crate::period::date;
use crate::read::rows::GivenTable;

/// A worker: part of a post in halves, forms as bits.
type SmallWorker = (u8, u8);
/// A client: a place among the workers (beyond them: none), and a form.
type SmallClient = (usize, usize);

fn caseload(cap: u64, workers: &[SmallWorker], clients: &[SmallClient]) -> Caseload {
    let csv = |text: String| GivenTable::Csv(text);
    let mut table = String::from("worker,posts,forms\n");
    for (number, (posts, forms)) in workers.iter().enumerate() {
        let named = Form::NAMES.iter().enumerate();
        let named = named.filter(|(bit, _)| forms >> bit & 1 == 1);
        let named: Vec<&str> = named.map(|(_, (name, _))| *name).collect();
        let posts = if *posts == 1 { "0.5" } else { "1" };
        table += &format!("w{number},{posts},{}\n", named.join(" "));
    }
    let workers_read = Workers::read(&csv(table)).unwrap();
    let on = date("2024-05-01").unwrap();
    let mut table = String::from("client,worker,form,age\n");
    for (number, (worker, form)) in clients.iter().enumerate() {
        let name =
            if *worker < workers.len() { format!("w{worker}") } else { String::new() };
        table += &format!("client-key-{number},{name},{},9\n", Form::NAMES[*form].0);
    }
    let clients = Clients::read(&csv(table), &workers_read, on).unwrap();
    let caps = Caps::read(&csv(format!("cap\n{cap}\n"))).unwrap();
    Caseload::new(on, &caps, workers_read, clients)
}

/// The best of all ways, each tried: new clients placed, clients left over a cap, clients moved.
fn tried(caseload: &Caseload, clients: &[SmallClient]) -> (u64, u64, u64) {
    let loads = caseload.loads();
    let count = loads.len();
    let before: Vec<u64> = loads.iter().map(|load| load.counted().sum()).collect();
    let caps: Vec<u64> = loads.iter().map(|load| load.cap().unwrap()).collect();
    let mut best: Option<(i64, u64, u64)> = None;
    let ways = (count + 1).pow(u32::try_from(clients.len()).unwrap());
    'ways: for mut way in 0..ways {
        let mut after = before.clone();
        let (mut placed, mut moved) = (0_i64, 0_u64);
        for (from, form) in clients {
            let to = way % (count + 1);
            way /= count + 1;
            if to == *from || (to == count && *from >= count) {
                continue;
            }
            // Nobody loses a worker, and nobody over the cap takes one in.
            let taken = to < count
                && before[to] <= caps[to]
                && loads[to].worker().takes(Form::NAMES[*form].1);
            if !taken {
                continue 'ways;
            }
            after[to] += 1;
            if *from < count {
                after[*from] -= 1;
                moved += 1;
            } else {
                placed += 1;
            }
        }
        if (0..count).any(|w| after[w] > caps[w] && before[w] <= caps[w]) {
            continue;
        }
        let over: u64 = (0..count).map(|w| after[w].saturating_sub(caps[w])).sum();
        let way = (-placed, over, moved);
        if best.is_none_or(|best| way < best) {
            best = Some(way);
        }
    }
    let (placed, over, moved) = best.unwrap();
    (u64::try_from(-placed).unwrap(), over, moved)
}

proptest! {
    #[test]
    fn no_way_is_better_than_the_one_proposed(
        cap in 1_u64..4,
        workers in prop::collection::vec((0_u8..2, 1_u8..8), 1..4),
        clients in prop::collection::vec((0_usize..4, 0_usize..3), 0..7),
    ) {
        let caseload = caseload(cap, &workers, &clients);
        let proposed = caseload.assign(Within::Anywhere).unwrap();
        let left = |waits: bool| -> u64 {
            let own = proposed.unplaced.iter().filter(|left| left.worker.is_none() == waits);
            own.map(|left| left.count).sum()
        };
        let found = (proposed.placed(), left(false), proposed.moved());
        prop_assert_eq!(found, tried(&caseload, &clients));
        prop_assert_eq!(caseload.clients.waiting(), proposed.placed() + left(true));
    }

    #[test]
    fn whoever_takes_clients_in_stays_within_the_cap(
        cap in 1_u64..6,
        workers in prop::collection::vec((0_u8..2, 1_u8..8), 1..8),
        clients in prop::collection::vec((0_usize..9, 0_usize..3), 0..60),
    ) {
        let caseload = caseload(cap, &workers, &clients);
        let proposed = caseload.assign(Within::Anywhere).unwrap();
        for load in caseload.loads() {
            let name = load.worker().name();
            let sum = |of: &dyn Fn(&Proposal) -> bool| -> u64 {
                let own = proposed.proposals.iter().filter(|proposal| of(proposal));
                own.map(|proposal| proposal.count).sum()
            };
            let taken = sum(&|proposal| proposal.to == name);
            let given = sum(&|proposal| proposal.from.as_deref() == Some(name));
            let then = load.counted().sum() + taken - given;
            prop_assert!(then <= load.cap().unwrap() || (taken == 0 && given < load.counted().sum() + 1));
            prop_assert!(taken == 0 || then <= load.cap().unwrap());
        }
        for proposal in &proposed.proposals {
            prop_assert_eq!(proposal.clients.len() as u64, proposal.count);
        }
    }

    #[test]
    fn counted_apart_never_asks_for_fewer_posts(
        cap in 1_u64..40,
        clients in prop::collection::vec((9_usize..10, 0_usize..3), 0..60),
    ) {
        let caseload = caseload(cap, &[(0, 7)], &clients);
        let all = caseload.posts_needed(Apart::Nothing).unwrap();
        let apart = caseload.posts_needed(Apart::Form).unwrap();
        prop_assert!(all <= apart && apart <= all + 2);
    }

    #[test]
    fn the_order_of_the_tables_means_nothing(
        workers in prop::collection::vec((0_u8..2, 1_u8..8), 1..5),
        clients in prop::collection::vec((0_usize..6, 0_usize..3), 0..20),
    ) {
        let there = caseload(3, &workers, &clients);
        let mut back = there.clone();
        back.clients = there.clients.reversed();
        prop_assert_eq!(there.assign(Within::Anywhere), back.assign(Within::Anywhere));
    }
}
