//! An agreement of which only that is known what a bill is headed with.

use std::sync::Arc;

use super::amendment::Written;
use super::history::History;
use super::{Agreement, Buyers, Catalogue, Currency, Rules, Selection, Span, UnitName};
use crate::digest::Digest;
use crate::pack::{Bytes, Pack};
use crate::read::node;
use crate::rounding::Rounding;
use crate::text::Text;

impl Agreement {
    /// Identifier, title, currency and units, as bytes.
    pub(crate) fn pack_heading(&self, to: &mut Vec<u8>) {
        self.id.pack(to);
        self.title.pack(to);
        self.currency.pack(to);
        self.rounding.pack(to);
        self.units.pack(to);
    }

    /// The agreement that has them, and says nothing else.
    pub(crate) fn unpack_heading(from: &mut Bytes<'_>) -> Option<Self> {
        let (id, title) = (String::unpack(from)?, Text::unpack(from)?);
        let (currency, rounding) = (Currency::unpack(from)?, Rounding::unpack(from)?);
        let units = Vec::<UnitName>::unpack(from)?;
        let buyers = Buyers {
            municipalities: None,
            on: None,
            succession: None,
            selection: Selection::Listed(Vec::new()),
        };
        let span = node::Span { start: 0, end: 0 };
        let root = node::Node { span, value: node::Value::Null };
        let written = Arc::new(Written { root, text: None, bytes: 0 });
        Some(Self {
            id,
            title,
            summary: None,
            provider: None,
            currency,
            term: Span { from: None, to: None },
            term_cited: None,
            sources: Vec::new(),
            uncited: Vec::new(),
            notes: Vec::new(),
            buyers,
            units,
            own_units: Vec::new(),
            measures: Vec::new(),
            divisions: Vec::new(),
            steps: Vec::new(),
            order: Vec::new(),
            catalogue: Catalogue::default(),
            network: None,
            charges: Vec::new(),
            charges_not_stated: None,
            funders: Vec::new(),
            printed: Vec::new(),
            settlement: None,
            rules: Rules::default(),
            caseload: None,
            placements: None,
            rounding,
            digest: Digest::NONE,
            history: History::new(&written, &[]),
        })
    }
}
