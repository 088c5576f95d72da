//! How many full posts the cap asks for at least.

use std::collections::BTreeMap;

use super::Caseload;
use super::clients::ClientGroup;
use crate::text::Text;

/// Who may be counted together when posts are counted.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Apart {
    /// All clients as if anybody could serve them: the fewest posts that any division comes to.
    Nothing,
    /// The clients of each form by themselves, as they are served.
    #[default]
    Form,
    /// Those of each team.
    Team,
    /// Those of each area.
    Area,
}

impl Apart {
    /// Every one, with its name in files.
    pub const NAMES: [(&'static str, Self); 4] = [
        ("nothing", Self::Nothing),
        ("form", Self::Form),
        ("team", Self::Team),
        ("area", Self::Area),
    ];

    /// Its name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Form => "form",
            Self::Team => "team",
            Self::Area => "area",
        }
    }

    pub(super) fn text(self) -> Text {
        match self {
            Self::Nothing => Text::in_all("kaikki", "alla", "all"),
            Self::Form => Text::in_all("muoto", "form", "form"),
            Self::Team => Text::in_all("tiimi", "team", "team"),
            Self::Area => Text::in_all("alue", "område", "area"),
        }
    }

    /// What a client is counted with; empty where its team or area is not said.
    pub(super) fn of(self, group: &ClientGroup) -> &str {
        match self {
            Self::Nothing => "",
            Self::Form => group.served.as_str(),
            Self::Team => group.team.as_deref().unwrap_or_default(),
            Self::Area => group.area.as_deref().unwrap_or_default(),
        }
    }
}

/// The full posts that some clients ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needed {
    /// The form, team or area; empty for all together, and for clients whose team or area is not said.
    pub of: String,
    /// Clients from 0 to 17 years old.
    pub clients: u64,
    /// The fewest full posts with which nobody is over the cap.
    pub posts: u64,
}

impl Caseload {
    /// The fewest full posts with which nobody is over the cap: each count of clients divided by the
    /// cap, rounded up. None where no cap holds on the day.
    #[must_use]
    pub fn needed(&self, apart: Apart) -> Option<Vec<Needed>> {
        let cap = self.cap?;
        let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
        for group in self.clients.counted() {
            *counts.entry(apart.of(group)).or_default() += group.count;
        }
        let needed = counts.into_iter().map(|(of, clients)| Needed {
            of: of.to_owned(),
            clients,
            posts: clients.div_ceil(cap),
        });
        Some(needed.collect())
    }

    /// Whether anything is said by which clients could be counted apart.
    pub(super) fn tells(&self, apart: Apart) -> bool {
        self.clients
            .counted()
            .any(|group| apart == Apart::Nothing || !apart.of(group).is_empty())
    }

    /// The same, added up.
    #[must_use]
    pub fn posts_needed(&self, apart: Apart) -> Option<u64> {
        Some(self.needed(apart)?.iter().map(|needed| needed.posts).sum())
    }
}
