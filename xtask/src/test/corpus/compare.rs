//! Finds what is not the same, and says where.

use std::collections::{BTreeMap, BTreeSet};

use super::results::{RUNTIMES, Results};

/// One sentence for each case that a runtime lacks, has too much or answers differently.
pub fn differences(
    cases: &BTreeSet<String>,
    all: &BTreeMap<&'static str, Results>,
) -> Vec<String> {
    let mut found = Vec::new();
    for (runtime, results) in all {
        for id in cases.iter().filter(|id| !results.contains_key(*id)) {
            found.push(format!("`{id}`: {runtime} did not run it"));
        }
        for id in results.keys().filter(|id| !cases.contains(*id)) {
            found.push(format!("`{id}`: {runtime} ran it, but no file has this id"));
        }
    }
    let mut in_order =
        RUNTIMES.iter().filter_map(|runtime| all.get_key_value(runtime.name));
    let Some((first, expected)) = in_order.next() else { return found };
    for (runtime, results) in in_order {
        for (id, right) in results {
            if let Some(left) = expected.get(id)
                && left != right
            {
                found.push(format!(
                    "`{id}`: {first} and {runtime} differ {}",
                    first_difference(left, right)
                ));
            }
        }
    }
    found
}

/// The first line that differs, from both sides. Line ends count, so they are shown.
fn first_difference(left: &str, right: &str) -> String {
    let mut lefts = left.split_inclusive('\n');
    let mut rights = right.split_inclusive('\n');
    let mut number = 0_usize;
    loop {
        number = number.saturating_add(1);
        let (left, right) = (lefts.next(), rights.next());
        if left != right || left.is_none() {
            return format!(
                "in line {number}:\n    {}\n    {}",
                shown(left),
                shown(right)
            );
        }
    }
}

fn shown(line: Option<&str>) -> String {
    line.map_or_else(|| "(no such line)".to_owned(), |line| format!("{line:?}"))
}

#[cfg(test)]
#[path = "compare_tests.rs"]
mod tests;
