//! What is assumed of a measure where nothing is known of it.

use crate::agreement::{Fractions, Measure};
use crate::exact::Exact;
use crate::format;
use crate::rounding::Mode;
use crate::text::{Lang, Text};

/// How a figure goes on from the last year of which it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Growth {
    /// It stays.
    Hold,
    /// It grows by so many percent a year, each year on what the year before came to, unrounded.
    Percent(Exact),
    /// It grows by so much a year.
    Amount(Exact),
}

/// What is assumed of a measure in years of which neither facts nor the register say anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumption {
    measure: String,
    growth: Growth,
    from: Option<i16>,
    round: Rounding,
}

/// To what a figure is rounded.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Rounding {
    /// To whole numbers where the measure may have no decimals.
    ByMeasure,
    To(Exact, Mode),
}

impl Assumption {
    /// An assumption from the last year known of each buyer, whole where the measure is.
    #[must_use]
    pub fn new(measure: &str, growth: Growth) -> Self {
        let round = Rounding::ByMeasure;
        Self { measure: measure.to_owned(), growth, from: None, round }
    }

    /// The same from this year, whatever is known of later ones.
    #[must_use]
    pub fn from_year(self, year: i16) -> Self {
        Self { from: Some(year), ..self }
    }

    /// The same, its figures rounded to multiples of `unit`, which is above zero.
    #[must_use]
    pub fn rounded(self, unit: Exact, mode: Mode) -> Self {
        Self { round: Rounding::To(unit, mode), ..self }
    }

    /// The identifier of the measure.
    #[must_use]
    pub fn measure(&self) -> &str {
        &self.measure
    }

    /// The year that it goes on from, if one is named.
    pub(super) fn from(&self) -> Option<i16> {
        self.from
    }

    /// The figure so many years after it was `base`, unrounded.
    fn exact(&self, base: &Exact, years: i16) -> Exact {
        match &self.growth {
            Growth::Hold => base.clone(),
            Growth::Amount(amount) => base + &(amount * &Exact::from(i64::from(years))),
            Growth::Percent(percent) => {
                let hundred = Exact::from(100);
                let factor = (&hundred + percent).divided_by(&hundred);
                let factor = factor.unwrap_or_else(Exact::one);
                (0..years).fold(base.clone(), |figure, _| &figure * &factor)
            }
        }
    }

    /// The figure so many years after it was `base`, rounded once at the end.
    pub(super) fn figure(&self, measure: &Measure, base: &Exact, years: i16) -> Exact {
        let exact = self.exact(base, years);
        match &self.round {
            Rounding::To(unit, mode) => mode.round(&exact, unit),
            Rounding::ByMeasure if measure.fractions == Fractions::Refused => {
                Mode::HalfUp.round(&exact, &Exact::one())
            }
            Rounding::ByMeasure => exact,
        }
    }

    /// It in words.
    pub(super) fn told(&self, name: &Text) -> Text {
        Text::each(|lang| {
            let name = name.get(lang);
            let how = self.growth_told(lang);
            let from = match self.from {
                Some(year) => lang.choose(
                    format!("vuodesta {year}"),
                    format!("från år {year}"),
                    format!("from {year}"),
                ),
                None => lang
                    .choose(
                        "viimeisestä tunnetusta vuodesta",
                        "från det senast kända året",
                        "from the last year known",
                    )
                    .to_owned(),
            };
            let round = match &self.round {
                Rounding::ByMeasure => String::new(),
                Rounding::To(unit, mode) => {
                    let unit = format::number(unit, 0, lang);
                    lang.choose(
                        format!("; pyöristetään {unit}:n monikertoihin ({mode})"),
                        format!("; avrundas till multiplar av {unit} ({mode})"),
                        format!("; rounded to multiples of {unit} ({mode})"),
                    )
                }
            };
            lang.choose(
                format!("Oletus: {name} {how} {from}{round}"),
                format!("Antagande: {name} {how} {from}{round}"),
                format!("Assumed: {name} {how} {from}{round}"),
            )
        })
    }

    fn growth_told(&self, lang: Lang) -> String {
        let number = |value: &Exact| format::number(value, 0, lang);
        match &self.growth {
            Growth::Hold => {
                let words = ("pysyy samana", "är oförändrad", "stays as it is");
                lang.choose(words.0, words.1, words.2).to_owned()
            }
            Growth::Percent(percent) => {
                let percent = number(percent);
                lang.choose(
                    format!("muuttuu {percent}\u{a0}% vuodessa"),
                    format!("ändras {percent}\u{a0}% per år"),
                    format!("changes by {percent}% a year"),
                )
            }
            Growth::Amount(amount) => {
                let amount = number(amount);
                lang.choose(
                    format!("muuttuu {amount} vuodessa"),
                    format!("ändras {amount} per år"),
                    format!("changes by {amount} a year"),
                )
            }
        }
    }
}
