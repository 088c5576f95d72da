//! The columns of a table of facts: their names, and what people call them.

use crate::text::{Lang, Text};

/// A column of a table of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Code of the buyer.
    Buyer,
    /// Identifier of the measure.
    Measure,
    /// Period.
    Period,
    /// Value.
    Value,
    /// How sure it is.
    Status,
    /// The day on which it became known.
    Known,
    /// Unit, checked against the measure's.
    Unit,
    /// Name of the buyer, checked against its names.
    Name,
    /// Key of the client.
    Client,
    /// Remarks of people, which nothing reads; sheets alone have it.
    Note,
}

impl Column {
    /// Every column.
    pub const ALL: [Self; 10] = [
        Self::Buyer,
        Self::Measure,
        Self::Period,
        Self::Value,
        Self::Status,
        Self::Known,
        Self::Unit,
        Self::Name,
        Self::Client,
        Self::Note,
    ];

    /// The name in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Buyer => "buyer",
            Self::Measure => "measure",
            Self::Period => "period",
            Self::Value => "value",
            Self::Status => "status",
            Self::Known => "known",
            Self::Unit => "unit",
            Self::Name => "name",
            Self::Client => "client",
            Self::Note => "note",
        }
    }

    /// The heading over it in a sheet for people.
    #[must_use]
    pub fn heading(self, lang: Lang) -> &'static str {
        match self {
            Self::Buyer => lang.choose("Koodi", "Kod", "Code"),
            Self::Measure => lang.choose("Suure", "Mått", "Measure"),
            Self::Period => lang.choose("Jakso", "Period", "Period"),
            Self::Value => lang.choose("Arvo", "Värde", "Value"),
            Self::Status => lang.choose("Tila", "Status", "Status"),
            Self::Known => lang.choose("Tiedossa", "Känt", "Known"),
            Self::Unit => lang.choose("Yksikkö", "Enhet", "Unit"),
            Self::Name => lang.choose("Nimi", "Namn", "Name"),
            Self::Client => lang.choose("Asiakas", "Klient", "Client"),
            Self::Note => lang.choose("Selite", "Förklaring", "Note"),
        }
    }

    /// The column that a cell of a head line names: by its name, or by its heading in any language.
    pub(super) fn named(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        Self::ALL.into_iter().find(|column| {
            let mut headings = Lang::ALL.map(|lang| column.heading(lang)).into_iter();
            column.as_str() == text || headings.any(|one| one.to_lowercase() == text)
        })
    }

    /// Its heading in each language.
    pub(super) fn text(self) -> Text {
        Text::each(|lang| self.heading(lang).to_owned())
    }
}
