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
    for text in ["", "-", ".5", "5.", "+1", " 1", "1 ", "1,5", "1_0", "٣", "NaN", "0x1", "--1", "e"] {
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
