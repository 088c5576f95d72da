//! Why two bills differ: effects of prices, volumes, population, membership, rules and rounding that add up
//! to the difference (`docs/effects.md`).
//!
//! Each effect is the Shapley value of what differs: the mean, over every order in which the one side can
//! become the other, of what it adds at its turn. So no order is preferred, and nothing is left over.

mod cents;
mod game;
mod report;

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::{Alternative, alike};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::exact::Exact;
use crate::municipality::Register;
use crate::plan::{Between, Change, Factor};
use crate::statement::{Bill, Statement};
use crate::text::{Lang, Text};
use crate::watch::Watch;
use game::Game;

/// What a part of a difference comes of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// Figures that the agreement or the caller states: rates, amounts, values.
    Price,
    /// Facts that are not of residents, and what earlier statements say.
    Volume,
    /// How many live where.
    Population,
    /// Who is a party.
    Membership,
    /// All the rest of the terms.
    Rule,
    /// What rounding makes of the difference.
    Rounding,
}

impl Effect {
    /// Every effect, with its name in reports, in the order in which they are told.
    pub const NAMES: [(&'static str, Self); 6] = [
        ("price", Self::Price),
        ("volume", Self::Volume),
        ("population", Self::Population),
        ("membership", Self::Membership),
        ("rule", Self::Rule),
        ("rounding", Self::Rounding),
    ];

    /// The stable word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Price => "price",
            Self::Volume => "volume",
            Self::Population => "population",
            Self::Membership => "membership",
            Self::Rule => "rule",
            Self::Rounding => "rounding",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn text(self) -> Text {
        let [fi, sv, en] = match self {
            Self::Price => ["hinnat", "priser", "prices"],
            Self::Volume => [
                "käyttö ja muut määrät",
                "användning och andra mängder",
                "use and other volumes",
            ],
            Self::Population => ["asukasluku", "invånarantal", "population"],
            Self::Membership => {
                ["ketkä ovat mukana", "vilka som är med", "who takes part"]
            }
            Self::Rule => {
                ["sopimuksen säännöt", "avtalets regler", "rules of the agreement"]
            }
            Self::Rounding => ["pyöristys", "avrundning", "rounding"],
        };
        Text::in_all(fi, sv, en)
    }

    fn of(factor: Factor) -> Self {
        match factor {
            Factor::Price => Self::Price,
            Factor::Volume => Self::Volume,
            Factor::Population => Self::Population,
            Factor::Membership => Self::Membership,
            Factor::Rule => Self::Rule,
        }
    }
}

/// One effect, or several that cannot be told apart, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    effects: Vec<Effect>,
    why: Option<Diagnostic>,
}

impl Cause {
    /// What it is of; several where they cannot be told apart.
    #[must_use]
    pub fn effects(&self) -> &[Effect] {
        &self.effects
    }

    /// Why several are one: what could not be worked out.
    #[must_use]
    pub fn why(&self) -> Option<&Diagnostic> {
        self.why.as_ref()
    }

    /// Its name in reports: those of its effects.
    #[must_use]
    pub fn name(&self) -> String {
        let names: Vec<&str> = self.effects.iter().map(|one| one.as_str()).collect();
        names.join("+")
    }
}

/// Why the bills of two statements differ.
///
/// ```
/// # #[cfg(all(feature = "library", feature = "finland"))] {
/// use osuus::{compare::Alternative, effects::Effects, facts::Facts, finland, library, period::Period};
/// use osuus::watch::Watch;
/// let side = |year| {
///     let agreement = library::agreement("keski-suomi-cooperation-2007").unwrap();
///     let plan = agreement.plan(finland::register(), Period::year(year).unwrap()).unwrap();
///     Alternative::new(&year.to_string(), plan, Facts::none())
/// };
/// let effects = Effects::new(side(2007), side(2008), finland::register(), &mut Watch::silent()).unwrap();
/// assert_eq!(effects.difference("179").unwrap().to_string(), "4700");
/// let sum: osuus::exact::Exact = effects.amounts("179").unwrap().iter().sum();
/// assert_eq!(sum.to_string(), "4700");
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Effects {
    sides: [Side; 2],
    causes: Vec<Cause>,
    /// Whoever pays on either side, in order.
    buyers: Vec<Buyer>,
    changes: Vec<Change>,
    /// Why nothing could be worked out without rounding.
    why_rounded: Option<Diagnostic>,
}

#[derive(Debug, Clone)]
struct Side {
    name: String,
    statement: Statement,
}

/// The bill of a buyer on both sides, and what makes it differ.
#[derive(Debug, Clone)]
struct Buyer {
    code: String,
    name: Text,
    bills: [Option<Exact>; 2],
    /// By cause; they add up to the difference.
    amounts: Vec<Exact>,
    /// By charge, in the order of the agreements.
    charges: Vec<Charge>,
}

#[derive(Debug, Clone)]
struct Charge {
    id: String,
    name: Text,
    amounts: Vec<Exact>,
}

impl Effects {
    /// Works out both sides, and all that lies between them.
    ///
    /// # Errors
    /// `unlike-maps` where the borders of buyers changed between them, other currencies, two sides of one
    /// name, `stopped` where whoever watches stops it, and what keeps one of them from being worked out, with
    /// its name.
    pub fn new(
        before: Alternative,
        after: Alternative,
        register: &Register,
        watch: &mut Watch<'_>,
    ) -> Result<Self, Diagnostics> {
        let both = [before, after];
        alike(&both, register)?;
        let mut problems = Diagnostics::new();
        let mut sides = Vec::with_capacity(2);
        for side in &both {
            match side.statement() {
                Ok(statement) => {
                    sides.push(Side { name: side.name().to_owned(), statement });
                }
                Err(why) => problems.extend(why),
            }
        }
        let sides: [Side; 2] = match (sides.try_into(), problems.is_empty()) {
            (Ok(sides), true) => sides,
            _ => return Err(problems),
        };
        let [one, two] = &both;
        let between = Between::new(
            [(one.plan(), one.facts()), (two.plan(), two.facts())],
            register,
        )?;
        let game = Game::new(&between, watch)?;
        let buyers = buyers(&sides, &game);
        let mut effects = Self {
            causes: causes(&game),
            changes: between.changes(),
            why_rounded: between.why_rounded().and_then(|why| why.iter().next().cloned()),
            sides,
            buyers,
        };
        effects.leave_out_what_does_nothing();
        Ok(effects)
    }

    /// What differences come of, in order; rounding is the last.
    #[must_use]
    pub fn causes(&self) -> &[Cause] {
        &self.causes
    }

    /// The codes of whoever pays on either side.
    pub fn buyers(&self) -> impl Iterator<Item = &str> {
        self.buyers.iter().map(|buyer| buyer.code.as_str())
    }

    /// The statements before and after.
    #[must_use]
    pub fn statements(&self) -> [&Statement; 2] {
        let [one, two] = &self.sides;
        [&one.statement, &two.statement]
    }

    /// By how much the bill of a buyer is greater after; a buyer of one side only pays nothing on the other.
    #[must_use]
    pub fn difference(&self, buyer: &str) -> Option<Exact> {
        self.buyer(buyer).map(Buyer::difference)
    }

    /// The effects on a buyer, one for each of the [causes](Self::causes): exact, they add up to the
    /// difference.
    #[must_use]
    pub fn amounts(&self, buyer: &str) -> Option<&[Exact]> {
        self.buyer(buyer).map(|buyer| buyer.amounts.as_slice())
    }

    /// The same in full cents (or the smallest unit of the currency): they add up to the difference too.
    #[must_use]
    pub fn in_cents(&self, buyer: &str) -> Option<Vec<Exact>> {
        self.buyer(buyer).map(|buyer| self.shown(buyer))
    }

    fn shown(&self, buyer: &Buyer) -> Vec<Exact> {
        let [before, _] = self.statements();
        let unit = before.currency().rounding().map(|rounding| rounding.unit().clone());
        cents::shown(&buyer.amounts, &buyer.difference(), unit.as_ref())
    }

    fn buyer(&self, code: &str) -> Option<&Buyer> {
        self.buyers.iter().find(|buyer| buyer.code == code)
    }

    /// Rules that nothing comes of are not told of.
    fn leave_out_what_does_nothing(&mut self) {
        let Some(place) =
            self.causes.iter().position(|cause| cause.effects == [Effect::Rule])
        else {
            return;
        };
        let none = |amounts: &[Exact]| amounts.get(place).is_none_or(Exact::is_zero);
        let nothing = self.buyers.iter().all(|buyer| {
            none(&buyer.amounts) && buyer.charges.iter().all(|one| none(&one.amounts))
        });
        let told = self.changes.iter().any(|change| change.factor == Factor::Rule);
        if nothing && !told {
            self.causes.remove(place);
            for buyer in &mut self.buyers {
                buyer.amounts.remove(place);
                for charge in &mut buyer.charges {
                    charge.amounts.remove(place);
                }
            }
        }
    }
}

impl Buyer {
    fn difference(&self) -> Exact {
        let [before, after] = &self.bills;
        let amount = |bill: &Option<Exact>| bill.clone().unwrap_or_else(Exact::zero);
        &amount(after) - &amount(before)
    }
}

/// The causes of a game, and rounding.
fn causes(game: &Game) -> Vec<Cause> {
    let cause = |(factors, why): (&[Factor], Option<&Diagnostic>)| Cause {
        effects: factors.iter().copied().map(Effect::of).collect(),
        why: why.cloned(),
    };
    let rounding = Cause { effects: vec![Effect::Rounding], why: None };
    game.blocks().map(cause).chain([rounding]).collect()
}

/// Whoever pays on either side, each with its effects.
fn buyers(sides: &[Side; 2], game: &Game) -> Vec<Buyer> {
    let mut told = BTreeSet::new();
    let mut buyers = Vec::new();
    for side in sides {
        for bill in side.statement.bills() {
            if told.insert(bill.code()) {
                buyers.push(buyer(bill, sides, game));
            }
        }
    }
    buyers
}

fn buyer(named: &Bill, sides: &[Side; 2], game: &Game) -> Buyer {
    let code = named.code();
    let bills =
        [0, 1].map(|place| sides.get(place).and_then(|one| one.statement.bill(code)));
    let mut lines: Vec<(&str, Text)> = Vec::new();
    let mut paid: BTreeMap<&str, [Exact; 2]> = BTreeMap::new();
    for (place, bill) in bills.iter().enumerate() {
        for line in bill.iter().flat_map(|bill| bill.lines()) {
            let id = line.charge();
            if !lines.iter().any(|(known, _)| *known == id) {
                let name = Text::each(|lang: Lang| line.label(lang).to_owned());
                lines.push((id, name));
            }
            let both = paid.entry(id).or_insert_with(|| [Exact::zero(), Exact::zero()]);
            if let Some(amount) = both.get_mut(place) {
                *amount = line.amount().clone();
            }
        }
    }
    // Who pays on one side only owes the whole bill to being a party there.
    let alone = bills.iter().any(Option::is_none);
    let charges: Vec<Charge> = lines
        .into_iter()
        .map(|(id, name)| {
            let difference =
                paid.get(id).map_or_else(Exact::zero, |[before, after]| after - before);
            let amounts = if alone {
                game.all_of(Factor::Membership, difference)
            } else {
                game.amounts(id, code, &difference)
            };
            Charge { id: id.to_owned(), name, amounts }
        })
        .collect();
    let mut amounts = vec![Exact::zero(); game.blocks().count() + 1];
    for charge in &charges {
        for (sum, amount) in amounts.iter_mut().zip(&charge.amounts) {
            *sum = &*sum + amount;
        }
    }
    Buyer {
        code: code.to_owned(),
        name: Text::each(|lang: Lang| named.name(lang).to_owned()),
        bills: bills.map(|bill| bill.map(|bill| bill.total().clone())),
        amounts,
        charges,
    }
}

#[cfg(test)]
#[path = "effects/effects_tests.rs"]
mod tests;
