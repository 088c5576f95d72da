//! What holds for every sharing, tried on random ones.

use super::reference::{self, Buyer};
use super::*;
use crate::rounding::{BalanceKey, Mode, Rank, Rounded};
use proptest::prelude::*;

const CODES: [&str; 12] =
    ["091", "179", "180", "182", "249", "265", "275", "410", "592", "729", "931", "992"];

/// A case in hundredths of money and thousandths of weight.
#[derive(Debug, Clone)]
struct Case {
    whole: i128,
    unit: i128,
    mode: Mode,
    balance: Balance,
    buyers: Vec<Buyer>,
}

impl Case {
    fn whole(&self) -> Exact {
        exact(self.whole, 100)
    }

    fn unit(&self) -> Exact {
        exact(self.unit, 100)
    }

    fn participants(&self) -> Vec<Participant> {
        self.buyers
            .iter()
            .map(|buyer| Participant {
                key: Some(exact(buyer.key, 1)),
                floor: (buyer.floor > 0).then(|| exact(buyer.floor, 100)),
                ceiling: buyer.ceiling.map(|ceiling| exact(ceiling, 100)),
                ..Participant::new(buyer.code, exact(buyer.weight, 1000))
            })
            .collect()
    }

    fn rounding(&self) -> Rounding {
        let rounding = Rounding::to(self.unit()).unwrap();
        rounding.with_mode(self.mode).with_balance(self.balance.clone())
    }

    fn share(&self) -> Shares {
        share(&self.whole(), &self.participants(), &self.rounding()).unwrap()
    }
}

fn exact(count: i128, per: i64) -> Exact {
    Exact::from(i64::try_from(count).unwrap()).divided_by(&Exact::from(per)).unwrap()
}

fn terms() -> impl Strategy<Value = (i128, Mode, Balance)> {
    let unit = prop::sample::select(vec![1, 5, 7, 10, 100, 10_000]);
    let mode = prop::sample::select(Mode::NAMES.map(|(_, mode)| mode).to_vec());
    let posts = || BalanceKey::Measure("posts".to_owned());
    let balance = prop_oneof![
        3 => Just(Balance::LargestRemainder),
        1 => Just(Balance::First),
        1 => Just(Balance::Last),
        1 => rank().prop_map(move |rank| Balance::Largest(posts(), rank)),
        1 => rank().prop_map(move |rank| Balance::Smallest(posts(), rank)),
        1 => Just(Balance::Descending(posts())),
        1 => Just(Balance::Nobody),
        // Now and then the code of nobody in the list.
        2 => prop::sample::select(CODES.to_vec()).prop_map(|code| Balance::Buyer(code.to_owned())),
    ];
    (unit, mode, balance)
}

/// The first, or any other.
fn rank() -> impl Strategy<Value = Rank> {
    prop_oneof![Just(1_u8), 1_u8..=9].prop_map(|place| Rank::new(place).unwrap())
}

fn buyers() -> impl Strategy<Value = Vec<Buyer>> {
    let weight = prop_oneof![
        2 => Just(0_i128),
        3 => (1_i128..20).prop_map(|whole| whole * 1000),
        3 => 1_i128..10_000_000,
    ];
    let codes = Just(CODES.to_vec()).prop_shuffle();
    (prop::collection::vec((weight, 0_i128..5), 1..=12), codes).prop_map(
        |(drawn, codes)| {
            let mut buyers: Vec<Buyer> = drawn
                .into_iter()
                .zip(codes)
                .map(|((weight, key), code)| Buyer {
                    code,
                    weight,
                    key,
                    ..Buyer::default()
                })
                .collect();
            if buyers.iter().all(|buyer| buyer.weight == 0) {
                buyers[0].weight = 1000;
            }
            buyers
        },
    )
}

fn unbounded() -> impl Strategy<Value = Case> {
    let whole = prop_oneof![
        -1_000_000_i128..=1_000_000,
        (-50_i128..=50).prop_map(|n| n * 10_000)
    ];
    (whole, terms(), buyers()).prop_map(|(whole, (unit, mode, balance), buyers)| Case {
        whole,
        unit,
        mode,
        balance,
        buyers,
    })
}

/// Bounds around parts drawn first, so that they can be met.
fn bounded() -> impl Strategy<Value = Case> {
    let around = (0_i128..50, 0_i128..30_000, prop::option::of(0_i128..30_000));
    let drawn = (terms(), buyers(), prop::collection::vec(around, 12), 0_i128..10_000);
    drawn.prop_map(|((unit, mode, balance), mut buyers, around, beyond)| {
        let mut whole = 0;
        let mut open = false;
        for (buyer, (units, below, above)) in buyers.iter_mut().zip(around) {
            let part = units * unit;
            whole += part;
            if buyer.weight == 0 {
                buyer.floor = (part - below % unit).max(0);
            } else {
                buyer.floor = (part - below).max(0);
                buyer.ceiling = above.map(|above| part + above);
                open |= above.is_none();
            }
        }
        // Not always a multiple of the unit.
        whole += if open { beyond % (2 * unit) } else { 0 };
        Case { whole, unit, mode, balance, buyers }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn unbounded_as_computed_in_whole_numbers(case in unbounded()) {
        let sign = case.whole.signum();
        let shares = case.share();
        let expected = reference::shares(
            case.whole.abs(), case.unit, case.mode, &case.balance, &case.buyers,
        ).unwrap();
        let shown = |count: i128| {
            exact(sign * count, 100).divided_by(&exact(expected.scale, 1)).unwrap()
        };
        for (place, part) in shares.parts().iter().enumerate() {
            prop_assert_eq!(&part.quota, &shown(expected.quotas[place]));
            prop_assert_eq!(&part.rounded, &shown(expected.rounded[place]));
            prop_assert_eq!(part.amount(), shown(expected.amounts[place]));
        }
        prop_assert_eq!(shares.unallocated(), &shown(expected.unallocated));
    }

    #[test]
    fn parts_add_up_and_keep_their_sign(case in unbounded()) {
        let shares = case.share();
        let parts: Exact = shares.parts().iter().map(Part::amount).sum();
        prop_assert_eq!(&parts + shares.unallocated(), case.whole());
        prop_assert!(shares.unallocated().is_zero() || case.balance == Balance::Nobody);
        for (part, buyer) in shares.parts().iter().zip(&case.buyers) {
            let against = if case.whole < 0 { -&part.amount() } else { part.amount() };
            prop_assert!(!against.is_negative());
            prop_assert!(buyer.weight > 0 || part.amount().is_zero());
            prop_assert!(part.rank.is_some() == (buyer.weight > 0 && case.balance != Balance::Nobody));
        }
    }

    #[test]
    fn largest_remainder_stays_within_a_unit(case in unbounded()) {
        let case = Case { balance: Balance::LargestRemainder, ..case };
        for part in case.share().parts() {
            prop_assert!((&part.amount() - &part.quota).abs() < case.unit());
            if case.whole % case.unit == 0 {
                let below = Mode::Down.round(&part.quota, &case.unit());
                let above = Mode::Up.round(&part.quota, &case.unit());
                prop_assert!(part.amount() == below || part.amount() == above);
            }
        }
    }

    #[test]
    fn the_order_of_the_list_says_nothing(
        case in prop_oneof![unbounded(), bounded()], turn in 0_usize..12,
    ) {
        let mut moved = case.clone();
        moved.buyers.reverse();
        moved.balance = match case.balance {
            // The last of the list is the first of the list reversed.
            Balance::First => Balance::Last,
            Balance::Last => Balance::First,
            _ => {
                moved.buyers.rotate_left(turn % case.buyers.len());
                case.balance.clone()
            }
        };
        let (listed, shares) = (case.share(), moved.share());
        for (part, buyer) in shares.parts().iter().zip(&moved.buyers) {
            let place = case.buyers.iter().position(|other| other.code == buyer.code).unwrap();
            prop_assert_eq!(part, &listed.parts()[place]);
        }
        prop_assert_eq!(shares.unallocated(), listed.unallocated());
    }

    #[test]
    fn a_negative_whole_is_the_mirror_image(case in unbounded()) {
        let mirrored = Case { whole: -case.whole, ..case.clone() }.share();
        let shares = case.share();
        for (part, other) in shares.parts().iter().zip(mirrored.parts()) {
            prop_assert_eq!(&part.quota, &-&other.quota);
            prop_assert_eq!(&part.rounded, &-&other.rounded);
            prop_assert_eq!(&part.carried, &-&other.carried);
            prop_assert_eq!(part.rank, other.rank);
        }
        prop_assert_eq!(shares.unallocated(), &-mirrored.unallocated());
        prop_assert_eq!(shares.next(), mirrored.next());
    }

    #[test]
    fn totals_leave_the_quotas_exact(case in prop_oneof![unbounded(), bounded()]) {
        let rounding = case.rounding().with_rounded(Rounded::Total);
        let shares = share(&case.whole(), &case.participants(), &rounding).unwrap();
        prop_assert!(shares.unallocated().is_zero());
        for (part, lines) in shares.parts().iter().zip(case.share().parts()) {
            prop_assert_eq!(&part.amount(), &lines.quota);
            prop_assert!(part.carried.is_zero());
        }
    }

    #[test]
    fn larger_weights_share_alike(
        case in prop_oneof![unbounded(), bounded()], factor in 1_i64..5000, per in 1_i64..5000,
    ) {
        let factor = Exact::from(factor).divided_by(&Exact::from(per)).unwrap();
        let mut participants = case.participants();
        for participant in &mut participants {
            participant.weight = &participant.weight * &factor;
        }
        let shares = share(&case.whole(), &participants, &case.rounding()).unwrap();
        let before = case.share();
        prop_assert_eq!(shares.parts(), before.parts());
        prop_assert_eq!(shares.unallocated(), before.unallocated());
    }

    /// Of two buyers, the one that could give has no more for its weight than the one that could
    /// take: so there is one `t` for all of them.
    #[test]
    fn bounds_hold_before_and_after_rounding(case in bounded()) {
        let shares = case.share();
        let parts = shares.parts();
        let amounts: Exact = parts.iter().map(Part::amount).sum();
        prop_assert_eq!(&amounts + shares.unallocated(), case.whole());
        prop_assert_eq!(parts.iter().map(|part| &part.quota).sum::<Exact>(), case.whole());

        let mut can_give: Option<Exact> = None;
        let mut can_take: Option<Exact> = None;
        for (part, buyer) in parts.iter().zip(&case.buyers) {
            let floor = exact((buyer.floor + case.unit - 1) / case.unit * case.unit, 100);
            let ceiling = buyer.ceiling.map(|most| exact(most / case.unit * case.unit, 100));
            for value in [&part.quota, &part.rounded, &part.amount()] {
                prop_assert!(*value >= floor);
                prop_assert!(ceiling.as_ref().is_none_or(|ceiling| value <= ceiling));
            }
            let Some(per_weight) = part.quota.divided_by(&exact(buyer.weight, 1000)) else {
                prop_assert_eq!(part.amount(), floor);
                continue;
            };
            if part.quota > floor {
                can_give = can_give.max(Some(per_weight.clone()));
            }
            if ceiling.is_none_or(|ceiling| part.quota < ceiling) {
                can_take = Some(can_take.map_or(per_weight.clone(), |least| least.min(per_weight)));
            }
        }
        if let (Some(most), Some(least)) = (can_give, can_take) {
            prop_assert!(most <= least);
        }
    }
}
