//! The core, the command line and the tests written in Rust.

use super::corpus::results;
use crate::failure::Outcome;
use crate::places::Places;
use crate::run;

const PACKAGES: [&str; 10] = [
    "-p",
    "osuus",
    "-p",
    "osuus-cli",
    "-p",
    "osuus-service",
    "-p",
    "osuus-tests",
    "-p",
    "xtask",
];
const WARNINGS_FAIL: [&str; 3] = ["--", "-D", "warnings"];

/// Format, lints, tests with all features, builds without any, documentation.
pub fn run(places: &Places) -> Outcome {
    results::forget(places, &["rust", "shell"])?;
    let cargo = || places.cargo();
    run::show(cargo().args(["fmt", "--all", "--check"]))?;
    run::show(
        cargo()
            .arg("clippy")
            .args(PACKAGES)
            .args(["--all-targets", "--all-features"])
            .args(WARNINGS_FAIL),
    )?;
    run::show(
        cargo()
            .args(["clippy", "-p", "osuus", "--all-targets", "--no-default-features"])
            .args(WARNINGS_FAIL),
    )?;
    run::show(cargo().args([
        "test",
        "-p",
        "osuus",
        "--no-default-features",
        "--no-run",
    ]))?;
    // The shell's runner starts the program as it is built for people.
    run::show(cargo().args(["build", "-p", "osuus-cli"]))?;
    // The long exhaustive check is left out of a developer's own runs, and never of this one.
    run::show(cargo().arg("test").args(PACKAGES).args([
        "--all-features",
        "--",
        "--include-ignored",
    ]))?;
    run::show(
        cargo()
            .args(["doc", "-p", "osuus", "--all-features", "--no-deps"])
            .env("RUSTDOCFLAGS", "-D warnings"),
    )
}
