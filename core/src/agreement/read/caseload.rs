//! The section `caseload`.

use super::fields::{Fields, Reader};
use crate::agreement::CaseloadTerms;
use crate::caseload::{Apart, Caps, Costs, PartTime, PostCost, Within};
use crate::exact::Exact;
use crate::period::Dated;
use crate::read::node::Node;

/// The most that a cap may be: nobody answers for more.
const MOST: i16 = 999;

pub(super) fn caseload(reader: &mut Reader<'_>, node: &Node) -> Option<CaseloadTerms> {
    let mut fields = reader.fields(node)?;
    let caps = dated(reader, &mut fields, "caps", |reader, fields| {
        let cap = reader.required(fields, "cap")?;
        u64::try_from(reader.whole(cap, 1, MOST)?).ok()
    });
    let part_time = choice(reader, &mut fields, "part_time", &PartTime::NAMES);
    let within = choice(reader, &mut fields, "within", &Within::NAMES);
    let apart = choice(reader, &mut fields, "apart", &Apart::NAMES);
    let costs = dated(reader, &mut fields, "costs", post);
    let cited = reader.citation(&mut fields);
    reader.finish(&fields);
    let caps = caps.map(|caps| Caps::of_agreement(caps, cited));
    let costs = costs.unwrap_or_default();
    Some(CaseloadTerms {
        caps,
        part_time,
        within,
        apart,
        costs: Costs::of_agreement(costs),
    })
}

/// What holds through time; none where the list is missing.
fn dated<T>(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    list: &'static str,
    read: impl FnMut(&mut Reader<'_>, &mut Fields<'_>) -> Option<T>,
) -> Option<Vec<Dated<T>>> {
    fields.optional(list)?;
    Some(reader.dated_as(fields, list, read))
}

fn choice<T: Copy>(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    name: &'static str,
    names: &[(&'static str, T)],
) -> Option<T> {
    let node = fields.optional(name)?;
    reader.choice(node, names)
}

/// What a full post costs a year.
fn post(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Option<PostCost> {
    let salary =
        reader.required(fields, "salary").and_then(|n| reader.decimal_from_zero(n));
    let mut or_zero = |name| match fields.optional(name) {
        Some(node) => reader.decimal_from_zero(node),
        None => Some(Exact::zero()),
    };
    let (on_costs, overheads) = (or_zero("on_costs"), or_zero("overheads"));
    Some(PostCost::new(salary?, on_costs?, overheads?))
}

#[cfg(test)]
#[path = "caseload_tests.rs"]
mod tests;
