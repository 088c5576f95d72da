//! What is packed comes back, and bytes that end early or say what cannot be give nothing.

use proptest::prelude::*;

use super::{Bytes, Pack};
use crate::exact::Exact;
use crate::period::{Period, date};
use crate::rounding::{Balance, BalanceKey, Rank, Rounding};
use crate::text::Text;

fn again<T: Pack>(value: &T) -> Option<T> {
    let mut bytes = Vec::new();
    value.pack(&mut bytes);
    for end in 0..bytes.len() {
        assert!(T::unpack(&mut Bytes::new(&bytes[..end])).is_none(), "{end}");
    }
    let mut from = Bytes::new(&bytes);
    let value = T::unpack(&mut from);
    assert!(from.is_empty());
    value
}

proptest! {
    #[test]
    fn counts_and_numbers_come_back(
        count in 0_usize..1 << 28,
        number in any::<i128>(),
        by in 1_u64..,
    ) {
        prop_assert_eq!(again(&count), Some(count));
        let number = Exact::from_units(number, 3);
        let number = number.divided_by(&Exact::count(by)).unwrap();
        prop_assert_eq!(again(&number), Some(number));
    }

    #[test]
    fn texts_come_back(fi: Option<String>, en: Option<String>) {
        let text = Text { fi, en, sv: None };
        prop_assert_eq!(again(&text), Some(text));
    }

    #[test]
    fn no_bytes_do_harm(bytes: Vec<u8>) {
        let _ = Vec::<(Text, Exact)>::unpack(&mut Bytes::new(&bytes));
        let _ = Rounding::unpack(&mut Bytes::new(&bytes));
        let _ = Period::unpack(&mut Bytes::new(&bytes));
    }
}

#[test]
fn every_balance_comes_back() {
    let keys = [BalanceKey::Weight, BalanceKey::Measure("use".into())];
    let rank = Rank::new(2).unwrap();
    let by_key = keys.into_iter().flat_map(|key| {
        [
            Balance::Largest(key.clone(), rank),
            Balance::Smallest(key.clone(), Rank::FIRST),
            Balance::Descending(key),
        ]
    });
    let plain = [
        Balance::LargestRemainder,
        Balance::First,
        Balance::Last,
        Balance::Buyer("435".into()),
        Balance::Nobody,
    ];
    for balance in by_key.chain(plain) {
        let rounding = Rounding::to(Exact::from(100)).unwrap().with_balance(balance);
        assert_eq!(again(&rounding), Some(rounding));
    }
}

#[test]
fn days_and_periods_come_back() {
    let day = date("2004-02-29").unwrap();
    assert_eq!(again(&day), Some(day));
    let quarter: Period = "2002Q1".parse().unwrap();
    assert_eq!(again(&quarter), Some(quarter));
}

#[test]
fn a_fraction_over_zero_is_none() {
    assert!(Exact::unpack(&mut Bytes::new(&[1, 1, 1, 0])).is_none());
    // A list says that it is longer than all that follows.
    assert!(Vec::<bool>::unpack(&mut Bytes::new(&[0xff, 0xff, 0x7f, 1])).is_none());
}
