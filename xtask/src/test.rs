//! Every test in every runtime, in stages that also run alone.

mod corpus;
mod oracle;
mod package;
mod python;
mod rust;
mod web;

use std::time::{Duration, Instant};

use crate::failure::{Failure, Outcome};
use crate::places::{Places, remove_folder};

struct Stage {
    name: &'static str,
    run: fn(&Places) -> Outcome,
}

/// In the order of a full run: the last compares what the others wrote.
const STAGES: [Stage; 5] = [
    Stage { name: "rust", run: rust::run },
    Stage { name: "python", run: python::run },
    Stage { name: "oracle", run: oracle::run },
    Stage { name: "web", run: web::run },
    Stage { name: "corpus", run: corpus::run },
];

/// Runs the stages named, or all of them, and stops at the first that fails.
pub fn run(places: &Places, names: &[&str]) -> Outcome {
    let stages = chosen(names)?;
    if names.is_empty() {
        remove_folder(&places.results())?;
    }
    let mut times = Vec::new();
    for stage in stages {
        eprintln!("\n== {} ==", stage.name);
        let start = Instant::now();
        let outcome = (stage.run)(places);
        times.push((stage.name, start.elapsed()));
        if let Err(failure) = outcome {
            summary(&times, 1);
            return Err(Failure::new(format!(
                "the stage `{0}` failed: {failure}\n\nrerun it with: cargo xtask test {0}",
                stage.name
            )));
        }
    }
    summary(&times, 0);
    Ok(())
}

fn chosen(names: &[&str]) -> Result<Vec<&'static Stage>, Failure> {
    if let Some(unknown) =
        names.iter().find(|name| STAGES.iter().all(|stage| stage.name != **name))
    {
        let known: Vec<&str> = STAGES.iter().map(|stage| stage.name).collect();
        return Err(Failure::new(format!(
            "no stage `{unknown}`: there are {}",
            known.join(", ")
        )));
    }
    let wanted = |stage: &&Stage| names.is_empty() || names.contains(&stage.name);
    Ok(STAGES.iter().filter(wanted).collect())
}

fn summary(times: &[(&str, Duration)], failed: usize) {
    println!();
    for (name, time) in times {
        println!("{name:<8}{:>5}.{} s", time.as_secs(), time.subsec_millis() / 100);
    }
    println!("{} passed, {failed} failed", times.len().saturating_sub(failed));
}
