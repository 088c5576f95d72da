//! Receipts: digests of all that a statement was made of, and what came of verifying them.

use osuus::digest::Salt;
use osuus::receipt::{Receipt, Verification};
use osuus::text::Lang;
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyDict, PyString};

use crate::convert::{Text, language};
use crate::diagnostic::refused;
use crate::digits::words;
use crate::pickled::{self, Made, hash};

/// Digests of all that a statement was made of and of what came out.
///
/// Whoever has the same agreement, register and facts makes the receipt again and sees
/// whether it is the same. It is no signature. `str()` gives a line for each part.
///
/// Example:
///     >>> import osuus
///     >>> agreement = osuus.Agreement.embedded("keski-suomi-cooperation-2007")
///     >>> receipt = agreement.bill(year=2007).receipt()
///     >>> osuus.Receipt.read(receipt.to_json()).verify(receipt)
///     <osuus.Verification: holds>
#[pyclass(name = "Receipt", module = "osuus", frozen)]
pub struct PyReceipt {
    inner: Receipt,
    lang: Lang,
}

impl PyReceipt {
    pub fn new(inner: Receipt, lang: Lang) -> Self {
        Self { inner, lang }
    }
}

#[pymethods]
impl PyReceipt {
    /// Reads a receipt that was kept.
    ///
    /// Args:
    ///     text: The document `osuus.receipt/1`.
    ///     lang: Language of texts and messages: `"fi"`, `"sv"` or `"en"`.
    ///
    /// Returns:
    ///     The receipt.
    ///
    /// Raises:
    ///     OsuusError: The text is no receipt.
    ///     ValueError: The language is unknown, or the bytes are no UTF-8.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> try:
    ///     ...     osuus.Receipt.read("{}")
    ///     ... except osuus.OsuusError as error:
    ///     ...     print(error.diagnostics[0].code)
    ///     not-a-receipt
    #[staticmethod]
    #[pyo3(signature = (text, *, lang = "en"))]
    fn read(py: Python<'_>, text: Text, lang: &str) -> PyResult<Self> {
        let lang = language(lang)?;
        let read = Receipt::from_json(text.utf8()?);
        read.map(|inner| Self { inner, lang }).map_err(|found| refused(py, found, lang))
    }

    /// The version of the library that made it.
    #[getter]
    fn library(&self) -> &str {
        self.inner.library()
    }

    /// The document `osuus.receipt/1`, which has no language.
    ///
    /// Returns:
    ///     JSON text, the same bytes in every language binding.
    ///
    /// Example:
    ///     >>> import json, osuus
    ///     >>> agreement = osuus.Agreement.embedded("keski-suomi-cooperation-2007")
    ///     >>> receipt = agreement.bill(year=2007).receipt()
    ///     >>> json.loads(receipt.to_json())["statement"]["total"]
    ///     '17500.00'
    fn to_json(&self) -> String {
        self.inner.to_json()
    }

    /// Holds this receipt against one that was made again from what is at hand.
    ///
    /// Args:
    ///     again: The receipt made again, with the same salt if this one had one.
    ///
    /// Returns:
    ///     What came of it, part by part.
    ///
    /// Example:
    ///     >>> import osuus
    ///     >>> agreement = osuus.Agreement.embedded("keski-suomi-cooperation-2007")
    ///     >>> one, other = (agreement.bill(year=year).receipt() for year in (2007, 2008))
    ///     >>> one.verify(other).holds
    ///     False
    fn verify(slf: &Bound<'_, Self>, again: &Bound<'_, Self>) -> PyVerification {
        let inner = slf.get().inner.verify(&again.get().inner);
        let of = [slf, again].map(|receipt| receipt.clone().unbind());
        PyVerification { inner, lang: slf.get().lang, of }
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.inner.to_json() == other.inner.to_json()
    }

    fn __hash__(&self) -> u64 {
        hash(self.inner.to_json())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Made<'py>> {
        let text = (self.inner.to_json(),).into_pyobject(py)?;
        let lang = [("lang", self.lang.as_str())].into_py_dict(py)?;
        pickled::asked(py.get_type::<Self>(), "read", text, lang)
    }

    fn __str__(&self) -> String {
        self.inner.to_text(self.lang)
    }

    fn __repr__(&self) -> String {
        format!("<osuus.Receipt of osuus {}>", self.inner.library())
    }
}

/// What came of holding a receipt against one that was made again.
///
/// `str()` gives a line for each part, and both sides of what differs.
///
/// Example:
///     >>> import osuus
///     >>> agreement = osuus.Agreement.embedded("keski-suomi-cooperation-2007")
///     >>> receipt = agreement.bill(year=2007).receipt()
///     >>> print(str(receipt.verify(receipt)).splitlines()[0])
///     The receipt of keski-suomi-cooperation-2007, 2007, holds
#[pyclass(name = "Verification", module = "osuus", frozen)]
pub struct PyVerification {
    inner: Verification,
    lang: Lang,
    /// The receipt, and the one that was made again.
    of: [Py<PyReceipt>; 2],
}

#[pymethods]
impl PyVerification {
    /// Whether nothing differs of what the receipt says. What it left out is no difference.
    #[getter]
    fn holds(&self) -> bool {
        self.inner.holds()
    }

    /// The document `osuus.verification/1`, with both sides of every part.
    ///
    /// Returns:
    ///     JSON text, the same bytes in every language binding.
    ///
    /// Example:
    ///     >>> import json, osuus
    ///     >>> agreement = osuus.Agreement.embedded("keski-suomi-cooperation-2007")
    ///     >>> one, other = (agreement.bill(year=year).receipt() for year in (2007, 2008))
    ///     >>> parts = json.loads(one.verify(other).to_json())["parts"]
    ///     >>> {part["part"]: part["holds"] for part in parts}["period"]
    ///     'no'
    fn to_json(&self) -> String {
        self.inner.to_json()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Made<'py>> {
        let [receipt, again] = &self.of;
        let again = (again,).into_pyobject(py)?;
        pickled::asked(receipt, "verify", again, PyDict::new(py))
    }

    fn __str__(&self) -> String {
        self.inner.to_text(self.lang)
    }

    fn __repr__(&self) -> String {
        let told = if self.inner.holds() { "holds" } else { "does not hold" };
        format!("<osuus.Verification: {told}>")
    }
}

/// The salt of these digits. No message repeats it.
pub fn salt(given: Option<&Bound<'_, PyString>>, lang: Lang) -> PyResult<Option<Salt>> {
    let Some(given) = given else { return Ok(None) };
    let py = given.py();
    let digits = words("salt", given).map_err(|problem| problem.raise(py, "receipt"))?;
    let salt = Salt::from_hex(&digits).map_err(|found| refused(py, found, lang))?;
    Ok(Some(salt))
}
