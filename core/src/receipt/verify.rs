//! A receipt held against one that was made again.

use serde::Serialize;

use super::{Part, PartKind, Receipt, Sealed};

/// What came of holding a receipt against one made again, part by part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    pub(super) agreement: String,
    pub(super) period: String,
    pub(super) parts: Vec<PartCheck>,
}

/// One part of both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartCheck {
    part: PartKind,
    holds: Verdict,
    /// What the receipt says; nothing where it has no such part.
    expected: Option<Part>,
    /// What was made again.
    found: Option<Part>,
}

/// What came of one part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Both say the same.
    Yes,
    /// They differ.
    No,
    /// The receipt left it out.
    Unsaid,
    /// Another version of the library, which alone is no difference.
    Other,
}

/// `osuus.verification/1`.
#[derive(Serialize)]
pub(crate) struct VerificationDocument {
    schema: &'static str,
    holds: Verdict,
    parts: Vec<PartCheck>,
}

impl Receipt {
    /// Holds this receipt against one that was made again from inputs at hand.
    #[must_use]
    pub fn verify(&self, again: &Self) -> Verification {
        let (ours, theirs) = (self.parts(), again.parts());
        let mut parts: Vec<PartCheck> = Vec::with_capacity(ours.len());
        for (place, part) in ours.iter().enumerate() {
            let found = pair(&ours, place, part, &theirs).cloned();
            parts.push(PartCheck::new(Some(part.clone()), found, part.kind()));
        }
        for (place, part) in theirs.iter().enumerate() {
            if pair(&theirs, place, part, &ours).is_none() {
                parts.push(PartCheck::new(None, Some(part.clone()), part.kind()));
            }
        }
        parts.sort_by_key(|check| check.part);
        let (agreement, period) = (self.agreement.id.clone(), self.period.clone());
        Verification { agreement, period, parts }
    }
}

/// The part of the same name among others: the second correction of a year goes with the second.
fn pair<'p>(
    own: &[Part],
    place: usize,
    part: &Part,
    others: &'p [Part],
) -> Option<&'p Part> {
    let same = |other: &&Part| (other.kind(), other.name()) == (part.kind(), part.name());
    let number = own.iter().take(place).filter(same).count();
    others.iter().filter(same).nth(number)
}

impl PartCheck {
    fn new(expected: Option<Part>, found: Option<Part>, part: PartKind) -> Self {
        let sealed = |part: &Option<Part>| part.as_ref().and_then(Part::sealed);
        let holds = match (sealed(&expected), sealed(&found)) {
            // Nobody can tell from a receipt that leaves out what has to be left out.
            (Some(Sealed::Out(_)), Some(Sealed::Out(_) | Sealed::Keyed(_))) => {
                Verdict::Unsaid
            }
            _ if expected == found => Verdict::Yes,
            _ if part == PartKind::Library => Verdict::Other,
            _ => Verdict::No,
        };
        Self { part, holds, expected, found }
    }

    /// Which part it is.
    #[must_use]
    pub fn part(&self) -> PartKind {
        self.part
    }

    /// What came of it.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.holds
    }

    /// The receipt's part and the one made again.
    pub(super) fn both(&self) -> [Option<&Part>; 2] {
        [self.expected.as_ref(), self.found.as_ref()]
    }
}

impl Verification {
    /// Whether nothing differs of what the receipt says.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.parts.iter().all(|part| part.holds != Verdict::No)
    }

    /// The parts, in the order of the receipt.
    #[must_use]
    pub fn parts(&self) -> &[PartCheck] {
        &self.parts
    }

    /// As `osuus.verification/1` (`docs/json.md`): the same bytes in every runtime.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::json::document(&self.document())
    }

    pub(crate) fn document(&self) -> VerificationDocument {
        VerificationDocument {
            schema: "osuus.verification/1",
            holds: if self.holds() { Verdict::Yes } else { Verdict::No },
            parts: self.parts.clone(),
        }
    }
}

#[cfg(test)]
#[path = "verify_tests.rs"]
mod tests;
