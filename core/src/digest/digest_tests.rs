//! Against published values: FIPS 180-2, appendix B, and RFC 4231.

use super::*;
use crate::diagnostic::Code;

#[test]
fn digests_are_those_of_the_standard() {
    let long = "a".repeat(1_000_000);
    for (text, expected) in [
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        ),
        (&long, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ] {
        assert_eq!(Digest::of(text).to_string(), expected);
    }
}

#[test]
fn sealing_is_hmac() {
    let case =
        |key: &str, text: &str| Salt::from_hex(key).unwrap().seal(text).to_string();
    // RFC 4231, test cases 1, 6 and 7.
    assert_eq!(
        case(&"0b".repeat(20), "Hi There"),
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    );
    assert_eq!(
        case(&"AA".repeat(131), "Test Using Larger Than Block-Size Key - Hash Key First"),
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    );
    assert_eq!(
        case(
            &"aa".repeat(131),
            "This is a test using a larger than block-size key and a larger than \
             block-size data. The key needs to be hashed before being used by the HMAC \
             algorithm."
        ),
        "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
    );
}

#[test]
fn a_salt_is_long_and_in_pairs_of_digits() {
    let good = "000102030405060708090a0b0c0d0e0f";
    let (short, odd) = (good.split_at(2).1, good.split_at(1).1);
    assert!(Salt::from_hex(good).is_ok());
    let plus = good.replace("01", "+1");
    let blank = format!("{good} ");
    for bad in ["", "00", short, odd, &plus, &blank, "ääääääääääääääää"] {
        let problems = Salt::from_hex(bad).unwrap_err();
        assert_eq!(problems.iter().next().unwrap().code(), Code::BadSalt, "{bad}");
        assert!(bad.is_empty() || !problems.to_string().contains(bad), "{bad}");
    }
}

#[test]
fn a_digest_has_one_spelling() {
    let text = Digest::of("").to_string();
    assert_eq!(text.parse(), Ok(Digest::of("")));
    for bad in ["", text.split_at(2).1, &text.to_uppercase(), &format!("{text}00")] {
        assert_eq!(bad.parse::<Digest>(), Err(InvalidDigest), "{bad}");
    }
}
