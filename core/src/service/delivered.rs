//! A service: what it is, what covers it, where and by whom it can be had.

use jiff::civil::Date;

use super::Condition;
use crate::diagnostic::Placed;
use crate::exact::Exact;
use crate::period::Span;
use crate::source::Citation;
use crate::text::Text;

/// A service of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    pub(crate) id: Placed<String>,
    pub(crate) name: Text,
    pub(crate) covered: Placed<Covered>,
    /// Identifier of the charge; none where there is none, or where it is not stated.
    pub(crate) charge: Option<Placed<String>>,
    /// Identifier of the unit in which it is counted.
    pub(crate) unit: Option<Placed<String>>,
    pub(crate) channels: Vec<Channel>,
    pub(crate) users: Option<Text>,
    pub(crate) basis: Option<Text>,
    pub(crate) span: Span,
    /// How many workers there are for it.
    pub(crate) capacity: Option<u16>,
    pub(crate) conditions: Vec<Condition>,
    pub(crate) citation: Option<Citation>,
}

impl Service {
    /// Identifier.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id.value
    }

    /// Name.
    #[must_use]
    pub fn name(&self) -> &Text {
        &self.name
    }

    /// What covers it.
    #[must_use]
    pub fn covered(&self) -> Covered {
        self.covered.value
    }

    /// Identifier of the charge that pays for it.
    #[must_use]
    pub fn charge(&self) -> Option<&str> {
        self.charge.as_ref().map(|charge| charge.value.as_str())
    }

    /// Identifier of the unit in which it is counted.
    #[must_use]
    pub fn unit(&self) -> Option<&str> {
        self.unit.as_ref().map(|unit| unit.value.as_str())
    }

    /// How it reaches its users; empty where that is not said.
    #[must_use]
    pub fn channels(&self) -> &[Channel] {
        &self.channels
    }

    /// Who may use it.
    #[must_use]
    pub fn users(&self) -> Option<&Text> {
        self.users.as_ref()
    }

    /// The law or decision that it rests on.
    #[must_use]
    pub fn basis(&self) -> Option<&Text> {
        self.basis.as_ref()
    }

    /// When it can be had, within the term of the agreement.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// How many workers there are for it.
    #[must_use]
    pub fn capacity(&self) -> Option<u16> {
        self.capacity
    }

    /// What must be so before it can be had.
    #[must_use]
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }

    /// Where it stands.
    #[must_use]
    pub fn citation(&self) -> Option<&Citation> {
        self.citation.as_ref()
    }

    /// Whether it can be had on a day.
    #[must_use]
    pub fn on(&self, day: Date) -> bool {
        self.span.has(day)
    }
}

/// What covers a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Covered {
    /// A fee that is paid whether or not it is used.
    BaseFee,
    /// A price for each performance.
    PerformancePrice,
    /// Nothing: it is free of charge.
    Free,
    /// An agreement of its own.
    SeparateAgreement,
    /// Whoever is responsible for organising it.
    Organiser,
    /// The document does not say.
    NotStated,
}

impl Covered {
    /// Every value, with its name in files.
    pub const NAMES: [(&'static str, Self); 6] = [
        ("base-fee", Self::BaseFee),
        ("performance-price", Self::PerformancePrice),
        ("free", Self::Free),
        ("separate-agreement", Self::SeparateAgreement),
        ("organiser", Self::Organiser),
        ("not stated", Self::NotStated),
    ];

    /// The stable word, as in files with a hyphen for the space.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::BaseFee => "base-fee",
            Self::PerformancePrice => "performance-price",
            Self::Free => "free",
            Self::SeparateAgreement => "separate-agreement",
            Self::Organiser => "organiser",
            Self::NotStated => "not-stated",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn text(self) -> Text {
        let [fi, sv, en] = match self {
            Self::BaseFee => {
                ["perusmaksu kattaa", "täcks av grundavgiften", "covered by the base fee"]
            }
            Self::PerformancePrice => {
                ["suoritehinta", "pris per prestation", "a price a performance"]
            }
            Self::Free => ["maksuton", "avgiftsfri", "free of charge"],
            Self::SeparateAgreement => {
                ["erillinen sopimus", "särskilt avtal", "a separate agreement"]
            }
            Self::Organiser => [
                "järjestäjä maksaa",
                "anordnaren betalar",
                "paid by whoever organises it",
            ],
            Self::NotStated => ["ei kerrota", "anges inte", "not stated"],
        };
        Text::in_all(fi, sv, en)
    }
}

/// How a service reaches its users.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// At an office.
    Office,
    /// Where people are: mobile, or at home.
    Mobile,
    /// Electronically.
    Electronic,
}

impl Channel {
    /// Every value, with its name in files.
    pub const NAMES: [(&'static str, Self); 3] = [
        ("office", Self::Office),
        ("mobile", Self::Mobile),
        ("electronic", Self::Electronic),
    ];

    /// The stable word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Mobile => "mobile",
            Self::Electronic => "electronic",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn text(self) -> Text {
        let [fi, sv, en] = match self {
            Self::Office => ["kivijalka", "mottagning", "office"],
            Self::Mobile => [
                "liikkuva tai kotiin vietävä",
                "mobilt eller i hemmet",
                "mobile or at home",
            ],
            Self::Electronic => ["sähköinen", "elektroniskt", "electronic"],
        };
        Text::in_all(fi, sv, en)
    }
}

/// What a service costs on a day, as the agreement says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Price {
    /// Money for one unit.
    pub price: Exact,
    /// Where it stands.
    pub citation: Option<Citation>,
}
