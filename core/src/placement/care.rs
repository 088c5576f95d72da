//! Care in a period: days, months and cost of every child, by buyer, form and calendar month.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::counted::Spell;
use super::stays::{Places, Stays};
use super::{PartMonths, Prices, Shift, Terms};
use crate::diagnostic::Diagnostics;
use crate::exact::Exact;
use crate::period::Interval;

/// Care in a period, as it was or with a part of its days moved to another form.
///
/// ```
/// use osuus::call::GivenTable;
/// use osuus::period::Period;
/// use osuus::placement::{Care, Stays, Terms};
/// let table = "child,buyer,form,from,to\nchild-key-1,179,institution,2024-01-31,2024-02-02\n";
/// let terms = Terms::default();
/// let stays = Stays::read(&GivenTable::Csv(table.into()), &terms, None).unwrap();
/// let period: Period = "2024".parse().unwrap();
/// let care = Care::new(&stays, &terms, period.days(), None).unwrap();
/// assert_eq!(care.days_of("179", "institution").to_string(), "3");
/// ```
#[derive(Debug, Clone)]
pub struct Care {
    pub(super) terms: Terms,
    pub(super) entries: BTreeMap<Key, Amount>,
    /// Days and children of single places, where the table names them.
    pub(super) places: BTreeMap<(String, usize), (u64, BTreeSet<String>)>,
    pub(super) has_places: bool,
    pub(super) has_prices: bool,
}

/// Whose care, where and when.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub buyer: String,
    pub form: usize,
    /// The first day of the calendar month.
    pub month: Date,
    pub child: String,
}

/// How much of it.
#[derive(Debug, Clone)]
pub(super) struct Amount {
    pub days: Exact,
    pub emergency: Exact,
    pub months: Exact,
    pub cost: Exact,
}

impl Amount {
    /// Days of one placement in one calendar month.
    fn of(spell: &Spell<'_>, month: Date, days: Interval, cost: Exact) -> Self {
        let count = Exact::from(days.count());
        let whole = Exact::from(i64::from(month.days_in_month()));
        Self {
            emergency: if spell.is_emergency() { count.clone() } else { Exact::zero() },
            months: count.divided_by(&whole).unwrap_or_else(Exact::zero),
            cost,
            days: count,
        }
    }

    pub fn none() -> Self {
        let zero = Exact::zero;
        Self { days: zero(), emergency: zero(), months: zero(), cost: zero() }
    }

    pub fn add(&mut self, other: &Self) {
        self.days = &self.days + &other.days;
        self.emergency = &self.emergency + &other.emergency;
        self.months = &self.months + &other.months;
        self.cost = &self.cost + &other.cost;
    }

    fn times(&self, factor: &Exact) -> Self {
        Self {
            days: &self.days * factor,
            emergency: &self.emergency * factor,
            months: &self.months * factor,
            cost: &self.cost * factor,
        }
    }
}

/// A figure for an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CareFact {
    /// Code of the buyer.
    pub buyer: String,
    /// Identifier of the measure.
    pub measure: String,
    /// The first day of the calendar month.
    pub month: Date,
    /// The key of the child, for a measure of clients.
    pub child: Option<String>,
    /// Value.
    pub value: Exact,
}

impl Care {
    /// Care in a period, with what it costs where prices are given.
    ///
    /// # Errors
    /// A day in care without a price.
    pub fn new(
        stays: &Stays,
        terms: &Terms,
        period: Interval,
        prices: Option<&Prices>,
    ) -> Result<Self, Diagnostics> {
        Self::made(stays, terms, period, prices, None)
    }

    /// The same with a part of the days moved to another form.
    ///
    /// # Errors
    /// A day in care without a price, also one that is moved.
    pub fn shifted(
        stays: &Stays,
        terms: &Terms,
        period: Interval,
        prices: Option<&Prices>,
        shift: &Shift,
    ) -> Result<Self, Diagnostics> {
        Self::made(stays, terms, period, prices, Some(shift))
    }

    fn made(
        stays: &Stays,
        terms: &Terms,
        period: Interval,
        prices: Option<&Prices>,
        shift: Option<&Shift>,
    ) -> Result<Self, Diagnostics> {
        let mut care = Self {
            terms: terms.clone(),
            entries: BTreeMap::new(),
            places: BTreeMap::new(),
            has_places: stays.places == Places::Named,
            has_prices: prices.is_some(),
        };
        let spells = stays.counted(terms, period);
        // What the days would cost in the other form.
        let mut moved: BTreeMap<Key, Exact> = BTreeMap::new();
        for spell in &spells {
            let stay = spell.stay;
            for (month, days) in spell.months() {
                let cost = |form, place| match prices {
                    Some(prices) => prices.cost(terms, form, place, days),
                    None => Ok(Exact::zero()),
                };
                let key = Key {
                    buyer: stay.buyer.clone(),
                    form: stay.form,
                    month,
                    child: stay.child.clone(),
                };
                if let Some(shift) = shift.filter(|shift| shift.from == stay.form) {
                    let sum = moved.entry(key.clone()).or_insert_with(Exact::zero);
                    *sum = &*sum + &cost(shift.to, None)?;
                }
                let cost = cost(stay.form, stay.place.as_deref())?;
                let entry = care.entries.entry(key).or_insert_with(Amount::none);
                entry.add(&Amount::of(spell, month, days, cost));
            }
            if let Some(place) = &stay.place {
                let of = care.places.entry((place.clone(), stay.form));
                let (days, children) = of.or_default();
                *days += u64::try_from(spell.days.count()).unwrap_or_default();
                children.insert(stay.child.clone());
            }
        }
        if terms.part_months == PartMonths::Started {
            for amount in care.entries.values_mut() {
                amount.months = Exact::one();
            }
        }
        if let Some(shift) = shift.filter(|shift| shift.from != shift.to) {
            care.shift(shift, moved);
        }
        Ok(care)
    }

    /// Moves a part of every amount of one form to another.
    fn shift(&mut self, shift: &Shift, costs: BTreeMap<Key, Exact>) {
        let stays = &Exact::one() - &shift.part;
        for (key, cost) in costs {
            let Some(amount) = self.entries.get_mut(&key) else { continue };
            let moved = Amount { cost, ..amount.clone() }.times(&shift.part);
            *amount = amount.times(&stays);
            let to = Key { form: shift.to, ..key };
            self.entries.entry(to).or_insert_with(Amount::none).add(&moved);
        }
    }

    /// Days in care of a buyer in a form.
    #[must_use]
    pub fn days_of(&self, buyer: &str, form: &str) -> Exact {
        let form = self.terms.form(form);
        let of = |key: &Key| key.buyer == buyer && Some(key.form) == form;
        self.entries.iter().filter(|(key, _)| of(key)).map(|(_, one)| &one.days).sum()
    }

    /// How many children of each buyer were in care.
    #[must_use]
    pub fn children(&self) -> BTreeMap<&str, u64> {
        let mut children: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for key in self.entries.keys() {
            children.entry(&key.buyer).or_default().insert(&key.child);
        }
        let count = |set: BTreeSet<&str>| u64::try_from(set.len()).unwrap_or(u64::MAX);
        children.into_iter().map(|(buyer, set)| (buyer, count(set))).collect()
    }

    /// Figures for an agreement, by calendar month: those of the measures for which `of_client` holds for each child, the others added up.
    pub fn facts(&self, of_client: impl Fn(&str) -> bool) -> Vec<CareFact> {
        type Whose<'c> = (&'c str, &'c str, Date, Option<&'c str>);
        let mut sums: BTreeMap<Whose<'_>, Exact> = BTreeMap::new();
        for (key, amount) in &self.entries {
            let Some(form) = self.terms.forms.get(key.form) else { continue };
            let cost = self.terms.cost.as_ref().filter(|_| self.has_prices);
            let figures = [
                (form.days.as_ref(), &amount.days),
                (form.months.as_ref(), &amount.months),
                (cost, &amount.cost),
            ];
            for (measure, value) in figures {
                let Some(measure) = measure else { continue };
                let child = of_client(measure).then_some(key.child.as_str());
                let whose = (key.buyer.as_str(), measure.as_str(), key.month, child);
                let sum = sums.entry(whose).or_insert_with(Exact::zero);
                *sum = &*sum + value;
            }
        }
        let fact =
            |((buyer, measure, month, child), value): (Whose<'_>, Exact)| CareFact {
                buyer: buyer.to_owned(),
                measure: measure.to_owned(),
                month,
                child: child.map(str::to_owned),
                value,
            };
        sums.into_iter().map(fact).collect()
    }
}

#[cfg(test)]
#[path = "care_tests.rs"]
mod tests;
