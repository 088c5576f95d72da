//! Long work: how far it is, and whether it is to go on.

use crate::diagnostic::{Code, Diagnostic, Input};

/// How far long work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// How much has been done.
    pub done: u64,
    /// Of how much, where that is known; it may grow while more is found to do.
    pub of: Option<u64>,
}

/// Whether work goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Go {
    /// It does.
    On,
    /// It stops: what was asked for is answered with an error of code `stopped`.
    Stop,
}

/// Who is told how far long work is, and may stop it.
///
/// ```
/// use osuus::watch::{Go, Watch};
/// let mut told = 0;
/// let mut count = |_| { told += 1; Go::On };
/// let mut watch = Watch::new(&mut count);
/// # let _ = &mut watch;
/// ```
pub struct Watch<'w>(Option<&'w mut dyn FnMut(Progress) -> Go>);

impl<'w> Watch<'w> {
    /// Nobody is told, and nobody stops it.
    #[must_use]
    pub fn silent() -> Self {
        Self(None)
    }

    /// Whoever is told decides each time whether it goes on. It is called often, so it has to be quick.
    pub fn new(told: &'w mut dyn FnMut(Progress) -> Go) -> Self {
        Self(Some(told))
    }

    /// Tells how far it is.
    pub(crate) fn step(&mut self, done: u64, of: Option<u64>) -> Result<(), Diagnostic> {
        let Some(told) = &mut self.0 else { return Ok(()) };
        match told(Progress { done, of }) {
            Go::On => Ok(()),
            Go::Stop => Err(Diagnostic::new(Code::Stopped, Input::Call)),
        }
    }
}

impl std::fmt::Debug for Watch<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.0.is_some() { "Watch" } else { "Watch (silent)" })
    }
}

#[cfg(test)]
#[path = "watch_tests.rs"]
mod tests;
