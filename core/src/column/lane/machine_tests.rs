use super::*;
use proptest::prelude::*;

const EDGES: [u64; 12] = [
    0,
    1,
    2,
    3,
    10,
    (1 << 31) - 1,
    1 << 31,
    (1 << 32) + 1,
    1 << 62,
    (1 << 62) + 1,
    i64::MAX.unsigned_abs() - 1,
    i64::MAX.unsigned_abs(),
];

#[test]
fn reciprocals_divide_at_the_edges() {
    for value in EDGES {
        for divisor in EDGES.into_iter().filter(|divisor| *divisor > 0) {
            let split = Reciprocal::of(divisor).split(value);
            assert_eq!(split, (value / divisor, value % divisor), "{value} / {divisor}");
        }
    }
}

#[test]
fn the_least_integer_of_a_type_fits_no_lane() {
    assert_eq!(i64::of_middle(i64::MIN.into()), Err(Wider));
    assert_eq!(i64::of_middle(i128::from(i64::MIN) + 1), Ok(-i64::MAX));
    assert_eq!(i64::of_big(&i64::MIN.into()), Err(Wider));
    assert_eq!(i128::of_big(&i128::MIN.into()), Err(Wider));
    assert_eq!(i128::of_big(&i128::MAX.into()), Ok(i128::MAX));
    assert_eq!((-(1_i64 << 62)).times_within(&2), Err(Wider));
    assert_eq!((-i64::MAX).plus_within(&-1), Err(Wider));
    assert_eq!((-(1_i64 << 62)).plus_within(&-((1 << 62) - 1)), Ok(-i64::MAX));
    assert_eq!((-(1_i128 << 126)).times_within(&2), Err(Wider));
}

proptest! {
    #[test]
    fn reciprocals_divide(value in 0..=i64::MAX.unsigned_abs(), bits in 0..63_u32, low: u64) {
        let divisor = (1 << bits) | (low & ((1 << bits) - 1));
        let split = Reciprocal::of(divisor).split(value);
        prop_assert_eq!(split, (value / divisor, value % divisor));
    }
}
