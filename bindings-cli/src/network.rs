//! `osuus network`: where offices stand, how far they are, and what that costs whom.

use std::path::PathBuf;

use osuus::call::{Call, NetworkCall};
use osuus::diagnostic::Input;

use crate::args::Agreement;
use crate::commands::Output;
use crate::failure::Failure;
use crate::input;
use crate::report::{self, Printing};

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub agreement: Agreement,
    /// Count residents and clients within so many kilometres of an office.
    #[arg(long, value_name = "KILOMETRES")]
    pub within: Option<String>,
    /// Look at this area only.
    #[arg(long, value_name = "AREA")]
    pub area: Option<String>,
    /// Look at this alternative only; its facts can be printed.
    #[arg(long, value_name = "ALTERNATIVE")]
    pub alternative: Option<String>,
    /// Whose offices a municipality may be served by: `area` (its own) or `anywhere`.
    #[arg(long, value_name = "area|anywhere")]
    pub reach: Option<String>,
    /// Count shared rooms as offices.
    #[arg(long)]
    pub rooms: bool,
    /// A CSV table of clients and visits: `municipality,clients,visits`.
    #[arg(long, value_name = "FILE")]
    pub visits: Option<PathBuf>,
    /// A CSV table of what premises cost: `office,cost`.
    #[arg(long, value_name = "FILE")]
    pub premises: Option<PathBuf>,
    /// What a kilometre of travel costs.
    #[arg(long, value_name = "PRICE")]
    pub kilometre: Option<String>,
    /// The calendar year of clients, visits and costs: with it there are facts and bills.
    #[arg(long, value_parser = clap::value_parser!(i16).range(1..=9999))]
    pub year: Option<i16>,
    /// Withhold what concerns at least one and fewer clients than this.
    #[arg(long, value_name = "NUMBER")]
    pub fewest: Option<u32>,
    #[command(flatten)]
    pub printing: Printing,
}

pub fn run(args: Args) -> Result<Output, Failure> {
    let (agreement, mut texts) = input::given(&args.agreement)?;
    let visits = input::table(args.visits.as_deref(), Input::Visits, &mut texts)?;
    let premises = input::table(args.premises.as_deref(), Input::Offices, &mut texts)?;
    let call = Call::Network(NetworkCall {
        agreement,
        within: args.within,
        area: args.area,
        alternative: args.alternative,
        reach: args.reach,
        rooms: args.rooms,
        visits,
        premises,
        kilometre: args.kilometre,
        year: args.year,
        fewest: args.fewest,
        register: None,
        lang: args.printing.lang.lang,
    });
    report::print(call, &args.printing, texts)
}
