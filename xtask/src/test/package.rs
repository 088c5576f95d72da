//! The Python package as its users get it: wheel and source distribution, each alone in an environment, and
//! with all extras for the notebooks.

use std::ffi::OsString;
use std::path::Path;

use crate::failure::{Failure, Outcome};
use crate::places::Places;
use crate::run;
use crate::setup::venv::Venv;

/// Tries what was built.
pub fn run(places: &Places, venv: &Venv) -> Outcome {
    let wheel = places.package(".whl")?;
    let name = wheel.file_name().unwrap_or_default().to_string_lossy();
    if !name.contains("-cp311-abi3-") {
        return Err(Failure::new(format!(
            "`{name}` is no wheel for Python 3.11 and later"
        )));
    }
    // Nothing is fetched: the wheel needs nothing.
    let alone = Venv::empty(places, "venv-alone")?;
    alone.install(places, &["--no-index"], wheel.as_os_str())?;
    tour(places, &alone)?;
    run::show(
        venv.python("maturin", &places.python())
            .args(["sdist", "--out"])
            .arg(places.wheels()),
    )?;
    let source = places.package(".tar.gz")?;
    let alone = Venv::empty(places, "venv-alone")?;
    alone.install(places, &[], source.as_os_str())?;
    tour(places, &alone)?;
    notebooks(places, &wheel)
}

/// A bill and its reasons, where nothing but the package is installed.
fn tour(places: &Places, alone: &Venv) -> Outcome {
    let script = places.python().join("tests/alone.py");
    run::show(std::process::Command::new(alone.interpreter()).arg("-I").arg(script))
}

/// The notebooks, where the package and its extras are installed, and what runs notebooks.
fn notebooks(places: &Places, wheel: &Path) -> Outcome {
    let package = places.python();
    let clean = Venv::empty(places, "venv-notebooks")?;
    let mut all = OsString::from(wheel);
    all.push("[all]");
    let list = package.join("requirements-notebooks.txt");
    clean.install(places, &["--requirement", &list.to_string_lossy()], &all)?;
    run::show(clean.python("pytest", &package).arg("tests/notebooks"))
}
