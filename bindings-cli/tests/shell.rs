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

fn named(name: &str, text: &str) -> String {
    file(name, text.as_bytes()).display().to_string()
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
    let beds = named("speaks.csv", "code,beds\n435,1\n");
    for words in [
        vec!["agreements"],
        vec!["bill", fund, "--year", "2002"],
        vec!["why", fund, "--year", "2002", "--buyer", "435"],
        vec!["check", fund],
        vec!["show", fund],
        vec!["facts", fund, "--year", "2002"],
        vec!["municipality", "633"],
        vec!["municipalities", "--on", "2008-06-01", "--region", "13"],
        vec!["carry", "--from", "2008-12-31", "--to", "2009-01-01", &beds],
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
    refused(&["bill", "jyvaskyla-fund-model", "--year", "2001"], 1, "outside-term");
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
        "2001",
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

#[test]
fn what_is_missing_for_a_later_year_is_told_at_once_and_can_be_given() {
    let bill = ["bill", "jyvaskyla-fund-model", "--year", "2003"];
    refused(&bill, 1, "`annual-fee` ended on 2002-12-31");
    refused(&bill, 1, "needed by `population` for 2003");
    // Thirty municipalities of 1000 residents each.
    let on =
        ["municipalities", "--on", "2003-01-01", "--region", "13", "--format", "json"];
    let listing: serde_json::Value = serde_json::from_str(&out(&osuus(&on))).unwrap();
    let row = |one: &serde_json::Value| {
        format!("{},population,2003,1000\n", one["code"].as_str().unwrap())
    };
    let all = listing["municipalities"].as_array().unwrap();
    let rows: Vec<String> = all.iter().map(row).collect();
    let rows = rows.concat();
    let facts = named("thousands.csv", &format!("buyer,measure,period,value\n{rows}"));
    let others = "pair-work-fee,follow-up-fee,consultation-fee";
    let given = ["--facts", &facts, "--hold", others];
    let held = ["--hold", "annual-fee"];
    let output = osuus(&[&bill[..], &given, &held].concat());
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).contains("11,700.00"), "{}", out(&output));
    let price = ["--price", "annual-fee=0.41"];
    let output = osuus(&[&bill[..], &given, &price].concat());
    assert!(out(&output).contains("12,300.00"), "{}{}", out(&output), err(&output));
    assert!(out(&output).contains("is given with the call"), "{}", out(&output));
    // As a table for spreadsheets: warnings beside it, on standard error.
    let csv = ["--format", "csv"];
    let output = osuus(&[&bill[..], &given, &price, &csv].concat());
    assert!(err(&output).contains("price-given"), "{}", err(&output));
    assert!(err(&output).contains("held"), "{}", err(&output));
    assert!(out(&output).contains("435,Luhanka,annual-fee,"), "{}", out(&output));
}

#[test]
fn what_is_asked_for_by_name_is_checked() {
    let bill = ["bill", "jyvaskyla-fund-model", "--year", "2002"];
    let with = |more: &[&'static str]| [&bill[..], more].concat();
    refused(&with(&["--hold", "anual-fee"]), 2, "annual-fee");
    refused(&with(&["--price", "annual-fee"]), 2, "annual-fee=0.41");
    refused(&with(&["--price", "annual-fee=1e3"]), 2, "exponent");
    refused(&with(&["--price", "annual-fee=0,41"]), 2, "0,41");
    refused(&with(&["--price", "monthly-fee=1"]), 2, "monthly-fee");
    refused(&with(&["--price", "annual-fee=0.41"]), 2, "price-stated");
    refused(&with(&["--restated-on", "2022"]), 2, "2008-06-01");
    refused(&with(&["--restated-on", "2001-12-31"]), 2, "carry-backwards");
    refused(&with(&["--restated-on", "2050-01-01"]), 2, "unknown-map");
}

#[test]
fn a_year_is_shown_on_a_later_map() {
    let words = ["--year", "2002", "--restated-on", "2022-01-01", "--lang", "fi"];
    let bill = ["bill", "jyvaskyla-fund-model"];
    let text = out(&osuus(&[&bill[..], &words].concat()));
    assert!(
        text.contains("103\u{a0}257,18") && text.contains("46\u{a0}168,20"),
        "{text}"
    );
    let rows = text.lines().filter(|line| line.contains("0,00")).count();
    assert_eq!(rows, 24, "23 bills and the sums");
    let why = ["why", "jyvaskyla-fund-model", "--buyer", "179"];
    let text = out(&osuus(&[&why[..], &words].concat()));
    assert!(text.contains("Korpilahti"), "{text}");
    assert!(text.contains("1.1.2002") && text.contains("1.1.2022"), "{text}");
    let gone = ["why", "jyvaskyla-fund-model", "--buyer", "180"];
    refused(&[&gone[..], &words].concat(), 2, "`180`");
}

#[test]
fn municipalities_are_found_and_listed() {
    let output = osuus(&["municipality", "Jyväskylän mlk"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).starts_with("180 Jyväskylän maalaiskunta"), "{}", out(&output));
    assert!(out(&output).contains("1 January 2009: joined 179 Jyväskylä"));
    // Two of one name: one below the other.
    let two = out(&osuus(&["municipality", "Porvoo"]));
    assert!(two.contains("638 Porvoo") && two.contains("\n\n612 Porvoo"), "{two}");
    refused(&["municipality", "Jyväskyllä"], 2, "179 Jyväskylä");

    let on = |more: &[&'static str]| [&["municipalities", "--on"][..], more].concat();
    let text = out(&osuus(&on(&["2008-06-01", "--region", "13"])));
    let rows = text.lines().filter(|line| line.contains("  ")).count();
    assert_eq!(rows, 27, "{text}");
    assert!(text.contains("derived, not given"), "{text}");
    let text = out(&osuus(&on(&["2023-01-01", "--county", "15"])));
    assert_eq!(text.lines().filter(|line| line.contains("  ")).count(), 22, "{text}");
    let text = out(&osuus(&on(&["2016-06-01", "--region", "17"])));
    assert!(text.contains("not known whether 785"), "{text}");
    let text =
        out(&osuus(&on(&["2022-01-01", "--area", "hospital-district=keskisuomi"])));
    assert!(text.contains("Jyväskylä"), "{text}");
    refused(&on(&["2008-6-1"]), 2, "2008-06-01");
    refused(&on(&["2001-12-30"]), 2, "unknown-map");
    refused(&on(&["2023-01-01", "--region", "99"]), 2, "unknown-area");
    refused(&on(&["2023-01-01", "--area", "region"]), 2, "--area");
    refused(&on(&["2023-01-01", "--area", "tribe=1"]), 2, "tribe");
    refused(&on(&["2023-01-01", "--region", "13", "--county", "15"]), 2, "--county");
}

#[test]
fn figures_are_carried_over_and_their_mistakes_are_shown() {
    let days = ["carry", "--from", "2008-12-31", "--to", "2009-01-01"];
    let carry = |file: &str| -> Vec<String> {
        days.iter().map(ToString::to_string).chain([file.to_owned()]).collect()
    };
    let words = |all: &[String]| -> Output {
        osuus(&all.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let good = named("carry.csv", "code,beds\n179,1\n180,2\n277,3\n");
    let output = words(&carry(&good));
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert_eq!(out(&output), "code,name,beds\n179,Jyväskylä,6\n");

    for (text, place, said) in [
        ("code,beds\n179,1\n180,1e3\n", "-wrong.csv:3:5", "180,1e3"),
        ("code,beds\n1 79,1\n", "-wrong.csv:2:1", "1 79,1"),
        ("beds\n1\n", "-wrong.csv:1:1", "missing-column"),
        ("code,beds\n179,1\n", "-wrong.csv", "incomplete-carry"),
    ] {
        let output = words(&carry(&named("carry-wrong.csv", text)));
        assert_eq!(output.status.code(), Some(1), "{text}");
        let told = err(&output);
        assert!(told.contains(place) && told.contains(said), "{text}: {told}");
        assert_eq!(out(&output), "");
    }
    refused(
        &["carry", "--from", "2008-12-31", "--to", "2009-01-01", "nowhere.csv"],
        2,
        "nowhere.csv",
    );
    refused(
        &["carry", "--from", "2009-01-01", "--to", "2008-12-31", &good],
        2,
        "carry-backwards",
    );
    refused(&["carry", "--from", "2008-12-31", &good], 2, "--to");
    let json = [
        "carry",
        "--from",
        "2009-01-01",
        "--to",
        "2010-01-01",
        &good,
        "--format",
        "json",
    ];
    let output = osuus(&json);
    assert_eq!(output.status.code(), Some(1));
    let value: serde_json::Value = serde_json::from_str(&err(&output)).unwrap();
    assert_eq!(value["diagnostics"][0]["code"], "unknown-municipality");
    assert_eq!(value["diagnostics"][0]["input"], "figures");
}

const ISLANDS: &str = "[register]\nfield,value\nid,islands\nscheme,is-municipality\nfrom,2009-12-31\n\
    to,2012-12-31\n\n[municipalities]\ncode,from,to,en\n01,,,North\n02,,2010-06-30,South\n\n\
    [changes]\ndate,code,successor\n2010-07-01,02,01\n";

#[test]
fn a_register_of_one_s_own_is_used_and_its_mistakes_are_shown() {
    let own = named("islands.csv", ISLANDS);
    let on = |day: &'static str, register: &str| {
        osuus(&["municipalities", "--on", day, "--register", register])
    };
    assert!(out(&on("2010-01-01", &own)).contains("02  South"));
    assert!(!out(&on("2010-07-01", &own)).contains("South"));
    let output = osuus(&["municipality", "south", "--register", &own]);
    assert!(out(&output).contains("joined 01 North"), "{}", err(&output));
    let figures = named("islands-figures.csv", "code,euros\n01,0.1\n02,0.2\n");
    let words = ["carry", "--from", "2010-01-01", "--to", "2011-01-01", &figures];
    let output = osuus(&[&words[..], &["--register", &own]].concat());
    assert_eq!(out(&output), "code,name,euros\n01,North,0.3\n", "{}", err(&output));

    for (text, place, said) in [
        (
            ISLANDS.replace("2010-07-01,02,01", "2010-07-02,02,01"),
            ":15:1",
            "does-not-end",
        ),
        (ISLANDS.replace("[changes]", "[chances]"), ":13:1", "[chances]"),
        (
            ISLANDS.replace("02,,2010-06-30", "02,,2010-06-31"),
            ":11:5",
            "02,,2010-06-31,South",
        ),
        (
            ISLANDS.replace("02,,2010-06-30,South\n", "01,,,South\n"),
            ":11:1",
            "overlapping-lives",
        ),
    ] {
        let wrong = named("islands-wrong.csv", &text);
        let output = on("2010-01-01", &wrong);
        assert_eq!(output.status.code(), Some(1), "{}", err(&output));
        let told = err(&output);
        let place = format!("islands-wrong.csv{place}");
        assert!(told.contains(&place) && told.contains(said), "{place}: {told}");
        // Whatever is asked, the register is read first.
        let bill =
            ["bill", "jyvaskyla-fund-model", "--year", "2002", "--register", &wrong];
        assert_eq!(osuus(&bill).status.code(), Some(1));
    }
    let json = named("islands-wrong.json", "{ \"register\": [] }");
    assert_eq!(on("2010-01-01", &json).status.code(), Some(1));
    refused(
        &["municipalities", "--on", "2010-01-01", "--register", "nowhere.csv"],
        2,
        "nowhere.csv",
    );
    let bill = ["bill", "jyvaskyla-fund-model", "--year", "2002", "--register", &own];
    refused(&bill, 1, "other-scheme");
}

#[test]
fn a_register_laid_over_the_embedded_one_corrects_a_figure() {
    let over = named(
        "overlay.csv",
        "[register]\nfield,value\nid,own\nover,finland\n\n[sources]\nid,title\ncount,Own count\n\n\
         [series]\nid,kind,borders,unit,source,en\n\
         population-own-borders,final,own,resident,count,Own count\n\n\
         [figures population-own-borders]\ncode,2001-12-31\n435,920\n",
    );
    let why = ["why", "jyvaskyla-fund-model", "--year", "2002", "--buyer", "435"];
    let output = osuus(&[&why[..], &["--register", &over]].concat());
    assert!(out(&output).contains("358.80"), "{}{}", out(&output), err(&output));
    assert!(out(&output).contains("Own count"), "{}", out(&output));
    let check = osuus(&["check", "jyvaskyla-fund-model", "--register", &over]);
    assert_eq!(check.status.code(), Some(0), "{}", err(&check));
}

/// The clerk's salary, and half of what was paid the year before.
const CLERK: &str = "format = 1\nid = \"clerk\"\ncurrency = \"EUR\"\ntitle = { en = \"A clerk\" }\n\
    term = { from = \"2002-01-01\", to = \"2003-12-31\" }\n\
    buyers = { scheme = \"party\", list = [{ code = \"a\", name = { en = \"A\" } }] }\n\
    [[steps]]\nid = \"before\"\nname = { en = \"Before\" }\n\
    prior = { charge = \"salary\", missing = \"zero\" }\n\
    [[steps]]\nid = \"half\"\nname = { en = \"Half\" }\ntimes = [\"before\", \"0.5\"]\n\
    [[charges]]\nid = \"salary\"\nname = { en = \"Salary\" }\nkind = \"pool\"\n\
    amounts = [{ from = \"2002-01-01\", to = \"2003-12-31\", amount = \"75\" }]\n\
    key = { equal = \"buyers\" }\n\
    [[charges]]\nid = \"rest\"\nname = { en = \"Half of before\" }\nkind = \"step\"\n\
    amount = \"half\"\n";

#[test]
fn what_was_paid_before_comes_from_an_earlier_statement() {
    let clerk = named("clerk.toml", CLERK);
    let bill = |year| ["bill", &clerk, "--year", year];
    let json = ["--format", "json"];
    let before = osuus(&[&bill("2002")[..], &json].concat());
    assert_eq!(before.status.code(), Some(0), "{}", err(&before));
    let before = named("clerk-2002.json", &out(&before));
    let earlier = ["--earlier", &before];
    let text = out(&osuus(&[&bill("2003")[..], &earlier].concat()));
    assert!(text.contains("112.50"), "{text}");
    let why = ["why", &clerk, "--year", "2003", "--buyer", "a"];
    let text = out(&osuus(&[&why[..], &earlier].concat()));
    assert!(text.contains("by the statement of 2002 (clerk)"), "{text}");
    let receipt = ["receipt", &clerk, "--year", "2003"];
    let kept = out(&osuus(&[&receipt[..], &json, &earlier].concat()));
    let kept = named("clerk-receipt.json", &kept);
    let verify = ["verify", &kept, &clerk, "--year", "2003"];
    let again = osuus(&[&verify[..], &earlier].concat());
    assert_eq!(again.status.code(), Some(0), "{}", out(&again));
    let without = osuus(&verify);
    assert_eq!(without.status.code(), Some(1), "{}", out(&without));
    assert!(out(&without).contains("earlier statement clerk 2002"), "{}", out(&without));
    let twice = [&bill("2003")[..], &earlier, &earlier].concat();
    refused(&twice, 2, "statement-twice");
    let none = [&bill("2003")[..], &["--earlier", &clerk]].concat();
    refused(&none, 2, "not-a-statement");
    refused(&none, 2, "clerk.toml");
    let nowhere = [&bill("2003")[..], &["--earlier", "nowhere.json"]].concat();
    refused(&nowhere, 2, "nowhere.json");
    refused(&[&bill("2003")[..], &["--fewest", "few"]].concat(), 2, "few");
}

#[test]
fn schemas_are_printed_by_their_names() {
    let agreement = osuus(&["schema"]);
    assert!(agreement.status.success());
    assert_eq!(out(&agreement), include_str!("../../docs/schemas/agreement.schema.json"));
    let explanation = osuus(&["schema", "explanation"]);
    let text = include_str!("../../docs/schemas/explanation.schema.json");
    assert_eq!(out(&explanation), text);
    refused(&["schema", "magic"], 2, "facts-table");
}

/// A file of the corpus.
fn corpus(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus/amendments");
    folder.join(name).display().to_string()
}

#[test]
fn an_amendment_is_checked_in_its_own_text() {
    let [base, raise, bad] =
        ["book-van.toml", "raise-2003.toml", "bad-price.toml"].map(corpus);
    let output = osuus(&["check", &base, "--amendment", &raise, "--amendment", &bad]);
    assert_eq!(output.status.code(), Some(1));
    let told = err(&output);
    assert!(told.contains("bad-price.toml:10:53"), "{told}");
    assert!(told.contains("price = \"1,90\""), "{told}");
    assert!(!told.contains("raise-2003.toml"), "{told}");
    let output = osuus(&["check", &base, "--amendment", &raise]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).starts_with("ok: book-van"));
    refused(&["check", &base, "--amendment", "no.toml"], 2, "no.toml");
}

#[test]
fn an_amended_agreement_says_what_holds_and_is_shown_as_it_holds_at_last() {
    let [base, raise, back] =
        ["book-van.toml", "raise-2003.toml", "back-2002.toml"].map(corpus);
    let facts = named(
        "visits.csv",
        "buyer,measure,period,value\nkivi,visits,2002,100\nlahti,visits,2002,40\n",
    );
    let amended = ["--amendment", &raise, "--amendment", &back];
    let bill = |more: &[&str]| {
        let words = ["bill", &base, "--year", "2002", "--facts", &facts];
        out(&osuus(&[&words, amended.as_slice(), more].concat()))
    };
    let now = bill(&[]);
    assert!(now.contains("8,610.01"), "{now}");
    assert!(now.contains("Amended from 1 January 2002: "), "{now}");
    assert!(now.contains("(back-2002)") && !now.contains("raise-2003"), "{now}");
    let then = bill(&["--as-of", "2003-02-13", "--lang", "fi"]);
    assert!(then.contains("9\u{a0}210,00"), "{then}");
    assert!(
        then.contains("Niillä tiedoilla, jotka olivat käytettävissä 13.2.2003"),
        "{then}"
    );
    let shown = out(&osuus(&[&["show", &base], amended.as_slice()].concat()));
    assert!(shown.starts_with('{') && shown.contains("\"1.80\""), "{shown}");
    let again = named("book-van-amended.json", &shown);
    // It says what holds from 2003 on, and no more what held before.
    assert_eq!(osuus(&["facts", &again, "--year", "2003"]).status.code(), Some(0));
    refused(&["facts", &again, "--year", "2002"], 1, "2003-01-01");
}
