//! The stages in which a year is billed: an advance, its settlement, corrections.

use serde::{Deserialize, Serialize};

use super::{Agreement, Operand};
use crate::diagnostic::{Code, Diagnostic, Input};
use crate::exact::Exact;
use crate::facts::Status;
use crate::source::Citation;
use crate::text::{Lang, Text};

/// In which stage a year is billed; without one the whole year is, once.
///
/// ```
/// use osuus::agreement::Stage;
/// assert_eq!(Stage::named("advance").unwrap(), Stage::Advance);
/// assert!(Stage::named("advanced").is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// A part of the year, before it is known.
    Advance,
    /// The year by what happened, less what was billed before.
    Settlement,
    /// A closed year again, less what was billed before.
    Correction,
}

crate::pack::choices! {
    Stage { Advance, Settlement, Correction }
}

impl Stage {
    /// Every stage, with its name in calls and documents.
    pub const NAMES: [(&'static str, Self); 3] = [
        ("advance", Self::Advance),
        ("settlement", Self::Settlement),
        ("correction", Self::Correction),
    ];

    /// The stage of a name.
    ///
    /// # Errors
    /// There is none of this name.
    pub fn named(name: &str) -> Result<Self, Diagnostic> {
        let found = Self::NAMES.iter().find(|(known, _)| *known == name);
        found.map(|(_, stage)| *stage).ok_or_else(|| {
            Diagnostic::new(Code::NotAChoice, Input::Call)
                .with("value", name)
                .with("choices", Self::NAMES.map(|(known, _)| known).join(", "))
        })
    }

    /// The name in calls and documents.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Advance => "advance",
            Self::Settlement => "settlement",
            Self::Correction => "correction",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Advance => lang.choose("ennakko", "förskott", "advance"),
            Self::Settlement => lang.choose("tasaus", "slutavräkning", "settlement"),
            Self::Correction => lang.choose("oikaisu", "rättelse", "correction"),
        }
    }

    /// Its name for a message.
    pub(crate) fn text(self) -> Text {
        Text::each(|lang| self.label(lang).to_owned())
    }

    /// Whether what was billed before is taken off.
    pub(crate) fn takes_off(self) -> bool {
        self != Self::Advance
    }
}

/// The lines of a bill that no charge of the agreement makes.
pub(crate) mod line {
    pub const ROUNDING: &str = "rounding";
    pub const ADVANCE: &str = "advance";
    pub const INSTALMENT: &str = "instalment";
    pub const LAST_INSTALMENT: &str = "last-instalment";
    pub const BILLED_BEFORE: &str = "billed-before";
    pub const BELOW_THRESHOLD: &str = "below-threshold";

    /// No charge has one of these names: any agreement can be rounded and corrected.
    pub const OF_ALL: [&str; 2] = [ROUNDING, BILLED_BEFORE];
    /// Nor one of these where the agreement is settled.
    pub const OF_SETTLED: [&str; 4] =
        [ADVANCE, INSTALMENT, LAST_INSTALMENT, BELOW_THRESHOLD];
}

/// How a year is paid beforehand and settled afterwards.
#[derive(Debug, Clone)]
pub struct Settlement {
    /// What is paid beforehand.
    pub advance: Option<Advance>,
    /// The statuses of the facts that count afterwards; every status where none is named.
    pub status: Vec<Status>,
    /// A difference below it is left out: a decimal, or the name of a figure, in the currency.
    pub threshold: Option<Operand>,
    /// Where it stands.
    pub citation: Option<Citation>,
}

/// What is paid beforehand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advance {
    /// How much of the bill that the facts of the advance come to, in percent.
    pub percent: Exact,
    /// In how many instalments, from two on.
    pub instalments: Option<u16>,
    /// The statuses of the facts that count; every status where none is named.
    pub status: Vec<Status>,
    /// Where it stands.
    pub citation: Option<Citation>,
}

impl Agreement {
    /// How a year is paid beforehand and settled afterwards, where the agreement says so.
    #[must_use]
    pub fn settlement(&self) -> Option<&Settlement> {
        self.settlement.as_ref()
    }

    /// The statuses of the facts that count in a stage; every status where none is named.
    pub(crate) fn statuses(&self, stage: Option<Stage>) -> &[Status] {
        let terms = self.settlement.as_ref();
        let advance = terms.and_then(|terms| terms.advance.as_ref());
        match stage {
            None => None,
            Some(Stage::Advance) => advance.map(|advance| advance.status.as_slice()),
            // A closed year is worked out again with facts of the kind it was settled with.
            Some(Stage::Settlement | Stage::Correction) => {
                terms.map(|terms| terms.status.as_slice())
            }
        }
        .unwrap_or_default()
    }
}
