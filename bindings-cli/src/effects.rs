//! `osuus effects`: why the bills of two agreements, years or versions differ.

use osuus::call::{Call, EffectsCall};

use crate::alternatives::{Alternatives, Read};
use crate::commands::Output;
use crate::failure::Failure;
use crate::report::{self, Printing};

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub alternatives: Alternatives,
    /// Only this buyer.
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
    let call = Call::Effects(Box::new(EffectsCall {
        alternatives,
        year,
        facts,
        buyer: args.buyer,
        fewest: args.fewest,
        register: None,
        lang: args.printing.lang.lang,
    }));
    report::print(call, &args.printing, texts)
}
