//! `cargo xtask`: what a developer or a CI machine does with this repository, in one place.

mod agreements;
mod bench;
mod diagnostics;
mod failure;
mod places;
mod reference;
mod register;
mod run;
mod setup;
mod test;
mod wasm;

use std::env;
use std::process::ExitCode;

use failure::{Failure, Outcome};
use places::Places;

const HELP: &str = "\
cargo xtask test [STAGE...]   run every test, or only the stages named:
                              rust, python, oracle, web, corpus
cargo xtask build wasm        build and pack the modules for browsers and node
cargo xtask agreements        write the embedded agreements in JSON, from their TOML
cargo xtask reference         write the schemas of agreement and facts, and the tables of
                              docs/agreement-format.md and docs/steps.md
cargo xtask register          write the embedded register, from core/data/finland
cargo xtask diagnostics       write docs/diagnostics.md, from the catalogue and its examples
cargo xtask bench             time the engine beside the same contract in other libraries
cargo xtask setup             install what the tests need, and run none
cargo xtask help              show this text
";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match dispatch(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nerror: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[&str]) -> Outcome {
    match words {
        [] | ["help" | "--help" | "-h", ..] => {
            print!("{HELP}");
            Ok(())
        }
        ["test", stages @ ..] => test::run(&Places::find()?, stages),
        ["build", "wasm"] => wasm::build(&Places::find()?),
        ["agreements"] => agreements::convert(&Places::find()?),
        ["reference"] => reference::write(&Places::find()?),
        ["register"] => register::embed(&Places::find()?),
        ["diagnostics"] => diagnostics::write(&Places::find()?),
        ["bench"] => bench::engine(&Places::find()?),
        ["setup"] => setup::everything(&Places::find()?),
        _ => Err(Failure::new(format!(
            "no such task: `{}`\n\n{}",
            words.join(" "),
            HELP.trim_end()
        ))),
    }
}
