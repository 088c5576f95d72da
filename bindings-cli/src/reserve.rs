//! The reserve of carers, and needs matched with it.

use std::path::PathBuf;

use osuus::call::{Call, GivenTable, ReserveCall};
use osuus::diagnostic::Input;
use osuus::explain::ClientView;

use crate::commands::Output;
use crate::failure::Failure;
use crate::input;
use crate::render::Texts;
use crate::report::{self, Printing};

/// Carers and needs on a day.
#[derive(clap::Args)]
pub struct Reserve {
    /// The day on which carers count.
    #[arg(long, value_name = "DAY")]
    on: String,
    /// A CSV table: carer, area, kinds (words with spaces between), places, and perhaps taken, from, to.
    #[arg(long, value_name = "FILE")]
    carers: PathBuf,
    /// A CSV table: need, kind, area.
    #[arg(long, value_name = "FILE")]
    needs: Option<PathBuf>,
    /// Withhold what concerns at least one and fewer needs than this.
    #[arg(long, value_name = "NUMBER")]
    fewest: Option<u32>,
    /// Tell of every need and carer by its key: personal data, for those who may see it.
    #[arg(long)]
    clients: bool,
    #[command(flatten)]
    pub printing: Printing,
}

pub fn reserve(asked: Reserve) -> Result<Output, Failure> {
    let mut texts = Texts::default();
    let carers = input::table(Some(&asked.carers), Input::Carers, &mut texts)?;
    let call = ReserveCall {
        on: asked.on,
        carers: carers.unwrap_or_else(|| GivenTable::Rows(Vec::new())),
        needs: input::table(asked.needs.as_deref(), Input::Needs, &mut texts)?,
        fewest: asked.fewest,
        clients: if asked.clients { ClientView::Shown } else { ClientView::Hidden },
        register: None,
        lang: asked.printing.lang.lang,
    };
    report::print(Call::Reserve(call), &asked.printing, texts)
}
