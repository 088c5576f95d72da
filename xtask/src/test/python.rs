//! The Python package, installed as its users would, and the corpus through it.

use std::path::Path;

use super::corpus::results;
use super::package;
use crate::failure::Outcome;
use crate::places::Places;
use crate::run;
use crate::setup::venv::Venv;

/// Lints, the build, types, stubs against the built module, tests.
pub fn run(places: &Places) -> Outcome {
    results::forget(places, &["python"])?;
    let venv = Venv::ready(places)?;
    let package = places.python();
    run::show(
        places
            .cargo()
            .args(["clippy", "-p", "osuus-python", "--all-targets"])
            .args(["--", "-D", "warnings"])
            .env("PYO3_PYTHON", venv.interpreter()),
    )?;
    venv.install_osuus(places)?;
    // The corpus runner has no settings of its own: the package's cover it.
    lint(&venv, &package, &[".", "../tests/python"])?;
    lint(&venv, &places.oracle(), &["."])?;
    // Which folders these two look at stands in the package's `pyproject.toml`.
    run::show(venv.python("mypy", &package).arg("--strict"))?;
    run::show(&mut venv.python("pytest", &package))?;
    run::show(venv.python("mypy.stubtest", &package).arg("osuus._osuus"))?;
    book(places, &venv)?;
    package::run(places, &venv)?;
    run::show(venv.python("mypy", &places.oracle()).args(["--strict", "."]))
}

/// The book, in which every reference has to lead somewhere.
fn book(places: &Places, venv: &Venv) -> Outcome {
    run::show(
        venv.python("sphinx", &places.root)
            .args(["-b", "html", "-q", "-W", "--keep-going", "docs"])
            .arg(places.target.join("book")),
    )
}

fn lint(venv: &Venv, folder: &Path, sources: &[&str]) -> Outcome {
    run::show(venv.python("ruff", folder).arg("check").args(sources))?;
    run::show(venv.python("ruff", folder).args(["format", "--check"]).args(sources))
}
