//! Days of the term for which a price, an amount or a value says nothing.

use jiff::civil::Date;

use super::{Check, at};
use crate::agreement::{Priced, asked_as};
use crate::diagnostic::Code;
use crate::period::{After, Dated};

impl Check<'_> {
    /// Gaps before the first dated figure, between two, and after the last.
    pub(super) fn time(&mut self) {
        let term = self.agreement.term;
        let lists: Vec<_> = self.agreement.stated().collect();
        // A term whose end is not stated goes on as far as anything of the agreement does.
        let last = lists.iter().filter_map(|list| list.values.last());
        let end = term.to.or_else(|| last.map(|dated| dated.days.to()).max());
        for list in lists {
            let name = asked_as(list.id);
            let mut gap = |next: &Dated<Priced>, from: Date, to: Date| {
                let gap = at(Code::Gap, next.value.figure.position).with("id", name);
                self.tell(gap.with_day("from", from).with_day("to", to));
            };
            if let (Some(from), Some(first)) = (term.from, list.values.first())
                && from < first.days.from()
                && let Ok(before) = first.days.from().yesterday()
            {
                gap(first, from, before);
            }
            for pair in list.values.windows(2) {
                if let [one, next] = pair
                    && let (Ok(from), Ok(to)) =
                        (one.days.to().tomorrow(), next.days.from().yesterday())
                    && from <= to
                {
                    gap(next, from, to);
                }
            }
            if let (Some(to), Some(last)) = (end, list.values.last())
                && last.days.to() < to
                && list.after == After::Fail
            {
                let ends = at(Code::EndsEarly, last.value.figure.position);
                let ends = ends.with("id", name);
                self.tell(ends.with_day("end", last.days.to()).with_day("to", to));
            }
        }
    }
}
