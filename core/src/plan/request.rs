//! What is asked of an agreement: a period, and what the caller adds to it.

use jiff::civil::Date;

use crate::agreement::Stage;
use crate::exact::Exact;
use crate::period::Period;

/// A period to be billed, and what the caller asks for by name.
///
/// A [`Period`] alone is a request too.
///
/// ```
/// use osuus::{period::{Period, date}, plan::Request};
/// let request = Request::new(Period::year(2003).unwrap())
///     .hold("annual-fee")
///     .restated_on(date("2022-01-01").unwrap());
/// assert_eq!(request.period().to_string(), "2003");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    pub(crate) period: Period,
    pub(crate) hold: Vec<String>,
    pub(crate) prices: Vec<(String, Exact)>,
    pub(crate) restated_on: Option<Date>,
    pub(crate) stage: Option<Stage>,
    pub(crate) as_of: Option<Date>,
}

impl Request {
    /// A period and nothing more.
    #[must_use]
    pub fn new(period: Period) -> Self {
        Self {
            period,
            hold: Vec::new(),
            prices: Vec::new(),
            restated_on: None,
            stage: None,
            as_of: None,
        }
    }

    /// The period.
    #[must_use]
    pub fn period(&self) -> &Period {
        &self.period
    }

    /// The price or amount of this charge holds on past its end.
    #[must_use]
    pub fn hold(mut self, charge: &str) -> Self {
        self.hold.push(charge.to_owned());
        self
    }

    /// The price or amount of this charge, for which the agreement states none in the period.
    #[must_use]
    pub fn price(mut self, charge: &str, price: Exact) -> Self {
        self.prices.push((charge.to_owned(), price));
        self
    }

    /// The result is shown on the map of this day.
    #[must_use]
    pub fn restated_on(self, day: Date) -> Self {
        Self { restated_on: Some(day), ..self }
    }

    /// The year is billed in this stage: an advance, its settlement, or a correction of what was
    /// billed. Without one the whole year is.
    ///
    /// A settlement and a correction take off what the earlier statements of the year come to
    /// ([`Facts::with_earlier`](crate::facts::Facts::with_earlier)).
    #[must_use]
    pub fn stage(self, stage: Stage) -> Self {
        Self { stage: Some(stage), ..self }
    }

    /// The result as it was known on this day: what was agreed or became known later does not count. So it
    /// is what was billed then; without it, what should have been.
    #[must_use]
    pub fn as_of(self, day: Date) -> Self {
        Self { as_of: Some(day), ..self }
    }
}

impl From<Period> for Request {
    fn from(period: Period) -> Self {
        Self::new(period)
    }
}
