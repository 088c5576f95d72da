//! Remembers for which list of requirements something was installed.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome, While};

/// A copy of the list, kept inside the folder that was filled from it.
#[derive(Debug)]
pub struct Stamp {
    copy: PathBuf,
    list: String,
}

impl Stamp {
    /// The stamp of `folder` for the requirements in `list`.
    pub fn of(folder: &Path, list: &Path) -> Result<Self, Failure> {
        let text =
            fs::read_to_string(list).doing(format!("reading {}", list.display()))?;
        Ok(Self { copy: folder.join(".osuus-installed"), list: text })
    }

    /// Whether the folder was filled from this very list.
    pub fn is_current(&self) -> bool {
        fs::read_to_string(&self.copy).is_ok_and(|copy| copy == self.list)
    }

    /// To be called when the folder has been filled.
    pub fn set(&self) -> Outcome {
        fs::write(&self.copy, &self.list)
            .doing(format!("writing {}", self.copy.display()))
    }
}
