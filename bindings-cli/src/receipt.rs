//! Receipts: made, and held against what is at hand.

use std::path::Path;
use std::process::ExitCode;

use osuus::receipt::Receipt;

use crate::args::{Common, Format, Made};
use crate::commands::{Output, statement};
use crate::failure::Failure;
use crate::input;

impl Made {
    fn receipt(&self) -> Result<Receipt, Failure> {
        let salt = input::salt(self.salt_file.as_deref())?;
        let (statement, _) = statement(&self.of, self.facts.as_deref(), &self.earlier)?;
        Ok(statement.receipt(salt.as_ref()))
    }
}

/// The receipt of a year's bills.
pub fn make(made: &Made, common: &Common) -> Result<Output, Failure> {
    let receipt = made.receipt()?;
    Ok(Output::of(match common.format {
        Format::Text => receipt.to_text(common.lang.lang),
        Format::Json => receipt.to_json(),
    }))
}

/// Whether a receipt is of these inputs: exit code 0 if it is, else 1.
pub fn verify(receipt: &Path, made: &Made, common: &Common) -> Result<Output, Failure> {
    let receipt = input::receipt(receipt)?;
    let verification = receipt.verify(&made.receipt()?);
    let code = if verification.holds() { ExitCode::SUCCESS } else { ExitCode::from(1) };
    let text = match common.format {
        Format::Text => verification.to_text(common.lang.lang),
        Format::Json => verification.to_json(),
    };
    Ok(Output { code, ..Output::of(text) })
}
