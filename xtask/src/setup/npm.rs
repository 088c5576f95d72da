//! The npm packages of the web part.

use std::process::Command;

use super::stamp::Stamp;
use crate::failure::{Failure, Outcome};
use crate::places::Places;
use crate::run;

/// Installs what the lock file names, where that has not been done.
pub fn ready(places: &Places) -> Outcome {
    let new_enough = "process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)";
    if !run::succeeds(Command::new("node").args(["-e", new_enough])) {
        return Err(Failure::new("`node` is missing or older than 20"));
    }
    let modules = places.web().join("node_modules");
    let stamp = Stamp::of(&modules, &places.web().join("package-lock.json"))?;
    if stamp.is_current() {
        return Ok(());
    }
    // No package's own script runs on the developer's machine.
    run::show(npm(places).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    stamp.set()
}

/// One of the package's scripts.
pub fn script(places: &Places, name: &str) -> Command {
    let mut command = npm(places);
    command.args(["run", name]);
    command
}

fn npm(places: &Places) -> Command {
    let mut command = Command::new("npm");
    command.current_dir(places.web());
    command
}
