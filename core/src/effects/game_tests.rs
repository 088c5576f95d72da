use super::*;

/// The numbers of partitions of a set are those of Bell: 1, 1, 2, 5, 15, 52.
#[test]
fn every_partition_is_there_once() {
    for (count, bell) in [(0, 1), (1, 1), (2, 2), (3, 5), (4, 15), (5, 52)] {
        let all = partitions(&Factor::ALL[..count]);
        assert_eq!(all.len(), bell);
        let unlike: BTreeSet<Vec<Vec<Factor>>> = all.into_iter().collect();
        assert_eq!(unlike.len(), bell);
    }
}

/// Of two players each begins in one of two orders; what both add together is halved.
#[test]
fn counts_of_two_players_halve_what_both_bring() {
    let (counts, orders) = counts(2);
    assert_eq!(counts, [[-1, 1, -1, 1], [-1, -1, 1, 1]]);
    assert_eq!(orders, Exact::from(2));
}

/// What all players add is the whole difference, and no order is preferred: over all players the counts of
/// every state but the first and the last are nothing.
#[test]
fn counts_add_up_to_the_difference() {
    for players in 1..=5 {
        let (all, orders) = counts(players);
        let last = (1 << players) - 1;
        for mask in masks(players) {
            let sum: i64 = all.iter().map(|counts| counts[mask]).sum();
            let expected = match mask {
                0 => -&orders,
                mask if mask == last => orders.clone(),
                _ => Exact::zero(),
            };
            assert_eq!(Exact::from(sum), expected);
        }
    }
}

/// Where one state cannot be worked out, the two factors that it parts are one, and the others stay alone.
#[test]
fn as_few_as_possible_are_taken_together() {
    let lines = Lines::new();
    let why = Diagnostics::from(Diagnostic::new(
        crate::diagnostic::Code::MissingWeight,
        crate::diagnostic::Input::Agreement,
    ));
    let factors = [Factor::Price, Factor::Membership, Factor::Rule];
    let worked =
        |state: State| match (state.has(Factor::Membership), state.has(Factor::Rule)) {
            (true, false) => Err(&why),
            _ => Ok(&lines),
        };
    let blocks = finest(&factors, &worked).unwrap();
    let told: Vec<(Vec<Factor>, bool)> =
        blocks.into_iter().map(|block| (block.factors, block.why.is_some())).collect();
    let together = vec![Factor::Membership, Factor::Rule];
    assert_eq!(told, [(vec![Factor::Price], false), (together, true)]);
}
