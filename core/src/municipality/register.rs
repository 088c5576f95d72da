//! The register: everything that is known of municipalities through time.

use jiff::civil::Date;

use super::{
    Area, Change, Division, Map, Members, Membership, Municipality, MunicipalityCode,
    Series,
};
use crate::diagnostic::words::Among;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::period::Interval;
use crate::text::Text;

/// Municipalities, changes, divisions and series (`docs/register.md`).
///
/// What it does not know is absent: nothing is guessed or carried to another day in silence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register {
    pub(super) id: String,
    pub(super) scheme: String,
    /// The days for which it knows which municipalities existed; none: for no day.
    pub(super) known: Option<Interval>,
    pub(super) plane: Option<String>,
    /// The register that this one is laid over.
    pub(super) over: Option<String>,
    /// The part that holds what is not here.
    pub(super) rest: Option<String>,
    /// In the order of codes.
    pub(super) municipalities: Vec<Municipality>,
    /// In the order of time, then of codes.
    pub(super) changes: Vec<Change>,
    /// In the order of the text.
    pub(super) divisions: Vec<Division>,
    pub(super) series: Vec<Series>,
}

impl Default for Register {
    fn default() -> Self {
        Self::new()
    }
}

impl Register {
    /// A register that knows nothing.
    #[must_use]
    pub fn new() -> Self {
        Self {
            id: "empty".into(),
            scheme: "fi-municipality".into(),
            known: None,
            plane: None,
            over: None,
            rest: None,
            municipalities: Vec::new(),
            changes: Vec::new(),
            divisions: Vec::new(),
            series: Vec::new(),
        }
    }

    /// Its identifier.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What agreements call its codes, such as `fi-municipality`.
    #[must_use]
    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    /// The days for which it knows which municipalities existed.
    #[must_use]
    pub fn known(&self) -> Option<Interval> {
        self.known
    }

    /// The projection of its centres.
    #[must_use]
    pub fn plane(&self) -> Option<&str> {
        self.plane.as_deref()
    }

    /// The register that this one is to be laid over, if it is a part of another.
    #[must_use]
    pub fn over(&self) -> Option<&str> {
        self.over.as_deref()
    }

    /// The part that holds what is not here and may be laid over it.
    #[must_use]
    pub fn rest(&self) -> Option<&str> {
        self.rest.as_deref()
    }

    /// The municipality of a code, whenever it existed.
    ///
    /// ```
    /// # #[cfg(feature = "finland")] {
    /// use osuus::{finland, text::Lang};
    /// let code = "633".parse().unwrap();
    /// assert_eq!(finland::register().get(&code).unwrap().name(Lang::Fi), "Pylkönmäki");
    /// # }
    /// ```
    #[must_use]
    pub fn get(&self, code: &MunicipalityCode) -> Option<&Municipality> {
        let place =
            self.municipalities.binary_search_by(|one| one.code.cmp(code)).ok()?;
        self.municipalities.get(place)
    }

    /// Every municipality, whenever it existed, in the order of codes.
    #[must_use]
    pub fn municipalities(&self) -> &[Municipality] {
        &self.municipalities
    }

    /// Every change, in the order of time.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The changes of the days after `from` up to and on `to`.
    pub fn changes_between(&self, from: Date, to: Date) -> impl Iterator<Item = &Change> {
        let start = self.changes.partition_point(|change| change.date <= from);
        let rest = self.changes.get(start..).unwrap_or_default();
        rest.iter().take_while(move |change| change.date <= to)
    }

    /// The municipalities of a day.
    ///
    /// # Errors
    /// `unknown-map` for a day of which the register does not know them.
    pub fn map_on(&self, day: Date) -> Result<Map<'_>, Diagnostic> {
        if self.known.is_some_and(|known| known.has(day)) {
            return Ok(Map { register: self, day });
        }
        let known = self.known.map_or_else(|| "-".to_owned(), |known| known.to_string());
        Err(Diagnostic::new(Code::UnknownMap, Input::Call)
            .with("date", day)
            .with("known", known))
    }

    /// The same, as if nothing changed from its last day to a later one: what is not known is assumed.
    #[must_use]
    pub(crate) fn held_to(&self, day: Date) -> Self {
        let mut held = self.clone();
        let Some(known) = self.known else { return held };
        let longer = |days: &mut Interval| {
            if days.to() == known.to() {
                *days = Interval::new(days.from(), day.max(known.to())).unwrap_or(*days);
            }
        };
        held.known.iter_mut().for_each(longer);
        for division in &mut held.divisions {
            division.times.iter_mut().for_each(longer);
            division.given.iter_mut().for_each(|given| longer(&mut given.days));
        }
        held
    }

    /// The time around a day in which no municipality began or ended.
    pub(super) fn days_of_map(&self, day: Date) -> Interval {
        // A register that knows no day has been asked for none.
        let known = self.known.unwrap_or(Interval::ALWAYS);
        let (mut from, mut to) = (known.from(), known.to());
        for life in self.municipalities.iter().flat_map(Municipality::lives) {
            let after = life.to.and_then(|end| end.tomorrow().ok());
            for start in [life.from, after].into_iter().flatten() {
                if start <= day {
                    from = from.max(start);
                } else {
                    to = to.min(start.yesterday().unwrap_or(to));
                }
            }
        }
        Interval::new(from, to).unwrap_or(known)
    }

    /// Whether the borders of a municipality were the same on two days: no change between them
    /// touches it.
    #[must_use]
    pub fn same_borders(&self, code: &MunicipalityCode, one: Date, other: Date) -> bool {
        let (from, to) = (one.min(other), one.max(other));
        !self
            .changes_between(from, to)
            .any(|change| change.code == *code || change.successor == Some(*code))
    }

    /// The divisions.
    #[must_use]
    pub fn divisions(&self) -> &[Division] {
        &self.divisions
    }

    /// The division of this identifier.
    #[must_use]
    pub fn division(&self, id: &str) -> Option<&Division> {
        self.divisions.iter().find(|division| division.id == id)
    }

    /// To which area of a division a municipality belonged on a day on which it existed.
    #[must_use]
    pub fn membership<'r>(
        &'r self,
        division: &'r Division,
        one: &Municipality,
        day: Date,
    ) -> Membership<'r> {
        let of_rows = division.membership(one, day);
        let life = one.life_on(day);
        let (Membership::Unknown(areas), Some(life)) = (&of_rows, life) else {
            return of_rows;
        };
        if !areas.is_empty() || !division.covers(day) {
            return of_rows;
        }
        // No source speaks of it at all: it is where all that went into it and followed it were.
        let area_of = |code: MunicipalityCode, day: Option<Date>| {
            division.membership(self.get(&code)?, day?).area()
        };
        let before = life.from.and_then(|from| from.yesterday().ok());
        let after = life.to.and_then(|to| to.tomorrow().ok());
        let mut around: Vec<Option<&Area>> = Vec::new();
        for change in &self.changes {
            if change.successor == Some(one.code) && life.from == Some(change.date) {
                around.push(area_of(change.code, before));
            } else if change.code == one.code
                && let Some(successor) =
                    change.successor.filter(|_| after == Some(change.date))
            {
                around.push(area_of(successor, after));
            }
        }
        let all: Option<Vec<&Area>> = around.iter().copied().collect();
        let mut known: Vec<&Area> = around.into_iter().flatten().collect();
        known.dedup();
        match (known.as_slice(), all) {
            ([area], Some(_)) => Membership::Derived(area),
            _ => Membership::Unknown(known),
        }
    }

    /// Who belonged to an area on a day.
    ///
    /// # Errors
    /// `unknown-map`, `division-not-known` or `unknown-area`.
    pub fn members(
        &self,
        division: &str,
        area: &str,
        day: Date,
    ) -> Result<Members, Diagnostic> {
        let map = self.map_on(day)?;
        let Some(division) = self.division(division) else {
            let known: Vec<&str> = self.divisions.iter().map(Division::id).collect();
            let unknown = Diagnostic::new(Code::UnknownReference, Input::Call);
            return Err(unknown.naming_none(division, Among::Divisions, &known));
        };
        if !division.covers(day) {
            let times: Vec<String> =
                division.times().iter().map(ToString::to_string).collect();
            return Err(Diagnostic::new(Code::DivisionNotKnown, Input::Call)
                .with_text("division", division.name.clone())
                .with("date", day)
                .with("known", times.join(", ")));
        }
        let mut members = Members::default();
        let mut known = Vec::new();
        for (one, _) in map.iter() {
            let membership = self.membership(division, one, day);
            known.extend(membership.area().map(|area| area.code.as_str()));
            match membership {
                Membership::Given(own) if own.code == area => {
                    members.given.push(one.code);
                }
                Membership::Derived(own) if own.code == area => {
                    members.derived.push(one.code);
                }
                Membership::Unknown(areas)
                    if areas.iter().any(|own| own.code == area) =>
                {
                    members.unsure.push(one.code);
                }
                _ => {}
            }
        }
        if members == Members::default() {
            known.sort_unstable();
            known.dedup();
            return Err(Diagnostic::new(Code::UnknownArea, Input::Call)
                .with_text("division", division.name.clone())
                .with("code", area)
                .with("date", day)
                .with("known", known.join(", ")));
        }
        Ok(members)
    }

    /// The series of this identifier.
    #[must_use]
    pub fn series(&self, id: &str) -> Option<&Series> {
        self.series.iter().find(|series| series.id == id)
    }

    /// All series.
    #[must_use]
    pub fn all_series(&self) -> &[Series] {
        &self.series
    }

    /// Another register in place of this one; or laid over this one, if it names one to be laid over.
    ///
    /// # Errors
    /// Those of [`Register::with`].
    pub fn or_over(&self, other: Self) -> Result<Self, Diagnostics> {
        if other.over.is_some() { self.with(other) } else { Ok(other) }
    }

    /// This register with another laid over it: figures of the other come first.
    ///
    /// ```
    /// # #[cfg(feature = "finland")] {
    /// use osuus::{finland, municipality::Register, period::date};
    /// let ours = Register::from_csv(b"[register]\nfield,value\nid,own-count\nover,finland\n
    /// [sources]\nid,title\ncount,Own count\n
    /// [series]\nid,kind,borders,unit,source,en\n\
    /// population-own-borders,final,own,resident,count,Own count\n
    /// [figures population-own-borders]\ncode,2002-12-31\n179,81110\n").unwrap();
    /// let register = finland::register().with(ours).unwrap();
    /// let day = date("2002-12-31").unwrap();
    /// let figure = register.series("population-own-borders").unwrap()
    ///     .figure(&"179".parse().unwrap(), day).unwrap();
    /// assert_eq!(figure.series.source().title, "Own count");
    /// # }
    /// ```
    ///
    /// # Errors
    /// `other-register` when the other names another one to be laid over, and what keeps its series
    /// apart: other borders, kind or unit under the same identifier.
    pub fn with(&self, other: Self) -> Result<Self, Diagnostics> {
        let mut register = self.clone();
        if other.over.as_deref() != Some(self.id.as_str()) {
            return Err(Diagnostic::new(Code::OtherRegister, Input::Register)
                .with("over", other.over.as_deref().unwrap_or("-"))
                .with("id", &self.id)
                .into());
        }
        let mut problems = Diagnostics::new();
        for series in other.series {
            for (code, day) in series.strangers(self) {
                problems.push(
                    Diagnostic::new(Code::UnknownMunicipality, Input::Register)
                        .with("code", code)
                        .with("date", day),
                );
            }
            match register.series.iter_mut().find(|known| known.id == series.id) {
                Some(known) => {
                    for ([fi, sv, en], own, others) in [
                        (
                            ["laji", "slag", "kind"],
                            known.kind.as_str().to_owned(),
                            series.kind.as_str().to_owned(),
                        ),
                        (
                            ["rajat", "gränser", "borders"],
                            known.borders.to_string(),
                            series.borders.to_string(),
                        ),
                        (
                            ["yksikkö", "enhet", "unit"],
                            known.unit.clone(),
                            series.unit.clone(),
                        ),
                    ] {
                        if own != others {
                            problems.push(
                                Diagnostic::new(Code::OtherSeries, Input::Register)
                                    .with("id", &series.id)
                                    .with_text("field", Text::in_all(fi, sv, en))
                                    .with("expected", own)
                                    .with("found", others),
                            );
                        }
                    }
                    known.lay_over(series);
                }
                None => register.series.push(series),
            }
        }
        if register.rest.as_deref() == Some(other.id.as_str()) {
            register.rest = None;
        }
        problems.unless_errors(register)
    }
}

#[cfg(test)]
#[path = "register_tests.rs"]
mod tests;
