//! Every operation, with expectations made by hand.

use super::*;
use crate::rounding::Mode;

fn exact(text: &str) -> Exact {
    match text.split_once('/') {
        Some((above, below)) => exact(above).divided_by(&exact(below)).unwrap(),
        None => text.parse().unwrap(),
    }
}

fn column(texts: &str) -> Column {
    let values: Vec<Exact> = texts.split_whitespace().map(exact).collect();
    Arithmetic::default().column(&values).unwrap()
}

fn shown(column: &Column) -> String {
    let texts: Vec<String> =
        (0..column.len()).map(|place| column.at(place).to_string()).collect();
    texts.join(" ")
}

const EXACTLY: Arithmetic = Arithmetic { least: Width::Narrow };

#[test]
fn a_column_holds_what_it_was_given() {
    let three = column("0.5 -1/3 7");
    assert_eq!(shown(&three), "0.5 -1/3 7");
    assert_eq!((three.len(), three.width()), (3, Width::Narrow));
    assert_eq!(three.at(3), Exact::zero());
    assert_eq!(three.first_below_zero(), Some(1));
    // One value stands at every place.
    let one = EXACTLY.scalar(&exact("0.39")).unwrap();
    assert_eq!((one.len(), one.at(0), one.at(99)), (1, exact("0.39"), exact("0.39")));
    assert_eq!(one.first_below_zero(), None);
    let none = column("");
    assert_eq!((none.len(), none.at(0)), (0, Exact::zero()));
}

#[test]
fn columns_are_the_same_by_value() {
    assert!(column("0.5 2").same(&column("1/2 2.0")));
    assert!(!column("0.5 2").same(&column("0.5 2.01")));
    assert!(column("3 3 3").same(&column("3")));
    assert!(!column("3 3 3").same(&column("3 3")));
    assert!(column("").same(&column("")));
    let wide = Arithmetic { least: Width::Wide }.column(&[exact("3")]).unwrap();
    assert_eq!(wide.width(), Width::Wide);
    assert!(wide.same(&column("3 3")));
}

#[test]
fn products_sums_and_differences() {
    let (a, b, two) = (column("1 0.5 -2"), column("10 20 1/3"), column("2"));
    assert_eq!(shown(&EXACTLY.times(&a, &b, 3).unwrap()), "10 10 -2/3");
    assert_eq!(shown(&EXACTLY.times(&a, &two, 3).unwrap()), "2 1 -4");
    assert_eq!(shown(&EXACTLY.times(&two, &b, 3).unwrap()), "20 40 2/3");
    assert_eq!(shown(&EXACTLY.times(&two, &two, 1).unwrap()), "4");
    assert_eq!(shown(&EXACTLY.times(&two, &two, 3).unwrap()), "4 4 4");
    assert_eq!(shown(&EXACTLY.plus(&[&a, &b, &two], 3).unwrap()), "13 22.5 1/3");
    assert_eq!(shown(&EXACTLY.plus(&[&two, &a], 3).unwrap()), "3 2.5 0");
    assert_eq!(shown(&EXACTLY.plus(&[], 2).unwrap()), "0 0");
    assert_eq!(shown(&EXACTLY.minus(&a, &b, 3).unwrap()), "-9 -19.5 -7/3");
    assert_eq!(shown(&EXACTLY.minus(&two, &a, 3).unwrap()), "1 1.5 4");
    assert_eq!(shown(&EXACTLY.minus(&a, &two, 3).unwrap()), "-1 -1.5 -4");
}

#[test]
fn least_and_greatest() {
    let (a, b, one) = (column("1 0.5 -2"), column("0.9 2/3 -2.5"), column("0.6"));
    assert_eq!(shown(&EXACTLY.least_of(&[&a, &b], 3).unwrap()), "0.9 0.5 -2.5");
    assert_eq!(shown(&EXACTLY.greatest_of(&[&a, &b], 3).unwrap()), "1 2/3 -2");
    assert_eq!(shown(&EXACTLY.least_of(&[&one, &a], 3).unwrap()), "0.6 0.5 -2");
    assert_eq!(shown(&EXACTLY.greatest_of(&[&a, &b, &one], 3).unwrap()), "1 2/3 0.6");
}

#[test]
fn quotients() {
    let (a, b) = (column("1 0.5 -2"), column("3 -0.25 0.7"));
    assert_eq!(shown(&EXACTLY.per(&a, &b, 3, None).unwrap()), "1/3 -2 -20/7");
    assert_eq!(shown(&EXACTLY.per(&a, &column("-0.5"), 3, None).unwrap()), "-2 -1 4");
    assert_eq!(shown(&EXACTLY.per(&column("6"), &b, 3, None).unwrap()), "2 -24 60/7");
    assert_eq!(shown(&EXACTLY.per(&column("6"), &column("4"), 1, None).unwrap()), "1.5");
}

#[test]
fn a_divisor_of_zero_is_an_error_or_gives_what_is_said() {
    let (a, b) = (column("1 2 3"), column("3 0 0"));
    let error = EXACTLY.per(&a, &b, 3, None).unwrap_err();
    assert_eq!(error, Trouble::DivisionByZero { place: 1 });
    let error = EXACTLY.per(&a, &column("0"), 3, None).unwrap_err();
    assert_eq!(error, Trouble::DivisionByZero { place: 0 });
    for (given, of_each, of_one) in
        [("0", "1/3 0 0", "0 0 0"), ("-1/7", "1/3 -1/7 -1/7", "-1/7 -1/7 -1/7")]
    {
        let given = exact(given);
        let each = EXACTLY.per(&a, &b, 3, Some(&given)).unwrap();
        assert_eq!(shown(&each), of_each);
        let one = EXACTLY.per(&a, &column("0"), 3, Some(&given)).unwrap();
        assert_eq!(shown(&one), of_one);
    }
}

#[test]
fn sums_over_all_and_over_areas() {
    let a = column("1 0.5 -2 10");
    let sum = EXACTLY.sum(&a).unwrap();
    assert_eq!((shown(&sum).as_str(), sum.len()), ("9.5", 1));
    assert_eq!(shown(&EXACTLY.sum(&column("")).unwrap()), "0");
    let areas = EXACTLY.sum_within(&a, &[1, 0, 1, 3], 4).unwrap();
    assert_eq!(shown(&areas), "0.5 -1 0 10");
    // One value stands for each place of its area.
    assert_eq!(shown(&EXACTLY.sum_within(&column("2"), &[0, 1, 0], 2).unwrap()), "4 2");
}

#[test]
fn gathering_takes_the_values_at_places() {
    let areas = column("1 0.5 -2");
    assert_eq!(shown(&EXACTLY.gather(&areas, &[2, 0, 0, 1]).unwrap()), "-2 1 1 0.5");
    assert_eq!(shown(&EXACTLY.gather(&areas, &[0, 7]).unwrap()), "1 0");
    assert_eq!(shown(&EXACTLY.gather(&column("4"), &[5, 6]).unwrap()), "4 4");
}

#[test]
fn comparisons() {
    let (a, b) = (column("1 0.5 -2"), column("1.0 2/3 -3"));
    for (by, expected) in [
        (Comparison::Below, [false, true, false]),
        (Comparison::AtMost, [true, true, false]),
        (Comparison::Above, [false, false, true]),
        (Comparison::AtLeast, [true, false, true]),
        (Comparison::Equals, [true, false, false]),
    ] {
        assert_eq!(EXACTLY.compare(&a, &b, by, 3).unwrap(), expected, "{by:?}");
    }
    let half = column("0.5");
    let above = EXACTLY.compare(&a, &half, Comparison::Above, 3).unwrap();
    assert_eq!(above, [true, false, false]);
    let below = EXACTLY.compare(&half, &a, Comparison::Below, 3).unwrap();
    assert_eq!(below, [true, false, false]);
}

#[test]
fn picking_takes_one_of_two_branches() {
    let (a, b) = (column("1 0.5 -2"), column("1/3"));
    let picked = EXACTLY.pick(&[true, false, true], &a, &b, 3).unwrap();
    assert_eq!(shown(&picked), "1 1/3 -2");
    let picked = EXACTLY.pick(&[false, true, false], &b, &a, 3).unwrap();
    assert_eq!(shown(&picked), "1 1/3 -2");
    assert_eq!(shown(&EXACTLY.pick(&[false], &b, &a, 3).unwrap()), "1 0.5 -2");
}

#[test]
fn rounding_in_every_mode() {
    let halves = column("0.05 0.15 -0.05 -0.25 0.249 0.251 -1/3 0");
    for (mode, expected) in [
        (Mode::HalfUp, "0.1 0.2 -0.1 -0.3 0.2 0.3 -0.3 0"),
        (Mode::HalfEven, "0 0.2 0 -0.2 0.2 0.3 -0.3 0"),
        (Mode::HalfDown, "0 0.1 0 -0.2 0.2 0.3 -0.3 0"),
        (Mode::Down, "0 0.1 0 -0.2 0.2 0.2 -0.3 0"),
        (Mode::Up, "0.1 0.2 -0.1 -0.3 0.3 0.3 -0.4 0"),
    ] {
        let rounded = EXACTLY.round(&halves, mode, &exact("0.1")).unwrap();
        assert_eq!(shown(&rounded), expected, "{mode}");
    }
    let hundreds = EXACTLY.round(&column("11050"), Mode::HalfUp, &exact("100")).unwrap();
    assert_eq!(shown(&hundreds), "11100");
    let unchanged = EXACTLY.round(&halves, Mode::Up, &Exact::zero()).unwrap();
    assert!(unchanged.same(&halves));
}

fn bands() -> Vec<Band> {
    [(Some("10"), "2"), (Some("20.5"), "1.5"), (None, "0.25")]
        .map(|(to, price)| Band { to: to.map(exact), price: exact(price) })
        .to_vec()
}

#[test]
fn tiers_in_every_way() {
    let quantities = column("0 4 10 10.5 20.5 100");
    for (take, expected) in [
        (Take::Graduated, "0 8 20 20.75 35.75 55.625"),
        (Take::Volume, "0 8 20 15.75 30.75 25"),
        (Take::Fee, "2 2 2 1.5 1.5 0.25"),
    ] {
        let worth = EXACTLY.tiers(&quantities, &bands(), take).unwrap();
        assert_eq!(shown(&worth), expected, "{take:?}");
    }
}

/// A price of exactly -2^63 hundredths.
#[test]
fn a_price_at_the_edge_of_a_width() {
    let band = |to: Option<&str>, price: &str| Band {
        to: to.map(|to| to.parse().unwrap()),
        price: price.parse().unwrap(),
    };
    let bands = [
        band(Some("33.335"), "0.73"),
        band(Some("100"), "-92233720368547758.08"),
        band(None, "22"),
    ];
    let worth = EXACTLY.tiers(&column("85"), &bands, Take::Graduated).unwrap();
    assert_eq!(shown(&worth), "-4765255162841019896.86865");
}

#[test]
fn quantities_outside_the_bands_are_an_error() {
    let open = bands();
    let ended = &open[..2];
    for take in [Take::Graduated, Take::Volume, Take::Fee] {
        let outside = |texts, bands| EXACTLY.tiers(&column(texts), bands, take);
        let error = outside("1 20.5 20.51", ended).unwrap_err();
        assert_eq!(error, Trouble::Outside { place: 2 });
        let error = outside("1 -0.01", &open).unwrap_err();
        assert_eq!(error, Trouble::Outside { place: 1 });
        assert_eq!(outside("0", &[]).unwrap_err(), Trouble::Outside { place: 0 });
    }
}

#[test]
fn figures_without_end_are_too_large() {
    let mut square = column("3 5 0.7");
    for _ in 0..14 {
        square = EXACTLY.times(&square, &square, 3).unwrap();
    }
    assert_eq!(square.width(), Width::Wide);
    // 10^16384 has 54 427 binary digits, and its square twice as many.
    let error = EXACTLY.times(&square, &square, 3).unwrap_err();
    assert_eq!(error, Trouble::TooLarge);
    // What comes out small is a figure, whatever it was made of.
    let ones = EXACTLY.per(&square, &square, 3, None).unwrap();
    assert_eq!((shown(&ones).as_str(), ones.width()), ("1 1 1", Width::Narrow));
}

#[test]
fn a_column_is_only_as_wide_as_its_values() {
    let near = column("3037000500");
    let product = EXACTLY.times(&near, &near, 1).unwrap();
    assert_eq!(
        (shown(&product).as_str(), product.width()),
        ("9223372037000250000", Width::Middle)
    );
    let back = EXACTLY.per(&product, &near, 1, None).unwrap();
    assert_eq!(back.width(), Width::Narrow);
    let large = EXACTLY.times(&product, &product, 1).unwrap();
    assert_eq!(large.width(), Width::Middle);
    assert_eq!(EXACTLY.times(&large, &near, 1).unwrap().width(), Width::Wide);
    let none = EXACTLY.minus(&product, &product, 1).unwrap();
    assert_eq!((shown(&none).as_str(), none.width()), ("0", Width::Narrow));
}
