//! Whether a municipality may have a service.

use std::collections::BTreeMap;

use jiff::civil::Date;
use osuus::call::{Call, EligibilityCall};

use crate::args::{Agreement, RegisterFile};
use crate::commands::Output;
use crate::failure::Failure;
use crate::input;
use crate::report::{Printing, print};

/// What is asked.
#[derive(clap::Args)]
pub struct Eligible {
    #[command(flatten)]
    agreement: Agreement,
    /// Identifier of the service, such as pair.
    #[arg(long, value_name = "SERVICE")]
    service: String,
    /// The day.
    #[arg(long, value_name = "DAY", value_parser = crate::args::day)]
    on: Date,
    /// Code of the municipality that asks.
    #[arg(long, value_name = "CODE")]
    municipality: Option<String>,
    /// An answer to a condition of the service, such as own-worker=yes; give it again for each.
    #[arg(long = "answers", value_name = "CONDITION=yes|no", value_parser = crate::args::pair)]
    answers: Vec<(String, String)>,
    /// How many of its workers are taken.
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    busy: u16,
    #[command(flatten)]
    register: RegisterFile,
    #[command(flatten)]
    pub printing: Printing,
}

pub fn run(asked: &Eligible) -> Result<Output, Failure> {
    let (agreement, mut texts) = input::given(&asked.agreement)?;
    let register = input::given_register(asked.register.file.as_deref(), &mut texts)?;
    let call = EligibilityCall {
        agreement,
        service: asked.service.clone(),
        on: asked.on.to_string(),
        municipality: asked.municipality.clone(),
        answers: asked.answers.iter().cloned().collect::<BTreeMap<_, _>>(),
        busy: asked.busy,
        register,
        lang: asked.printing.lang.lang,
    };
    print(Call::Eligibility(call), &asked.printing, texts)
}
