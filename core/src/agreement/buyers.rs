//! Who is billed: listed, or selected by region.

use jiff::civil::Date;

use super::Placed;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, Position};
use crate::municipality::{Map, MunicipalityCode, Register};
use crate::text::Text;

/// What the code of a buyer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// A municipality of the register.
    Municipality,
    /// A code of the agreement's own.
    Party,
}

/// A buyer as the agreement lists it.
#[derive(Debug, Clone)]
pub struct ListedBuyer {
    /// What the code means.
    pub scheme: Scheme,
    /// Code.
    pub code: Placed<String>,
    /// Name; a municipality of the register has one there.
    pub name: Option<Text>,
    /// Codes of the municipalities that it stands for.
    pub members: Vec<Placed<MunicipalityCode>>,
}

/// Who is billed.
#[derive(Debug, Clone)]
pub enum Buyers {
    /// Every municipality of a region on a day, in the order of codes.
    Region {
        /// Code of the region.
        region: Placed<String>,
        /// The day whose map counts.
        on: Placed<Date>,
    },
    /// The buyers of a list, in its order.
    Listed {
        /// The day whose map counts; none leaves codes unchecked.
        on: Option<Placed<Date>>,
        /// The list.
        list: Vec<ListedBuyer>,
    },
}

/// A buyer of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Buyer {
    /// Code.
    pub code: String,
    /// Name.
    pub name: Text,
    /// What the code means.
    pub scheme: Scheme,
}

impl Buyers {
    /// The day whose map counts, if one is named.
    #[must_use]
    pub fn on(&self) -> Option<Date> {
        match self {
            Self::Region { on, .. } => Some(on.value),
            Self::Listed { on, .. } => on.as_ref().map(|on| on.value),
        }
    }

    /// The buyers, resolved on the map of the register.
    ///
    /// # Errors
    /// A day without a map, a region or a municipality that was not there.
    pub fn resolve(&self, register: &Register) -> Result<Vec<Buyer>, Diagnostics> {
        match self {
            Self::Region { region, on } => {
                let map = map_on(register, on)?;
                let of_region: Vec<Buyer> = map
                    .iter()
                    .filter(|(_, municipality)| municipality.region == region.value)
                    .map(|(code, municipality)| Buyer {
                        code: code.to_string(),
                        name: municipality.name.clone(),
                        scheme: Scheme::Municipality,
                    })
                    .collect();
                if of_region.is_empty() {
                    return Err(Diagnostic::new(Code::UnknownRegion, Input::Agreement)
                        .at(region.position)
                        .with("code", &region.value)
                        .with("date", on.value)
                        .with("known", map.regions().join(", "))
                        .into());
                }
                Ok(of_region)
            }
            Self::Listed { on, list } => {
                let map = on.as_ref().map(|on| map_on(register, on)).transpose()?;
                let mut problems = Diagnostics::new();
                let resolved = list
                    .iter()
                    .filter_map(|buyer| buyer.resolve(map, on.as_ref(), &mut problems))
                    .collect();
                problems.unless_errors(resolved)
            }
        }
    }
}

impl ListedBuyer {
    fn resolve(
        &self,
        map: Option<&Map>,
        on: Option<&Placed<Date>>,
        problems: &mut Diagnostics,
    ) -> Option<Buyer> {
        let unknown = |code: &str, position: Option<Position>| {
            Diagnostic::new(Code::UnknownMunicipality, Input::Agreement)
                .at(position)
                .with("code", code)
                .with("date", on.map(|on| on.value.to_string()).unwrap_or_default())
        };
        let mut name = self.name.clone();
        if let Some(map) = map {
            if self.scheme == Scheme::Municipality {
                let known = self.code.value.parse().ok().and_then(|code| map.get(&code));
                match known {
                    Some(known) => name = name.or_else(|| Some(known.name.clone())),
                    None => problems.push(unknown(&self.code.value, self.code.position)),
                }
            }
            for member in &self.members {
                if map.get(&member.value).is_none() {
                    problems.push(unknown(member.value.as_str(), member.position));
                }
            }
        }
        Some(Buyer { code: self.code.value.clone(), name: name?, scheme: self.scheme })
    }
}

fn map_on<'r>(register: &'r Register, on: &Placed<Date>) -> Result<&'r Map, Diagnostics> {
    register.map_on(on.value).ok_or_else(|| {
        let known: Vec<String> =
            register.maps().iter().map(|map| map.days().to_string()).collect();
        Diagnostic::new(Code::UnknownMap, Input::Agreement)
            .at(on.position)
            .with("date", on.value)
            .with(
                "known",
                if known.is_empty() { "-".to_owned() } else { known.join(", ") },
            )
            .into()
    })
}
