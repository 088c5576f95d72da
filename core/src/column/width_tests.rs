//! The same values in every width, whatever the figures.

use super::*;
use crate::rounding::Mode;
use proptest::prelude::*;

const WIDTHS: [Arithmetic; 3] = [
    Arithmetic { least: Width::Narrow },
    Arithmetic { least: Width::Middle },
    Arithmetic { least: Width::Wide },
];

/// Whole numbers at the edges of the widths, and around them.
pub(crate) fn near_an_edge() -> impl Strategy<Value = BigInt> {
    let edge = prop::sample::select(vec![0_u32, 7, 31, 32, 62, 63, 64, 126, 127, 128]);
    (edge, -2_i64..=2, any::<bool>()).prop_map(|(bits, beside, negative)| {
        let size = (BigInt::from(1) << bits) + beside;
        if negative { -size } else { size }
    })
}

/// Decimals of up to 28 digits, small ones, edges, and fractions.
pub(crate) fn figure() -> impl Strategy<Value = Exact> {
    let decimal = "-?[0-9]{1,14}\\.[0-9]{1,14}";
    let small = (-50_i64..50, 1_i64..12);
    prop_oneof![
        2 => decimal.prop_map(|text| text.parse::<Exact>().unwrap()),
        4 => small.prop_map(|(above, below)| ratio(above.into(), below.into())),
        2 => near_an_edge().prop_map(|whole| ratio(whole, 1.into())),
        1 => (near_an_edge(), near_an_edge()).prop_map(|(above, below)| ratio(above, below)),
    ]
}

fn ratio(above: BigInt, below: BigInt) -> Exact {
    let whole = |value| Exact::of_lowest_terms(value, 1.into());
    whole(above).divided_by(&whole(below)).unwrap_or_else(Exact::zero)
}

fn figures(len: usize) -> impl Strategy<Value = Vec<Exact>> {
    prop_oneof![
        4 => prop::collection::vec(figure(), len),
        1 => prop::collection::vec(-1_000_i64..1_000, len)
            .prop_map(|all| all.into_iter().map(Exact::from).collect()),
        2 => prop::collection::vec(figure(), 1),
    ]
}

fn values(column: &Column, len: usize) -> Vec<Exact> {
    (0..len).map(|place| column.at(place)).collect()
}

/// That an operation comes to the expected values in every width, and to no narrower one.
fn comes_to(
    given: &[&[Exact]],
    expected: &[Exact],
    work: impl Fn(Arithmetic, &[Column]) -> Result<Column, Trouble>,
) -> Result<(), TestCaseError> {
    for arithmetic in WIDTHS {
        let columns: Vec<Column> =
            given.iter().map(|values| arithmetic.column(values).unwrap()).collect();
        let result = work(arithmetic, &columns).unwrap();
        prop_assert_eq!(values(&result, expected.len()), expected);
        prop_assert!(result.width() >= arithmetic.least);
        in_its_width!(result, fixed => {
            let one = |cell| lane::Lane::size(cell) <= fixed.most;
            prop_assert!(fixed.cells.iter().all(one));
            prop_assert!(!lane::Lane::is_below_zero(&fixed.denominator));
        });
        // What is forced wide says the same as what finds its own width.
        let free = work(WIDTHS[0], &columns).unwrap();
        prop_assert!(free.same(&result) && result.same(&free));
    }
    Ok(())
}

/// The value at a place, of one value that value.
fn at(values: &[Exact], place: usize) -> &Exact {
    values.get(place).unwrap_or(&values[0])
}

const LEN: usize = 5;

fn each(make: impl Fn(usize) -> Exact) -> Vec<Exact> {
    (0..LEN).map(make).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn products_sums_and_differences(a in figures(LEN), b in figures(LEN), c in figures(LEN)) {
        comes_to(&[&a, &b], &each(|i| at(&a, i) * at(&b, i)), |by, columns| {
            by.times(&columns[0], &columns[1], LEN)
        })?;
        comes_to(&[&a, &b], &each(|i| at(&a, i) - at(&b, i)), |by, columns| {
            by.minus(&columns[0], &columns[1], LEN)
        })?;
        let sum = each(|i| &(at(&a, i) + at(&b, i)) + at(&c, i));
        comes_to(&[&a, &b, &c], &sum, |by, columns| {
            by.plus(&columns.iter().collect::<Vec<_>>(), LEN)
        })?;
    }

    #[test]
    fn quotients(a in figures(LEN), b in figures(LEN), zero_gives in figure()) {
        let quotient = |i| at(&a, i).divided_by(at(&b, i));
        comes_to(&[&a, &b], &each(|i| quotient(i).unwrap_or(zero_gives.clone())), |by, columns| {
            by.per(&columns[0], &columns[1], LEN, Some(&zero_gives))
        })?;
        let zero = b.iter().position(Exact::is_zero);
        for by in WIDTHS {
            let (a, b) = (by.column(&a).unwrap(), by.column(&b).unwrap());
            let found = by.per(&a, &b, LEN, None).err();
            prop_assert_eq!(found, zero.map(|place| Trouble::DivisionByZero { place }));
        }
    }

    #[test]
    fn least_greatest_and_picked(
        a in figures(LEN), b in figures(LEN), which in prop::collection::vec(any::<bool>(), LEN),
    ) {
        comes_to(&[&a, &b], &each(|i| at(&a, i).min(at(&b, i)).clone()), |by, columns| {
            by.least_of(&columns.iter().collect::<Vec<_>>(), LEN)
        })?;
        comes_to(&[&a, &b], &each(|i| at(&a, i).max(at(&b, i)).clone()), |by, columns| {
            by.greatest_of(&columns.iter().collect::<Vec<_>>(), LEN)
        })?;
        let picked = each(|i| if which[i] { at(&a, i) } else { at(&b, i) }.clone());
        comes_to(&[&a, &b], &picked, |by, columns| {
            by.pick(&which, &columns[0], &columns[1], LEN)
        })?;
    }

    #[test]
    fn sums_and_places(
        a in figures(LEN), areas_of in prop::collection::vec(0_usize..3, LEN),
        places in prop::collection::vec(0_usize..LEN, 1..9),
    ) {
        comes_to(&[&a], &[a.iter().sum()], |by, columns| by.sum(&columns[0]))?;
        let within = |area| (0..LEN).filter(|i| areas_of[*i] == area).map(|i| at(&a, i)).sum();
        comes_to(&[&a], &[within(0), within(1), within(2)], |by, columns| {
            by.sum_within(&columns[0], &areas_of, 3)
        })?;
        let gathered: Vec<Exact> = places.iter().map(|place| at(&a, *place).clone()).collect();
        comes_to(&[&a], &gathered, |by, columns| by.gather(&columns[0], &places))?;
    }

    #[test]
    fn comparisons(a in figures(LEN), b in figures(LEN)) {
        for by in WIDTHS {
            let (x, y) = (by.column(&a).unwrap(), by.column(&b).unwrap());
            let below = by.compare(&x, &y, Comparison::Below, LEN).unwrap();
            let equal = by.compare(&x, &y, Comparison::Equals, LEN).unwrap();
            for i in 0..LEN {
                prop_assert_eq!(below[i], at(&a, i) < at(&b, i));
                prop_assert_eq!(equal[i], at(&a, i) == at(&b, i));
            }
        }
    }

    #[test]
    fn roundings(
        a in figures(LEN), unit in figure(),
        mode in prop::sample::select(Mode::NAMES.map(|(_, mode)| mode).to_vec()),
    ) {
        let rounded: Vec<Exact> = a.iter().map(|value| mode.round(value, &unit)).collect();
        comes_to(&[&a], &rounded, |by, columns| by.round(&columns[0], mode, &unit))?;
    }

    #[test]
    fn bands(
        a in figures(LEN), ends in prop::collection::vec(figure(), 0..4),
        prices in prop::collection::vec(figure(), 5), open: bool,
    ) {
        let mut ends: Vec<Exact> = ends.iter().map(Exact::abs).collect();
        ends.sort();
        let mut bands: Vec<Band> = ends.into_iter().map(Some).chain(open.then_some(None))
            .zip(&prices)
            .map(|(to, price)| Band { to, price: price.clone() })
            .collect();
        bands.dedup_by(|next, before| next.to == before.to);
        for take in [Take::Graduated, Take::Volume, Take::Fee] {
            let expected: Option<Vec<Exact>> =
                a.iter().map(|quantity| worth(quantity, &bands, take)).collect();
            if let Some(expected) = expected {
                comes_to(&[&a], &expected, |by, columns| by.tiers(&columns[0], &bands, take))?;
                continue;
            }
            let place = a.iter().position(|x| worth(x, &bands, take).is_none()).unwrap();
            for by in WIDTHS {
                let found = by.tiers(&by.column(&a).unwrap(), &bands, take).err();
                prop_assert_eq!(found, Some(Trouble::Outside { place }));
            }
        }
    }
}

/// What a quantity is worth, word by word as `docs/steps.md` says.
fn worth(quantity: &Exact, bands: &[Band], take: Take) -> Option<Exact> {
    let ends_in = |band: &&Band| band.to.as_ref().is_none_or(|to| quantity <= to);
    let band = bands.iter().find(ends_in).filter(|_| !quantity.is_negative())?;
    Some(match take {
        Take::Fee => band.price.clone(),
        Take::Volume => &band.price * quantity,
        Take::Graduated => {
            let mut from = Exact::zero();
            let mut sum = Exact::zero();
            for band in bands {
                let to = band.to.as_ref().map_or(quantity, |to| quantity.min(to));
                sum = sum + &band.price * &(to - &from).max(Exact::zero());
                from = band.to.clone().unwrap_or(from);
            }
            sum
        }
    })
}
