//! Caseloads: workers, clients, the cap, and what the posts cost.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use jiff::civil::Date;
use osuus::call::{Call, CaseloadCall};
use osuus::caseload::{Apart, PartTime, Payer, Within};
use osuus::diagnostic::Input;
use osuus::explain::ClientView;

use crate::args::{self, RegisterFile};
use crate::commands::Output;
use crate::failure::Failure;
use crate::render::Texts;
use crate::{input, report};

/// The words of the command.
#[derive(clap::Args)]
pub struct Args {
    /// An agreement that shares out what the posts cost: an embedded identifier, or a file in TOML or JSON.
    agreement: Option<String>,
    /// An amendment of the agreement (TOML or JSON); give it again for each.
    #[arg(long = "amendment", value_name = "FILE", requires = "agreement")]
    amendments: Vec<PathBuf>,
    /// The day on which clients are counted and whose cap holds.
    #[arg(long, value_name = "DAY", value_parser = args::day)]
    on: Date,
    /// A CSV table: worker, and perhaps posts, team, area, forms.
    #[arg(long, value_name = "FILE")]
    workers: Option<PathBuf>,
    /// A CSV table: form; client or count; born, age or ages; and perhaps worker, as, team, area, buyer.
    #[arg(long, value_name = "FILE")]
    clients: Option<PathBuf>,
    /// Posts that are only counted, in place of workers.
    #[arg(long, value_name = "NUMBER")]
    posts: Option<String>,
    /// A CSV table of caps, in place of the law's: cap, and perhaps from, to.
    #[arg(long, value_name = "FILE")]
    caps: Option<PathBuf>,
    /// How many clients a part of a post may have.
    #[arg(long, value_parser = named(&PartTime::NAMES))]
    part_time: Option<PartTime>,
    /// How far from their own clients may be moved.
    #[arg(long, value_parser = named(&Within::NAMES))]
    within: Option<Within>,
    /// Which clients are counted apart when posts are counted.
    #[arg(long, value_parser = named(&Apart::NAMES))]
    apart: Option<Apart>,
    /// By whom clients are told for an agreement.
    #[arg(long, default_value = "buyer", value_parser = named(&Payer::NAMES))]
    payer: Payer,
    /// A CSV table of what posts cost: salary, and perhaps from, to, `on_costs`, overheads.
    #[arg(long, value_name = "FILE")]
    costs: Option<PathBuf>,
    /// A CSV table with one row, the working time of a worker: weeks, `days_a_week`, `hours_a_day`, and absences.
    #[arg(long, value_name = "FILE")]
    time: Option<PathBuf>,
    /// A CSV table of standard times: activity, kind, and its figures.
    #[arg(long, value_name = "FILE")]
    standards: Option<PathBuf>,
    /// The calendar year of costs and bills; that of the day, if nothing is said.
    #[arg(long, value_parser = clap::value_parser!(i16).range(1..=9999))]
    year: Option<i16>,
    /// A CSV table of other facts that the agreement wants, or `illustrative`.
    #[arg(long, value_name = "FILE", requires = "agreement")]
    facts: Option<PathBuf>,
    #[command(flatten)]
    register: RegisterFile,
    /// Withhold what concerns at least one and fewer clients than this.
    #[arg(long, value_name = "NUMBER")]
    fewest: Option<u32>,
    /// Tell of every client by its key: personal data, for those who may see it.
    #[arg(long, default_value = "hidden", value_parser = named(&KEYS))]
    keys: ClientView,
    #[command(flatten)]
    pub printing: report::Printing,
}

const KEYS: [(&str, ClientView); 2] =
    [("hidden", ClientView::Hidden), ("shown", ClientView::Shown)];

/// One of the names that the library knows.
fn named<T: Copy + Default + Send + Sync + 'static>(
    names: &'static [(&'static str, T)],
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(names.iter().map(|(name, _)| *name)).map(|text| {
        let found = names.iter().find(|(name, _)| *name == text);
        found.map(|(_, value)| *value).unwrap_or_default()
    })
}

/// The report of a caseload.
pub fn run(args: Args) -> Result<Output, Failure> {
    let mut texts = Texts::default();
    let (mut agreement, mut facts) = (None, None);
    if let Some(word) = args.agreement {
        let of = args::Agreement { word, amendments: args.amendments };
        let (given, read) = input::given(&of)?;
        (agreement, texts) = (Some(given), read);
        facts = input::given_facts(args.facts.as_deref(), &of.word, &mut texts)?;
    }
    let mut table =
        |path: &Option<PathBuf>, of| input::table(path.as_deref(), of, &mut texts);
    let workers = table(&args.workers, Input::Workers)?;
    let clients = table(&args.clients, Input::Clients)?;
    let caps = table(&args.caps, Input::Caps)?;
    let costs = table(&args.costs, Input::Costs)?;
    let time = table(&args.time, Input::Time)?;
    let standards = table(&args.standards, Input::Standards)?;
    let call = CaseloadCall {
        on: args.on.to_string(),
        agreement,
        workers,
        clients,
        posts: args.posts,
        caps,
        part_time: args.part_time,
        within: args.within,
        apart: args.apart,
        payer: args.payer,
        costs,
        time,
        standards,
        year: args.year,
        facts,
        register: input::given_register(args.register.file.as_deref(), &mut texts)?,
        fewest: args.fewest,
        keys: args.keys,
        lang: args.printing.lang.lang,
    };
    report::print(Call::Caseload(Box::new(call)), &args.printing, texts)
}
