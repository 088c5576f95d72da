//! Needs matched with carers: the most of them, then the most within their area, then the nearest.

use std::collections::BTreeMap;

use super::{Carer, Matching, Met, Need, Needs, Reserve};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::flow::Network;

/// Farther than anything that is known, in metres.
const FAR: u64 = 100_000_000;

/// The most pairs of unlike needs and unlike carers.
const MOST: usize = 250_000;

/// Needs of one kind in one area, by their places in the list.
type NeedGroups<'n> = BTreeMap<(&'n str, &'n str), Vec<usize>>;
/// Carers of one area and the same kinds.
type CarerGroups<'c> = BTreeMap<(&'c str, Vec<&'c str>), Vec<usize>>;

impl Reserve {
    /// The greatest number of needs that can be met at once; of those ways the one with most of them in
    /// their own area, and of these the one with the least distance in all. `metres` says how far two areas
    /// are apart, where that is known; what is not known is farther than all that is.
    ///
    /// # Errors
    /// More unlike needs and carers than are worked out.
    pub fn matched<'r>(
        &'r self,
        needs: &'r Needs,
        metres: impl Fn(&str, &str) -> Option<u64>,
    ) -> Result<Matching<'r>, Diagnostics> {
        let mut wanting: NeedGroups<'_> = BTreeMap::new();
        for (place, Need { kind, area, .. }) in needs.0.iter().enumerate() {
            wanting.entry((kind, area)).or_default().push(place);
        }
        let mut giving: CarerGroups<'_> = BTreeMap::new();
        for (place, carer) in self.carers.iter().enumerate() {
            let kinds = carer.kinds.iter().map(String::as_str).collect();
            giving.entry((&carer.area, kinds)).or_default().push(place);
        }
        if wanting.len().saturating_mul(giving.len()) > MOST {
            let problem = Diagnostic::new(Code::TooManyNeeds, Input::Needs);
            return Err(problem.with("limit", MOST).into());
        }
        // The source is node 0, the sink node 1; needs come next, then carers.
        let first_carer = 2 + wanting.len();
        let mut network = Network::new(first_carer + giving.len());
        // One need outside its area weighs more than any distances of all.
        let count = u64::try_from(needs.0.len()).unwrap_or(u64::MAX);
        let outside = FAR.saturating_mul(count.saturating_add(1));
        for (node, places) in wanting.values().enumerate() {
            let size = u64::try_from(places.len()).unwrap_or(u64::MAX);
            network.edge(0, 2 + node, size, 0);
        }
        for (node, places) in giving.values().enumerate() {
            let free = places.iter().filter_map(|place| self.carers.get(*place));
            let free = free.map(Carer::free).fold(0, u64::saturating_add);
            network.edge(first_carer + node, 1, free, 0);
        }
        let mut edges = Vec::new();
        for (need, ((kind, area), places)) in wanting.iter().enumerate() {
            for (carer, ((other, kinds), _)) in giving.iter().enumerate() {
                if !kinds.contains(kind) {
                    continue;
                }
                let known = if area == other { Some(0) } else { metres(area, other) };
                let far = known.map_or(FAR, |metres| metres.min(FAR - 1));
                let cost = if area == other { 0 } else { outside.saturating_add(far) };
                let size = u64::try_from(places.len()).unwrap_or(u64::MAX);
                let edge = network.edge(2 + need, first_carer + carer, size, cost);
                edges.push((need, carer, edge, known));
            }
        }
        let flow = network.solve(0, 1);
        let mut queues: Vec<_> =
            wanting.into_values().map(IntoIterator::into_iter).collect();
        let mut left: Vec<Vec<(usize, u64)>> = giving
            .into_values()
            .map(|places| {
                let free = |place: usize| self.carers.get(place).map_or(0, Carer::free);
                places.into_iter().map(|place| (place, free(place))).collect()
            })
            .collect();
        let mut by_need = vec![None; needs.0.len()];
        for (need, carer, edge, metres) in edges {
            for _ in 0..flow.on(edge) {
                let (Some(queue), Some(left)) =
                    (queues.get_mut(need), left.get_mut(carer))
                else {
                    break;
                };
                let free = left.iter_mut().find(|(_, free)| *free > 0);
                let (Some(need), Some((carer, free))) = (queue.next(), free) else {
                    break;
                };
                *free -= 1;
                if let Some(met) = by_need.get_mut(need) {
                    *met = Some(Met { carer: *carer, metres });
                }
            }
        }
        Ok(Matching { reserve: self, needs, by_need })
    }
}
