//! What a plan is worked out with: facts, and what was paid before.

use std::sync::Arc;

use osuus::facts::{Earlier, Facts};
use osuus::text::Lang;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::diagnostic::refused;
use crate::earlier;
use crate::facts::PyFacts;

/// Facts and earlier statements as they were given, so that a pickle can give them again.
#[derive(Debug)]
pub struct Brought {
    facts: Py<PyFacts>,
    /// Documents `osuus.statement/1`.
    earlier: Vec<String>,
}

impl Brought {
    /// Reads both, and puts them together.
    pub fn read(
        py: Python<'_>,
        facts: Option<&Bound<'_, PyAny>>,
        earlier: Option<&Bound<'_, PyAny>>,
        lang: Lang,
    ) -> PyResult<(Arc<Facts>, Self)> {
        let facts = PyFacts::given(py, facts, lang)?;
        let own = facts.get().shared();
        let earlier = earlier.map(|given| earlier::texts(given, lang)).transpose()?;
        let earlier = earlier.unwrap_or_default();
        if earlier.is_empty() {
            return Ok((own, Self { facts, earlier }));
        }
        let read = earlier.iter().map(|text| Earlier::from_json(text));
        let read = read.collect::<Result<Vec<Earlier>, _>>();
        let with = read.and_then(|read| Facts::clone(&own).with_earlier(read));
        let with = with.map_err(|found| refused(py, found, lang))?;
        Ok((Arc::new(with), Self { facts, earlier }))
    }

    /// The same once more.
    pub fn again(&self, py: Python<'_>) -> Self {
        Self { facts: self.facts.clone_ref(py), earlier: self.earlier.clone() }
    }

    /// The same as keywords of a call.
    pub fn keywords<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let keywords = PyDict::new(py);
        keywords.set_item("facts", &self.facts)?;
        keywords.set_item("earlier", self.earlier.as_slice())?;
        Ok(keywords)
    }
}
