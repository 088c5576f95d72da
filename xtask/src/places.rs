//! Where things lie: the repository and its build folder.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Outcome, While};
use crate::run;

/// The folders that tasks work in.
#[derive(Debug)]
pub struct Places {
    /// The top of the repository.
    pub root: PathBuf,
    /// Where builds go; a developer may have moved it.
    pub target: PathBuf,
}

impl Places {
    /// Asks cargo. The path is read when the task runs, not when it is compiled: a
    /// repository may be moved together with its build folder.
    pub fn find() -> Result<Self, Failure> {
        let own = env::var_os("CARGO_MANIFEST_DIR")
            .ok_or_else(|| Failure::new("start this as `cargo xtask`"))?;
        let root = Path::new(&own)
            .parent()
            .ok_or_else(|| Failure::new("xtask has no parent folder"))?
            .to_path_buf();
        let mut command = Command::new(cargo_program());
        command.args(["metadata", "--format-version", "1", "--no-deps"]);
        command.arg("--manifest-path").arg(root.join("Cargo.toml"));
        let text = run::capture(&mut command)?;
        let metadata: serde_json::Value =
            serde_json::from_str(&text).doing("reading cargo's metadata")?;
        let target = metadata
            .get("target_directory")
            .and_then(serde_json::Value::as_str)
            .ok_or_else(|| Failure::new("cargo's metadata names no target folder"))?;
        Ok(Self { root, target: PathBuf::from(target) })
    }

    /// Where the Python packages that are built go.
    pub fn wheels(&self) -> PathBuf {
        self.target.join("wheels")
    }

    /// The one Python package that was built, by the end of its name.
    pub fn package(&self, end: &str) -> Result<PathBuf, Failure> {
        let wheels = self.wheels();
        let found =
            fs::read_dir(&wheels).doing(format!("reading {}", wheels.display()))?;
        let mut found = found
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.to_string_lossy().ends_with(end));
        match (found.next(), found.next()) {
            (Some(one), None) => Ok(one),
            _ => Err(Failure::new(format!("{} has not one *{end}", wheels.display()))),
        }
    }

    /// A cargo command at the top of the repository.
    pub fn cargo(&self) -> Command {
        let mut command = Command::new(cargo_program());
        command.current_dir(&self.root);
        command
    }

    /// Where the corpus runners of all languages write their results. It does not move
    /// with the build folder, so that each runner can find it without asking.
    pub fn results(&self) -> PathBuf {
        self.root.join("target/corpus")
    }

    /// The npm package.
    pub fn web(&self) -> PathBuf {
        self.root.join("bindings-wasm")
    }

    /// The Python package.
    pub fn python(&self) -> PathBuf {
        self.root.join("bindings-python")
    }

    /// The independent reading of the documents.
    pub fn oracle(&self) -> PathBuf {
        self.root.join("tests/oracle")
    }
}

fn cargo_program() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"))
}

/// Removes a file that may be absent.
pub fn remove_file(path: &Path) -> Outcome {
    ignore_absent(fs::remove_file(path)).doing(format!("removing {}", path.display()))
}

/// Removes a folder that may be absent.
pub fn remove_folder(path: &Path) -> Outcome {
    ignore_absent(fs::remove_dir_all(path)).doing(format!("removing {}", path.display()))
}

fn ignore_absent(result: std::io::Result<()>) -> std::io::Result<()> {
    match result {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
