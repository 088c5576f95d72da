//! Two trees of nodes side by side: where they differ.

use super::{dated, lists};
use crate::exact::Exact;
use crate::period::Span;
use crate::read::node::{Field, Node, Value};

/// What is looked at on either side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sides<T> {
    pub before: T,
    pub after: T,
}

/// A step of the way from the whole agreement to a term.
#[derive(Debug, Clone)]
pub(super) enum Part<'n> {
    Field(&'n str),
    /// An item of a list by what tells it from others, and the table that it is.
    Item(String, Sides<Option<&'n Node>>),
    /// One of several values through time.
    Time,
}

/// What became of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It says something else.
    Changed,
    /// The same stands in another order, and the order means something.
    Reordered,
}

/// What is said on one side.
#[derive(Debug, Clone)]
pub(super) enum Said<'n> {
    Nothing,
    Node(&'n Node),
    /// The order of a list.
    Order(Vec<String>),
}

/// One difference.
#[derive(Debug, Clone)]
pub(super) struct Found<'n> {
    pub way: Way,
    pub path: Vec<Part<'n>>,
    pub said: Sides<Said<'n>>,
    /// The days that it concerns, of a value that holds for a time.
    pub days: Option<Span>,
    /// The innermost table around it that cites a source.
    pub cited: Sides<Option<&'n Node>>,
}

/// What has been found so far, and where the search is.
pub(super) struct Search<'n> {
    pub found: Vec<Found<'n>>,
    pub days: Option<Span>,
    /// Whether the order of buyers means something: `first` or `last` carries a balance.
    pub buyers_in_order: bool,
    path: Vec<Part<'n>>,
    cited: Vec<Sides<Option<&'n Node>>>,
}

/// Every difference of two agreements.
pub(super) fn found<'n>(before: &'n Node, after: &'n Node) -> Vec<Found<'n>> {
    let mut search = Search {
        found: Vec::new(),
        days: None,
        buyers_in_order: by_order(before) || by_order(after),
        path: Vec::new(),
        cited: Vec::new(),
    };
    search.node(Some(before), Some(after));
    search.found
}

/// Whether somebody carries a balance by the place in the list.
fn by_order(node: &Node) -> bool {
    match &node.value {
        Value::Table(fields) => fields.iter().any(|field| {
            let ends = matches!(field.node.as_text(), Some("first" | "last"));
            field.name == "balance" && ends || by_order(&field.node)
        }),
        Value::List(items) => items.iter().any(by_order),
        _ => false,
    }
}

impl<'n> Search<'n> {
    /// The field in which the search is.
    pub fn name(&self) -> &'n str {
        let fields = self.path.iter().rev();
        let mut names = fields.filter_map(|part| match part {
            Part::Field(name) => Some(*name),
            Part::Item(..) | Part::Time => None,
        });
        names.next().unwrap_or_default()
    }

    /// How deep it is.
    pub fn depth(&self) -> usize {
        self.path.len()
    }

    /// Looks at what lies one step further.
    pub fn at(&mut self, part: Part<'n>, look: impl FnOnce(&mut Self)) {
        self.path.push(part);
        look(self);
        self.path.pop();
    }

    /// Tells of a difference.
    pub fn tell(&mut self, way: Way, said: Sides<Said<'n>>) {
        let cited = self.cited.last().copied();
        self.found.push(Found {
            way,
            path: self.path.clone(),
            said,
            days: self.days,
            cited: cited.unwrap_or(Sides { before: None, after: None }),
        });
    }

    /// Two values, or one where there is none on the other side.
    pub fn node(&mut self, before: Option<&'n Node>, after: Option<&'n Node>) {
        let (way, said) = match (before, after) {
            (None, None) => return,
            (Some(old), Some(new)) => match (&old.value, &new.value) {
                (Value::Table(_), Value::Table(_)) => {
                    return self.tables(Some(old), Some(new), &[]);
                }
                (Value::List(old), Value::List(new)) => {
                    return lists::compared(self, old, new);
                }
                _ if self.same(old, new) => return,
                _ => (Way::Changed, (Said::Node(old), Said::Node(new))),
            },
            (Some(old), None) => match tables_of(old) {
                Some(items) => return lists::compared(self, items, &[]),
                None => (Way::Removed, (Said::Node(old), Said::Nothing)),
            },
            (None, Some(new)) => match tables_of(new) {
                Some(items) => return lists::compared(self, &[], items),
                None => (Way::Added, (Said::Nothing, Said::Node(new))),
            },
        };
        self.tell(way, Sides { before: said.0, after: said.1 });
    }

    /// Two tables field by field, without some.
    pub fn tables(
        &mut self,
        before: Option<&'n Node>,
        after: Option<&'n Node>,
        without: &[&str],
    ) {
        let cites =
            |node: Option<&'n Node>| node.filter(|one| one.text("source").is_some());
        let around = self.cited.last().copied();
        let around = around.unwrap_or(Sides { before: None, after: None });
        self.cited.push(Sides {
            before: cites(before).or(around.before),
            after: cites(after).or(around.after),
        });
        let (old, new) = (fields(before), fields(after));
        let kept = |field: &&Field| !without.contains(&field.name.as_str());
        for field in old.iter().filter(kept) {
            let like = after.and_then(|node| node.field(&field.name));
            let part = Part::Field(&field.name);
            self.at(part, |search| search.node(Some(&field.node), like));
        }
        let added = |field: &&Field| old.iter().all(|one| one.name != field.name);
        for field in new.iter().filter(kept).filter(added) {
            let part = Part::Field(&field.name);
            self.at(part, |search| search.node(None, Some(&field.node)));
        }
        self.cited.pop();
    }

    /// Whether two single values say the same: `0.39` and `0.390` do.
    fn same(&self, old: &Node, new: &Node) -> bool {
        let (Some(old), Some(new)) = (scalar(old), scalar(new)) else { return false };
        let decimals = [old, new].iter().any(|text| text.contains('.'));
        let value = |text: &str| text.parse::<Exact>().ok();
        let equal = || value(old).is_some_and(|value_of| Some(value_of) == value(new));
        old == new || decimals && !super::class::is_text(&self.path) && equal()
    }
}

fn fields(node: Option<&Node>) -> &[Field] {
    match node.map(|node| &node.value) {
        Some(Value::Table(fields)) => fields,
        _ => &[],
    }
}

/// The items of a list of tables.
fn tables_of(node: &Node) -> Option<&[Node]> {
    let Value::List(items) = &node.value else { return None };
    let tables = items.iter().all(|item| matches!(item.value, Value::Table(_)));
    (tables && !items.is_empty()).then_some(items.as_slice())
}

/// A single value as it is written; TOML may write a day without quotes.
pub(super) fn scalar(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Text(text) | Value::Date(text) | Value::Number(text) => Some(text),
        Value::Bool(yes) => Some(if *yes { "true" } else { "false" }),
        Value::Null => Some("null"),
        Value::List(_) | Value::Table(_) => None,
    }
}

/// Values that hold for a time, if both lists are of such.
pub(super) fn through_time<'n>(
    search: &mut Search<'n>,
    before: &'n [Node],
    after: &'n [Node],
) -> bool {
    dated::compared(search, before, after).is_some()
}
