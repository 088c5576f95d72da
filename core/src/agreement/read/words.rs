//! The words of charges, each short for steps (`docs/words.md`).
//!
//! They are rewritten before terms are read: a tree of nodes becomes another in which only the words of
//! `docs/steps.md` are left. What is made has the place of the word that it is made of, so that the one
//! reader of terms reports whatever is wrong with it where it was written.

mod adjust;
mod build;
mod equalised;
mod funds;
mod key;
mod labels;
mod limits;
mod membership;
mod pool;
mod price;
mod quantity;
mod steps;

use std::collections::BTreeMap;

use super::Reader;
use crate::diagnostic::Code;
use crate::read::node::{Field, Node, Span, Value};
use build::{list, table, text};
use labels::Label;

/// Words of charges that are left to no other reader.
pub(super) const OF_CHARGES: [&str; 21] = [
    "counted",
    "contracted",
    "included",
    "tariffs",
    "take",
    "need",
    "index",
    "others",
    "plus",
    "less",
    "funders",
    "between",
    "pays",
    "receives",
    "threshold",
    "keeps",
    "phase_in",
    "limits",
    "prorated",
    "key",
    "bounds",
];

/// The same agreement without words.
pub(super) fn lowered(reader: &mut Reader<'_>, root: &Node) -> Node {
    let Value::Table(fields) = &root.value else { return root.clone() };
    let mut words = Words::new(reader, fields);
    let mut all: Vec<Field> = Vec::with_capacity(fields.len() + 1);
    for field in fields {
        let node = match field.name.as_str() {
            "membership" => {
                words.membership(&field.node);
                continue;
            }
            "steps" => words.each(&field.node, Words::step),
            "charges" => words.each(&field.node, Words::charge),
            _ => field.node.clone(),
        };
        all.push(Field { name: field.name.clone(), span: field.span, node });
    }
    let made = std::mem::take(&mut words.made);
    match all.iter_mut().find(|field| field.name == "steps") {
        Some(Field { node: Node { value: Value::List(steps), .. }, .. }) => {
            steps.extend(made);
        }
        // What stands there is no list, and will be reported.
        Some(_) => {}
        None => {
            if let Some(span) = made.first().map(|step| step.span) {
                all.push(Field { name: "steps".into(), span, node: list(span, made) });
            }
        }
    }
    Node { span: root.span, value: Value::Table(all) }
}

/// Words while they are rewritten.
struct Words<'r, 't> {
    reader: &'r mut Reader<'t>,
    /// The currency, as written.
    currency: String,
    /// The rounding of the agreement.
    rounding: Option<Node>,
    /// Whether members come and go.
    members: bool,
    /// What each charge had the year before, by its identifier and whether somebody may be new.
    before: BTreeMap<(String, bool), Node>,
    /// The steps that were made.
    made: Vec<Node>,
}

/// A charge or a step whose words are rewritten.
#[derive(Clone)]
struct Term {
    /// Its identifier.
    id: String,
    /// Its name in languages.
    name: Node,
    /// `source` and `quote`.
    cited: Vec<Field>,
}

impl<'r, 't> Words<'r, 't> {
    fn new(reader: &'r mut Reader<'t>, root: &[Field]) -> Self {
        let currency = match build::field(root, "currency").map(|node| &node.value) {
            Some(Value::Text(code)) => code.clone(),
            _ => "EUR".into(),
        };
        let members = build::field(root, "membership").is_some();
        let rounding = build::field(root, "rounding").cloned();
        Self {
            reader,
            currency,
            before: BTreeMap::new(),
            rounding,
            members,
            made: Vec::new(),
        }
    }

    /// Each table of a list rewritten; what is none stays as it is.
    fn each(
        &mut self,
        list: &Node,
        rewrite: fn(&mut Self, &Node) -> Option<Node>,
    ) -> Node {
        let Value::List(items) = &list.value else { return list.clone() };
        let items = items
            .iter()
            .map(|item| rewrite(self, item).unwrap_or_else(|| item.clone()))
            .collect();
        Node { span: list.span, value: Value::List(items) }
    }

    /// A charge without words; none where it has none.
    fn charge(&mut self, node: &Node) -> Option<Node> {
        let Value::Table(fields) = &node.value else { return None };
        let has = |name: &str| fields.iter().any(|field| field.name == name);
        let kind = build::field(fields, "kind").and_then(Node::as_text);
        let own = matches!(kind, Some("equalisation" | "high-cost"));
        if !own && !self.members && !OF_CHARGES.iter().any(|word| has(word)) {
            return None;
        }
        let Some(term) = Term::of(fields) else {
            // Without an identifier or a name nothing can be made of it; that will be reported.
            let kept = fields.iter().filter(|f| !OF_CHARGES.contains(&f.name.as_str()));
            return Some(Node {
                span: node.span,
                value: Value::Table(kept.cloned().collect()),
            });
        };
        let by_key =
            build::field(fields, "prorated").and_then(Node::as_text) == Some("key");
        let mut charge = Charge { term, span: node.span, by_key, fields: fields.clone() };
        if kind != Some("step") {
            self.no_fields_of_steps(&mut charge);
        }
        match kind {
            Some("rate") => self.rate(&mut charge),
            Some("pool") => self.pool(&mut charge),
            Some("equalisation") => self.equalisation(&mut charge),
            Some("high-cost") => self.high_cost(&mut charge),
            Some("step") => {
                let amount = charge.take("amount");
                match (self.adjusted(&mut charge, amount.as_ref(), None), amount) {
                    (Some(amount), _) => charge.put("amount", amount),
                    (None, Some(_)) => self.nothing(&mut charge),
                    (None, None) => {}
                }
            }
            _ => {}
        }
        Some(Node { span: charge.span, value: Value::Table(charge.fields) })
    }

    /// What the charge bills is made of its words: a figure that is named beside them would be ignored.
    fn no_fields_of_steps(&mut self, charge: &mut Charge) {
        for name in ["amount", "quantity", "rate"] {
            let at = charge.at(name);
            if charge.take(name).is_some() {
                let problem =
                    self.reader.problem(Code::UnknownField, at).with("name", name);
                let known = crate::suggest::list(None, &OF_CHARGES);
                self.reader.report(problem.with("allowed", known));
            }
        }
    }

    /// What is wrong with a charge has been said: it bills a figure of which nothing is made, so that
    /// what is wrong elsewhere in it is still told.
    fn nothing(&mut self, charge: &mut Charge) {
        let amounts = ["measure", "rates", "amounts", "after"];
        for word in OF_CHARGES.iter().chain(&amounts) {
            charge.take(word);
        }
        let label = (Label::AMOUNT, charge.span);
        let amount = self.make(&charge.term, "nothing", label, Vec::new());
        if let Some(id) = amount.as_text() {
            self.reader.told.insert(id);
        }
        charge.bills(amount, None, None);
    }

    /// A step that works for a term; the name of its figure.
    fn make(
        &mut self,
        term: &Term,
        suffix: &str,
        (label, at): (Label, Span),
        word: Vec<(&str, Node)>,
    ) -> Node {
        let id = format!("{}.{suffix}", term.id);
        self.reader.made.insert(&id);
        let mut fields =
            vec![("id", text(at, &id)), ("name", build::named(&term.name, label, at))];
        fields.extend(word);
        let mut step = table(at, fields);
        if let Value::Table(fields) = &mut step.value {
            fields.extend(term.cited.iter().cloned());
        }
        self.made.push(step);
        text(at, &id)
    }
}

impl Term {
    /// The same term, cited as a table of its own says, if that does.
    fn cited_by(&self, node: &Node) -> Self {
        let Value::Table(fields) = &node.value else { return self.clone() };
        if build::field(fields, "source").is_none() {
            return self.clone();
        }
        let own = |field: &&Field| ["source", "quote"].contains(&field.name.as_str());
        let cited = fields.iter().filter(own).cloned().collect();
        Self { cited, ..self.clone() }
    }

    /// The identifier and the name of a table.
    fn of(fields: &[Field]) -> Option<Self> {
        let id = build::field(fields, "id")?;
        let name = build::field(fields, "name")?;
        let named = matches!(&name.value, Value::Table(_));
        let cited = ["source", "quote"]
            .into_iter()
            .filter_map(|name| fields.iter().find(|field| field.name == name).cloned());
        Some(Self {
            id: id.as_text()?.to_owned(),
            name: Some(name).filter(|_| named)?.clone(),
            cited: cited.collect(),
        })
    }
}

/// A charge while its words are taken out.
struct Charge {
    term: Term,
    span: Span,
    /// Whether who belongs for a part of the time has that part of its weight, and of its limits.
    by_key: bool,
    fields: Vec<Field>,
}

impl Charge {
    fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.name == name)
    }

    /// Where a field stands.
    fn at(&self, name: &str) -> Span {
        let field = self.fields.iter().find(|field| field.name == name);
        field.map_or(self.span, |field| field.span)
    }

    fn peek(&self, name: &str) -> Option<&Node> {
        build::field(&self.fields, name)
    }

    /// A field taken out.
    fn take(&mut self, name: &str) -> Option<Node> {
        let place = self.fields.iter().position(|field| field.name == name)?;
        Some(self.fields.remove(place).node)
    }

    /// A field put in, in place of one of the same name.
    fn put(&mut self, name: &str, node: Node) {
        self.fields.retain(|field| field.name != name);
        self.fields.push(Field { name: name.into(), span: node.span, node });
    }

    /// It bills a step, with the quantity and rate that its line shows.
    fn bills(&mut self, amount: Node, quantity: Option<Node>, rate: Option<Node>) {
        let at = self.at("kind");
        self.put("kind", text(at, "step"));
        self.put("amount", amount);
        for (name, shown) in [("quantity", quantity), ("rate", rate)] {
            if let Some(shown) = shown {
                self.put(name, shown);
            }
        }
    }
}
