//! What is known of one case.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::{Age, Matter, Purpose, Urgency, View};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};

/// What is known of one case; what is not said is not known, and is never guessed.
///
/// ```
/// use jiff::civil::date;
/// use osuus::placement::{Case, Decider, Matter, Rules, Times, Verdict};
/// let times = Times { on: Some(date(2024, 2, 1)), placed: Some(date(2024, 1, 31)), ..Times::default() };
/// let decision = Case::new(Matter::EmergencyPlacement).at(times).decide(&Rules::default()).unwrap();
/// assert_eq!(decision.verdict(), Verdict::Told);
/// assert_eq!(decision.decided_by(), Some(Decider::DelegatedOfficer));
/// assert_eq!(decision.deadlines()[0].day, Some(date(2024, 2, 29)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    pub(super) matter: Matter,
    pub(super) municipality: Option<String>,
    pub(super) times: Times,
    pub(super) child: Child,
    pub(super) guardians: Vec<View>,
    pub(super) purpose: Option<Purpose>,
    pub(super) urgency: Option<Urgency>,
    pub(super) preparer: Option<String>,
    pub(super) decider: Option<String>,
}

/// When things happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Times {
    /// The day of the decision.
    pub on: Option<Date>,
    /// The day on which the child was in fact placed.
    pub placed: Option<Date>,
    /// Of an extension: the day of the decision on the emergency placement that it goes on from.
    pub emergency: Option<Date>,
    /// The day on which the application for taking into care was made.
    pub applied: Option<Date>,
}

/// What is known of the child.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Child {
    /// How old.
    pub age: Option<Age>,
    /// What the child says.
    pub view: Option<View>,
}

impl Case {
    /// A case of which nothing more is known.
    #[must_use]
    pub fn new(matter: Matter) -> Self {
        Self {
            matter,
            municipality: None,
            times: Times::default(),
            child: Child::default(),
            guardians: Vec::new(),
            purpose: None,
            urgency: None,
            preparer: None,
            decider: None,
        }
    }

    /// Of this municipality, by its code.
    #[must_use]
    pub fn of_municipality(self, code: impl Into<String>) -> Self {
        Self { municipality: Some(code.into()), ..self }
    }

    /// With these days.
    #[must_use]
    pub fn at(self, times: Times) -> Self {
        Self { times, ..self }
    }

    /// Of this child.
    #[must_use]
    pub fn of_child(self, child: Child) -> Self {
        Self { child, ..self }
    }

    /// With what each guardian says.
    #[must_use]
    pub fn with_guardians(self, views: impl IntoIterator<Item = View>) -> Self {
        Self { guardians: views.into_iter().collect(), ..self }
    }

    /// A placement in open care for this.
    #[must_use]
    pub fn to(self, purpose: Purpose) -> Self {
        Self { purpose: Some(purpose), ..self }
    }

    /// That can wait, or not.
    #[must_use]
    pub fn urgent(self, urgency: Urgency) -> Self {
        Self { urgency: Some(urgency), ..self }
    }

    /// With the person who prepares it.
    #[must_use]
    pub fn prepared_by(self, person: impl Into<String>) -> Self {
        Self { preparer: Some(person.into()), ..self }
    }

    /// With the person who is to decide.
    #[must_use]
    pub fn decided_by(self, person: impl Into<String>) -> Self {
        Self { decider: Some(person.into()), ..self }
    }

    /// Whether one person is named for both.
    pub(super) fn same_person(&self) -> bool {
        let folded = |name: &str| {
            let words: Vec<String> =
                name.split_whitespace().map(|word| word.nfc().collect()).collect();
            words.join(" ").to_lowercase()
        };
        let pair = self.preparer.as_deref().zip(self.decider.as_deref());
        pair.is_some_and(|(one, other)| folded(one) == folded(other))
    }

    /// Days that contradict each other. The days of a child are not repeated.
    pub(super) fn contradictions(&self) -> Diagnostics {
        let Times { on, placed, emergency, applied } = self.times;
        let born = match self.child.age {
            Some(Age::Born(born)) => Some(born),
            _ => None,
        };
        let began = [placed, emergency].into_iter().flatten().min();
        let extended = (self.matter == Matter::EmergencyExtension).then_some(began);
        let pairs = [
            (("born", born), ("on", on)),
            (("born", born), ("placed", placed)),
            (("born", born), ("emergency", emergency)),
            (("born", born), ("applied", applied)),
            (("emergency", extended.flatten()), ("on", on)),
        ];
        let wrong = pairs.into_iter().filter_map(|((first, from), (second, to))| {
            let (from, to) = (from?, to?);
            (to < from).then(|| {
                Diagnostic::new(Code::DaysOutOfOrder, Input::Call)
                    .with("first", first)
                    .with("second", second)
            })
        });
        wrong.collect()
    }
}
