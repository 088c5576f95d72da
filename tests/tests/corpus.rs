//! Runs every case of the corpus through the crate and through the shell, and writes down what
//! came out, so that `cargo xtask test corpus` can compare the runtimes byte for byte.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};

use libtest_mimic::{Arguments, Failed, Trial};
use osuus::agreement::{self, Stage, Syntax};
use osuus::call::{self, CheckDocument};
use osuus::diagnostic::Diagnostics;
use osuus::digest::Salt;
use osuus::explain::ClientView;
use osuus::facts::{self, Earlier};
use osuus::municipality::{
    FiguresDocument, FiguresTable, FoundDocument, Listing, MunicipalityDocument, Register,
};
use osuus::period::{Period, date};
use osuus::plan::Request;
use osuus::receipt::Receipt;
use osuus::statement::Statement;
use osuus::{finland, library};
use osuus_tests::{Agreement, Case, Facts, InFile, Table, cases, reports, root};
use serde_json::{Map, Value};

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
    if let Some(asked) = &case.asked {
        return of_report(case, asked);
    }
    let register = match register(case)? {
        Ok(register) => register,
        Err(problems) => return Ok(problems.to_json(lang)),
    };
    let worked_out = match &case.given.agreement {
        None => of_register(case, &register)?,
        Some(agreement) => {
            let read = read(case, agreement)?;
            if case.given.call == "check" {
                return Ok(CheckDocument::new(
                    &read,
                    &Ok(facts::Facts::none()),
                    &register,
                    lang,
                )
                .to_json());
            }
            of_agreement(case, read, &register, asked(case)?)
        }
    };
    Ok(worked_out.unwrap_or_else(|problems| problems.to_json(lang)))
}

/// Through the façade: what answers with a report has no other way that says as much.
fn of_report(case: &Case, asked: &Map<String, Value>) -> Result<String, String> {
    let lang = case.given.lang;
    let call = reports::call(asked, &case.folder)?.to_string();
    let answer = call::read(&call).and_then(|call| call::answer(call, call::register()));
    Ok(answer
        .map_or_else(|problems| problems.to_json(lang), |document| document.to_json()))
}

/// The embedded register, or the case's own: alone, or laid over it.
fn register(case: &Case) -> Result<Result<Cow<'static, Register>, Diagnostics>, String> {
    let embedded = finland::register();
    let Some(InFile { file }) = &case.given.register else {
        return Ok(Ok(Cow::Borrowed(embedded)));
    };
    let bytes = std::fs::read(case.folder.join(file)).map_err(|e| e.to_string())?;
    let read = if is_json(file) { Register::from_json } else { Register::from_csv };
    Ok(read(&bytes).and_then(|own| embedded.or_over(own)).map(Cow::Owned))
}

fn read(
    case: &Case,
    agreement: &Agreement,
) -> Result<Result<agreement::Agreement, Diagnostics>, String> {
    let read = match agreement {
        Agreement::Embedded(id) => library::agreement(id),
        Agreement::File(file) => {
            let (bytes, syntax) = text(case, file)?;
            agreement::Agreement::read(&bytes, syntax)
        }
    };
    let amendments = case.given.amendments.iter().map(|file| text(case, file));
    let amendments = amendments.collect::<Result<Vec<_>, _>>()?;
    let texts = amendments.iter().map(|(bytes, syntax)| (bytes.as_slice(), *syntax));
    Ok(read.and_then(|agreement| agreement.amended(texts)))
}

/// A file beside the case.
fn text(case: &Case, file: &Path) -> Result<(Vec<u8>, Syntax), String> {
    let bytes = std::fs::read(case.folder.join(file)).map_err(|e| e.to_string())?;
    Ok((bytes, if is_json(file) { Syntax::Json } else { Syntax::Toml }))
}

fn is_json(file: &Path) -> bool {
    file.extension().is_some_and(|suffix| suffix == "json")
}

/// The year, and what the case asks for by name.
fn asked(case: &Case) -> Result<Request, String> {
    let year = case.given.year.ok_or_else(|| format!("{} names no year", case.id))?;
    let mut request = Request::new(Period::year(year).map_err(|e| e.to_string())?);
    for charge in &case.given.hold {
        request = request.hold(charge);
    }
    for (charge, price) in &case.given.prices {
        request = request.price(charge, price.parse().map_err(|_| format!("{price}?"))?);
    }
    let read = |day: &String| date(day).ok_or_else(|| format!("`{day}` is no day"));
    if let Some(day) = &case.given.restated_on {
        request = request.restated_on(read(day)?);
    }
    if let Some(stage) = &case.given.stage {
        let stage = Stage::named(stage).map_err(|e| e.message(case.given.lang))?;
        request = request.stage(stage);
    }
    if let Some(day) = &case.given.as_of {
        request = request.as_of(read(day)?);
    }
    Ok(request)
}

fn of_agreement(
    case: &Case,
    read: Result<agreement::Agreement, Diagnostics>,
    register: &Register,
    request: Request,
) -> Result<String, Diagnostics> {
    let lang = case.given.lang;
    let plan = read?.plan(register, request)?;
    if case.given.call == "facts" {
        return Ok(plan.facts_json(lang));
    }
    let facts = match &case.given.facts {
        None => facts::Facts::none(),
        Some(Facts::Embedded(id)) => library::facts(id)?,
        Some(Facts::Csv(text)) => facts::Facts::from_csv(text.as_bytes())?,
        Some(Facts::Rows(rows)) => facts::Facts::from_json(&rows_text(rows))?,
    };
    let earlier: Vec<Earlier> = case
        .given
        .earlier
        .iter()
        .map(|statement| Earlier::from_json(&statement.to_string()))
        .collect::<Result<_, _>>()?;
    let statement = plan.evaluate(&facts.with_earlier(earlier)?)?;
    let buyer = case.given.buyer.as_deref();
    let published = case.given.fewest.map(|fewest| statement.published(fewest));
    let published = published.transpose()?;
    match case.given.call.as_str() {
        "receipt" | "verify" => of_receipt(case, &statement),
        "why" => {
            let explanation = match published {
                Some(published) => published.explain(buyer)?,
                None => statement.explain(buyer)?,
            };
            Ok(explanation.with_clients(case.given.clients).to_json(lang))
        }
        _ => Ok(published.map_or_else(
            || statement.to_json(lang),
            |published| published.to_json(lang),
        )),
    }
}

/// The receipt of a statement, or what comes of holding another against it.
fn of_receipt(case: &Case, statement: &Statement) -> Result<String, Diagnostics> {
    let salt = case.given.salt.as_deref().map(Salt::from_hex).transpose()?;
    let made = statement.receipt(salt.as_ref());
    Ok(match &case.given.receipt {
        None => made.to_json(),
        Some(receipt) => {
            Receipt::from_json(&receipt.to_string())?.verify(&made).to_json()
        }
    })
}

/// What is asked of the register alone.
fn of_register(
    case: &Case,
    register: &Register,
) -> Result<Result<String, Diagnostics>, String> {
    let given = &case.given;
    let lang = given.lang;
    let day = |day: &Option<String>| {
        date(day.as_deref().unwrap_or_default())
            .ok_or_else(|| format!("{} names no day {day:?}", case.id))
    };
    match given.call.as_str() {
        "municipality" => {
            let name = given.name.as_deref().unwrap_or_default();
            Ok(register.find(name).map(|found| {
                let documents = found.iter().map(|one| {
                    MunicipalityDocument::new(register, one.municipality, lang)
                });
                FoundDocument::new(documents.collect()).to_json()
            }))
        }
        "municipalities" => {
            let division = given.division.as_deref().unwrap_or("region");
            let area = given.area.as_deref().map(|area| (division, area));
            let listing = Listing::new(register, day(&given.on)?, area);
            Ok(listing.map(|listing| listing.document(lang).to_json()))
        }
        "carry" => {
            let (from, to) = (day(&given.from)?, day(&given.to)?);
            let text = figures_text(case)?;
            let carried = FiguresTable::from_csv(text.as_bytes())
                .and_then(|table| table.carry(register, from, to));
            Ok(carried.map(|table| {
                FiguresDocument::new(&table, register, (from, to), lang).to_json()
            }))
        }
        other => Err(format!("no such call without an agreement: {other}")),
    }
}

fn rows_text(rows: &[Value]) -> String {
    serde_json::json!({ "rows": rows }).to_string()
}

fn figures_text(case: &Case) -> Result<String, String> {
    match &case.given.figures {
        Some(Table::Csv(text)) => Ok(text.clone()),
        Some(Table::File(file)) => {
            std::fs::read_to_string(case.folder.join(file)).map_err(|e| e.to_string())
        }
        None => Err(format!("{} gives no figures", case.id)),
    }
}

/// Through the command `osuus`, built beside this test.
fn through_shell(case: &Case) -> Result<String, String> {
    let given = &case.given;
    let mut command = Command::new(shell()?);
    if let Some(asked) = &case.asked {
        let words = reports::words(asked, &case.folder, |kind, text| {
            written(kind, case, "csv", text)
        })?;
        command.args(words);
        command.args(["--format", "json"]);
        return ran(case, command);
    }
    command.arg(&given.call);
    if let Some(receipt) = &given.receipt {
        command.arg(written("receipt", case, "json", &receipt.to_string())?);
    }
    command.args(given.agreement.as_ref().map(|agreement| match agreement {
        Agreement::Embedded(id) => PathBuf::from(id),
        Agreement::File(file) => case.folder.join(file),
    }));
    for amendment in &given.amendments {
        command.arg("--amendment").arg(case.folder.join(amendment));
    }
    command.args(&given.name);
    if let Some(year) = given.year {
        command.args(["--year", &year.to_string()]);
    }
    if !given.hold.is_empty() {
        command.args(["--hold", &given.hold.join(",")]);
    }
    for (charge, price) in &given.prices {
        command.args(["--price", &format!("{charge}={price}")]);
    }
    let options = [
        ("--restated-on", &given.restated_on),
        ("--stage", &given.stage),
        ("--as-of", &given.as_of),
        ("--buyer", &given.buyer),
        ("--on", &given.on),
        ("--from", &given.from),
        ("--to", &given.to),
    ];
    for (name, value) in options {
        if let Some(value) = value {
            command.args([name, value]);
        }
    }
    if let Some(area) = &given.area {
        match given.division.as_deref().unwrap_or("region") {
            "region" => command.args(["--region", area]),
            "wellbeing-county" => command.args(["--county", area]),
            "sub-region" => command.args(["--sub-region", area]),
            other => command.args(["--area", &format!("{other}={area}")]),
        };
    }
    if let Some(InFile { file }) = &given.register {
        command.arg("--register").arg(case.folder.join(file));
    }
    if let Some(facts) = &given.facts {
        let path = match facts {
            Facts::Embedded(_) => PathBuf::from("illustrative"),
            Facts::Csv(text) => written("facts", case, "csv", text)?,
            Facts::Rows(rows) => written("facts", case, "json", &rows_text(rows))?,
        };
        command.arg("--facts").arg(path);
    }
    for (number, statement) in given.earlier.iter().enumerate() {
        let kind = format!("earlier-{number}");
        let path = written(&kind, case, "json", &statement.to_string())?;
        command.arg("--earlier").arg(path);
    }
    if let Some(fewest) = given.fewest {
        command.args(["--fewest", &fewest.to_string()]);
    }
    if given.clients == ClientView::Shown {
        command.arg("--clients");
    }
    if let Some(salt) = &given.salt {
        command.arg("--salt-file").arg(written("salt", case, "hex", salt)?);
    }
    command.args(match &given.figures {
        Some(Table::File(file)) => Some(case.folder.join(file)),
        Some(Table::Csv(text)) => Some(written("figures", case, "csv", text)?),
        None => None,
    });
    command.args(["--format", "json", "--lang", given.lang.as_str()]);
    ran(case, command)
}

/// What a command printed, once its exit code is the one that it should have.
fn ran(case: &Case, mut command: Command) -> Result<String, String> {
    let given = &case.given;
    let output = command.output().map_err(|error| error.to_string())?;
    let failed = case.expected.errors.is_some();
    // A receipt that does not hold is an answer.
    let refuted = given.call == "verify"
        && String::from_utf8_lossy(&output.stdout).contains("\n  \"holds\": \"no\"");
    let exit = i32::from(failed || refuted);
    let call_is_wrong = output.status.code() == Some(2) && failed;
    if output.status.code() != Some(exit) && !call_is_wrong {
        let messages = String::from_utf8_lossy(&output.stderr);
        return Err(format!(
            "exit code {:?}, expected {exit}: {messages}",
            output.status.code()
        ));
    }
    // A check that finds errors has done its work: its result is on standard output.
    let checked = given.call == "check" && !output.stdout.is_empty();
    let bytes = if failed && !checked { output.stderr } else { output.stdout };
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

/// A file that holds what a case gives as a text.
fn written(kind: &str, case: &Case, suffix: &str, text: &str) -> Result<PathBuf, String> {
    let folder = root().join("target/corpus").join(kind);
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
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
