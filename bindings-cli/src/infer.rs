//! `osuus infer`: by which rule a printed table was worked out.

use std::path::PathBuf;

use osuus::call::{Call, GivenTable, InferCall};
use osuus::diagnostic::Input;

use crate::commands::Output;
use crate::failure::Failure;
use crate::input;
use crate::render::Texts;
use crate::report::{self, Printing};

#[derive(clap::Args)]
pub struct Args {
    /// A CSV table: row, item, amount, and perhaps role (part, pool, beside, total) and name. An empty amount
    /// is withheld.
    printed: PathBuf,
    /// A CSV table of stated weights: item, weight, and perhaps stated (exact, about).
    #[arg(long, value_name = "FILE")]
    weights: Option<PathBuf>,
    /// A rounding unit to be tried, such as 100; give it again for each. Without it the usual ones are.
    #[arg(long = "unit", value_name = "UNIT")]
    units: Vec<String>,
    /// The most explanations that are told.
    #[arg(long, value_name = "NUMBER")]
    most: Option<u32>,
    #[command(flatten)]
    pub printing: Printing,
}

pub fn run(asked: Args) -> Result<Output, Failure> {
    let mut texts = Texts::default();
    let printed = input::table(Some(&asked.printed), Input::Printed, &mut texts)?;
    let call = InferCall {
        printed: printed.unwrap_or_else(|| GivenTable::Rows(Vec::new())),
        weights: input::table(asked.weights.as_deref(), Input::Weights, &mut texts)?,
        units: asked.units,
        most: asked.most,
        lang: asked.printing.lang.lang,
    };
    report::print(Call::Infer(call), &asked.printing, texts)
}
