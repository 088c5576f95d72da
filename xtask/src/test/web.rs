//! The npm package in node and in a real browser.

use super::corpus::results;
use crate::failure::Outcome;
use crate::places::Places;
use crate::run;
use crate::setup::{chromium, npm};
use crate::wasm;

/// Lints, the modules, the typed layer, tests.
pub fn run(places: &Places) -> Outcome {
    results::forget(places, &["node", "chromium"])?;
    let browser = chromium::ready()?;
    npm::ready(places)?;
    run::show(places.cargo().args([
        "clippy",
        "-p",
        "osuus-wasm",
        "--all-targets",
        "--all-features",
        "--",
        "-D",
        "warnings",
    ]))?;
    wasm::build(places)?;
    for script in ["build", "compile", "check", "lint", "test"] {
        run::show(npm::script(places, script).env("CHROMIUM", &browser))?;
    }
    Ok(())
}
