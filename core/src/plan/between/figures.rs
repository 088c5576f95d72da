//! The figures of a side, by what they are of, and those of two sides brought in to one plan.

use std::collections::BTreeMap;

use super::{Factor, Sources};
use crate::agreement::{Buyer, Measure, Of, Origin, Primitive, asked_as};
use crate::column::{Arithmetic, Column};
use crate::diagnostic::Diagnostics;
use crate::exact::Exact;
use crate::facts::Facts;
use crate::plan::bind::{Binding, Bound, Brought};
use crate::plan::{ClientRows, Clients, Op, Over, Plan, Record, Run, Step, StepId, Time};
use crate::text::Text;

/// What a figure is of, on whichever side: those of the same key take each other's place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    kind: Kind,
    id: String,
    /// How many years before the billed one.
    back: i16,
    /// The part of that year, and whose it is or by which charge.
    part: String,
    unit: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Price,
    Measure,
    Clients,
    Prior,
}

/// A figure, or one for each party.
#[derive(Debug, Clone)]
struct Entry {
    factor: Factor,
    name: Text,
    /// By code; of the whole agreement under none.
    of: BTreeMap<String, Figure>,
    /// Whether it is made of what is known of single clients.
    of_clients: bool,
}

/// A figure that is brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Figure {
    One(Exact),
    /// Of each client, by key.
    Each(Vec<(String, Exact)>),
}

/// What differs between two sides.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    pub factor: Factor,
    pub id: String,
    pub name: Text,
    /// The code of whose it is.
    pub buyer: Option<String>,
    /// On either side; none where that side has none, or where it is of clients.
    pub figures: [Option<Exact>; 2],
    /// On which sides it is.
    pub on: [bool; 2],
}

impl Change {
    /// Somebody who is a party of one side only.
    pub fn member(party: &Buyer, side: usize) -> Self {
        Self {
            factor: Factor::Membership,
            id: party.code.clone(),
            name: party.name.clone(),
            buyer: Some(party.code.clone()),
            figures: [None, None],
            on: [side == 0, side == 1],
        }
    }
}

/// All figures of a side that can take the place of those of the other.
#[derive(Debug, Clone, Default)]
pub(super) struct Figures(BTreeMap<Key, Entry>);

impl Figures {
    /// Those that a plan was bound with; a price that follows an index is that of the run.
    pub fn of(bound: &Bound<'_>, run: &Run) -> Self {
        let plan = bound.plan();
        let mut all = BTreeMap::new();
        for (id, key, step) in keyed(plan) {
            let one = |column: &Column| {
                let places = 0..plan.size(step.over);
                let value = |place| Figure::One(column.at(place));
                places
                    .map(|place| (bound.code_at(step.over, place), value(place)))
                    .collect()
            };
            let of: Option<BTreeMap<String, Figure>> = match bound.brought.get(id.index())
            {
                Some(Brought::Clients(rows)) => Some(of_clients(plan, rows)),
                Some(Brought::Values(column, _)) => Some(one(column)),
                // A step that bills are not made of was not worked out.
                _ => run.value(id).map(one),
            };
            let Some(of) = of else { continue };
            let (factor, name, of_clients) = about(plan, step);
            all.entry(key).or_insert(Entry { factor, name, of, of_clients });
        }
        Self(all)
    }

    /// The figures that both have, and that differ; prices of one side only are a matter of its rule.
    pub fn unlike(&self, other: &Self) -> Vec<Change> {
        let mut changes = Vec::new();
        for (key, own) in &self.0 {
            let Some(their) = other.0.get(key) else {
                changes.extend(own.alone(key, 0));
                continue;
            };
            let factor = joint([Some(own), Some(their)], own.factor);
            for (code, figure) in &own.of {
                let Some(after) = their.of.get(code).filter(|after| *after != figure)
                else {
                    continue;
                };
                let shown = |figure: &Figure| match figure {
                    Figure::One(one) if !own.of_clients => Some(one.clone()),
                    _ => None,
                };
                changes.push(Change {
                    factor,
                    id: key.id.clone(),
                    name: own.name.clone(),
                    buyer: (!code.is_empty()).then(|| code.clone()),
                    figures: [shown(figure), shown(after)],
                    on: [true, true],
                });
            }
        }
        for (key, their) in &other.0 {
            if !self.0.contains_key(key) {
                changes.extend(their.alone(key, 1));
            }
        }
        changes
    }

    fn find(&self, key: &Key, code: &str) -> Option<&Figure> {
        self.0.get(key)?.of.get(code)
    }
}

impl Entry {
    /// A price that only one side has.
    fn alone(&self, key: &Key, side: usize) -> Option<Change> {
        let Some(Figure::One(price)) = self.of.get("") else { return None };
        let on = [side == 0, side == 1];
        (key.kind == Kind::Price).then(|| Change {
            factor: Factor::Rule,
            id: key.id.clone(),
            name: self.name.clone(),
            buyer: None,
            figures: on.map(|on| on.then(|| price.clone())),
            on,
        })
    }
}

/// The factor of a figure that either side may see in its own way.
fn joint(entries: [Option<&Entry>; 2], own: Factor) -> Factor {
    let factors = entries.into_iter().flatten().map(|entry| entry.factor).chain([own]);
    let all: Vec<Factor> = factors.collect();
    let first = [Factor::Price, Factor::Population];
    first.into_iter().find(|factor| all.contains(factor)).unwrap_or(own)
}

/// The steps of a plan whose figures can be brought in.
fn keyed(plan: &Plan) -> impl Iterator<Item = (StepId, Key, &Step)> {
    let indexed = last_of_indexed(plan);
    let mut prices: BTreeMap<&str, u16> = BTreeMap::new();
    let mut keys = Vec::new();
    for (place, step) in plan.steps.iter().enumerate() {
        let id = StepId::new(place);
        let key = match &step.op {
            Op::Measure { measure, time, .. } => of_measure(plan, measure, time),
            Op::Clients(Clients { measure, .. }) => {
                let key = of_measure(plan, measure, &Time::BILLED);
                key.map(|key| Key { kind: Kind::Clients, ..key })
            }
            Op::Prior(prior) => plan.period.as_year().map(|year| Key {
                kind: Kind::Prior,
                id: prior.agreement.clone(),
                back: year.saturating_sub(prior.year),
                part: prior.charge.clone().unwrap_or_default(),
                unit: step.unit.to_string(),
            }),
            Op::Stated(_) => Some(of_price(step, &mut prices)),
            _ if indexed.contains(&id) => Some(of_price(step, &mut prices)),
            _ => None,
        };
        keys.extend(key.map(|key| (id, key, step)));
    }
    keys.into_iter()
}

/// A price by the charge or step that it is of; one that holds several has them in order.
fn of_price<'s>(step: &'s Step, prices: &mut BTreeMap<&'s str, u16>) -> Key {
    let id = asked_as(&step.of);
    let count = prices.entry(id).or_default();
    *count = count.saturating_add(1);
    Key {
        kind: Kind::Price,
        id: id.to_owned(),
        back: 0,
        part: count.to_string(),
        unit: step.unit.to_string(),
    }
}

/// A measure of a time, counted from the billed year, so that it is found in another year too.
fn of_measure(plan: &Plan, measure: &Measure, time: &Time) -> Option<Key> {
    let (back, part) = match time {
        Time::YearsBefore(years) => (*years, String::new()),
        Time::Of(period) => {
            let (year, first) = (plan.period.as_year()?, period.days().from().year());
            let text = period.to_string();
            (year.saturating_sub(first), text.get(4..).unwrap_or_default().to_owned())
        }
    };
    Some(Key {
        kind: Kind::Measure,
        id: measure.id.clone(),
        back,
        part: format!("{part} {}", measure.of.as_str()),
        unit: measure.unit.clone(),
    })
}

/// The prices that follow an index: the last step of each.
fn last_of_indexed(plan: &Plan) -> Vec<StepId> {
    let steps = plan.agreement.steps.iter();
    let indexed =
        steps.filter(|step| matches!(step.primitive, Primitive::Indexed { .. }));
    let last = |of: &str| plan.steps.iter().rposition(|step| step.of == of);
    let last = indexed.filter_map(|step| last(&step.id.value));
    last.map(StepId::new).filter(|id| plan.step(*id).is_some_and(is_one)).collect()
}

fn is_one(step: &Step) -> bool {
    step.over == Over::Scalar
}

/// Under which factor a figure falls, what it is called, and whether it is of clients.
fn about(plan: &Plan, step: &Step) -> (Factor, Text, bool) {
    let of_measure = |measure: &Measure| {
        let residents = matches!(measure.origin, Origin::Register { .. })
            || measure.unit == "resident";
        let index = plan.agreement.steps.iter().any(|step| {
            matches!(&step.primitive, Primitive::Indexed { index, .. } if index.value == measure.id)
        });
        let factor = match (index, residents) {
            (true, _) => Factor::Price,
            (false, true) => Factor::Population,
            (false, false) => Factor::Volume,
        };
        (factor, measure.name.clone(), measure.of == Of::Client)
    };
    match &step.op {
        Op::Measure { measure, .. } => of_measure(measure),
        Op::Clients(clients) => of_measure(&clients.measure),
        Op::Prior(_) => (Factor::Volume, step.label.clone(), false),
        _ => {
            let charges = plan.agreement.charges.iter();
            let charge = charges.clone().find(|one| one.id.value == asked_as(&step.of));
            let name = charge.map_or_else(|| step.label.clone(), |one| one.name.clone());
            (Factor::Price, name, false)
        }
    }
}

/// The rows of every party; those without any are told as well.
fn of_clients(plan: &Plan, rows: &ClientRows) -> BTreeMap<String, Figure> {
    let mut each: Vec<Vec<(String, Exact)>> = vec![Vec::new(); plan.parties.len()];
    let owned = rows.owners.iter().zip(&rows.keys).enumerate();
    for (place, (owner, key)) in owned {
        if let Some(own) = each.get_mut(*owner) {
            own.push((key.clone(), rows.figures.at(place)));
        }
    }
    let parties = plan.parties.iter().zip(each);
    parties.map(|(party, rows)| (party.code.clone(), Figure::Each(rows))).collect()
}

/// What is brought in to every step of a plan of one side, and the prices that follow an index.
pub(super) fn brought(
    plan: &Plan,
    facts: &Facts,
    sources: &Sources<'_>,
) -> Result<(Vec<Brought>, BTreeMap<StepId, Column>), Diagnostics> {
    let keys: BTreeMap<StepId, Key> = keyed(plan).map(|(id, key, _)| (id, key)).collect();
    let mut bringing = Bringing {
        plan,
        sources,
        binding: Binding::new(plan, facts, Arithmetic::default()),
    };
    let mut all = Vec::with_capacity(plan.steps.len());
    let mut prices = BTreeMap::new();
    for (place, step) in plan.steps.iter().enumerate() {
        let id = StepId::new(place);
        let key = keys.get(&id);
        all.push(match (&step.op, key) {
            (Op::Measure { .. } | Op::Clients(_) | Op::Prior(_), Some(key)) => {
                bringing.found(step, key)
            }
            (_, Some(key)) => match bringing.price(key, step) {
                Some(column) if step.op.has_inputs() => {
                    prices.insert(id, column);
                    Brought::Nothing
                }
                Some(column) => Brought::Values(column, Record::Nothing),
                None => bringing.binding.brought(step),
            },
            (_, None) => bringing.binding.brought(step),
        });
    }
    bringing.binding.problems.unless_errors((all, prices))
}

struct Bringing<'f> {
    plan: &'f Plan,
    sources: &'f Sources<'f>,
    binding: Binding<'f>,
}

impl Bringing<'_> {
    /// The figure of somebody: of the side that counts, else of the other.
    fn figure(&self, key: &Key, own: Factor, code: &str) -> Option<&Figure> {
        let entries = [self.sources.first, self.sources.second];
        let factor = joint(entries.map(|side| side.0.get(key)), own);
        let mut sides = self.sources.of(factor).into_iter();
        sides.find_map(|figures| figures.find(key, code))
    }

    /// The price of the side that counts, if it has one.
    fn price(&self, key: &Key, step: &Step) -> Option<Column> {
        let [side, _] = self.sources.of(Factor::Price);
        let Some(Figure::One(price)) = side.find(key, "") else { return None };
        (step.over == Over::Scalar)
            .then(|| Arithmetic::default().scalar(price).ok())
            .flatten()
    }

    /// The figures of everybody; what neither side says is looked up as the plan would.
    fn found(&mut self, step: &Step, key: &Key) -> Brought {
        let (factor, ..) = about(self.plan, step);
        let codes: Vec<String> = match step.over {
            Over::Scalar => vec![String::new()],
            over => {
                let places = 0..self.plan.size(over);
                places.map(|place| self.plan.code(over, place).to_owned()).collect()
            }
        };
        let found: Vec<Option<Figure>> =
            codes.iter().map(|code| self.figure(key, factor, code).cloned()).collect();
        let found = if found.iter().all(Option::is_some) {
            found.into_iter().flatten().collect()
        } else {
            self.filled(step, found)
        };
        self.as_brought(step, found)
    }

    fn filled(&mut self, step: &Step, found: Vec<Option<Figure>>) -> Vec<Figure> {
        let places = found.into_iter().enumerate();
        if let Op::Measure { .. } = &step.op {
            let looked_up = |(place, found): (usize, Option<Figure>)| {
                found.unwrap_or_else(|| Figure::One(self.binding.quantity(step, place)))
            };
            return places.map(looked_up).collect();
        }
        let code = |place| self.plan.code(step.over, place);
        let all = match self.binding.brought(step) {
            Brought::Clients(rows) => of_clients(self.plan, &rows),
            Brought::Values(column, _) => (0..column.len())
                .map(|place| (code(place).to_owned(), Figure::One(column.at(place))))
                .collect(),
            Brought::Nothing => BTreeMap::new(),
        };
        let own = |place| all.get(code(place)).cloned();
        places.filter_map(|(place, found)| found.or_else(|| own(place))).collect()
    }

    fn as_brought(&mut self, step: &Step, found: Vec<Figure>) -> Brought {
        let (mut figures, mut owners, mut keys) = (Vec::new(), Vec::new(), Vec::new());
        for (place, figure) in found.into_iter().enumerate() {
            match figure {
                Figure::One(one) => figures.push(one),
                Figure::Each(rows) => {
                    for (key, figure) in rows {
                        owners.push(place);
                        keys.push(key);
                        figures.push(figure);
                    }
                }
            }
        }
        match Arithmetic::default().column(&figures) {
            Ok(figures) if matches!(step.op, Op::Clients(_)) => {
                Brought::Clients(ClientRows { figures, owners, keys })
            }
            Ok(column) => Brought::Values(column, Record::Nothing),
            Err(_) => self.binding.too_large(step, figures.into_iter().enumerate()),
        }
    }
}
