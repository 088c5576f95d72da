//! The stages of a year: what an advance, a settlement or a correction makes of the bills of the
//! whole year.

use super::Lowering;
use super::charges::round;
use crate::agreement::{Advance, Billed, Comparison, Operand, Stage, Unpaid, line};
use crate::diagnostic::{Code, Diagnostic, Input};
use crate::exact::Exact;
use crate::plan::step::When;
use crate::plan::{
    LineOf, NumberFrom, Op, Over, PlannedLine, Prior, StepId, Sum, labels,
};
use crate::rounding::Mode;
use crate::source::Citation;
use crate::text::Text;
use crate::unit::Unit;

impl Lowering<'_> {
    /// The step of the bills of the stage that is asked for; `whole` are those of the whole year.
    pub(super) fn staged(
        &mut self,
        lines: &mut Vec<PlannedLine>,
        whole: StepId,
    ) -> StepId {
        let Some(stage) = self.request.stage else { return whole };
        if let Some(day) = self.request.restated_on.filter(|_| stage.takes_off()) {
            self.problems.push(
                Diagnostic::new(Code::RestatedStage, Input::Call)
                    .with_day("date", day)
                    .with_text("stage", stage.text()),
            );
        }
        let terms = self.agreement.settlement.as_ref();
        let advance = terms.and_then(|terms| terms.advance.as_ref());
        if let Some(step) = self.steps.get_mut(whole.index()) {
            step.label = labels::whole_year();
        }
        match (stage, terms, advance) {
            (Stage::Advance, Some(terms), Some(advance)) => {
                let cited = advance.citation.clone().or_else(|| terms.citation.clone());
                self.advance(lines, whole, advance, cited)
            }
            (Stage::Settlement, Some(_), _) | (Stage::Correction, ..) => {
                self.less_billed_before(lines, whole, stage)
            }
            (Stage::Advance | Stage::Settlement, ..) => {
                self.problems.push(
                    Diagnostic::new(Code::NoStage, Input::Agreement)
                        .with("agreement", &self.agreement.id)
                        .with_text("stage", stage.text())
                        .with("example", "{ percent = \"80\" }"),
                );
                whole
            }
        }
    }

    /// A part of the whole bill is billed; what the whole is made of is only shown.
    fn advance(
        &mut self,
        lines: &mut Vec<PlannedLine>,
        whole: StepId,
        advance: &Advance,
        cited: Option<Citation>,
    ) -> StepId {
        for line in lines.iter_mut() {
            line.billed = Billed::No;
        }
        let Some(part) = advance.percent.divided_by(&Exact::from(100)) else {
            return whole;
        };
        let part = self.number(&part, NumberFrom::Percent, &Unit::one());
        let part = self.in_money(Op::Times(vec![part, whole]), labels::unrounded(), None);
        let op = round(part, &self.agreement.rounding);
        let amount = self.in_money(op, labels::advance(), cited.clone());
        lines.push(self.own_line(line::ADVANCE, Billed::Yes, amount));
        if let Some(count) = advance.instalments {
            self.instalments(lines, amount, count, cited);
        }
        self.in_money(Op::Plus(vec![amount]), labels::bill(), None)
    }

    /// The advance in equal instalments; the last has what does not divide evenly.
    fn instalments(
        &mut self,
        lines: &mut Vec<PlannedLine>,
        advance: StepId,
        count: u16,
        cited: Option<Citation>,
    ) {
        let Some(smallest) = self.agreement.currency.rounding() else { return };
        let times = |count: u16| Exact::from(i64::from(count));
        let all = self.number(&times(count), NumberFrom::Instalments, &Unit::one());
        let each = Op::Per { of: advance, by: all, zero_gives: None };
        let each = self.in_money(each, labels::unrounded(), None);
        let each = self.in_money(
            round(each, &smallest.with_mode(Mode::Down)),
            labels::instalment(count),
            cited.clone(),
        );
        let others = times(count.saturating_sub(1));
        let others = self.number(&others, NumberFrom::ButTheLast, &Unit::one());
        let others =
            self.in_money(Op::Times(vec![others, each]), labels::but_the_last(), None);
        let last = self.in_money(
            Op::Minus(advance, others),
            labels::last_instalment(count),
            cited,
        );
        self.sums.push(Sum::Each { parts: vec![others, last], whole: advance });
        lines.push(self.own_line(line::INSTALMENT, Billed::No, each));
        lines.push(self.own_line(line::LAST_INSTALMENT, Billed::No, last));
    }

    /// What was billed before is taken off, and what is below the threshold is left out: of a
    /// settlement now, of a correction what the settlement left out.
    fn less_billed_before(
        &mut self,
        lines: &mut Vec<PlannedLine>,
        whole: StepId,
        stage: Stage,
    ) -> StepId {
        let terms = self.agreement.settlement.as_ref();
        let cited = terms.and_then(|terms| terms.citation.clone());
        let over = self.over_of(&[whole]);
        let Some(paid) = self.earlier(None, Unpaid::New, over) else { return whole };
        let off = self.negative(paid, labels::billed_before(), cited.clone());
        lines.push(self.own_line(line::BILLED_BEFORE, Billed::Yes, off));
        let rest = Op::Plus(vec![whole, off]);
        let Some(threshold) = terms.and_then(|terms| terms.threshold.as_ref()) else {
            return self.in_money(rest, labels::bill(), None);
        };
        let rest = self.in_money(rest, labels::to_settle(), None);
        let left_out = match stage {
            Stage::Correction => {
                self.earlier(Some(line::BELOW_THRESHOLD), Unpaid::Zero, over)
            }
            _ => self.below(threshold, rest, cited),
        };
        let Some(left_out) = left_out else { return whole };
        lines.push(self.own_line(line::BELOW_THRESHOLD, Billed::Yes, left_out));
        self.in_money(Op::Plus(vec![rest, left_out]), labels::bill(), None)
    }

    /// What takes a difference back to zero that is below the threshold.
    fn below(
        &mut self,
        threshold: &Operand,
        rest: StepId,
        cited: Option<Citation>,
    ) -> Option<StepId> {
        let money = self.money();
        let threshold = self.operand(threshold, &money)?;
        let back = self.negative(rest, labels::sign_changed(), None);
        let size = Op::Greatest(vec![rest, back]);
        let size = self.in_money(size, labels::without_sign(), None);
        let nothing = self.number(&Exact::zero(), NumberFrom::NothingLeftOut, &money);
        let cut = Op::When {
            condition: When::Compares(size, Comparison::Below, threshold),
            then: back,
            otherwise: nothing,
        };
        Some(self.in_money(cut, labels::below_threshold(), cited))
    }

    /// What earlier statements of the year say: of one line, or of the whole bill.
    fn earlier(
        &mut self,
        line: Option<&str>,
        unpaid: Unpaid,
        over: Over,
    ) -> Option<StepId> {
        let prior = Prior {
            agreement: self.agreement.id.clone(),
            year: self.request.period.as_year()?,
            charge: line.map(str::to_owned),
            unpaid,
        };
        let label = match line {
            Some(_) => labels::below_threshold(),
            None => labels::earlier(),
        };
        Some(self.push(Op::Prior(prior), self.money(), over, label, None))
    }

    /// A figure with its sign changed.
    fn negative(&mut self, of: StepId, label: Text, cited: Option<Citation>) -> StepId {
        let money = self.money();
        let nothing = self.number(&Exact::zero(), NumberFrom::ChangesSign, &money);
        self.in_money(Op::Minus(nothing, of), label, cited)
    }

    fn in_money(&mut self, op: Op, label: Text, cited: Option<Citation>) -> StepId {
        let (money, over) = (self.money(), self.over_of(&op.inputs()));
        self.push(op, money, over, label, cited)
    }

    /// A line that no charge makes.
    fn own_line(&self, id: &str, billed: Billed, amount: StepId) -> PlannedLine {
        let label = self.steps.get(amount.index()).map(|step| step.label.clone());
        PlannedLine {
            id: id.to_owned(),
            name: label.unwrap_or_default(),
            billed,
            amount,
            of_parties: amount,
            quantity: None,
            rate: None,
            of: LineOf::Other,
        }
    }
}
