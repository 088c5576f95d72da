//! Forecasts: one agreement over several years, with assumptions where nothing is known (`docs/forecast.md`).
//!
//! Every year is planned and worked out by the engine like any other; an assumption only makes facts. The
//! statement of each year is an earlier statement of those after it.

mod assumption;
mod known;
mod report;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

pub use assumption::{Assumption, Growth};
pub(crate) use known::Known;

use crate::agreement::{Agreement, Buyer, Of};
use crate::diagnostic::words::Among;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::facts::{Earlier, Fact, Facts};
use crate::municipality::Register;
use crate::period::Period;
use crate::plan::{Op, Plan, Request};
use crate::statement::Statement;
use crate::text::{Lang, Text};
use crate::watch::Watch;

/// The most years of a forecast.
pub const MOST: i16 = 100;

/// What is asked: years, facts, and what is assumed where they say nothing.
///
/// ```
/// # #[cfg(all(feature = "library", feature = "finland"))] {
/// use osuus::forecast::{Assumption, Growth, Question};
/// use osuus::{finland, library, watch::Watch};
/// let agreement = library::agreement("jyvaskyla-fund-model").unwrap();
/// let growth = Growth::Percent("1".parse().unwrap());
/// let forecast = Question::new(&agreement, 2002, 2004)
///     .hold("annual-fee").hold("pair-work-fee").hold("follow-up-fee").hold("consultation-fee")
///     .assuming(Assumption::new("population", growth))
///     .forecast(finland::register(), &mut Watch::silent())
///     .unwrap();
/// let totals: Vec<String> =
///     forecast.years().iter().map(|year| year.statement().total().to_string()).collect();
/// assert_eq!(totals.len(), 3);
/// assert_eq!(totals[0], "103257.18");
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Question<'a> {
    agreement: &'a Agreement,
    from: i16,
    to: i16,
    facts: Facts,
    assumptions: Vec<Assumption>,
    hold: Vec<String>,
    prices: Vec<(String, i16, Exact)>,
    restated_on: Option<Date>,
    as_of: Option<Date>,
    borders: Borders,
}

/// What holds on days after the last one that the register knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Borders {
    /// They are not known: a year there is an error.
    #[default]
    Known,
    /// They are assumed to stay as they are on that day.
    Held,
}

impl Borders {
    /// Every value, with its name in calls.
    pub const NAMES: [(&'static str, Self); 2] =
        [("known", Self::Known), ("held", Self::Held)];
}

/// An agreement over several years.
#[derive(Debug, Clone)]
pub struct Forecast {
    title: Text,
    assumptions: Vec<Assumption>,
    given: Facts,
    years: Vec<Year>,
    assumed: Vec<Assumed>,
    /// The last day of which the borders are known, where later ones were assumed.
    held: Option<Date>,
}

/// One year of a forecast.
#[derive(Debug, Clone)]
pub struct Year {
    year: i16,
    statement: Statement,
    restated: Option<Statement>,
}

/// A figure that an assumption made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumed {
    /// The year that it is of.
    pub period: Period,
    /// Code of the buyer; none for a measure of the whole agreement.
    pub buyer: Option<String>,
    /// Name of the buyer.
    pub name: Text,
    /// Identifier of the measure.
    pub measure: String,
    /// The figure.
    pub value: Exact,
    /// The year from which it was worked out.
    pub base_year: i16,
    /// The figure of that year, on the map of `year`.
    pub base: Exact,
}

impl<'a> Question<'a> {
    /// An agreement from one year to another, both included.
    #[must_use]
    pub fn new(agreement: &'a Agreement, from: i16, to: i16) -> Self {
        Self {
            agreement,
            from,
            to,
            facts: Facts::none(),
            assumptions: Vec::new(),
            hold: Vec::new(),
            prices: Vec::new(),
            restated_on: None,
            as_of: None,
            borders: Borders::Known,
        }
    }

    /// With facts, of any years; earlier statements of theirs are those of years before.
    #[must_use]
    pub fn facts(self, facts: Facts) -> Self {
        Self { facts, ..self }
    }

    /// With an assumption, for what neither facts nor register say.
    #[must_use]
    pub fn assuming(mut self, assumption: Assumption) -> Self {
        self.assumptions.push(assumption);
        self
    }

    /// The price or amount of this charge holds on past its end.
    #[must_use]
    pub fn hold(mut self, charge: &str) -> Self {
        self.hold.push(charge.to_owned());
        self
    }

    /// The price or amount of this charge in a year for which the agreement states none.
    #[must_use]
    pub fn price(mut self, charge: &str, year: i16, price: Exact) -> Self {
        self.prices.push((charge.to_owned(), year, price));
        self
    }

    /// All years are shown on the map of this day.
    #[must_use]
    pub fn restated_on(self, day: Date) -> Self {
        Self { restated_on: Some(day), ..self }
    }

    /// As it was known on this day: what was agreed or became known later does not count.
    #[must_use]
    pub fn as_of(self, day: Date) -> Self {
        Self { as_of: Some(day), ..self }
    }

    /// What is assumed of borders after the last day that the register knows.
    #[must_use]
    pub fn borders(self, borders: Borders) -> Self {
        Self { borders, ..self }
    }

    /// Works every year out.
    ///
    /// # Errors
    /// What stands in the way of any year, with the year: a price that ended, a fact that is missing and that
    /// no assumption makes; then everything at once. `stopped` where the watch says so.
    pub fn forecast(
        &self,
        register: &Register,
        watch: &mut Watch<'_>,
    ) -> Result<Forecast, Diagnostics> {
        self.check()?;
        let last_known = register.known().map(|known| known.to());
        let held = self.held(register);
        let register = held.as_ref().unwrap_or(register);
        let plans = self.plans(register, watch)?;
        self.check_assumptions(&plans)?;
        self.check_buyers(&plans, register)?;
        let mut known = Known::new(self.agreement, register, &self.facts);
        let (mut years, mut assumed) = (Vec::new(), Vec::new());
        let mut made: Vec<Fact> = Vec::new();
        let mut earlier: Vec<Earlier> = self.facts.earlier().to_vec();
        let mut problems = Diagnostics::new();
        let of = u64::try_from(plans.len()).ok();
        for ((year, plan), done) in plans.iter().zip(0..) {
            watch.step(done, of)?;
            let filled = known.filled(plan, &self.assumptions, &made);
            let filled = match filled {
                Ok(filled) => filled,
                Err(why) => {
                    problems.extend(why.in_alternative(&year.to_string()));
                    continue;
                }
            };
            made.extend(filled.iter().map(Assumed::fact));
            assumed.extend(filled);
            let parties: BTreeSet<&str> =
                plan.parties().iter().map(|one| one.code.as_str()).collect();
            let facts = self.facts.taken(|fact| of_year(plan, &parties, fact));
            let facts = facts.and(&Facts::worked_out(made.iter().cloned()));
            let facts = facts.with_earlier(earlier.clone())?;
            match self.year(*year, plan, &facts, register) {
                Ok(one) => {
                    let later = plans.iter().skip(years.len() + 1);
                    if later.clone().any(|(_, plan)| goes_back(plan)) {
                        earlier
                            .push(Earlier::from_json(&one.statement.to_json(Lang::En))?);
                    }
                    years.push(one);
                }
                Err(why) => {
                    // What a year that failed would have billed is not what is wrong with the next.
                    let follows = !problems.is_empty();
                    let own = why
                        .into_iter()
                        .filter(|one| !(follows && one.code() == Code::NoPrior));
                    problems.extend(own.map(|one| one.in_alternative(&year.to_string())));
                }
            }
        }
        problems.unless_errors(())?;
        let title = Text::each(|lang| self.agreement.title(lang).to_owned());
        let assumptions = self.assumptions.clone();
        let held = held.and(last_known);
        let given = self.facts.clone();
        Ok(Forecast { title, assumptions, given, years, assumed, held })
    }

    /// The register to the end of the last year, if borders are to be assumed.
    fn held(&self, register: &Register) -> Option<Register> {
        let last = Period::year(self.to).ok()?.days().to();
        let lacking = register.known().is_some_and(|known| known.to() < last);
        (self.borders == Borders::Held && lacking).then(|| register.held_to(last))
    }

    /// That the years are years, in order and not too many.
    fn check(&self) -> Result<(), Diagnostics> {
        let (from, to) = (self.from, self.to);
        let years = [from, to].into_iter().all(|year| Period::year(year).is_ok());
        if years && from <= to && to - from < MOST {
            return Ok(());
        }
        Err(Diagnostic::new(Code::ForecastYears, Input::Call)
            .with("from", from)
            .with("to", to)
            .with("most", MOST)
            .into())
    }

    /// That each assumption is of a measure that some year has, and of one that it can make.
    fn check_assumptions(&self, plans: &[(i16, Plan)]) -> Result<(), Diagnostics> {
        let mut problems = Diagnostics::new();
        let all = || plans.iter().flat_map(|(_, plan)| plan.agreement().measures());
        for (place, assumption) in self.assumptions.iter().enumerate() {
            let id = assumption.measure();
            let problem = |code| Diagnostic::new(code, Input::Call).with("measure", id);
            if self.assumptions.iter().take(place).any(|one| one.measure() == id) {
                problems.push(problem(Code::AssumedTwice));
            }
            match all().find(|measure| measure.id == id) {
                Some(measure) if measure.of == Of::Client => {
                    problems.push(problem(Code::AssumedOfClients));
                }
                Some(_) => {}
                None => {
                    let mut known: Vec<&str> =
                        all().map(|measure| measure.id.as_str()).collect();
                    known.sort_unstable();
                    known.dedup();
                    let unknown = Diagnostic::new(Code::UnknownReference, Input::Call);
                    problems.push(unknown.naming_none(id, Among::Measures, &known));
                }
            }
        }
        problems.unless_errors(())
    }

    /// That facts are of buyers of some year: of one of the forecast, or of their own.
    fn check_buyers(
        &self,
        plans: &[(i16, Plan)],
        register: &Register,
    ) -> Result<(), Diagnostics> {
        let parties = plans.iter().flat_map(|(_, plan)| plan.parties());
        let mut all: Vec<Buyer> = parties.cloned().collect();
        let mut known: BTreeSet<String> =
            all.iter().map(|one| one.code.clone()).collect();
        let mut looked = BTreeSet::new();
        let mut problems = Diagnostics::new();
        for fact in &self.facts {
            let Some(code) = fact.buyer.as_ref().filter(|code| !known.contains(&***code))
            else {
                continue;
            };
            let days = fact.period.days();
            if looked.insert(days.from().year()) {
                let buyers = &self.agreement.held_on(Some(days.from())).buyers;
                let (then, _) = buyers.resolve(register, days).unwrap_or_default();
                known.extend(then.iter().map(|one| one.code.clone()));
                all.extend(then);
            }
            if !known.contains(&**code) {
                problems.push(fact.unknown_buyer(&all));
            }
        }
        problems.unless_errors(())
    }

    /// Every year's plan, or what stands in the way of any of them.
    fn plans(
        &self,
        register: &Register,
        watch: &mut Watch<'_>,
    ) -> Result<Vec<(i16, Plan)>, Diagnostics> {
        let mut problems = Diagnostics::new();
        let mut plans = Vec::new();
        for year in self.from..=self.to {
            watch.step(0, None)?;
            match self.agreement.plan(register, self.request(year)?) {
                Ok(plan) => plans.push((year, plan)),
                Err(why) => problems.extend(why.in_alternative(&year.to_string())),
            }
        }
        problems.unless_errors(plans)
    }

    fn request(&self, year: i16) -> Result<Request, Diagnostics> {
        let no_year =
            |_| Diagnostic::new(Code::NotAYear, Input::Call).with("period", year);
        let mut request = Request::new(Period::year(year).map_err(no_year)?);
        for charge in &self.hold {
            request = request.hold(charge);
        }
        for (charge, of, price) in &self.prices {
            if *of == year {
                request = request.price(charge, price.clone());
            }
        }
        Ok(match self.as_of {
            Some(day) => request.as_of(day),
            None => request,
        })
    }

    fn year(
        &self,
        year: i16,
        plan: &Plan,
        facts: &Facts,
        register: &Register,
    ) -> Result<Year, Diagnostics> {
        let statement = plan.evaluate(facts)?;
        let restated = match self.restated_on {
            None => None,
            Some(day) => {
                let request = self.request(year)?.restated_on(day);
                Some(self.agreement.plan(register, request)?.evaluate(facts)?)
            }
        };
        Ok(Year { year, statement, restated })
    }
}

/// A fact, unless it is of another year and of a buyer that this one has not.
fn of_year(plan: &Plan, parties: &BTreeSet<&str>, fact: &Fact) -> Vec<Fact> {
    let party = fact.buyer.as_deref().is_none_or(|code| parties.contains(code));
    let now = plan.period().days().common(&fact.period.days()).is_some();
    if party || now { vec![fact.clone()] } else { Vec::new() }
}

/// Whether a plan goes back to what was billed before.
fn goes_back(plan: &Plan) -> bool {
    plan.steps.iter().any(|step| matches!(step.op, Op::Prior(_)))
}

impl Forecast {
    /// The years, in order.
    #[must_use]
    pub fn years(&self) -> &[Year] {
        &self.years
    }

    /// Every figure that an assumption made, year by year.
    #[must_use]
    pub fn assumed(&self) -> &[Assumed] {
        &self.assumed
    }

    /// What a buyer pays in all the years together, by its code.
    #[must_use]
    pub fn totals(&self) -> BTreeMap<&str, Exact> {
        let mut totals: BTreeMap<&str, Exact> = BTreeMap::new();
        for bill in self.years.iter().flat_map(|year| year.shown().bills()) {
            let sum = totals.entry(bill.code()).or_insert_with(Exact::zero);
            *sum = &*sum + bill.total();
        }
        totals
    }
}

impl Year {
    /// The calendar year.
    #[must_use]
    pub fn year(&self) -> i16 {
        self.year
    }

    /// Its statement, on its own map: it can explain itself.
    #[must_use]
    pub fn statement(&self) -> &Statement {
        &self.statement
    }

    /// The statement that is shown: on the map that was asked for, else its own.
    #[must_use]
    pub fn shown(&self) -> &Statement {
        self.restated.as_ref().unwrap_or(&self.statement)
    }
}

impl Assumed {
    /// The fact that it is.
    fn fact(&self) -> Fact {
        let (buyer, period) = (self.buyer.as_deref(), self.period.clone());
        Fact::made(buyer, &self.measure, period, self.value.clone())
    }
}

#[cfg(test)]
#[path = "forecast/forecast_tests.rs"]
mod tests;
