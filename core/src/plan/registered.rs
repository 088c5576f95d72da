//! What the register says of a measure: on which day, within which borders.

use jiff::civil::Date;

use super::step::Covered;
use super::{RegisterFigure, Registered};
use crate::agreement::{
    Agreement, Buyer, Measure, OnBorders, Origin, Placed, Reference, Scheme,
};
use crate::diagnostic::{Code, Diagnostic, Input};
use crate::exact::Exact;
use crate::municipality::{Borders, Flow, Kind, MunicipalityCode, Register, Series};
use crate::period::{Interval, Period};

/// The figures of a series for the parties, on the borders of their map.
///
/// What is not known is absent: facts may say it, and where they do not, the evaluation tells of it.
pub(super) fn registered(
    agreement: &Agreement,
    register: &Register,
    (period, days, years_before): (&Period, Interval, i16),
    parties: &[Buyer],
    measure: &Measure,
) -> Result<Registered, Box<Diagnostic>> {
    let Origin::Register { series: id, reference, borders } = &measure.origin else {
        return Err(Box::new(Diagnostic::new(Code::Internal, Input::Call)));
    };
    let series = known(register, id, period)?;
    let date = day(series, *reference, period, days, years_before)
        .map_err(|why| Box::new(why.at(id.position).with("period", period)))?;
    let map = agreement.buyers.map_day(days);
    let counted = series.borders().of(date);
    let found = Registered::new(register, series, date, Vec::new());
    // A figure that is not there is told of as such, not by its borders.
    if found.covered == Covered::No && series.borders() == Borders::OwnDay {
        return Ok(Registered { figures: vec![None; parties.len()], ..found });
    }
    let carried = *borders == OnBorders::Carried;
    let flow = map
        .filter(|map| carried && counted < *map)
        .map(|map| register.flow(counted, map))
        .transpose()
        .map_err(|why| Box::new(why.in_agreement(id.position)))?;
    let mut unlike = Vec::new();
    let mut figures = Vec::with_capacity(parties.len());
    for party in parties {
        let code: Option<MunicipalityCode> = (party.scheme == Scheme::Municipality)
            .then(|| party.code.parse().ok())
            .flatten();
        let Some(code) = code else {
            figures.push(None);
            continue;
        };
        let alike = map.is_some_and(|map| {
            register.map_on(counted).is_ok()
                && register.map_on(map).is_ok()
                && register.same_borders(&code, counted, map)
        });
        figures.push(match (&flow, map) {
            _ if alike => direct(series, code, date, map.unwrap_or(date)),
            (Some(flow), _) if !flow.knows(&code) => None,
            (Some(flow), Some(map)) => carried_over(series, flow, code, date, map),
            _ => {
                unlike.push(party.code.as_str());
                None
            }
        });
    }
    if !unlike.is_empty() {
        let on = map.map_or_else(|| "-".to_owned(), |map| map.to_string());
        return Err(Box::new(
            Diagnostic::new(Code::UnlikeBorders, Input::Agreement)
                .at(id.position)
                .with("period", period)
                .with("series", &id.value)
                .with("date", date)
                .with("borders", counted)
                .with("codes", crate::suggest::list(None, &unlike))
                .with("on", on),
        ));
    }
    Ok(Registered { figures, ..found })
}

/// The figures of the register alone for parties in a period; none where it has none for anybody.
pub(crate) fn registered_figures(
    agreement: &Agreement,
    register: &Register,
    period: &Period,
    parties: &[Buyer],
    measure: &Measure,
) -> Vec<Option<Exact>> {
    if !matches!(measure.origin, Origin::Register { .. }) {
        return Vec::new();
    }
    let found =
        registered(agreement, register, (period, period.days(), 0), parties, measure);
    let figures = found.map(|found| found.figures).unwrap_or_default();
    figures.into_iter().map(|figure| figure.map(|figure| figure.value)).collect()
}

fn known<'r>(
    register: &'r Register,
    id: &Placed<String>,
    period: &Period,
) -> Result<&'r Series, Box<Diagnostic>> {
    register
        .known_series(&id.value)
        .map_err(|why| Box::new(why.in_agreement(id.position).with("period", period)))
}

/// The reference day.
fn day(
    series: &Series,
    reference: Reference,
    period: &Period,
    days: Interval,
    years_before: i16,
) -> Result<Date, Diagnostic> {
    let problem = |code| {
        Diagnostic::new(code, Input::Agreement)
            .with("series", series.id())
            .with("kind", series.kind().as_str())
    };
    match reference {
        Reference::On(day) => Ok(day),
        Reference::YearsBefore { day, years } => period
            .as_year()
            .and_then(|year| {
                day.of(year.checked_sub(years)?.checked_sub(years_before)?)
            })
            .ok_or_else(|| problem(Code::NotAYear)),
        Reference::LatestFinal if series.kind() != Kind::Final => {
            Err(problem(Code::NotFinal))
        }
        Reference::LatestFinal => {
            let first = days.from().checked_sub(jiff::Span::new().years(years_before));
            let first = first.map_err(|_| problem(Code::NotAYear))?;
            let before = series.days().filter(|day| *day < first).last();
            // Where there is none, the day before the period is what is missing.
            Ok(before.or(first.yesterday().ok()).unwrap_or(first))
        }
    }
}

fn direct(
    series: &Series,
    code: MunicipalityCode,
    date: Date,
    map: Date,
) -> Option<RegisterFigure> {
    let figure = series.figure(&code, date)?;
    Some(RegisterFigure {
        value: figure.value,
        name: figure.series.name().clone(),
        source: figure.series.source().clone(),
        carried: Vec::new(),
        map,
    })
}

/// The sum of what went into a municipality, if all of it is known.
fn carried_over(
    series: &Series,
    flow: &Flow,
    code: MunicipalityCode,
    date: Date,
    map: Date,
) -> Option<RegisterFigure> {
    let mut figure: Option<RegisterFigure> = None;
    for part in flow.went_into(&code) {
        let own = direct(series, part.code, date, map)?;
        let value = &own.value * &part.share;
        let sum = figure.get_or_insert_with(|| RegisterFigure {
            value: Exact::zero(),
            carried: Vec::new(),
            ..own
        });
        sum.value = &sum.value + &value;
        sum.carried.push((part.code, value));
    }
    figure
}
