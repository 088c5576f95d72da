//! Floors and ceilings, and every refusal.

use super::*;

/// The participants, the one at `place` within bounds.
fn within<const N: usize>(
    mut participants: [Participant; N],
    place: usize,
    floor: Option<&str>,
    ceiling: Option<&str>,
) -> [Participant; N] {
    participants[place].floor = floor.map(exact);
    participants[place].ceiling = ceiling.map(exact);
    participants
}

fn refused(whole: &str, participants: &[Participant], unit: &str) -> ShareError {
    share(&exact(whole), participants, &to(unit, Mode::Down, Balance::First)).unwrap_err()
}

#[test]
fn bounds_are_taken_inward_to_the_unit() {
    let hundreds = to("100", Mode::HalfUp, Balance::LargestRemainder);
    let two = weighing([("a", "1"), ("b", "9")]);
    assert_eq!(
        paid("1000", &within(two, 0, Some("150"), None), &hundreds),
        ["200", "800"]
    );
    assert_eq!(
        paid("1000", &within(alike::<2>(), 0, None, Some("450")), &hundreds),
        ["400", "600"]
    );
    // t = 30: a lies at its floor, c at its ceiling.
    let three = weighing([("a", "1"), ("b", "1"), ("c", "2")]);
    let three = within(within(three, 0, Some("40"), None), 2, None, Some("30"));
    let cents = to("0.01", Mode::HalfUp, Balance::LargestRemainder);
    assert_eq!(paid("100", &three, &cents), ["40", "30", "30"]);
    // Who weighs nothing takes its floor and no more.
    let two = within(weighing([("z", "0"), ("a", "2")]), 0, Some("2.5"), Some("9"));
    assert_eq!(paid("10", &two, &to("1", Mode::HalfUp, Balance::First)), ["3", "7"]);
    // A ceiling of 0 after rounding leaves nothing to take.
    let none = within(alike::<2>(), 0, None, Some("0.5"));
    assert_eq!(paid("3", &none, &to("1", Mode::Up, Balance::First)), ["0", "3"]);
    // Wholes at the very edge of what is in reach.
    let edge = within(alike::<2>(), 0, Some("6"), Some("6"));
    let edge = within(edge, 1, Some("1"), Some("3"));
    let units = to("1", Mode::Up, Balance::Last);
    assert_eq!(paid("7", &edge, &units), ["6", "1"]);
    assert_eq!(paid("9", &edge, &units), ["6", "3"]);
}

#[test]
fn a_carrier_at_its_bound_passes_the_rest_on() {
    let ceiling = |balance| {
        (within(alike::<3>(), 0, None, Some("3")), to("1", Mode::Down, balance))
    };
    // Quotas 3, 3.5 and 3.5: one left over, and no room at a.
    for (balance, expected) in [
        (Balance::First, ["3", "4", "3"]),
        (Balance::Last, ["3", "3", "4"]),
        (buyer("a"), ["3", "4", "3"]),
        (Balance::LargestRemainder, ["3", "4", "3"]),
    ] {
        let (participants, rounding) = ceiling(balance);
        assert_eq!(paid("10", &participants, &rounding), expected);
    }
    // 2.8 each, 4 left over: a has room for two of them.
    let five = within(alike::<5>(), 0, None, Some("4"));
    assert_eq!(
        paid("14", &five, &to("1", Mode::Down, Balance::First)),
        ["4", "4", "2", "2", "2"]
    );
    // Quotas 3.5, 3.5 and 4, one to be taken back, and c at its floor.
    let floor = keyed(within(alike::<3>(), 2, Some("4"), None), [1, 2, 3]);
    for (balance, expected) in [
        (Balance::Last, ["4", "3", "4"]),
        (Balance::LargestRemainder, ["4", "3", "4"]),
        (buyer("c"), ["4", "3", "4"]),
        (by_key(largest), ["4", "3", "4"]),
        (by_key(smallest), ["3", "4", "4"]),
    ] {
        assert_eq!(paid("11", &floor, &to("1", Mode::Up, balance)), expected);
    }
}

#[test]
fn weights_below_zero_or_all_zero_are_refused() {
    let below = weighing([("a", "1"), ("b", "-0.5"), ("c", "-2")]);
    let error = refused("10", &below, "1");
    assert_eq!(
        error,
        ShareError::NegativeWeight { code: "b".into(), weight: exact("-0.5") }
    );
    assert_eq!(error.to_string(), "the weight of `b` is -0.5, below zero");
    for whole in ["10", "0", "-10"] {
        let none = ShareError::ZeroWeights { whole: exact(whole) };
        assert_eq!(refused(whole, &weighing([("a", "0"), ("b", "0")]), "1"), none);
        assert_eq!(refused(whole, &[], "1"), none);
    }
}

#[test]
fn a_missing_key_is_named() {
    let [a, b, c] = alike::<3>();
    let three = [Participant { key: Some(Exact::one()), ..a }, b, c];
    for make in [largest, smallest, Balance::Descending] {
        let error =
            share(&exact("10"), &three, &to("1", Mode::Down, by_key(make))).unwrap_err();
        assert_eq!(error, ShareError::MissingKey { code: "b".into() });
    }
}

#[test]
fn bounds_around_a_negative_whole_are_refused() {
    let error = ShareError::BoundedNegative { whole: exact("-10") };
    let two = alike::<2>();
    assert_eq!(refused("-10", &within(two.clone(), 1, Some("0"), None), "1"), error);
    assert_eq!(refused("-10", &within(two, 0, None, Some("20")), "1"), error);
}

#[test]
fn bounds_without_a_multiple_between_them_are_refused() {
    for (floor, ceiling) in [
        (Some("-1"), None),
        (Some("300"), Some("200")),
        (Some("110"), Some("190")),
        (None, Some("-100")),
        (None, Some("-1")),
    ] {
        let two = within(alike::<2>(), 1, floor, ceiling);
        let error = ShareError::NoRoom { code: "b".into() };
        assert_eq!(refused("1000", &two, "100"), error, "{floor:?} {ceiling:?}");
    }
}

#[test]
fn wholes_out_of_reach_name_whose_bounds_bind() {
    let out_of_reach =
        |floors: &str, ceilings: &str, binding: &[&str]| ShareError::OutOfReach {
            whole: exact("10"),
            floors: exact(floors),
            ceilings: Some(ceilings).filter(|c| *c != "no ceiling").map(exact),
            binding: binding.iter().map(ToString::to_string).collect(),
        };
    // Floors 7 and 4.
    let low = within(within(alike::<3>(), 0, Some("6.5"), None), 2, Some("4"), None);
    assert_eq!(refused("10", &low, "1"), out_of_reach("11", "no ceiling", &["a", "c"]));
    // Ceilings 4 and 5; what weighs nothing counts with its floor of 0.
    let high = weighing([("a", "1"), ("z", "0"), ("b", "1")]);
    let high = within(within(high, 0, None, Some("4.9")), 2, None, Some("5"));
    let error = refused("10", &high, "1");
    assert_eq!(error, out_of_reach("0", "9", &["a", "b"]));
    assert_eq!(
        error.to_string(),
        "10 is out of reach: floors add up to 0, ceilings to 9"
    );
}

#[test]
fn parts_that_do_not_add_up_would_say_so() {
    let error = ShareError::DoesNotAddUp { whole: exact("10") };
    assert_eq!(error.to_string(), "the parts of 10 do not add up to it");
}
