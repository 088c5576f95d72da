//! Bills are compared buyer by buyer only where a code means the same area.

use std::collections::BTreeSet;

use super::Alternative;
use crate::agreement::Scheme;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::municipality::{MunicipalityCode, Register};

/// That the alternatives can be held against each other.
///
/// # Errors
/// Fewer than two, two of one name, other money, other borders.
pub(crate) fn alike(
    alternatives: &[Alternative],
    register: &Register,
) -> Result<(), Diagnostics> {
    let mut problems = Diagnostics::new();
    let problem = |code| Diagnostic::new(code, Input::Call);
    let Some((first, others)) = alternatives.split_first() else {
        return Err(problem(Code::TooFewAlternatives).with("found", 0).into());
    };
    if others.is_empty() {
        problems.push(problem(Code::TooFewAlternatives).with("found", 1));
    }
    let mut names = BTreeSet::new();
    for one in alternatives {
        if !names.insert(one.name()) {
            problems.push(problem(Code::SameName).with("name", one.name()));
        }
    }
    let currency = first.plan().agreement().currency();
    for other in others {
        let found = other.plan().agreement().currency();
        if found != currency {
            problems.push(
                problem(Code::OtherCurrency)
                    .with("name", other.name())
                    .with("found", found)
                    .with("first", first.name())
                    .with("expected", currency),
            );
        }
        problems.extend(unlike(first, other, register));
    }
    problems.unless_errors(())
}

/// That borders of buyers changed between the maps of two of them.
fn unlike(
    first: &Alternative,
    other: &Alternative,
    register: &Register,
) -> Option<Diagnostic> {
    let (one, two) = (first.plan().map_day()?, other.plan().map_day()?);
    let codes: BTreeSet<MunicipalityCode> = [first, other]
        .into_iter()
        .flat_map(|side| side.plan().buyers())
        .filter(|buyer| buyer.scheme == Scheme::Municipality)
        .filter_map(|buyer| buyer.code.parse().ok())
        .collect();
    let changed: Vec<String> = codes
        .iter()
        .filter(|code| !register.same_borders(code, one, two))
        .map(ToString::to_string)
        .collect();
    let changed: Vec<&str> = changed.iter().map(String::as_str).collect();
    (!changed.is_empty()).then(|| {
        Diagnostic::new(Code::UnlikeMaps, Input::Call)
            .with("codes", crate::suggest::list(None, &changed))
            .with_day("one", one.min(two))
            .with_day("other", one.max(two))
            .in_alternative(other.name())
    })
}
