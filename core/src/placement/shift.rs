//! What if: a part of the days in one form were days in another.

use super::Terms;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;

/// A part of the days in one form that is moved to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    pub(super) from: usize,
    pub(super) to: usize,
    /// As a part of one.
    pub(super) part: Exact,
}

impl Shift {
    /// So many percent of the days of one form, moved to another.
    ///
    /// # Errors
    /// A form that there is none of; a percentage below 0 or above 100.
    pub fn new(
        terms: &Terms,
        from: &str,
        to: &str,
        percent: &Exact,
    ) -> Result<Self, Diagnostics> {
        let mut problems = Diagnostics::new();
        let mut form = |id: &str| {
            let form = terms.form(id);
            if form.is_none() {
                let unknown = Diagnostic::new(Code::UnknownForm, Input::Call);
                problems.push(unknown.with("value", id).with("known", terms.known()));
            }
            form
        };
        let (from, to) = (form(from), form(to));
        let part = percent.divided_by(&100.into());
        let part = part.filter(|part| !part.is_negative() && *part <= Exact::one());
        if part.is_none() {
            let problem = Diagnostic::new(Code::NotAPercentage, Input::Call);
            problems.push(problem.with("value", percent));
        }
        match (from, to, part) {
            (Some(from), Some(to), Some(part)) => Ok(Self { from, to, part }),
            _ => Err(problems),
        }
    }
}
