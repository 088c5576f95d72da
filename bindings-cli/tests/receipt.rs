//! Receipts in the shell: made, verified, and kept free of secrets.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;
use std::process::{Command, Output};

const FUND: [&str; 3] = ["jyvaskyla-fund-model", "--year", "2002"];
const CARE: &str = "../tests/corpus/agreements/care.toml";
const SALT: &str = "000102030405060708090a0b0c0d0e0f";
/// One byte too short.
const SHORT: &str = "0102030405060708090a0b0c0d0e0f";

fn osuus(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_osuus")).args(words).output().unwrap()
}

/// What was printed, and with which exit code.
fn told(words: &[&str]) -> (Option<i32>, String, String) {
    let output = osuus(words);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn file(name: &str, text: &str) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

fn with<'w>(words: &[&'w str], more: &[&'w str]) -> Vec<&'w str> {
    [words, more].concat()
}

#[test]
fn a_receipt_is_kept_and_verified() {
    let make = with(&["receipt"], &FUND);
    let (code, text, _) = told(&make);
    assert_eq!(code, Some(0));
    assert!(text.starts_with("Receipt of jyvaskyla-fund-model, 2002\n\n"), "{text}");
    let (_, json, _) = told(&with(&make, &["--format", "json"]));
    let kept = file("receipt-kept.json", &json);
    let verify = with(&["verify", &kept], &FUND);
    let (code, text, _) = told(&with(&verify, &["--lang", "fi"]));
    assert_eq!(code, Some(0), "{text}");
    assert!(text.starts_with("Kuitti pitää paikkansa"), "{text}");

    // Other facts: an answer on standard output, and the exit code 1.
    let table = "buyer,measure,period,value\n435,pair-work,2002,10\n";
    let facts = file("receipt-facts.csv", table);
    let (code, text, messages) = told(&with(&verify, &["--facts", &facts]));
    assert_eq!((code, messages.as_str()), (Some(1), ""));
    assert!(text.contains("differs   facts\n"), "{text}");
    assert!(text.contains("differs   statement\n"), "{text}");
    let (code, text, _) = told(&with(&verify, &["--facts", &facts, "--format", "json"]));
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((code, &value["holds"]), (Some(1), &"no".into()));
}

#[test]
fn what_is_no_receipt_is_refused() {
    for (text, said) in
        [("", "not-a-receipt"), ("{}", "not-a-receipt"), ("\u{0}", "not-a-receipt")]
    {
        let wrong = file("receipt-wrong.json", text);
        let (code, out, messages) = told(&with(&["verify", &wrong], &FUND));
        assert_eq!((code, out.as_str()), (Some(2), ""));
        assert!(messages.contains(said), "{messages}");
    }
    let (code, _, messages) = told(&with(&["verify", "nowhere.json"], &FUND));
    assert_eq!(code, Some(2));
    assert!(messages.contains("nowhere.json"), "{messages}");
}

#[test]
fn the_salt_comes_from_a_file_and_goes_nowhere() {
    let table = "buyer,measure,period,value,client\n\
        a,care,2002,417.25,zq-771\na,work,2002,2,\nb,work,2002,1,\n";
    let facts = file("receipt-care.csv", table);
    let salt = file("receipt-salt", &format!("{SALT}\n"));
    let care = [CARE, "--year", "2002", "--facts", &facts, "--format", "json"];
    let (code, open, messages) = told(&with(&["receipt"], &care));
    assert_eq!(code, Some(0), "{messages}");
    assert!(open.contains("\"left_out\": \"yes\""), "{open}");
    let (_, keyed, _) = told(&with(&["receipt", "--salt-file", &salt], &care));
    assert!(keyed.contains("\"hmac_sha256\""), "{keyed}");
    let kept = file("receipt-keyed.json", &keyed);
    let (code, confirmed, _) =
        told(&with(&["verify", &kept, "--salt-file", &salt], &care));
    assert_eq!(code, Some(0), "{confirmed}");
    let (code, denied, _) = told(&with(&["verify", &kept], &care));
    assert_eq!(code, Some(1), "{denied}");

    let short = file("receipt-short", SHORT);
    let (code, out, refused) = told(&with(&["receipt", "--salt-file", &short], &care));
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert!(refused.contains("bad-salt"), "{refused}");
    for text in [open, keyed, confirmed, denied, refused] {
        for secret in ["zq-771", "417.25", "8345.00", SHORT] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }
}
