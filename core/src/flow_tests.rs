//! Flows by hand, and held against every way there is on small networks.

use proptest::prelude::*;

use super::*;

#[test]
fn a_flow_takes_the_cheapest_of_the_greatest() {
    // Two ways of cost 1 and 5 with room for 2 each, and 3 to send.
    let mut net = Network::new(4);
    let cheap = net.edge(0, 1, 2, 1);
    let dear = net.edge(0, 2, 2, 5);
    net.edge(1, 3, 9, 0);
    let narrow = net.edge(2, 3, 1, 0);
    let flow = net.solve(0, 3);
    assert_eq!((flow.amount, flow.cost), (3, 7));
    assert_eq!((flow.on(cheap), flow.on(dear), flow.on(narrow)), (2, 1, 1));
}

#[test]
fn what_was_sent_is_sent_elsewhere_where_more_gets_through() {
    // The first and cheapest way over the middle would block both others.
    let mut net = Network::new(6);
    net.edge(0, 1, 1, 0);
    net.edge(0, 2, 1, 0);
    let middle = net.edge(1, 4, 1, 0);
    net.edge(1, 3, 1, 10);
    net.edge(2, 4, 1, 10);
    net.edge(3, 5, 1, 0);
    net.edge(4, 5, 1, 0);
    let flow = net.solve(0, 5);
    assert_eq!((flow.amount, flow.cost, flow.on(middle)), (2, 20, 0));
}

#[test]
fn no_way_no_flow() {
    let mut net = Network::new(3);
    net.edge(0, 1, 7, 1);
    let lost = net.edge(0, 9, 7, 1);
    assert_eq!(net.clone().solve(0, 2).amount, 0);
    assert_eq!(net.clone().solve(0, 0).amount, 0);
    assert_eq!(net.solve(0, 8).on(lost), 0);
}

/// Everyone of `left` to one of `right` or to none: the most pairs, then the least cost.
fn by_trying(costs: &[Vec<Option<u64>>], room: &[u64]) -> (u64, u128) {
    fn go(costs: &[Vec<Option<u64>>], room: &mut Vec<u64>) -> (u64, u128) {
        let Some((first, rest)) = costs.split_first() else { return (0, 0) };
        let mut best = go(rest, room);
        for (place, cost) in first.iter().enumerate() {
            let Some(cost) = cost else { continue };
            if room[place] > 0 {
                room[place] -= 1;
                let (pairs, sum) = go(rest, room);
                room[place] += 1;
                let found = (pairs + 1, sum + u128::from(*cost));
                if found.0 > best.0 || (found.0 == best.0 && found.1 < best.1) {
                    best = found;
                }
            }
        }
        best
    }
    go(costs, &mut room.to_vec())
}

proptest! {
    #[test]
    fn flows_are_the_best_of_all_ways(
        costs in prop::collection::vec(
            prop::collection::vec(prop::option::of(0_u64..4), 3), 0..6),
        room in prop::collection::vec(0_u64..3, 3),
    ) {
        let sink = costs.len() + room.len() + 1;
        let mut net = Network::new(sink + 1);
        for (one, row) in costs.iter().enumerate() {
            net.edge(0, one + 1, 1, 0);
            for (place, cost) in row.iter().enumerate() {
                if let Some(cost) = cost {
                    net.edge(one + 1, costs.len() + 1 + place, 1, *cost);
                }
            }
        }
        let last: Vec<EdgeId> = room
            .iter()
            .enumerate()
            .map(|(place, most)| net.edge(costs.len() + 1 + place, sink, *most, 0))
            .collect();
        let flow = net.solve(0, sink);
        prop_assert_eq!((flow.amount, flow.cost), by_trying(&costs, &room));
        prop_assert!(last.iter().zip(&room).all(|(edge, most)| flow.on(*edge) <= *most));
        prop_assert_eq!(last.iter().map(|edge| flow.on(*edge)).sum::<u64>(), flow.amount);
    }
}
