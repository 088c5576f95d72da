//! Amendments: what is laid over an agreement from a day on (`docs/amendments.md`).

use std::sync::Arc;

use jiff::civil::Date;

use super::{Agreement, Syntax, read};
use crate::diagnostic::{Diagnostics, Position};
use crate::digest::Digest;
use crate::read::node::Node;
use crate::text::{Lang, Text};

/// The most amendments of an agreement.
pub(super) const MOST: usize = 100;

/// What changes an agreement from a day on. Copies share what they hold.
#[derive(Debug, Clone)]
pub struct Amendment(Arc<Inner>);

#[derive(Debug)]
pub(super) struct Inner {
    pub id: String,
    pub title: Text,
    pub from: Date,
    /// Where that day stands.
    pub from_at: Option<Position>,
    pub agreed: Option<Date>,
    pub digest: Digest,
    /// What it lays over the agreement.
    pub tables: Node,
    pub text: String,
    /// Its first byte, counted on from the texts before it.
    pub first: usize,
    /// Which of those that were given, from 1.
    pub number: usize,
}

/// What an agreement was read from, so that amendments can be laid over it.
#[derive(Debug)]
pub(crate) struct Written {
    pub root: Node,
    /// None where its reader never saw it.
    pub text: Option<String>,
    pub bytes: usize,
}

impl Amendment {
    pub(super) fn new(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }

    /// Identifier.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.0.id
    }

    /// Title.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &str {
        self.0.title.get(lang)
    }

    /// The first day on which it holds.
    #[must_use]
    pub fn from(&self) -> Date {
        self.0.from
    }

    /// The day on which it was made; where that is not stated it counts as always known.
    #[must_use]
    pub fn agreed(&self) -> Option<Date> {
        self.0.agreed
    }

    /// The digest of its tables, as of an agreement (`docs/receipt.md`).
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.0.digest
    }

    /// Whether it was made by the end of that day.
    pub(crate) fn known_on(&self, day: Date) -> bool {
        self.0.agreed.is_none_or(|agreed| agreed <= day)
    }

    /// Where its first day stands.
    pub(crate) fn place(&self) -> Option<Position> {
        self.0.from_at
    }

    pub(super) fn tables(&self) -> &Node {
        &self.0.tables
    }

    pub(super) fn text(&self) -> &str {
        &self.0.text
    }

    pub(super) fn first_byte(&self) -> usize {
        self.0.first
    }

    pub(super) fn number(&self) -> usize {
        self.0.number
    }
}

impl Agreement {
    /// The agreement with amendments laid over it, each from its first day on.
    ///
    /// Their order means nothing: they are laid by the days from which they hold, those of one day by the
    /// days on which they were agreed, and then by identifier. An agreement that is amended already takes more.
    ///
    /// # Errors
    /// Everything that is wrong with the texts, with lines and columns; then what is wrong with the
    /// agreement as it is to hold from the first day on which it cannot.
    ///
    /// ```
    /// use osuus::{agreement::{Agreement, Syntax}, facts::Facts, municipality::Register, period::Period};
    /// # let text = r#"{ "format": 1, "id": "shared-clerk", "currency": "EUR",
    /// #   "title": { "en": "A clerk for two" }, "term": { "from": "2002-01-01" },
    /// #   "buyers": { "scheme": "party", "list": [
    /// #     { "code": "a", "name": { "en": "A" } }, { "code": "b", "name": { "en": "B" } }] },
    /// #   "charges": [{ "id": "salary", "name": { "en": "Salary" }, "kind": "pool",
    /// #     "amounts": [{ "from": "2002-01-01", "to": "2009-12-31", "amount": "100" }],
    /// #     "key": { "equal": "buyers" } }] }"#;
    /// let agreement = Agreement::read(text.as_bytes(), Syntax::Json).unwrap();
    /// let raise = br#"{ "format": 1, "amends": "shared-clerk", "id": "raise", "from": "2003-01-01",
    ///   "title": { "en": "A raise" }, "charges": [{ "id": "salary",
    ///     "amounts": [{ "from": "2003-01-01", "to": "2009-12-31", "amount": "120" }] }] }"#;
    /// let amended = agreement.amended([(&raise[..], Syntax::Json)]).unwrap();
    /// let total = |year| {
    ///     let plan = amended.plan(&Register::new(), Period::year(year).unwrap()).unwrap();
    ///     plan.evaluate(&Facts::none()).unwrap().total().to_string()
    /// };
    /// assert_eq!((total(2002), total(2003)), ("100".to_owned(), "120".to_owned()));
    /// ```
    pub fn amended<'t>(
        &self,
        texts: impl IntoIterator<Item = (&'t [u8], Syntax)>,
    ) -> Result<Self, Diagnostics> {
        read::amended(self, texts)
    }

    /// Its tables as JSON, with all amendments laid over them: the text of the agreement as it holds at last.
    #[must_use]
    pub fn to_json(&self) -> String {
        read::to_json(self)
    }

    /// The amendments, in the order in which they are laid over it; of the agreement of a plan those that
    /// hold for its period.
    #[must_use]
    pub fn amendments(&self) -> &[Amendment] {
        &self.history.amendments
    }
}
