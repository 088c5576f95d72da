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
