//! Measures that a caseload states for agreements.

/// Clients from 0 to 17 years old.
pub(crate) const CLIENTS: &str = "clients";
/// The fewest full posts that the cap asks for.
pub(crate) const POSTS: &str = "caseload-posts";
/// What they cost in the period.
pub(crate) const COST: &str = "caseload-cost";
/// The posts that there are.
pub(crate) const POSTS_HELD: &str = "caseload-posts-held";
/// What those cost in the period.
pub(crate) const COST_HELD: &str = "caseload-cost-held";
