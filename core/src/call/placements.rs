//! Days in care, what they cost whom, and what would change.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::{Given, GivenFacts, GivenRegister, GivenTable, bad_call, chosen, words};
use crate::agreement::{Agreement, Of};
use crate::diagnostic::Diagnostics;
use crate::explain::ClientView;
use crate::facts::{Fact, Facts};
use crate::municipality::Register;
use crate::period::Period;
use crate::placement::{
    Care, CareFact, Paid, Prices, Shift, Stays, Terms, bills_table, effects_table,
};
use crate::plan::{Plan, Request};
use crate::report::{Cell, Keys, Remark, Report};
use crate::statement::Statement;
use crate::text::{Lang, Text};

/// Days in care by buyer and form, what each buyer pays, and what would change (`docs/placements.md`).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlacementsCall {
    /// `child`, `buyer`, `form`, `from`, and perhaps `to`, `place`, `kind`.
    pub placements: GivenTable,
    /// In which period days are counted: a year, quarter, month or interval. Bills are of a calendar year.
    pub period: String,
    /// Whose forms and counting hold, and by which it is billed.
    #[serde(default)]
    pub agreement: Option<Given>,
    /// `form`, `from`, one of `day` and `month`, and perhaps `place`, `to`.
    #[serde(default)]
    pub prices: Option<GivenTable>,
    /// What if a part of the days were in another form.
    #[serde(default)]
    pub shift: Option<GivenShift>,
    /// Other facts that the agreement wants.
    #[serde(default)]
    pub facts: Option<GivenFacts>,
    /// What concerns fewer children than this is withheld.
    #[serde(default)]
    pub fewest: Option<u32>,
    /// Whether single children are told of, by their keys.
    #[serde(default)]
    pub clients: ClientView,
    /// In place of the embedded register, or laid over it.
    #[serde(default)]
    pub register: Option<GivenRegister>,
    /// Language of the answer.
    #[serde(default)]
    pub lang: Lang,
}

/// A part of the days in one form, moved to another.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenShift {
    /// The form that they are taken from.
    pub from: String,
    /// The form that they are given to.
    pub to: String,
    /// How many percent, a decimal from 0 to 100.
    pub percent: String,
}

impl PlacementsCall {
    pub(super) fn report(self, own: &Register) -> Result<Report, Diagnostics> {
        self.consistent()?;
        let period = words::period(&self.period)?;
        let agreement = self.agreement.as_ref().map(Given::read).transpose()?;
        let version =
            agreement.as_ref().map(|one| one.version(&period, None)).transpose()?;
        let agreed = version.as_deref().and_then(Agreement::placements);
        let terms = agreed.cloned().unwrap_or_default();
        let plan = match agreement.as_ref().filter(|_| agreed.is_some()) {
            Some(agreement) if billable(agreement, &period) => {
                let register = chosen(self.register.clone(), own)?;
                Some(agreement.plan(&register, Request::new(period.clone()))?)
            }
            _ => None,
        };
        let buyers: Option<BTreeSet<String>> = plan
            .as_ref()
            .map(|plan| plan.parties().iter().map(|one| one.code.clone()).collect());
        let mut problems = Diagnostics::new();
        let mut read = |found: Diagnostics| problems.extend(found);
        let stays =
            Stays::read(&self.placements, &terms, buyers.as_ref()).map_err(&mut read);
        let prices = self.prices.as_ref().map(|given| Prices::read(given, &terms));
        let prices = prices.transpose().map_err(&mut read);
        let shift = self.shift.as_ref().map(|given| given.read(&terms));
        let shift = shift.transpose().map_err(&mut read);
        let (Ok(stays), Ok(prices), Ok(shift)) = (stays, prices, shift) else {
            return Err(problems.sorted());
        };
        let days = period.days();
        let care = Care::new(&stays, &terms, days, prices.as_ref())?;
        let then = shift
            .as_ref()
            .map(|shift| Care::shifted(&stays, &terms, days, prices.as_ref(), shift));
        let then = then.transpose()?;
        let asked = Asked { version: version.as_deref(), period: &period, call: &self };
        let mut report = asked.report(&care);
        if agreed.is_none() {
            report = report.remark(our_terms());
        }
        if terms.cost.is_some() && prices.is_none() {
            report = report.remark(no_prices());
        }
        match plan {
            Some(plan) => report = asked.billed(report, &plan, &care, then.as_ref())?,
            None if then.is_some() => return Err(not_billed()),
            None if agreement.is_some() => report = report.remark(no_bills()),
            None => {}
        }
        Ok(match self.fewest {
            Some(fewest) => report.published(fewest),
            None => report,
        })
    }

    /// Nothing is given that would be ignored.
    fn consistent(&self) -> Result<(), Diagnostics> {
        let alone =
            [("facts", self.facts.is_some()), ("register", self.register.is_some())];
        let alone =
            alone.into_iter().filter(|(_, given)| *given && self.agreement.is_none());
        match alone.map(|(name, _)| name).next() {
            None => Ok(()),
            Some(name) => Err(bad_call(Text::in_all(
                format!("`{name}` on annettu ilman sopimusta (`agreement`)"),
                format!("`{name}` har angetts utan avtal (`agreement`)"),
                format!("`{name}` is given without an `agreement`"),
            ))),
        }
    }
}

impl GivenShift {
    fn read(&self, terms: &Terms) -> Result<Shift, Diagnostics> {
        Shift::new(terms, &self.from, &self.to, &words::decimal(&self.percent)?)
    }
}

/// Whether the agreement bills the period.
fn billable(agreement: &Agreement, period: &Period) -> bool {
    !agreement.charges().is_empty() && period.as_year().is_some()
}

/// What is asked of an agreement.
struct Asked<'a> {
    version: Option<&'a Agreement>,
    period: &'a Period,
    call: &'a PlacementsCall,
}

impl Asked<'_> {
    /// The figures that the agreement knows, each by child where its measure is of clients.
    fn facts(&self, care: &Care) -> Vec<CareFact> {
        care.facts(|measure| {
            let known = self.version.and_then(|one| one.measure(measure));
            known.is_some_and(|known| known.of == Of::Client)
        })
    }

    fn report(&self, care: &Care) -> Report {
        let keys = words::keys(self.call.clients);
        let shown = match (keys, self.version) {
            // Without an agreement whoever asks for single children gets their facts.
            (Keys::Shown, None) => care.facts(|_| true),
            _ => self.facts(care),
        };
        care.report(self.period, &shown, keys)
    }

    /// With what each buyer pays, and what would change.
    fn billed(
        &self,
        mut report: Report,
        plan: &Plan,
        care: &Care,
        then: Option<&Care>,
    ) -> Result<Report, Diagnostics> {
        let given = self.call.facts.clone();
        let given = given.map_or_else(|| Ok(Facts::none()), GivenFacts::read)?;
        let now = self.statement(plan, care, &given)?;
        let later = then.map(|then| self.statement(plan, then, &given)).transpose()?;
        let hidden = match self.call.fewest {
            Some(fewest) => {
                let mut hidden: BTreeSet<String> = withheld(&now, fewest)?;
                if let Some(later) = &later {
                    hidden.extend(withheld(later, fewest)?);
                }
                hidden
            }
            None => BTreeSet::new(),
        };
        let children = care.children();
        let paid = plan.buyers().iter().filter_map(|buyer| {
            let shown = !hidden.contains(&buyer.code);
            let of = |statement: &Statement| {
                Some(statement.bill(&buyer.code)?.total().clone())
            };
            let amount = of(&now)?;
            Some(Paid {
                code: buyer.code.clone(),
                name: buyer.name.clone(),
                children: children.get(buyer.code.as_str()).copied().unwrap_or_default(),
                amount: shown.then_some(amount),
                then: later.as_ref().and_then(of).filter(|_| shown),
            })
        });
        let paid: Vec<Paid> = paid.collect();
        let sums = hidden.len() != 1;
        let currency = now.currency().to_string();
        let total = |statement: &Statement| {
            Cell::or_none(sums.then(|| statement.total().clone()), Cell::Number)
        };
        let number = children.values().sum();
        report = report
            .value(
                "currency",
                Text::in_all("Valuutta", "Valuta", "Currency"),
                Cell::text(currency),
            )
            .value_of_clients(
                "total",
                Text::in_all("Yhteensä", "Totalt", "Total"),
                total(&now),
                number,
            )
            .table(bills_table(&paid));
        if let Some(later) = &later {
            let label =
                Text::in_all("Yhteensä sen jälkeen", "Totalt därefter", "Total after it");
            report = report
                .value_of_clients("total_after", label, total(later), number)
                .table(effects_table(&paid));
        }
        for warning in now.warnings() {
            let text = Text::each(|lang| warning.message(lang));
            report = report.remark(Remark::new(warning.code().as_str(), text));
        }
        Ok(report)
    }

    fn statement(
        &self,
        plan: &Plan,
        care: &Care,
        given: &Facts,
    ) -> Result<Statement, Diagnostics> {
        let facts = self.facts(care).into_iter().filter_map(|fact| {
            let period = fact.period().parse().ok()?;
            Some(Fact::new(&fact.buyer, &fact.measure, period, fact.value, fact.child))
        });
        plan.evaluate(&Facts::worked_out(facts).and(given))
    }
}

/// The codes of the buyers whose bills a published statement withholds.
fn withheld(statement: &Statement, fewest: u32) -> Result<BTreeSet<String>, Diagnostics> {
    let published = statement.published(fewest)?;
    Ok(published.withheld().into_iter().map(str::to_owned).collect())
}

fn our_terms() -> Remark {
    let text = Text::in_all(
        "hoidon muodot ja laskutapa ovat oletuksia: mikään sopimus ei sano niitä",
        "vårdformerna och räknesättet är antaganden: inget avtal säger dem",
        "the forms of care and how days are counted are assumptions: no agreement says them",
    );
    Remark::new("our-terms", text).unverified()
}

fn no_prices() -> Remark {
    let text = Text::in_all(
        "hintoja (`prices`) ei ole annettu, joten kustannuksista ei ole tietoja",
        "priser (`prices`) har inte angetts, så det finns inga uppgifter om kostnader",
        "no `prices` are given, so that there are no facts of cost",
    );
    Remark::new("no-prices", text)
}

fn no_bills() -> Remark {
    let text = Text::in_all(
        "laskuja ei ole: laskutukseen tarvitaan kalenterivuosi ja sopimus, jossa on maksut ja osa `placements`",
        "inga räkningar: för dem behövs ett kalenderår och ett avtal med avgifter och delen `placements`",
        "there are no bills: they want a calendar year, and an agreement with charges and the section `placements`",
    );
    Remark::new("no-bills", text)
}

fn not_billed() -> Diagnostics {
    bad_call(Text::in_all(
        "siirron (`shift`) vaikutus tarvitsee kalenterivuoden ja sopimuksen, jossa on maksut ja osa `placements`",
        "verkan av `shift` behöver ett kalenderår och ett avtal med avgifter och delen `placements`",
        "the effect of `shift` wants a calendar year, and an agreement with charges and the section `placements`",
    ))
}
