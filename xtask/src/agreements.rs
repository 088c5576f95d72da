//! The embedded agreements: their JSON, made anew of their TOML.

use std::fs::{self, File};
use std::process::Command;

use crate::failure::{Failure, Outcome, While};
use crate::places::Places;

/// Writes `core/agreements/*.json`; a test of the core proves that they are up to date.
pub fn convert(places: &Places) -> Outcome {
    let folder = places.root.join("core/agreements");
    let entries = fs::read_dir(&folder).doing(format!("reading {}", folder.display()))?;
    for entry in entries {
        let toml = entry.doing("reading the folder of agreements")?.path();
        if toml.extension().is_none_or(|suffix| suffix != "toml") {
            continue;
        }
        let text = File::open(&toml).doing(format!("opening {}", toml.display()))?;
        let output =
            converter(places).stdin(text).output().doing("starting the converter")?;
        if !output.status.success() {
            let reason = String::from_utf8_lossy(&output.stderr).into_owned();
            return Err(Failure::new(format!("{}: {reason}", toml.display())));
        }
        let json = toml.with_extension("json");
        fs::write(&json, output.stdout).doing(format!("writing {}", json.display()))?;
    }
    Ok(())
}

fn converter(places: &Places) -> Command {
    let mut cargo = places.cargo();
    cargo.args(["run", "--quiet", "-p", "osuus", "--features", "toml"]);
    cargo.args(["--example", "toml_to_json"]);
    cargo
}
