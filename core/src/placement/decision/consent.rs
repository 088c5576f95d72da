//! Who decides, as consent and objection have it.

use super::super::age::OWN_VIEW;
use super::super::{Case, Matter, Purpose, Rules, View};
use super::lacking::{Lack, Reason};
use super::{Decider, Found};

impl Case {
    /// Who decides by the law; none where that is not known yet.
    pub(super) fn decider(&self, rules: &Rules, found: &mut Found) -> Option<Decider> {
        match self.matter {
            Matter::OpenCarePlacement => {
                self.consents(found);
                Some(Decider::DelegatedOfficer)
            }
            Matter::EmergencyPlacement => Some(Decider::DelegatedOfficer),
            Matter::EmergencyExtension => Some(Decider::AuthorisedOfficer),
            Matter::TakingIntoCare => self.objections(found),
            Matter::PlaceChoice => {
                let said = rules.of(Matter::PlaceChoice).is_some();
                if !said {
                    found.lack(Lack::Agreement);
                }
                said.then_some(Decider::ResponsibleWorker)
            }
        }
    }

    /// A placement in open care wants consent, and a child alone one of three purposes.
    fn consents(&self, found: &mut Found) {
        match self.strongest() {
            None => found.lack(Lack::Guardians),
            Some(View::Consents) => {}
            Some(_) => found.reasons.push(Reason::GuardianConsent),
        }
        match (Self::own_view(found), self.child.view) {
            (Some(false), _) | (_, Some(View::Consents)) => {}
            (Some(true), Some(_)) => found.reasons.push(Reason::ChildConsent),
            (Some(true), None) => found.lack(Lack::Child),
            (None, view) => self.lack_of_age(view, found),
        }
        match self.purpose {
            None => found.lack(Lack::Purpose),
            Some(Purpose::Other) => found.reasons.push(Reason::Purpose),
            Some(_) => {}
        }
    }

    /// Whoever objects or is not heard brings a taking into care before the court.
    fn objections(&self, found: &mut Found) -> Option<Decider> {
        let guardian = self.strongest().map(|view| view != View::Consents);
        let child = match (Self::own_view(found), self.child.view) {
            (Some(false), _) | (_, Some(View::Consents)) => Some(false),
            (Some(true), Some(_)) => Some(true),
            (Some(true) | None, None) | (None, Some(_)) => None,
        };
        if guardian == Some(true) || child == Some(true) {
            return Some(Decider::Court);
        }
        if guardian.is_none() {
            found.lack(Lack::Guardians);
        }
        if child.is_none() {
            match Self::own_view(found) {
                Some(_) => found.lack(Lack::Child),
                None => self.lack_of_age(self.child.view, found),
            }
        }
        (guardian == Some(false) && child == Some(false))
            .then_some(Decider::LeadingOfficer)
    }

    /// What counts of several guardians: an objection, then that one is not heard.
    fn strongest(&self) -> Option<View> {
        self.guardians.iter().copied().max()
    }

    /// Whether the child's own consent and objection count; none where the age is not known.
    fn own_view(found: &Found) -> Option<bool> {
        found.age.map(|age| age >= OWN_VIEW)
    }

    /// The age is lacking: not given, or the day on which it is wanted is not.
    fn lack_of_age(&self, view: Option<View>, found: &mut Found) {
        found.lack(if self.child.age.is_none() { Lack::Age } else { Lack::On });
        if view.is_none() {
            found.lack(Lack::Child);
        }
    }
}
