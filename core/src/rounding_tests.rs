use super::*;
use proptest::prelude::*;

/// Value, then what each mode makes of it with unit 1, in the order of `Mode::NAMES`;
/// the table of IEEE 754 and java.math.RoundingMode, without their ceiling and floor.
const TABLE: [(&str, [i64; 5]); 10] = [
    ("5.5", [6, 6, 5, 5, 6]),
    ("2.5", [3, 2, 2, 2, 3]),
    ("1.6", [2, 2, 2, 1, 2]),
    ("1.1", [1, 1, 1, 1, 2]),
    ("1.0", [1, 1, 1, 1, 1]),
    ("-1.0", [-1, -1, -1, -1, -1]),
    ("-1.1", [-1, -1, -1, -1, -2]),
    ("-1.6", [-2, -2, -2, -1, -2]),
    ("-2.5", [-3, -2, -2, -2, -3]),
    ("-5.5", [-6, -6, -5, -5, -6]),
];

#[test]
fn published_table_of_modes() {
    for (value, expected) in TABLE {
        for ((name, mode), whole) in Mode::NAMES.iter().zip(expected) {
            let rounded = mode.round(&value.parse().unwrap(), &Exact::one());
            assert_eq!(rounded, Exact::from(whole), "{value} {name}");
            assert_eq!(name.parse(), Ok(*mode));
            assert_eq!(mode.to_string(), *name);
        }
    }
}

proptest! {
    #[test]
    fn a_rounded_value_is_a_near_multiple(
        value in -100_000_i64..100_000, per in 1_i64..300, unit in 1_i64..500, mode in 0_usize..5,
    ) {
        let value = Exact::from(value).divided_by(&Exact::from(per)).unwrap();
        let unit = Exact::from(unit).divided_by(&Exact::from(7)).unwrap();
        let mode = Mode::NAMES[mode].1;
        let rounded = mode.round(&value, &unit);
        prop_assert!(rounded.divided_by(&unit).unwrap().is_whole());
        prop_assert!((&rounded - &value).abs() < unit);
        prop_assert_eq!(mode.round(&rounded, &unit), rounded.clone());
        prop_assert_eq!(-&mode.round(&-&value, &unit), rounded);
    }
}

/// In the order of `Mode::NAMES`: 2.5, 3.5 and a little around 2.5 units of 0.05.
#[test]
fn halves_of_a_unit_other_than_one() {
    for (value, expected) in [
        ("0.125", ["0.15", "0.1", "0.1", "0.1", "0.15"]),
        ("0.175", ["0.2", "0.2", "0.15", "0.15", "0.2"]),
        ("0.1249", ["0.1", "0.1", "0.1", "0.1", "0.15"]),
        ("0.1251", ["0.15", "0.15", "0.15", "0.1", "0.15"]),
        ("-0.175", ["-0.2", "-0.2", "-0.15", "-0.15", "-0.2"]),
        ("0.025", ["0.05", "0", "0", "0", "0.05"]),
        ("-0.025", ["-0.05", "0", "0", "0", "-0.05"]),
        ("0", ["0", "0", "0", "0", "0"]),
    ] {
        for ((name, mode), rounded) in Mode::NAMES.iter().zip(expected) {
            let unit = "0.05".parse().unwrap();
            let shown = mode.round(&value.parse().unwrap(), &unit).to_string();
            assert_eq!(shown, rounded, "{value} {name}");
        }
    }
}

/// A fee of 1.5 x 1185, printed as 1777.
#[test]
fn a_fee_cut_to_full_euros() {
    let fee = "1.5".parse::<Exact>().unwrap() * Exact::from(1185);
    assert_eq!(Mode::Down.round(&fee, &Exact::one()), Exact::from(1777));
    assert_eq!(Mode::HalfDown.round(&fee, &Exact::one()), Exact::from(1777));
    assert_eq!(Mode::HalfEven.round(&fee, &Exact::one()), Exact::from(1778));
}

#[test]
fn a_unit_is_above_zero() {
    for unit in ["0", "-0.01", "-100"] {
        assert_eq!(Rounding::to(unit.parse().unwrap()), None);
    }
    let value = "1.234".parse().unwrap();
    assert_eq!(Mode::Up.round(&value, &Exact::zero()), value);
}

#[test]
fn terms_keep_to_themselves() {
    let rounding = Rounding::to(Exact::from(100)).unwrap();
    assert_eq!(rounding.mode(), Mode::HalfUp);
    assert_eq!(rounding.balance(), &Balance::LargestRemainder);
    assert_eq!(rounding.rounded(), Rounded::Lines);
    let changed = rounding
        .with_balance(Balance::Last)
        .with_rounded(Rounded::Total)
        .with_mode(Mode::Down);
    assert_eq!(changed.unit(), &Exact::from(100));
    assert_eq!(changed.mode(), Mode::Down);
    assert_eq!(changed.balance(), &Balance::Last);
    assert_eq!(changed.rounded(), Rounded::Total);
    assert_eq!(changed.round(&Exact::from(199)), Exact::from(100));
}

#[test]
fn only_the_very_names_are_read() {
    for name in ["", "nearest", "Half-Up", "half_up", "half up", " up", "up ", "half-up-"]
    {
        assert_eq!(name.parse::<Mode>(), Err(UnknownTerm), "{name:?}");
    }
}

#[test]
fn balances_show_their_key_or_buyer() {
    let posts = || BalanceKey::Measure("posts".to_owned());
    let rank = |place| Rank::new(place).unwrap();
    for (balance, shown, key) in [
        (Balance::LargestRemainder, "largest-remainder", None),
        (Balance::First, "first", None),
        (Balance::Last, "last", None),
        (Balance::Nobody, "nobody", None),
        (Balance::Buyer("179".to_owned()), "buyer 179", None),
        (
            Balance::Largest(BalanceKey::Weight, Rank::FIRST),
            "largest weight",
            Some(BalanceKey::Weight),
        ),
        (Balance::Smallest(posts(), Rank::FIRST), "smallest posts", Some(posts())),
        (Balance::Largest(posts(), rank(2)), "largest posts 2", Some(posts())),
        (
            Balance::Smallest(BalanceKey::Weight, rank(9)),
            "smallest weight 9",
            Some(BalanceKey::Weight),
        ),
        (Balance::Descending(posts()), "descending posts", Some(posts())),
    ] {
        assert_eq!(balance.to_string(), shown);
        assert_eq!(balance.key(), key.as_ref());
    }
}
