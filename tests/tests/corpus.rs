//! Runs every case of the corpus through the crate and through the shell, and writes down what
//! came out, so that `cargo xtask test corpus` can compare the runtimes byte for byte.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};

use libtest_mimic::{Arguments, Failed, Trial};
use osuus::agreement::{self, Syntax};
use osuus::call::CheckDocument;
use osuus::diagnostic::Diagnostics;
use osuus::facts;
use osuus::period::Period;
use osuus::{finland, library};
use osuus_tests::{Agreement, Case, Facts, cases, root};

/// Works a case out in one runtime, and gives what came out as text.
type Runner = fn(&Case) -> Result<String, String>;
type Results = Arc<Mutex<BTreeMap<String, String>>>;

fn main() -> std::process::ExitCode {
    let arguments = Arguments::from_args();
    let cases = match cases() {
        Ok(cases) if !cases.is_empty() => cases,
        Ok(_) => return told("the corpus is empty"),
        Err(error) => return told(&error),
    };
    let mut trials = Vec::new();
    let runtimes: [(&str, Runner); 2] =
        [("rust", through_crate), ("shell", through_shell)];
    let mut written = Vec::new();
    for (runtime, run) in runtimes {
        let results = Results::default();
        written.push((runtime, Arc::clone(&results)));
        for case in cases.clone() {
            let results = Arc::clone(&results);
            trials.push(Trial::test(format!("{runtime}::{}", case.id), move || {
                let text = run(&case).map_err(Failed::from)?;
                if let Ok(mut results) = results.lock() {
                    results.insert(case.id.clone(), text.clone());
                }
                case.expected
                    .check(&text)
                    .map_err(|why| Failed::from(format!("{}\n{why}", case.about)))
            }));
        }
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    // A run of some of the cases is no run of the corpus.
    if conclusion.num_filtered_out == 0 && !arguments.list {
        for (runtime, results) in written {
            if let Err(error) = write(runtime, &results) {
                return told(&error);
            }
        }
    }
    conclusion.exit_code()
}

fn told(error: &str) -> std::process::ExitCode {
    eprintln!("{error}");
    std::process::ExitCode::FAILURE
}

fn write(runtime: &str, results: &Results) -> Result<(), String> {
    let folder = root().join("target/corpus");
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let results = results.lock().map_err(|error| error.to_string())?;
    let text =
        serde_json::to_string_pretty(&*results).map_err(|error| error.to_string())?;
    std::fs::write(folder.join(format!("{runtime}.json")), text)
        .map_err(|error| error.to_string())
}

/// Through the crate's own types.
fn through_crate(case: &Case) -> Result<String, String> {
    let lang = case.given.lang;
    let read = match &case.given.agreement {
        Agreement::Embedded(id) => library::agreement(id),
        Agreement::File(file) => {
            let bytes =
                std::fs::read(case.folder.join(file)).map_err(|e| e.to_string())?;
            let json = file.extension().is_some_and(|suffix| suffix == "json");
            agreement::Agreement::read(
                &bytes,
                if json { Syntax::Json } else { Syntax::Toml },
            )
        }
    };
    if case.given.call == "check" {
        return Ok(CheckDocument::new(read, finland::register(), lang).to_json());
    }
    Ok(worked_out(case, read).unwrap_or_else(|problems| problems.to_json(lang)))
}

fn worked_out(
    case: &Case,
    read: Result<agreement::Agreement, Diagnostics>,
) -> Result<String, Diagnostics> {
    let lang = case.given.lang;
    let period = Period::year(case.given.year.unwrap_or_default());
    let Ok(period) = period else { return Ok(format!("case {} names no year", case.id)) };
    let plan = read?.plan(finland::register(), period)?;
    if case.given.call == "facts" {
        return Ok(plan.facts_json(lang));
    }
    let facts = match &case.given.facts {
        None => facts::Facts::none(),
        Some(Facts::Csv(text)) => facts::Facts::from_csv(text.as_bytes())?,
        Some(Facts::Rows(rows)) => facts::Facts::from_json(&rows_text(rows))?,
    };
    let statement = plan.evaluate(&facts)?;
    match case.given.call.as_str() {
        "why" => Ok(statement.explain(case.given.buyer.as_deref())?.to_json(lang)),
        _ => Ok(statement.to_json(lang)),
    }
}

fn rows_text(rows: &[serde_json::Value]) -> String {
    serde_json::json!({ "rows": rows }).to_string()
}

/// Through the command `osuus`, built beside this test.
fn through_shell(case: &Case) -> Result<String, String> {
    let mut command = Command::new(shell()?);
    command.arg(&case.given.call);
    match &case.given.agreement {
        Agreement::Embedded(id) => command.arg(id),
        Agreement::File(file) => command.arg(case.folder.join(file)),
    };
    if let Some(year) = case.given.year {
        command.args(["--year", &year.to_string()]);
    }
    if let Some(buyer) = &case.given.buyer {
        command.args(["--buyer", buyer]);
    }
    if let Some(facts) = &case.given.facts {
        command.arg("--facts").arg(facts_file(case, facts)?);
    }
    command.args(["--format", "json", "--lang", case.given.lang.as_str()]);
    let output = command.output().map_err(|error| error.to_string())?;
    let failed = case.expected.errors.is_some();
    let exit = i32::from(failed);
    let call_is_wrong = output.status.code() == Some(2) && failed;
    if output.status.code() != Some(exit) && !call_is_wrong {
        let messages = String::from_utf8_lossy(&output.stderr);
        return Err(format!(
            "exit code {:?}, expected {exit}: {messages}",
            output.status.code()
        ));
    }
    // A check that finds errors has done its work: its result is on standard output.
    let bytes =
        if failed && case.given.call != "check" { output.stderr } else { output.stdout };
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

fn facts_file(case: &Case, facts: &Facts) -> Result<PathBuf, String> {
    let folder = root().join("target/corpus/facts");
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let (suffix, text) = match facts {
        Facts::Csv(text) => ("csv", text.clone()),
        Facts::Rows(rows) => ("json", rows_text(rows)),
    };
    let path = folder.join(format!("{}.{suffix}", case.id.replace('/', "-")));
    std::fs::write(&path, text).map_err(|error| error.to_string())?;
    Ok(path)
}

fn shell() -> Result<PathBuf, String> {
    let test = std::env::current_exe().map_err(|error| error.to_string())?;
    // target/debug/deps/corpus-… stands two folders below target/debug/osuus.
    let folder = test.parent().and_then(Path::parent).ok_or("no folder of the test")?;
    let shell = folder.join(format!("osuus{}", std::env::consts::EXE_SUFFIX));
    if shell.exists() {
        Ok(shell)
    } else {
        Err(format!("{} is missing: cargo build -p osuus-cli", shell.display()))
    }
}
