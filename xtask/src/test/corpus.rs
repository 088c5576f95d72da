//! The same cases, run in every runtime, must have given the same bytes.

mod cases;
mod compare;
pub mod results;

use std::collections::BTreeMap;

use crate::failure::{Failure, Outcome};
use crate::places::Places;

/// Compares the results of all runtimes with each other, and their ids with the cases.
pub fn run(places: &Places) -> Outcome {
    let cases = cases::read(&places.root.join("tests/corpus"))?;
    println!("cases");
    let mut all = BTreeMap::new();
    for runtime in results::RUNTIMES {
        let results = results::read(places, runtime)?;
        println!("{:<9}{:>5}", runtime.name, results.len());
        all.insert(runtime.name, results);
    }
    println!("{:<9}{:>5}", "on disk", cases.len());
    let differences = compare::differences(&cases, &all);
    if differences.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "{} differences\n{}",
        differences.len(),
        differences.join("\n")
    )))
}
