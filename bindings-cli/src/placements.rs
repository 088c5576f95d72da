//! Days in care, what they cost whom, and what would change.

use std::path::{Path, PathBuf};

use osuus::call::{Call, GivenFacts, GivenShift, GivenTable, PlacementsCall};
use osuus::diagnostic::Input;
use osuus::explain::ClientView;

use crate::args::OptionalAgreement;
use crate::commands::Output;
use crate::failure::Failure;
use crate::input;
use crate::render::Texts;
use crate::report::{self, Printing};

/// Placements of children in a period.
#[derive(clap::Args)]
pub struct Placements {
    #[command(flatten)]
    agreement: OptionalAgreement,
    /// A CSV table: child, buyer, form, from, and perhaps to (empty where it goes on), place, kind.
    #[arg(long, value_name = "FILE")]
    placements: PathBuf,
    /// In which period days are counted, such as 2024, 2024Q1 or 2024-03; bills are of a year.
    #[arg(long, value_name = "PERIOD")]
    period: String,
    /// A CSV table of prices: form, from, one of day and month, and perhaps place, to.
    #[arg(long, value_name = "FILE")]
    prices: Option<PathBuf>,
    /// What if a part of the days were in another form: from=FORM, to=FORM and percent=PERCENT, each given so.
    #[arg(long, value_name = "NAME=VALUE", value_parser = crate::args::pair)]
    shift: Vec<(String, String)>,
    /// A table of other facts that the agreement wants (CSV), or `illustrative`.
    #[arg(long, value_name = "FILE")]
    facts: Option<PathBuf>,
    /// Withhold what concerns at least one and fewer children than this.
    #[arg(long, value_name = "NUMBER")]
    fewest: Option<u32>,
    /// Tell of every child by its key: personal data, for those who may see it.
    #[arg(long)]
    clients: bool,
    #[command(flatten)]
    pub printing: Printing,
}

pub fn placements(asked: Placements) -> Result<Output, Failure> {
    let (agreement, mut texts) = asked.agreement.read()?;
    let shift = shift(&asked.shift)?;
    let of = Input::Placements;
    let table = input::table(Some(&asked.placements), of, &mut texts)?;
    let call = PlacementsCall {
        placements: table.unwrap_or_else(|| GivenTable::Rows(Vec::new())),
        period: asked.period,
        prices: input::table(asked.prices.as_deref(), Input::Prices, &mut texts)?,
        shift,
        facts: facts(asked.facts.as_deref(), asked.agreement.word(), &mut texts)?,
        fewest: asked.fewest,
        clients: if asked.clients { ClientView::Shown } else { ClientView::Hidden },
        register: None,
        lang: asked.printing.lang.lang,
        agreement,
    };
    report::print(Call::Placements(call), &asked.printing, texts)
}

/// Facts of a file, or the embedded ones of the agreement.
fn facts(
    path: Option<&Path>,
    agreement: Option<&str>,
    texts: &mut Texts,
) -> Result<Option<GivenFacts>, Failure> {
    let Some(path) = path else { return Ok(None) };
    if path == Path::new(input::ILLUSTRATIVE) {
        return Ok(agreement.map(|id| GivenFacts::Embedded(id.to_owned())));
    }
    let table = input::table(Some(path), Input::Facts, texts)?;
    Ok(table.and_then(|table| match table {
        GivenTable::Csv(text) => Some(GivenFacts::Csv(text)),
        GivenTable::Rows(_) => None,
    }))
}

/// All three parts of a shift, or none.
fn shift(pairs: &[(String, String)]) -> Result<Option<GivenShift>, Failure> {
    if pairs.is_empty() {
        return Ok(None);
    }
    let wanted = ["from", "to", "percent"];
    let of = |name: &str| pairs.iter().find(|(known, _)| known == name);
    match wanted.map(|name| of(name).map(|(_, value)| value.clone())) {
        [Some(from), Some(to), Some(percent)] if pairs.len() == wanted.len() => {
            Ok(Some(GivenShift { from, to, percent }))
        }
        _ => Err(Failure::Call(
            "write --shift three times: from=FORM, to=FORM and percent=PERCENT"
                .to_owned(),
        )),
    }
}
