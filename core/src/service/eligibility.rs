//! Who may have a service: conditions, capacity, and every reason against.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Service;
use crate::diagnostic::Placed;
use crate::source::Citation;
use crate::text::Text;

/// What must be so before a service can be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    pub(crate) id: Placed<String>,
    pub(crate) question: Text,
    pub(crate) wanted: YesNo,
    /// What is said to whoever answers otherwise.
    pub(crate) refusal: Text,
    pub(crate) citation: Option<Citation>,
}

/// An answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YesNo {
    /// Yes.
    Yes,
    /// No.
    No,
}

impl YesNo {
    /// Every value, with its name in files and calls.
    pub const NAMES: [(&'static str, Self); 2] = [("yes", Self::Yes), ("no", Self::No)];

    /// The stable word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn text(self) -> Text {
        let [fi, sv, en] = match self {
            Self::Yes => ["kyllä", "ja", "yes"],
            Self::No => ["ei", "nej", "no"],
        };
        Text::in_all(fi, sv, en)
    }
}

/// Answers, by the identifiers of conditions.
pub type Answers = BTreeMap<String, YesNo>;

impl Condition {
    /// Identifier.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id.value
    }

    /// What is asked.
    #[must_use]
    pub fn question(&self) -> &Text {
        &self.question
    }

    /// The answer that is needed.
    #[must_use]
    pub fn wanted(&self) -> YesNo {
        self.wanted
    }
}

/// What comes of a question whether a service can be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It can.
    Eligible,
    /// It cannot, and every reason is told.
    Refused,
    /// Nothing stands against it so far, but answers are lacking.
    Unanswered,
}

impl Verdict {
    /// The stable word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Eligible => "eligible",
            Self::Refused => "refused",
            Self::Unanswered => "unanswered",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn text(self) -> Text {
        let [fi, sv, en] = match self {
            Self::Eligible => ["voi saada", "kan fås", "can be had"],
            Self::Refused => ["ei voi saada", "kan inte fås", "cannot be had"],
            Self::Unanswered => {
                ["vastauksia puuttuu", "svar saknas", "answers are lacking"]
            }
        };
        Text::in_all(fi, sv, en)
    }
}

/// Whether a service can be had on a day, worked out condition by condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eligibility<'s> {
    pub(crate) service: &'s Service,
    pub(crate) on: Date,
    /// Whether the service can be had at all on the day.
    pub(crate) open: bool,
    /// Whether whoever asks is one of the buyers.
    pub(crate) buyer: bool,
    /// Conditions that were answered otherwise than wanted.
    pub(crate) refused: Vec<&'s Condition>,
    /// Conditions without an answer, while the service can be had at all.
    pub(crate) unanswered: Vec<&'s Condition>,
    /// Workers that are not busy, where it is known how many there are, while the service can be had at all.
    pub(crate) left: Option<u16>,
    /// Workers that are busy.
    pub(crate) busy: u16,
}

impl<'s> Eligibility<'s> {
    /// Holds answers against the conditions of a service. `buyer` says whether the one who asks is among
    /// those of the agreement; `busy` how many of its workers are taken.
    ///
    /// # Errors
    /// More workers are busy than there are: the number there are.
    pub fn new(
        service: &'s Service,
        on: Date,
        buyer: bool,
        answers: &Answers,
        busy: u16,
    ) -> Result<Self, u16> {
        let left = match service.capacity {
            Some(capacity) => Some(capacity.checked_sub(busy).ok_or(capacity)?),
            None => None,
        };
        let (mut refused, mut unanswered) = (Vec::new(), Vec::new());
        for condition in &service.conditions {
            match answers.get(condition.id()) {
                Some(answer) if *answer == condition.wanted => {}
                Some(_) => refused.push(condition),
                None => unanswered.push(condition),
            }
        }
        let open = service.on(on);
        // Nobody is free, and nothing is left to be asked, where there is no service.
        let left = left.filter(|_| open);
        unanswered.retain(|_| open);
        Ok(Self { service, on, open, buyer, refused, unanswered, left, busy })
    }

    /// What comes of it.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        if !self.open || !self.buyer || !self.refused.is_empty() || self.left == Some(0) {
            Verdict::Refused
        } else if self.unanswered.is_empty() {
            Verdict::Eligible
        } else {
            Verdict::Unanswered
        }
    }
}
