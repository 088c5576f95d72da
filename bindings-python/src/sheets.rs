//! Workbooks: what a sheet holds as Python read it, and the words of the sheets that Python writes.

use osuus::facts::{Cell, Facts, Sheet};
use osuus::statement::{Table, sheet_words as words};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::convert::language;
use crate::facts::PyFacts;

/// Sheets by their names; each cell is what it holds (`"text"`, `"number"` ...) and its text.
type Sheets = Vec<(String, Vec<Vec<(String, String)>>)>;

/// Facts from the sheets of a workbook; `osuus.excel.facts` reads one.
#[pyfunction]
#[pyo3(signature = (sheets, /, *, decimals, lang))]
pub fn facts_of_sheets(
    py: Python<'_>,
    sheets: Sheets,
    decimals: usize,
    lang: &str,
) -> PyResult<PyFacts> {
    let lang = language(lang)?;
    let sheet = |(name, rows): (String, Vec<Vec<(String, String)>>)| {
        let row = |cells: Vec<(String, String)>| cells.into_iter().map(cell).collect();
        let rows = rows.into_iter().map(row).collect::<PyResult<_>>()?;
        Ok(Sheet { name, rows })
    };
    let sheets = sheets.into_iter().map(sheet).collect::<PyResult<Vec<_>>>()?;
    let read = py.detach(|| Facts::from_sheets(&sheets, decimals));
    PyFacts::take(py, read, b"", lang)
}

/// What workbooks call their sheets.
#[pyfunction]
#[pyo3(signature = (lang, /))]
pub fn sheet_words<'py>(py: Python<'py>, lang: &str) -> PyResult<Bound<'py, PyDict>> {
    let all = PyDict::new(py);
    for (name, word) in words(language(lang)?) {
        all.set_item(name, word)?;
    }
    Ok(all)
}

/// Caption, headings, rows, sums, notes.
pub type TableOfTexts = (String, Vec<String>, Vec<Vec<String>>, Vec<String>, Vec<String>);

/// The table of a statement, for a workbook that has its texts.
pub fn texts(table: Table) -> TableOfTexts {
    let headings = table.columns.into_iter().map(|column| column.title).collect();
    (table.caption, headings, table.rows, table.total, table.notes)
}

fn cell((kind, text): (String, String)) -> PyResult<Cell> {
    Ok(match kind.as_str() {
        "empty" => Cell::Empty,
        "text" => Cell::Text(text),
        "number" => Cell::Number(text),
        "day" => Cell::Day(text),
        "time" => Cell::Time(text),
        "yes-no" => Cell::YesNo(text),
        "fault" => Cell::Fault(text),
        "not-worked-out" => Cell::NotWorkedOut,
        _ => return Err(PyValueError::new_err(format!("no kind of cell: {kind:?}"))),
    })
}
