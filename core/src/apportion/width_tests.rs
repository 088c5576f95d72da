//! Sharing in every width: the same values, the same errors, with and without ranks.

use super::*;
use crate::column::Width;
use crate::rounding::{BalanceKey, Mode, Rank, Rounded};
use proptest::prelude::*;

const NARROW: Arithmetic = Arithmetic { least: Width::Narrow };

/// A pool and those who share it.
#[derive(Debug, Clone)]
struct Case {
    pool: Exact,
    weights: Vec<Exact>,
    keys: Vec<Exact>,
    floors: Option<Vec<Exact>>,
    ceilings: Option<Vec<Exact>>,
    rounding: Rounding,
    ties: Vec<u32>,
    named: Option<usize>,
}

/// All that a split says, in values.
#[derive(Debug, PartialEq)]
struct Told {
    columns: [Vec<Exact>; 4],
    next: Option<usize>,
    unallocated: Exact,
    weights: Exact,
    ranks: Vec<Option<u32>>,
    multiplier: Option<Exact>,
}

impl Case {
    /// Shared by `with`, the columns made by `given`.
    fn share(
        &self,
        given: Arithmetic,
        with: Arithmetic,
        ranks: Ranks,
    ) -> Result<Told, SplitError> {
        let column = |values: &Vec<Exact>| given.column(values).unwrap();
        let (floor, ceiling) =
            (self.floors.as_ref().map(column), self.ceilings.as_ref().map(column));
        let split = with.share(&Pooled {
            pool: &given.scalar(&self.pool).unwrap(),
            weights: &column(&self.weights),
            key: Some(&column(&self.keys)),
            floor: floor.as_ref(),
            ceiling: ceiling.as_ref(),
            rounding: &self.rounding,
            ties: &self.ties,
            named: self.named,
            ranks,
        })?;
        let len = self.ties.len();
        let values = |(column, told): (&Column, bool)| {
            assert_eq!(column.len(), if told { len } else { 0 });
            assert!(!told || column.width() >= with.least);
            (0..column.len()).map(|place| column.at(place)).collect()
        };
        let told = ranks == Ranks::Told;
        Ok(Told {
            columns: [
                (&split.amounts, true),
                (&split.quotas, told),
                (&split.rounded, told),
                (&split.carried, told),
            ]
            .map(values),
            next: split.next,
            unallocated: split.unallocated,
            weights: split.weights,
            ranks: split.ranks,
            multiplier: split.multiplier,
        })
    }

    fn told(&self) -> Result<Told, SplitError> {
        self.share(NARROW, NARROW, Ranks::Told)
    }
}

fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

/// Sizes from nothing to 28 digits, many of them at the edges of the widths.
fn size() -> impl Strategy<Value = Exact> {
    let near = |bits: u32| {
        (-2_i64..=2).prop_map(move |beside| {
            let half = Exact::from(1 << (bits / 2));
            &(&half * &half) + &Exact::from(beside)
        })
    };
    prop_oneof![
        3 => (0_i64..20).prop_map(Exact::from),
        3 => (0_i64..10_000_000).prop_map(Exact::from),
        2 => "[0-9]{1,9}\\.[0-9]{1,3}".prop_map(|text| exact(&text)),
        1 => "[0-9]{1,14}\\.[0-9]{1,14}".prop_map(|text| exact(&text)),
        1 => near(30),
        1 => near(62),
        1 => near(62).prop_map(|size| &size + &size),
        1 => near(62).prop_map(|size| &size * &size),
        1 => (1_i64..1_000, 1_i64..1_000)
            .prop_map(|(above, below)| Exact::from(above).divided_by(&Exact::from(below)).unwrap()),
    ]
}

fn rounding() -> impl Strategy<Value = Rounding> {
    let key = || BalanceKey::Measure("posts".to_owned());
    let balances = vec![
        Balance::LargestRemainder,
        Balance::LargestRemainder,
        Balance::First,
        Balance::Last,
        Balance::Largest(key(), Rank::FIRST),
        Balance::Largest(key(), Rank::new(2).unwrap()),
        Balance::Smallest(key(), Rank::FIRST),
        Balance::Descending(key()),
        Balance::Buyer("named".to_owned()),
        Balance::Nobody,
    ];
    let units = ["0.01", "0.05", "1", "100", "0.7", "0.0000000000001"];
    let modes = Mode::NAMES.map(|(_, mode)| mode).to_vec();
    (
        prop::sample::select(units.to_vec()),
        prop::sample::select(modes),
        prop::sample::select(balances),
        prop::bool::weighted(0.1),
    )
        .prop_map(|(unit, mode, balance, total)| {
            let rounding = Rounding::to(exact(unit)).unwrap().with_mode(mode);
            let rounded = if total { Rounded::Total } else { Rounded::Lines };
            rounding.with_balance(balance).with_rounded(rounded)
        })
}

fn case() -> impl Strategy<Value = Case> {
    let each = (size(), 0_i64..4, size(), prop::option::of(size()));
    let ties = Just((0..9).collect::<Vec<u32>>()).prop_shuffle();
    let all = (prop::collection::vec(each, 1..9), ties);
    (size(), any::<bool>(), all, rounding(), 0_u8..6).prop_map(
        |(pool, negative, (each, mut ties), rounding, bounds)| {
            ties.truncate(each.len());
            let sum: Exact = each.iter().map(|(weight, ..)| weight).sum();
            // Bounds around the quota, so that some can be met: a part of it, and more than it.
            let quota = |weight: &Exact| {
                (&pool * weight).divided_by(&sum).unwrap_or_else(Exact::zero)
            };
            let within = |size: &Exact| {
                size.divided_by(&(size + &Exact::from(9))).unwrap_or_else(Exact::zero)
            };
            let floors =
                each.iter().map(|(weight, _, size, _)| &quota(weight) * &within(size));
            let ceilings = each.iter().map(|(weight, _, size, above)| match above {
                Some(above) => {
                    &(&quota(weight) * &(&within(size) + &exact("0.9"))) + above
                }
                None => &pool + &Exact::from(1_000),
            });
            Case {
                floors: (bounds % 3 == 1).then(|| floors.collect()),
                ceilings: (bounds >= 4).then(|| ceilings.collect()),
                named: (ties[0] > 0).then_some(each.len() / 2),
                keys: each.iter().map(|(_, key, ..)| Exact::from(*key)).collect(),
                weights: each.iter().map(|(weight, ..)| weight.clone()).collect(),
                pool: if negative && bounds < 3 { -&pool } else { pool },
                rounding,
                ties,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn every_width_says_the_same(case in case()) {
        let told = case.told();
        for least in [Width::Narrow, Width::Middle, Width::Wide] {
            let with = Arithmetic { least };
            prop_assert_eq!(&case.share(NARROW, with, Ranks::Told), &told);
            prop_assert_eq!(&case.share(with, with, Ranks::Told), &told);
            prop_assert_eq!(&case.share(with, NARROW, Ranks::Told), &told);
        }
    }

    #[test]
    fn untold_ranks_change_nothing_else(case in case()) {
        let told = case.told();
        for least in [Width::Narrow, Width::Wide] {
            let untold = case.share(NARROW, Arithmetic { least }, Ranks::Untold);
            match (&told, untold) {
                (Ok(told), Ok(untold)) => {
                    prop_assert_eq!(&told.columns[0], &untold.columns[0]);
                    prop_assert_eq!(told.next, untold.next);
                    prop_assert_eq!(&told.unallocated, &untold.unallocated);
                    prop_assert!(untold.ranks.is_empty() && untold.multiplier.is_none());
                }
                (told, untold) => prop_assert_eq!(told.as_ref().err(), untold.as_ref().err()),
            }
        }
    }

    #[test]
    fn all_is_carried_and_the_multiplier_makes_the_quotas(case in case()) {
        let Ok(told) = case.told() else { return Ok(()) };
        let [amounts, quotas, rounded, carried] = &told.columns;
        let sum = &amounts.iter().sum::<Exact>() + &told.unallocated;
        prop_assert_eq!(&sum, &case.pool);
        prop_assert!(
            told.unallocated.is_zero() || *case.rounding.balance() == Balance::Nobody
        );
        for place in 0..amounts.len() {
            prop_assert_eq!(&amounts[place], &(&rounded[place] + &carried[place]));
            let unit = case.rounding.unit();
            let inward = |bounds: &Option<Vec<Exact>>, mode: Mode| {
                bounds.as_ref().map(|bounds| mode.round(&bounds[place], unit))
            };
            let floor = inward(&case.floors, Mode::Up);
            let ceiling = inward(&case.ceilings, Mode::Down);
            let Some(multiplier) = &told.multiplier else { continue };
            let free = multiplier * &case.weights[place];
            let clamped = floor.into_iter().fold(free, Ord::max);
            let clamped = ceiling.into_iter().fold(clamped, Ord::min);
            prop_assert_eq!(&quotas[place], &clamped);
        }
    }
}

/// Three alike.
fn three(pool: &str, unit: &str, mode: Mode, balance: Balance) -> Case {
    let alike = |value: i64| vec![Exact::from(value); 3];
    Case {
        pool: exact(pool),
        weights: alike(1),
        keys: vec![Exact::from(1), Exact::from(3), Exact::from(2)],
        floors: None,
        ceilings: None,
        rounding: Rounding::to(exact(unit))
            .unwrap()
            .with_mode(mode)
            .with_balance(balance),
        ties: vec![0, 1, 2],
        named: None,
    }
}

#[test]
fn pools_of_28_digits_are_handed_out_at_once() {
    let descending = Balance::Descending(BalanceKey::Weight);
    let down =
        three("1000000000000000000000000000", "0.001", Mode::Down, descending.clone());
    let amounts = |case: &Case| {
        let [amounts, ..] = case.told().unwrap().columns;
        amounts.iter().map(Exact::to_string).collect::<Vec<_>>()
    };
    let (less, more) =
        ("333333333333333333333333333.333", "333333333333333333333333333.334");
    assert_eq!(amounts(&down), [less, more, less]);
    let up = three("1000000000000000000000000000", "0.001", Mode::Up, descending);
    assert_eq!(amounts(&up), [more, less, less]);
}

#[test]
fn a_column_of_one_value_stands_for_it_at_every_place() {
    let mut case = three("10", "1", Mode::Down, Balance::LargestRemainder);
    case.weights.truncate(1);
    case.keys.truncate(1);
    case.ceilings = Some(vec![Exact::from(4)]);
    case.floors = Some(vec![exact("2.5")]);
    let told = case.told().unwrap();
    assert_eq!(told.columns[0], [4, 3, 3].map(Exact::from));
    assert_eq!(
        told.columns[1],
        vec![exact("10").divided_by(&Exact::from(3)).unwrap(); 3]
    );
    assert_eq!(told.ranks, [Some(1), Some(2), Some(3)]);
    assert_eq!(told.weights, Exact::from(3));
    assert_eq!(told.next, Some(1));
}

#[test]
fn errors_name_places() {
    let case = three("10", "1", Mode::Down, Balance::LargestRemainder);
    let with = |change: &dyn Fn(&mut Case)| {
        let mut changed = case.clone();
        change(&mut changed);
        changed.told().unwrap_err()
    };
    assert_eq!(
        with(&|case| case.weights[1] = exact("-1")),
        SplitError::NegativeWeight { place: 1 }
    );
    assert_eq!(with(&|case| case.weights.fill(Exact::zero())), SplitError::ZeroWeights);
    let floors = ["3", "0", "8"].map(exact).to_vec();
    assert_eq!(
        with(&|case| case.floors = Some(floors.clone())),
        SplitError::OutOfReach {
            whole: exact("10"),
            floors: exact("11"),
            ceilings: None,
            binding: vec![0, 2],
        }
    );
    assert_eq!(
        with(&|case| case.ceilings = Some(vec![exact("3.9"), exact("2"), exact("-0.1")])),
        SplitError::NoRoom { place: 2 }
    );
}

#[test]
fn a_multiplier_is_told_where_somebody_is_at_no_bound() {
    let mut case = three("10", "1", Mode::Down, Balance::LargestRemainder);
    case.weights = ["1", "2", "4"].map(exact).to_vec();
    case.floors = Some(vec![exact("4"), Exact::zero(), Exact::zero()]);
    assert_eq!(case.told().unwrap().multiplier, Some(Exact::one()));
    // All on their floors.
    case.pool = exact("4");
    assert_eq!(case.told().unwrap().multiplier, None);
}
