//! Staff by standard times, after the WHO's Workload Indicators of Staffing Need (user's manual, 2010).
//!
//! Services take so much time a unit; what all of a staff does beside them takes a part of everybody's time
//! (category allowances), what some do so many hours a year (individual allowances).

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::read::rows::{GivenTable, Need, Row, Sheet, Table};
use crate::text::Text;

/// What one worker has of working time in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingTime {
    days: Exact,
    hours_a_day: Exact,
}

/// A component of the work.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Standard {
    activity: String,
    work: Work,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Work {
    /// Minutes a unit, and units a year.
    Service { minutes: Exact, volume: Exact },
    /// A part of everybody's working time, or hours a year of everybody.
    Category(Part),
    /// Hours a year of so many workers.
    Individual { hours: Exact, workers: Exact },
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Percent(Exact),
    Hours(Exact),
}

/// Which kind of standard a component has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standards {
    /// So much time a unit of service.
    Service,
    /// Done by all of the staff.
    Category,
    /// Done by some of the staff.
    Individual,
}

impl Standards {
    /// Every kind, with its name in tables.
    pub const NAMES: [(&'static str, Self); 3] = [
        ("service", Self::Service),
        ("category", Self::Category),
        ("individual", Self::Individual),
    ];

    /// Its name in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Category => "category",
            Self::Individual => "individual",
        }
    }

    pub(super) fn text(self) -> Text {
        match self {
            Self::Service => Text::in_all("palvelu", "tjänst", "service"),
            Self::Category => Text::in_all(
                "kaikkien muu työ",
                "allas övriga arbete",
                "other work of all",
            ),
            Self::Individual => Text::in_all(
                "joidenkin muu työ",
                "vissas övriga arbete",
                "other work of some",
            ),
        }
    }
}

/// What each component asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Component {
    /// What it is called.
    pub activity: String,
    /// Its kind.
    pub kind: Standards,
    /// Workers for a service or for individual work; the part of everybody's time for work of all.
    pub asks: Exact,
}

/// The staff that the standards ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staffing {
    time: WorkingTime,
    components: Vec<Component>,
    services: Exact,
    category: Exact,
    individual: Exact,
}

const TIME: Sheet = Sheet {
    input: Input::Time,
    columns: &[
        ("weeks", Need::Wanted),
        ("days_a_week", Need::Wanted),
        ("hours_a_day", Need::Wanted),
        ("leave", Need::Optional),
        ("holidays", Need::Optional),
        ("sick", Need::Optional),
        ("training", Need::Optional),
        ("other", Need::Optional),
    ],
};

const STANDARDS: Sheet = Sheet {
    input: Input::Standards,
    columns: &[
        ("activity", Need::Wanted),
        ("kind", Need::Wanted),
        ("minutes", Need::Optional),
        ("volume", Need::Optional),
        ("percent", Need::Optional),
        ("hours", Need::Optional),
        ("workers", Need::Optional),
    ],
};

impl WorkingTime {
    /// That of a table with one row: `weeks` a year, `days_a_week`, `hours_a_day`, and in days a year
    /// perhaps `leave`, `holidays`, `sick`, `training` and `other`.
    ///
    /// # Errors
    /// Nothing is left of the time, and whatever is wrong with the table.
    pub fn read(given: &GivenTable) -> Result<Self, Diagnostics> {
        let table = Table::read(given, &TIME)?;
        let mut problems = Diagnostics::new();
        let [row] = table.rows() else {
            let problem = Diagnostic::new(Code::OneRow, Input::Time);
            return Err(problem.with("found", table.rows().len()).into());
        };
        let mut wanted = |column| {
            let _ = row.required(column, &mut problems);
            row.from_zero(column, &mut problems).unwrap_or_else(Exact::zero)
        };
        let days = &wanted("weeks") * &wanted("days_a_week");
        let hours_a_day = wanted("hours_a_day");
        let absent: Exact = ["leave", "holidays", "sick", "training", "other"]
            .into_iter()
            .filter_map(|column| row.from_zero(column, &mut problems))
            .sum();
        let time = Self { days: &days - &absent, hours_a_day };
        if problems.is_empty() && time.hours() <= Exact::zero() {
            let problem = row.problem(Code::NoTimeLeft, "weeks");
            problems.push(problem.with("days", &time.days).with("hours", time.hours()));
        }
        problems.unless_errors(time)
    }

    /// Days a year that are left for work.
    #[must_use]
    pub fn days(&self) -> &Exact {
        &self.days
    }

    /// The same in hours.
    #[must_use]
    pub fn hours(&self) -> Exact {
        if self.days.is_negative() {
            return Exact::zero();
        }
        &self.days * &self.hours_a_day
    }
}

impl Staffing {
    /// What a table of standards asks for: `activity` and `kind`; of a service `minutes` a unit and
    /// `volume` in units a year; of work of all `percent` of the time or `hours` a year; of work of some
    /// `hours` a year and how many `workers` do it.
    ///
    /// # Errors
    /// Work of all that takes all of the time, a figure that is missing or does not belong to the kind, and
    /// whatever is wrong with the table.
    pub fn read(given: &GivenTable, time: WorkingTime) -> Result<Self, Diagnostics> {
        let table = Table::read(given, &STANDARDS)?;
        let mut problems = Diagnostics::new();
        let standards: Vec<Standard> =
            table.rows().iter().filter_map(|row| standard(row, &mut problems)).collect();
        let staffing = Self::of(standards, time);
        if problems.is_empty() && staffing.allowances() >= Exact::one() {
            let percent = &staffing.allowances() * &Exact::from(100);
            let problem = Diagnostic::new(Code::NoTimeForServices, Input::Standards);
            problems.push(problem.with("percent", percent));
        }
        problems.unless_errors(staffing)
    }

    fn of(standards: Vec<Standard>, time: WorkingTime) -> Self {
        let hours = time.hours();
        let of_a_year =
            |taken: &Exact| taken.divided_by(&hours).unwrap_or_else(Exact::zero);
        let sixty = Exact::from(60);
        let (mut services, mut category, mut individual) =
            (Exact::zero(), Exact::zero(), Exact::zero());
        let components = standards.into_iter().map(|standard| {
            let (kind, asks) = match standard.work {
                Work::Service { minutes, volume } => {
                    let taken = (&minutes * &volume).divided_by(&sixty);
                    let asks = of_a_year(&taken.unwrap_or_else(Exact::zero));
                    services = &services + &asks;
                    (Standards::Service, asks)
                }
                Work::Category(part) => {
                    let asks = match part {
                        Part::Percent(percent) => &percent * &super::hundredth(),
                        Part::Hours(taken) => of_a_year(&taken),
                    };
                    category = &category + &asks;
                    (Standards::Category, asks)
                }
                Work::Individual { hours: taken, workers } => {
                    let asks = of_a_year(&(&taken * &workers));
                    individual = &individual + &asks;
                    (Standards::Individual, asks)
                }
            };
            Component { activity: standard.activity, kind, asks }
        });
        let components = components.collect();
        Self { time, components, services, category, individual }
    }

    /// The working time of one worker.
    #[must_use]
    pub fn time(&self) -> &WorkingTime {
        &self.time
    }

    /// Each component by itself, in the order of the table.
    #[must_use]
    pub fn components(&self) -> &[Component] {
        &self.components
    }

    /// The part of everybody's time that goes to work of all.
    #[must_use]
    pub fn allowances(&self) -> Exact {
        self.category.clone()
    }

    /// The category allowance factor: 1 / (1 - the part of the time that goes to work of all).
    #[must_use]
    pub fn category_factor(&self) -> Exact {
        let rest = &Exact::one() - &self.category;
        Exact::one().divided_by(&rest).unwrap_or_else(Exact::zero)
    }

    /// The individual allowance factor: workers for work that some do.
    #[must_use]
    pub fn individual_factor(&self) -> &Exact {
        &self.individual
    }

    /// Workers for services alone.
    #[must_use]
    pub fn services(&self) -> &Exact {
        &self.services
    }

    /// Services times the category factor, plus the individual factor: exact.
    #[must_use]
    pub fn required(&self) -> Exact {
        &(&self.services * &self.category_factor()) + &self.individual
    }

    /// The same in whole workers by the rule of the manual: up to 5 a part is dropped while it is at most a
    /// tenth for each whole worker (1.1, 2.2, ... 5.5), and so half a worker from 5 on; else it is one more.
    #[must_use]
    pub fn rounded(&self) -> u64 {
        let required = self.required();
        let whole = required.floor();
        let part = &required - &whole;
        let tenths = super::whole(&whole).min(5);
        let bound =
            Exact::count(tenths).divided_by(&Exact::from(10)).unwrap_or_else(Exact::zero);
        super::whole(&whole) + u64::from(part > bound)
    }
}

fn standard(row: &Row, problems: &mut Diagnostics) -> Option<Standard> {
    let activity = row.required("activity", problems).map(str::to_owned);
    let kind = row
        .required("kind", problems)
        .and_then(|_| row.choice("kind", &Standards::NAMES, problems))?;
    let wanted: &[&str] = match kind {
        Standards::Service => &["minutes", "volume"],
        Standards::Category if row.text("hours").is_some() => &["hours"],
        Standards::Category => &["percent"],
        Standards::Individual => &["hours", "workers"],
    };
    let mut figures = Vec::new();
    for column in ["minutes", "volume", "percent", "hours", "workers"] {
        if wanted.contains(&column) {
            let _ = row.required(column, problems);
            figures.extend(row.from_zero(column, problems));
        } else if row.text(column).is_some() {
            let problem = row.problem(Code::NotOfThisKind, column);
            let problem = problem.with("name", column).with("kind", kind.as_str());
            problems.push(problem.with("wanted", wanted.join(", ")));
        }
    }
    let mut figures = figures.into_iter();
    let work = match kind {
        Standards::Service => {
            Work::Service { minutes: figures.next()?, volume: figures.next()? }
        }
        Standards::Category if wanted == ["hours"] => {
            Work::Category(Part::Hours(figures.next()?))
        }
        Standards::Category => Work::Category(Part::Percent(figures.next()?)),
        Standards::Individual => {
            Work::Individual { hours: figures.next()?, workers: figures.next()? }
        }
    };
    Some(Standard { activity: activity?, work })
}

#[cfg(test)]
#[path = "wisn_tests.rs"]
mod tests;
