use super::*;
use proptest::prelude::*;

fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

#[test]
fn reads_decimals_and_nothing_else() {
    for (text, shown) in
        [("0.39", "0.39"), ("-12", "-12"), ("007", "7"), ("1.500", "1.5"), ("-0", "0")]
    {
        assert_eq!(exact(text).to_string(), shown);
    }
    for text in [
        "", "-", ".5", "5.", "+1", " 1", "1 ", "1,5", "1_0", "٣", "NaN", "0x1", "--1",
        "e",
    ] {
        assert_eq!(text.parse::<Exact>(), Err(ParseExactError::NotADecimal), "{text}");
    }
    for text in ["0.1e2", "1E3", "1e-3", "-2.5e+1"] {
        assert_eq!(text.parse::<Exact>(), Err(ParseExactError::Exponent), "{text}");
    }
}

#[test]
fn has_room_for_28_digits() {
    let widest = "9".repeat(28);
    assert_eq!(exact(&widest).to_string(), widest);
    assert_eq!(exact(&format!("000{widest}")).to_string(), widest);
    assert_eq!("1".repeat(40).parse::<Exact>(), Err(ParseExactError::TooManyDigits));
    let small = format!("0.{}1", "0".repeat(28));
    assert_eq!(small.parse::<Exact>(), Err(ParseExactError::TooManyDigits));
}

#[test]
fn shows_a_fraction_that_does_not_terminate() {
    let third = Exact::from(-10).divided_by(&Exact::from(30)).unwrap();
    assert_eq!(third.to_string(), "-1/3");
    assert_eq!(third.to_decimal_text(2), None);
    assert_eq!(third.to_decimal(), None);
    assert_eq!(Exact::from(1).divided_by(&Exact::zero()), None);
}

proptest! {
    #[test]
    fn text_round_trip(mantissa in any::<i64>(), scale in 0_u32..10) {
        let decimal = Decimal::new(mantissa, scale).normalize();
        let exact = Exact::from(decimal);
        prop_assert_eq!(exact.to_string().parse::<Exact>().unwrap(), exact.clone());
        prop_assert_eq!(exact.to_decimal(), Some(decimal));
    }

    #[test]
    fn division_undoes_multiplication(a in any::<i64>(), b in any::<i64>()) {
        prop_assume!(b != 0);
        let product = &Exact::from(a) * &Exact::from(b);
        prop_assert_eq!(product.divided_by(&Exact::from(b)), Some(Exact::from(a)));
    }
}

#[test]
fn decimals_are_padded_and_never_cut() {
    for (value, decimals, shown) in [
        ("11000", 2, "11000.00"),
        ("0.5", 0, "0.5"),
        ("0.5", 2, "0.50"),
        ("-0.05", 1, "-0.05"),
        ("-0.05", 3, "-0.050"),
        ("0", 2, "0.00"),
        ("-0", 2, "0.00"),
        ("100", 0, "100"),
    ] {
        assert_eq!(exact(value).to_decimal_text(decimals).as_deref(), Some(shown));
    }
    // 1/8, 1/40 and 3/16 terminate; 1/12 does not, though 12 is divided by 2.
    for (numerator, denominator, shown) in [
        (1, 8, "0.125"),
        (1, 40, "0.025"),
        (-3, 16, "-0.1875"),
        (1, 12, "1/12"),
        (2, 24, "1/12"),
    ] {
        let quotient =
            Exact::from(numerator).divided_by(&Exact::from(denominator)).unwrap();
        assert_eq!(quotient.to_string(), shown);
    }
}

#[test]
fn a_fraction_shows_its_terms() {
    let quotient = Exact::from(10).divided_by(&Exact::from(-4)).unwrap();
    assert_eq!(quotient.numerator_text(), "-5");
    assert_eq!(quotient.denominator_text(), "2");
    assert_eq!(Exact::zero().denominator_text(), "1");
}

#[test]
fn floors_go_down_below_zero_too() {
    for (value, floor) in
        [("2.5", 2), ("2", 2), ("-2.5", -3), ("-2", -2), ("0.1", 0), ("-0.1", -1)]
    {
        assert_eq!(exact(value).floor(), Exact::from(floor), "{value}");
    }
}

#[test]
fn only_whole_numbers_are_odd() {
    for (value, odd) in [
        ("1", true),
        ("-1", true),
        ("0", false),
        ("2", false),
        ("1.5", false),
        ("-3", true),
    ] {
        assert_eq!(exact(value).is_odd(), odd, "{value}");
    }
}

#[test]
fn whole_numbers_of_64_bits_are_counted() {
    assert_eq!(i64::try_from(&exact("-9223372036854775808")), Ok(i64::MIN));
    assert_eq!(i64::try_from(&exact("9223372036854775808")), Err(()));
    assert_eq!(i64::try_from(&exact("0.5")), Err(()));
}

#[test]
fn nothing_overflows() {
    let widest = exact(&"9".repeat(28));
    let square = &widest * &widest;
    assert_eq!(square.to_string(), format!("{}8{}1", "9".repeat(27), "0".repeat(27)));
    assert_eq!(square.divided_by(&widest), Some(widest.clone()));
    assert_eq!(square.to_decimal(), None);
    assert_eq!(
        widest.to_decimal().map(|decimal| decimal.to_string()),
        Some("9".repeat(28))
    );
}

/// Ten times 0.1 is 1, and 0.1 + 0.2 is 0.3.
#[test]
fn tenths_add_up() {
    let tenth = exact("0.1");
    assert_eq!(std::iter::repeat_n(&tenth, 10).sum::<Exact>(), Exact::one());
    assert_eq!(tenth + exact("0.2"), exact("0.3"));
}

#[test]
fn what_was_written_is_read_again_however_long() {
    let long = |text: &str| Exact::written(text).map(|exact| exact.to_string());
    // 10^40 / 3, and thirty decimals: longer than anything that comes in.
    let third = Exact::from(10_i64.pow(18));
    let third =
        (&(&third * &third) * &Exact::from(10_000)).divided_by(&Exact::from(3)).unwrap();
    let text = third.to_string();
    assert_eq!(text, format!("1{}/3", "0".repeat(40)));
    assert_eq!(Exact::written(&text), Some(third));
    let many = format!("-{}.{}1", "9".repeat(30), "0".repeat(30));
    assert_eq!(long(&many), Some(many.clone()));
    assert!(many.parse::<Exact>().is_err());
    for wrong in ["", "1/0", "1/", "/1", "1/2/3", "1e3", "x"] {
        assert_eq!(long(wrong), None, "{wrong}");
    }
    assert_eq!(long(&"9".repeat(40_001)), None);
}
