//! Distances, against the definition of a root.

use proptest::prelude::*;

use super::Centre;

fn at(east: i32, north: i32) -> Centre {
    Centre { east, north }
}

#[test]
fn right_triangles_with_whole_sides() {
    for (east, north, distance) in
        [(0, 0, 0), (3, 4, 5), (5, 12, 13), (8, 15, 17), (20, 21, 29), (0, -7, 7)]
    {
        assert_eq!(at(10, 10).distance(&at(10 + east, 10 + north)), distance);
    }
}

/// The root of 2 is 1.41, that of 5 is 2.24,
/// that of 8 is 2.83, and that of 13 is 3.61.
#[test]
fn to_the_nearest_metre() {
    for (east, north, distance) in
        [(1, 1, 1), (1, 2, 2), (2, 2, 3), (2, 3, 4), (1, 3, 3), (3, 3, 4)]
    {
        assert_eq!(at(0, 0).distance(&at(east, north)), distance);
    }
}

/// The diagonal of a square with the side 4294967295 is 6074000998.5 and a little.
#[test]
fn corners_of_the_plane() {
    let (low, high) = (at(i32::MIN, i32::MIN), at(i32::MAX, i32::MAX));
    assert_eq!(low.distance(&high), 6_074_000_999);
    assert_eq!(at(i32::MIN, 0).distance(&at(i32::MAX, 0)), 4_294_967_295);
}

/// Jyväskylä and Jämsä, as in `core/data/finland/centres.csv`.
#[cfg(feature = "finland")]
#[test]
fn centres_of_the_register() {
    let register = crate::finland::register();
    let centre = |code: &str| register.get(&code.parse().unwrap()).unwrap().centre();
    assert_eq!(centre("179"), Some(at(434_821, 6_901_482)));
    assert_eq!(centre("182"), Some(at(404_333, 6_860_273)));
    // 30488² + 41209² = 2627699825, and its root is 51261.1
    assert_eq!(centre("179").unwrap().distance(&centre("182").unwrap()), 51_261);
    assert_eq!(centre("858"), None);
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// d is nearest to the root of s if (2d - 1)² < 4s < (2d + 1)².
    #[test]
    fn the_nearest_whole_root(a in any::<(i32, i32)>(), b in any::<(i32, i32)>()) {
        let (one, other) = (at(a.0, a.1), at(b.0, b.1));
        let distance = one.distance(&other);
        prop_assert_eq!(other.distance(&one), distance);
        let square = |a: i32, b: i32| (i128::from(a) - i128::from(b)).pow(2);
        let four = 4 * (square(a.0, b.0) + square(a.1, b.1));
        let twice = 2 * i128::from(distance);
        prop_assert!(distance == 0 || (twice - 1).pow(2) < four);
        prop_assert!(four < (twice + 1).pow(2));
    }

    #[test]
    fn near_points(a in -2000_i32..2000, b in -2000_i32..2000) {
        let distance = at(0, 0).distance(&at(a, b));
        let sum = i64::from(a).pow(2) + i64::from(b).pow(2);
        let above = |whole: u32| (2 * i64::from(whole) + 1).pow(2);
        let whole = (0_u32..3000).find(|whole| 4 * sum < above(*whole));
        prop_assert_eq!(Some(distance), whole.map(u64::from));
    }
}
