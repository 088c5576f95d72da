//! A comparison as a report (`docs/network.md`).

use super::comparison::{Comparison, Reach, Rooms, Served, Way, mean};
use super::{Area, OfficeKind};
use crate::exact::Exact;
use crate::format;
use crate::report::{Cell, Column, Kind, Remark, Report, Table};
use crate::text::Text;

fn text(fi: &str, sv: &str, en: &str) -> Text {
    Text::in_all(fi, sv, en)
}

fn metres(value: Option<Exact>) -> Cell {
    Cell::or_none(value, Cell::Number)
}

impl Comparison<'_> {
    /// The comparison as tables: alternatives, areas, municipalities, sites, and the network itself.
    #[must_use]
    pub fn report(&self) -> Report {
        let residents = &self.network.residents;
        let title = text(
            "Palveluverkko: vaihtoehdot rinnakkain",
            "Servicenätet: alternativen sida vid sida",
            "Service network: the alternatives side by side",
        );
        let mut report = Report::new("osuus.network/1", title)
            .value("on", text("Kartta", "Karta", "Map of"), Cell::Day(self.network.on))
            .value(
                "series",
                text("Asukkaat", "Invånare", "Residents"),
                Cell::Local(self.series.clone()),
            )
            .value(
                "residents_on",
                text("Asukkaat päivänä", "Invånare den", "Residents on"),
                Cell::Day(residents.day),
            );
        if let Some(within) = &self.question.within {
            let label = text("Etäisyys, m", "Avstånd, m", "Distance, m");
            report = report.value("within", label, Cell::Number(within.clone()));
        }
        report = report
            .table(self.alternatives())
            .table(self.by_area())
            .table(self.sites())
            .table(self.municipalities())
            .table(self.network.office_table())
            .table(self.network.team_table());
        if let [way] = self.ways.as_slice() {
            report = report.table(self.facts(way));
        }
        self.remarks().into_iter().fold(report, Report::remark)
    }

    fn has_clients(&self) -> bool {
        self.question.visits.as_ref().is_some_and(|visits| visits.clients.is_some())
    }

    fn has_travel(&self) -> bool {
        let visits = self.question.visits.as_ref();
        visits.is_some_and(|visits| visits.visits.is_some())
    }

    /// The columns of figures about so many municipalities.
    fn measured(&self) -> Vec<Column> {
        let mut columns = vec![
            Column::new(
                "residents",
                text("Asukkaita", "Invånare", "Residents"),
                Kind::Number,
            ),
            Column::new(
                "mean_distance",
                text("Keskietäisyys, m", "Medelavstånd, m", "Mean distance, m"),
                Kind::Number,
            ),
            Column::new(
                "longest_distance",
                text("Pisin, m", "Längst, m", "Longest, m"),
                Kind::Whole,
            ),
        ];
        if self.question.within.is_some() {
            let heading = text("Asukkaita lähellä", "Invånare nära", "Residents within");
            columns.push(Column::new("residents_within", heading, Kind::Number));
        }
        if self.has_clients() {
            let heading = text("Asiakkaita", "Klienter", "Clients");
            columns.push(Column::new("clients", heading, Kind::Whole));
            let heading = text(
                "Asiakkaiden keskietäisyys, m",
                "Klienternas medelavstånd, m",
                "Mean distance of clients, m",
            );
            columns.push(
                Column::new("mean_distance_of_clients", heading, Kind::Number)
                    .of_clients(),
            );
            if self.question.within.is_some() {
                let heading =
                    text("Asiakkaita lähellä", "Klienter nära", "Clients within");
                let column = Column::new("clients_within", heading, Kind::Whole);
                columns.push(column.of_clients());
            }
        }
        columns
    }

    /// The cells of the same.
    fn measures(&self, served: &[&Served<'_>]) -> Vec<Cell> {
        let residents: Exact = served.iter().map(|one| one.residents.clone()).sum();
        let by_residents = served.iter().map(|one| (one.residents.clone(), *one));
        let longest =
            served.iter().filter_map(|one| one.nearest).map(|near| near.1).max();
        let mut cells = vec![
            Cell::Number(residents),
            metres(mean(by_residents)),
            Cell::or_none(longest, Cell::Whole),
        ];
        let near = |one: &&&Served<'_>| {
            self.question.within.as_ref().is_some_and(|within| one.is_within(within))
        };
        if self.question.within.is_some() {
            let near = served.iter().filter(near).map(|one| one.residents.clone());
            cells.push(Cell::Number(near.sum()));
        }
        if self.has_clients() {
            let of = |one: &&Served<'_>| one.clients.unwrap_or_default();
            cells.push(Cell::Whole(served.iter().map(of).sum()));
            let by_clients = served.iter().map(|one| (Exact::count(of(one)), *one));
            cells.push(metres(mean(by_clients)));
            if self.question.within.is_some() {
                cells.push(Cell::Whole(served.iter().filter(near).map(of).sum()));
            }
        }
        cells
    }

    fn cost_columns(&self) -> Vec<Column> {
        let mut columns = Vec::new();
        if self.has_travel() {
            let heading = text("Matkat, km", "Resor, km", "Travel, km");
            columns.push(Column::new("travel", heading, Kind::Number).of_clients());
        }
        if self.has_travel() && self.question.kilometre.is_some() {
            let heading = text("Matkakustannus", "Resekostnad", "Cost of travel");
            columns.push(Column::new("travel_cost", heading, Kind::Number).of_clients());
        }
        if self.question.costs.is_some() {
            let heading = text("Tilakustannus", "Lokalkostnad", "Cost of premises");
            columns.push(Column::new("premises_cost", heading, Kind::Number));
        }
        if columns.iter().any(|column| column.name().ends_with("_cost")) {
            let heading = text("Kustannus", "Kostnad", "Cost");
            columns.push(Column::new("cost", heading, Kind::Number).of_clients());
        }
        columns
    }

    fn costs(&self, way: &Way<'_>, is_in: impl Fn(&str) -> bool) -> Vec<Cell> {
        let mut cells = Vec::new();
        if self.has_travel() {
            let own = way.served.iter().filter(|one| is_in(one.area.id()));
            let travelled: Exact = own.filter_map(|one| one.travelled.clone()).sum();
            cells.push(Cell::Number(travelled));
        }
        let travel = self.has_travel() && self.question.kilometre.is_some();
        if travel {
            cells.push(metres(way.travel_where(&is_in)));
        }
        if self.question.costs.is_some() {
            let own = way.offices.iter().filter(|office| is_in(&office.area));
            let costs = own.filter_map(|office| way.premises_of(office).cloned());
            cells.push(Cell::Number(costs.sum()));
        }
        if travel || self.question.costs.is_some() {
            cells.push(metres(way.cost_where(&is_in)));
        }
        cells
    }

    fn alternatives(&self) -> Table {
        let mut columns = vec![
            Column::new(
                "alternative",
                text("Vaihtoehto", "Alternativ", "Alternative"),
                Kind::Text,
            ),
            Column::new("name", text("Nimi", "Namn", "Name"), Kind::Text),
            Column::new("area", text("Alue", "Område", "Area"), Kind::Text),
        ];
        columns.extend(self.measured());
        columns.extend(self.cost_columns());
        let title = text("Vaihtoehdot", "Alternativ", "Alternatives");
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

    fn by_area(&self) -> Table {
        let mut columns = vec![
            Column::new(
                "alternative",
                text("Vaihtoehto", "Alternativ", "Alternative"),
                Kind::Text,
            ),
            Column::new("area", text("Alue", "Område", "Area"), Kind::Text),
            Column::new("name", text("Nimi", "Namn", "Name"), Kind::Text),
        ];
        columns.extend(self.measured());
        columns.extend(self.cost_columns());
        let title = text("Alueet", "Områden", "Areas");
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
    fn sites(&self) -> Table {
        let mut columns = vec![
            Column::new(
                "alternative",
                text("Vaihtoehto", "Alternativ", "Alternative"),
                Kind::Text,
            ),
            Column::new(
                "office",
                text("Toimipiste", "Verksamhetsställe", "Office"),
                Kind::Text,
            ),
            Column::new("name", text("Nimi", "Namn", "Name"), Kind::Text),
        ];
        columns.extend(self.measured());
        if self.question.costs.is_some() {
            let heading = text("Tilakustannus", "Lokalkostnad", "Cost of premises");
            columns.push(Column::new("premises_cost", heading, Kind::Number));
        }
        let title = text("Toimipisteet", "Verksamhetsställen", "Sites");
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

    fn municipalities(&self) -> Table {
        let mut columns = vec![
            Column::new(
                "alternative",
                text("Vaihtoehto", "Alternativ", "Alternative"),
                Kind::Text,
            ),
            Column::new("area", text("Alue", "Område", "Area"), Kind::Text),
            Column::new("code", text("Koodi", "Kod", "Code"), Kind::Text),
            Column::new("name", text("Kunta", "Kommun", "Municipality"), Kind::Text),
            Column::new(
                "office",
                text("Toimipiste", "Verksamhetsställe", "Office"),
                Kind::Text,
            ),
            Column::new(
                "distance",
                text("Etäisyys, m", "Avstånd, m", "Distance, m"),
                Kind::Whole,
            ),
            Column::new(
                "residents",
                text("Asukkaita", "Invånare", "Residents"),
                Kind::Number,
            ),
        ];
        if self.has_clients() {
            let heading = text("Asiakkaita", "Klienter", "Clients");
            columns.push(Column::new("clients", heading, Kind::Whole));
        }
        let title = text("Kunnat", "Kommuner", "Municipalities");
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

    /// What an agreement between the areas counts: `network-cost` of the whole, and of each area
    /// `network-residents`, `network-clients` and `network-area-cost`.
    #[must_use]
    pub fn facts(&self, way: &Way<'_>) -> Table {
        let columns = vec![
            Column::new("buyer", text("Maksaja", "Betalare", "Buyer"), Kind::Text),
            Column::new("measure", text("Suure", "Mått", "Measure"), Kind::Text),
            Column::new("period", text("Jakso", "Period", "Period"), Kind::Text),
            Column::new("value", text("Arvo", "Värde", "Value"), Kind::Number)
                .of_clients(),
        ];
        let mut table =
            Table::new("facts", text("Tiedot", "Uppgifter", "Facts"), columns);
        let Some(period) = &self.question.period else { return table };
        let mut row = |buyer: &str, measure: &str, value: Exact| {
            table.push(vec![
                Cell::text(buyer),
                Cell::text(measure),
                Cell::text(period.to_string()),
                Cell::Number(value),
            ]);
        };
        if let Some(cost) = way.cost() {
            row("", "network-cost", cost);
        }
        for area in &self.network.areas {
            let served = || way.served.iter().filter(|one| one.area.id == area.id);
            let residents = served().map(|one| one.residents.clone()).sum();
            row(area.id(), "network-residents", residents);
            if self.has_clients() {
                let clients = served().filter_map(|one| one.clients).sum();
                row(area.id(), "network-clients", Exact::count(clients));
            }
            if way.cost().is_some() {
                let own = way.cost_where(|id| id == area.id());
                row(area.id(), "network-area-cost", own.unwrap_or_else(Exact::zero));
            }
        }
        table
    }

    fn remarks(&self) -> Vec<Remark> {
        let mut remarks = vec![Remark::new(
            "straight-line",
            text(
                "Etäisyydet ovat suoria viivoja kuntien keskuksesta toimipisteen kunnan keskukseen, metrin tarkkuudella; tiet ovat pidempiä",
                "Avstånden är raka linjer från kommunens centrum till centrum i verksamhetsställets kommun, på en meter när; vägarna är längre",
                "Distances are straight lines from the centre of the municipality to that of the office's municipality, to the metre; roads are longer",
            ),
        )];
        for area in &self.network.areas {
            if let Some(assumed) = &area.assumed {
                let remark = Remark::new("area-assumed", assumed.clone()).unverified();
                remarks.push(remark.cited(area.citation.clone()));
            }
        }
        let without = |area: &&Area| {
            let mut served = self.ways.iter().flat_map(|way| &way.served);
            served.any(|one| one.area.id == area.id && one.nearest.is_none())
        };
        let areas: Vec<&Area> = self.network.areas.iter().filter(without).collect();
        if !areas.is_empty() {
            let names = Text::each(|lang| {
                let names: Vec<&str> =
                    areas.iter().map(|area| area.name.get(lang)).collect();
                let names = names.join(", ");
                lang.choose(
                    format!("Ilman omaa toimipistettä, eivätkä siksi etäisyyksissä ja matkakustannuksissa: {names}"),
                    format!("Utan eget verksamhetsställe, och därför inte med i avstånd och resekostnader: {names}"),
                    format!("Without an office of its own, and so not in distances and costs of travel: {names}"),
                )
            });
            remarks.push(Remark::new("no-office", names));
        }
        let rooms =
            self.network.offices.iter().any(|one| one.kind == OfficeKind::SharedRooms);
        if rooms && self.question.rooms == Rooms::Left {
            remarks.push(Remark::new(
                "shared-rooms",
                text(
                    "Yhteiskäyttötiloja ei lueta toimipisteiksi",
                    "Gemensamma lokaler räknas inte som verksamhetsställen",
                    "Shared rooms are not counted as offices",
                ),
            ));
        }
        if self.question.reach == Reach::Anywhere {
            remarks.push(Remark::new(
                "anywhere",
                text(
                    "Kunnan toimipiste on lähin, myös toisella alueella",
                    "Kommunens verksamhetsställe är det närmaste, också i ett annat område",
                    "A municipality is served by the nearest office, also of another area",
                ),
            ));
        }
        if self.has_travel() {
            remarks.push(Remark::new(
                "travel",
                Text::each(|lang| {
                    let price = self.question.kilometre.as_ref();
                    let price = price.map(|price| format::number(price, 2, lang));
                    let price = price.unwrap_or_else(|| "–".into());
                    lang.choose(
                        format!(
                            "Matkat: käynnit × 2 × etäisyys; kilometrin hinta {price}"
                        ),
                        format!("Resor: besök × 2 × avstånd; pris per kilometer {price}"),
                        format!(
                            "Travel: visits × 2 × distance; price a kilometre {price}"
                        ),
                    )
                }),
            ));
        }
        remarks
    }
}

impl Way<'_> {
    fn named(&self) -> Vec<Cell> {
        let names = || {
            Text::each(|lang| {
                let own = self.area.map(|area| area.id.value.as_str());
                let here =
                    |office: &&&super::Office| own.is_none_or(|own| own == office.area);
                let names =
                    self.offices.iter().filter(here).map(|one| one.name.get(lang));
                names.collect::<Vec<_>>().join(", ")
            })
        };
        let name = self.alternative.map_or_else(names, |one| one.name.clone());
        vec![Cell::or_none(self.id(), Cell::text), Cell::Local(name)]
    }
}

impl super::Network {
    fn office_table(&self) -> Table {
        let columns = vec![
            Column::new(
                "office",
                text("Toimipiste", "Verksamhetsställe", "Office"),
                Kind::Text,
            ),
            Column::new("name", text("Nimi", "Namn", "Name"), Kind::Text),
            Column::new(
                "municipality",
                text("Kunta", "Kommun", "Municipality"),
                Kind::Text,
            ),
            Column::new("area", text("Alue", "Område", "Area"), Kind::Text),
            Column::new("kind", text("Laji", "Slag", "Kind"), Kind::Text),
            Column::new(
                "alternatives",
                text("Vaihtoehdoissa", "I alternativen", "In alternatives"),
                Kind::Text,
            ),
        ];
        let title = text(
            "Verkon toimipisteet",
            "Nätets verksamhetsställen",
            "Offices of the network",
        );
        let mut table = Table::new("offices", title, columns);
        for office in &self.offices {
            let kind = match office.kind {
                OfficeKind::Office => Cell::Word(
                    "office",
                    text("toimipiste", "verksamhetsställe", "office"),
                ),
                OfficeKind::SharedRooms => Cell::Word(
                    "shared-rooms",
                    text("yhteiskäyttötila", "gemensamma lokaler", "shared rooms"),
                ),
            };
            let of =
                self.alternatives.iter().filter(|one| one.offices.contains(&office.id));
            let of: Vec<&str> = of.map(|one| one.id.as_str()).collect();
            table.push(vec![
                Cell::text(&office.id),
                Cell::Local(office.name.clone()),
                Cell::text(office.municipality.value.as_str()),
                Cell::text(&office.area),
                kind,
                if of.is_empty() { Cell::None } else { Cell::text(of.join(", ")) },
            ]);
        }
        table
    }

    fn team_table(&self) -> Table {
        let columns = vec![
            Column::new("team", text("Tiimi", "Team", "Team"), Kind::Text),
            Column::new("name", text("Nimi", "Namn", "Name"), Kind::Text),
            Column::new("number", text("Lukumäärä", "Antal", "Number"), Kind::Whole),
            Column::new("area", text("Alue", "Område", "Area"), Kind::Text),
        ];
        let mut table = Table::new("teams", text("Tiimit", "Team", "Teams"), columns);
        for team in &self.teams {
            table.push(vec![
                Cell::text(&team.id),
                Cell::Local(team.name.clone()),
                Cell::Whole(team.number.into()),
                Cell::or_none(team.area.as_deref(), Cell::text),
            ]);
        }
        table
    }
}
