//! What the tests need beyond the Rust tool-chain, installed where it is missing.

pub mod apt;
pub mod browser_target;
pub mod chromium;
pub mod npm;
mod stamp;
pub mod venv;

use crate::failure::Outcome;
use crate::places::Places;

/// Everything at once, so that later runs need no network.
pub fn everything(places: &Places) -> Outcome {
    venv::Venv::ready(places)?;
    browser_target::BrowserTarget::ready(places)?;
    npm::ready(places)?;
    let chromium = chromium::ready()?;
    eprintln!("chromium: {}", chromium.display());
    Ok(())
}
