//! The catalogue of an agreement, with the prices that its charges give.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Agreement, ChargeKind};
use crate::diagnostic::Diagnostics;
use crate::municipality::Register;
use crate::period::{self, Interval, Period};
use crate::report::Report;
use crate::service::{Around, Asked, Price};
use crate::text::Text;

impl Agreement {
    /// What is delivered, to whom, by which channel and at which price; who provided it through time; the
    /// phases and key figures (`docs/services.md`).
    ///
    /// # Errors
    /// A municipality, a region or a day that the register does not know.
    ///
    /// ```
    /// # #[cfg(all(feature = "library", feature = "finland"))] {
    /// use osuus::{finland, library, period::date, service::Asked};
    /// let agreement = library::agreement("jyvaskyla-fund-model").unwrap();
    /// let asked = Asked { on: date("2002-06-01"), ..Asked::default() };
    /// let report = agreement.services_report(finland::register(), &asked).unwrap();
    /// let services = report.find("services").unwrap();
    /// assert_eq!(services.rows().len(), 12);
    /// # }
    /// ```
    pub fn services_report(
        &self,
        register: &Register,
        asked: &Asked,
    ) -> Result<Report, Diagnostics> {
        let version = match asked.on {
            Some(day) => self.version_on(day)?,
            None => Cow::Borrowed(self),
        };
        let prices = asked.on.map(|day| version.prices_on(day)).unwrap_or_default();
        let names = version.units.iter().map(|unit| (unit.id.clone(), unit.one.clone()));
        let mut units: BTreeMap<String, Text> = names.collect();
        let currency = version.currency.code();
        units.insert(currency.to_owned(), Text::same(currency));
        let around =
            Around { agreement: &version.id, title: &version.title, prices, units };
        version.catalogue.report(asked, &around, register)
    }

    /// The agreement as it holds on a day.
    pub(crate) fn version_on(&self, day: Date) -> Result<Cow<'_, Self>, Diagnostics> {
        match day.to_string().parse::<Period>() {
            Ok(period) => self.version(&period, None),
            // Days before the year 1 are none of an agreement.
            Err(_) => Ok(Cow::Borrowed(self)),
        }
    }

    /// The prices of charges that have one on the day.
    pub(crate) fn prices_on(&self, day: Date) -> BTreeMap<String, Price> {
        let of = |charge: &super::Charge| {
            let ChargeKind::Rate { rates, after, .. } = &charge.kind else { return None };
            let dated = period::at(rates, Interval::new(day, day)?, *after).ok()?;
            let price = dated.value.figure.value.clone()?;
            let citation =
                dated.value.citation.clone().or_else(|| charge.citation.clone());
            Some((charge.id.value.clone(), Price { price, citation }))
        };
        self.charges.iter().filter_map(of).collect()
    }
}
