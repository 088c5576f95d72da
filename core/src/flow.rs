//! Flow through a network of whole numbers: the most that gets through, and of those ways the cheapest.
//!
//! What is matched with what is worked out here: clients with workers, needs with places. The method is
//! primal-dual one (Ahuja, Magnanti, Orlin: *Network Flows*, 1993, 9.8): all ways that are as cheap as the
//! cheapest that is left are filled at once, so that the flow is the cheapest of its size at every
//! moment. It is exact, and the same on every run: of ways as cheap and as short the one over the edges
//! that were added first.

use std::collections::VecDeque;

/// An edge of a [`Network`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct EdgeId(usize);

/// Nodes from 0, and edges that carry so much at most at such a cost for each.
#[derive(Debug, Clone)]
pub(crate) struct Network {
    /// Edges that leave each node. An edge with an even number has its way back behind it.
    leaving: Vec<Vec<usize>>,
    edges: Vec<Edge>,
}

#[derive(Debug, Clone, Copy)]
struct Edge {
    to: usize,
    /// What it could carry still.
    left: u64,
    cost: i128,
}

/// What gets through.
#[derive(Debug, Clone)]
pub(crate) struct Flow {
    /// How much.
    #[cfg_attr(not(test), expect(dead_code, reason = "what tests hold it to"))]
    pub amount: u64,
    /// At what cost.
    #[cfg_attr(not(test), expect(dead_code, reason = "what tests hold it to"))]
    pub cost: u128,
    /// What each edge carries, by its number.
    carried: Vec<u64>,
}

impl Flow {
    /// How much an edge carries.
    pub fn on(&self, edge: EdgeId) -> u64 {
        self.carried.get(edge.0 / 2).copied().unwrap_or_default()
    }
}

impl Network {
    /// So many nodes, and no edge.
    pub fn new(nodes: usize) -> Self {
        Self { leaving: vec![Vec::new(); nodes], edges: Vec::new() }
    }

    /// Adds an edge. A node that is not there carries nothing.
    pub fn edge(&mut self, from: usize, to: usize, most: u64, cost: u64) -> EdgeId {
        let number = self.edges.len();
        let known = from < self.leaving.len() && to < self.leaving.len();
        let left = if known { most } else { 0 };
        self.edges.push(Edge { to, left, cost: i128::from(cost) });
        self.edges.push(Edge { to: from, left: 0, cost: -i128::from(cost) });
        if let Some(leaving) = self.leaving.get_mut(from) {
            leaving.push(number);
        }
        if let Some(leaving) = self.leaving.get_mut(to) {
            leaving.push(number + 1);
        }
        EdgeId(number)
    }

    /// The greatest flow from `source` to `sink`, and of those the cheapest.
    pub fn solve(mut self, source: usize, sink: usize) -> Flow {
        let (mut amount, mut cost) = (0_u64, 0_u128);
        while source != sink
            && let Some(costs) = self.costs(source, sink)
        {
            // All ways that are as cheap as the cheapest, the shortest of them first.
            let each = costs.get(sink).copied().flatten().unwrap_or_default();
            while let Some(mut levels) = self.levels(source, sink, &costs) {
                while let Some(path) = levels.path(&self, source, sink) {
                    let left = path.iter().filter_map(|number| self.edges.get(*number));
                    let most = left.map(|edge| edge.left).min().unwrap_or_default();
                    // What a source could send without end is no flow of clients or places.
                    let most = most.min(u64::MAX - amount);
                    if most == 0 {
                        return self.carried(amount, cost);
                    }
                    self.send(&path, most);
                    amount += most;
                    cost += u128::from(most) * u128::try_from(each).unwrap_or_default();
                }
            }
        }
        self.carried(amount, cost)
    }

    fn carried(&self, amount: u64, cost: u128) -> Flow {
        let backs = self.edges.iter().skip(1).step_by(2);
        Flow { amount, cost, carried: backs.map(|back| back.left).collect() }
    }

    fn send(&mut self, path: &[usize], amount: u64) {
        for number in path {
            if let Some(edge) = self.edges.get_mut(*number) {
                edge.left -= amount;
            }
            if let Some(back) = self.edges.get_mut(number ^ 1) {
                back.left += amount;
            }
        }
    }

    /// What the cheapest way that is left to each node costs; none at all if none leads to the sink.
    ///
    /// Costs of ways back are negative, but no circle is ever cheaper than nothing: the queue ends.
    fn costs(&self, source: usize, sink: usize) -> Option<Vec<Option<i128>>> {
        let mut best: Vec<Option<i128>> = vec![None; self.leaving.len()];
        let mut waits = vec![false; self.leaving.len()];
        *best.get_mut(source)? = Some(0);
        let mut queue = VecDeque::from([source]);
        while let Some(node) = queue.pop_front() {
            *waits.get_mut(node)? = false;
            let so_far = (*best.get(node)?)?;
            for number in self.leaving.get(node)? {
                let edge = self.edges.get(*number)?;
                let cost = so_far + edge.cost;
                let known = best.get_mut(edge.to)?;
                if edge.left == 0 || known.is_some_and(|known| known <= cost) {
                    continue;
                }
                *known = Some(cost);
                if !std::mem::replace(waits.get_mut(edge.to)?, true) {
                    queue.push_back(edge.to);
                }
            }
        }
        best.get(sink)?.is_some().then_some(best)
    }

    /// How many edges each node is away over cheapest ways only; none if the sink cannot be reached.
    fn levels<'c>(
        &self,
        source: usize,
        sink: usize,
        costs: &'c [Option<i128>],
    ) -> Option<Levels<'c>> {
        let mut away = vec![None; self.leaving.len()];
        *away.get_mut(source)? = Some(0);
        let mut queue = VecDeque::from([source]);
        while let Some(node) = queue.pop_front() {
            let next = (*away.get(node)?)? + 1;
            for number in self.leaving.get(node)? {
                let edge = self.edges.get(*number)?;
                let known = away.get_mut(edge.to)?;
                if known.is_none() && edge.left > 0 && cheapest(costs, node, edge) {
                    *known = Some(next);
                    queue.push_back(edge.to);
                }
            }
        }
        (*away.get(sink)?)?;
        Some(Levels { costs, away, tried: vec![0; self.leaving.len()] })
    }
}

/// Whether an edge lies on a cheapest way.
fn cheapest(costs: &[Option<i128>], from: usize, edge: &Edge) -> bool {
    let cost = |node: usize| costs.get(node).copied().flatten();
    cost(from).is_some_and(|so_far| cost(edge.to) == Some(so_far + edge.cost))
}

/// The cheapest ways of one length.
struct Levels<'c> {
    costs: &'c [Option<i128>],
    /// How many edges each node is away.
    away: Vec<Option<u64>>,
    /// How many of its edges were found to lead nowhere.
    tried: Vec<usize>,
}

impl Levels<'_> {
    /// The edges of a way that is left, from the source on.
    fn path(&mut self, net: &Network, source: usize, sink: usize) -> Option<Vec<usize>> {
        let mut path: Vec<usize> = Vec::new();
        let mut node = source;
        while node != sink {
            let tried = self.tried.get_mut(node)?;
            let Some(number) = net.leaving.get(node)?.get(*tried) else {
                // Nothing leads on from here: back, and not here again.
                let last = path.pop()?;
                node = net.edges.get(last ^ 1)?.to;
                *self.tried.get_mut(node)? += 1;
                continue;
            };
            let edge = net.edges.get(*number)?;
            let level = |node: usize| self.away.get(node).copied().flatten();
            let on = level(node).is_some_and(|so_far| level(edge.to) == Some(so_far + 1));
            if on && edge.left > 0 && cheapest(self.costs, node, edge) {
                path.push(*number);
                node = edge.to;
            } else {
                *tried += 1;
            }
        }
        Some(path)
    }
}

#[cfg(test)]
#[path = "flow_tests.rs"]
mod tests;
