//! What each worker answers for, and whether that is within the cap.

use super::{ByForm, Caseload, Worker};
use crate::text::Text;

/// What one worker answers for on the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load<'c> {
    worker: &'c Worker,
    counted: ByForm,
    adults: u64,
    cap: Option<u64>,
}

/// How a load stands to the cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// There is room.
    Under,
    /// The cap is reached: no further client.
    At,
    /// More clients than the cap.
    Over,
}

/// Whether the cap is kept by all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overall {
    /// By every worker.
    Kept,
    /// Not by every worker.
    Exceeded,
    /// No cap holds on the day.
    NoCap,
    /// Without each worker's own clients nothing can be said.
    NotSaid,
}

impl Load<'_> {
    /// Who.
    #[must_use]
    pub fn worker(&self) -> &Worker {
        self.worker
    }

    /// The clients from 0 to 17 years old, by their form.
    #[must_use]
    pub fn counted(&self) -> &ByForm {
        &self.counted
    }

    /// The others, who do not count.
    #[must_use]
    pub fn adults(&self) -> u64 {
        self.adults
    }

    /// The most that this worker may have; none where no cap holds on the day.
    #[must_use]
    pub fn cap(&self) -> Option<u64> {
        self.cap
    }

    /// Under, at or over the cap; none where there is none.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        Some(match self.counted.sum().cmp(&self.cap?) {
            std::cmp::Ordering::Less => Verdict::Under,
            std::cmp::Ordering::Equal => Verdict::At,
            std::cmp::Ordering::Greater => Verdict::Over,
        })
    }

    /// How many clients more the worker may take.
    #[must_use]
    pub fn room(&self) -> Option<u64> {
        Some(self.cap?.saturating_sub(self.counted.sum()))
    }

    /// How many clients there are over the cap.
    #[must_use]
    pub fn over(&self) -> Option<u64> {
        Some(self.counted.sum().saturating_sub(self.cap?))
    }
}

impl Verdict {
    /// Its stable code.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Under => "under",
            Self::At => "at-cap",
            Self::Over => "over",
        }
    }

    pub(super) fn text(self) -> Text {
        match self {
            Self::Under => Text::in_all("alle rajan", "under gränsen", "under the cap"),
            Self::At => Text::in_all(
                "rajalla: ei uusia asiakkaita",
                "vid gränsen: inga nya klienter",
                "at the cap: no further client",
            ),
            Self::Over => Text::in_all("yli rajan", "över gränsen", "over the cap"),
        }
    }
}

impl Overall {
    /// Its stable code.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Exceeded => "exceeded",
            Self::NoCap => "no-cap",
            Self::NotSaid => "no-verdict",
        }
    }

    pub(super) fn text(self) -> Text {
        match self {
            Self::Kept => Text::in_all(
                "kukaan ei ylitä rajaa",
                "ingen överskrider gränsen",
                "nobody exceeds the cap",
            ),
            Self::Exceeded => Text::in_all(
                "raja ylittyy ainakin yhdellä",
                "gränsen överskrids av minst en",
                "at least one worker exceeds the cap",
            ),
            Self::NoCap => Text::in_all(
                "sinä päivänä ei ole rajaa, joten ei arviota",
                "den dagen gäller ingen gräns, så inget omdöme ges",
                "no cap holds on the day, so there is no verdict",
            ),
            Self::NotSaid => Text::in_all(
                "ei arviota: raja koskee jokaista työntekijää erikseen, ja heidän asiakkaitaan ei ole annettu",
                "inget omdöme: gränsen gäller varje arbetare för sig, och deras klienter har inte angetts",
                "no verdict: the cap holds for each worker alone, and their own clients are not given",
            ),
        }
    }
}

impl Caseload {
    /// Each worker's load, in the order of their names.
    #[must_use]
    pub fn loads(&self) -> Vec<Load<'_>> {
        let rule = self.part_time;
        let mut loads: Vec<Load<'_>> = self
            .workers
            .iter()
            .map(|worker| Load {
                worker,
                counted: ByForm::default(),
                adults: 0,
                cap: self.cap.map(|cap| rule.cap(cap, worker.posts())),
            })
            .collect();
        for group in self.clients.all() {
            let load = group.worker.and_then(|place| loads.get_mut(place));
            let Some(load) = load else { continue };
            match group.ages {
                super::Ages::Minor => load.counted.add(group.form, group.count),
                super::Ages::Adult => load.adults += group.count,
            }
        }
        loads
    }

    /// Whether the cap is kept, judged worker by worker and never by an average.
    #[must_use]
    pub fn verdict(&self) -> Overall {
        if self.cap.is_none() {
            return Overall::NoCap;
        }
        let nobody_answers = self.clients.waiting() == self.clients.minors();
        if self.workers.is_empty() || (nobody_answers && self.clients.minors() > 0) {
            return Overall::NotSaid;
        }
        let over = self.loads().iter().any(|load| load.verdict() == Some(Verdict::Over));
        if over { Overall::Exceeded } else { Overall::Kept }
    }
}
