//! The caps of the law of Finland: two rows, and what holds where nobody brings others.

use std::sync::LazyLock;

use super::Caps;
use crate::diagnostic::Diagnostics;
use crate::read::rows::GivenTable;
use crate::source::{Citation, Source};

/// Where each row stands is told in `docs/caseload.md`.
const TABLE: &str = include_str!("../../data/caseload-caps.csv");

impl Caps {
    /// Those of the Child Welfare Act of Finland: 35 in 2022 and 2023, 30 from 2024, none before.
    #[must_use]
    pub fn of_law() -> &'static Self {
        // A constant, worked out once; a test reads it.
        static LAW: LazyLock<Caps> = LazyLock::new(|| read().unwrap_or_default());
        &LAW
    }
}

fn read() -> Result<Caps, Diagnostics> {
    let source = Source {
        id: "child-welfare-act".to_owned(),
        title: "Lastensuojelulaki 417/2007, 13 b §".to_owned(),
        publisher: Some("Eduskunta".to_owned()),
        licence: None,
        url: Some(
            "https://www.eduskunta.fi/FI/vaski/EduskunnanVastaus/Sivut/EV_200+2021.aspx"
                .to_owned(),
        ),
    };
    let quote = "Yhdellä lapsen asioista vastaavalla sosiaalityöntekijällä saa olla enintään 30 lasta asiakkaanaan. […] \
        enimmäismäärää sovelletaan 1 päivästä tammikuuta 2024. Siihen asti lapsen asioista vastaavalla \
        sosiaalityöntekijällä saa olla enintään 35 lasta asiakkaanaan.";
    let cited = Citation { source, quote: Some(quote.to_owned()) };
    Ok(Caps::read(&GivenTable::Csv(TABLE.to_owned()))?.cited(Some(cited)))
}

#[cfg(test)]
#[path = "law_tests.rs"]
mod tests;
