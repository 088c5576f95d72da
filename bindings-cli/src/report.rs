//! Reports: one way of printing them, whatever they are of.

use clap::ValueEnum;
use osuus::call::Call;
use osuus::csv::Style;

use crate::args::Language;
use crate::commands::Output;
use crate::failure::Failure;
use crate::render::Texts;

/// How a report is printed.
#[derive(clap::Args)]
pub struct Printing {
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Which table is printed as CSV; without it the first one.
    #[arg(long, value_name = "NAME")]
    pub table: Option<String>,
    #[command(flatten)]
    pub lang: Language,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
    /// One table, for spreadsheets.
    Csv,
    /// Facts for `osuus bill --facts`.
    Facts,
}

impl Printing {
    /// Whether messages are wanted as JSON too.
    pub fn wants_json(&self) -> bool {
        self.format == Format::Json
    }
}

/// What the façade answers to a call, printed.
pub fn print(call: Call, printing: &Printing, texts: Texts) -> Result<Output, Failure> {
    let document = match osuus::call::answer(call, osuus::call::register()) {
        Ok(document) => document,
        Err(problems) => return Err(Failure::Wrong(problems, texts)),
    };
    let Some(report) = document.report() else {
        return Ok(Output::of(document.to_json()));
    };
    let table = |name: &str| {
        let known: Vec<&str> =
            report.tables().iter().map(osuus::report::Table::name).collect();
        let known = known.join(", ");
        let none =
            || Failure::Call(format!("there is no table `{name}`; there are: {known}"));
        report.to_csv(name, Style::Plain).ok_or_else(none).map(Output::of)
    };
    match (printing.format, &printing.table) {
        (Format::Text, _) => Ok(Output::of(report.to_text(printing.lang.lang))),
        (Format::Json, _) => Ok(Output::of(document.to_json())),
        (Format::Facts, _) => table("facts"),
        (Format::Csv, Some(name)) => table(name),
        (Format::Csv, None) => {
            table(report.tables().first().map_or("", |first| first.name()))
        }
    }
}
