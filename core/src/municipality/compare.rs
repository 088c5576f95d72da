//! Figures of one series on two days, side by side.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Carried, Figures, MunicipalityCode, Register, Series};
use crate::csv::{Style, Writer};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::format;
use crate::period::Period;
use crate::text::Lang;

/// What is done where the borders of the two days are not alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unlike {
    /// It is an error: such figures say nothing of growth.
    #[default]
    Refused,
    /// The earlier figures are carried over to the later borders.
    Carried,
}

/// Figures of a series on two days.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The earlier day.
    pub from: Date,
    /// The later day.
    pub to: Date,
    /// The day of the borders within which both are counted.
    pub borders: Date,
    /// For each municipality the earlier and the later figure, as far as they are known.
    pub rows: BTreeMap<MunicipalityCode, (Option<Exact>, Option<Exact>)>,
}

impl Register {
    /// The figures of a series on two days, within the same borders.
    ///
    /// ```
    /// # #[cfg(feature = "finland")] {
    /// use osuus::{finland, municipality::Unlike, period::date};
    /// let register = finland::register();
    /// let (from, to) = (date("2001-12-31").unwrap(), date("2022-12-31").unwrap());
    /// let compare = |unlike| register.compare("population-own-borders", from, to, unlike);
    /// assert!(compare(Unlike::Refused).is_err());
    /// let rows = compare(Unlike::Carried).unwrap().rows;
    /// let (before, _) = &rows[&"179".parse().unwrap()];
    /// assert_eq!(before.as_ref().unwrap().to_string(), "118380");
    /// # }
    /// ```
    ///
    /// # Errors
    /// `unknown-series`, `no-figures` for a day, `carry-backwards`, and `unlike-figures` where borders
    /// differ and nothing is carried over.
    pub fn compare(
        &self,
        series: &str,
        from: Date,
        to: Date,
        unlike: Unlike,
    ) -> Result<Comparison, Diagnostics> {
        let series = self.known_series(series)?;
        let before = self.figures_of(series, from)?;
        let after = self.figures_of(series, to)?;
        let (first, last) = (series.borders().of(from), series.borders().of(to));
        let others: Vec<&str> = before
            .keys()
            .chain(after.keys())
            .filter(|code| !self.same_borders(code, first, last))
            .map(MunicipalityCode::as_str)
            .collect();
        let before = match unlike {
            _ if others.is_empty() && first <= last => before,
            Unlike::Carried => {
                let Carried { figures, .. } = self.carry(&before, first, last)?;
                figures
            }
            Unlike::Refused => {
                let mut codes = others;
                codes.sort_unstable();
                codes.dedup();
                return Err(Diagnostic::new(Code::UnlikeFigures, Input::Call)
                    .with("series", series.id())
                    .with("from", first)
                    .with("to", last)
                    .with("codes", crate::suggest::list(None, &codes))
                    .into());
            }
        };
        let mut rows: BTreeMap<MunicipalityCode, (Option<Exact>, Option<Exact>)> =
            BTreeMap::new();
        for (code, value) in before {
            rows.entry(code).or_default().0 = Some(value);
        }
        for (code, value) in after {
            rows.entry(code).or_default().1 = Some(value);
        }
        Ok(Comparison { from, to, borders: last, rows })
    }

    /// The series of an identifier, or what it may have meant.
    ///
    /// # Errors
    /// `unknown-series`.
    pub fn known_series(&self, id: &str) -> Result<&Series, Diagnostic> {
        self.series(id).ok_or_else(|| {
            let known: Vec<&str> = self.all_series().iter().map(Series::id).collect();
            let nearest = crate::suggest::nearest(id, known.iter().copied());
            Diagnostic::new(Code::UnknownSeries, Input::Call)
                .with("id", id)
                .with("known", crate::suggest::list(nearest, &known))
        })
    }

    /// The figures of a day.
    pub(crate) fn figures_of(
        &self,
        series: &Series,
        day: Date,
    ) -> Result<Figures, Diagnostic> {
        let period: Option<Period> = day.to_string().parse().ok();
        let figures: Figures = period
            .map(|period| series.figures(&period))
            .unwrap_or_default()
            .into_iter()
            .map(|(code, figure)| (code, figure.value))
            .collect();
        if !figures.is_empty() {
            return Ok(figures);
        }
        Err(match self.rest() {
            Some(rest) => Diagnostic::new(Code::RegisterRest, Input::Call)
                .with("series", series.id())
                .with("date", day)
                .with("rest", rest),
            None => Diagnostic::new(Code::NoFigures, Input::Call)
                .with("series", series.id())
                .with("date", day)
                .with("known", series.days_in_words()),
        })
    }
}

impl Comparison {
    /// A line for each municipality: the two figures and their difference.
    #[must_use]
    pub fn to_csv(&self, register: &Register, style: Style, lang: Lang) -> String {
        let mut writer = Writer::new(style);
        let (from, to) = (self.from.to_string(), self.to.to_string());
        writer.row(["code", "name", &from, &to, "difference"]);
        for (code, (before, after)) in &self.rows {
            let name = register.get(code).and_then(|one| {
                one.name_on(self.borders).or(one.names().last().map(|named| &named.name))
            });
            let difference = before.as_ref().zip(after.as_ref()).map(|(b, a)| a - b);
            writer.text(code.as_str());
            writer.text(name.map_or("", |name| name.get(lang)));
            for value in [before.as_ref(), after.as_ref(), difference.as_ref()] {
                writer.digits(&value.map(ToString::to_string).unwrap_or_default());
            }
            writer.end();
        }
        writer.finish()
    }

    /// In one line: the two days, and the borders within which both are counted.
    #[must_use]
    pub fn title(&self, lang: Lang) -> String {
        let day = |day| format::day(day, lang);
        let (from, to, borders) = (day(self.from), day(self.to), day(self.borders));
        match lang {
            Lang::Fi => format!("{from} ja {to}, molemmat kuntarajoilla {borders}"),
            Lang::Sv => format!("{from} och {to}, båda inom gränserna {borders}"),
            Lang::En => format!("{from} and {to}, both within the borders of {borders}"),
        }
    }
}

#[cfg(test)]
#[path = "compare_tests.rs"]
mod tests;
