//! A real browser.

use std::env;
use std::path::PathBuf;

use super::apt;
use crate::failure::{Failure, Outcome};

const USUAL: &str = "/usr/bin/chromium";

/// The browser that `CHROMIUM` names, or Debian's, installed if need be.
pub fn ready() -> Result<PathBuf, Failure> {
    if let Some(named) = env::var_os("CHROMIUM") {
        let path = PathBuf::from(named);
        return if path.exists() {
            Ok(path)
        } else {
            Err(Failure::new(format!(
                "CHROMIUM names {}, which is absent",
                path.display()
            )))
        };
    }
    let usual = PathBuf::from(USUAL);
    if !usual.exists() {
        install()?;
    }
    Ok(usual)
}

fn install() -> Outcome {
    apt::install(
        "Chromium (at /usr/bin/chromium, or where the variable CHROMIUM says)",
        &["chromium"],
    )
}
