//! Who prepares, chooses and decides, on what basis, and by when.

mod caveat;
mod consent;
mod kept;
mod lacking;
mod report;
mod said;
mod who;

use jiff::civil::Date;

use super::age::{OF_AGE, OWN_VIEW};
use super::deadline::{Deadline, of_age};
use super::{Age, Case, Matter, Rules};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::source::Citation;
use crate::text::Text;
pub use caveat::Caveat;
pub use lacking::{Lack, Reason};

/// What became of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Everything that was asked is told.
    Told,
    /// Something is not known, and named.
    Open,
    /// It is not possible so, for reasons that are named.
    NotPossible,
}

/// Who decides, by the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decider {
    /// The officer named by the delegation of the municipality.
    DelegatedOfficer,
    /// An officer under 13 § 2-3 mom.
    AuthorisedOfficer,
    /// The leading officer of social care.
    LeadingOfficer,
    /// The administrative court, on the application of the leading officer.
    Court,
    /// The responsible social worker.
    ResponsibleWorker,
}

/// Who it is, and where that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// In words.
    pub text: Text,
    /// Where an agreement says it; none where the law does.
    pub citation: Option<Citation>,
}

/// What a child of that age may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// Consent and object, where the law asks for consent.
    Own,
    /// Have the view ascertained.
    Ascertained,
}

/// Who decides in a case. It informs, and decides nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    matter: Matter,
    verdict: Verdict,
    decided_by: Option<Decider>,
    prepares: Option<Who>,
    chooses: Option<Who>,
    decides: Option<Who>,
    basis: Vec<Text>,
    age: Option<i16>,
    voice: Option<Voice>,
    deadlines: Vec<Deadline>,
    reasons: Vec<Reason>,
    lacking: Vec<Lack>,
    caveats: Vec<Caveat>,
}

impl Decision {
    /// Of what.
    #[must_use]
    pub fn matter(&self) -> Matter {
        self.matter
    }

    /// What became of the question.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// Who decides by the law; none where that is open, or nobody can.
    #[must_use]
    pub fn decided_by(&self) -> Option<Decider> {
        self.decided_by
    }

    /// Who prepares it.
    #[must_use]
    pub fn prepares(&self) -> Option<&Who> {
        self.prepares.as_ref()
    }

    /// Who chooses the place.
    #[must_use]
    pub fn chooses(&self) -> Option<&Who> {
        self.chooses.as_ref()
    }

    /// Who decides, in words: of an agreement where it has any.
    #[must_use]
    pub fn decides(&self) -> Option<&Who> {
        self.decides.as_ref()
    }

    /// The law or rule that it rests on.
    #[must_use]
    pub fn basis(&self) -> &[Text] {
        &self.basis
    }

    /// How old the child is, in full years.
    #[must_use]
    pub fn age(&self) -> Option<i16> {
        self.age
    }

    /// What a child of that age may do.
    #[must_use]
    pub fn voice(&self) -> Option<Voice> {
        self.voice
    }

    /// The days by which something ends or must be done.
    #[must_use]
    pub fn deadlines(&self) -> &[Deadline] {
        &self.deadlines
    }

    /// Why it is not possible.
    #[must_use]
    pub fn reasons(&self) -> &[Reason] {
        &self.reasons
    }

    /// What would have to be known.
    #[must_use]
    pub fn lacking(&self) -> &[Lack] {
        &self.lacking
    }

    /// What is to be kept in mind, and what is not verified.
    #[must_use]
    pub fn caveats(&self) -> &[Caveat] {
        &self.caveats
    }
}

/// What has been found out so far.
#[derive(Default)]
struct Found {
    age: Option<i16>,
    reasons: Vec<Reason>,
    lacking: Vec<Lack>,
    caveats: Vec<Caveat>,
}

impl Found {
    /// The day is lacking, if it is.
    fn wanted(&mut self, day: Option<Date>, lack: Lack) {
        if day.is_none() {
            self.lack(lack);
        }
    }

    fn lack(&mut self, lack: Lack) {
        if !self.lacking.contains(&lack) {
            self.lacking.push(lack);
        }
    }
}

impl Case {
    /// Who prepares, chooses and decides, and by when, by the law and the rules that are given.
    ///
    /// # Errors
    /// Days that contradict each other, and one person named for preparing and deciding where two are wanted.
    pub fn decide(&self, rules: &Rules) -> Result<Decision, Diagnostics> {
        let mut problems = self.contradictions();
        let mut found = Found { age: self.age(), ..Found::default() };
        let decided_by = self.decider(rules, &mut found);
        if self.matter == Matter::TakingIntoCare
            && decided_by != Some(Decider::Court)
            && self.same_person()
        {
            problems.push(Diagnostic::new(Code::SamePerson, Input::Call));
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        if found.age.is_some_and(|age| age >= OF_AGE) {
            found.reasons.push(Reason::OfAge);
        }
        let deadlines = self.deadlines(&mut found);
        let decides = self.who_decides(rules, decided_by, &mut found);
        let prepares = self.who_prepares(rules);
        let chooses = self.who_chooses(rules);
        if chooses.is_none() {
            found.caveats.push(Caveat::PlaceNotAgreed);
        }
        self.remark(rules, &mut found);
        let verdict = match (found.reasons.is_empty(), found.lacking.is_empty()) {
            (false, _) => Verdict::NotPossible,
            (true, false) => Verdict::Open,
            (true, true) => Verdict::Told,
        };
        let possible = verdict != Verdict::NotPossible;
        Ok(Decision {
            matter: self.matter,
            verdict,
            decided_by: decided_by.filter(|_| possible),
            prepares,
            chooses,
            decides: decides.filter(|_| possible),
            basis: self.basis(rules, decided_by),
            age: found.age,
            voice: voice(found.age),
            deadlines,
            reasons: found.reasons,
            lacking: found.lacking,
            caveats: found.caveats,
        })
    }

    /// Full years on the day of the decision.
    fn age(&self) -> Option<i16> {
        self.child.age.and_then(|age| age.on(self.times.on))
    }

    fn deadlines(&self, found: &mut Found) -> Vec<Deadline> {
        let mut deadlines = Vec::new();
        let times = &self.times;
        match self.matter {
            Matter::EmergencyPlacement => {
                found.wanted(times.on, Lack::On);
                found.wanted(times.placed, Lack::Placed);
                if let Some(emergency) = times.emergency_from(times.on) {
                    deadlines.extend(emergency.deadlines(times.applied));
                    found.caveats.push(Caveat::Holidays);
                    if let Some(day) = times.applied.filter(|day| !emergency.has(*day)) {
                        found.caveats.push(if day < emergency.first {
                            Caveat::AppliedBefore
                        } else {
                            Caveat::AppliedLate { last: emergency.last }
                        });
                    }
                }
            }
            Matter::EmergencyExtension => {
                found.wanted(times.emergency, Lack::Emergency);
                found.wanted(times.placed, Lack::Placed);
                found.caveats.push(Caveat::Extension);
                if let Some(emergency) = times.emergency_from(times.emergency) {
                    deadlines.extend(emergency.extension().into_iter().flatten());
                    found.caveats.push(Caveat::Holidays);
                    if times.on.is_some_and(|on| on > emergency.last) {
                        found.caveats.push(Caveat::ExtendedLate { last: emergency.last });
                    }
                    if let Some(day) = times.applied {
                        found.caveats.push(if emergency.has(day) {
                            Caveat::RunsOnAlready
                        } else {
                            Caveat::AppliedOutside
                        });
                    }
                }
            }
            Matter::OpenCarePlacement | Matter::TakingIntoCare | Matter::PlaceChoice => {}
        }
        if self.matter != Matter::OpenCarePlacement
            && let Some(Age::Born(born)) = self.child.age
            && let Some((deadline, moved)) = of_age(born)
        {
            deadlines.push(deadline);
            found.caveats.push(Caveat::LastDayOfCare);
            if moved {
                found.caveats.push(Caveat::LeapDay);
            }
        }
        deadlines
    }
}

fn voice(age: Option<i16>) -> Option<Voice> {
    match age? {
        age if age >= OF_AGE => None,
        age if age >= OWN_VIEW => Some(Voice::Own),
        _ => Some(Voice::Ascertained),
    }
}

#[cfg(test)]
#[path = "decision/decision_tests.rs"]
mod tests;
