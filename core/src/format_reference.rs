//! The format of agreements and facts as a table (feature `schema`): every field with its form,
//! meaning, unit, default and example.
//!
//! The JSON Schemas and the tables of the pages in `docs/` are made of it. Tests hold it against the
//! reader: both know the same fields, and refuse the same files.
//!
//! ```
//! use osuus::format_reference::Reference;
//! let agreements = Reference::of_agreements();
//! let charge = agreements.table("charge").unwrap();
//! assert!(charge.shape.names().contains(&"rounding"));
//! assert!(agreements.schema().contains("https://json-schema.org/draft/2020-12/schema"));
//! ```

mod caring;
mod caseload;
mod charges;
mod deciding;
mod facts;
mod form;
mod network;
mod page;
mod parties;
mod quantities;
mod schema;
mod services;
mod settlement;
mod steps;
mod table;
mod top;

pub use form::Form;
pub use page::filled;
pub use table::{By, Choice, Field, Holds, Missing, Rule, Shape, Table, Variant};

/// The tables of one kind of file; the first is the file itself.
#[derive(Debug, Clone)]
pub struct Reference {
    title: &'static str,
    tables: Vec<Table>,
}

impl Reference {
    /// Agreements, in TOML or JSON.
    #[must_use]
    pub fn of_agreements() -> Self {
        let mut tables = top::tables();
        tables.extend(parties::tables());
        tables.extend(quantities::tables());
        tables.extend(charges::tables());
        tables.extend(steps::tables());
        tables.extend(settlement::tables());
        tables.extend(deciding::tables());
        tables.extend(caseload::tables());
        tables.extend(caring::tables());
        tables.extend(services::tables());
        tables.extend(network::tables());
        Self { title: "An agreement of Osuus", tables }
    }

    /// Facts as JSON; a CSV table has the fields of a row as columns.
    #[must_use]
    pub fn of_facts() -> Self {
        Self { title: "Facts for Osuus", tables: facts::tables() }
    }

    /// Every table.
    #[must_use]
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// The table of this name.
    #[must_use]
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }

    /// The JSON Schema (2020-12) of such files.
    #[must_use]
    pub fn schema(&self) -> String {
        schema::of(self.title, &self.tables)
    }
}
