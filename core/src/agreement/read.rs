//! Reading an agreement: text to nodes, nodes to terms, everything wrong reported at once.
//!
//! TOML and JSON become the same tree of [`Node`]s, so there is one reader of terms.

mod ahead;
mod charges;
mod divisions;
mod fields;
mod measures;
mod operands;
mod parties;
mod scalars;
mod settlement;
mod steps;
mod terms;
#[cfg(feature = "toml")]
mod toml;
mod top;
mod weights;
mod words;

use fields::{Fields, Reader};

use super::Agreement;
use crate::diagnostic::{Diagnostics, Input, LineIndex};
use crate::read::node::Node;

/// The most bytes of an agreement.
pub(super) const BYTES: usize = 1 << 20;

/// The two spellings of an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// For people (feature `toml`).
    #[cfg(feature = "toml")]
    Toml,
    /// For programs.
    Json,
}

/// Whether diagnostics point into the text: not where the reader of them never saw it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Places {
    Kept,
    #[cfg(feature = "library")]
    Dropped,
}

pub(super) fn agreement(
    bytes: &[u8],
    syntax: Syntax,
    places: Places,
) -> Result<Agreement, Diagnostics> {
    let index = crate::read::text(bytes, BYTES, Input::Agreement)?;
    let root = tree(&index, syntax)?;
    let mut reader = Reader::new(index, places);
    let agreement = top::agreement(&mut reader, &root);
    match agreement {
        Some(agreement) => reader.problems.unless_errors(agreement),
        None => Err(reader.problems.sorted()),
    }
}

/// The same agreement written as JSON, field by field in the order of the TOML text.
///
/// # Errors
/// What makes the text no TOML.
#[cfg(feature = "toml")]
pub(crate) fn toml_to_json(toml: &str) -> Result<String, Diagnostics> {
    Ok(crate::read::written::to_json(&tree(&LineIndex::new(toml), Syntax::Toml)?))
}

fn tree(index: &LineIndex<'_>, syntax: Syntax) -> Result<Node, Diagnostics> {
    match syntax {
        #[cfg(feature = "toml")]
        Syntax::Toml => toml::tree(index),
        Syntax::Json => crate::read::json::tree(index, Input::Agreement),
    }
}

#[cfg(test)]
#[path = "read/read_tests.rs"]
mod tests;
