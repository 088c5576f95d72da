//! How objects are made again: each says by which call it was made, and of what.
//!
//! `osuus._pickled` has the two functions that do it; a copy of what never changes is itself.

use std::hash::{DefaultHasher, Hash, Hasher};

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyTuple};

/// By which call an object was made.
pub struct Origin {
    owner: Py<PyAny>,
    method: &'static str,
    arguments: Py<PyTuple>,
    keywords: Py<PyDict>,
}

impl Origin {
    pub fn new<'py>(
        owner: &Bound<'py, PyAny>,
        method: &'static str,
        arguments: Bound<'py, PyTuple>,
        keywords: Bound<'py, PyDict>,
    ) -> Self {
        let (owner, arguments) = (owner.clone().unbind(), arguments.unbind());
        Self { owner, method, arguments, keywords: keywords.unbind() }
    }

    /// What `__reduce__` answers.
    pub fn made<'py>(&self, py: Python<'py>) -> PyResult<Made<'py>> {
        let arguments = self.arguments.bind(py).clone();
        asked(&self.owner, self.method, arguments, self.keywords.bind(py).copy()?)
    }
}

/// The hash of values that are compared by what they are.
pub fn hash(of: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// A function of Python and what it is called with: what `__reduce__` answers.
pub type Made<'py> = (Bound<'py, PyAny>, Bound<'py, PyTuple>);

/// What a method of `owner` gave.
pub fn asked<'py>(
    owner: impl IntoPyObject<'py, Error: Into<PyErr>>,
    method: &str,
    arguments: Bound<'py, PyTuple>,
    keywords: Bound<'py, PyDict>,
) -> PyResult<Made<'py>> {
    static ASKED: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let py = keywords.py();
    let asked = ASKED.import(py, "osuus._pickled", "asked")?.clone();
    Ok((asked, (owner, method, arguments, keywords).into_pyobject(py)?))
}

/// What stands at a place of an attribute of `owner`, or of itself.
pub fn part<'py>(
    py: Python<'py>,
    owner: impl IntoPyObject<'py, Error: Into<PyErr>>,
    attribute: Option<&str>,
    place: usize,
) -> PyResult<Made<'py>> {
    static PART: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let part = PART.import(py, "osuus._pickled", "part")?.clone();
    Ok((part, (owner, attribute, place).into_pyobject(py)?))
}
