//! The page of everything that can be reported, made of the catalogue and its examples.

use std::fs;

use crate::failure::{Failure, Outcome, While};
use crate::places::Places;

/// Writes `docs/diagnostics.md`; a test of the core proves that it is up to date.
pub fn write(places: &Places) -> Outcome {
    let mut cargo = places.cargo();
    cargo.args(["run", "--quiet", "-p", "osuus", "--all-features"]);
    cargo.args(["--example", "diagnostics"]);
    let output = cargo.output().doing("starting the writer of the page")?;
    if !output.status.success() {
        return Err(Failure::new(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    let page = places.root.join("docs/diagnostics.md");
    fs::write(&page, output.stdout).doing(format!("writing {}", page.display()))
}
