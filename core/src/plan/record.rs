//! What a run leaves behind: the values of its steps, and what explains them.

use std::sync::Arc;

use super::{Found, StepId};
use crate::agreement::Stage;
use crate::apportion::Split;
use crate::column::Column;
use crate::exact::Exact;

/// What a step recorded beside its values.
#[derive(Debug, Clone)]
pub(crate) enum Record {
    Nothing,
    Measured(Vec<Found>),
    /// By which earlier statements each paid, and how much; by none where no statement says it.
    Paid(Vec<Vec<PaidBy>>),
    /// The clients of each, with their figures.
    Clients(ClientRows),
    Shared(SharedOut),
    /// What of each party went to each of those who have its area.
    HandedOver(Vec<Vec<Exact>>),
}

/// What an earlier statement says that somebody paid.
#[derive(Debug, Clone)]
pub(crate) struct PaidBy {
    pub stage: Option<Stage>,
    pub amount: Exact,
}

/// The figures of single clients: nothing that leaves the library unless the client view is asked for.
#[derive(Debug, Clone)]
pub(crate) struct ClientRows {
    pub figures: Column,
    /// The place of the buyer of each.
    pub owners: Vec<usize>,
    /// The key of each.
    pub keys: Vec<String>,
}

/// A pool shared: one split, or one for each area.
#[derive(Debug, Clone)]
pub(crate) struct SharedOut {
    groups: Vec<Group>,
    /// The group and the place in it of each; none for whoever's area had nothing to share.
    of: Vec<Option<(usize, usize)>>,
}

/// Those who shared one whole.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    /// The place of their area; zero where there are no areas.
    pub area: usize,
    pub places: Vec<usize>,
    /// Their codes.
    pub codes: Arc<[String]>,
    pub whole: Exact,
    /// What rounding left over.
    pub rest: Exact,
    pub split: Split,
}

impl SharedOut {
    pub fn new(groups: Vec<Group>, size: usize) -> Self {
        let mut of = vec![None; size];
        for (number, group) in groups.iter().enumerate() {
            for (inner, place) in group.places.iter().enumerate() {
                if let Some(of) = of.get_mut(*place) {
                    *of = Some((number, inner));
                }
            }
        }
        Self { groups, of }
    }

    /// The group of somebody, and the place in it.
    pub fn group(&self, place: usize) -> Option<(&Group, usize)> {
        let (group, inner) = (*self.of.get(place)?)?;
        Some((self.groups.get(group)?, inner))
    }

    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// What nobody carries.
    pub fn unallocated(&self) -> Exact {
        self.groups.iter().map(|group| &group.split.unallocated).sum()
    }
}

/// Whether a run records what explains it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Recording {
    On,
    Off,
}

/// Values and records of the steps, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Run {
    values: Vec<Option<Column>>,
    records: Vec<Record>,
}

impl Run {
    pub fn with_capacity(steps: usize) -> Self {
        Self { values: Vec::with_capacity(steps), records: Vec::with_capacity(steps) }
    }

    pub fn push(&mut self, value: Option<Column>, record: Record) {
        self.values.push(value);
        self.records.push(record);
    }

    /// The values of a step.
    pub fn value(&self, id: StepId) -> Option<&Column> {
        self.values.get(id.index())?.as_ref()
    }

    /// The record of a step.
    pub fn record(&self, id: StepId) -> Option<&Record> {
        self.records.get(id.index())
    }

    /// The value of a step at a place; a step has run before anyone asks for it.
    pub fn at(&self, id: StepId, place: usize) -> Exact {
        self.value(id).map_or_else(Exact::zero, |column| column.at(place))
    }
}
