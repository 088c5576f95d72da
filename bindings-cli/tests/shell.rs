//! The shell as a person uses it: what is printed where, and with which exit code.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn osuus(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_osuus")).args(words).output().unwrap()
}

fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Fails with the exit code and these words on standard error, and prints nothing else.
fn refused(words: &[&str], code: i32, said: &str) {
    let output = osuus(words);
    assert_eq!(output.status.code(), Some(code), "{words:?}: {}", err(&output));
    assert!(err(&output).contains(said), "{words:?}: {}", err(&output));
    assert_eq!(out(&output), "", "{words:?}");
}

#[test]
fn a_table_that_a_person_reads() {
    let output =
        osuus(&["bill", "jyvaskyla-fund-model", "--year", "2002", "--lang", "fi"]);
    assert!(output.status.success());
    let text = out(&output);
    assert!(text.contains("103\u{a0}257,18"), "{text}");
    assert!(text.contains("Luhanka"), "{text}");
    // Reservations stand on the statement itself.
    assert!(text.contains("28 kuntaa"), "{text}");
    let rows: Vec<&str> = text.lines().filter(|line| line.contains("0,00")).collect();
    assert_eq!(rows.len(), 31, "30 bills and the sums");
    let width = rows[0].chars().count();
    assert!(rows.iter().all(|row| row.chars().count() == width), "{text}");
}

#[test]
fn warnings_do_not_change_the_exit_code() {
    let output = osuus(&["bill", "keski-suomi-cooperation-2007", "--year", "2008"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        out(&output).contains("€100,500.00, but €100,000.00 is printed"),
        "{}",
        out(&output)
    );
    let output = osuus(&[
        "bill",
        "keski-suomi-cooperation-2007",
        "--year",
        "2008",
        "--format",
        "csv",
    ]);
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).starts_with("buyer,name,charge,"));
    assert!(out(&output).contains(",15700.00,EUR"));
    assert!(err(&output).contains("printed-total"));
    assert_eq!(osuus(&["check", "keski-suomi-cooperation-2007"]).status.code(), Some(0));
}

#[test]
fn every_command_speaks_json() {
    let fund = "jyvaskyla-fund-model";
    for words in [
        vec!["agreements"],
        vec!["bill", fund, "--year", "2002"],
        vec!["why", fund, "--year", "2002", "--buyer", "435"],
        vec!["check", fund],
        vec!["show", fund],
        vec!["facts", fund, "--year", "2002"],
    ] {
        let output = osuus(&[words.as_slice(), &["--format", "json"]].concat());
        assert!(output.status.success(), "{words:?}: {}", err(&output));
        let value: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
        assert!(value["schema"].as_str().unwrap().starts_with("osuus."), "{words:?}");
    }
}

#[test]
fn a_filled_table_of_facts_is_billed() {
    let table = out(&osuus(&["facts", "jyvaskyla-fund-model", "--year", "2002"]));
    let row = "435,Luhanka,pair-work,performance,2002,";
    assert!(table.contains(row), "{table}");
    let filled = file("filled.csv", table.replace(row, &format!("{row}10")).as_bytes());
    let words = ["bill", "jyvaskyla-fund-model", "--year", "2002", "--facts"];
    let output = osuus(&[words.as_slice(), &[filled.to_str().unwrap()]].concat());
    assert!(out(&output).contains("907.63"), "{}{}", out(&output), err(&output));
}

#[test]
fn one_s_own_agreement_starts_from_one_that_is_shown() {
    let own = file("own.toml", &osuus(&["show", "jyvaskyla-fund-model"]).stdout);
    let output = osuus(&["bill", own.to_str().unwrap(), "--year", "2002"]);
    assert!(out(&output).contains("103,257.18"), "{}", err(&output));
}

#[test]
fn a_wrong_agreement_ends_with_1_and_an_excerpt() {
    let shown = out(&osuus(&["show", "jyvaskyla-fund-model"]));
    let wrong = file("wrong.toml", shown.replace("\"0.39\"", "\"0.1e2\"").as_bytes());
    let wrong = wrong.to_str().unwrap();
    refused(&["bill", wrong, "--year", "2002"], 1, "price = \"0.1e2\"");
    refused(&["check", wrong], 1, "error[exponent]");
    refused(&["bill", "jyvaskyla-fund-model", "--year", "2003"], 1, "outside-term");
}

#[test]
fn a_wrong_call_ends_with_2() {
    refused(&["bill", "nowhere.toml", "--year", "2002"], 2, "nowhere.toml");
    refused(
        &["bill", "jyvaskyla-found-model", "--year", "2002"],
        2,
        "jyvaskyla-fund-model",
    );
    refused(&["bill", "jyvaskyla-fund-model", "--year", "soon"], 2, "soon");
    refused(&["bill", "jyvaskyla-fund-model"], 2, "--year");
    refused(
        &["bill", "jyvaskyla-fund-model", "--year", "2002", "--lang", "de"],
        2,
        "`fi`",
    );
    refused(
        &["why", "jyvaskyla-fund-model", "--year", "2002", "--buyer", "999"],
        2,
        "`999`",
    );
    let words =
        ["bill", "jyvaskyla-fund-model", "--year", "2002", "--facts", "nowhere.csv"];
    refused(&words, 2, "nowhere.csv");
}

#[test]
fn files_that_are_no_agreements() {
    let large = file("large.toml", &vec![b'#'; 50_000_000]);
    refused(&["check", large.to_str().unwrap()], 1, "too-large");
    let words = ["bill", "jyvaskyla-fund-model", "--year", "2002", "--facts"];
    let facts = [words.as_slice(), &[large.to_str().unwrap()]].concat();
    refused(&facts, 1, "too-large");
    std::fs::remove_file(large).unwrap();
    let latin = file("latin.toml", b"id = \"a\"\ntitle = \"\xc4\xe4nekoski\"\n");
    refused(&["check", latin.to_str().unwrap()], 1, "not-utf8");
    let facts = [words.as_slice(), &[latin.to_str().unwrap()]].concat();
    refused(&facts, 1, "not-utf8");
    let deep = file("deep.json", "[".repeat(100_000).as_bytes());
    refused(&["check", deep.to_str().unwrap()], 1, "too-deep");
    let deep = file("deep.toml", format!("a = {}", "[".repeat(100_000)).as_bytes());
    refused(&["check", deep.to_str().unwrap()], 1, "too-deep");
    refused(&["check", env!("CARGO_TARGET_TMPDIR")], 2, "cannot be read");
}

#[test]
fn thousands_of_mistakes_on_one_line_are_told_in_a_few() {
    let fields: Vec<String> = (0..60_000).map(|n| format!("\"a{n}\": {n}")).collect();
    let wide = file("wide.json", format!("{{{}}}", fields.join(",")).as_bytes());
    let output = osuus(&["check", wide.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let told = err(&output);
    assert!(told.contains("wide.json:1:"), "{told}");
    assert!(told.contains(" more are not shown here"), "{told}");
    assert!(told.len() < 100_000, "{}", told.len());
}

#[test]
fn failures_in_json_are_json() {
    let words = [
        "bill",
        "jyvaskyla-fund-model",
        "--year",
        "2003",
        "--format",
        "json",
        "--lang",
        "fi",
    ];
    let output = osuus(&words);
    assert_eq!(output.status.code(), Some(1));
    let value: serde_json::Value = serde_json::from_str(&err(&output)).unwrap();
    assert_eq!(value["schema"], "osuus.diagnostics/1");
    assert_eq!(value["diagnostics"][0]["code"], "outside-term");
}
