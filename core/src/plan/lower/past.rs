//! Figures of other times: measures of earlier years, quarters and months, prices that follow an index.

use super::Lowering;
use crate::agreement::{Each, IndexOn, Past, Placed, Primitive, Step, TakeYears};
use crate::exact::Exact;
use crate::period::{NotDated, Period};
use crate::plan::step::Time;
use crate::plan::{NumberFrom, Op, StepId, labels};
use crate::unit::Unit;

impl Lowering<'_> {
    /// A measure of several times, the last of them first.
    pub(super) fn past(
        &mut self,
        step: &Step,
        measure: &Placed<String>,
        past: Past,
        take: TakeYears,
    ) -> Option<StepId> {
        let times = self.times(past)?;
        let each: Vec<Option<StepId>> =
            times.into_iter().map(|time| self.measure(&measure.value, time)).collect();
        let each = each.into_iter().collect::<Option<Vec<StepId>>>()?;
        if take == TakeYears::Sum {
            return Some(self.done(step, Op::Plus(each)));
        }
        let sum =
            self.between(Op::Plus(each), &step.unit, labels::sum_of_times(past.each));
        let count = Exact::from(i64::from(past.count));
        let count = self.number(&count, NumberFrom::Times(past.each), &Unit::one());
        Some(self.done(step, Op::Per { of: sum, by: count, zero_gives: None }))
    }

    /// The times, the last first; none beyond the calendar.
    fn times(&self, past: Past) -> Option<Vec<Time>> {
        let Past { years_before, each, count, to } = past;
        let length = match each {
            Each::Year => {
                return Some(
                    (0..count)
                        .map(|more| Time::YearsBefore(years_before + more))
                        .collect(),
                );
            }
            Each::Quarter => 3,
            Each::Month => 1,
        };
        let year = i32::from(self.request.period.as_year()?) - i32::from(years_before);
        // Months since the beginning of the calendar, up to the one that ends it.
        let end = year * 12 + i32::from(to);
        let ends = (0..i32::from(count)).map(|back| end - back * length);
        ends.map(|end| {
            let (year, month) = ((end - 1).div_euclid(12), (end - 1).rem_euclid(12) + 1);
            let text = match each {
                Each::Quarter => format!("{year:04}Q{}", month / 3),
                _ => format!("{year:04}-{month:02}"),
            };
            text.parse::<Period>().ok().map(Time::Of)
        })
        .collect()
    }

    /// The price of the billed year, from that of the base year.
    pub(super) fn indexed(&mut self, step: &Step) -> Option<StepId> {
        let Primitive::Indexed { price, index, base, years_before, on, to, mode } =
            &step.primitive
        else {
            return None;
        };
        let price = self.operand(price, &step.unit)?;
        let year = self.request.period.as_year()?;
        if year < *base {
            let first = Period::year(*base).ok()?.days().from();
            self.not_dated(&step.id.value, step.id.position, NotDated::NotYet(first));
            return None;
        }
        if year == *base {
            return Some(self.done(step, Op::Plus(vec![price])));
        }
        let back = |of: i16| Time::YearsBefore(year - of + years_before);
        let followed = match on {
            IndexOn::Rounded => (base + 1..=year).collect(),
            IndexOn::Unrounded => vec![year],
        };
        let (mut price, mut before) = (price, *base);
        for of in followed {
            let now = self.measure(&index.value, back(of));
            let then = self.measure(&index.value, back(before));
            let (now, then) = (now?, then?);
            let unit = step.unit.times(&self.unit_of(now));
            let raised =
                self.between(Op::Times(vec![price, now]), &unit, labels::indexed());
            let per = Op::Per { of: raised, by: then, zero_gives: None };
            let exact = self.between(per, &step.unit, labels::unrounded());
            let round = Op::Round { of: exact, unit: to.clone(), mode: *mode };
            price = if of == year {
                self.done(step, round)
            } else {
                self.between(round, &step.unit, labels::price_of(of))
            };
            before = of;
        }
        Some(price)
    }
}
