//! Plans between two: the steps of one side, with figures or people of the other.
//!
//! Nothing is rounded in them, so that what each of them comes to is exact.

mod figures;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::bind::Bound;
use super::lower::{self, People};
use super::{Handover, Op, Over, Plan, Recording, StepId, billed_days};
use crate::agreement::{Billed, Buyer, Scheme};
use crate::column::{Arithmetic, Column};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::facts::Facts;
use crate::municipality::{MunicipalityCode, Register};
use crate::rounding::{Balance, Rounded};
pub(crate) use figures::Change;
use figures::Figures;

/// What can differ between two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Factor {
    /// Figures that the agreement or the caller states.
    Price,
    /// Facts, and what earlier statements say.
    Volume,
    /// How many live where.
    Population,
    /// Who is a party.
    Membership,
    /// All the rest: the steps.
    Rule,
}

impl Factor {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 5] =
        [Self::Price, Self::Volume, Self::Population, Self::Membership, Self::Rule];
}

/// Of which factors it is the second side that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct State(u8);

impl State {
    /// The same with a factor of the second side.
    pub fn with(self, factor: Factor) -> Self {
        Self(self.0 | 1 << factor as u8)
    }

    /// Whether a factor is of the second side.
    pub fn has(self, factor: Factor) -> bool {
        self.0 & (1 << factor as u8) != 0
    }
}

/// What every line comes to for every buyer, by their names and codes; lines without amounts are left out.
pub(crate) type Lines = BTreeMap<String, BTreeMap<String, Exact>>;

/// Whether figures are rounded as the terms say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Digits {
    Exact,
    Rounded,
}

/// Two plans with their facts, and all that lies between them.
pub(crate) struct Between {
    sides: [Side; 2],
    /// The steps of one side for the people of the other.
    crossed: [Result<Plan, Diagnostics>; 2],
    active: Vec<Factor>,
    apart: Option<Diagnostic>,
    /// Why nothing can be worked out without rounding, where nothing can.
    why_rounded: Option<Diagnostics>,
}

struct Side {
    plan: Plan,
    facts: Facts,
    figures: Figures,
}

impl Between {
    /// Both sides, worked out without rounding; with it where one cannot be worked out otherwise.
    ///
    /// # Errors
    /// What keeps one of them from being worked out.
    pub fn new(
        sides: [(&Plan, &Facts); 2],
        register: &Register,
    ) -> Result<Self, Diagnostics> {
        match Self::of(sides, register, Digits::Exact) {
            Ok(between) => Ok(between),
            Err(why) => {
                let between = Self::of(sides, register, Digits::Rounded)?;
                Ok(Self { why_rounded: Some(why), ..between })
            }
        }
    }

    fn of(
        [one, two]: [(&Plan, &Facts); 2],
        register: &Register,
        digits: Digits,
    ) -> Result<Self, Diagnostics> {
        let side = |(plan, facts): (&Plan, &Facts)| Side::new(plan, facts, digits);
        let sides = [side(one)?, side(two)?];
        let [first, second] = &sides;
        let crossed = [(first, second), (second, first)].map(|(rule, people)| {
            let days = billed_days(&rule.plan.agreement, &rule.plan.period)?;
            let people = People::of(&people.plan);
            let plan = lower::lower_for_others(&rule.plan, register, days, people)?;
            Ok(plan.with(digits))
        });
        let mut between =
            Self { active: Vec::new(), apart: None, why_rounded: None, crossed, sides };
        between.active = between.differing();
        between.apart = between.other_areas(register);
        Ok(between)
    }

    /// Whether nothing is rounded in it; if not, why.
    pub fn why_rounded(&self) -> Option<&Diagnostics> {
        self.why_rounded.as_ref()
    }

    /// The factors that differ. Rules may differ where nothing comes of it.
    pub fn active(&self) -> &[Factor] {
        &self.active
    }

    /// The figures that differ, and who is a party of one side only.
    pub fn changes(&self) -> Vec<Change> {
        let [one, two] = &self.sides;
        let mut changes = one.figures.unlike(&two.figures);
        let mut members = |own: &Side, other: &Side, side: usize| {
            for party in &own.plan.parties {
                if !other.plan.parties.iter().any(|known| known.code == party.code) {
                    changes.push(Change::member(party, side));
                }
            }
        };
        members(one, two, 0);
        members(two, one, 1);
        changes.sort_by_key(|change| change.factor);
        changes
    }

    fn differing(&self) -> Vec<Factor> {
        let [one, two] = &self.sides;
        let unlike: BTreeSet<Factor> =
            one.figures.unlike(&two.figures).iter().map(|change| change.factor).collect();
        let differs = |factor: &Factor| match factor {
            Factor::Rule => true,
            Factor::Membership => membership(&one.plan) != membership(&two.plan),
            other => unlike.contains(other),
        };
        Factor::ALL.into_iter().filter(differs).collect()
    }

    /// That figures of a party are of another area on the other side, so that they stay with their people.
    fn other_areas(&self, register: &Register) -> Option<Diagnostic> {
        if !self.active.contains(&Factor::Membership) {
            return None;
        }
        let [one, two] = &self.sides;
        let (from, to) = (one.plan.own_map_day()?, two.plan.own_map_day()?);
        let codes = |plan: &Plan| -> BTreeSet<MunicipalityCode> {
            let municipal = |one: &&Buyer| one.scheme == Scheme::Municipality;
            let all = plan.parties.iter().filter(municipal);
            all.filter_map(|one| one.code.parse().ok()).collect()
        };
        let (one, two) = (codes(&one.plan), codes(&two.plan));
        let changed = |code: &&MunicipalityCode| !register.same_borders(code, from, to);
        let alone = one.symmetric_difference(&two).any(|code| changed(&code));
        let both: Vec<String> =
            one.intersection(&two).filter(changed).map(ToString::to_string).collect();
        let both: Vec<&str> = both.iter().map(String::as_str).collect();
        (alone && !both.is_empty()).then(|| {
            Diagnostic::new(Code::OtherArea, Input::Call)
                .with("codes", crate::suggest::list(None, &both))
                .with_day("one", from)
                .with_day("other", to)
        })
    }

    /// What everybody pays by each line.
    ///
    /// # Errors
    /// Why it cannot be worked out: nothing says what a figure would be.
    pub fn lines(&self, state: State) -> Result<Lines, Diagnostics> {
        let place = |factor| usize::from(state.has(factor));
        let (rule, people) = (place(Factor::Rule), place(Factor::Membership));
        if let Some(why) = &self.apart {
            let figures = [Factor::Volume, Factor::Population];
            let mut figures = figures.iter().filter(|one| self.active.contains(one));
            if figures.any(|factor| place(*factor) != people) {
                return Err(why.clone().into());
            }
        }
        let [first, second] = &self.sides;
        let own = if rule == 0 { first } else { second };
        let plan = match (rule == people, &self.crossed) {
            (true, _) => &own.plan,
            (false, [crossed, _]) if rule == 0 => {
                crossed.as_ref().map_err(Clone::clone)?
            }
            (false, [_, crossed]) => crossed.as_ref().map_err(Clone::clone)?,
        };
        let sources = Sources { state, first: &first.figures, second: &second.figures };
        let (brought, prices) = figures::brought(plan, &own.facts, &sources)?;
        let arithmetic = Arithmetic::default();
        let bound = Bound {
            plan: Cow::Borrowed(plan),
            facts: own.facts.clone(),
            brought,
            arithmetic,
        };
        bound.lines_with(&prices)
    }
}

/// Where the figures of a state are from.
struct Sources<'s> {
    state: State,
    first: &'s Figures,
    second: &'s Figures,
}

impl<'s> Sources<'s> {
    /// The figures of the side that a factor is of, and those of the other.
    fn of(&self, factor: Factor) -> [&'s Figures; 2] {
        if self.state.has(factor) {
            [self.second, self.first]
        } else {
            [self.first, self.second]
        }
    }
}

impl Side {
    fn new(plan: &Plan, facts: &Facts, digits: Digits) -> Result<Self, Diagnostics> {
        let plan = plan.clone().with(digits);
        let bound = plan.bind(facts)?;
        let run = bound.run(Recording::Off)?;
        let figures = Figures::of(&bound, &run);
        Ok(Self { figures, facts: facts.clone(), plan })
    }
}

impl People {
    fn of(plan: &Plan) -> Self {
        let Plan { parties, buyers, handover, .. } = plan;
        Self {
            parties: parties.clone(),
            buyers: buyers.clone(),
            handover: handover.clone(),
        }
    }
}

/// The parties, each with who is billed for it and for how much of it.
fn membership(plan: &Plan) -> BTreeMap<&str, Vec<(&str, Exact)>> {
    let parts = |place: usize, party: &str| -> Vec<(&str, Exact)> {
        let Some(Handover { parts, .. }) = &plan.handover else {
            let own = plan.parties.iter().find(|one| one.code == party);
            return own
                .map(|own| (own.code.as_str(), Exact::one()))
                .into_iter()
                .collect();
        };
        let parts = parts.get(place).map(Vec::as_slice).unwrap_or_default();
        let sum: Exact = parts.iter().map(|(_, weight)| weight).sum();
        let mut parts: Vec<(&str, Exact)> = parts
            .iter()
            .filter_map(|(to, weight)| {
                Some((plan.buyers.get(*to)?.code.as_str(), weight.divided_by(&sum)?))
            })
            .collect();
        parts.sort();
        parts
    };
    let all = plan.parties.iter().enumerate();
    all.map(|(place, one)| (one.code.as_str(), parts(place, &one.code))).collect()
}

impl Plan {
    /// The day of the map on which it is worked out.
    fn own_map_day(&self) -> Option<jiff::civil::Date> {
        let billed = billed_days(&self.agreement, &self.period).ok()?;
        self.agreement.buyers.map_day(billed)
    }

    fn with(self, digits: Digits) -> Self {
        match digits {
            Digits::Exact => self.unrounded(),
            Digits::Rounded => self,
        }
    }

    /// The same with nothing rounded: a rounded figure is what it is made of, and pools are shared exactly.
    fn unrounded(mut self) -> Self {
        for step in &mut self.steps {
            match &mut step.op {
                Op::Round { of, .. } => step.op = Op::Plus(vec![*of]),
                Op::Share(sharing) => {
                    let terms = sharing.rounding.clone().with_rounded(Rounded::Total);
                    sharing.rounding = terms.with_balance(Balance::LargestRemainder);
                    sharing.key = None;
                }
                Op::Handover(_, rounding) => *rounding = None,
                _ => {}
            }
        }
        self
    }
}

impl Bound<'_> {
    /// What everybody pays by each line, with other values of some steps.
    fn lines_with(
        &self,
        others: &BTreeMap<StepId, Column>,
    ) -> Result<Lines, Diagnostics> {
        let run = self.run_with(Recording::Off, &|id| others.get(&id))?;
        let billed = self.plan.lines.iter().filter(|line| line.billed == Billed::Yes);
        let all = self.plan.buyers.iter().enumerate();
        let lines = billed.map(|line| {
            let amount = |(place, buyer): (usize, &Buyer)| {
                (buyer.code.clone(), run.at(line.amount, place))
            };
            (line.id.clone(), all.clone().map(amount).collect())
        });
        Ok(lines.collect())
    }

    fn code_at(&self, over: Over, place: usize) -> String {
        match over {
            Over::Scalar => String::new(),
            _ => self.plan.code(over, place).to_owned(),
        }
    }
}
