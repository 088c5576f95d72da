//! What is told of any number of municipalities: residents, distances, clients, costs.

use crate::exact::Exact;
use crate::network::comparison::{Comparison, Served, Way, mean};
use crate::report::{Cell, Column};

pub(super) fn metres(value: Option<Exact>) -> Cell {
    Cell::or_none(value, Cell::Number)
}

impl Comparison<'_> {
    /// The columns of figures about so many municipalities.
    pub(super) fn measured(&self) -> Vec<Column> {
        let mut columns = vec![
            Column::number("residents", "Asukkaita", "Invånare", "Residents"),
            Column::number(
                "mean_distance",
                "Keskietäisyys, m",
                "Medelavstånd, m",
                "Mean distance, m",
            ),
            Column::whole("longest_distance", "Pisin, m", "Längst, m", "Longest, m"),
        ];
        if self.question.within.is_some() {
            columns.push(Column::number(
                "residents_within",
                "Asukkaita lähellä",
                "Invånare nära",
                "Residents within",
            ));
        }
        if self.has_clients() {
            columns.push(Column::whole("clients", "Asiakkaita", "Klienter", "Clients"));
            columns.push(
                Column::number(
                    "mean_distance_of_clients",
                    "Asiakkaiden keskietäisyys, m",
                    "Klienternas medelavstånd, m",
                    "Mean distance of clients, m",
                )
                .of_clients(),
            );
            if self.question.within.is_some() {
                let column = Column::whole(
                    "clients_within",
                    "Asiakkaita lähellä",
                    "Klienter nära",
                    "Clients within",
                );
                columns.push(column.of_clients());
            }
        }
        columns
    }

    /// The cells of the same.
    pub(super) fn measures(&self, served: &[&Served<'_>]) -> Vec<Cell> {
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

    pub(super) fn cost_columns(&self) -> Vec<Column> {
        let mut columns = Vec::new();
        if self.has_travel() {
            columns.push(
                Column::number("travel", "Matkat, km", "Resor, km", "Travel, km")
                    .of_clients(),
            );
        }
        if self.has_travel() && self.question.kilometre.is_some() {
            columns.push(
                Column::number(
                    "travel_cost",
                    "Matkakustannus",
                    "Resekostnad",
                    "Cost of travel",
                )
                .of_clients(),
            );
        }
        if self.question.costs.is_some() {
            columns.push(Column::number(
                "premises_cost",
                "Tilakustannus",
                "Lokalkostnad",
                "Cost of premises",
            ));
        }
        if columns.iter().any(|column| column.name().ends_with("_cost")) {
            columns.push(
                Column::number("cost", "Kustannus", "Kostnad", "Cost").of_clients(),
            );
        }
        columns
    }

    pub(super) fn costs(&self, way: &Way<'_>, is_in: impl Fn(&str) -> bool) -> Vec<Cell> {
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
}
