//! Debian's packages, installed only where it is ours to do: as root on Debian.

use std::path::Path;
use std::process::Command;

use crate::failure::{Failure, Outcome, While};
use crate::run;

/// Installs packages, or says what to install. `need` names the thing for people on other
/// systems.
pub fn install(need: &str, packages: &[&str]) -> Outcome {
    let names = packages.join(" ");
    if !is_debian() {
        return Err(Failure::new(format!(
            "{need} is missing: install it (on Debian: {names}) and run this again"
        )));
    }
    if !is_root() {
        return Err(Failure::new(format!(
            "{need} is missing: run `sudo apt-get install {names}` and then this again"
        )));
    }
    // A fresh machine has no package lists, an old one has lists of files that are gone.
    run::show(apt_get().arg("update")).doing(format!("installing {need}"))?;
    run::show(
        apt_get().args(["install", "--yes", "--no-install-recommends"]).args(packages),
    )
    .doing(format!("installing {need}"))
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive").arg("--quiet=2");
    command
}

/// Whether this is Debian itself: its relatives lack some of the packages.
pub fn is_debian() -> bool {
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    release.lines().any(|line| line.trim() == "ID=debian")
        && Path::new("/usr/bin/apt-get").exists()
}

fn is_root() -> bool {
    run::capture(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
