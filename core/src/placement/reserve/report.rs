//! The reserve as a report: `osuus.reserve/1`.

use std::collections::BTreeMap;

use super::Matching;
use crate::report::{Cell, Column, Keys, Remark, Report, Table};
use crate::text::Text;

/// Why a need is not met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    /// Nobody takes that kind.
    NoSuchKind,
    /// Whoever takes that kind has no free place.
    Full,
    /// There are free places, and others need them too.
    Fewer,
}

impl Why {
    fn cell(self) -> Cell {
        let (code, [fi, sv, en]) = match self {
            Self::NoSuchKind => (
                "no-such-kind",
                [
                    "kukaan ei tarjoa tätä hoitoa",
                    "ingen erbjuder denna vård",
                    "nobody offers this kind of care",
                ],
            ),
            Self::Full => (
                "full",
                [
                    "kaikki paikat ovat täynnä",
                    "alla platser är upptagna",
                    "every place is taken",
                ],
            ),
            Self::Fewer => (
                "fewer-places",
                [
                    "vapaita paikkoja on vähemmän kuin tarvitsijoita",
                    "det finns färre lediga platser än behov",
                    "there are fewer free places than needs",
                ],
            ),
        };
        Cell::Word(code, Text::in_all(fi, sv, en))
    }
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

impl Matching<'_> {
    /// How many needs are met.
    #[must_use]
    pub fn met(&self) -> u64 {
        count(self.by_need.iter().flatten().count())
    }

    /// How many of them in their own area.
    #[must_use]
    pub fn within(&self) -> u64 {
        let within = self.needs.0.iter().zip(&self.by_need).filter(|(need, met)| {
            let carer = met.and_then(|met| self.reserve.carers.get(met.carer));
            carer.is_some_and(|carer| carer.area == need.area)
        });
        count(within.count())
    }

    /// As a report.
    #[must_use]
    pub fn report(&self, keys: Keys) -> Report {
        let (needs, met) = (count(self.needs.0.len()), self.met());
        let places = self.reserve.carers.iter().map(|carer| carer.places);
        let of = |report: Report, name, fi: &str, sv: &str, en: &str, number| {
            report.value_of_clients(
                name,
                Text::in_all(fi, sv, en),
                Cell::Whole(number),
                needs,
            )
        };
        let title = Text::in_all(
            "Toimeksiantoperheiden reservi",
            "Reserven av uppdragsfamiljer",
            "Reserve of carers",
        );
        let mut report = Report::new("osuus.reserve/1", title)
            .value("on", Text::in_all("Päivä", "Dag", "Day"), Cell::Day(self.reserve.on))
            .value(
                "places",
                Text::in_all("Paikkoja", "Platser", "Places"),
                Cell::Whole(places.fold(0, u64::saturating_add)),
            )
            .value(
                "free",
                Text::in_all("Vapaana", "Lediga", "Free"),
                Cell::Whole(self.reserve.free()),
            );
        report = of(report, "needs", "Tarvitsijoita", "Behov", "Needs", needs);
        report = of(report, "met", "Paikka löytyy", "Får plats", "Met", met);
        let inside = self.within();
        report = of(
            report,
            "within",
            "Omalta alueelta",
            "Inom sitt område",
            "In their own area",
            inside,
        );
        report =
            of(report, "unmet", "Ilman paikkaa", "Utan plats", "Not met", needs - met);
        report =
            report.table(self.capacity()).table(self.met_table()).table(self.unmet());
        if keys == Keys::Shown {
            report = report.table(self.single());
        }
        let order = Text::in_all(
            "ensin mahdollisimman moni saa paikan, sitten mahdollisimman moni omalta alueeltaan, sitten kokonaismatka on lyhin; täsmällinen menetelmä",
            "först får så många som möjligt plats, sedan så många som möjligt inom sitt område, sedan är sträckan i allt kortast; en exakt metod",
            "first as many as possible get a place, then as many as possible in their own area, then the distance in all is least; an exact method",
        );
        let straight = Text::in_all(
            "etäisyydet ovat linnuntietä alueiden keskipisteestä keskipisteeseen, kun rekisteri tuntee molemmat; tuntematon on kaikkia tunnettuja kauempana",
            "avstånden är fågelvägen mellan områdenas mittpunkter där registret känner båda; det okända är längre bort än allt känt",
            "distances are straight lines between the centres of areas, where the register knows both; what is not known is farther than all that is",
        );
        let decides = Text::in_all(
            "ehdotus koskee vain paikkoja: lapselle valitaan hänen tarpeisiinsa parhaiten vastaava paikka",
            "förslaget gäller bara platser: för barnet väljs den plats som bäst motsvarar dess behov",
            "this is of places only: for a child the place is chosen that best meets its needs",
        );
        report
            .remark(Remark::new("order", order))
            .remark(Remark::new("straight-line", straight))
            .remark(Remark::new("informs", decides))
    }

    fn capacity(&self) -> Table {
        let title = Text::in_all(
            "Paikat alueittain ja hoitomuodoittain",
            "Platser per område och vård",
            "Places by area and kind",
        );
        let columns = vec![
            Column::words("area", "Alue", "Område", "Area"),
            Column::words("kind", "Hoito", "Vård", "Kind"),
            Column::whole("carers", "Hoitajia", "Vårdare", "Carers"),
            Column::whole("places", "Paikkoja", "Platser", "Places"),
            Column::whole("free", "Vapaana", "Lediga", "Free"),
        ];
        let mut sums: BTreeMap<(&str, &str), (u64, u64, u64)> = BTreeMap::new();
        for carer in &self.reserve.carers {
            for kind in &carer.kinds {
                let sum = sums.entry((&carer.area, kind)).or_default();
                *sum = (
                    sum.0 + 1,
                    sum.1.saturating_add(carer.places),
                    sum.2.saturating_add(carer.free()),
                );
            }
        }
        let mut table = Table::new("capacity", title, columns);
        for ((area, kind), (carers, places, free)) in sums {
            let counts = [carers, places, free].map(Cell::Whole);
            table.push(
                [Cell::text(area), Cell::text(kind)].into_iter().chain(counts).collect(),
            );
        }
        table
    }

    fn met_table(&self) -> Table {
        let title = Text::in_all(
            "Kenelle paikka löytyy",
            "Vilka som får plats",
            "Needs that are met",
        );
        let columns = vec![
            Column::words("kind", "Hoito", "Vård", "Kind"),
            Column::words("area", "Alue", "Område", "Area"),
            Column::words(
                "carer_area",
                "Paikan alue",
                "Platsens område",
                "Area of the place",
            ),
            Column::whole("metres", "Matka (m)", "Avstånd (m)", "Metres"),
            Column::whole("needs", "Tarvitsijoita", "Behov", "Needs"),
        ];
        let mut sums: BTreeMap<(&str, &str, &str, Option<u64>), u64> = BTreeMap::new();
        for (need, met) in self.needs.0.iter().zip(&self.by_need) {
            let Some(met) = met else { continue };
            let Some(carer) = self.reserve.carers.get(met.carer) else { continue };
            let key =
                (need.kind.as_str(), need.area.as_str(), carer.area.as_str(), met.metres);
            *sums.entry(key).or_default() += 1;
        }
        let mut table = Table::new("met_by_area", title, columns).clients("needs");
        for ((kind, area, other, metres), number) in sums {
            table.push(vec![
                Cell::text(kind),
                Cell::text(area),
                Cell::text(other),
                Cell::or_none(metres, Cell::Whole),
                Cell::Whole(number),
            ]);
        }
        table
    }

    fn why(&self, kind: &str) -> Why {
        let mut offering =
            self.reserve.carers.iter().filter(|one| one.kinds.contains(kind));
        let free: Vec<u64> = offering.by_ref().map(super::Carer::free).collect();
        if free.is_empty() {
            Why::NoSuchKind
        } else if free.iter().all(|free| *free == 0) {
            Why::Full
        } else {
            Why::Fewer
        }
    }

    fn unmet(&self) -> Table {
        let title = Text::in_all(
            "Kenelle paikkaa ei löydy",
            "Vilka som inte får plats",
            "Needs that are not met",
        );
        let columns = vec![
            Column::words("kind", "Hoito", "Vård", "Kind"),
            Column::words("area", "Alue", "Område", "Area"),
            Column::words("reason", "Syy", "Orsak", "Reason"),
            Column::whole("needs", "Tarvitsijoita", "Behov", "Needs"),
        ];
        let mut sums: BTreeMap<(&str, &str), u64> = BTreeMap::new();
        for (need, met) in self.needs.0.iter().zip(&self.by_need) {
            if met.is_none() {
                *sums.entry((&need.kind, &need.area)).or_default() += 1;
            }
        }
        let mut table = Table::new("unmet_by_area", title, columns).clients("needs");
        for ((kind, area), number) in sums {
            let reason = self.why(kind).cell();
            table.push(vec![
                Cell::text(kind),
                Cell::text(area),
                reason,
                Cell::Whole(number),
            ]);
        }
        table
    }

    fn single(&self) -> Table {
        let title = Text::in_all("Tarvitsijoittain", "Per behov", "By need");
        let columns = vec![
            Column::words("need", "Tarvitsija", "Behov", "Need"),
            Column::words("kind", "Hoito", "Vård", "Kind"),
            Column::words("area", "Alue", "Område", "Area"),
            Column::words("carer", "Hoitaja", "Vårdare", "Carer"),
            Column::words(
                "carer_area",
                "Paikan alue",
                "Platsens område",
                "Area of the place",
            ),
        ];
        let mut table = Table::new("by_need", title, columns).confidential();
        for (need, met) in self.needs.0.iter().zip(&self.by_need) {
            let carer = met.and_then(|met| self.reserve.carers.get(met.carer));
            table.push(vec![
                Cell::text(&*need.key),
                Cell::text(&*need.kind),
                Cell::text(&*need.area),
                Cell::or_none(carer, |carer| Cell::text(&*carer.key)),
                Cell::or_none(carer, |carer| Cell::text(&*carer.area)),
            ]);
        }
        table
    }
}
