//! `osuus forecast`: what an agreement costs in several years.

use std::collections::BTreeMap;
use std::path::PathBuf;

use osuus::call::{Call, ForecastCall, GivenAssumption};

use crate::args::{Agreement, RegisterFile};
use crate::commands::Output;
use crate::failure::Failure;
use crate::input;
use crate::report::{self, Printing};

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub agreement: Agreement,
    /// The first year.
    #[arg(long, value_name = "YEAR")]
    pub from: i16,
    /// The last year.
    #[arg(long, value_name = "YEAR")]
    pub to: i16,
    /// A CSV table of facts of any years, or `illustrative`.
    #[arg(long, value_name = "FILE")]
    pub facts: Option<PathBuf>,
    /// What is assumed of a measure where nothing is known: population=percent:1.2, use=hold or
    /// use=amount:5, perhaps with from:2001, round:10 and mode:up behind commas; give it again for each.
    #[arg(long, value_name = "MEASURE=HOW", value_parser = assumption)]
    pub assume: Vec<GivenAssumption>,
    /// Charges whose price holds on past its end; several with commas between.
    #[arg(long, value_name = "CHARGE", value_delimiter = ',')]
    pub hold: Vec<String>,
    /// The price of a charge in a year for which the agreement states none, such as annual-fee=2003:0.41.
    #[arg(long = "prices", alias = "price", value_name = "CHARGE=YEAR:PRICE", value_parser = price)]
    pub prices: Vec<(String, i16, String)>,
    /// Show all years on the map of this day.
    #[arg(long, value_name = "DAY")]
    pub restated_on: Option<String>,
    /// As it was known on this day: what was agreed or became known later does not count.
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
    /// `held`: assume that borders stay as they are after the last day that the register knows.
    #[arg(long, value_name = "known|held")]
    pub borders: Option<String>,
    #[command(flatten)]
    pub register: RegisterFile,
    #[command(flatten)]
    pub printing: Printing,
}

pub fn run(args: Args) -> Result<Output, Failure> {
    let (agreement, mut texts) = input::given(&args.agreement)?;
    let word = &args.agreement.word;
    let facts = input::given_facts(args.facts.as_deref(), word, &mut texts)?;
    let register = input::given_register(args.register.file.as_deref(), &mut texts)?;
    let mut prices: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for (charge, year, price) in args.prices {
        prices.entry(charge).or_default().insert(year.to_string(), price);
    }
    let call = Call::Forecast(Box::new(ForecastCall {
        agreement,
        from: args.from,
        to: args.to,
        facts,
        assume: args.assume,
        hold: args.hold,
        prices,
        restated_on: args.restated_on,
        as_of: args.as_of,
        borders: args.borders,
        earlier: Vec::new(),
        register,
        lang: args.printing.lang.lang,
    }));
    report::print(call, &args.printing, texts)
}

/// `MEASURE=HOW[:VALUE][,from:YEAR][,round:UNIT][,mode:MODE]`.
fn assumption(text: &str) -> Result<GivenAssumption, String> {
    let like =
        || format!("`{text}` is not like population=percent:1.2,from:2001,round:10");
    let (measure, rest) = text.split_once('=').ok_or_else(like)?;
    let mut parts = rest.split(',');
    let how = parts.next().unwrap_or_default();
    let (how, value) = match how.split_once(':') {
        Some((how, value)) => (how, Some(value.to_owned())),
        None => (how, None),
    };
    let (measure, how) = (measure.to_owned(), how.to_owned());
    let mut given =
        GivenAssumption { measure, how, value, from: None, round: None, mode: None };
    for part in parts {
        match part.split_once(':').ok_or_else(like)? {
            ("from", year) => given.from = Some(year.parse().map_err(|_| like())?),
            ("round", unit) => given.round = Some(unit.to_owned()),
            ("mode", mode) => given.mode = Some(mode.to_owned()),
            _ => return Err(like()),
        }
    }
    Ok(given)
}

/// `CHARGE=YEAR:PRICE`.
fn price(text: &str) -> Result<(String, i16, String), String> {
    let parts = || {
        let (charge, rest) = text.split_once('=')?;
        let (year, price) = rest.split_once(':')?;
        Some((charge.to_owned(), year.parse().ok()?, price.to_owned()))
    };
    parts().ok_or_else(|| format!("`{text}` is not like annual-fee=2003:0.41"))
}
