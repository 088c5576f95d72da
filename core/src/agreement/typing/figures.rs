//! Figures, charges and divisions by their names.

use std::collections::BTreeMap;

use super::{Draft, Read};
use crate::agreement::{Charge, Primitive};

/// Which figure a name names, by its place in the agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    Measure(usize),
    Step(usize),
    /// A part of the fund of a step.
    Part(usize),
}

/// Names of figures, charges and divisions.
pub(super) struct Figures {
    figures: BTreeMap<String, Named>,
    charges: BTreeMap<String, usize>,
    divisions: BTreeMap<String, usize>,
}

impl Figures {
    pub fn new(read: &Read<'_>, drafts: &[Draft], charges: &[Charge]) -> Self {
        let mut figures = BTreeMap::new();
        for (place, measure) in read.measures.iter().enumerate() {
            figures.insert(measure.id.clone(), Named::Measure(place));
        }
        for (place, draft) in drafts.iter().enumerate() {
            let Some(id) = &draft.id else { continue };
            if let Some(Primitive::Fund { funders, .. }) = &draft.primitive {
                for part in funders {
                    let name = format!("{}.{}", id.value, part.id);
                    figures.insert(name, Named::Part(place));
                }
            }
            figures.insert(id.value.clone(), Named::Step(place));
        }
        let charges = charges.iter().map(|charge| &charge.id.value);
        let divisions = read.divisions.iter().map(|division| &division.id.value);
        Self { figures, charges: places(charges), divisions: places(divisions) }
    }

    /// The figure of this name; none where it could not be read.
    pub fn get(&self, name: &str) -> Option<Named> {
        self.figures.get(name).copied()
    }

    /// The charge of this name.
    pub fn charge(&self, name: &str) -> Option<usize> {
        self.charges.get(name).copied()
    }

    /// The division of this name.
    pub fn division(&self, name: &str) -> Option<usize> {
        self.divisions.get(name).copied()
    }
}

fn places<'n>(names: impl Iterator<Item = &'n String>) -> BTreeMap<String, usize> {
    names.enumerate().map(|(place, name)| (name.clone(), place)).collect()
}
