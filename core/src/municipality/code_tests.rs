//! Codes: what is one, and in which order they stand.

use proptest::prelude::*;

use super::MunicipalityCode;

#[test]
fn what_is_a_code() {
    for text in ["179", "009", "0", "a", "FI-179", "-", "abcdefghijkl", "ABC123-xyz-9"] {
        let code: MunicipalityCode = text.parse().unwrap();
        assert_eq!((code.as_str(), code.to_string().as_str()), (text, text));
        assert_eq!(format!("{code:?}"), text);
    }
    for text in ["", " ", "1 9", "179 ", "abcdefghijklm", "ä", "1.9", "1_9", "\0", "1\09"]
    {
        assert!(text.parse::<MunicipalityCode>().is_err(), "{text:?}");
    }
}

#[test]
fn a_code_is_padded_as_a_text() {
    let code: MunicipalityCode = "9".parse().unwrap();
    assert_eq!(format!("{code:>3}|{code:<3}|"), "  9|9  |");
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_order_of_codes_is_that_of_texts(
        one in "[0-9A-Za-z-]{1,12}",
        other in "[0-9A-Za-z-]{1,12}",
    ) {
        let code = |text: &str| text.parse::<MunicipalityCode>().unwrap();
        prop_assert_eq!(code(&one).cmp(&code(&other)), one.cmp(&other));
        prop_assert_eq!(code(&one) == code(&other), one == other);
    }

    #[test]
    fn any_text_is_a_code_or_not(text in "\\PC{0,14}") {
        let fits = (1..=12).contains(&text.len())
            && text.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
        prop_assert_eq!(text.parse::<MunicipalityCode>().is_ok(), fits);
    }
}
