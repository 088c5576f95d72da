use super::*;
use proptest::prelude::*;

#[test]
fn products_without_end_end_all_the_same() {
    let half = BigInt::from(1) << (MOST_BITS_BETWEEN / 2);
    assert_eq!(half.times_within(&half), Err(Wider));
    assert!(half.times_within(&(BigInt::from(1) << (MOST_BITS_BETWEEN / 2 - 2))).is_ok());
}

proptest! {
    #[test]
    fn greatest_common_divisors_are_the_same_in_every_lane(a: i32, b: i32, c in 1..=i32::MAX) {
        let (x, y) = (i64::from(a) * i64::from(c), i64::from(b) * i64::from(c));
        let common = Lane::gcd(&x, &y);
        prop_assert_eq!(Lane::gcd(&i128::from(x), &i128::from(y)), i128::from(common));
        let wide = |value: i64| BigInt::from(value) << 200_u32;
        prop_assert_eq!(Lane::gcd(&wide(x), &wide(y)), wide(common));
        prop_assert_eq!(common, num_integer::gcd(x, y));
    }
}
