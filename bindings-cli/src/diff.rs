//! `osuus diff`: which terms of an agreement changed, and from when.

use std::path::PathBuf;

use osuus::call::{Call, DiffCall};

use crate::args::Agreement;
use crate::commands::Output;
use crate::failure::Failure;
use crate::input;
use crate::report::{self, Printing};

#[derive(clap::Args)]
pub struct Args {
    /// The earlier agreement: an embedded identifier, or a file in TOML or JSON.
    pub before: String,
    /// The later one; without it the same agreement with the amendments.
    pub after: Option<String>,
    /// An amendment (TOML or JSON) of the later agreement; give it again for each.
    #[arg(long = "amendment", value_name = "FILE")]
    pub amendments: Vec<PathBuf>,
    /// The day of which the earlier agreement is.
    #[arg(long, value_name = "DAY")]
    pub before_on: Option<String>,
    /// The day of which the later one is; without it as it holds at last.
    #[arg(long, value_name = "DAY")]
    pub after_on: Option<String>,
    #[command(flatten)]
    pub printing: Printing,
}

pub fn run(args: Args) -> Result<Output, Failure> {
    let read = |word: &str, amendments: &[PathBuf]| {
        let of = Agreement { word: word.to_owned(), amendments: amendments.to_vec() };
        input::given(&of)
    };
    let Args { before, after, amendments, before_on, after_on, printing } = args;
    let own = if after.is_none() { amendments.as_slice() } else { &[] };
    let (before, mut texts) = read(&before, own)?;
    let after = match after {
        None => None,
        Some(after) => {
            let (after, of_after) = read(&after, &amendments)?;
            // What is wrong with one of two texts is shown in that text.
            let of_before = std::mem::take(&mut texts);
            texts.alternatives =
                vec![("before".to_owned(), of_before), ("after".to_owned(), of_after)];
            Some(after)
        }
    };
    let call = Call::Diff(DiffCall {
        before,
        after,
        before_on,
        after_on,
        lang: printing.lang.lang,
    });
    report::print(call, &printing, texts)
}
