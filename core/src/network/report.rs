//! A comparison as a report (`docs/network.md`).

mod alternatives;
mod figures;
mod standing;

use super::comparison::{Comparison, Reach, Rooms, Way};
use super::{Area, OfficeKind};
use crate::exact::Exact;
use crate::format;
use crate::report::{Cell, Column, Remark, Report, Table};
use crate::text::Text;

impl Comparison<'_> {
    /// The comparison as tables: alternatives, areas, municipalities, sites, and the network itself.
    #[must_use]
    pub fn report(&self) -> Report {
        let residents = &self.network.residents;
        let title = Text::in_all(
            "Palveluverkko: vaihtoehdot rinnakkain",
            "Servicenätet: alternativen sida vid sida",
            "Service network: the alternatives side by side",
        );
        let mut report = Report::new("osuus.network/1", title)
            .value(
                "on",
                Text::in_all("Kartta", "Karta", "Map of"),
                Cell::Day(self.network.on),
            )
            .value(
                "series",
                Text::in_all("Asukkaat", "Invånare", "Residents"),
                Cell::Local(self.series.clone()),
            )
            .value(
                "residents_on",
                Text::in_all("Asukkaat päivänä", "Invånare den", "Residents on"),
                Cell::Day(residents.day),
            );
        if let Some(within) = &self.question.within {
            let label = Text::in_all("Etäisyys, m", "Avstånd, m", "Distance, m");
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

    /// What an agreement between the areas counts: `network-cost` of the whole, and of each area
    /// `network-residents`, `network-clients` and `network-area-cost`.
    #[must_use]
    pub fn facts(&self, way: &Way<'_>) -> Table {
        let columns = vec![
            Column::words("buyer", "Maksaja", "Betalare", "Buyer"),
            Column::words("measure", "Suure", "Mått", "Measure"),
            Column::words("period", "Jakso", "Period", "Period"),
            Column::number("value", "Arvo", "Värde", "Value").of_clients(),
        ];
        let mut table =
            Table::new("facts", Text::in_all("Tiedot", "Uppgifter", "Facts"), columns);
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
            Text::in_all(
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
                Text::in_all(
                    "Yhteiskäyttötiloja ei lueta toimipisteiksi",
                    "Gemensamma lokaler räknas inte som verksamhetsställen",
                    "Shared rooms are not counted as offices",
                ),
            ));
        }
        if self.question.reach == Reach::Anywhere {
            remarks.push(Remark::new(
                "anywhere",
                Text::in_all(
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
