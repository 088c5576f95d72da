//! The network on its map: who lies where, and how many live there.

use std::collections::{BTreeMap, BTreeSet};

use super::{Area, Network};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, Placed, Position};
use crate::exact::Exact;
use crate::municipality::{Centre, Figures, MunicipalityCode, Register};
use crate::text::Text;

/// A network whose municipalities were looked up.
pub(super) struct Standing<'n> {
    pub network: &'n Network,
    /// Each area with its municipalities.
    pub areas: Vec<(&'n Area, Vec<Municipality>)>,
    /// Where the municipalities of offices have their centres.
    pub centres: BTreeMap<MunicipalityCode, Centre>,
    /// What the residents are counted by.
    pub series: Text,
}

/// A municipality of an area.
pub(super) struct Municipality {
    pub code: MunicipalityCode,
    pub name: Text,
    pub centre: Centre,
    pub residents: Exact,
}

impl<'n> Standing<'n> {
    /// Looks everything up.
    pub fn new(network: &'n Network, register: &Register) -> Result<Self, Diagnostics> {
        let mut problems = Diagnostics::new();
        let map = register.map_on(network.on)?;
        let mut taken: BTreeMap<MunicipalityCode, &Area> = BTreeMap::new();
        let mut areas = Vec::new();
        let of = &network.residents;
        let at = |problem: Diagnostic| problem.in_agreement(of.series.position);
        let series = register.known_series(&of.series.value).map_err(at)?;
        let figures = register.figures_of(series, of.day).map_err(at)?;
        let mut looked_up =
            Looked { network, register, figures, problems: Diagnostics::new() };
        for area in &network.areas {
            let codes = match area.municipalities(register, network.on) {
                Ok(codes) => codes,
                Err(found) => {
                    problems.extend(found);
                    continue;
                }
            };
            let mut members = Vec::new();
            for code in codes {
                if let Some(first) = taken.insert(code, area) {
                    problems.push(
                        Diagnostic::new(Code::TwoAreas, Input::Agreement)
                            .at(area.id.position)
                            .with("code", code)
                            .with("division", "network")
                            .with("first", first.id())
                            .with("second", area.id()),
                    );
                    continue;
                }
                let name = map.name(&code).cloned().unwrap_or_default();
                let centre = looked_up.centre(code, area.id.position);
                let residents = looked_up.residents(code);
                if let (Some(centre), Some(residents)) = (centre, residents) {
                    members.push(Municipality { code, name, centre, residents });
                }
            }
            areas.push((area, members));
        }
        let mut centres = BTreeMap::new();
        for office in &network.offices {
            let Some(code) = looked_up.known(&office.municipality) else { continue };
            let at = office.municipality.position;
            if let Some(centre) = looked_up.centre(code, at) {
                centres.insert(code, centre);
            }
        }
        problems.extend(looked_up.problems);
        let series = series.name().clone();
        problems.unless_errors(Self { network, areas, centres, series })
    }

    /// Every municipality of the areas.
    pub fn codes(&self) -> BTreeSet<MunicipalityCode> {
        let members = self.areas.iter().flat_map(|(_, members)| members);
        members.map(|one| one.code).collect()
    }
}

struct Looked<'n> {
    network: &'n Network,
    register: &'n Register,
    /// The residents of the day.
    figures: Figures,
    problems: Diagnostics,
}

impl Looked<'_> {
    /// A municipality that is on the map.
    fn known(&mut self, code: &Placed<MunicipalityCode>) -> Option<MunicipalityCode> {
        let day = self.network.on;
        if self.register.map_on(day).is_ok_and(|map| map.get(&code.value).is_some()) {
            return Some(code.value);
        }
        let unknown = Diagnostic::new(Code::UnknownMunicipality, Input::Agreement)
            .at(code.position)
            .with("code", code.value)
            .with_day("date", day);
        self.problems.push(unknown);
        None
    }

    fn centre(&mut self, code: MunicipalityCode, at: Option<Position>) -> Option<Centre> {
        let centre =
            self.register.get(&code).and_then(crate::municipality::Municipality::centre);
        if centre.is_none() {
            let none = Diagnostic::new(Code::NoCentre, Input::Agreement).at(at);
            self.problems.push(none.with("code", code));
        }
        centre
    }

    fn residents(&mut self, code: MunicipalityCode) -> Option<Exact> {
        let of = &self.network.residents;
        let figure = self.figures.get(&code).cloned();
        if figure.is_none() {
            let none = Diagnostic::new(Code::NoResidents, Input::Agreement)
                .at(of.series.position)
                .with("series", &of.series.value)
                .with("code", code)
                .with("date", of.day);
            self.problems.push(none);
        }
        figure
    }
}
