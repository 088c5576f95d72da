//! Sharing a pool, and handing over what is owed.

use super::record::{Group, SharedOut};
use super::run::{Working, internal};
use super::{Over, Record, Recording, Sharing, StepId, labels, wording};
use crate::apportion::{Part, Participant, Pooled, Ranks, Split, SplitError, share};
use crate::column::Column;
use crate::diagnostic::{Code, Diagnostic, Input};
use crate::exact::Exact;
use crate::rounding::{Balance, Rounded, Rounding};
use crate::text::Text;

impl Working<'_> {
    pub(super) fn shared(
        &self,
        sharing: &Sharing,
    ) -> Result<(Column, Record), Diagnostic> {
        match sharing.within {
            None => self.shared_by_all(sharing),
            Some(division) => self.shared_within(sharing, division),
        }
    }

    fn shared_by_all(&self, sharing: &Sharing) -> Result<(Column, Record), Diagnostic> {
        let whole = self.column(sharing.pool)?;
        let size = self.plan().size(self.step.over);
        let optional = |id: Option<StepId>| id.map(|id| self.column(id)).transpose();
        let pooled = Pooled {
            pool: whole,
            weights: self.column(sharing.weights)?,
            key: optional(sharing.key)?,
            floor: optional(sharing.floor)?,
            ceiling: optional(sharing.ceiling)?,
            rounding: &sharing.rounding,
            ties: self.plan().ties(self.step.over),
            named: sharing.named,
            ranks: self.ranks(),
        };
        let split = self.arithmetic().share(&pooled);
        let places: Vec<usize> = (0..size).collect();
        let split =
            split.map_err(|error| self.unshared(error, &places, None, sharing))?;
        let amounts = split.amounts.clone();
        if self.recording == Recording::Off
            && sharing.rounding.balance() != &Balance::Nobody
        {
            return Ok((amounts, Record::Nothing));
        }
        let group = self.group(0, places, whole.at(0), split)?;
        Ok((amounts, Record::Shared(SharedOut::new(vec![group], size))))
    }

    /// Each area shares its own.
    fn shared_within(
        &self,
        sharing: &Sharing,
        division: usize,
    ) -> Result<(Column, Record), Diagnostic> {
        let with = self.arithmetic();
        let too_large = |trouble| self.trouble(trouble, None);
        let (area_of, areas) = self.areas(division)?;
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); areas];
        for (place, area) in area_of.iter().enumerate() {
            if let Some(members) = members.get_mut(*area) {
                members.push(place);
            }
        }
        let ties = self.plan().ties(Over::Parties);
        let gathered = |id: Option<StepId>, places: &[usize]| -> Result<_, Diagnostic> {
            let Some(id) = id else { return Ok(None) };
            with.gather(self.column(id)?, places).map(Some).map_err(too_large)
        };
        let mut amounts = vec![Exact::zero(); area_of.len()];
        let mut groups = Vec::with_capacity(areas);
        for (area, places) in members.into_iter().enumerate() {
            let whole = self.run.at(sharing.pool, area);
            let weights = gathered(Some(sharing.weights), &places)?;
            let weights = weights.ok_or_else(|| internal("weights are wanted"))?;
            let (key, floor, ceiling) = (
                gathered(sharing.key, &places)?,
                gathered(sharing.floor, &places)?,
                gathered(sharing.ceiling, &places)?,
            );
            let own: Vec<u32> =
                places.iter().filter_map(|place| ties.get(*place)).copied().collect();
            let pool = with.scalar(&whole).map_err(too_large)?;
            let pooled = Pooled {
                pool: &pool,
                weights: &weights,
                key: key.as_ref(),
                floor: floor.as_ref(),
                ceiling: ceiling.as_ref(),
                rounding: &sharing.rounding,
                ties: &own,
                named: sharing
                    .named
                    .and_then(|named| places.iter().position(|place| *place == named)),
                ranks: self.ranks(),
            };
            let split = match with.share(&pooled) {
                // Nothing to share needs no weights.
                Err(SplitError::ZeroWeights) if whole.is_zero() => continue,
                split => split.map_err(|error| {
                    self.unshared(error, &places, Some((division, area)), sharing)
                })?,
            };
            for (inner, place) in places.iter().enumerate() {
                if let Some(amount) = amounts.get_mut(*place) {
                    *amount = split.amounts.at(inner);
                }
            }
            groups.push(self.group(area, places, whole, split)?);
        }
        let column = with.column(&amounts).map_err(too_large)?;
        Ok((column, Record::Shared(SharedOut::new(groups, amounts.len()))))
    }

    fn group(
        &self,
        area: usize,
        places: Vec<usize>,
        whole: Exact,
        split: Split,
    ) -> Result<Group, Diagnostic> {
        let (codes, rest) = match self.recording {
            Recording::Off => (Vec::new(), Exact::zero()),
            Recording::On => {
                let code =
                    |place: &usize| self.plan().code(self.step.over, *place).to_owned();
                let rounded = self.arithmetic().sum(&split.rounded);
                let rounded = rounded.map_err(|trouble| self.trouble(trouble, None))?;
                (places.iter().map(code).collect(), &whole - &rounded.at(0))
            }
        };
        Ok(Group { area, places, codes: codes.into(), whole, rest, split })
    }

    fn ranks(&self) -> Ranks {
        match self.recording {
            Recording::On => Ranks::Told,
            Recording::Off => Ranks::Untold,
        }
    }

    /// Why a pool cannot be shared.
    ///
    /// `area` is the one whose pool it is, by its place and that of its division.
    fn unshared(
        &self,
        error: SplitError,
        places: &[usize],
        area: Option<(usize, usize)>,
        sharing: &Sharing,
    ) -> Diagnostic {
        let plan = self.plan();
        let problem = |code| {
            let problem = Diagnostic::new(code, Input::Agreement)
                .with("charge", &self.step.of)
                .with("period", &plan.period);
            match area {
                Some((division, area)) => {
                    let area = plan.named(Over::Areas(division), area);
                    problem.with_text("area", wording::in_area(&area))
                }
                None => problem,
            }
        };
        let one = |code, place: usize| {
            let name = plan.named(self.step.over, place_of(places, place));
            problem(code).with_text("who", name)
        };
        match error {
            SplitError::NegativeWeight { place } => {
                let weight = self.run.at(sharing.weights, place_of(places, place));
                one(Code::NegativeWeight, place)
                    .with_text("value", self.told(Some(sharing.weights), &weight))
            }
            SplitError::ZeroWeights => problem(Code::ZeroWeights),
            SplitError::BoundedNegative { whole } => problem(Code::BoundedNegative)
                .with_text("whole", self.told(Some(sharing.pool), &whole)),
            SplitError::NoRoom { place } => {
                let at = |id| self.run.at(id, place_of(places, place));
                let bound = |id: StepId| self.told(Some(id), &at(id));
                // Nobody pays less than nothing.
                let floor = sharing
                    .floor
                    .map_or_else(|| plan.shown(sharing.pool, &Exact::zero()), bound);
                let ceiling = sharing.ceiling.map_or_else(labels::no_ceiling, bound);
                one(Code::NoRoom, place)
                    .with_text("floor", floor)
                    .with_text("ceiling", ceiling)
            }
            SplitError::OutOfReach { whole, floors, ceilings, binding } => {
                let binding: Vec<Text> = binding
                    .into_iter()
                    .map(|place| plan.named(self.step.over, place_of(places, place)))
                    .collect();
                let floors = sharing.floor.map(|id| self.told(Some(id), &floors));
                let ceilings = ceilings.map(|sum| self.told(sharing.ceiling, &sum));
                problem(Code::OutOfReach)
                    .with_text("whole", self.told(Some(sharing.pool), &whole))
                    .with_text("floors", wording::floors(floors.as_ref()))
                    .with_text("ceilings", wording::ceilings(ceilings.as_ref()))
                    .with_text("binding", wording::all(&binding))
            }
            SplitError::TooLarge => self.too_large(),
            SplitError::MissingKey { .. } | SplitError::DoesNotAddUp => {
                internal(&format!("a pool cannot be shared: {error:?}"))
            }
        }
    }

    /// What each party owes goes to those who have its area.
    pub(super) fn handed_over(
        &self,
        of: StepId,
        rounding: Option<&Rounding>,
    ) -> Result<(Column, Record), Diagnostic> {
        let plan = self.plan();
        let Some(handover) = &plan.handover else {
            return Err(internal("nothing is handed over"));
        };
        let mut column = vec![Exact::zero(); plan.buyers.len()];
        let mut record = Vec::with_capacity(plan.parties.len());
        for (party, parts) in handover.parts.iter().enumerate() {
            let amounts = self.divided(&self.run.at(of, party), parts, rounding)?;
            for ((place, _), amount) in parts.iter().zip(&amounts) {
                if let Some(sum) = column.get_mut(*place) {
                    *sum = &*sum + amount;
                }
            }
            record.push(amounts);
        }
        let column = self.arithmetic().column(&column);
        let column = column.map_err(|trouble| self.trouble(trouble, None))?;
        Ok((column, Record::HandedOver(record)))
    }

    /// One figure in parts by weights: exactly, or rounded so that they add up to it.
    fn divided(
        &self,
        whole: &Exact,
        parts: &[(usize, Exact)],
        rounding: Option<&Rounding>,
    ) -> Result<Vec<Exact>, Diagnostic> {
        if let [_] = parts {
            return Ok(vec![whole.clone()]);
        }
        let Some(rounding) = rounding else {
            let sum: Exact = parts.iter().map(|(_, weight)| weight).sum();
            let part = |weight: &Exact| (whole * weight).divided_by(&sum);
            let all: Option<Vec<Exact>> =
                parts.iter().map(|(_, weight)| part(weight)).collect();
            return all.ok_or_else(|| internal("nobody has the area of a party"));
        };
        let buyer = |place: usize| self.plan().code(Over::Buyers, place).to_owned();
        let participants: Vec<Participant> = parts
            .iter()
            .map(|(place, weight)| Participant::new(buyer(*place), weight.clone()))
            .collect();
        // Also where lines stay exact it is rounded totals that are handed over.
        let rounding = rounding
            .clone()
            .with_balance(Balance::LargestRemainder)
            .with_rounded(Rounded::Lines);
        let shares = share(whole, &participants, &rounding)
            .map_err(|error| internal(&error.to_string()))?;
        Ok(shares.parts().iter().map(Part::amount).collect())
    }
}

fn place_of(places: &[usize], inner: usize) -> usize {
    places.get(inner).copied().unwrap_or_default()
}
