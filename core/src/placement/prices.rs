//! What care costs: prices a day and fees a month, through time.

use jiff::civil::Date;

use super::Terms;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::period::Interval;
use crate::read::rows::{GivenTable, Need, Row, Sheet, Table};

/// Prices of forms of care, some of a single place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prices {
    list: Vec<Price>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Price {
    form: usize,
    /// Only of this place.
    place: Option<String>,
    days: Interval,
    each: Each,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Each {
    Day(Exact),
    Month(Exact),
}

const SHEET: Sheet = Sheet {
    input: Input::Prices,
    columns: &[
        ("form", Need::Wanted),
        ("place", Need::Optional),
        ("from", Need::Wanted),
        ("to", Need::Optional),
        ("day", Need::Optional),
        ("month", Need::Optional),
    ],
};

impl Prices {
    /// Reads a table of prices: `form`, `from`, one of `day` and `month`, and perhaps `place` and `to`.
    ///
    /// # Errors
    /// Everything that is wrong with it, with its place.
    pub fn read(given: &GivenTable, terms: &Terms) -> Result<Self, Diagnostics> {
        let table = Table::read(given, &SHEET)?;
        let mut problems = Diagnostics::new();
        let mut list: Vec<Price> = Vec::new();
        for row in table.rows() {
            let Some(price) = price(row, terms, &mut problems) else { continue };
            let same = |other: &&Price| {
                (other.form, &other.place) == (price.form, &price.place)
                    && other.days.common(&price.days).is_some()
            };
            if let Some(other) = list.iter().find(same) {
                let twice = row.problem(Code::OverlappingIntervals, "from");
                problems.push(
                    twice.with("from", price.days.from()).with("to", other.days.to()),
                );
            }
            list.push(price);
        }
        problems.unless_errors(Self { list })
    }

    /// What days in one calendar month cost in a form, and perhaps at a place.
    ///
    /// # Errors
    /// The first day without a price.
    pub(super) fn cost(
        &self,
        terms: &Terms,
        form: usize,
        place: Option<&str>,
        days: Interval,
    ) -> Result<Exact, Diagnostic> {
        let mut cost = Exact::zero();
        let mut day = Some(days.from());
        while let Some(from) = day.filter(|day| *day <= days.to()) {
            let Some((price, part)) = self.at(form, place, from, days.to()) else {
                let form = terms.forms.get(form).map_or("", |form| form.id.as_str());
                return Err(Diagnostic::new(Code::NoPrice, Input::Prices)
                    .with("form", form)
                    .with_day("day", from));
            };
            let count = Exact::from(part.count());
            cost = &cost
                + &match price {
                    Each::Day(price) => price * &count,
                    Each::Month(price) => {
                        let month = Exact::from(i64::from(from.days_in_month()));
                        let part = count.divided_by(&month).unwrap_or_else(Exact::zero);
                        price * &part
                    }
                };
            day = part.to().tomorrow().ok();
        }
        Ok(cost)
    }

    /// The price on a day, that of the place first, and for how many of the days up to `to` it holds.
    fn at(
        &self,
        form: usize,
        place: Option<&str>,
        from: Date,
        to: Date,
    ) -> Option<(&Each, Interval)> {
        let own = |one: &&Price| one.form == form && one.place.as_deref() == place;
        let held = |one: &&Price| one.days.has(from);
        if let Some(own) = self.list.iter().filter(own).find(held) {
            return Some((&own.each, Interval::new(from, own.days.to().min(to))?));
        }
        let of_form =
            self.list.iter().filter(|one| one.form == form && one.place.is_none());
        let general = of_form.into_iter().find(held)?;
        // It holds until the place has a price of its own.
        let next = self.list.iter().filter(own).map(|one| one.days.from());
        let next = next.filter(|day| *day > from).min();
        let until = next.and_then(|day| day.yesterday().ok()).unwrap_or(to);
        Some((&general.each, Interval::new(from, general.days.to().min(to).min(until))?))
    }
}

fn price(row: &Row, terms: &Terms, problems: &mut Diagnostics) -> Option<Price> {
    let form = row.required("form", problems).and_then(|id| {
        let form = terms.form(id);
        if form.is_none() {
            problems
                .push(row.wrong(Code::UnknownForm, "form").with("known", terms.known()));
        }
        form
    });
    row.required("from", problems);
    let from = row.day("from", problems);
    let to = match row.text("to") {
        Some(_) => row.day("to", problems)?,
        None => Date::MAX,
    };
    let day = row.from_zero("day", problems);
    let month = row.from_zero("month", problems);
    if row.text("day").is_some() == row.text("month").is_some() {
        let problem = row.problem(Code::ConflictingFields, "day");
        problems.push(problem.with("fields", "day, month"));
        return None;
    }
    let days = Interval::new(from?, to);
    if days.is_none() {
        let backward = row.problem(Code::BackwardInterval, "to");
        problems.push(backward.with("from", from?).with("to", to));
    }
    let each = day.map(Each::Day).or(month.map(Each::Month))?;
    Some(Price {
        form: form?,
        place: row.text("place").map(str::to_owned),
        days: days?,
        each,
    })
}
