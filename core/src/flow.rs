//! Flow through a network of whole numbers: the most that gets through, and of those ways the cheapest.
//!
//! What is matched with what is worked out here: clients with workers, needs with places. The method is
//! that of successive shortest paths (Ahuja, Magnanti, Orlin: *Network Flows*, 1993, 9.7): each path is
//! the cheapest that is left, so that the flow is the cheapest of its size at every moment. It is
//! exact, and the same on every run: of equal ways the one over the edges that were added first.

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
        if source != sink {
            while let Some(path) = self.cheapest(source, sink) {
                let edges = path.iter().filter_map(|number| self.edges.get(*number));
                let (mut most, mut each) = (u64::MAX, 0_i128);
                for edge in edges {
                    most = most.min(edge.left);
                    each += edge.cost;
                }
                // What a source could send without end is no flow of clients or places.
                most = most.min(u64::MAX - amount);
                if most == 0 {
                    break;
                }
                for number in path {
                    if let Some(edge) = self.edges.get_mut(number) {
                        edge.left -= most;
                    }
                    if let Some(back) = self.edges.get_mut(number ^ 1) {
                        back.left += most;
                    }
                }
                amount += most;
                cost += u128::from(most) * u128::try_from(each).unwrap_or_default();
            }
        }
        let backs = self.edges.iter().skip(1).step_by(2);
        Flow { amount, cost, carried: backs.map(|back| back.left).collect() }
    }

    /// The edges of the cheapest way that is left, from the sink back to the source.
    ///
    /// Costs of ways back are negative, but no circle is ever cheaper than nothing: the queue ends.
    fn cheapest(&self, source: usize, sink: usize) -> Option<Vec<usize>> {
        let mut best: Vec<Option<i128>> = vec![None; self.leaving.len()];
        let mut by: Vec<Option<usize>> = vec![None; self.leaving.len()];
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
                *by.get_mut(edge.to)? = Some(*number);
                if !std::mem::replace(waits.get_mut(edge.to)?, true) {
                    queue.push_back(edge.to);
                }
            }
        }
        let mut path = Vec::new();
        let mut node = sink;
        while node != source {
            let number = (*by.get(node)?)?;
            path.push(number);
            node = self.edges.get(number ^ 1)?.to;
        }
        Some(path)
    }
}

#[cfg(test)]
#[path = "flow_tests.rs"]
mod tests;
