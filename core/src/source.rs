//! Where a term stands: the documents behind an agreement.

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Identifier in the file.
    pub id: String,
    /// Title, as printed.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Under which licence, where it is stated.
    pub licence: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
}

/// A place in a document that a term comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The document.
    pub source: Source,
    /// Its words.
    pub quote: Option<String>,
}
