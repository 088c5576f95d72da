//! What the corpus runners wrote: `target/corpus/RUNTIME.json`, a text for each case.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use crate::failure::{Failure, Outcome, While};
use crate::places::{Places, remove_file};

/// Where the corpus runs.
#[derive(Debug, Clone, Copy)]
pub struct Runtime {
    /// The name of its file, without `.json`.
    pub name: &'static str,
    /// The stage that writes the file.
    pub stage: &'static str,
}

/// All runtimes. The first is the one that the others are compared with.
pub const RUNTIMES: [Runtime; 5] = [
    Runtime { name: "rust", stage: "rust" },
    Runtime { name: "shell", stage: "rust" },
    Runtime { name: "python", stage: "python" },
    Runtime { name: "node", stage: "web" },
    Runtime { name: "chromium", stage: "web" },
];

/// The result of each case, by its id.
pub type Results = BTreeMap<String, String>;

/// Reads the results of one runtime.
pub fn read(places: &Places, runtime: Runtime) -> Result<Results, Failure> {
    let path = file(places, runtime.name);
    match fs::read_to_string(&path) {
        Ok(text) => {
            serde_json::from_str(&text).doing(format!("reading {}", path.display()))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Err(Failure::new(format!(
            "no results of {}: run `cargo xtask test {}` first",
            runtime.name, runtime.stage
        ))),
        Err(error) => Err(error).doing(format!("reading {}", path.display())),
    }
}

/// Removes old results before a stage writes new ones: a runner that writes nothing must
/// not pass by what it wrote last time.
pub fn forget(places: &Places, runtimes: &[&str]) -> Outcome {
    runtimes.iter().try_for_each(|runtime| remove_file(&file(places, runtime)))
}

fn file(places: &Places, runtime: &str) -> PathBuf {
    places.results().join(format!("{runtime}.json"))
}
