//! Units of quantities and rates, checked when a plan is made.

use std::fmt;

/// What a figure counts: a base unit (`resident`, `EUR`) or one per another (`EUR/resident`).
///
/// ```
/// use osuus::unit::Unit;
/// let price = Unit::base("EUR").per(&Unit::base("resident"));
/// assert_eq!(price.to_string(), "EUR/resident");
/// assert_eq!(price.times(&Unit::base("resident")), Unit::base("EUR"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unit {
    of: Vec<String>,
    per: Vec<String>,
}

impl Unit {
    /// The unit of a plain number.
    #[must_use]
    pub fn one() -> Self {
        Self::default()
    }

    /// A base unit.
    #[must_use]
    pub fn base(name: &str) -> Self {
        Self { of: vec![name.to_owned()], per: Vec::new() }
    }

    /// The unit of a product.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        Self::reduced(
            [self.of.as_slice(), &other.of].concat(),
            [self.per.as_slice(), &other.per].concat(),
        )
    }

    /// The unit of a quotient.
    #[must_use]
    pub fn per(&self, other: &Self) -> Self {
        self.times(&Self { of: other.per.clone(), per: other.of.clone() })
    }

    /// The base units above and below the line.
    pub(crate) fn parts(&self) -> (&[String], &[String]) {
        (&self.of, &self.per)
    }

    /// Whether it is this base unit for one of others, such as `EUR/resident`.
    #[must_use]
    pub fn is_of(&self, name: &str) -> bool {
        matches!(self.of.as_slice(), [one] if one == name)
    }

    fn reduced(mut of: Vec<String>, mut per: Vec<String>) -> Self {
        of.retain(|name| match per.iter().position(|other| other == name) {
            Some(found) => {
                per.remove(found);
                false
            }
            None => true,
        });
        of.sort();
        per.sort();
        Self { of, per }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.of.is_empty() {
            f.write_str("1")?;
        }
        f.write_str(&self.of.join("*"))?;
        if !self.per.is_empty() {
            write!(f, "/{}", self.per.join("/"))?;
        }
        Ok(())
    }
}

crate::pack::fields! {
    Unit { of, per }
}
