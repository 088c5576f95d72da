//! What a table says again and again, read once: codes, names, periods.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::period::Period;

/// The texts of a table that were read before.
#[derive(Default)]
pub(super) struct Seen<'t> {
    texts: BTreeMap<&'t str, Arc<str>>,
    periods: BTreeMap<&'t str, Option<Period>>,
}

/// More than these are not remembered: such texts hardly come again.
const MOST: usize = 10_000;

impl<'t> Seen<'t> {
    /// A text that equal ones share.
    pub fn text(&mut self, text: &'t str) -> Arc<str> {
        if let Some(known) = self.texts.get(text) {
            return Arc::clone(known);
        }
        let new: Arc<str> = text.into();
        if self.texts.len() < MOST {
            self.texts.insert(text, Arc::clone(&new));
        }
        new
    }

    /// The period of a text, if it is one.
    pub fn period(&mut self, text: &'t str) -> Option<Period> {
        if let Some(known) = self.periods.get(text) {
            return known.clone();
        }
        let new = text.parse::<Period>().ok();
        if self.periods.len() < MOST {
            self.periods.insert(text, new.clone());
        }
        new
    }
}
