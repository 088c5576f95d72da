//! The independent reading of the documents, in Python's exact fractions.

use crate::failure::Outcome;
use crate::places::Places;
use crate::run;
use crate::setup::venv::Venv;

/// Compares the oracle with the library through its Python package.
pub fn run(places: &Places) -> Outcome {
    let venv = Venv::ready(places)?;
    venv.install_osuus(places)?;
    run::show(&mut venv.python("pytest", &places.oracle()))
}
