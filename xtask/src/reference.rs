//! What is made of the reference of the format: schemas, and the tables of pages.

use std::fs::{self, File};
use std::process::{Command, Stdio};

use crate::failure::{Failure, Outcome, While};
use crate::places::Places;

/// The schemas, with what the example prints them for.
const SCHEMAS: [(&str, &str); 2] = [
    ("agreement", "docs/schemas/agreement.schema.json"),
    ("facts", "docs/schemas/facts-table.schema.json"),
];
/// The pages that have tables of the reference.
const PAGES: [&str; 4] =
    ["docs/agreement-format.md", "docs/steps.md", "docs/caseload.md", "docs/network.md"];

/// Writes them anew; a test of the core proves that they are up to date.
pub fn write(places: &Places) -> Outcome {
    for (word, path) in SCHEMAS {
        made(places, word, path, Stdio::null())?;
    }
    for path in PAGES {
        let page = File::open(places.root.join(path)).doing(format!("opening {path}"))?;
        made(places, "page", path, page.into())?;
    }
    Ok(())
}

fn made(places: &Places, word: &str, path: &str, input: Stdio) -> Outcome {
    let output =
        maker(places).arg(word).stdin(input).output().doing("starting the example")?;
    if !output.status.success() {
        let reason = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(Failure::new(format!("{path}: {reason}")));
    }
    fs::write(places.root.join(path), output.stdout).doing(format!("writing {path}"))
}

fn maker(places: &Places) -> Command {
    let mut cargo = places.cargo();
    cargo.args(["run", "--quiet", "-p", "osuus", "--features", "schema"]);
    cargo.args(["--example", "format_reference", "--"]);
    cargo
}
