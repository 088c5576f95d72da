//! The ids of the cases on disk.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::failure::{Failure, Outcome, While};

/// Reads the field `id` of every case under `folder`.
pub fn read(folder: &Path) -> Result<BTreeSet<String>, Failure> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    let mut ids = BTreeSet::new();
    for file in files {
        let Some(id) = id_of(&file)? else { continue };
        if !ids.insert(id.clone()) {
            return Err(Failure::new(format!(
                "two cases have the id `{id}`, the second in {}",
                file.display()
            )));
        }
    }
    if ids.is_empty() {
        return Err(Failure::new(format!("no cases under {}", folder.display())));
    }
    Ok(ids)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Outcome {
    let doing = || format!("reading {}", folder.display());
    for entry in fs::read_dir(folder).doing(doing())? {
        let path = entry.doing(doing())?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
    files.sort();
    Ok(())
}

/// The case's id; none for an agreement or register that lies beside the cases using it.
fn id_of(file: &Path) -> Result<Option<String>, Failure> {
    let doing = || format!("reading {}", file.display());
    let text = fs::read_to_string(file).doing(doing())?;
    let case: Value = serde_json::from_str(&text).doing(doing())?;
    if case.get("given").is_none() {
        return Ok(None);
    }
    match case.get("id").and_then(Value::as_str) {
        Some(id) => Ok(Some(id.to_owned())),
        None => Err(Failure::new(format!("{} has no `id`", file.display()))),
    }
}
