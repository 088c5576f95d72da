//! What was paid by earlier statements: of other years, and of the stages of the same one.

use std::collections::{BTreeMap, BTreeSet};

use super::bind::Binding;
use super::{Op, Over, PaidBy, Prior, Record, Step};
use crate::agreement::{Buyer, Stage, Unpaid, line};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::facts::{Earlier, stage_behind};

impl Binding<'_> {
    /// What each paid, and by which statements.
    pub fn prior(&mut self, step: &Step) -> (Vec<Exact>, Record) {
        let Op::Prior(prior) = &step.op else { return (Vec::new(), Record::Nothing) };
        let year = prior.year.to_string();
        let of_year = self.facts.earlier().iter();
        let of_year =
            of_year.filter(|one| one.is_of(&prior.agreement, &year)).collect::<Vec<_>>();
        let plan = self.plan;
        let all = if step.over == Over::Buyers { &plan.buyers } else { &plan.parties };
        if prior.charge.is_none() {
            self.problems.extend(apart(&of_year));
        }
        // What a stage takes off is of the billed year itself.
        let of_stage = plan.period.as_year() == Some(prior.year);
        if of_stage && prior.unpaid == Unpaid::New {
            self.problems.extend(self.not_to_be_taken_off(prior, &of_year, all));
        }
        let said = counted(&of_year, prior);
        let wanted = match prior.unpaid {
            Unpaid::Fail => true,
            Unpaid::Zero => false,
            // Somebody was billed, so that whoever was not is new.
            Unpaid::New => !of_stage && said.is_empty(),
        };
        let mut values = Vec::with_capacity(all.len());
        let mut paid = Vec::with_capacity(all.len());
        for one in all {
            let by: Vec<PaidBy> = said
                .iter()
                .filter_map(|earlier| {
                    let amount = earlier.paid(&one.code, prior.charge.as_deref())?;
                    Some(PaidBy { stage: earlier.stage(), amount: amount.clone() })
                })
                .collect();
            if by.is_empty() && wanted {
                self.problems.push(
                    Diagnostic::new(Code::NoPrior, Input::Call)
                        .with("id", &step.of)
                        .with_text("who", one.name.clone())
                        .with("agreement", &prior.agreement)
                        .with("period", &year),
                );
            }
            values.push(by.iter().map(|paid| &paid.amount).sum());
            paid.push(by);
        }
        (values, Record::Paid(paid))
    }

    /// Why what was billed in the year cannot be taken off: nothing was, or it was billed to somebody
    /// else.
    fn not_to_be_taken_off(
        &self,
        prior: &Prior,
        of_year: &[&Earlier],
        all: &[Buyer],
    ) -> Diagnostics {
        let about = |code| {
            Diagnostic::new(code, Input::Call)
                .with("agreement", &prior.agreement)
                .with("period", prior.year)
        };
        let mut problems = Diagnostics::new();
        let asked = self.plan.request.stage;
        let settled = |earlier: &&Earlier| earlier.stage() == Some(Stage::Settlement);
        if asked == Some(Stage::Settlement) && of_year.iter().any(settled) {
            problems.push(about(Code::SettledBefore));
        }
        if of_year.is_empty() {
            let stage = asked.map(Stage::text).unwrap_or_default();
            problems.push(about(Code::NothingBilledBefore).with_text("stage", stage));
        }
        for earlier in of_year.iter().filter(|earlier| earlier.is_restated()) {
            let stage = stage_behind(earlier.stage());
            problems.push(about(Code::RestatedBefore).with_text("stage", stage));
        }
        let buyers: BTreeSet<&str> = all.iter().map(|one| one.code.as_str()).collect();
        for (code, sum) in billed(of_year) {
            if !buyers.contains(code) && !sum.is_zero() {
                problems.push(about(Code::BilledNoBuyer).with("code", code));
            }
        }
        problems
    }
}

/// The statements that say what was paid: a charge as it was worked out last, the whole bill by all.
fn counted<'e>(of_year: &[&'e Earlier], prior: &Prior) -> Vec<&'e Earlier> {
    match prior.charge {
        None => of_year.to_vec(),
        Some(_) => of_year
            .iter()
            .rfind(|earlier| earlier.stage() != Some(Stage::Advance))
            .map(|earlier| vec![*earlier])
            .unwrap_or_default(),
    }
}

/// What each was billed by all of them.
fn billed<'e>(all: &[&'e Earlier]) -> BTreeMap<&'e str, Exact> {
    let mut sums = BTreeMap::new();
    for earlier in all {
        add(earlier, &mut sums);
    }
    sums
}

fn add<'e>(earlier: &'e Earlier, sums: &mut BTreeMap<&'e str, Exact>) {
    for code in earlier.codes() {
        let sum = sums.entry(code).or_insert_with(Exact::zero);
        *sum = earlier.paid(code, None).map_or_else(|| sum.clone(), |paid| &*sum + paid);
    }
}

/// Statements of a year that do not follow one another: each takes off what those before it come to.
fn apart(of_year: &[&Earlier]) -> Diagnostics {
    let mut problems = Diagnostics::new();
    let mut before: BTreeMap<&str, Exact> = BTreeMap::new();
    for earlier in of_year {
        if let Some(stage) = earlier.stage().filter(|stage| stage.takes_off()) {
            let unlike = earlier.codes().find(|code| {
                let off = earlier.paid(code, Some(line::BILLED_BEFORE));
                let nothing = Exact::zero();
                let come_to = before.get(code).unwrap_or(&nothing);
                off.is_none_or(|off| !(off + come_to).is_zero())
            });
            if let Some(code) = unlike {
                problems.push(
                    Diagnostic::new(Code::StatementsApart, Input::Call)
                        .with("agreement", earlier.agreement())
                        .with("period", earlier.period())
                        .with_text("stage", stage_behind(Some(stage)))
                        .with("code", code),
                );
            }
        }
        add(earlier, &mut before);
    }
    problems
}
