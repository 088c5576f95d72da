//! The offices and teams of the network, as they stand in the agreement.

use crate::network::{Network, OfficeKind};
use crate::report::{Cell, Column, Table};
use crate::text::Text;

impl Network {
    pub(super) fn office_table(&self) -> Table {
        let columns = vec![
            Column::words("office", "Toimipiste", "Verksamhetsställe", "Office"),
            Column::words("name", "Nimi", "Namn", "Name"),
            Column::words("municipality", "Kunta", "Kommun", "Municipality"),
            Column::words("area", "Alue", "Område", "Area"),
            Column::words("kind", "Laji", "Slag", "Kind"),
            Column::words(
                "alternatives",
                "Vaihtoehdoissa",
                "I alternativen",
                "In alternatives",
            ),
        ];
        let title = Text::in_all(
            "Verkon toimipisteet",
            "Nätets verksamhetsställen",
            "Offices of the network",
        );
        let mut table = Table::new("offices", title, columns);
        for office in &self.offices {
            let kind = match office.kind {
                OfficeKind::Office => Cell::Word(
                    "office",
                    Text::in_all("toimipiste", "verksamhetsställe", "office"),
                ),
                OfficeKind::SharedRooms => Cell::Word(
                    "shared-rooms",
                    Text::in_all(
                        "yhteiskäyttötila",
                        "gemensamma lokaler",
                        "shared rooms",
                    ),
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

    pub(super) fn team_table(&self) -> Table {
        let columns = vec![
            Column::words("team", "Tiimi", "Team", "Team"),
            Column::words("name", "Nimi", "Namn", "Name"),
            Column::whole("number", "Lukumäärä", "Antal", "Number"),
            Column::words("area", "Alue", "Område", "Area"),
        ];
        let mut table =
            Table::new("teams", Text::in_all("Tiimit", "Team", "Teams"), columns);
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
