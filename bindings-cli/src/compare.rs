//! `osuus compare`: what several agreements, years or versions cost each buyer.

use osuus::call::{Call, CompareCall};

use crate::alternatives::{Alternatives, Read};
use crate::commands::Output;
use crate::failure::Failure;
use crate::report::{self, Printing};

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub alternatives: Alternatives,
    /// Only this buyer, with every figure of its bills.
    #[arg(long, value_name = "CODE")]
    pub buyer: Option<String>,
    /// Withhold what concerns at least one and fewer clients than this.
    #[arg(long, value_name = "NUMBER")]
    pub fewest: Option<u32>,
    #[command(flatten)]
    pub printing: Printing,
}

pub fn run(args: Args) -> Result<Output, Failure> {
    let Read { alternatives, year, facts, texts } = args.alternatives.read()?;
    let call = Call::Compare(CompareCall {
        alternatives,
        year,
        facts,
        buyer: args.buyer,
        fewest: args.fewest,
        register: None,
        lang: args.printing.lang.lang,
    });
    report::print(call, &args.printing, texts)
}
