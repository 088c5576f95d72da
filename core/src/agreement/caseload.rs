//! What an agreement says of caseloads, where that is not the law.

use crate::caseload::{Apart, Caps, Costs, PartTime, Within};

/// The section `caseload`. What it leaves out a call says, or the default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseloadTerms {
    /// Caps in place of the law's.
    pub caps: Option<Caps>,
    /// How many clients a part of a post may have.
    pub part_time: Option<PartTime>,
    /// How far from their own clients may be moved.
    pub within: Option<Within>,
    /// Which clients are counted apart when posts are counted.
    pub apart: Option<Apart>,
    /// What posts cost.
    pub costs: Costs,
}
