//! The words for who prepares, chooses and decides, and on what basis.

use super::caveat::Caveat;
use super::lacking::Lack;
use super::{Decider, Found, Who, said};
use crate::placement::{Case, Matter, Rules, Urgency};
use crate::text::Text;

impl Case {
    /// The words for who decides: the municipality's, else the agreement's, else those of the law.
    pub(super) fn who_decides(
        &self,
        rules: &Rules,
        decided_by: Option<Decider>,
        found: &mut Found,
    ) -> Option<Who> {
        let decider = decided_by?;
        let by_law = Who { text: decider.text(), citation: None };
        if decider == Decider::Court {
            return Some(by_law);
        }
        let own = rules.of(self.matter).and_then(|one| {
            let text = one.decides.clone()?;
            Some(Who { text, citation: one.citation.clone() })
        });
        Some(self.delegate(rules, decider, found).or(own).unwrap_or(by_law))
    }

    /// The officer whom the municipality's own rules name.
    pub(super) fn delegate(
        &self,
        rules: &Rules,
        decider: Decider,
        found: &mut Found,
    ) -> Option<Who> {
        let wanted = decider == Decider::DelegatedOfficer;
        if !rules.delegates(self.matter) {
            if wanted {
                found.caveats.push(Caveat::NoDelegation);
            }
            return None;
        }
        let (Some(code), Some(day)) = (&self.municipality, self.times.on) else {
            if self.municipality.is_none() {
                found.lack(Lack::Municipality);
            }
            found.wanted(self.times.on, Lack::On);
            return None;
        };
        let Some(delegation) = rules.delegation(self.matter, code, day) else {
            if wanted {
                found.lack(Lack::Delegation);
            }
            return None;
        };
        let Some(officer) = &delegation.officer else {
            found.lack(Lack::Delegation);
            found.caveats.push(Caveat::DelegationNotStated {
                citation: delegation.citation.clone(),
            });
            return None;
        };
        Some(Who { text: officer.clone(), citation: delegation.citation.clone() })
    }

    pub(super) fn who_prepares(&self, rules: &Rules) -> Option<Who> {
        let urgent = self.urgency == Some(Urgency::Urgent)
            && matches!(self.matter, Matter::OpenCarePlacement | Matter::PlaceChoice);
        let matter = if urgent { Matter::EmergencyPlacement } else { self.matter };
        let own = rules.of(matter).or_else(|| rules.of(self.matter));
        let own = own.and_then(|one| {
            let text = one.prepares.clone()?;
            Some(Who { text, citation: one.citation.clone() })
        });
        let by_law = (self.matter == Matter::TakingIntoCare)
            .then(|| Who { text: Decider::ResponsibleWorker.text(), citation: None });
        own.or(by_law)
    }

    pub(super) fn who_chooses(&self, rules: &Rules) -> Option<Who> {
        [self.matter, Matter::PlaceChoice].into_iter().find_map(|matter| {
            let one = rules.of(matter)?;
            let text = one.chooses.clone()?;
            Some(Who { text, citation: one.citation.clone() })
        })
    }

    pub(super) fn basis(&self, rules: &Rules, decided_by: Option<Decider>) -> Vec<Text> {
        let section = match (self.matter, decided_by) {
            (Matter::TakingIntoCare, Some(Decider::Court)) => Some(("43", Some(2))),
            (Matter::TakingIntoCare, Some(_)) => Some(("43", Some(1))),
            (Matter::TakingIntoCare, None) => Some(("43", None)),
            (matter, _) => matter.section().map(|section| (section, None)),
        };
        let own = rules.of(self.matter).and_then(|one| one.basis.clone());
        let law = section.map(|(section, sub)| said::act(section, sub));
        law.into_iter().chain(own).collect()
    }
}
