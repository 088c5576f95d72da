//! Facts that change no bill: rows of measures that nothing uses, of days outside the term, of buyers
//! that pay nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::{Column, Fact, Facts};
use crate::agreement::{Agreement, Each, Nobody, Primitive, unused_measures};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::text::Text;

impl Facts {
    /// A warning for each measure, period and buyer whose rows are of no use, at the first of them.
    pub(crate) fn useless(&self, agreement: &Agreement) -> Diagnostics {
        let mut found = Diagnostics::new();
        let unused: BTreeSet<&str> =
            unused_measures(agreement).into_iter().map(|one| one.id.as_str()).collect();
        let rows =
            self.by(|fact| unused.contains(&*fact.measure).then_some(&*fact.measure));
        for (measure, rows) in rows {
            let problem = rows.first.problem(Code::FactNotUsed, Column::Measure);
            found.push(rows.counted(problem.with("measure", measure)));
        }
        let reaches = reaches(agreement);
        let known = |fact: &Fact| agreement.measure(&fact.measure).is_some();
        let rows = self.by(|fact| {
            let reach = reaches.get(&*fact.measure).copied().unwrap_or_default();
            (known(fact) && outside(fact, agreement, reach))
                .then(|| fact.period.to_string())
        });
        for (period, rows) in rows {
            let problem = rows.first.problem(Code::FactOutsideTerm, Column::Period);
            let problem = rows.first.tell(problem, "period", &period);
            found.push(rows.counted(problem.with("term", agreement.term)));
        }
        let nobody = Nobody::of(agreement).buyers;
        let nobody: BTreeSet<&str> =
            nobody.into_iter().map(|code| code.value.as_str()).collect();
        let rows =
            self.by(|fact| fact.buyer.as_deref().filter(|code| nobody.contains(code)));
        for (code, rows) in rows {
            let problem = rows.first.problem(Code::FactOfNobody, Column::Buyer);
            found.push(rows.counted(problem.with("code", code)));
        }
        found
    }

    /// The rows that have a key, by it.
    fn by<'f, K: Ord>(
        &'f self,
        key: impl Fn(&'f Fact) -> Option<K>,
    ) -> BTreeMap<K, Rows<'f>> {
        let mut rows: BTreeMap<K, Rows<'_>> = BTreeMap::new();
        for fact in self {
            let Some(key) = key(fact) else { continue };
            let rows =
                rows.entry(key).or_insert(Rows { first: fact, count: 0, clients: 0 });
            rows.count += 1;
            rows.clients += usize::from(fact.client.is_some());
        }
        rows
    }
}

/// Rows of one kind.
struct Rows<'f> {
    first: &'f Fact,
    count: usize,
    /// How many of them are of clients.
    clients: usize,
}

impl Rows<'_> {
    /// With the number of rows, unless that tells how many clients there are.
    fn counted(&self, problem: Diagnostic) -> Diagnostic {
        if self.clients > 0 {
            return problem.with_text("rows", Text::withheld()).confidential();
        }
        problem.with("rows", self.count)
    }
}

/// How many years before the billed one a measure is looked up, at most.
fn reaches(agreement: &Agreement) -> BTreeMap<&str, i16> {
    let mut reaches: BTreeMap<&str, i16> = BTreeMap::new();
    for step in &agreement.steps {
        let Primitive::Measure { measure, past, .. } = &step.primitive else { continue };
        let months = match past.each {
            Each::Year => 12,
            Each::Quarter => 3,
            Each::Month => 1,
        };
        // The first month lies so many months before the December of the last year.
        let back =
            past.count.saturating_mul(months).saturating_add(12 - i16::from(past.to));
        let years = past.years_before.saturating_add((back - 1) / 12);
        let reach = reaches.entry(&measure.value).or_default();
        *reach = (*reach).max(years);
    }
    reaches
}

/// Whether no year of the term looks at the days of a fact.
fn outside(fact: &Fact, agreement: &Agreement, reach: i16) -> bool {
    let (days, term) = (fact.period.days(), agreement.term);
    let early = term.from.is_some_and(|from| {
        days.to() < from && days.to().year() < from.year().saturating_sub(reach)
            || (reach == 0 && days.to() < from)
    });
    early || term.to.is_some_and(|to| days.from() > to)
}
