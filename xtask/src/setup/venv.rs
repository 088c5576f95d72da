//! The Python environment of the tests.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use super::apt;
use super::stamp::Stamp;
use crate::failure::{Failure, Outcome, While};
use crate::places::{Places, remove_folder};
use crate::run;

/// An environment that holds the development requirements.
#[derive(Debug)]
pub struct Venv {
    python: PathBuf,
}

impl Venv {
    /// Makes the environment and fills it where that has not been done.
    pub fn ready(places: &Places) -> Result<Self, Failure> {
        let folder = places.target.join("venv");
        let venv = Self { python: folder.join("bin/python") };
        let list = places.python().join("requirements-dev.txt");
        if !run::succeeds(venv.python("pip", &places.root).arg("--version")) {
            // Also after a half-made one, or when the system's Python has moved on.
            remove_folder(&folder)?;
            create(&folder)?;
        }
        let stamp = Stamp::of(&folder, &list)?;
        if !stamp.is_current() {
            run::show(
                venv.python("pip", &places.root)
                    .args(["install", "--quiet", "--disable-pip-version-check"])
                    .arg("--requirement")
                    .arg(&list),
            )?;
            stamp.set()?;
        }
        Ok(venv)
    }

    /// An environment that holds nothing yet.
    pub fn empty(places: &Places, name: &str) -> Result<Self, Failure> {
        let folder = places.target.join(name);
        remove_folder(&folder)?;
        create(&folder)?;
        Ok(Self { python: folder.join("bin/python") })
    }

    /// Builds the wheel and puts it into the environment. Two stages ask for it; in one run the
    /// sources do not change between them.
    pub fn install_osuus(&self, places: &Places) -> Outcome {
        static DONE: AtomicBool = AtomicBool::new(false);
        if DONE.swap(true, Ordering::Relaxed) {
            return Ok(());
        }
        let wheels = places.wheels();
        remove_folder(&wheels)?;
        run::show(
            self.python("maturin", &places.python())
                .args(["build", "--release", "--out"])
                .arg(&wheels)
                .env("CARGO_TARGET_DIR", &places.target),
        )?;
        let wheel = places.package(".whl")?;
        self.install(places, &["--force-reinstall", "--no-deps"], wheel.as_os_str())
    }

    /// Puts a package into the environment.
    pub fn install(&self, places: &Places, options: &[&str], package: &OsStr) -> Outcome {
        run::show(
            self.python("pip", &places.root)
                .args(["install", "--quiet", "--disable-pip-version-check"])
                .args(options)
                .arg(package)
                .env("CARGO_TARGET_DIR", &places.target),
        )
    }

    /// A Python module run in `folder`, where its settings lie. The folder itself stays
    /// off the module path, so that the installed package is what is tested.
    pub fn python(&self, module: &str, folder: &Path) -> Command {
        let mut command = Command::new(&self.python);
        command.args(["-P", "-m", module]).current_dir(folder);
        command
    }

    /// The interpreter.
    pub fn interpreter(&self) -> &Path {
        &self.python
    }
}

fn create(folder: &Path) -> Outcome {
    let new_enough = "import sys; sys.exit(sys.version_info < (3, 11))";
    if !run::succeeds(Command::new("python3").args(["-c", new_enough])) {
        return Err(Failure::new("`python3` is missing or older than 3.11"));
    }
    if !run::succeeds(Command::new("python3").args(["-c", "import venv, ensurepip"])) {
        apt::install("Python's module venv", &["python3-venv"])?;
    }
    run::show(Command::new("python3").args(["-m", "venv"]).arg(folder))
        .doing("making the Python environment")
}
