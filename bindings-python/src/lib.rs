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
mod asked;
mod bill;
mod bound;
mod brought;
mod carried;
mod columns;
mod convert;
mod diagnostic;
mod dicts;
mod digits;
mod earlier;
mod exact;
mod explanation;
mod facts;
mod frame;
mod grid;
mod html;
mod municipalities;
mod municipality;
mod pickled;
mod plan;
mod published;
mod receipt;
mod register;
mod report;
mod request;
mod rows;
mod scenario;
mod series;
mod sheets;
mod statement;
mod stream;
mod texts;
mod watched;

use pyo3::prelude::*;

/// The native half of `osuus`. Import `osuus`, not this.
#[pymodule]
mod _osuus {
    #[pymodule_export]
    use crate::agreement::{PyAgreement, agreements, check};
    #[pymodule_export]
    use crate::asked::ask;
    #[pymodule_export]
    use crate::bill::{PyBill, PyFunder, PyLine};
    #[pymodule_export]
    use crate::bound::PyBound;
    #[pymodule_export]
    use crate::carried::PyCarried;
    #[pymodule_export]
    use crate::diagnostic::PyDiagnostic;
    #[pymodule_export]
    use crate::dicts::dicts;
    #[pymodule_export]
    use crate::exact::{PyExactTable, exact_frame};
    #[pymodule_export]
    use crate::explanation::PyExplanation;
    #[pymodule_export]
    use crate::facts::PyFacts;
    #[pymodule_export]
    use crate::grid::{PyGrid, PyPaid};
    #[pymodule_export]
    use crate::municipalities::PyMunicipalities;
    #[pymodule_export]
    use crate::municipality::{PyMunicipality, PyName};
    #[pymodule_export]
    use crate::plan::PyPlan;
    #[pymodule_export]
    use crate::published::PyPublished;
    #[pymodule_export]
    use crate::receipt::{PyReceipt, PyVerification};
    #[pymodule_export]
    use crate::register::PyRegister;
    #[pymodule_export]
    use crate::report::{PyReport, PyTable};
    #[pymodule_export]
    use crate::series::PySeries;
    #[pymodule_export]
    use crate::sheets::{facts_of_sheets, sheet_words};
    #[pymodule_export]
    use crate::statement::PyStatement;
    #[pymodule_export]
    use crate::texts::{number_text, others};

    use osuus::text::Lang;
    use pyo3::prelude::*;
    use pyo3::types::PyString;

    use crate::digits::words;

    /// One call of the JSON façade: the same text in, the same bytes out, in every language.
    ///
    /// Args:
    ///     text: A call as JSON, for example `{"call": "agreements"}`.
    ///     register: Answers in place of the embedded register, or laid over it if it is a
    ///         part.
    ///
    /// Returns:
    ///     JSON text with the `type`, which is `success` or `failure`, and the `answer`, which
    ///     has the diagnostics where it is a failure. A call that fails raises nothing.
    ///
    /// Raises:
    ///     OsuusError: The part cannot be laid over the embedded register.
    ///     OsuusTypeError: The text holds half a surrogate pair.
    ///
    /// Example:
    ///     >>> import json, osuus
    ///     >>> json.loads(osuus.call('{"call": "agreements"}'))["type"]
    ///     'success'
    #[pyfunction]
    #[pyo3(signature = (text, /, *, register = None))]
    fn call(
        py: Python<'_>,
        text: &Bound<'_, PyString>,
        register: Option<&Bound<'_, PyRegister>>,
    ) -> PyResult<String> {
        // Python's own error would hold the text, and with it clients and salts.
        let text = words("text", text).map_err(|problem| problem.raise(py, "call"))?;
        let register = PyRegister::chosen(py, register, Lang::default())?;
        Ok(py.detach(|| osuus::call::json_with(&text, &register)))
    }

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
