//! The order in which figures can be worked out: each after all that it is made of.

use super::figures::{Figures, Named};
use super::{Draft, Item, Typing};
use crate::agreement::{Charge, Placed, Primitive, Used};
use crate::diagnostic::{Code, Diagnostics};

/// How deep figures may be made of others.
const DEEPEST: usize = 40;

/// Steps and charges in the order of the file, each after all that it is made of. Those that lead
/// back to themselves are reported, and stand somewhere.
pub(super) fn order(
    figures: &Figures,
    drafts: &[Draft],
    charges: &[Charge],
    problems: &mut Diagnostics,
) -> Vec<Item> {
    let steps = drafts.len();
    let place = |used: Used<'_>| match used {
        Used::Figure(id) => match figures.get(id)? {
            Named::Step(place) | Named::Part(place) => Some(place),
            Named::Measure(_) => None,
        },
        Used::Charge(id) => figures.charge(id).map(|place| steps + place),
    };
    let of_step = |draft: &Draft| {
        let uses = draft.primitive.as_ref().map(Primitive::uses).unwrap_or_default();
        uses.into_iter().filter_map(place).collect::<Vec<_>>()
    };
    let of_charge =
        |charge: &Charge| charge.uses().into_iter().filter_map(place).collect();
    let uses = drafts.iter().map(of_step).chain(charges.iter().map(of_charge)).collect();
    let ids = drafts.iter().map(|draft| draft.id.as_ref());
    let ids = ids.chain(charges.iter().map(|charge| Some(&charge.id))).collect();
    let mut walk = Walk::new(uses, ids);
    let order = walk.all(problems);
    walk.depths(&order, steps, problems);
    let item = |place: usize| match place.checked_sub(steps) {
        Some(charge) => Item::Charge(charge),
        None => Item::Step(place),
    };
    order.into_iter().map(item).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    New,
    Open,
    Done,
}

/// A walk through all items, depth first and without recursion: a chain may be long.
struct Walk<'a> {
    /// What each item is made of.
    uses: Vec<Vec<usize>>,
    ids: Vec<Option<&'a Placed<String>>>,
    marks: Vec<Mark>,
    /// Whether it is in a cycle that has been reported.
    told: Vec<bool>,
}

impl<'a> Walk<'a> {
    fn new(uses: Vec<Vec<usize>>, ids: Vec<Option<&'a Placed<String>>>) -> Self {
        let marks = vec![Mark::New; uses.len()];
        let told = vec![false; uses.len()];
        Self { uses, ids, marks, told }
    }

    fn mark(&mut self, place: usize, mark: Mark) {
        if let Some(known) = self.marks.get_mut(place) {
            *known = mark;
        }
    }

    fn all(&mut self, problems: &mut Diagnostics) -> Vec<usize> {
        let mut order = Vec::with_capacity(self.uses.len());
        for start in 0..self.uses.len() {
            if self.marks.get(start) != Some(&Mark::New) {
                continue;
            }
            // The items that lead to the one at the end, each with how many of its uses were followed.
            let mut path = vec![(start, 0_usize)];
            self.mark(start, Mark::Open);
            while let Some((place, followed)) = path.last_mut() {
                let place = *place;
                let next = self.uses.get(place).and_then(|uses| uses.get(*followed));
                *followed += 1;
                match next.copied() {
                    None => {
                        self.mark(place, Mark::Done);
                        order.push(place);
                        path.pop();
                    }
                    Some(next) => match self.marks.get(next) {
                        Some(Mark::New) => {
                            self.mark(next, Mark::Open);
                            path.push((next, 0));
                        }
                        Some(Mark::Open) => self.cycle(&path, next, problems),
                        _ => {}
                    },
                }
            }
        }
        order
    }

    /// Reports the way from `first` to the end of the path and back, unless one of the two is in a
    /// cycle already reported: cutting that may cut this.
    fn cycle(
        &mut self,
        path: &[(usize, usize)],
        first: usize,
        problems: &mut Diagnostics,
    ) {
        /// More of a chain is not shown in a message.
        const SHOWN: usize = 1000;
        let told = |place: usize| self.told.get(place) == Some(&true);
        if told(first) || path.last().is_some_and(|(last, _)| told(*last)) {
            return;
        }
        let from = path.iter().rposition(|(place, _)| *place == first).unwrap_or(0);
        let circle = path.get(from..).unwrap_or_default();
        let id = |place: usize| self.ids.get(place).copied().flatten();
        let mut chain = String::new();
        for place in circle.iter().map(|(place, _)| *place).chain([first]) {
            if chain.len() > SHOWN {
                break;
            }
            chain.push_str(if chain.is_empty() { "" } else { ", " });
            chain.push_str(id(place).map_or("", |id| &id.value));
        }
        let position = id(first).and_then(|id| id.position);
        problems.push(Typing::problem(Code::Cycle, position).with("chain", chain));
        for (place, _) in circle {
            if let Some(told) = self.told.get_mut(*place) {
                *told = true;
            }
        }
    }

    /// Reports the steps that are made of figures more than [`DEEPEST`] deep, but none made of one of
    /// them. A charge counts where it is a figure of a step.
    fn depths(&self, order: &[usize], steps: usize, problems: &mut Diagnostics) {
        let mut depths = vec![0_usize; self.uses.len()];
        // What leads back to itself has no depth.
        let mut told = self.told.clone();
        for &place in order {
            let uses = self.uses.get(place).map(Vec::as_slice).unwrap_or_default();
            let deepest = uses.iter().filter_map(|used| depths.get(*used)).max();
            let depth = deepest.map_or(0, |deepest| *deepest) + 1;
            let known =
                uses.iter().chain([&place]).any(|used| told.get(*used) == Some(&true));
            let long = depth > DEEPEST && place < steps;
            if long && !known {
                let id = self.ids.get(place).copied().flatten();
                problems.push(
                    Typing::problem(Code::ChainTooLong, id.and_then(|id| id.position))
                        .with("id", id.map_or("", |id| &id.value))
                        .with("limit", DEEPEST),
                );
            }
            if let (Some(kept), Some(told)) = (depths.get_mut(place), told.get_mut(place))
            {
                (*kept, *told) = (depth, known || long);
            }
        }
    }
}
