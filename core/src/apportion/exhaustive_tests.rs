//! Every small case, against the computation of `reference_tests.rs`.
//!
//! A case is a list of weights, a whole, a mode and a balance; 5 795 000 of them take three
//! minutes of one processor. So every case of up to three buyers is taken, and every
//! [`STRIDE`]th of four; `every_case_of_four` takes them all and runs on demand.

use super::reference::{self, Buyer};
use super::*;
use crate::rounding::{BalanceKey, Mode, Rank, Rounded};

/// Coprime to the 61 wholes, the 5 modes and the 8 balances: every one of them gets its turn.
const STRIDE: usize = 11;
/// One case in so many is also taken negative, unrounded and with larger weights.
const RELATED: usize = 53;

const MOST_WEIGHT: i128 = 12;
const MOST_WHOLE: i128 = 60;

/// Neither in the order of the list nor against it.
const CODES: [&str; 4] = ["c", "a", "d", "b"];

#[test]
fn every_case_of_up_to_three() {
    let tuples: Vec<_> = (1..=3).flat_map(|n| weights(n, MOST_WEIGHT)).collect();
    assert_eq!(tuples.len(), 12 + 90 + 454);
    assert_eq!(check(&tuples, 1), 556 * 61 * 50);
}

#[test]
fn a_stride_of_the_cases_of_four() {
    let tuples = weights(4, MOST_WEIGHT);
    assert_eq!(tuples.len(), 1819);
    let checked = check(&tuples, STRIDE);
    assert!(checked.abs_diff(1819 * 61 * 50 / STRIDE) <= tuples.len(), "{checked}");
}

#[test]
#[ignore = "a minute; a stride of it is always run, and `cargo xtask test rust` runs all"]
fn every_case_of_four() {
    assert_eq!(check(&weights(4, MOST_WEIGHT), 1), 1819 * 61 * 50);
}

#[test]
fn every_order_of_the_list_gives_the_same_parts() {
    let orders = permutations(4);
    assert_eq!(orders.len(), 24);
    for weights in weights(4, MOST_WEIGHT).iter().step_by(101) {
        let forms = Forms::of(weights);
        for (mode, balance) in terms(CODES[1]) {
            if matches!(balance, Balance::First | Balance::Last) {
                continue;
            }
            let rounding = whole_units(mode, &balance);
            let (_, participants) = forms.for_balance(&balance);
            for whole in [7, 23, 60] {
                let listed = share(&exact(whole), participants, &rounding).unwrap();
                for order in &orders {
                    let moved: Vec<_> =
                        order.iter().map(|&place| participants[place].clone()).collect();
                    let shares = share(&exact(whole), &moved, &rounding).unwrap();
                    for (part, &place) in shares.parts().iter().zip(order) {
                        let case = (whole, mode, &balance, weights, order);
                        assert_eq!(part, &listed.parts()[place], "{case:?}");
                    }
                    assert_eq!(shares.unallocated(), listed.unallocated());
                }
            }
        }
    }
}

#[test]
fn small_cases_within_floors_and_ceilings() {
    let mut met = 0;
    let mut refused = 0;
    for (n, most, stride) in [(1, 3, 1), (2, 3, 13), (3, 3, 401)] {
        let bounded = weights(n, most).into_iter().flat_map(with_bounds);
        let cases = bounded.flat_map(|buyers| {
            let terms = terms(CODES[0]).into_iter().flat_map(|(mode, balance)| {
                [1, 2].map(|unit| (unit, mode, balance.clone()))
            });
            terms.flat_map(move |(unit, mode, balance)| {
                let buyers = buyers.clone();
                (0..=9).map(move |whole| {
                    (whole, unit, mode, balance.clone(), buyers.clone())
                })
            })
        });
        for (whole, unit, mode, balance, buyers) in cases.step_by(stride) {
            let participants: Vec<_> = buyers.iter().map(participant).collect();
            let rounding = Rounding::to(exact(unit)).unwrap();
            let rounding = rounding.with_mode(mode).with_balance(balance.clone());
            let shares = share(&exact(whole), &participants, &rounding);
            let expected = reference::shares(whole, unit, mode, &balance, &buyers);
            let case = format!("{whole} in {unit}, {mode}, {balance}, {buyers:?}");
            let (Ok(shares), Some(expected)) = (&shares, &expected) else {
                assert!(
                    shares.is_err() && expected.is_none(),
                    "{case}: {shares:?} {expected:?}"
                );
                refused += 1;
                continue;
            };
            for (place, part) in shares.parts().iter().enumerate() {
                let quota =
                    exact(expected.quotas[place]).divided_by(&exact(expected.scale));
                assert_eq!(Some(&part.quota), quota.as_ref(), "{case}");
                let amount = counted(&part.amount());
                assert_eq!(amount * expected.scale, expected.amounts[place], "{case}");
                assert!(amount >= buyers[place].floor, "{case}");
                assert!(
                    buyers[place].ceiling.is_none_or(|most| amount <= most),
                    "{case}"
                );
            }
            met += 1;
        }
    }
    assert!(met > 20_000 && refused > 20_000, "{met} met, {refused} refused");
}

/// Checks every `stride`th case of these weights, in two threads; says how many.
fn check(tuples: &[Vec<i128>], stride: usize) -> usize {
    std::thread::scope(|scope| {
        let halves = [0, 1].map(|half| {
            let mine = tuples.iter().enumerate().skip(half).step_by(2);
            scope.spawn(move || {
                mine.map(|(place, tuple)| check_tuple(tuple, place, stride))
                    .sum::<usize>()
            })
        });
        halves.into_iter().map(|half| half.join().unwrap()).sum()
    })
}

fn check_tuple(weights: &[i128], offset: usize, stride: usize) -> usize {
    let forms = Forms::of(weights);
    let named = CODES[offset % weights.len()];
    let mut seen = offset;
    let mut checked = 0;
    for (mode, balance) in terms(named) {
        let rounding = whole_units(mode, &balance);
        let (buyers, participants) = forms.for_balance(&balance);
        for whole in 0..=MOST_WHOLE {
            seen += 1;
            if !seen.is_multiple_of(stride) {
                continue;
            }
            checked += 1;
            let shares = share(&exact(whole), participants, &rounding).unwrap();
            let case = (whole, mode, &balance, weights);
            check_case(case, buyers, &shares);
            if checked % RELATED == 0 {
                check_related(&shares, participants, &rounding);
            }
        }
    }
    checked
}

type Case<'a> = (i128, Mode, &'a Balance, &'a [i128]);

fn check_case(case: Case<'_>, buyers: &[Buyer], shares: &Shares) {
    let (whole, mode, balance, weights) = case;
    let sum: i128 = weights.iter().sum();
    let amounts: Vec<i128> =
        shares.parts().iter().map(|part| counted(&part.amount())).collect();
    let unallocated = counted(shares.unallocated());

    assert_eq!(amounts.iter().sum::<i128>() + unallocated, whole, "{case:?}");
    assert!(unallocated == 0 || *balance == Balance::Nobody, "{case:?}");
    for (&amount, &weight) in amounts.iter().zip(weights) {
        assert!(amount >= 0, "{case:?}: {amounts:?}");
        assert!(weight > 0 || amount == 0, "{case:?}: {amounts:?}");
        if *balance == Balance::LargestRemainder {
            let below = whole * weight / sum;
            let above = (whole * weight + sum - 1) / sum;
            assert!(amount == below || amount == above, "{case:?}: {amounts:?}");
        }
    }

    let expected = reference::shares(whole, 1, mode, balance, buyers).unwrap();
    assert_eq!(unallocated * expected.scale, expected.unallocated, "{case:?}");
    for (place, part) in shares.parts().iter().enumerate() {
        assert_eq!(amounts[place] * expected.scale, expected.amounts[place], "{case:?}");
        assert_eq!(
            counted(&part.rounded) * expected.scale,
            expected.rounded[place],
            "{case:?}"
        );
        let rank = expected.order.iter().position(|&carrier| carrier == place);
        assert_eq!(part.rank, rank.map(|rank| rank + 1), "{case:?}");
    }
}

/// The same case negative, unrounded, and with all weights two and a third times as large.
fn check_related(shares: &Shares, participants: &[Participant], rounding: &Rounding) {
    let case = (shares.whole(), rounding, participants);
    let negative = share(&-shares.whole(), participants, rounding).unwrap();
    assert_eq!(negative.unallocated(), &-shares.unallocated(), "{case:?}");
    for (part, mirrored) in shares.parts().iter().zip(negative.parts()) {
        assert_eq!(mirrored.amount(), -&part.amount(), "{case:?}");
        assert_eq!(mirrored.rank, part.rank, "{case:?}");
    }

    let unrounded = rounding.clone().with_rounded(Rounded::Total);
    let unrounded = share(shares.whole(), participants, &unrounded).unwrap();
    assert!(unrounded.unallocated().is_zero(), "{case:?}");
    for (part, participant) in unrounded.parts().iter().zip(participants) {
        let product = shares.whole() * &participant.weight;
        assert_eq!(Some(part.amount()), product.divided_by(shares.weights()), "{case:?}");
    }

    let factor = exact(7).divided_by(&exact(3)).unwrap();
    let larger: Vec<Participant> = participants
        .iter()
        .map(|p| Participant { weight: &p.weight * &factor, ..p.clone() })
        .collect();
    let larger = share(shares.whole(), &larger, rounding).unwrap();
    assert_eq!(larger.parts(), shares.parts(), "{case:?}");
}

/// The buyers of some weights, ordered by the weight or by a measure with ties of its own.
struct Forms {
    by_weight: (Vec<Buyer>, Vec<Participant>),
    by_posts: (Vec<Buyer>, Vec<Participant>),
}

impl Forms {
    fn of(weights: &[i128]) -> Self {
        let form = |key: fn(i128) -> i128| {
            let buyers: Vec<Buyer> = weights
                .iter()
                .zip(CODES)
                .map(|(&weight, code)| Buyer {
                    code,
                    weight,
                    key: key(weight),
                    ..Buyer::default()
                })
                .collect();
            let participants = buyers.iter().map(participant).collect();
            (buyers, participants)
        };
        Self { by_weight: form(|weight| weight), by_posts: form(|weight| weight * 5 % 3) }
    }

    fn for_balance(&self, balance: &Balance) -> &(Vec<Buyer>, Vec<Participant>) {
        if balance.key() == Some(&BalanceKey::Weight) {
            &self.by_weight
        } else {
            &self.by_posts
        }
    }
}

/// Every mode with every balance.
fn terms(named: &str) -> Vec<(Mode, Balance)> {
    let posts = || BalanceKey::Measure("posts".to_owned());
    let balances = [
        Balance::LargestRemainder,
        Balance::First,
        Balance::Last,
        Balance::Largest(BalanceKey::Weight, Rank::FIRST),
        Balance::Largest(posts(), Rank::new(2).unwrap()),
        Balance::Smallest(posts(), Rank::FIRST),
        Balance::Smallest(BalanceKey::Weight, Rank::new(3).unwrap()),
        Balance::Buyer(named.to_owned()),
        Balance::Descending(posts()),
        Balance::Nobody,
    ];
    let with_mode = |(_, mode)| balances.clone().map(|balance| (mode, balance));
    Mode::NAMES.into_iter().flat_map(with_mode).collect()
}

fn whole_units(mode: Mode, balance: &Balance) -> Rounding {
    Rounding::to(Exact::one()).unwrap().with_mode(mode).with_balance(balance.clone())
}

/// Weights of `n` buyers from 0 to `most`, none below the one before, not all of them zero.
fn weights(n: usize, most: i128) -> Vec<Vec<i128>> {
    let mut all = vec![Vec::new()];
    for _ in 0..n {
        let longer = |short: Vec<i128>| {
            let least = short.last().copied().unwrap_or(0);
            (least..=most).map(move |next| [short.as_slice(), &[next]].concat())
        };
        all = all.into_iter().flat_map(longer).collect();
    }
    all.retain(|weights| weights.iter().any(|weight| *weight > 0));
    all
}

/// Buyers of these weights within every choice of some floors and ceilings.
fn with_bounds(weights: Vec<i128>) -> Vec<Vec<Buyer>> {
    let mut all = vec![Vec::new()];
    for (weight, code) in weights.into_iter().zip(CODES) {
        let choices = [0, 1, 3].into_iter().flat_map(|floor| {
            [None, Some(2), Some(5)].map(|ceiling| Buyer {
                code,
                weight,
                key: weight,
                floor,
                ceiling,
            })
        });
        let choices: Vec<Buyer> = choices.collect();
        let longer = |short: Vec<Buyer>| {
            choices
                .iter()
                .map(move |next| [short.as_slice(), std::slice::from_ref(next)].concat())
        };
        all = all.into_iter().flat_map(longer).collect();
    }
    all
}

fn permutations(n: usize) -> Vec<Vec<usize>> {
    let mut all = vec![Vec::new()];
    for _ in 0..n {
        let longer = |short: Vec<usize>| {
            let free = (0..n).filter(|place| !short.contains(place));
            free.map(|place| [short.as_slice(), &[place]].concat()).collect::<Vec<_>>()
        };
        all = all.into_iter().flat_map(longer).collect();
    }
    all
}

fn participant(buyer: &Buyer) -> Participant {
    Participant {
        key: Some(exact(buyer.key)),
        floor: (buyer.floor > 0).then(|| exact(buyer.floor)),
        ceiling: buyer.ceiling.map(exact),
        ..Participant::new(buyer.code, exact(buyer.weight))
    }
}

fn exact(whole: i128) -> Exact {
    Exact::from(i64::try_from(whole).unwrap())
}

fn counted(whole: &Exact) -> i128 {
    i64::try_from(whole).unwrap().into()
}
