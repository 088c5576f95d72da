//! What is to be kept in mind with an answer.

use jiff::civil::Date;

use super::Found;
use super::caveat::Caveat;
use crate::placement::age::OWN_VIEW;
use crate::placement::{Case, Matter, Rules, Urgency, View};

/// From this day on wellbeing services counties arrange what municipalities did.
const COUNTIES: Date = Date::constant(2023, 1, 1);

impl Case {
    /// What is to be kept in mind.
    pub(super) fn remark(&self, rules: &Rules, found: &mut Found) {
        if self.guardians.len() > 1 {
            found.caveats.push(Caveat::SeveralGuardians);
        }
        if found.age.is_some_and(|age| age < OWN_VIEW) {
            let said = self.child.view.is_some_and(|view| view != View::Unheard);
            found.caveats.push(Caveat::Ascertained { said });
        }
        match (self.urgency, self.matter) {
            (Some(Urgency::Urgent), Matter::TakingIntoCare) => {
                found.caveats.push(Caveat::UrgentCare);
            }
            (Some(Urgency::Urgent), Matter::OpenCarePlacement | Matter::PlaceChoice)
                if rules.of(Matter::EmergencyPlacement).is_some() =>
            {
                found.caveats.push(Caveat::UrgentByRules);
            }
            _ => {}
        }
        let without = self.without_part();
        if !without.is_empty() {
            found.caveats.push(Caveat::NoPart { inputs: without });
        }
        if self.times.on.is_some_and(|on| on >= COUNTIES && self.municipality.is_some()) {
            found.caveats.push(Caveat::County);
        }
        found.caveats.push(Caveat::Wording);
    }

    /// Inputs that are given and change nothing in this matter.
    pub(super) fn without_part(&self) -> Vec<&'static str> {
        use Matter::{
            EmergencyExtension, EmergencyPlacement, OpenCarePlacement, TakingIntoCare,
        };
        let of = |matters: &[Matter]| matters.contains(&self.matter);
        let emergency = of(&[EmergencyPlacement, EmergencyExtension]);
        let consented = of(&[OpenCarePlacement, TakingIntoCare]);
        [
            ("placed", self.times.placed.is_some() && !emergency),
            ("emergency", self.times.emergency.is_some() && !of(&[EmergencyExtension])),
            ("applied", self.times.applied.is_some() && !emergency),
            ("guardians", !self.guardians.is_empty() && !consented),
            ("child", self.child.view.is_some() && !consented),
            ("purpose", self.purpose.is_some() && !of(&[OpenCarePlacement])),
            ("urgency", self.urgency.is_some() && emergency),
            ("preparer", self.preparer.is_some() && !of(&[TakingIntoCare])),
            ("decider", self.decider.is_some() && !of(&[TakingIntoCare])),
        ]
        .into_iter()
        .filter_map(|(name, idle)| idle.then_some(name))
        .collect()
    }
}
