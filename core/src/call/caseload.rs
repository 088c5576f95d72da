//! The call about caseloads: the cap, the workers and their clients, and what the posts cost whom.

use jiff::civil::Date;
use serde::Deserialize;

use super::{Given, GivenFacts, GivenRegister, GivenTable, bad_call, chosen, words};
use crate::agreement::CaseloadTerms;
use crate::caseload::{
    Apart, Asked, Caps, Caseload, Clients, Costs, Next, PartTime, Payer, PostCost,
    Staffing, Within, Workers, WorkingTime, bills_table, measures, next_table,
};
use crate::diagnostic::Diagnostics;
use crate::exact::Exact;
use crate::explain::ClientView;
use crate::facts::{FactRow, Facts};
use crate::municipality::Register;
use crate::period::Period;
use crate::plan::Plan;
use crate::report::{Remark, Report};
use crate::statement::Statement;
use crate::text::{Lang, Text};

/// How many clients each worker has, whether the cap is kept, and what the posts cost whom.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseloadCall {
    /// The day on which clients are counted and whose cap holds.
    pub on: String,
    /// An agreement: its section `caseload` holds where the call says nothing, and it shares the cost out.
    #[serde(default)]
    pub agreement: Option<Given>,
    /// `worker`, and perhaps `posts`, `team`, `area`, `forms`.
    #[serde(default)]
    pub workers: Option<GivenTable>,
    /// `form`; `client` or `count`; `born`, `age` or `ages`; and perhaps `worker`, `as`, `team`, `area`, `buyer`.
    #[serde(default)]
    pub clients: Option<GivenTable>,
    /// Posts that are only counted, in place of workers.
    #[serde(default)]
    pub posts: Option<String>,
    /// `cap`, and perhaps `from`, `to`: in place of the law's.
    #[serde(default)]
    pub caps: Option<GivenTable>,
    /// How many clients a part of a post may have.
    #[serde(default)]
    pub part_time: Option<PartTime>,
    /// How far from their own clients may be moved.
    #[serde(default)]
    pub within: Option<Within>,
    /// Which clients are counted apart when posts are counted.
    #[serde(default)]
    pub apart: Option<Apart>,
    /// By whom clients are told for an agreement.
    #[serde(default)]
    pub payer: Payer,
    /// `salary`, and perhaps `from`, `to`, `on_costs`, `overheads`.
    #[serde(default)]
    pub costs: Option<GivenTable>,
    /// The working time of a worker, one row: `weeks`, `days_a_week`, `hours_a_day`, and absences.
    #[serde(default)]
    pub time: Option<GivenTable>,
    /// Standard times: `activity`, `kind`, and its figures.
    #[serde(default)]
    pub standards: Option<GivenTable>,
    /// The calendar year of costs and bills; that of the day, if nothing is said.
    #[serde(default)]
    pub year: Option<i16>,
    /// Other facts that the agreement wants.
    #[serde(default)]
    pub facts: Option<GivenFacts>,
    /// In place of the embedded register, or laid over it.
    #[serde(default)]
    pub register: Option<GivenRegister>,
    /// What concerns fewer clients than this is withheld.
    #[serde(default)]
    pub fewest: Option<u32>,
    /// Whether the keys of clients are told.
    #[serde(default)]
    pub keys: ClientView,
    /// Language of the answer.
    #[serde(default)]
    pub lang: Lang,
}

impl CaseloadCall {
    /// The report.
    pub(super) fn report(self, own: &Register) -> Result<Report, Diagnostics> {
        self.consistent()?;
        let on = words::day(&self.on)?;
        let agreement = self.agreement.as_ref().map(Given::read).transpose()?;
        let terms = agreement.as_ref().and_then(|one| one.held_on(Some(on)).caseload());
        let caseload = self.caseload(on, terms)?;
        let mut asked = self.asked(self.period(on)?, terms)?;
        let plan = match &agreement {
            Some(agreement) if agreement.charges_not_stated.is_none() => {
                let register = chosen(self.register.clone(), own)?;
                Some(agreement.plan(&register, self.period(on)?)?)
            }
            _ => None,
        };
        if let Some(plan) = &plan {
            let measures = plan.agreement().measures().iter();
            asked.measures = Some(measures.map(|measure| measure.id.clone()).collect());
            asked.payers =
                plan.parties().iter().map(|party| party.code.clone()).collect();
        }
        let mut report = caseload.report(&asked);
        report = match plan {
            None => with_next(report, &caseload, &asked),
            Some(plan) => {
                let facts =
                    self.facts.map_or_else(|| Ok(Facts::none()), GivenFacts::read)?;
                match cost_lacking(&plan, &caseload, &asked, &facts) {
                    Some(cost) => {
                        with_next(report, &caseload, &asked).remark(cost_not_known(cost))
                    }
                    None => Billing { plan, facts, asked: &asked }
                        .billed(report, &caseload)?,
                }
            }
        };
        if agreement.is_some_and(|agreement| agreement.charges_not_stated.is_some()) {
            report = report.remark(no_charges());
        }
        Ok(match self.fewest {
            Some(fewest) => report.published(fewest),
            None => report,
        })
    }

    /// Nothing is given that would be ignored.
    fn consistent(&self) -> Result<(), Diagnostics> {
        let pairs = [
            (
                self.posts.is_some() && self.workers.is_some(),
                "`posts` on annettu työntekijöiden (`workers`) lisäksi",
                "`posts` har angetts utöver arbetarna (`workers`)",
                "`posts` is given beside `workers`",
            ),
            (
                self.time.is_some() != self.standards.is_some(),
                "työajasta (`time`) ja työn kestosta (`standards`) on annettu vain toinen",
                "bara en av arbetstiden (`time`) och tiderna (`standards`) har angetts",
                "only one of `time` and `standards` is given",
            ),
            (
                self.facts.is_some() && self.agreement.is_none(),
                "tiedot (`facts`) on annettu ilman sopimusta (`agreement`)",
                "uppgifter (`facts`) har angetts utan avtal (`agreement`)",
                "`facts` are given without an `agreement`",
            ),
            (
                self.register.is_some() && self.agreement.is_none(),
                "rekisteri (`register`) on annettu ilman sopimusta (`agreement`)",
                "ett register (`register`) har angetts utan avtal (`agreement`)",
                "a `register` is given without an `agreement`",
            ),
            (
                self.clients.is_none() && self.standards.is_none(),
                "asiakkaita (`clients`) ei ole annettu",
                "inga klienter (`clients`) har angetts",
                "no `clients` are given",
            ),
        ];
        match pairs.into_iter().find(|(wrong, ..)| *wrong) {
            Some((_, fi, sv, en)) => Err(bad_call(Text::in_all(fi, sv, en))),
            None => Ok(()),
        }
    }

    fn caseload(
        &self,
        on: Date,
        terms: Option<&CaseloadTerms>,
    ) -> Result<Caseload, Diagnostics> {
        let caps = match (&self.caps, terms.and_then(|terms| terms.caps.as_ref())) {
            (Some(given), _) => Caps::read(given)?,
            (None, Some(agreed)) => agreed.clone(),
            (None, None) => Caps::of_law().clone(),
        };
        let workers = match &self.workers {
            Some(given) => Workers::read(given)?,
            None => Workers::none(),
        };
        let clients = match &self.clients {
            Some(given) => Clients::read(given, &workers, on)?,
            None => Clients::none(),
        };
        let part_time = self.part_time.or_else(|| terms?.part_time);
        let caseload = Caseload::new(on, &caps, workers, clients)
            .part_time(part_time.unwrap_or_default());
        match &self.posts {
            None => Ok(caseload),
            Some(text) => Ok(caseload.with_posts(words::amount(text)?)),
        }
    }

    fn period(&self, on: Date) -> Result<Period, Diagnostics> {
        words::year(self.year.unwrap_or(on.year()))
    }

    fn asked(
        &self,
        period: Period,
        terms: Option<&CaseloadTerms>,
    ) -> Result<Asked, Diagnostics> {
        let costs = match (&self.costs, terms) {
            (Some(given), _) => Some(Costs::read(given)?),
            (None, terms) => terms.map(|terms| terms.costs.clone()),
        };
        let costs = costs.filter(|costs| !costs.is_empty());
        let cost = costs.map(|costs| costs.of(&period).cloned()).transpose()?;
        let staffing = match (&self.time, &self.standards) {
            (Some(time), Some(standards)) => {
                Some(Staffing::read(standards, WorkingTime::read(time)?)?)
            }
            _ => None,
        };
        Ok(Asked {
            within: self.within.or_else(|| terms?.within).unwrap_or_default(),
            apart: self.apart.or_else(|| terms?.apart).unwrap_or_default(),
            payer: self.payer,
            payers: Vec::new(),
            measures: None,
            period: Some(period),
            cost,
            staffing,
            keys: words::keys(self.keys),
        })
    }
}

/// The measure of the agreement's that nothing given tells: what posts cost is never taken to be nothing.
fn cost_lacking(
    plan: &Plan,
    caseload: &Caseload,
    asked: &Asked,
    facts: &Facts,
) -> Option<&'static str> {
    let told = caseload.facts(asked);
    [measures::COST, measures::COST_HELD].into_iter().find(|cost| {
        plan.agreement().measure(cost).is_some()
            && told.iter().all(|fact| fact.measure != *cost)
            && facts.iter().all(|fact| *fact.measure != **cost)
    })
}

/// Why there are no bills.
fn cost_not_known(measure: &str) -> Remark {
    Remark::new(
        "cost-not-known",
        Text::in_all(
            format!(
                "Laskuja ei ole: sopimus jakaa kustannuksen (`{measure}`), jota annetut tiedot eivät kerro"
            ),
            format!(
                "Det finns inga räkningar: avtalet fördelar en kostnad (`{measure}`) som inte framgår av uppgifterna"
            ),
            format!(
                "There are no bills: the agreement shares out a cost (`{measure}`) that nothing given tells"
            ),
        ),
    )
}

/// Why there are no bills.
fn no_charges() -> Remark {
    Remark::new(
        "no-charges",
        Text::in_all(
            "Sopimus ei kerro maksuja, joten laskuja ei ole",
            "Avtalet anger inga avgifter, så det finns inga räkningar",
            "The agreement states no charges, so there are no bills",
        ),
    )
}

/// What the next client brings about, without an agreement that bills it.
fn with_next(report: Report, caseload: &Caseload, asked: &Asked) -> Report {
    let codes: Vec<String> =
        caseload.clients_of(asked.payer).into_keys().map(str::to_owned).collect();
    if caseload.cap().is_none() || codes.is_empty() {
        return report;
    }
    let next = caseload.next(asked.apart, asked.payer, &codes);
    let next: Vec<(Next, Option<(Exact, Exact)>)> =
        next.into_iter().map(|one| (one, None)).collect();
    report.table(next_table(&next, caseload, asked.apart, asked.cost.as_ref()))
}

/// An agreement that shares out what the posts cost.
struct Billing<'a> {
    plan: Plan,
    facts: Facts,
    asked: &'a Asked,
}

impl Billing<'_> {
    /// With the bills, and what the next client changes in them.
    fn billed(&self, report: Report, caseload: &Caseload) -> Result<Report, Diagnostics> {
        let Asked { apart, payer, .. } = *self.asked;
        let cost: Option<&PostCost> = self.asked.cost.as_ref();
        let codes = &self.asked.payers;
        if self.plan.agreement().measure(measures::CLIENTS).is_some() {
            caseload.paid_by(payer, codes)?;
        }
        let now = self.statement(caseload)?;
        let counts = caseload.clients_of(payer);
        let bills = self.plan.buyers().iter().filter_map(|buyer| {
            let total = now.bill(&buyer.code)?.total().clone();
            let clients = counts.get(buyer.code.as_str()).copied().unwrap_or_default();
            Some((buyer.code.clone(), buyer.name.clone(), clients, total))
        });
        let mut report = report.table(bills_table(bills.collect()));
        if caseload.cap().is_some() {
            let mut next = Vec::new();
            for one in caseload.next(apart, payer, codes) {
                let then = self.statement(&one.then)?;
                let total = |statement: &Statement| {
                    Some(statement.bill(&one.payer)?.total().clone())
                };
                let bills = total(&now).zip(total(&then));
                next.push((one, bills));
            }
            report = report.table(next_table(&next, caseload, apart, cost));
        }
        for warning in now.warnings() {
            let text = Text::each(|lang| warning.message(lang));
            report = report.remark(Remark::new(warning.code().as_str(), text));
        }
        Ok(report)
    }

    fn statement(&self, caseload: &Caseload) -> Result<Statement, Diagnostics> {
        let period = self.plan.period().to_string();
        let rows = caseload.facts(self.asked).into_iter();
        let rows = rows.map(|fact| FactRow {
            buyer: fact.buyer.unwrap_or_default(),
            measure: fact.measure.to_owned(),
            period: period.clone(),
            value: fact.value.to_string(),
            ..FactRow::default()
        });
        let facts = Facts::from_rows(&rows.collect::<Vec<_>>())?.and(&self.facts);
        self.plan.evaluate(&facts)
    }
}

#[cfg(test)]
#[path = "caseload_tests.rs"]
mod tests;
