//! A way for the fuzzer to force the widest integers, which must not change a figure.

use super::{Bound, Plan};
use crate::column::{Arithmetic, Width};
use crate::diagnostic::Diagnostics;
use crate::facts::Facts;

impl Plan {
    /// As [`Plan::bind`], with integers without end throughout.
    ///
    /// # Errors
    /// As there.
    pub fn bind_wide(&self, facts: &Facts) -> Result<Bound<'_>, Diagnostics> {
        self.bound(facts, Arithmetic { least: Width::Wide })
    }
}
