//! Random agreements in steps, with facts and earlier statements, made of a stream of bytes: property
//! tests and the fuzzer draw the same ones.
//!
//! Most are well typed, since every figure is made with its unit and shape; some are broken on purpose.

mod charges;
mod choices;
mod combined;
mod drawn;
mod facts;
mod figures;
mod shared;
mod steps;

use std::fmt;

use serde_json::{Value, json};

use self::choices::Choices;
use self::figures::{Area, Figure, Unit};

/// The year that is billed.
pub const YEAR: i16 = 2004;

/// An agreement with what is known of the year.
#[derive(Clone)]
pub struct Case {
    /// The agreement as JSON.
    pub agreement: Value,
    /// The rows of the facts as JSON.
    pub facts: Value,
    /// Earlier statements, each as JSON.
    pub earlier: Vec<Value>,
}

/// Whether balances may go by the list of buyers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Balances {
    /// All of them.
    Any,
    /// All but `first` and `last`.
    NotByList,
}

impl Case {
    /// The case that a stream of bytes stands for; any stream stands for one.
    pub fn of(bytes: &[u8], balances: Balances) -> Self {
        Maker::new(bytes, balances).case()
    }

    /// As texts: the agreement, the facts and the earlier statements.
    pub fn texts(&self) -> (String, String, Vec<String>) {
        let earlier = self.earlier.iter().map(Value::to_string).collect();
        (self.agreement.to_string(), self.facts.to_string(), earlier)
    }
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (agreement, facts, earlier) = self.texts();
        write!(f, "{agreement}\n{facts}\n{earlier:?}")
    }
}

/// What has been made so far.
struct Maker<'b> {
    choices: Choices<'b>,
    balances: Balances,
    /// Whether something is to be wrong.
    broken: bool,
    money: Unit,
    buyers: Vec<String>,
    divisions: Vec<Vec<Area>>,
    /// Whether lines stay exact.
    exact_lines: bool,
    figures: Vec<Figure>,
    steps: Vec<Value>,
    charges: Vec<Value>,
    /// Measures with how many years before the billed one they are wanted.
    wanted: Vec<(&'static str, i16)>,
}

impl<'b> Maker<'b> {
    fn new(bytes: &'b [u8], balances: Balances) -> Self {
        let mut choices = Choices::new(bytes);
        let broken = choices.one_in(16);
        let currency = choices.of(&["EUR", "EUR", "EUR", "JPY", "BHD"]);
        let count = match choices.below(10) {
            few @ 0..=6 => few + 1,
            7 => 7 + choices.below(8),
            _ => 1 + choices.below(40),
        };
        // The order of the codes is not that of the list.
        let buyers = (0..count).map(|place| format!("b{}", (place * 17 + 5) % 41));
        let exact_lines = choices.one_in(6);
        let mut maker = Self {
            choices,
            balances,
            broken,
            money: Unit::base(currency),
            buyers: buyers.collect(),
            divisions: Vec::new(),
            exact_lines,
            figures: Vec::new(),
            steps: Vec::new(),
            charges: Vec::new(),
            wanted: Vec::new(),
        };
        let divisions = 1 + maker.choices.below(2);
        maker.divisions = (0..divisions).map(|_| maker.areas()).collect();
        maker
    }

    /// The buyers in areas, none of them empty.
    fn areas(&mut self) -> Vec<Area> {
        let count = 1 + self.choices.below(self.buyers.len().min(5));
        let prefix = self.divisions.len();
        let mut areas: Vec<Area> = (0..count)
            .map(|place| Area {
                id: format!("z{prefix}-{}", 9 - place),
                buyers: Vec::new(),
            })
            .collect();
        for (place, buyer) in self.buyers.iter().enumerate() {
            let area = if place < count { place } else { self.choices.below(count) };
            areas[area].buyers.push(buyer.clone());
        }
        areas
    }

    fn case(mut self) -> Case {
        let measures = self.measures();
        let rounding = self.rounding_of_agreement();
        let items = 1 + self.choices.below(14);
        for _ in 0..items {
            if self.choices.one_in(7) {
                self.charge();
            } else {
                self.step();
            }
        }
        self.bill_the_rest();
        if self.broken && self.choices.one_in(3) {
            self.spoil();
        }
        self.scatter();
        let earlier = self.earlier();
        let facts = self.facts();
        let buyers =
            self.buyers.iter().map(|code| json!({"code": code, "name": name(code)}));
        let from =
            self.choices.of(&["2000-01-01", "2000-01-01", "2004-01-31", "2004-04-01"]);
        let mut agreement = json!({
            "format": 1,
            "id": "drawn",
            "currency": self.money.to_string(),
            "title": name("Drawn"),
            "term": { "from": from },
            "units": [
                { "id": "hour", "one": name("hour"), "many": name("hours") },
                { "id": "day", "one": name("day"), "many": name("days") },
            ],
            "buyers": { "scheme": "party", "list": buyers.collect::<Vec<_>>() },
            "measures": measures,
            "divisions": self.divisions_in_words(),
            "rounding": rounding,
            "charges": self.charges,
        });
        if !self.steps.is_empty() {
            agreement["steps"] = self.steps.into();
        }
        Case { agreement, facts, earlier }
    }

    fn divisions_in_words(&self) -> Vec<Value> {
        let area = |area: &Area| json!({ "id": area.id, "name": name(&area.id), "buyers": area.buyers });
        let all = self.divisions.iter().enumerate();
        all.map(|(place, areas)| {
            let areas: Vec<Value> = areas.iter().map(area).collect();
            json!({ "id": format!("d{place}"), "areas": areas })
        })
        .collect()
    }

    /// Steps stand in any order.
    fn scatter(&mut self) {
        let count = self.steps.len();
        for place in 0..count {
            let other = place + self.choices.below(count - place);
            self.steps.swap(place, other);
        }
    }

    /// One name that nothing has.
    fn spoil(&mut self) {
        let count = self.steps.len() + 1;
        let place = self.choices.below(count);
        match self.steps.get_mut(place) {
            Some(step) => step["unit"] = "day".into(),
            None => self.charges[0]["amount"] = "nothing".into(),
        }
    }
}

/// A text in one language.
fn name(text: &str) -> Value {
    json!({ "en": text })
}
