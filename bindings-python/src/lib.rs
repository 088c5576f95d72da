//! The Python package `osuus`: converts what comes in, calls core, converts what goes out.
//!
//! Nothing is worked out here. Amounts go out as `decimal.Decimal` (as
//! `fractions.Fraction` where no decimal is exact) and as Arrow columns; texts, tables
//! and explanations come from core as they are.

#![expect(
    clippy::doc_markdown,
    clippy::doc_link_with_quotes,
    reason = "doc comments become docstrings, in Google's style, with Python examples"
)]
#![expect(
    clippy::needless_pass_by_value,
    reason = "what Python passes arrives as an owned value"
)]

mod agreement;
mod bill;
mod columns;
mod convert;
mod diagnostic;
mod explanation;
mod facts;
mod frame;
mod html;
mod rows;
mod statement;

use pyo3::prelude::*;

/// The native half of `osuus`. Import `osuus`, not this.
#[pymodule]
mod _osuus {
    #[pymodule_export]
    use crate::agreement::{PyAgreement, agreements, check};
    #[pymodule_export]
    use crate::bill::{PyBill, PyFunder, PyLine};
    #[pymodule_export]
    use crate::diagnostic::PyDiagnostic;
    #[pymodule_export]
    use crate::explanation::PyExplanation;
    #[pymodule_export]
    use crate::facts::PyFacts;
    #[pymodule_export]
    use crate::statement::PyStatement;

    use pyo3::prelude::*;

    /// One call of the JSON façade: the same text in, the same bytes out, in every language.
    ///
    /// Args:
    ///     text: A call as JSON, for example `{"call": "agreements"}`.
    ///
    /// Returns:
    ///     `{"type": "success", "answer": ...}`, or `{"type": "failure", "answer": ...}`
    ///     with the diagnostics. A call that fails raises nothing.
    ///
    /// Example:
    ///     >>> import json, osuus
    ///     >>> json.loads(osuus.call('{"call": "agreements"}'))["type"]
    ///     'success'
    #[pyfunction]
    #[pyo3(signature = (text, /))]
    fn call(py: Python<'_>, text: &str) -> String {
        py.detach(|| osuus::call::json(text))
    }

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
