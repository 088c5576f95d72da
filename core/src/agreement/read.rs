//! Reading an agreement: text to nodes, nodes to terms, everything wrong reported at once.
//!
//! TOML and JSON become the same tree of [`Node`]s, so there is one reader of terms.

mod ahead;
mod amended;
mod caring;
mod caseload;
mod charges;
mod deciding;
mod divisions;
mod fields;
mod lay;
mod measures;
mod network;
mod operands;
mod parties;
mod scalars;
mod services;
mod settlement;
mod steps;
mod terms;
mod texts;
#[cfg(feature = "toml")]
mod toml;
#[cfg(feature = "toml")]
mod toml_reasons;
mod top;
mod weights;
mod words;

use std::sync::Arc;

pub(super) use amended::{amended, laid, root, roots, to_json};
use fields::{Fields, Reader};

use super::Agreement;
use super::amendment::Written;
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
    let root = tree(&index, syntax, Input::Agreement)?;
    let text = match places {
        Places::Kept => Some(String::from_utf8_lossy(bytes).into_owned()),
        #[cfg(feature = "library")]
        Places::Dropped => None,
    };
    let written = Arc::new(Written { root, text, bytes: bytes.len() });
    amended::plain(&written)
}

/// The same agreement written as JSON, field by field in the order of the TOML text.
///
/// # Errors
/// What makes the text no TOML.
#[cfg(feature = "toml")]
pub(crate) fn toml_to_json(toml: &str) -> Result<String, Diagnostics> {
    Ok(crate::read::written::to_json(&tree(
        &LineIndex::new(toml),
        Syntax::Toml,
        Input::Agreement,
    )?))
}

fn tree(
    index: &LineIndex<'_>,
    syntax: Syntax,
    input: Input,
) -> Result<Node, Diagnostics> {
    match syntax {
        #[cfg(feature = "toml")]
        Syntax::Toml => toml::tree(index, input),
        Syntax::Json => crate::read::json::tree(index, input),
    }
}

#[cfg(test)]
#[path = "read/read_tests.rs"]
mod tests;
