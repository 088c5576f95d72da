//! The words of the command line.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use osuus::agreement::Stage;
use osuus::call::Given;
use osuus::exact::Exact;
use osuus::text::Lang;

use crate::eligible::Eligible;
use crate::failure::Failure;
use crate::render::Texts;
use crate::services::Services;
use crate::{
    caseload, compare, decide, diff, effects, fairness, forecast, infer, input, network,
    placements, report, reserve, solve,
};

/// Who pays what, and why exactly that, when municipalities buy services together.
#[derive(Parser)]
#[command(name = "osuus", version)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// List the embedded agreements.
    Agreements {
        #[command(flatten)]
        common: Common,
    },
    /// Work out the bills of a year.
    Bill {
        #[command(flatten)]
        of: OfYear,
        /// A table of facts (CSV or JSON), of which `osuus facts` prints an empty one; or `illustrative`
        /// for the made-up ones that come with some embedded agreements.
        #[arg(long, value_name = "FILE")]
        facts: Option<PathBuf>,
        #[command(flatten)]
        earlier: EarlierFiles,
        #[command(flatten)]
        published: Publishing,
        /// How the bills are printed.
        #[arg(long, value_enum, default_value_t)]
        format: BillFormat,
        #[command(flatten)]
        lang: Language,
    },
    /// Explain a bill down to clause, source and rounding.
    Why {
        #[command(flatten)]
        of: OfYear,
        /// Code of the buyer, such as 435; without it the whole statement is explained.
        #[arg(long, value_name = "CODE")]
        buyer: Option<String>,
        /// A table of facts (CSV or JSON), or `illustrative`.
        #[arg(long, value_name = "FILE")]
        facts: Option<PathBuf>,
        #[command(flatten)]
        earlier: EarlierFiles,
        #[command(flatten)]
        published: Publishing,
        /// Tell of every client by its key: personal data, for those who may see it.
        #[arg(long)]
        clients: bool,
        #[command(flatten)]
        common: Common,
    },
    /// Make the receipt of a year's bills: digests of all that they were made of.
    Receipt {
        #[command(flatten)]
        made: Made,
        #[command(flatten)]
        common: Common,
    },
    /// Tell whether a receipt is of these inputs; the exit code is 0 if it is, else 1.
    Verify {
        /// The receipt, as JSON.
        receipt: PathBuf,
        #[command(flatten)]
        made: Made,
        #[command(flatten)]
        common: Common,
    },
    /// Check an agreement, and say how to mend it.
    Check {
        #[command(flatten)]
        agreement: Agreement,
        /// A table of facts (CSV or JSON) to be held against it.
        #[arg(long)]
        facts: Option<PathBuf>,
        #[command(flatten)]
        register: RegisterFile,
        #[command(flatten)]
        common: Common,
    },
    /// Print the text of an agreement, to start one's own from; with amendments as JSON, as it holds at last.
    Show {
        #[command(flatten)]
        agreement: Agreement,
        #[command(flatten)]
        common: Common,
    },
    /// Tell which terms of an agreement changed, and from when.
    Diff(diff::Args),
    /// Work out what an agreement costs in several years, with assumptions where nothing is known.
    Forecast(Box<forecast::Args>),
    /// Compare ways of placing offices: distances, clients, costs.
    Network(network::Args),
    /// Compare what several agreements, years or versions cost each buyer.
    Compare(Box<compare::Args>),
    /// Tell why the bills of two agreements, years or versions differ: effects that add up to the cent.
    Effects(Box<effects::Args>),
    /// Find the price, share, floor or ceiling at which a bill reaches a target.
    Solve(Box<solve::Solve>),
    /// Find every value at which the order of two agreements flips for a buyer.
    BreakPoints(Box<solve::BreakPoints>),
    /// Tell by which rules a printed table of a whole and its parts may have been worked out.
    Infer(infer::Args),
    /// Show what each buyer pays beside what it uses, its residents, and what it would pay alone.
    Fairness(Box<fairness::Args>),
    /// Tell the history of a municipality: names, mergers, regions, figures.
    Municipality {
        /// Its code, or any name that it has had, such as "Jyväskylän mlk".
        name: String,
        #[command(flatten)]
        register: RegisterFile,
        #[command(flatten)]
        common: Common,
    },
    /// List the municipalities of a day, all of them or those of a region or county.
    Municipalities {
        /// The day.
        #[arg(long, value_name = "DAY", value_parser = day)]
        on: Date,
        #[command(flatten)]
        area: Area,
        #[command(flatten)]
        register: RegisterFile,
        #[command(flatten)]
        common: Common,
    },
    /// Print the figures of a series on two days with their difference, within the same borders.
    Growth {
        /// The series, such as population-2022-borders.
        #[arg(long, value_name = "SERIES")]
        series: String,
        /// The earlier day.
        #[arg(long, value_name = "DAY", value_parser = day)]
        from: Date,
        /// The later day.
        #[arg(long, value_name = "DAY", value_parser = day)]
        to: Date,
        /// Carry the earlier figures over to the later borders; else unlike borders are refused.
        #[arg(long)]
        carried: bool,
        #[command(flatten)]
        register: RegisterFile,
        #[command(flatten)]
        lang: Language,
    },
    /// Tell how many clients each worker has, whether the cap is kept, and what the posts cost whom.
    Caseload(Box<caseload::Args>),
    /// Carry figures from the borders of one day over to those of a later one.
    Carry {
        /// The day of the borders of the figures.
        #[arg(long, value_name = "DAY", value_parser = day)]
        from: Date,
        /// The day of the borders that are wanted.
        #[arg(long, value_name = "DAY", value_parser = day)]
        to: Date,
        /// A CSV table: `code`, and a column for each measure that may be added up.
        figures: PathBuf,
        #[command(flatten)]
        register: RegisterFile,
        #[command(flatten)]
        common: Common,
    },
    /// Tell who decides on a placement, on what basis and by when; it informs and decides nothing.
    Decide(decide::Case),
    /// Count days in care, and tell what they cost each buyer and what would change.
    Placements(placements::Placements),
    /// Tell which places of commissioned carers are free, and whose needs they can meet.
    Reserve(reserve::Reserve),
    /// Tell whether a municipality may have a service, and every reason why not.
    Eligible(Eligible),
    /// List what an agreement says of services: what covers them, where, for whom, through time.
    Services(Services),
    /// Print an empty table of the facts that an agreement wants, ready to be filled in.
    Facts {
        #[command(flatten)]
        of: OfYear,
        #[command(flatten)]
        common: Common,
    },
    /// Print the JSON Schema of a kind of document, for editors and other programs.
    Schema {
        /// Of what.
        #[arg(value_name = "NAME", default_value = "agreement", value_parser = PossibleValuesParser::new(osuus::call::schemas()))]
        name: String,
    },
}

/// An agreement, and what is laid over it.
#[derive(clap::Args)]
pub struct Agreement {
    /// An embedded identifier, or a file in TOML or JSON.
    #[arg(id = "agreement", value_name = "AGREEMENT")]
    pub word: String,
    /// An amendment of the agreement (TOML or JSON); give it again for each.
    #[arg(long = "amendment", value_name = "FILE")]
    pub amendments: Vec<PathBuf>,
}

/// An agreement that may be left out.
#[derive(clap::Args)]
pub struct OptionalAgreement {
    /// An embedded identifier, or a file in TOML or JSON.
    #[arg(id = "agreement", value_name = "AGREEMENT")]
    word: Option<String>,
    /// An amendment of the agreement (TOML or JSON); give it again for each.
    #[arg(long = "amendment", value_name = "FILE", requires = "agreement")]
    amendments: Vec<PathBuf>,
}

impl OptionalAgreement {
    /// What it is called on the command line.
    pub fn word(&self) -> Option<&str> {
        self.word.as_deref()
    }

    /// The agreement for a call, if there is one, and its texts.
    pub fn read(&self) -> Result<(Option<Given>, Texts), Failure> {
        let Some(word) = self.word.clone() else { return Ok((None, Texts::default())) };
        let agreement = Agreement { word, amendments: self.amendments.clone() };
        let (given, texts) = input::given(&agreement)?;
        Ok((Some(given), texts))
    }
}

#[derive(clap::Args)]
pub struct OfYear {
    #[command(flatten)]
    pub agreement: Agreement,
    /// The calendar year.
    #[arg(long, value_parser = clap::value_parser!(i16).range(1..=9999))]
    pub year: i16,
    /// Charges whose price holds on past its end; several with commas between.
    #[arg(long, value_name = "CHARGE", value_delimiter = ',')]
    pub hold: Vec<String>,
    /// The price or amount of a charge for which the agreement states none, such as annual-fee=0.41.
    #[arg(long = "price", value_name = "CHARGE=PRICE", value_parser = price)]
    pub prices: Vec<(String, Exact)>,
    /// Show the result on the map of this later day: what merged municipalities owed is added up.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub restated_on: Option<Date>,
    /// Bill the year in this stage; a settlement and a correction take off what the earlier statements of
    /// the year come to, all of which are given with --earlier in their order.
    #[arg(long, value_name = "advance|settlement|correction", value_parser = stage)]
    pub stage: Option<Stage>,
    /// The bills as they were known on this day: what was agreed or became known later does not count.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub as_of: Option<Date>,
    #[command(flatten)]
    pub register: RegisterFile,
}

/// What a receipt is made of.
#[derive(clap::Args)]
pub struct Made {
    #[command(flatten)]
    pub of: OfYear,
    /// A table of facts (CSV or JSON), or `illustrative`.
    #[arg(long, value_name = "FILE")]
    pub facts: Option<PathBuf>,
    #[command(flatten)]
    pub earlier: EarlierFiles,
    /// A file with at least 16 bytes in hexadecimal digits, with which rows of clients enter;
    /// without it they are left out.
    #[arg(long, value_name = "FILE")]
    pub salt_file: Option<PathBuf>,
}

/// What was paid before.
#[derive(clap::Args)]
pub struct EarlierFiles {
    /// An earlier statement (JSON) that the agreement goes back to, or that was billed before in the
    /// year; give it again for each.
    #[arg(long = "earlier", value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// What is told to everybody.
#[derive(clap::Args)]
pub struct Publishing {
    /// Withhold the bills that concern at least one and fewer clients than this.
    #[arg(long, value_name = "NUMBER")]
    pub fewest: Option<u32>,
}

/// The register that is used.
#[derive(clap::Args)]
pub struct RegisterFile {
    /// A register of one's own (CSV tables or JSON), used in place of the embedded one or laid over it.
    #[arg(long = "register", value_name = "FILE")]
    pub file: Option<PathBuf>,
}

/// An area whose members are wanted.
#[derive(clap::Args)]
#[group(multiple = false)]
pub struct Area {
    /// Code of a region, such as 13.
    #[arg(long, value_name = "CODE")]
    region: Option<String>,
    /// Code of a wellbeing services county, such as 15.
    #[arg(long, value_name = "CODE")]
    county: Option<String>,
    /// Code of a sub-region, such as 131.
    #[arg(long, value_name = "CODE")]
    sub_region: Option<String>,
    /// Any other division with the code of one of its areas, such as hospital-district=keskisuomi.
    #[arg(long, value_name = "DIVISION=CODE", value_parser = pair)]
    area: Option<(String, String)>,
}

impl Area {
    /// The division and the code.
    pub fn chosen(&self) -> Option<(&str, &str)> {
        let named = [
            ("region", &self.region),
            ("wellbeing-county", &self.county),
            ("sub-region", &self.sub_region),
        ];
        let named = named.into_iter().find_map(|(id, code)| Some((id, code.as_deref()?)));
        named.or(self.area.as_ref().map(|(id, code)| (id.as_str(), code.as_str())))
    }
}

pub fn day(text: &str) -> Result<Date, String> {
    osuus::period::date(text).ok_or_else(|| "write a day as 2008-06-01".to_owned())
}

fn stage(text: &str) -> Result<Stage, String> {
    Stage::named(text).map_err(|problem| problem.message(Lang::En))
}

pub fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) =
        text.split_once('=').ok_or("write it with `=`, such as annual-fee=0.41")?;
    Ok((name.to_owned(), value.to_owned()))
}

fn price(text: &str) -> Result<(String, Exact), String> {
    let (charge, price) = pair(text)?;
    let price = price.parse::<Exact>().map_err(|error| error.to_string())?;
    Ok((charge, price))
}

#[derive(clap::Args)]
pub struct Common {
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    #[command(flatten)]
    pub lang: Language,
}

#[derive(clap::Args)]
pub struct Language {
    /// Language of names, figures and messages.
    #[arg(long, value_name = "fi|sv|en", default_value = "en")]
    pub lang: Lang,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum BillFormat {
    /// For people.
    #[default]
    Table,
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
}

impl Args {
    /// How messages are printed: in which language, and whether as JSON too.
    pub fn messages(&self) -> (Lang, bool) {
        let of_report = |one: &report::Printing| (one.lang.lang, one.wants_json());
        match &self.command {
            Command::Bill { format, lang, .. } => {
                (lang.lang, *format == BillFormat::Json)
            }
            Command::Growth { lang, .. } => (lang.lang, false),
            Command::Schema { .. } => (Lang::default(), false),
            Command::Agreements { common }
            | Command::Why { common, .. }
            | Command::Receipt { common, .. }
            | Command::Verify { common, .. }
            | Command::Check { common, .. }
            | Command::Show { common, .. }
            | Command::Municipality { common, .. }
            | Command::Municipalities { common, .. }
            | Command::Carry { common, .. }
            | Command::Facts { common, .. } => {
                (common.lang.lang, common.format == Format::Json)
            }
            Command::Caseload(args) => of_report(&args.printing),
            Command::Compare(args) => of_report(&args.printing),
            Command::Effects(args) => of_report(&args.printing),
            Command::Solve(args) => of_report(&args.printing),
            Command::BreakPoints(args) => of_report(&args.printing),
            Command::Decide(case) => of_report(&case.printing),
            Command::Diff(args) => of_report(&args.printing),
            Command::Eligible(asked) => of_report(&asked.printing),
            Command::Fairness(args) => of_report(&args.printing),
            Command::Forecast(args) => of_report(&args.printing),
            Command::Infer(args) => of_report(&args.printing),
            Command::Network(args) => of_report(&args.printing),
            Command::Placements(asked) => of_report(&asked.printing),
            Command::Reserve(asked) => of_report(&asked.printing),
            Command::Services(asked) => of_report(&asked.printing),
        }
    }
}
