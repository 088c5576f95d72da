use super::*;
use crate::rounding::{BalanceKey, Mode, Rank, Rounded};

#[path = "apportion/bounds_tests.rs"]
mod bounds_and_errors;
#[path = "apportion/exhaustive_tests.rs"]
mod exhaustive;
#[path = "apportion/property_tests.rs"]
mod property;
#[path = "apportion/reference_tests.rs"]
mod reference;
#[path = "apportion/width_tests.rs"]
mod width;

fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

fn to(unit: &str, mode: Mode, balance: Balance) -> Rounding {
    Rounding::to(exact(unit)).unwrap().with_mode(mode).with_balance(balance)
}

fn by_key(make: fn(BalanceKey) -> Balance) -> Balance {
    make(BalanceKey::Measure("posts".to_owned()))
}

fn largest(key: BalanceKey) -> Balance {
    Balance::Largest(key, Rank::FIRST)
}

fn smallest(key: BalanceKey) -> Balance {
    Balance::Smallest(key, Rank::FIRST)
}

fn buyer(code: &str) -> Balance {
    Balance::Buyer(code.to_owned())
}

/// Participants of these codes and weights.
fn weighing<const N: usize>(weights: [(&str, &str); N]) -> [Participant; N] {
    weights.map(|(code, weight)| Participant::new(code, exact(weight)))
}

/// Participants `a`, `b`, `c`, ... that weigh 1 each.
fn alike<const N: usize>() -> [Participant; N] {
    let mut codes = 'a'..;
    [(); N].map(|()| Participant::new(codes.next().unwrap(), Exact::one()))
}

fn keyed<const N: usize>(
    participants: [Participant; N],
    keys: [i64; N],
) -> [Participant; N] {
    let mut keys = keys.into_iter();
    participants.map(|p| Participant { key: keys.next().map(Exact::from), ..p })
}

/// What each pays, as texts.
fn paid(whole: &str, participants: &[Participant], rounding: &Rounding) -> Vec<String> {
    let shares = share(&exact(whole), participants, rounding).unwrap();
    assert!(shares.unallocated().is_zero());
    shares.parts().iter().map(|part| part.amount().to_string()).collect()
}

/// Figures that others print for these modes.
#[test]
fn published_examples_of_one_cent_left_over() {
    for (whole, weights, by_remainder, by_first) in [
        ("220.00", "445455 9091 545455", "98 2 120", "98.01 2 119.99"),
        ("10.03", "49 51", "4.91 5.12", "4.92 5.11"),
        ("99.99", "75 25", "74.99 25", "75 24.99"),
    ] {
        let participants: Vec<Participant> = weights
            .split(' ')
            .zip(["c", "b", "a"])
            .map(|(weight, code)| Participant::new(code, exact(weight)))
            .collect();
        let remainder = to("0.01", Mode::Down, Balance::LargestRemainder);
        assert_eq!(paid(whole, &participants, &remainder).join(" "), by_remainder);
        let first = to("0.01", Mode::Down, Balance::First);
        assert_eq!(paid(whole, &participants, &first).join(" "), by_first);
    }
}

/// The cooperation project of 2007-2008: 63, 27 and 10 percent in hundreds.
#[test]
fn the_project_of_2007_and_2008() {
    let buyers = weighing([("179", "63"), ("180", "27"), ("729", "10")]);
    let printed = (["11000", "4700", "1800"], ["15700", "6700", "2600"]);
    for mode in [Mode::Down, Mode::HalfDown] {
        let last = to("100", mode, Balance::Last);
        assert_eq!(paid("17500", &buyers, &last), printed.0);
        assert_eq!(paid("25000", &buyers, &last), printed.1);
    }
    // 157.5, 67.5 and 25 hundreds: who rounds halves up has a hundred too much and takes it back
    // from 180, who rounds down has a hundred left and gives it to 179.
    for (mode, of_2008) in [
        (Mode::HalfUp, ["15800", "6700", "2500"]),
        (Mode::HalfEven, ["15800", "6700", "2500"]),
        (Mode::Down, ["15800", "6700", "2500"]),
    ] {
        let nearest = to("100", mode, Balance::LargestRemainder);
        assert_eq!(paid("17500", &buyers, &nearest), printed.0);
        assert_eq!(paid("25000", &buyers, &nearest), of_2008);
    }
}

#[test]
fn a_whole_that_is_no_multiple_of_the_unit_still_adds_up() {
    let buyers = weighing([("179", "63"), ("180", "27"), ("729", "10")]);
    // Quotas 11056.5, 4738.5 and 1755: 150 is left over.
    let last = to("100", Mode::Down, Balance::Last);
    assert_eq!(paid("17550", &buyers, &last), ["11000", "4700", "1850"]);
    let remainder = to("100", Mode::Down, Balance::LargestRemainder);
    assert_eq!(paid("17550", &buyers, &remainder), ["11100", "4700", "1750"]);
}

#[test]
fn each_balance_takes_back_a_negative_rest() {
    // 3 1/3 each, rounded up to 4: 2 too much.
    let three = keyed(alike::<3>(), [1, 2, 3]);
    for (balance, expected) in [
        (Balance::LargestRemainder, ["4", "3", "3"]),
        (Balance::First, ["2", "4", "4"]),
        (Balance::Last, ["4", "4", "2"]),
        (by_key(largest), ["4", "4", "2"]),
        (by_key(smallest), ["2", "4", "4"]),
        (by_key(Balance::Descending), ["4", "3", "3"]),
        (buyer("b"), ["4", "2", "4"]),
        // Nobody of that name: the others one unit each, as by largest remainder.
        (buyer("nobody of the list"), ["4", "3", "3"]),
    ] {
        assert_eq!(
            paid("10", &three, &to("1", Mode::Up, balance.clone())),
            expected,
            "{balance}"
        );
    }
    let nobody = to("1", Mode::Up, Balance::Nobody);
    let shares = share(&exact("10"), &three, &nobody).unwrap();
    assert!(
        shares
            .parts()
            .iter()
            .all(|part| part.amount() == exact("4") && part.rank.is_none())
    );
    assert_eq!((shares.unallocated(), shares.next()), (&exact("-2"), None));
}

#[test]
fn the_carriers_begin_at_the_rank_and_those_before_it_come_last() {
    // 2.5 each: 2 left over. By the key: b 4, c 3, d 2, a 1.
    let four = keyed(alike::<4>(), [1, 4, 3, 2]);
    let by = |make: fn(BalanceKey, Rank) -> Balance, rank| {
        make(BalanceKey::Measure("posts".to_owned()), Rank::new(rank).unwrap())
    };
    for (balance, expected) in [
        (by(Balance::Largest, 1), ["2", "4", "2", "2"]),
        (by(Balance::Largest, 2), ["2", "2", "4", "2"]),
        (by(Balance::Largest, 4), ["4", "2", "2", "2"]),
        // Only four carry: the last of them.
        (by(Balance::Largest, 9), ["4", "2", "2", "2"]),
        (by(Balance::Smallest, 2), ["2", "2", "2", "4"]),
        (by(Balance::Smallest, 3), ["2", "2", "4", "2"]),
    ] {
        let down = to("1", Mode::Down, balance.clone());
        assert_eq!(paid("10", &four, &down), expected, "{balance}");
    }
    // 0.5 each, rounded up to 1: 2 too much. From c, then from d; a and b, which is before it,
    // would come after them.
    let second = to("1", Mode::Up, by(Balance::Largest, 2));
    assert_eq!(paid("2", &four, &second), ["1", "1", "0", "0"]);
    let shares = share(&exact("2"), &four, &second).unwrap();
    let ranks: Vec<_> = shares.parts().iter().map(|part| part.rank.unwrap()).collect();
    assert_eq!((ranks, shares.next()), (vec![3, 4, 1, 2], Some(0)));
    // Whoever weighs nothing has no rank: the second largest of those who carry is d.
    let three =
        keyed(weighing([("a", "1"), ("b", "1"), ("c", "0"), ("d", "1")]), [1, 4, 3, 2]);
    let down = to("1", Mode::Down, by(Balance::Largest, 2));
    assert_eq!(paid("10", &three, &down), ["3", "3", "0", "4"]);
}

#[test]
fn nobody_is_pushed_below_zero() {
    // 0.2 each, rounded up to 1: 4 too much.
    let five = keyed(alike::<5>(), [5, 4, 3, 2, 1]);
    for (balance, expected) in [
        (Balance::LargestRemainder, ["1", "0", "0", "0", "0"]),
        (Balance::First, ["0", "0", "0", "0", "1"]),
        (Balance::Last, ["1", "0", "0", "0", "0"]),
        (buyer("a"), ["0", "1", "0", "0", "0"]),
        (by_key(largest), ["0", "0", "0", "0", "1"]),
        (by_key(smallest), ["1", "0", "0", "0", "0"]),
        (by_key(Balance::Descending), ["0", "0", "0", "0", "1"]),
    ] {
        assert_eq!(
            paid("1", &five, &to("1", Mode::Up, balance.clone())),
            expected,
            "{balance}"
        );
    }
}

#[test]
fn halves_that_all_go_up_are_taken_back_from_the_end() {
    // 1.5 each.
    let four = keyed(alike::<4>(), [1, 4, 3, 2]);
    let half_up = |balance| to("1", Mode::HalfUp, balance);
    assert_eq!(
        paid("6", &four, &half_up(Balance::LargestRemainder)),
        ["2", "2", "1", "1"]
    );
    assert_eq!(
        paid("6", &four, &half_up(by_key(Balance::Descending))),
        ["2", "1", "1", "2"]
    );
    // 1.75, 1.75 and 1.5: the half was rounded up most, whatever its code.
    let three = weighing([("b", "7"), ("c", "7"), ("a", "6")]);
    assert_eq!(paid("5", &three, &half_up(Balance::LargestRemainder)), ["2", "2", "1"]);
}

#[test]
fn ties_go_by_code_and_not_by_the_list() {
    let four = weighing([("d", "1"), ("b", "1"), ("a", "1"), ("c", "1")]);
    let four = keyed(four, [7, 7, 3, 3]);
    // 2.5 each: 2 left over.
    for (balance, expected) in [
        (Balance::LargestRemainder, ["2", "3", "3", "2"]),
        (by_key(largest), ["2", "4", "2", "2"]),
        (by_key(smallest), ["2", "2", "4", "2"]),
        (by_key(Balance::Descending), ["3", "3", "2", "2"]),
    ] {
        let down = to("1", Mode::Down, balance.clone());
        assert_eq!(paid("10", &four, &down), expected, "{balance}");
    }
    // Byte by byte: capitals, small letters, letters beyond.
    let texts = weighing([("ä", "1"), ("b", "1"), ("B", "1"), ("a", "1")]);
    let remainder = to("1", Mode::Down, Balance::LargestRemainder);
    assert_eq!(paid("10", &texts, &remainder), ["2", "2", "3", "3"]);
}

#[test]
fn ranks_name_the_order_and_next_who_stood_after_it() {
    // 0.75, 1.5, 0 and 0.75 of 3.
    let four = weighing([("d", "1"), ("c", "2"), ("z", "0"), ("a", "1")]);
    let remainder = to("1", Mode::Down, Balance::LargestRemainder);
    let shares = share(&exact("3"), &four, &remainder).unwrap();
    let ranks: Vec<_> = shares.parts().iter().map(|part| part.rank).collect();
    assert_eq!(ranks, [Some(2), Some(3), None, Some(1)]);
    let carried: Vec<_> =
        shares.parts().iter().map(|part| part.carried.to_string()).collect();
    assert_eq!(carried, ["1", "0", "0", "1"]);
    assert_eq!(shares.next(), Some(1));
    assert_eq!((shares.whole(), shares.weights()), (&exact("3"), &exact("4")));
}

#[test]
fn who_weighs_nothing_passes_the_rest_on() {
    // 3 1/3 and 6 2/3 of 10: one left over.
    let [nothing, a, b] =
        keyed(weighing([("z", "0"), ("a", "1"), ("b", "2")]), [9, 5, 1]);
    let down = |balance| to("1", Mode::Down, balance);
    let front = [nothing.clone(), a.clone(), b.clone()];
    assert_eq!(paid("10", &front, &down(Balance::First)), ["0", "4", "6"]);
    let end = [a.clone(), b.clone(), nothing.clone()];
    assert_eq!(paid("10", &end, &down(Balance::Last)), ["3", "7", "0"]);
    assert_eq!(paid("10", &end, &down(by_key(largest))), ["4", "6", "0"]);
    assert_eq!(paid("10", &end, &down(by_key(Balance::Descending))), ["4", "6", "0"]);
    assert_eq!(paid("10", &end, &down(buyer("z"))), ["3", "7", "0"]);
    let least = [
        Participant { key: Some(Exact::zero()), ..nothing.clone() },
        a.clone(),
        b.clone(),
    ];
    assert_eq!(paid("10", &least, &down(by_key(smallest))), ["0", "3", "7"]);
    // It needs no key, since nobody asks for it.
    let keyless = [Participant { key: None, ..nothing }, a, b];
    assert_eq!(paid("10", &keyless, &down(by_key(largest))), ["0", "4", "6"]);
}

#[test]
fn lines_stay_exact_where_only_totals_are_rounded() {
    let exact_lines = to("1", Mode::Up, Balance::First).with_rounded(Rounded::Total);
    assert_eq!(paid("10", &alike::<3>(), &exact_lines), ["10/3", "10/3", "10/3"]);
    assert_eq!(paid("-10", &alike::<3>(), &exact_lines), ["-10/3", "-10/3", "-10/3"]);
}

#[test]
fn a_whole_of_zero_leaves_everybody_at_zero() {
    assert_eq!(paid("0", &alike::<2>(), &to("1", Mode::Up, Balance::First)), ["0", "0"]);
}
