//! What an agreement says of services.

use jiff::civil::Date;
use osuus::call::{Call, ServicesCall};

use crate::args::{Agreement, RegisterFile};
use crate::commands::Output;
use crate::failure::Failure;
use crate::input;
use crate::report::{Printing, print};

/// What is asked.
#[derive(clap::Args)]
pub struct Services {
    #[command(flatten)]
    agreement: Agreement,
    /// What can be had on this day, and at which price.
    #[arg(long, value_name = "DAY", value_parser = crate::args::day)]
    on: Option<Date>,
    /// Only services of this channel: office, mobile or electronic.
    #[arg(long, value_name = "CHANNEL")]
    channel: Option<String>,
    /// The period of key figures of which the document states none, such as 2023.
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    #[command(flatten)]
    register: RegisterFile,
    #[command(flatten)]
    pub printing: Printing,
}

pub fn run(asked: &Services) -> Result<Output, Failure> {
    let (agreement, mut texts) = input::given(&asked.agreement)?;
    let register = input::given_register(asked.register.file.as_deref(), &mut texts)?;
    let call = ServicesCall {
        agreement,
        on: asked.on.map(|day| day.to_string()),
        channel: asked.channel.clone(),
        period: asked.period.clone(),
        register,
        lang: asked.printing.lang.lang,
    };
    print(Call::Services(call), &asked.printing, texts)
}
