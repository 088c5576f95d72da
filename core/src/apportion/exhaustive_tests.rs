//! Every small case, against the computation of `reference_tests.rs`.

use super::reference::{self, Buyer};
use super::*;
use crate::rounding::{BalanceKey, Mode};

pub(super) const CODES: [&str; 4] = ["c", "a", "d", "b"];

#[test]
fn every_small_whole_by_every_small_weights() {
    let start = std::time::Instant::now();
    let tuples: Vec<Vec<i128>> = (1..=4).flat_map(|n| tuples(n, 12)).collect();
    assert_eq!(tuples.len(), 12 + 90 + 454 + 1819);
    let n: usize = std::thread::scope(|scope| {
        let halves = [0, 1].map(|half| {
            let mine = tuples.iter().skip(half).step_by(2);
            scope.spawn(move || mine.map(|weights| check_weights(weights)).sum::<usize>())
        });
        halves.map(|half| half.join().unwrap()).into_iter().sum()
    });
    eprintln!("{n} cases {:?}", start.elapsed());
}

/// Weights of `n` buyers from 0 to `most`, none below the one before, not all of them zero.
pub(super) fn tuples(n: usize, most: i128) -> Vec<Vec<i128>> {
    let mut all = vec![vec![]];
    for _ in 0..n {
        all = all
            .into_iter()
            .flat_map(|short: Vec<i128>| {
                (*short.last().unwrap_or(&0)..=most)
                    .map(move |next| [short.clone(), vec![next]].concat())
            })
            .collect();
    }
    all.retain(|weights| weights.iter().any(|weight| *weight > 0));
    all
}

fn balances(named: &str) -> [Balance; 8] {
    let measure = || BalanceKey::Measure("posts".to_owned());
    [
        Balance::LargestRemainder,
        Balance::First,
        Balance::Last,
        Balance::Largest(BalanceKey::Weight),
        Balance::Smallest(measure()),
        Balance::Buyer(named.to_owned()),
        Balance::Descending(measure()),
        Balance::Nobody,
    ]
}

fn check_weights(weights: &[i128]) -> usize {
    let sum: i128 = weights.iter().sum();
    let named = CODES[usize::try_from(sum).unwrap() % weights.len()];
    let exact = |n: i128| Exact::from(i64::try_from(n).unwrap());
    let with_keys = |by_weight: bool| -> (Vec<Buyer>, Vec<Participant>) {
        let buyers: Vec<Buyer> = weights.iter().zip(CODES).map(|(&weight, code)| {
            let key = if by_weight { weight } else { weight * 5 % 3 };
            Buyer { code, weight, key, ..Buyer::default() }
        }).collect();
        let participants = buyers.iter().map(|b| Participant {
            key: Some(exact(b.key)), ..Participant::new(b.code, exact(b.weight))
        }).collect();
        (buyers, participants)
    };
    let by_weight = with_keys(true);
    let by_posts = with_keys(false);
    let mut count = 0;
    for (_, mode) in Mode::NAMES {
        for balance in balances(named) {
            let rounding = Rounding::to(Exact::one()).unwrap().with_mode(mode).with_balance(balance.clone());
            let (buyers, participants) =
                if balance.key() == Some(&BalanceKey::Weight) { &by_weight } else { &by_posts };
            for whole in 0..=60 {
                let shares = share(&exact(whole), participants, &rounding).unwrap();
                let expected = reference::shares(whole, 1, mode, &balance, buyers).unwrap();
                for (part, amount) in shares.parts.iter().zip(&expected.amounts) {
                    let got = i64::try_from(&part.amount()).unwrap();
                    assert_eq!(i128::from(got) * expected.scale, *amount, "{whole} {mode} {balance} {buyers:?}");
                }
                count += 1;
            }
        }
    }
    count
}
