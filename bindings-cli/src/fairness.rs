//! `osuus fairness`: what each buyer pays beside what it uses.

use std::path::PathBuf;

use osuus::call::{Call, FairnessCall};
use osuus::diagnostic::Input;

use crate::args::OfYear;
use crate::commands::Output;
use crate::failure::Failure;
use crate::input;
use crate::report::{self, Printing};

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub of: OfYear,
    /// A table of facts (CSV), or `illustrative`.
    #[arg(long, value_name = "FILE")]
    pub facts: Option<PathBuf>,
    /// A measure of use to hold the bills against; give it again for each. Without it all of them.
    #[arg(long = "measure", alias = "measures", value_name = "MEASURE")]
    pub measures: Vec<String>,
    /// The measure of residents; without it the first one in residents.
    #[arg(long, value_name = "MEASURE")]
    pub residents: Option<String>,
    /// A CSV table of what the service would cost each alone: `buyer,amount`.
    #[arg(long, value_name = "FILE")]
    pub alone: Option<PathBuf>,
    /// A CSV table of groups that might do it by themselves: `group,buyer`.
    #[arg(long, value_name = "FILE")]
    pub groups: Option<PathBuf>,
    /// A CSV table of what it would cost each group: `group,amount`.
    #[arg(long, value_name = "FILE")]
    pub costs: Option<PathBuf>,
    /// Withhold what concerns at least one and fewer clients than this.
    #[arg(long, value_name = "NUMBER")]
    pub fewest: Option<u32>,
    #[command(flatten)]
    pub printing: Printing,
}

pub fn run(args: Args) -> Result<Output, Failure> {
    let Args { of, printing, .. } = args;
    let (agreement, mut texts) = input::given(&of.agreement)?;
    let word = &of.agreement.word;
    let facts = input::given_facts(args.facts.as_deref(), word, &mut texts)?;
    let alone = input::table(args.alone.as_deref(), Input::Alone, &mut texts)?;
    let groups = input::table(args.groups.as_deref(), Input::Groups, &mut texts)?;
    let costs = input::table(args.costs.as_deref(), Input::Costs, &mut texts)?;
    let prices = of.prices.into_iter();
    let call = Call::Fairness(Box::new(FairnessCall {
        agreement,
        year: of.year,
        hold: of.hold,
        prices: prices.map(|(id, price)| (id, price.to_string())).collect(),
        restated_on: of.restated_on.map(|day| day.to_string()),
        stage: of.stage,
        as_of: of.as_of.map(|day| day.to_string()),
        register: input::given_register(of.register.file.as_deref(), &mut texts)?,
        lang: printing.lang.lang,
        facts,
        earlier: Vec::new(),
        measures: args.measures,
        residents: args.residents,
        alone,
        groups,
        costs,
        fewest: args.fewest,
    }));
    report::print(call, &printing, texts)
}
