//! A compiler that can build for browsers.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::apt;
use crate::failure::{Failure, Outcome};
use crate::places::Places;
use crate::run;

/// The target's name.
pub const NAME: &str = "wasm32-unknown-unknown";

const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_SOURCE: &str = "lib/rustlib/src/rust/library/Cargo.lock";
const DEBIAN_PACKAGES: [&str; 2] = ["rustc-web", "rust-web-src"];

/// How to build for browsers on this machine.
#[derive(Debug)]
pub enum BrowserTarget {
    /// The tool-chain in use has the target's standard library.
    Installed,
    /// Debian's compiler builds the standard library from Debian's source.
    FromSource {
        /// Debian has no `rust-lld` of its own, so the tool-chain's links.
        linker: PathBuf,
    },
}

impl BrowserTarget {
    /// Finds a way, or makes one. What is there already comes first: rustup needs the
    /// network even to say that it cannot help.
    pub fn ready(places: &Places) -> Result<Self, Failure> {
        let sysroot = sysroot(Command::new("rustc").current_dir(&places.root))?;
        if has_target(&sysroot) {
            return Ok(Self::Installed);
        }
        if debian_compiler_builds_std() {
            return Self::from_source(&sysroot);
        }
        if rustup_adds_target(places) && has_target(&sysroot) {
            return Ok(Self::Installed);
        }
        apt::install(&format!("Rust's target {NAME}"), &DEBIAN_PACKAGES)?;
        if !debian_compiler_builds_std() {
            return Err(Failure::new(format!(
                "{} are installed, but {DEBIAN_RUSTC} has no source to build from",
                DEBIAN_PACKAGES.join(" and ")
            )));
        }
        Self::from_source(&sysroot)
    }

    /// Makes `cargo build` build for browsers.
    pub fn apply(&self, cargo: &mut Command) {
        cargo.args(["--target", NAME]);
        if let Self::FromSource { linker } = self {
            cargo
                .args(["-Z", "build-std=std,panic_abort"])
                // Sorts and searches that are short, not fast; and a panic stops without a message,
                // which nobody would see in a page.
                .args(["-Z", "build-std-features=optimize_for_size"])
                .args(["-Z", "panic-immediate-abort"])
                .args(["--config", "profile.wasm.panic=\"immediate-abort\""])
                .env("RUSTC", DEBIAN_RUSTC)
                // Building the standard library counts as unstable in a stable compiler.
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
                // `cargo run` points this at the other compiler's libraries.
                .env_remove("LD_LIBRARY_PATH");
        }
    }

    fn from_source(sysroot: &Path) -> Result<Self, Failure> {
        let found = std::fs::read_dir(sysroot.join("lib/rustlib"))
            .into_iter()
            .flatten()
            .flatten()
            .map(|host| host.path().join("bin/rust-lld"))
            .find(|linker| linker.exists());
        match found {
            Some(linker) => Ok(Self::FromSource { linker }),
            None => Err(Failure::new(format!(
                "no rust-lld under {}: a tool-chain of rustup has one",
                sysroot.display()
            ))),
        }
    }
}

fn sysroot(rustc: &mut Command) -> Result<PathBuf, Failure> {
    let path = run::capture(rustc.args(["--print", "sysroot"]))?;
    Ok(PathBuf::from(path.trim()))
}

fn has_target(sysroot: &Path) -> bool {
    sysroot.join("lib/rustlib").join(NAME).join("lib").is_dir()
}

fn debian_compiler_builds_std() -> bool {
    apt::is_debian()
        && Path::new(DEBIAN_RUSTC).exists()
        && sysroot(Command::new(DEBIAN_RUSTC).env_remove("LD_LIBRARY_PATH"))
            .is_ok_and(|sysroot| sysroot.join(DEBIAN_SOURCE).exists())
}

fn rustup_adds_target(places: &Places) -> bool {
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", NAME]).current_dir(&places.root);
    let outcome: Outcome = run::show_within(&mut rustup, Duration::from_secs(120));
    if let Err(failure) = &outcome {
        eprintln!("{failure}");
    }
    outcome.is_ok()
}
