use std::cell::Cell;

use proptest::collection::vec;
use proptest::prelude::*;

use super::{MOST, Question, stretches};
use crate::diagnostic::{Code, Diagnostics};
use crate::watch::Watch;

fn place(value: u64) -> usize {
    usize::try_from(value).unwrap()
}

/// Answers to every value, told of a block only where it has one answer and is short enough to be seen through.
struct Known {
    answers: Vec<u8>,
    seen: u64,
    asked: Cell<u64>,
}

impl Question for Known {
    type Answer = u8;

    fn over(&self, first: u64, last: u64) -> Option<u8> {
        let block = &self.answers[place(first)..=place(last)];
        let alike = block.iter().all(|answer| *answer == block[0]);
        (alike && last - first < self.seen).then(|| block[0])
    }

    fn at(&self, value: u64) -> Result<u8, Diagnostics> {
        self.asked.set(self.asked.get() + 1);
        Ok(self.answers[place(value)])
    }
}

proptest! {
    /// Stretches are next to each other, differ, and say of every value its answer.
    #[test]
    fn every_value_is_in_one_stretch(answers in vec(0_u8..3, 1..400), seen in 1_u64..500) {
        let last = answers.len() as u64 - 1;
        let known = Known { answers, seen, asked: Cell::new(0) };
        let found = stretches(&known, last, &mut Watch::silent()).unwrap();
        let mut next = 0;
        for (number, stretch) in found.iter().enumerate() {
            prop_assert_eq!(stretch.first, next);
            prop_assert!(stretch.first <= stretch.last);
            prop_assert!(number == 0 || found[number - 1].answer != stretch.answer);
            for value in stretch.first..=stretch.last {
                prop_assert_eq!(known.answers[place(value)], stretch.answer);
            }
            next = stretch.last + 1;
        }
        prop_assert_eq!(next, last + 1);
    }
}

/// A block of one answer is not looked into.
#[test]
fn bounds_spare_what_they_settle() {
    let mut answers = vec![0; 1000];
    answers[700..].fill(1);
    let known = Known { answers, seen: 1000, asked: Cell::new(0) };
    let found = stretches(&known, 999, &mut Watch::silent()).unwrap();
    assert_eq!(
        found.iter().map(|one| (one.first, one.last)).collect::<Vec<_>>(),
        [(0, 699), (700, 999)]
    );
    assert!(known.asked.get() <= 3);
}

#[test]
fn a_search_without_an_end_gives_up() {
    struct Unknown;
    impl Question for Unknown {
        type Answer = u64;
        fn over(&self, _: u64, _: u64) -> Option<u64> {
            None
        }
        fn at(&self, place: u64) -> Result<u64, Diagnostics> {
            Ok(place % 2)
        }
    }
    let why = stretches(&Unknown, 4 * MOST, &mut Watch::silent()).unwrap_err();
    assert_eq!(why.iter().next().unwrap().code(), Code::TooManyValues);
}
