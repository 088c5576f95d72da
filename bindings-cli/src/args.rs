//! The words of the command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use osuus::text::Lang;

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
        /// A table of facts (CSV or JSON); `osuus facts` prints an empty one.
        #[arg(long, value_name = "FILE")]
        facts: Option<PathBuf>,
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
        /// A table of facts (CSV or JSON).
        #[arg(long, value_name = "FILE")]
        facts: Option<PathBuf>,
        #[command(flatten)]
        common: Common,
    },
    /// Check an agreement, and say how to mend it.
    Check {
        /// An embedded identifier, or a file in TOML or JSON.
        agreement: String,
        #[command(flatten)]
        common: Common,
    },
    /// Print the text of an agreement, to start one's own from.
    Show {
        /// An embedded identifier, or a file in TOML or JSON.
        agreement: String,
        #[command(flatten)]
        common: Common,
    },
    /// Print an empty table of the facts that an agreement wants, ready to be filled in.
    Facts {
        #[command(flatten)]
        of: OfYear,
        #[command(flatten)]
        common: Common,
    },
}

#[derive(clap::Args)]
pub struct OfYear {
    /// An embedded identifier, or a file in TOML or JSON.
    pub agreement: String,
    /// The calendar year.
    #[arg(long, value_parser = clap::value_parser!(i16).range(1..=9999))]
    pub year: i16,
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
    /// The language that messages are wanted in.
    pub fn lang(&self) -> Lang {
        match &self.command {
            Command::Bill { lang, .. } => lang.lang,
            Command::Agreements { common }
            | Command::Why { common, .. }
            | Command::Check { common, .. }
            | Command::Show { common, .. }
            | Command::Facts { common, .. } => common.lang.lang,
        }
    }

    /// Whether messages are wanted as JSON too.
    pub fn wants_json(&self) -> bool {
        match &self.command {
            Command::Bill { format, .. } => *format == BillFormat::Json,
            Command::Agreements { common }
            | Command::Why { common, .. }
            | Command::Check { common, .. }
            | Command::Show { common, .. }
            | Command::Facts { common, .. } => common.format == Format::Json,
        }
    }
}
