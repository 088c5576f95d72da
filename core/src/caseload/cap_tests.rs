use super::*;
use crate::caseload::tests::{codes, csv};

#[test]
fn a_cap_is_above_zero_and_whole() {
    let wrong = "from,to,cap\n2020-01-01,2020-12-31,0\n2021-01-01,2021-12-31,2.5\n\
        2022-01-01,2022-12-31,-3\n2023-01-01,2023-12-31,\n2024-01-01,,1000001\n";
    let problems = Caps::read(&csv(wrong)).unwrap_err();
    let expected = [
        ("not-positive", 2, 23),
        ("not-whole", 3, 23),
        ("below-zero", 4, 23),
        ("empty-cell", 5, 23),
        ("above-most", 6, 13),
    ];
    assert_eq!(codes(&problems), expected);
}

#[test]
fn caps_follow_each_other() {
    let wrong = "from,to,cap\n2020-01-01,2020-12-31,30\n2020-12-31,,35\n";
    assert_eq!(
        codes(&Caps::read(&csv(wrong)).unwrap_err()),
        [("overlapping-intervals", 3, 1)]
    );
    let wrong = "from,to,cap\n2020-01-01,2019-12-31,30\n";
    assert_eq!(
        codes(&Caps::read(&csv(wrong)).unwrap_err()),
        [("backward-interval", 2, 12)]
    );
}

#[test]
fn parts_of_a_post_by_each_rule() {
    // 30 x 0.55 = 16.5 and 35 x 0.3 = 10.5; 30 x 0.5 = 15.
    let part = |rule: PartTime, cap, posts: &str| rule.cap(cap, &posts.parse().unwrap());
    assert_eq!(part(PartTime::Down, 30, "0.55"), 16);
    assert_eq!(part(PartTime::HalfUp, 30, "0.55"), 17);
    assert_eq!(part(PartTime::Up, 35, "0.3"), 11);
    assert_eq!(part(PartTime::Whole, 35, "0.3"), 35);
    for (_, rule) in PartTime::NAMES.into_iter().take(3) {
        assert_eq!(rule.cap(30, &"0.5".parse().unwrap()), 15);
    }
}
