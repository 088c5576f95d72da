//! What the shell prints of a caseload, in every format, tells of a client by its key only where that is
//! asked for; and what is wrong is shown at its place.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::PathBuf;
use std::process::Command;

const WORKERS: &str = "worker\nworker-1\nworker-2\n";
const CLIENTS: &str = "client,worker,form,born,buyer\nclient-key-1,worker-1,open,2015-05-05,a\n\
    client-key-2,worker-1,open,2016-06-06,a\nclient-key-3,,substitute,2017-07-07,b\n";

fn file(name: &str, text: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("caseload");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

/// The exit code, and all that is printed.
fn run(name: &str, clients: &str, more: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_osuus"))
        .args(["caseload", "--on", "2024-03-01"])
        .arg("--workers")
        .arg(file(&format!("{name}-workers.csv"), WORKERS))
        .arg("--clients")
        .arg(file(&format!("{name}-clients.csv"), clients))
        .arg("--caps")
        .arg(file(&format!("{name}-caps.csv"), "cap\n1\n"))
        .args(more)
        .output()
        .unwrap();
    let told = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(told).unwrap())
}

#[test]
fn every_format_is_without_keys() {
    let tables = ["workers", "proposals", "unplaced", "needed", "facts", "next"];
    let mut formats = vec![vec!["--format", "text"], vec!["--format", "json"]];
    formats.push(vec!["--format", "facts"]);
    formats.extend(tables.map(|name| vec!["--format", "csv", "--table", name]));
    for format in formats {
        let (code, told) = run("formats", CLIENTS, &format);
        assert_eq!(code, 0, "{format:?}: {told}");
        assert!(!told.contains("client-key"), "{format:?}: {told}");
    }
}

#[test]
fn keys_are_shown_where_they_are_asked_for() {
    let asked = ["--keys", "shown", "--format", "csv", "--table", "moved"];
    let (code, told) = run("asked", CLIENTS, &asked);
    assert_eq!(code, 0, "{told}");
    // At a cap of 1 the one place left is for the client who has no worker.
    assert_eq!(told, "client,from,to\nclient-key-3,,worker-2\n");
}

#[test]
fn what_is_wrong_is_shown_at_its_place_without_the_row() {
    let wrong = CLIENTS.replace("client-key-2,worker-1", "client-key-1,worker-9");
    for format in ["text", "json"] {
        let (code, told) = run("wrong", &wrong, &["--format", format]);
        assert_eq!(code, 1, "{told}");
        assert!(
            told.contains("client-twice") && told.contains("unknown-worker"),
            "{told}"
        );
        assert!(!told.contains("client-key") && !told.contains("worker-9"), "{told}");
    }
    let (_, told) = run("wrong", &wrong, &[]);
    assert!(told.contains("wrong-clients.csv:3:1"), "{told}");
}

#[test]
fn a_table_that_is_not_there_is_told_with_those_that_are() {
    let (code, told) = run("table", CLIENTS, &["--format", "csv", "--table", "clients"]);
    assert_eq!(code, 2, "{told}");
    assert!(
        told.contains("there is no table `clients`; there are: workers, forms"),
        "{told}"
    );
}
