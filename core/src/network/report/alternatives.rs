//! Alternatives side by side: in all, by area, by office and by municipality.

use super::figures::metres;
use crate::network::Office;
use crate::network::comparison::{Comparison, Served, Way};
use crate::report::{Cell, Column, Table};
use crate::text::Text;

impl Comparison<'_> {
    pub(super) fn alternatives(&self) -> Table {
        let mut columns = vec![
            Column::words("alternative", "Vaihtoehto", "Alternativ", "Alternative"),
            Column::words("name", "Nimi", "Namn", "Name"),
            Column::words("area", "Alue", "Område", "Area"),
        ];
        columns.extend(self.measured());
        columns.extend(self.cost_columns());
        let title = Text::in_all("Vaihtoehdot", "Alternativ", "Alternatives");
        let mut table = Table::new("alternatives", title, columns);
        if self.has_clients() {
            table = table.clients("clients");
        }
        for way in &self.ways {
            let served: Vec<&Served<'_>> = way.served().collect();
            let mut cells = way.named();
            cells.push(Cell::or_none(way.area, |area| Cell::text(area.id())));
            cells.extend(self.measures(&served));
            let is_in = |id: &str| way.area.is_none_or(|area| area.id() == id);
            cells.extend(self.costs(way, is_in));
            table.push(cells);
        }
        table
    }

    pub(super) fn by_area(&self) -> Table {
        let mut columns = vec![
            Column::words("alternative", "Vaihtoehto", "Alternativ", "Alternative"),
            Column::words("area", "Alue", "Område", "Area"),
            Column::words("name", "Nimi", "Namn", "Name"),
        ];
        columns.extend(self.measured());
        columns.extend(self.cost_columns());
        let title = Text::in_all("Alueet", "Områden", "Areas");
        let mut table = Table::new("areas", title, columns);
        if self.has_clients() {
            table = table.clients("clients");
        }
        for way in &self.ways {
            for area in &self.network.areas {
                let served: Vec<&Served<'_>> =
                    way.served.iter().filter(|one| one.area.id == area.id).collect();
                let mut cells = vec![
                    Cell::or_none(way.id(), Cell::text),
                    Cell::text(area.id()),
                    Cell::Local(area.name.clone()),
                ];
                cells.extend(self.measures(&served));
                cells.extend(self.costs(way, |id| id == area.id()));
                table.push(cells);
            }
        }
        table
    }

    /// The volume of each office.
    pub(super) fn sites(&self) -> Table {
        let mut columns = vec![
            Column::words("alternative", "Vaihtoehto", "Alternativ", "Alternative"),
            Column::words("office", "Toimipiste", "Verksamhetsställe", "Office"),
            Column::words("name", "Nimi", "Namn", "Name"),
        ];
        columns.extend(self.measured());
        if self.question.costs.is_some() {
            columns.push(Column::number(
                "premises_cost",
                "Tilakustannus",
                "Lokalkostnad",
                "Cost of premises",
            ));
        }
        let title = Text::in_all("Toimipisteet", "Verksamhetsställen", "Sites");
        let mut table = Table::new("sites", title, columns);
        if self.has_clients() {
            table = table.clients("clients");
        }
        for way in &self.ways {
            for office in &way.offices {
                let own = |one: &&Served<'_>| {
                    one.nearest.is_some_and(|(nearest, _)| nearest.id == office.id)
                };
                let served: Vec<&Served<'_>> = way.served.iter().filter(own).collect();
                let mut cells = vec![
                    Cell::or_none(way.id(), Cell::text),
                    Cell::text(&office.id),
                    Cell::Local(office.name.clone()),
                ];
                cells.extend(self.measures(&served));
                if self.question.costs.is_some() {
                    cells.push(metres(way.premises_of(office).cloned()));
                }
                table.push(cells);
            }
        }
        table
    }

    pub(super) fn municipalities(&self) -> Table {
        let mut columns = vec![
            Column::words("alternative", "Vaihtoehto", "Alternativ", "Alternative"),
            Column::words("area", "Alue", "Område", "Area"),
            Column::words("code", "Koodi", "Kod", "Code"),
            Column::words("name", "Kunta", "Kommun", "Municipality"),
            Column::words("office", "Toimipiste", "Verksamhetsställe", "Office"),
            Column::whole("distance", "Etäisyys, m", "Avstånd, m", "Distance, m"),
            Column::number("residents", "Asukkaita", "Invånare", "Residents"),
        ];
        if self.has_clients() {
            columns.push(Column::whole("clients", "Asiakkaita", "Klienter", "Clients"));
        }
        let title = Text::in_all("Kunnat", "Kommuner", "Municipalities");
        let mut table = Table::new("municipalities", title, columns);
        if self.has_clients() {
            table = table.clients("clients");
        }
        for way in &self.ways {
            for one in way.served() {
                let mut cells = vec![
                    Cell::or_none(way.id(), Cell::text),
                    Cell::text(one.area.id()),
                    Cell::text(one.code.as_str()),
                    Cell::Local(one.name.clone()),
                    Cell::or_none(one.nearest, |(office, _)| Cell::text(&office.id)),
                    Cell::or_none(one.nearest, |(_, metres)| Cell::Whole(metres)),
                    Cell::Number(one.residents.clone()),
                ];
                if self.has_clients() {
                    cells.push(Cell::or_none(one.clients, Cell::Whole));
                }
                table.push(cells);
            }
        }
        table
    }
}

impl Way<'_> {
    fn named(&self) -> Vec<Cell> {
        let names = || {
            Text::each(|lang| {
                let own = self.area.map(|area| area.id.value.as_str());
                let here = |office: &&&Office| own.is_none_or(|own| own == office.area);
                let names =
                    self.offices.iter().filter(here).map(|one| one.name.get(lang));
                names.collect::<Vec<_>>().join(", ")
            })
        };
        let name = self.alternative.map_or_else(names, |one| one.name.clone());
        vec![Cell::or_none(self.id(), Cell::text), Cell::Local(name)]
    }
}
