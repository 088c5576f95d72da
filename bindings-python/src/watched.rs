//! Long work that Python is told of, and that Python or its terminal can stop.

use osuus::watch::{Go, Progress, Watch};
use pyo3::prelude::*;
use pyo3::types::PyBool;

/// Works without the interpreter, and goes back to it only to tell `progress` how far it is and to hear
/// whether a key was pressed; what either raises stops the work and is raised. `True` is a bar.
pub fn watched<T: Send>(
    py: Python<'_>,
    progress: Option<Bound<'_, PyAny>>,
    work: impl FnOnce(&mut Watch<'_>) -> T + Send,
) -> PyResult<T> {
    let Some(given) = progress else { return told(py, None, work) };
    let Ok(wanted) = given.cast::<PyBool>() else {
        return told(py, Some(given.unbind()), work);
    };
    if !wanted.is_true() {
        return told(py, None, work);
    }
    let bar = py.import("osuus._progress")?.getattr("Bar")?.call0()?;
    let done = told(py, Some(bar.clone().unbind()), work);
    let closed = bar.call_method0("close");
    done.and_then(|done| closed.map(|_| done))
}

fn told<T: Send>(
    py: Python<'_>,
    progress: Option<Py<PyAny>>,
    work: impl FnOnce(&mut Watch<'_>) -> T + Send,
) -> PyResult<T> {
    let mut raised = None;
    let done = py.detach(|| {
        let mut told = |at: Progress| {
            let heard = Python::attach(|py| {
                py.check_signals()?;
                match &progress {
                    Some(progress) => progress.call1(py, (at.done, at.of)).map(drop),
                    None => Ok(()),
                }
            });
            match heard {
                Ok(()) => Go::On,
                Err(error) => {
                    raised = Some(error);
                    Go::Stop
                }
            }
        };
        work(&mut Watch::new(&mut told))
    });
    raised.map_or(Ok(done), Err)
}
