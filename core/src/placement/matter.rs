//! What is to be decided, and what is said of it.

use crate::text::Text;

/// What is to be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    /// A placement as support in open care.
    OpenCarePlacement,
    /// An emergency placement.
    EmergencyPlacement,
    /// A further period of an emergency placement.
    EmergencyExtension,
    /// Taking into care, and placement in substitute care.
    TakingIntoCare,
    /// In which place the child is to live.
    PlaceChoice,
}

impl Matter {
    /// Every value, with its name in files and calls.
    pub const NAMES: [(&'static str, Self); 5] = [
        ("open-care-placement", Self::OpenCarePlacement),
        ("emergency-placement", Self::EmergencyPlacement),
        ("emergency-extension", Self::EmergencyExtension),
        ("taking-into-care", Self::TakingIntoCare),
        ("place-choice", Self::PlaceChoice),
    ];

    /// The name in files and calls.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        named(&Self::NAMES, self)
    }

    /// What people call it.
    #[must_use]
    pub fn text(self) -> Text {
        let [fi, sv, en] = match self {
            Self::OpenCarePlacement => [
                "sijoitus avohuollon tukitoimena",
                "placering som stödåtgärd inom öppenvården",
                "placement as support in open care",
            ],
            Self::EmergencyPlacement => {
                ["kiireellinen sijoitus", "brådskande placering", "emergency placement"]
            }
            Self::EmergencyExtension => [
                "kiireellisen sijoituksen jatkaminen",
                "förlängning av brådskande placering",
                "extension of an emergency placement",
            ],
            Self::TakingIntoCare => [
                "huostaanotto ja sijaishuoltoon sijoittaminen",
                "omhändertagande och placering i vård utom hemmet",
                "taking into care and placement in substitute care",
            ],
            Self::PlaceChoice => [
                "sijaishuoltopaikan valinta",
                "val av plats för vård utom hemmet",
                "choice of the place of substitute care",
            ],
        };
        Text::in_all(fi, sv, en)
    }

    /// The section of the Child Welfare Act (417/2007) that it rests on; of a taking into care it depends on
    /// who decides.
    pub(super) fn section(self) -> Option<&'static str> {
        match self {
            Self::OpenCarePlacement => Some("37"),
            Self::EmergencyPlacement => Some("38"),
            Self::EmergencyExtension => Some("38 a"),
            Self::TakingIntoCare | Self::PlaceChoice => None,
        }
    }
}

/// What a guardian or the child says to a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum View {
    /// Agrees, or does not object.
    Consents,
    /// Has not been heard.
    Unheard,
    /// Objects.
    Objects,
}

impl View {
    /// Every value, with its name in calls.
    pub const NAMES: [(&'static str, Self); 3] = [
        ("consents", Self::Consents),
        ("objects", Self::Objects),
        ("unheard", Self::Unheard),
    ];
}

/// What a child is placed for in open care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Alone, to assess what support is needed.
    Assess,
    /// Alone, to rehabilitate.
    Rehabilitate,
    /// Alone, for temporary care.
    TemporaryCare,
    /// Alone, for anything else.
    Other,
    /// Not alone, but together with a parent or whoever looks after the child.
    Together,
}

impl Purpose {
    /// Every value, with its name in calls.
    pub const NAMES: [(&'static str, Self); 5] = [
        ("assess", Self::Assess),
        ("rehabilitate", Self::Rehabilitate),
        ("temporary-care", Self::TemporaryCare),
        ("other", Self::Other),
        ("together", Self::Together),
    ];
}

/// Whether a matter can wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// It cannot.
    Urgent,
    /// It can.
    Ordinary,
}

impl Urgency {
    /// Every value, with its name in calls.
    pub const NAMES: [(&'static str, Self); 2] =
        [("urgent", Self::Urgent), ("ordinary", Self::Ordinary)];
}

fn named<T: Copy + PartialEq>(names: &[(&'static str, T)], value: T) -> &'static str {
    names.iter().find(|(_, known)| *known == value).map_or("", |(name, _)| name)
}
