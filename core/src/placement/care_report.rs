//! Care as a report: `osuus.placements/1`.

use std::collections::{BTreeMap, BTreeSet};

use super::care::{Amount, Care, CareFact, Key};
use super::{Counts, Form, Moves, PartMonths};
use crate::exact::Exact;
use crate::period::Period;
use crate::report::{Cell, Column, Keys, Kind, Remark, Report, Table};
use crate::text::Text;

fn buyer_column() -> Column {
    Column::words("buyer", "Maksaja", "Betalare", "Buyer")
}

fn children_column() -> Column {
    Column::whole("children", "Lapsia", "Barn", "Children")
}

fn count(children: &BTreeSet<&str>) -> u64 {
    u64::try_from(children.len()).unwrap_or(u64::MAX)
}

impl Care {
    /// As a report of a period, with these facts for an agreement.
    #[must_use]
    pub fn report(&self, period: &Period, facts: &[CareFact], keys: Keys) -> Report {
        let title = Text::in_all(
            "Lasten sijoitukset",
            "Placeringar av barn",
            "Placements of children",
        );
        let days = period.days();
        let children: BTreeSet<&str> =
            self.entries.keys().map(|key| key.child.as_str()).collect();
        let all: Exact = self.entries.values().map(|one| &one.days).sum();
        let number = count(&children);
        let mut report = Report::new("osuus.placements/1", title)
            .value(
                "period",
                Text::in_all("Ajanjakso", "Period", "Period"),
                Cell::text(period.to_string()),
            )
            .value("from", Text::in_all("Alkaa", "Från", "From"), Cell::Day(days.from()))
            .value("to", Text::in_all("Päättyy", "Till", "To"), Cell::Day(days.to()))
            .value_of_clients(
                "children",
                Text::in_all("Lapsia", "Barn", "Children"),
                Cell::Whole(number),
                number,
            )
            .value_of_clients(
                "days",
                Text::in_all("Hoitopäiviä", "Vårddagar", "Days in care"),
                Cell::Number(all),
                number,
            )
            .table(self.days_table());
        if self.has_places {
            report = report.table(self.places_table());
        }
        if keys == Keys::Shown {
            report = report.table(self.children_table());
        }
        report = report.table(facts_table(facts, keys));
        for remark in self.remarks(facts, keys) {
            report = report.remark(remark);
        }
        report
    }

    fn form(&self, place: usize) -> Option<&Form> {
        self.terms.forms.get(place)
    }

    /// The cells that name a form.
    fn form_cells(&self, place: usize) -> [Cell; 2] {
        let form = self.form(place);
        [
            Cell::or_none(form, |form| Cell::text(&*form.id)),
            Cell::or_none(form, |form| Cell::Local(form.name.clone())),
        ]
    }

    fn form_columns() -> [Column; 2] {
        [
            Column::words("form", "Tunnus", "Kod", "Code"),
            Column::words("form_name", "Muoto", "Form", "Form of care"),
        ]
    }

    fn amount_columns(&self) -> Vec<Column> {
        let mut columns = vec![
            Column::number("days", "Päiviä", "Dagar", "Days"),
            Column::number(
                "emergency_days",
                "Kiireellisiä",
                "Brådskande",
                "Of which emergency",
            ),
            Column::number("months", "Kuukausia", "Månader", "Months"),
        ];
        if self.has_prices {
            columns.push(Column::number("cost", "Kustannus", "Kostnad", "Cost"));
        }
        columns.into_iter().map(Column::of_clients).collect()
    }

    fn amount_cells(&self, amount: Amount) -> Vec<Cell> {
        let mut cells = vec![amount.days, amount.emergency, amount.months];
        cells.extend(self.has_prices.then_some(amount.cost));
        cells.into_iter().map(Cell::Number).collect()
    }

    /// Sums by whatever `by` tells of an entry, with the children that they are made of.
    fn sums<'c, K: Ord>(
        &'c self,
        by: impl Fn(&'c Key) -> K,
    ) -> BTreeMap<K, (Amount, BTreeSet<&'c str>)> {
        let mut sums: BTreeMap<K, (Amount, BTreeSet<&str>)> = BTreeMap::new();
        for (key, amount) in &self.entries {
            let (sum, children) =
                sums.entry(by(key)).or_insert_with(|| (Amount::none(), BTreeSet::new()));
            sum.add(amount);
            children.insert(&key.child);
        }
        sums
    }

    fn days_table(&self) -> Table {
        let title = Text::in_all(
            "Hoito maksajittain ja muodoittain",
            "Vård per betalare och form",
            "Care by buyer and form",
        );
        let mut columns = vec![buyer_column()];
        columns.extend(Self::form_columns());
        columns.push(children_column());
        columns.extend(self.amount_columns());
        let mut table = Table::new("care", title, columns).clients("children");
        let sums = self.sums(|key| (key.buyer.as_str(), key.form));
        for ((buyer, form), (amount, children)) in sums {
            let mut cells = vec![Cell::text(buyer)];
            cells.extend(self.form_cells(form));
            cells.push(Cell::Whole(count(&children)));
            cells.extend(self.amount_cells(amount));
            table.push(cells);
        }
        table
    }

    fn places_table(&self) -> Table {
        let title = Text::in_all(
            "Hoitopäivät paikoittain",
            "Vårddagar per plats",
            "Days in care by place",
        );
        let mut columns = vec![Column::words("place", "Paikka", "Plats", "Place")];
        columns.extend(Self::form_columns());
        columns.push(children_column());
        columns.push(Column::whole("days", "Päiviä", "Dagar", "Days").of_clients());
        let mut table = Table::new("places", title, columns).clients("children");
        for ((place, form), (days, children)) in &self.places {
            let mut cells = vec![Cell::text(&**place)];
            cells.extend(self.form_cells(*form));
            let number = u64::try_from(children.len()).unwrap_or(u64::MAX);
            cells.extend([Cell::Whole(number), Cell::Whole(*days)]);
            table.push(cells);
        }
        table
    }

    fn children_table(&self) -> Table {
        let title = Text::in_all("Hoito lapsittain", "Vård per barn", "Care by child");
        let mut columns =
            vec![Column::words("child", "Lapsi", "Barn", "Child"), buyer_column()];
        columns.extend(Self::form_columns());
        columns.extend(self.amount_columns());
        let mut table = Table::new("by_child", title, columns).confidential();
        let sums = self.sums(|key| (key.child.as_str(), key.buyer.as_str(), key.form));
        for ((child, buyer, form), (amount, _)) in sums {
            let mut cells = vec![Cell::text(child), Cell::text(buyer)];
            cells.extend(self.form_cells(form));
            cells.extend(self.amount_cells(amount));
            table.push(cells);
        }
        table
    }

    fn remarks(&self, facts: &[CareFact], keys: Keys) -> Vec<Remark> {
        let terms = &self.terms;
        let counts = match terms.counts {
            Counts::BothEnds => Text::in_all(
                "hoitopäiviä ovat sijoituksen ensimmäinen ja viimeinen päivä sekä kaikki niiden väliset",
                "vårddagar är placeringens första och sista dag och alla däremellan",
                "days in care are the first and the last day of a placement and all between",
            ),
            Counts::First => Text::in_all(
                "hoitopäiviä ovat sijoituksen ensimmäinen päivä ja sitä seuraavat, viimeinen vain, jos se on myös ensimmäinen",
                "vårddagar är placeringens första dag och de följande, den sista bara om den också är den första",
                "days in care are the first day of a placement and those after it, the last only where it is also the first",
            ),
            Counts::Nights => Text::in_all(
                "hoitopäiviä ovat yöt, kukin sinä päivänä, jona se alkaa",
                "vårddagar är nätterna, var och en den dag då den börjar",
                "days in care are the nights, each on the day on which it begins",
            ),
        };
        let moves = match terms.moves {
            Moves::ToNew => Text::in_all(
                "siirtopäivä kuuluu uudelle paikalle",
                "flyttdagen hör till den nya platsen",
                "the day of a move belongs to the new place",
            ),
            Moves::ToOld => Text::in_all(
                "siirtopäivä kuuluu vanhalle paikalle",
                "flyttdagen hör till den gamla platsen",
                "the day of a move belongs to the place that is left",
            ),
        };
        let months = match terms.part_months {
            PartMonths::ByDays => Text::in_all(
                "vajaa kuukausi on hoitopäiviensä osuus kuukauden päivistä",
                "en del av en månad är vårddagarnas andel av månadens dagar",
                "a part of a month is the part that its days in care are of the days of the month",
            ),
            PartMonths::Started => Text::in_all(
                "alkanut kuukausi on täysi kuukausi kullekin muodolle ja maksajalle",
                "en påbörjad månad är en hel månad för varje form och betalare",
                "a month that has begun is a whole month for each form and buyer",
            ),
        };
        let said = |id, words| {
            let remark = Remark::new(id, words).cited(terms.citation.clone());
            if terms.citation.is_some() { remark } else { remark.unverified() }
        };
        let pays = Text::in_all(
            "sijoittanut kunta maksaa",
            "den kommun som placerat barnet betalar",
            "the municipality that placed the child pays",
        );
        let mut remarks = vec![
            said("counting", counts),
            said("moves", moves),
            said("part-months", months),
            Remark::new("payer", pays),
        ];
        if keys == Keys::Hidden && facts.iter().any(|fact| fact.child.is_some()) {
            let left = Text::in_all(
                "yksittäisten lasten tietoja ei näytetä; niillä kuitenkin laskutetaan",
                "uppgifter om enskilda barn visas inte; de används ändå i räkningen",
                "facts of single children are not shown; they are billed by all the same",
            );
            remarks.push(Remark::new("facts-of-children", left));
        }
        remarks
    }
}

/// Facts by calendar month, ready for an agreement.
fn facts_table(facts: &[CareFact], keys: Keys) -> Table {
    let title = Text::in_all(
        "Tiedot sopimusta varten",
        "Uppgifter för avtalet",
        "Facts for an agreement",
    );
    let of_children =
        keys == Keys::Shown && facts.iter().any(|fact| fact.child.is_some());
    let mut columns = vec![
        buyer_column(),
        Column::words("measure", "Suure", "Mått", "Measure"),
        Column::words("period", "Kuukausi", "Månad", "Month"),
        Column::number("value", "Arvo", "Värde", "Value"),
    ];
    if of_children {
        columns.push(Column::words("client", "Lapsi", "Barn", "Child"));
    }
    // Those of a month may be of one child, whatever the year's are.
    let mut table = Table::new("facts", title, columns).confidential();
    for fact in facts.iter().filter(|fact| of_children || fact.child.is_none()) {
        let mut cells = vec![
            Cell::text(&*fact.buyer),
            Cell::text(&*fact.measure),
            Cell::text(fact.period()),
            Cell::Number(fact.value.clone()),
        ];
        if of_children {
            cells.push(Cell::or_none(fact.child.as_deref(), Cell::text));
        }
        table.push(cells);
    }
    table
}

impl CareFact {
    /// Its calendar month, as facts write it.
    #[must_use]
    pub fn period(&self) -> String {
        format!("{:04}-{:02}", self.month.year(), self.month.month())
    }
}

/// What a buyer pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paid {
    /// Code.
    pub code: String,
    /// Name.
    pub name: Text,
    /// Children whose care its bill is made of.
    pub children: u64,
    /// What it pays; none where that is withheld.
    pub amount: Option<Exact>,
    /// What it would pay, where that is asked.
    pub then: Option<Exact>,
}

/// The bills, as an agreement has them.
#[must_use]
pub fn bills_table(bills: &[Paid]) -> Table {
    let title = Text::in_all("Laskut", "Räkningar", "Bills");
    let mut table = Table::new(
        "bills",
        title,
        paid_columns(&[("amount", Text::in_all("Maksaa", "Betalar", "Pays"))]),
    )
    .clients("children");
    for paid in bills {
        let mut cells = paid.cells();
        cells.push(Cell::or_none(paid.amount.clone(), Cell::Number));
        table.push(cells);
    }
    table
}

/// What a what-if changes for each buyer.
#[must_use]
pub fn effects_table(bills: &[Paid]) -> Table {
    let title = Text::in_all(
        "Vaikutus kuhunkin maksajaan",
        "Verkan på varje betalare",
        "Effect on every buyer",
    );
    let columns = paid_columns(&[
        ("before", Text::in_all("Ennen", "Före", "Before")),
        ("after", Text::in_all("Jälkeen", "Efter", "After")),
        ("difference", Text::in_all("Ero", "Skillnad", "Difference")),
    ]);
    let mut table = Table::new("effects", title, columns).clients("children");
    for paid in bills {
        let both = paid.amount.clone().zip(paid.then.clone());
        let difference = both.as_ref().map(|(before, after)| after - before);
        let mut cells = paid.cells();
        for figure in [
            both.as_ref().map(|(one, _)| one.clone()),
            both.map(|(_, one)| one),
            difference,
        ] {
            cells.push(Cell::or_none(figure, Cell::Number));
        }
        table.push(cells);
    }
    table
}

fn paid_columns(more: &[(&'static str, Text)]) -> Vec<Column> {
    let mut columns = vec![
        buyer_column(),
        Column::words("name", "Nimi", "Namn", "Name"),
        children_column(),
    ];
    let figure = |(name, heading): &(&'static str, Text)| {
        Column::new(name, heading.clone(), Kind::Number).of_clients()
    };
    columns.extend(more.iter().map(figure));
    columns
}

impl Paid {
    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::text(&*self.code),
            Cell::Local(self.name.clone()),
            Cell::Whole(self.children),
        ]
    }
}
