//! Who is billed: listed, or selected by region.

use jiff::civil::Date;

use super::Placed;
use super::not_stated::NotStated;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, Position};
use crate::municipality::{Listing, Map, MunicipalityCode, Register};
use crate::period::Interval;
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
pub struct Buyers {
    /// What the register must call its codes, where municipalities are among the buyers.
    pub municipalities: Option<Placed<String>>,
    /// The day whose map counts; none leaves codes unchecked.
    pub on: Option<Placed<On>>,
    /// How what a buyer owes passes to its successor inside the period.
    pub succession: Option<Succession>,
    /// Which they are.
    pub selection: Selection,
}

/// The day whose map counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// This day.
    Day(Date),
    /// The first billed day.
    Period,
}

/// How what a buyer owes passes to its successor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Succession {
    /// By the days on which each held the area.
    Days,
    /// By the months on whose first billed day each held it.
    Months,
}

impl Succession {
    /// Every value, with its name in files.
    pub const NAMES: [(&'static str, Self); 2] =
        [("days", Self::Days), ("months", Self::Months)];

    /// The name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Months => "months",
        }
    }
}

/// Which buyers there are.
#[derive(Debug, Clone)]
pub enum Selection {
    /// Every municipality of a region, by its code, in the order of codes.
    Region(Placed<String>),
    /// Those of a list, in its order.
    Listed(Vec<ListedBuyer>),
    /// The agreement says that it does not state them.
    NotStated(Placed<()>),
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
    /// The day whose map counts when these days are billed, if one is named.
    #[must_use]
    pub fn map_day(&self, billed: Interval) -> Option<Date> {
        self.on.as_ref().map(|on| match on.value {
            On::Day(day) => day,
            On::Period => billed.from(),
        })
    }

    /// The buyers on the map of the register, and what there is to say of how they were found.
    ///
    /// # Errors
    /// A day without a map, a region or a municipality that was not there, another country's register.
    pub fn resolve(
        &self,
        register: &Register,
        billed: Interval,
    ) -> Result<(Vec<Buyer>, Diagnostics), Diagnostics> {
        if let Selection::NotStated(place) = &self.selection {
            return Err(NotStated::buyers(place.position).error().into());
        }
        let day = self.map_day(billed);
        if let (Some(scheme), Some(_)) = (&self.municipalities, day)
            && scheme.value != register.scheme()
            && register.known().is_some()
        {
            return Err(Diagnostic::new(Code::OtherScheme, Input::Agreement)
                .at(scheme.position)
                .with("expected", &scheme.value)
                .with("found", register.scheme())
                .into());
        }
        let position = self.on.as_ref().and_then(|on| on.position);
        let map = day
            .map(|day| register.map_on(day).map_err(|why| why.in_agreement(position)))
            .transpose()?;
        match (&self.selection, day) {
            (Selection::Region(region), Some(day)) => {
                let listing =
                    Listing::new(register, day, Some(("region", &region.value)))
                        .map_err(|why| {
                            why.into_iter()
                                .map(|why| why.in_agreement(region.position))
                                .collect::<Diagnostics>()
                        })?;
                from_listing(&listing, map, region.position)
            }
            // The reader wants a day with a region.
            (Selection::Region(_), None) | (Selection::NotStated(_), _) => {
                Ok((Vec::new(), Diagnostics::new()))
            }
            (Selection::Listed(list), day) => {
                let mut problems = Diagnostics::new();
                let resolved = list
                    .iter()
                    .filter_map(|buyer| buyer.resolve(map.zip(day), &mut problems))
                    .collect();
                problems.unless_errors((resolved, Diagnostics::new()))
            }
        }
    }
}

fn from_listing(
    listing: &Listing<'_>,
    map: Option<Map<'_>>,
    position: Option<Position>,
) -> Result<(Vec<Buyer>, Diagnostics), Diagnostics> {
    // Whoever may belong to the region changes everybody's share: it must be known.
    let (unsure, told): (Vec<Diagnostic>, Vec<Diagnostic>) = listing
        .warnings()
        .into_iter()
        .map(|warning| warning.in_agreement(position))
        .partition(|warning| warning.code() == Code::UnsureMembers);
    if !unsure.is_empty() {
        return Err(unsure
            .into_iter()
            .map(|warning| warning.under(Code::UnsureMembership))
            .collect());
    }
    let buyer = |code: &MunicipalityCode| {
        let name = map.and_then(|map| map.name(code)).cloned()?;
        Some(Buyer { code: code.to_string(), name, scheme: Scheme::Municipality })
    };
    Ok((listing.codes().iter().filter_map(buyer).collect(), told.into_iter().collect()))
}

impl ListedBuyer {
    fn resolve(
        &self,
        map: Option<(Map<'_>, Date)>,
        problems: &mut Diagnostics,
    ) -> Option<Buyer> {
        let unknown = |code: &str, position: Option<Position>, day: Date| {
            Diagnostic::new(Code::UnknownMunicipality, Input::Agreement)
                .at(position)
                .with("code", code)
                .with("date", day)
        };
        let mut name = self.name.clone();
        if let Some((map, day)) = map {
            if self.scheme == Scheme::Municipality {
                let known = self.code.value.parse().ok().and_then(|code| map.name(&code));
                match known {
                    Some(known) => name = name.or_else(|| Some(known.clone())),
                    None => {
                        problems.push(unknown(&self.code.value, self.code.position, day));
                    }
                }
            }
            for member in &self.members {
                if map.get(&member.value).is_none() {
                    problems.push(unknown(member.value.as_str(), member.position, day));
                }
            }
        }
        Some(Buyer { code: self.code.value.clone(), name: name?, scheme: self.scheme })
    }
}

crate::pack::choices! {
    Scheme { Municipality, Party }
    Succession { Days, Months }
}

crate::pack::fields! {
    Buyer { code, name, scheme }
}
