//! `osuus solve` and `osuus break-points`: which value reaches a target, and where the order of two agreements
//! flips.

use osuus::call::{
    BreakPointsCall, Call, GivenFigure, GivenGoal, GivenVaried, SolveCall,
};

use crate::alternatives::{Alternatives, Read};
use crate::commands::Output;
use crate::failure::Failure;
use crate::report::{self, Printing};

/// The figure that varies.
#[derive(clap::Args)]
pub struct Varying {
    /// What varies: a charge (its price or amount), a step, a measure, or a number that the agreement writes, such
    /// as use-fee.ceiling.
    #[arg(long = "vary", value_name = "FIGURE")]
    figure: String,
    /// Whose figure varies, where each buyer has one; else that of --buyer.
    #[arg(long, value_name = "CODE")]
    vary_buyer: Option<String>,
    /// Of which agreement alone, by its name.
    #[arg(long, value_name = "NAME")]
    vary_of: Option<String>,
    /// The first value; zero when not said.
    #[arg(long, value_name = "VALUE")]
    from: Option<String>,
    /// The last value.
    #[arg(long, value_name = "VALUE")]
    to: Option<String>,
    /// From one value to the next: a cent, a hundredth of a percent or a whole unit when not said.
    #[arg(long, value_name = "VALUE")]
    step: Option<String>,
}

impl Varying {
    fn given(self) -> GivenVaried {
        GivenVaried {
            figure: self.figure,
            buyer: self.vary_buyer,
            of: self.vary_of,
            from: self.from,
            to: self.to,
            step: self.step,
        }
    }
}

#[derive(clap::Args)]
pub struct Solve {
    #[command(flatten)]
    alternatives: Alternatives,
    #[command(flatten)]
    varying: Varying,
    /// Whose bill is to reach the target; without it the sum of all.
    #[arg(long, value_name = "CODE")]
    buyer: Option<String>,
    /// By this charge alone.
    #[arg(long, value_name = "CHARGE")]
    charge: Option<String>,
    /// By which agreement, by its name; the first when not said.
    #[arg(long, value_name = "NAME")]
    of: Option<String>,
    /// Less what it is by this agreement: a rise, not an amount.
    #[arg(long, value_name = "NAME")]
    less: Option<String>,
    /// At least this: an amount, or a percent of the figure of another agreement (105%fund).
    #[arg(long, value_name = "AMOUNT|PERCENT%NAME", group = "target")]
    at_least: Option<String>,
    /// At most this.
    #[arg(long, value_name = "AMOUNT|PERCENT%NAME", group = "target")]
    at_most: Option<String>,
    /// Exactly this.
    #[arg(long, value_name = "AMOUNT|PERCENT%NAME", group = "target")]
    exactly: Option<String>,
    #[command(flatten)]
    pub printing: Printing,
}

#[derive(clap::Args)]
pub struct BreakPoints {
    #[command(flatten)]
    alternatives: Alternatives,
    #[command(flatten)]
    varying: Varying,
    /// Only this buyer; without it each in turn.
    #[arg(long, value_name = "CODE")]
    buyer: Option<String>,
    /// By this charge alone.
    #[arg(long, value_name = "CHARGE", requires = "buyer")]
    charge: Option<String>,
    /// The sum of all bills in place of single ones.
    #[arg(long, conflicts_with = "buyer")]
    total: bool,
    #[command(flatten)]
    pub printing: Printing,
}

pub fn solve(args: Solve) -> Result<Output, Failure> {
    let Read { alternatives, year, facts, texts } = args.alternatives.read()?;
    let given = [
        ("at-least", args.at_least),
        ("at-most", args.at_most),
        ("exactly", args.exactly),
    ];
    let given = given.into_iter().find_map(|(reach, limit)| Some((reach, limit?)));
    let Some((reach, limit)) = given else {
        let what = "say what is to be reached: --at-least, --at-most or --exactly";
        return Err(Failure::Call(what.to_owned()));
    };
    let (amount, percent, percent_of) = match limit.split_once('%') {
        Some((percent, name)) => (None, Some(percent.to_owned()), Some(name.to_owned())),
        None => (Some(limit), None, None),
    };
    let goal = GivenGoal {
        buyer: args.buyer,
        charge: args.charge,
        of: args.of,
        less: args.less,
        reach: reach.to_owned(),
        amount,
        percent,
        percent_of,
    };
    let call = Call::Solve(Box::new(SolveCall {
        alternatives,
        year,
        facts,
        vary: args.varying.given(),
        goal,
        register: None,
        lang: args.printing.lang.lang,
    }));
    report::print(call, &args.printing, texts)
}

pub fn break_points(args: BreakPoints) -> Result<Output, Failure> {
    let Read { alternatives, year, facts, texts } = args.alternatives.read()?;
    let (buyer, charge) = (args.buyer, args.charge);
    let figure = (buyer.is_some() || args.total).then_some(GivenFigure { buyer, charge });
    let call = Call::BreakPoints(Box::new(BreakPointsCall {
        alternatives,
        year,
        facts,
        vary: args.varying.given(),
        figure,
        register: None,
        lang: args.printing.lang.lang,
    }));
    report::print(call, &args.printing, texts)
}
