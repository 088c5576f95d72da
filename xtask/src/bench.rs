//! What a contract-year costs, beside the same contract written by hand for others, in one run.

use crate::failure::Outcome;
use crate::places::Places;
use crate::run;
use crate::setup::venv::Venv;

/// Runs the benchmark of the engine with its two peers, and from Python through columns.
pub fn engine(places: &Places) -> Outcome {
    let venv = Venv::ready(places)?;
    let mut cargo = places.cargo();
    run::show(cargo.args(["bench", "-p", "osuus", "--bench", "engine"]))?;
    venv.install_osuus(places)?;
    for peer in ["contract", "columns", "facts"] {
        let script = places.python().join(format!("benches/{peer}.py"));
        run::show(std::process::Command::new(venv.interpreter()).arg(script))?;
    }
    Ok(())
}
