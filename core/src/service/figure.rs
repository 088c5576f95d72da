//! Key figures as a document prints them.

use crate::diagnostic::Placed;
use crate::exact::Exact;
use crate::period::Period;
use crate::source::Citation;
use crate::text::Text;

/// A printed figure. Nothing is repaired: what does not add up is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFigure {
    pub(crate) id: Placed<String>,
    pub(crate) name: Text,
    pub(crate) value: Exact,
    pub(crate) unit: Placed<String>,
    /// The time that it is of, where the document says so.
    pub(crate) period: Option<Period>,
    pub(crate) ages: Option<Placed<Ages>>,
    /// The figures and phases that it should be the sum of; a phase counts by its months.
    pub(crate) sum_of: Vec<Placed<String>>,
    pub(crate) citation: Option<Citation>,
}

/// An age group; both years belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ages {
    from: u8,
    to: u8,
}

impl Ages {
    /// The ages from one to another; none where they are backwards.
    ///
    /// ```
    /// use osuus::service::Ages;
    /// let (minors, others) = (Ages::new(0, 17).unwrap(), Ages::new(17, 74).unwrap());
    /// assert_eq!(minors.overlap(others), Ages::new(17, 17));
    /// assert_eq!(minors.overlap(Ages::new(0, 74).unwrap()), None, "a part of a whole");
    /// ```
    #[must_use]
    pub fn new(from: u8, to: u8) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// The youngest.
    #[must_use]
    pub fn from(self) -> u8 {
        self.from
    }

    /// The oldest.
    #[must_use]
    pub fn to(self) -> u8 {
        self.to
    }

    /// The ages that two groups both hold, unless one is a part of the other.
    #[must_use]
    pub fn overlap(self, other: Self) -> Option<Self> {
        let within =
            |one: Self, whole: Self| whole.from <= one.from && one.to <= whole.to;
        if within(self, other) || within(other, self) {
            return None;
        }
        Self::new(self.from.max(other.from), self.to.min(other.to))
    }
}

impl std::fmt::Display for Ages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.from == self.to {
            write!(f, "{}", self.from)
        } else {
            write!(f, "{}–{}", self.from, self.to)
        }
    }
}

impl KeyFigure {
    /// Identifier.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id.value
    }

    /// Name.
    #[must_use]
    pub fn name(&self) -> &Text {
        &self.name
    }

    /// As printed.
    #[must_use]
    pub fn value(&self) -> &Exact {
        &self.value
    }

    /// Identifier of its unit.
    #[must_use]
    pub fn unit(&self) -> &str {
        &self.unit.value
    }

    /// The time that it is of, where the document says so.
    #[must_use]
    pub fn period(&self) -> Option<&Period> {
        self.period.as_ref()
    }

    /// The age group that it counts.
    #[must_use]
    pub fn ages(&self) -> Option<Ages> {
        self.ages.as_ref().map(|ages| ages.value)
    }
}

impl super::Catalogue {
    /// What the parts of a figure come to; none where it is no sum of others.
    #[must_use]
    pub fn sum(&self, figure: &KeyFigure) -> Option<Exact> {
        let mut sum = Exact::zero();
        for part in &figure.sum_of {
            let of_figure = self.figures.iter().find(|one| one.id.value == part.value);
            let value = if let Some(one) = of_figure {
                one.value.clone()
            } else {
                let phase = self.phases.iter().find(|one| one.id.value == part.value)?;
                Exact::from(i64::from(phase.whole_months()?))
            };
            sum = sum + value;
        }
        (!figure.sum_of.is_empty()).then_some(sum)
    }
}
