//! Lists side by side: items are told apart by their names, not by their places.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::tree::{Part, Said, Search, Sides, Way, scalar, through_time};
use crate::read::canonical;
use crate::read::node::{Node, Value};

/// By which fields items are told apart; the first that tell all of both lists apart are taken.
const NAMES: [&[&str]; 6] = [
    &["id"],
    &["code"],
    &["buyer"],
    &["buyer", "from"],
    &["municipality", "measure"],
    &["municipality", "measure", "from"],
];

/// The same, of tables that are no values through time.
const FURTHER: [&[&str]; 6] =
    [&["municipality", "kind"], &["measure"], &["charge"], &["of"], &["from"], &["to"]];

/// Lists in which the order of the items means something.
const ORDERED: [&str; 5] = ["minus", "per", "blend", "between", "others"];

/// Items by what tells them apart.
type Named<'n> = Vec<(String, &'n Node)>;

/// Compares two lists.
pub(super) fn compared<'n>(
    search: &mut Search<'n>,
    before: &'n [Node],
    after: &'n [Node],
) {
    if let Some((old, new)) = named(before, after, &NAMES) {
        return by_name(search, &old, &new);
    }
    let some = !before.is_empty() || !after.is_empty();
    if some && through_time(search, before, after) {
        return;
    }
    match named(before, after, &FURTHER) {
        Some((old, new)) => by_name(search, &old, &new),
        None => by_value(search, before, after),
    }
}

/// Both lists by the first names that tell all apart.
fn named<'n>(
    before: &'n [Node],
    after: &'n [Node],
    ways: &[&[&str]],
) -> Option<(Named<'n>, Named<'n>)> {
    if before.is_empty() && after.is_empty() {
        return None;
    }
    ways.iter().find_map(|by| Some((names(before, by)?, names(after, by)?)))
}

/// The items of a list by their names, if all have one and none has that of another.
fn names<'n>(items: &'n [Node], by: &[&str]) -> Option<Named<'n>> {
    let (first, more) = by.split_first()?;
    let name = |item: &'n Node| {
        let own = item.field(first).and_then(scalar);
        // The last band has no end.
        let own = if *first == "to" && matches!(item.value, Value::Table(_)) {
            own.or(Some("–"))
        } else {
            own
        };
        let more = more.iter().filter_map(|field| item.field(field).and_then(scalar));
        let parts: Vec<&str> = [own?].into_iter().chain(more).collect();
        Some((parts.join(" "), item))
    };
    let named: Named<'n> = items.iter().map(name).collect::<Option<_>>()?;
    let once: BTreeSet<&str> = named.iter().map(|(name, _)| name.as_str()).collect();
    (once.len() == named.len()).then_some(named)
}

fn by_name<'n>(search: &mut Search<'n>, old: &Named<'n>, new: &Named<'n>) {
    let places = |list: &Named<'n>| -> BTreeMap<String, &'n Node> {
        list.iter().map(|(name, node)| (name.clone(), *node)).collect()
    };
    let (in_old, in_new) = (places(old), places(new));
    let added = new.iter().filter(|(name, _)| !in_old.contains_key(name));
    for (name, _) in old.iter().chain(added) {
        let before = in_old.get(name).copied();
        let after = in_new.get(name).copied();
        let part = Part::Item(name.clone(), Sides { before, after });
        search.at(part, |search| search.node(before, after));
    }
    let list = search.name();
    // The funders of a step pay one after another.
    let in_order = ORDERED.contains(&list)
        || list == "funders" && search.depth() > 1
        || list == "list" && search.buyers_in_order;
    if in_order {
        let kept = |list: &Named<'n>, other: &BTreeMap<String, &'n Node>| {
            let names = list.iter().map(|(name, _)| name.clone());
            names.filter(|name| other.contains_key(name)).collect::<Vec<String>>()
        };
        order(search, kept(old, &in_new), kept(new, &in_old));
    }
}

/// Items without names: what is the same on both sides is left out, tables that are left stand against
/// each other.
fn by_value<'n>(search: &mut Search<'n>, before: &'n [Node], after: &'n [Node]) {
    let mut like: BTreeMap<String, VecDeque<usize>> = BTreeMap::new();
    for (place, item) in after.iter().enumerate() {
        like.entry(canonical::json(item)).or_default().push_back(place);
    }
    let in_order = ORDERED.contains(&search.name());
    let (mut gone, mut kept) = (Vec::new(), Vec::new());
    for (place, item) in before.iter().enumerate() {
        let found = like.get_mut(&canonical::json(item)).and_then(VecDeque::pop_front);
        match found {
            Some(found) => kept.push((found, item)),
            None => gone.push((place, item)),
        }
    }
    let mut new: Vec<usize> = like.into_values().flatten().collect();
    new.sort_unstable();
    let new = new.into_iter().filter_map(|place| Some((place, after.get(place)?)));
    let mut new: VecDeque<(usize, &'n Node)> = new.collect();
    for (place, old) in gone {
        let table = matches!(old.value, Value::Table(_));
        let pair = (table || in_order).then(|| new.pop_front()).flatten();
        let (at, other) =
            pair.map_or((place, None), |(at, one)| (at.min(place), Some(one)));
        item(search, at, Some(old), other);
    }
    for (place, one) in new {
        item(search, place, None, Some(one));
    }
    if in_order {
        let said = |items: Vec<&Node>| items.into_iter().map(written).collect();
        let old = said(kept.iter().map(|(_, item)| *item).collect());
        kept.sort_by_key(|(place, _)| *place);
        order(search, old, said(kept.iter().map(|(_, item)| *item).collect()));
    }
}

/// One that has no name: a table has a number, a single value needs none.
fn item<'n>(
    search: &mut Search<'n>,
    place: usize,
    before: Option<&'n Node>,
    after: Option<&'n Node>,
) {
    let table = |node: Option<&Node>| {
        node.is_some_and(|node| matches!(node.value, Value::Table(_)))
    };
    if table(before) || table(after) {
        let part = Part::Item((place + 1).to_string(), Sides { before, after });
        search.at(part, |search| search.node(before, after));
    } else {
        search.node(before, after);
    }
}

/// Tells of another order.
fn order(search: &mut Search<'_>, before: Vec<String>, after: Vec<String>) {
    if before != after {
        let said = Sides { before: Said::Order(before), after: Said::Order(after) };
        search.tell(Way::Reordered, said);
    }
}

fn written(node: &Node) -> String {
    scalar(node).map_or_else(|| canonical::json(node), str::to_owned)
}
