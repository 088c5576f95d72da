//! Carrying figures from the borders of one day over to those of a later one.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Change, Municipality, MunicipalityCode, Register};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;

/// Figures by municipality.
pub type Figures = BTreeMap<MunicipalityCode, Exact>;

/// What of a municipality goes to another: all of it is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The other municipality.
    pub code: MunicipalityCode,
    /// The share, at most one. It is above zero, unless the other was founded of nothing else.
    pub share: Exact,
}

/// Where the area of every municipality of one day is on a later day.
#[derive(Debug, Clone)]
pub struct Flow {
    from: Date,
    to: Date,
    /// For each municipality of the first day: who has it on the second, or why nobody can say.
    out: Out,
    /// For each municipality of the second day: what went into it.
    into: BTreeMap<MunicipalityCode, Vec<Part>>,
    /// For each municipality of the second day: what went into it in shares that nobody can say.
    unsaid: BTreeMap<MunicipalityCode, Vec<MunicipalityCode>>,
}

type Out = BTreeMap<MunicipalityCode, Result<Vec<Part>, Stuck>>;

/// Why nobody can say who has a municipality, and who may have a part of it.
#[derive(Debug, Clone)]
struct Stuck {
    why: Diagnostic,
    reach: BTreeSet<MunicipalityCode>,
}

/// Figures on the borders of a later day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The day of the borders that they come from.
    pub from: Date,
    /// The day of the borders that they are on.
    pub to: Date,
    /// The figures; their sum is what it was.
    pub figures: Figures,
    /// For each figure: what went into it.
    pub parts: BTreeMap<MunicipalityCode, Vec<Part>>,
}

impl Register {
    /// Where the area of every municipality of `from` is on `to`.
    ///
    /// # Errors
    /// `carry-backwards` when `to` is the earlier day, `unknown-map` for a day outside the data.
    pub fn flow(&self, from: Date, to: Date) -> Result<Flow, Diagnostic> {
        if from > to {
            return Err(Diagnostic::new(Code::CarryBackwards, Input::Call)
                .with("from", from)
                .with("to", to));
        }
        let (map, _) = (self.map_on(from)?, self.map_on(to)?);
        let whole = |code| Ok(vec![Part { code, share: Exact::one() }]);
        let mut out: BTreeMap<_, _> =
            map.iter().map(|(one, _)| (one.code(), whole(one.code()))).collect();
        let changes: Vec<&Change> = self.changes_between(from, to).collect();
        for of_day in changes.chunk_by(|one, next| one.date == next.date) {
            follow(self, of_day, &mut out);
        }
        let mut into: BTreeMap<MunicipalityCode, Vec<Part>> = BTreeMap::new();
        let mut unsaid: BTreeMap<MunicipalityCode, Vec<MunicipalityCode>> =
            BTreeMap::new();
        for (code, parts) in &out {
            match parts {
                Ok(parts) => {
                    for part in parts {
                        let share = part.share.clone();
                        into.entry(part.code)
                            .or_default()
                            .push(Part { code: *code, share });
                    }
                }
                Err(stuck) => {
                    for reached in &stuck.reach {
                        unsaid.entry(*reached).or_default().push(*code);
                    }
                }
            }
        }
        Ok(Flow { from, to, out, into, unsaid })
    }

    /// Figures of any measure that may be added up, carried from the borders of one day over to those
    /// of a later one. The sum stays what it was, exactly.
    ///
    /// ```
    /// # #[cfg(feature = "finland")] {
    /// use osuus::{exact::Exact, finland, municipality::Figures, period::date};
    /// let residents: Figures = [("179", 80_372), ("180", 32_994), ("277", 5_014)]
    ///     .into_iter()
    ///     .map(|(code, count)| (code.parse().unwrap(), Exact::from(count)))
    ///     .collect();
    /// let (from, to) = (date("2001-12-31").unwrap(), date("2022-01-01").unwrap());
    /// let carried = finland::register().carry(&residents, from, to).unwrap();
    /// assert_eq!(carried.figures[&"179".parse().unwrap()], Exact::from(118_380));
    /// # }
    /// ```
    ///
    /// # Errors
    /// Those of [`Register::flow`], and of [`Flow::carry`].
    pub fn carry(
        &self,
        figures: &Figures,
        from: Date,
        to: Date,
    ) -> Result<Carried, Diagnostics> {
        self.flow(from, to)?.carry(figures)
    }
}

/// Passes on what the changes of one day move.
fn follow(register: &Register, changes: &[&Change], out: &mut Out) {
    let mut moved = Out::new();
    for of_code in changes.chunk_by(|one, next| one.code == next.code) {
        if let Some(first) = of_code.first() {
            moved.insert(first.code, successors(register, first, of_code));
        }
    }
    let reached = |code: &MunicipalityCode| -> Vec<MunicipalityCode> {
        match moved.get(code) {
            None => vec![*code],
            Some(Ok(parts)) => parts.iter().map(|part| part.code).collect(),
            Some(Err(stuck)) => stuck.reach.iter().copied().collect(),
        }
    };
    for held in out.values_mut() {
        let parts = match held {
            Ok(parts) => parts,
            Err(stuck) => {
                stuck.reach = stuck.reach.iter().flat_map(reached).collect();
                continue;
            }
        };
        // Of nothing nothing is lost, whatever becomes of it.
        let lost = |part: &&Part| !part.share.is_zero();
        let stuck = parts
            .iter()
            .filter(lost)
            .find_map(|part| moved.get(&part.code)?.as_ref().err());
        if let Some(Stuck { why, .. }) = stuck {
            let reach = parts.iter().flat_map(|part| reached(&part.code)).collect();
            *held = Err(Stuck { why: why.clone(), reach });
            continue;
        }
        let mut next: Vec<Part> = Vec::new();
        for part in parts.drain(..) {
            match moved.get(&part.code) {
                Some(Ok(successors)) => next.extend(
                    successors
                        .iter()
                        .map(|to| Part { code: to.code, share: &part.share * &to.share }),
                ),
                Some(Err(_)) => {}
                None => next.push(part),
            }
        }
        *parts = joined(next);
    }
}

/// Parts of the same municipality become one.
fn joined(parts: Vec<Part>) -> Vec<Part> {
    let mut all: BTreeMap<MunicipalityCode, Exact> = BTreeMap::new();
    for part in parts {
        let sum = all.entry(part.code).or_insert_with(Exact::zero);
        *sum = &*sum + &part.share;
    }
    all.into_iter().map(|(code, share)| Part { code, share }).collect()
}

/// Who has the area of one that ended, in which shares.
fn successors(
    register: &Register,
    first: &Change,
    changes: &[&Change],
) -> Result<Vec<Part>, Stuck> {
    let stuck = |code| {
        let nothing =
            |change: &&&Change| change.part.as_ref().is_some_and(Exact::is_zero);
        let touched = changes.iter().filter(|change| !nothing(change));
        Stuck {
            why: Diagnostic::new(code, Input::Figures)
                .with("code", first.code)
                .with("date", first.date),
            reach: touched.filter_map(|change| change.successor).collect(),
        }
    };
    if let [Change { successor, .. }] = changes {
        let code = successor.ok_or_else(|| stuck(Code::LeftRegister))?;
        return Ok(vec![Part { code, share: Exact::one() }]);
    }
    let parts: Option<Vec<Exact>> =
        changes.iter().map(|change| change.part.clone()).collect();
    let parts = parts.ok_or_else(|| stuck(Code::SplitWithoutPart))?;
    let whole: Exact = parts.iter().sum();
    let before = first.date.yesterday().ok();
    let founded = |code| {
        let existed = |one: &Municipality| before.is_some_and(|day| one.existed(day));
        !register.get(&code).is_some_and(existed)
    };
    let mut shares = Vec::new();
    for (change, part) in changes.iter().zip(parts) {
        let share =
            part.divided_by(&whole).ok_or_else(|| stuck(Code::SplitWithoutPart))?;
        // Who is founded of nothing has the figure zero; who was there before is not touched.
        match change.successor {
            Some(code) if !share.is_zero() || founded(code) => {
                shares.push(Part { code, share });
            }
            None if !share.is_zero() => return Err(stuck(Code::LeftRegister)),
            _ => {}
        }
    }
    Ok(shares)
}

impl Flow {
    /// Who has the area of a municipality of the first day, in which shares.
    ///
    /// # Errors
    /// `unknown-municipality`, `split-without-part` or `left-register`.
    pub fn of(&self, code: &MunicipalityCode) -> Result<&[Part], Diagnostic> {
        match self.out.get(code) {
            Some(Ok(parts)) => Ok(parts),
            Some(Err(stuck)) => Err(stuck.why.clone()),
            None => Err(Diagnostic::new(Code::UnknownMunicipality, Input::Figures)
                .with("code", code)
                .with("date", self.from)),
        }
    }

    /// What went into a municipality of the second day, as far as it is known.
    #[must_use]
    pub fn went_into(&self, code: &MunicipalityCode) -> &[Part] {
        self.into.get(code).map_or(&[], Vec::as_slice)
    }

    /// Whether all is known that went into it: no split without `part` touched it.
    #[must_use]
    pub fn knows(&self, code: &MunicipalityCode) -> bool {
        !self.unsaid.contains_key(code)
    }

    /// Figures carried over.
    ///
    /// # Errors
    /// Those of [`Flow::of`] for each code, and `incomplete-carry` where a part of what went into a
    /// municipality is missing; all at once.
    pub fn carry(&self, figures: &Figures) -> Result<Carried, Diagnostics> {
        let mut problems = Diagnostics::new();
        let mut carried = Figures::new();
        for (code, value) in figures {
            match self.of(code) {
                Ok(parts) => {
                    for part in parts {
                        let sum = carried.entry(part.code).or_insert_with(Exact::zero);
                        *sum = &*sum + &(value * &part.share);
                    }
                }
                Err(why) => problems.push(why),
            }
        }
        let mut parts = BTreeMap::new();
        for code in carried.keys() {
            let into = self.went_into(code);
            let unsaid = self.unsaid.get(code).into_iter().flatten();
            let missing: Vec<&str> = into
                .iter()
                .map(|part| &part.code)
                .chain(unsaid)
                .filter(|code| !figures.contains_key(code))
                .map(MunicipalityCode::as_str)
                .collect();
            if !missing.is_empty() {
                problems.push(
                    Diagnostic::new(Code::IncompleteCarry, Input::Figures)
                        .with("code", code)
                        .with("date", self.to)
                        .with("missing", missing.join(", ")),
                );
            }
            parts.insert(*code, into.to_vec());
        }
        problems.unless_errors(Carried {
            from: self.from,
            to: self.to,
            figures: carried,
            parts,
        })
    }
}

#[cfg(test)]
#[path = "carry_tests.rs"]
mod tests;
