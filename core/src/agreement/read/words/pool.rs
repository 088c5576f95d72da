//! Charges that share a cost: what is shared, between whom, within which bounds.

use super::build::{list, table, text};
use super::key::{self, Weights};
use super::labels::Label;
use super::limits::Against;
use super::{Charge, Words};
use crate::diagnostic::Code;
use crate::read::node::{Node, Value};

/// Words for which the pool has to be a figure of its own.
const OF_POOL: [&str; 6] = ["plus", "less", "funders", "between", "phase_in", "limits"];

impl Words<'_, '_> {
    pub(super) fn pool(&mut self, charge: &mut Charge) {
        let prorated = self.prorates(charge, &["amount", "key"]);
        let by_key = charge.peek("prorated").and_then(Node::as_text) == Some("key");
        if self.shared(charge, prorated, by_key).is_none() {
            self.nothing(charge);
        }
    }

    /// The charge with its key, its bounds and its cost made plain.
    fn shared(
        &mut self,
        charge: &mut Charge,
        prorated: bool,
        by_key: bool,
    ) -> Option<()> {
        let bounds = charge.take("bounds");
        let in_tables = bounds.as_ref().is_some_and(|bounds| match &bounds.value {
            Value::Table(fields) => fields.iter().any(|field| {
                let made = matches!(field.node.value, Value::Table(_) | Value::List(_));
                made || by_key || field.name == "rounds"
            }),
            _ => false,
        });
        let total = charge.peek("key").is_some_and(|key| match &key.value {
            Value::Table(fields) => ["total", "normalised"]
                .iter()
                .any(|name| super::build::field(fields, name).is_some()),
            _ => false,
        });
        let own =
            prorated || in_tables || total || OF_POOL.iter().any(|word| charge.has(word));
        let pool = if own { Some(self.cost(charge)?) } else { None };
        let key = charge.peek("key").cloned();
        let weights = match &key {
            Some(key) if own || by_key || !key::plain(key) => {
                let weights = self.key(charge, "key", key)?;
                Some(if by_key {
                    self.for_members(charge, weights, key)
                } else {
                    weights
                })
            }
            Some(_) => None,
            None => {
                let problem = self.reader.problem(Code::MissingField, charge.span);
                self.reader.report(problem.with("name", "key"));
                return None;
            }
        };
        charge.take("prorated").filter(|_| !prorated);
        let Some(pool) = pool else {
            if let (Some(weights), Some(key)) = (weights, key) {
                charge.put("key", by_measure(&key, weights.figure));
            }
            if let Some(bounds) = bounds {
                charge.put("bounds", bounds);
            }
            return Some(());
        };
        let (weights, key) = (weights?, key?);
        let bounds_at = bounds.as_ref().map_or(key.span, |bounds| bounds.span);
        let bounds = self.bounds(charge, &pool, bounds.as_ref())?;
        let between = charge.take("between");
        let figures = ["phase_in", "limits"].iter().any(|word| charge.has(word));
        if !prorated
            && !figures
            && between.is_none()
            && weights.total.is_none()
            && !bounds.once
        {
            charge.put("key", by_measure(&key, weights.figure));
            charge.put("measure", pool);
            let fields = bounds.fields();
            if !fields.is_empty() {
                charge.put("bounds", table(bounds_at, fields));
            }
            return Some(());
        }
        let amount = match (&weights.total, &between) {
            (Some(total), Some(_)) => {
                let problem = self.reader.problem(Code::ConflictingFields, total.span);
                self.reader.report(problem.with("fields", "total, between"));
                return None;
            }
            (Some(total), None) => {
                self.of_total(charge, &pool, &weights.figure, total, &bounds)?
            }
            (None, Some(between)) => {
                self.between(charge, &pool, &weights.figure, between, &bounds)?
            }
            (None, None) if bounds.once => {
                self.fixed_once(charge, &pool, &weights.figure, bounds)?
            }
            (None, None) => {
                let word =
                    share(charge, pool.clone(), weights.figure.clone(), bounds.fields());
                self.make(&charge.term, "share", (Label::SHARE, key.span), word)
            }
        };
        if prorated {
            // Read again by what adjusts the amount.
            charge.put("prorated", text(key.span, "amount"));
        }
        let amount = self.adjusted(charge, Some(&amount), Some(&pool))?;
        charge.take("key");
        charge.bills(amount, Some(weights.figure), None);
        Some(())
    }

    /// What is shared, as a figure: net, and after the funders.
    pub(super) fn cost(&mut self, charge: &mut Charge) -> Option<Node> {
        let mut pool = match (charge.take("amounts"), charge.take("measure")) {
            (Some(amounts), None) => {
                let at = amounts.span;
                let amounts = self.priced(&amounts, "amount")?;
                let mut word = vec![("values", amounts)];
                word.extend(charge.take("after").map(|after| ("after", after)));
                word.push(("unit", text(at, &self.currency)));
                self.make(&charge.term, "pool", (Label::STATED, at), word)
            }
            (None, Some(measure)) => self.named(measure)?,
            _ => {
                let problem = self.reader.problem(Code::ConflictingFields, charge.span);
                self.reader.report(problem.with("fields", "amounts, measure"));
                return None;
            }
        };
        let (plus, less) = (charge.take("plus"), charge.take("less"));
        if plus.is_some() || less.is_some() {
            let named = ("net", Label::NET);
            pool = self.net(charge, pool, plus.as_ref(), less.as_ref(), named)?;
        }
        if let Some(funders) = charge.take("funders") {
            let label = (Label::FUNDED, funders.span);
            let word = vec![("fund", pool), ("funders", funders)];
            pool = self.make(&charge.term, "funded", label, word);
        }
        Some(pool)
    }

    /// A key for the part of the time for which each belongs.
    fn for_members(&mut self, charge: &Charge, weights: Weights, key: &Node) -> Weights {
        let at = key.span;
        let part = text(at, super::membership::MEMBERSHIP);
        let word = vec![("times", list(at, vec![weights.figure, part]))];
        let figure =
            self.make(&charge.term, "prorated", (Label::KEY_OF_MEMBERS, at), word);
        Weights { figure, ..weights }
    }

    fn bounds(
        &mut self,
        charge: &Charge,
        pool: &Node,
        node: Option<&Node>,
    ) -> Option<Bounds> {
        let Some(node) = node else { return Some(Bounds::default()) };
        let mut fields = self.reader.fields(node)?;
        let floor = fields.optional("floor").cloned();
        let ceiling = fields.optional("ceiling").cloned();
        let once = match fields.optional("rounds") {
            Some(node) => self.reader.choice(node, &[("all", false), ("one", true)])?,
            None => false,
        };
        self.reader.finish(&fields);
        let mut bound = |suffix: &str, node: Option<Node>, free: Option<&Node>| match node
        {
            Some(node) => {
                let against = Against { whole: Some(pool), free };
                self.limit(charge, suffix, &node, against).map(Some)
            }
            None => Some(None),
        };
        let floor = bound("floor", floor, None);
        let ceiling = bound("ceiling", ceiling, Some(pool));
        let (floor, ceiling) = (floor?, ceiling?);
        if once && floor.is_none() {
            self.reader.required(&mut fields, "floor");
            return None;
        }
        if once && let Some(ceiling) = &ceiling {
            let problem = self.reader.problem(Code::ConflictingFields, ceiling.span);
            self.reader.report(problem.with("fields", "rounds, ceiling"));
            return None;
        }
        Some(Bounds { floor, ceiling, once })
    }

    /// Each pays its part of a stated total, so that not all of the pool need be shared.
    fn of_total(
        &mut self,
        charge: &Charge,
        pool: &Node,
        key: &Node,
        total: &Node,
        bounds: &Bounds,
    ) -> Option<Node> {
        if !bounds.fields().is_empty() {
            let problem = self.reader.problem(Code::ConflictingFields, total.span);
            self.reader.report(problem.with("fields", "total, bounds"));
            return None;
        }
        let at = total.span;
        let word = vec![("fraction", key.clone()), ("of", total.clone())];
        let part = self.make(&charge.term, "part", (Label::PART_OF_KEY, at), word);
        let word = vec![("times", list(at, vec![pool.clone(), part]))];
        Some(self.make(&charge.term, "share", (Label::SHARE, at), word))
    }

    /// `between = { division, key }`: first between areas, then within each.
    fn between(
        &mut self,
        charge: &Charge,
        pool: &Node,
        key: &Node,
        node: &Node,
        bounds: &Bounds,
    ) -> Option<Node> {
        let mut fields = self.reader.fields(node)?;
        let division = self.reader.required(&mut fields, "division").cloned();
        let by = self.reader.required(&mut fields, "key").cloned();
        self.reader.finish(&fields);
        let (division, by) = (division?, by?);
        if bounds.once {
            let problem = self.reader.problem(Code::ConflictingFields, node.span);
            self.reader.report(problem.with("fields", "rounds, between"));
            return None;
        }
        let weights = self.key(charge, "area-key", &by)?;
        if let Some(total) = weights.total {
            let problem = self.reader.problem(Code::ConflictingFields, total.span);
            self.reader.report(problem.with("fields", "total, between"));
            return None;
        }
        let at = node.span;
        let word = vec![("sum", weights.figure), ("within", division.clone())];
        let areas =
            self.make(&charge.term, "area-weights", (Label::AREA_WEIGHTS, at), word);
        let word = share(charge, pool.clone(), areas, Vec::new());
        let shares =
            self.make(&charge.term, "area-shares", (Label::AREA_SHARES, at), word);
        let mut word = share(charge, shares, key.clone(), bounds.fields());
        word.push(("within", division));
        Some(self.make(&charge.term, "share", (Label::SHARE, at), word))
    }

    /// Whoever falls below the floor pays it; the rest is shared once more, and whoever falls below
    /// then does.
    fn fixed_once(
        &mut self,
        charge: &Charge,
        pool: &Node,
        key: &Node,
        bounds: Bounds,
    ) -> Option<Node> {
        let floor = bounds.floor?;
        let (term, at) = (&charge.term, floor.span);
        let word = vec![("fraction", key.clone())];
        let part = self.make(term, "part", (Label::PART_OF_KEY, at), word);
        let word = vec![("times", list(at, vec![pool.clone(), part]))];
        let quota = self.make(term, "quota", (Label::BELOW, at), word);
        let floor = self.in_money(charge, "floor-stated", &floor);
        let falls = |then: Node, other: Node| {
            let below = vec![("figure", quota.clone()), ("below", floor.clone())];
            vec![("when", table(at, below)), ("then", then), ("else", other)]
        };
        let fixed = falls(floor.clone(), text(at, "0"));
        let fixed = self.make(term, "fixed", (Label::FIXED, at), fixed);
        let others = falls(text(at, "0"), key.clone());
        let others = self.make(term, "others-key", (Label::KEY, at), others);
        // Whoever has no weight takes its floor and no more.
        let word = share(charge, pool.clone(), others, vec![("floor", fixed)]);
        Some(self.make(term, "share", (Label::SHARE, at), word))
    }
}

/// The least and the most of a shared cost.
#[derive(Default)]
struct Bounds {
    floor: Option<Node>,
    ceiling: Option<Node>,
    /// Whoever falls below the floor only later is left there.
    once: bool,
}

impl Bounds {
    fn fields(&self) -> Vec<(&'static str, Node)> {
        let floor = self.floor.clone().map(|floor| ("floor", floor));
        let ceiling = self.ceiling.clone().map(|ceiling| ("ceiling", ceiling));
        floor.into_iter().chain(ceiling).collect()
    }
}

/// The fields of a share, rounded as the charge is.
pub(super) fn share(
    charge: &Charge,
    pool: Node,
    by: Node,
    bounds: Vec<(&'static str, Node)>,
) -> Vec<(&'static str, Node)> {
    let mut word = vec![("share", pool), ("by", by)];
    word.extend(bounds);
    word.extend(charge.peek("rounding").map(|node| ("rounding", node.clone())));
    word
}

/// A key by a figure, cited as it was.
fn by_measure(key: &Node, figure: Node) -> Node {
    let mut plain = table(key.span, vec![("measure", figure)]);
    if let (Value::Table(plain), Value::Table(fields)) = (&mut plain.value, &key.value) {
        let cited =
            fields.iter().filter(|f| ["source", "quote"].contains(&f.name.as_str()));
        plain.extend(cited.cloned());
    }
    plain
}
