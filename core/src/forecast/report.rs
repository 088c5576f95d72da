//! A forecast as a report.

use std::collections::{BTreeMap, BTreeSet};

use super::{Forecast, Year};
use crate::compare::residents;
use crate::exact::Exact;
use crate::report::{Cell, Column, Remark, Report, Table};
use crate::statement::{Bill, Statement};
use crate::text::{Lang, Text};

impl Forecast {
    /// The forecast as `osuus.forecast/1`: `years`, `bills`, `totals`, `assumed` and `facts`.
    #[must_use]
    pub fn report(&self) -> Report {
        let title = Text::each(|lang| {
            let title = self.title.get(lang);
            lang.choose(
                format!("Ennuste: {title}"),
                format!("Prognos: {title}"),
                format!("Forecast: {title}"),
            )
        });
        let report = Report::new("osuus.forecast/1", title)
            .table(self.years_table())
            .table(self.bills_table())
            .table(self.totals_table())
            .table(self.assumed_table())
            .table(self.facts_table());
        let report = self.remarks().into_iter().fold(report, Report::remark);
        let warnings = self.years.iter().flat_map(|year| year.shown().warnings());
        warnings.fold(report, |report, warning| {
            let text = Text::each(|lang| warning.message(lang));
            report.remark(Remark::new(warning.code().as_str(), text))
        })
    }

    fn years_table(&self) -> Table {
        let columns = vec![
            year_column(),
            Column::number("total", "Yhteensä", "Totalt", "Total"),
            change_column(),
            percent_column(),
            Column::whole("buyers", "Maksajia", "Betalare", "Buyers"),
            Column::words("joined", "Liittyneet", "Anslutna", "Joined"),
            Column::words("left", "Lähteneet", "Utträdda", "Left"),
        ];
        let title = Text::in_all("Vuodet", "Åren", "Years");
        let mut table = Table::new("years", title, columns);
        let mut before: Option<&Statement> = None;
        for year in &self.years {
            let now = year.shown();
            let [change, percent] = changed(now.total(), before.map(Statement::total));
            let names = |from: &Statement, other: &Statement| {
                let codes: BTreeSet<&str> =
                    other.bills().iter().map(Bill::code).collect();
                let new = from.bills().iter().filter(|bill| !codes.contains(bill.code()));
                let new: Vec<&Bill> = new.collect();
                if new.is_empty() { Cell::None } else { Cell::Local(named(&new)) }
            };
            table.push(vec![
                year_cell(year),
                Cell::Number(now.total().clone()),
                change,
                percent,
                Cell::Whole(count(now.bills().len())),
                before.map_or(Cell::None, |before| names(now, before)),
                before.map_or(Cell::None, |before| names(before, now)),
            ]);
            before = Some(now);
        }
        table
    }

    fn bills_table(&self) -> Table {
        let columns = vec![
            year_column(),
            buyer_column(),
            name_column(),
            Column::number("amount", "Summa", "Belopp", "Amount"),
            Column::number("residents", "Asukkaita", "Invånare", "Residents"),
            Column::number(
                "per_resident",
                "Asukasta kohti",
                "Per invånare",
                "A resident",
            ),
            change_column(),
            percent_column(),
        ];
        let title = Text::in_all("Laskut", "Räkningar", "Bills");
        let mut table = Table::new("bills", title, columns);
        let mut before: BTreeMap<&str, &Exact> = BTreeMap::new();
        for year in &self.years {
            for bill in year.shown().bills() {
                let residents = residents(year.shown(), bill.code());
                let each =
                    residents.as_ref().and_then(|many| bill.total().divided_by(many));
                let last = before.get(bill.code()).copied();
                let [change, percent] = changed(bill.total(), last);
                table.push(vec![
                    year_cell(year),
                    Cell::text(bill.code()),
                    Cell::Local(name(bill)),
                    Cell::Number(bill.total().clone()),
                    Cell::or_none(residents, Cell::Number),
                    Cell::or_none(each, Cell::Number),
                    change,
                    percent,
                ]);
            }
            let bills = year.shown().bills().iter();
            before = bills.map(|bill| (bill.code(), bill.total())).collect();
        }
        table
    }

    fn totals_table(&self) -> Table {
        let columns = vec![
            buyer_column(),
            name_column(),
            Column::number("amount", "Summa", "Belopp", "Amount"),
            Column::whole("years", "Vuosia", "År", "Years"),
        ];
        let title = Text::in_all("Kaikki vuodet", "Alla år", "All years");
        let mut table = Table::new("totals", title, columns);
        let bills = self.years.iter().flat_map(|year| year.shown().bills());
        let mut rows: BTreeMap<&str, (Text, u64)> = BTreeMap::new();
        for bill in bills {
            let row = rows.entry(bill.code()).or_default();
            *row = (name(bill), row.1 + 1);
        }
        let totals = self.totals();
        for (code, (name, years)) in rows {
            table.push(vec![
                Cell::text(code),
                Cell::Local(name),
                Cell::or_none(totals.get(code).cloned(), Cell::Number),
                Cell::Whole(years),
            ]);
        }
        table
    }

    fn assumed_table(&self) -> Table {
        let columns = vec![
            year_column(),
            buyer_column(),
            name_column(),
            Column::words("measure", "Suure", "Mått", "Measure"),
            Column::number("value", "Arvo", "Värde", "Value"),
            Column::words("base_year", "Vuodesta", "Från år", "From the year"),
            Column::number("base", "Sen arvo", "Dess värde", "Its value"),
        ];
        let title = Text::in_all(
            "Oletusten antamat tiedot",
            "Uppgifter enligt antagandena",
            "Figures that assumptions made",
        );
        let mut table = Table::new("assumed", title, columns);
        for one in &self.assumed {
            let whole = one.buyer.is_none();
            table.push(vec![
                Cell::text(one.period.to_string()),
                Cell::or_none(one.buyer.as_deref(), Cell::text),
                if whole { Cell::None } else { Cell::Local(one.name.clone()) },
                Cell::text(&one.measure),
                Cell::Number(one.value.clone()),
                Cell::text(one.base_year.to_string()),
                Cell::Number(one.base.clone()),
            ]);
        }
        table
    }

    /// The facts that were given and those that assumptions made: `bill` of any year comes to the same by them.
    fn facts_table(&self) -> Table {
        let columns = vec![
            buyer_column(),
            Column::words("measure", "Suure", "Mått", "Measure"),
            Column::words("period", "Jakso", "Period", "Period"),
            Column::number("value", "Arvo", "Värde", "Value"),
            Column::words("status", "Tila", "Status", "Status"),
            Column::day("known", "Tiedossa", "Känt", "Known"),
        ];
        let title = Text::in_all("Tiedot", "Uppgifter", "Facts");
        let mut table = Table::new("facts", title, columns);
        // Rows of clients are of persons, and stay with whoever gave them.
        let given = self.given.iter().filter(|fact| fact.client.is_none());
        let made: Vec<_> = self.assumed.iter().map(super::Assumed::fact).collect();
        for fact in given.chain(&made) {
            table.push(vec![
                Cell::text(fact.buyer.as_deref().unwrap_or_default()),
                Cell::text(&*fact.measure),
                Cell::text(fact.period.to_string()),
                Cell::Number(fact.value.clone()),
                Cell::text(
                    fact.status.map(crate::facts::Status::as_str).unwrap_or_default(),
                ),
                Cell::or_none(fact.known, Cell::Day),
            ]);
        }
        table
    }

    fn remarks(&self) -> Vec<Remark> {
        let measure = |id: &str| {
            let all = self
                .years
                .iter()
                .flat_map(|year| year.statement().plan().agreement().measures().iter());
            let mut named = all.filter(|measure| measure.id == id);
            named.next().map_or_else(|| Text::same(id), |measure| measure.name.clone())
        };
        let mut remarks = Vec::new();
        for assumption in &self.assumptions {
            let name = measure(assumption.measure());
            let told = assumption.told(&name);
            remarks.push(Remark::new("assumption", told).unverified());
            if !self.assumed.iter().any(|one| one.measure == assumption.measure()) {
                remarks.push(Remark::new(
                    "assumption-not-needed",
                    Text::each(|lang| {
                        let name = name.get(lang);
                        lang.choose(
                            format!("Oletusta ei tarvittu: {name} tiedetään kaikilta vuosilta tai sitä ei kysytä"),
                            format!("Antagandet behövdes inte: {name} är känt för alla år eller efterfrågas inte"),
                            format!("The assumption was not needed: {name} is known for all years, or nothing asks for it"),
                        )
                    }),
                ));
            }
        }
        if let Some(day) = self.held {
            remarks.push(
                Remark::new(
                    "borders-held",
                    Text::each(|lang| {
                        let day = crate::format::day(day, lang);
                        lang.choose(
                            format!("Kuntarekisteri päättyy {day}: kuntien ja alueiden oletetaan pysyvän ennallaan"),
                            format!("Kommunregistret slutar {day}: kommuner och områden antas vara oförändrade"),
                            format!("The register ends on {day}: municipalities and areas are assumed to stay as they are"),
                        )
                    }),
                )
                .unverified(),
            );
        }
        if self.given.iter().any(|fact| fact.client.is_some()) {
            remarks.push(Remark::new(
                "clients-left-out",
                Text::in_all(
                    "Asiakasrivit eivät ole taulukossa `facts`",
                    "Klientraderna finns inte i tabellen `facts`",
                    "Rows of clients are not in the table `facts`",
                ),
            ));
        }
        remarks
    }
}

/// The difference from what was before, and what it is of it in percent.
fn changed(now: &Exact, before: Option<&Exact>) -> [Cell; 2] {
    let Some(before) = before else { return [Cell::None, Cell::None] };
    let change = now - before;
    let percent = (&change * &Exact::from(100)).divided_by(before);
    [Cell::Number(change), Cell::or_none(percent, Cell::Number)]
}

fn name(bill: &Bill) -> Text {
    Text::each(|lang| bill.name(lang).to_owned())
}

fn named(bills: &[&Bill]) -> Text {
    Text::each(|lang: Lang| {
        bills.iter().map(|bill| bill.name(lang)).collect::<Vec<&str>>().join(", ")
    })
}

fn count(many: usize) -> u64 {
    u64::try_from(many).unwrap_or(u64::MAX)
}

fn year_cell(year: &Year) -> Cell {
    Cell::text(year.year().to_string())
}

fn year_column() -> Column {
    Column::words("year", "Vuosi", "År", "Year")
}

fn buyer_column() -> Column {
    Column::words("buyer", "Maksaja", "Betalare", "Buyer")
}

fn name_column() -> Column {
    Column::words("name", "Nimi", "Namn", "Name")
}

fn change_column() -> Column {
    Column::number(
        "change",
        "Muutos edellisvuodesta",
        "Ändring från året innan",
        "Change from the year before",
    )
}

fn percent_column() -> Column {
    Column::number("percent", "Muutos, %", "Ändring, %", "Change, %")
}
