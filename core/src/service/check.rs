//! What does not add up in phases and key figures. Nothing is repaired.

use std::collections::BTreeSet;

use super::{Catalogue, Phase, Spacing};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, Placed};
use crate::exact::Exact;
use crate::format;
use crate::municipality::Register;
use crate::text::Text;

impl Catalogue {
    /// Phases that leave days out or overlap or are not as long as is said, sums that differ from their
    /// parts, age groups that hold the same ages. All are warnings.
    #[must_use]
    pub fn check(&self) -> Diagnostics {
        let mut found = Diagnostics::new();
        let mut phases: Vec<&Phase> = self.phases.iter().collect();
        phases.sort_by_key(|phase| phase.days);
        for pair in phases.windows(2) {
            let [first, next] = pair else { continue };
            let (code, days) = match first.spacing(next) {
                Spacing::Next => continue,
                Spacing::Gap(days) => (Code::PhasesApart, days),
                Spacing::Overlap(days) => (Code::PhasesOverlap, days),
            };
            found.push(
                at(code, &next.id)
                    .with("first", first.id())
                    .with("second", next.id())
                    .with_day("from", days.from())
                    .with_day("to", days.to()),
            );
        }
        for phase in &self.phases {
            let Some(stated) = &phase.months else { continue };
            let whole = phase.whole_months();
            if whole != Some(stated.value) {
                let days = phase.days;
                found.push(
                    at(Code::PhaseMonths, stated)
                        .with("id", phase.id())
                        .with("stated", stated.value)
                        .with_day("from", days.from())
                        .with_day("to", days.to()),
                );
            }
        }
        self.sums(&mut found);
        self.ages(&mut found);
        found
    }

    fn sums(&self, found: &mut Diagnostics) {
        for figure in &self.figures {
            let Some(sum) = self.sum(figure).filter(|sum| *sum != figure.value) else {
                continue;
            };
            let difference = &figure.value - &sum;
            found.push(
                at(Code::FigureSum, &figure.id)
                    .with("id", figure.id())
                    .with_text("stated", number(&figure.value))
                    .with_text("found", number(&sum))
                    .with_text("difference", number(&difference)),
            );
        }
    }

    /// Each pair of age groups is told of once, however many figures have it.
    fn ages(&self, found: &mut Diagnostics) {
        let mut told = BTreeSet::new();
        for (place, one) in self.figures.iter().enumerate() {
            for other in self.figures.iter().skip(place + 1) {
                let (Some(first), Some(second)) = (&one.ages, &other.ages) else {
                    continue;
                };
                let pair = (first.value.min(second.value), first.value.max(second.value));
                let Some(both) = first.value.overlap(second.value) else { continue };
                if one.unit.value == other.unit.value && told.insert(pair) {
                    found.push(
                        at(Code::AgesOverlap, second)
                            .with("first", first.value)
                            .with("second", second.value)
                            .with("both", both),
                    );
                }
            }
        }
    }

    /// What the register says against those for whom something was provided: municipalities that it does
    /// not know, and another number of them than the document speaks of.
    #[must_use]
    pub fn check_recipients(&self, register: &Register) -> Diagnostics {
        let mut found = Diagnostics::new();
        for arrangement in &self.arrangements {
            let recipients = &arrangement.recipients;
            match (recipients.municipalities(register), &recipients.count) {
                (Err(problems), _) => found.extend(problems),
                (Ok(Some(codes)), Some(stated))
                    if codes.len() != usize::from(stated.value) =>
                {
                    found.push(
                        at(Code::RecipientsCount, stated)
                            .with("id", arrangement.id())
                            .with("stated", stated.value)
                            .with("found", codes.len()),
                    );
                }
                _ => {}
            }
        }
        found
    }
}

fn at<T>(code: Code, place: &Placed<T>) -> Diagnostic {
    Diagnostic::new(code, Input::Agreement).at(place.position)
}

fn number(value: &Exact) -> Text {
    Text::each(|lang| format::number(value, 0, lang))
}
