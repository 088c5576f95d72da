//! Fairness views as a report.

use std::collections::BTreeSet;

use super::{Alone, Fairness, Groups, measured::Measured, name, percent};
use crate::compare::counted;
use crate::diagnostic::{Code, Diagnostics};
use crate::exact::Exact;
use crate::report::{Cell, Column, Remark, Report, Table};
use crate::statement::Bill;
use crate::text::Text;

/// How an amount stands to another.
fn outcome(difference: &Exact) -> Cell {
    let (word, text) = match difference.cmp(&Exact::zero()) {
        std::cmp::Ordering::Greater => (
            "less",
            Text::in_all(
                "maksaisi itsekseen vähemmän",
                "skulle betala mindre för sig",
                "would pay less by itself",
            ),
        ),
        std::cmp::Ordering::Equal => (
            "same",
            Text::in_all(
                "maksaisi itsekseen saman",
                "skulle betala lika mycket för sig",
                "would pay the same by itself",
            ),
        ),
        std::cmp::Ordering::Less => (
            "more",
            Text::in_all(
                "maksaisi itsekseen enemmän",
                "skulle betala mer för sig",
                "would pay more by itself",
            ),
        ),
    };
    Cell::Word(word, text)
}

fn buyer_columns() -> Vec<Column> {
    vec![
        Column::words("buyer", "Maksaja", "Betalare", "Buyer"),
        Column::words("name", "Nimi", "Namn", "Name"),
    ]
}

impl Fairness {
    /// The views as `osuus.fairness/1`. With `fewest` what concerns at least one and fewer clients is
    /// withheld, and what would tell it.
    ///
    /// # Errors
    /// Bills that may not be published.
    pub fn report(&self, fewest: Option<u32>) -> Result<Report, Diagnostics> {
        let shown = Shown::new(self, fewest)?;
        let statement = &self.statement;
        let title = Text::in_all(
            "Maksut ja käyttö rinnakkain",
            "Avgifter och användning sida vid sida",
            "Payments and use side by side",
        );
        let mut report = Report::new("osuus.fairness/1", title)
            .value(
                "agreement",
                Text::in_all("Sopimus", "Avtal", "Agreement"),
                Cell::Local(Text::each(|lang| statement.title(lang).to_owned())),
            )
            .value(
                "period",
                Text::in_all("Jakso", "Period", "Period"),
                Cell::Local(Text::each(|lang| statement.told(lang))),
            )
            .value(
                "total",
                Text::in_all("Yhteensä", "Totalt", "Total"),
                shown.money(shown.total()),
            )
            .value(
                "per_resident",
                Text::in_all(
                    "Asukasta kohti keskimäärin",
                    "Per invånare i genomsnitt",
                    "A resident on average",
                ),
                shown.money(shown.per_resident()),
            )
            .currency(statement.currency())
            .table(shown.buyers())
            .table(shown.uses());
        if let Some(alone) = &self.alone {
            let table = shown.alone(alone);
            report = report.table(table);
            report = shown.unknown_alone(alone).into_iter().fold(report, Report::remark);
        }
        if let Some(groups) = &self.groups {
            report = report.table(shown.groups(groups));
        }
        for warning in shown.warnings() {
            let text = Text::each(|lang| warning.message(lang));
            report = report.remark(Remark::new(warning.code().as_str(), text));
        }
        Ok(report)
    }
}

/// What of the bills may be shown.
struct Shown<'a> {
    of: &'a Fairness,
    withheld: BTreeSet<String>,
}

impl<'a> Shown<'a> {
    fn new(of: &'a Fairness, fewest: Option<u32>) -> Result<Self, Diagnostics> {
        let withheld = match fewest {
            None => BTreeSet::new(),
            Some(fewest) => {
                let published = of.statement.published(fewest)?;
                published.withheld().into_iter().map(str::to_owned).collect()
            }
        };
        Ok(Self { of, withheld })
    }

    fn bills(&self) -> &'a [Bill] {
        self.of.statement.bills()
    }

    fn is_shown(&self, code: &str) -> bool {
        !self.withheld.contains(code)
    }

    /// Whether sums over all may be told: not where only one bill is withheld.
    fn sums(&self) -> bool {
        self.withheld.len() != 1
    }

    fn amount(&self, bill: &'a Bill) -> Option<&'a Exact> {
        self.is_shown(bill.code()).then(|| bill.total())
    }

    fn total(&self) -> Option<Exact> {
        self.sums().then(|| self.of.statement.total().clone())
    }

    /// What all pay, by all residents.
    fn per_resident(&self) -> Option<Exact> {
        let residents = self.of.residents.and_then(|step| self.of.sum(step))?;
        self.total()?.divided_by(&residents)
    }

    fn money(&self, amount: Option<Exact>) -> Cell {
        let currency = self.of.statement.currency();
        Cell::or_none(amount, |amount| Cell::Money(amount, currency.clone()))
    }

    fn buyers(&self) -> Table {
        let mut columns = buyer_columns();
        columns.extend([
            Column::number("amount", "Summa", "Belopp", "Amount"),
            Column::number("share", "Osuus, %", "Andel, %", "Share, %"),
            Column::number("residents", "Asukkaita", "Invånare", "Residents"),
            Column::number(
                "residents_share",
                "Osuus asukkaista, %",
                "Andel av invånarna, %",
                "Share of residents, %",
            ),
            Column::number(
                "per_resident",
                "Asukasta kohti",
                "Per invånare",
                "A resident",
            ),
        ]);
        let title = Text::in_all("Maksajittain", "Per betalare", "By buyer");
        let mut table = Table::new("buyers", title, columns);
        let total = self.total();
        let all = self.of.residents.and_then(|step| self.of.sum(step));
        for bill in self.bills() {
            let amount = self.amount(bill);
            let people = self.of.residents;
            let people =
                people.and_then(|step| counted(&self.of.statement, step, bill.code()));
            let share = amount.zip(total.as_ref());
            let each = amount.zip(people.as_ref());
            let of_all = people.as_ref().zip(all.as_ref());
            table.push(vec![
                Cell::text(bill.code()),
                Cell::Local(name(bill)),
                self.money(amount.cloned()),
                number(share.and_then(|(amount, total)| percent(amount, total))),
                number(people.clone()),
                number(of_all.and_then(|(people, all)| percent(people, all))),
                self.money(each.and_then(|(amount, people)| amount.divided_by(people))),
            ]);
        }
        table
    }

    fn uses(&self) -> Table {
        let mut columns = buyer_columns();
        columns.extend([
            Column::words("measure", "Suure", "Storhet", "Measure"),
            Column::words("measure_name", "Käyttö", "Användning", "Use"),
            Column::number("use", "Määrä", "Mängd", "Quantity"),
            Column::words("unit", "Yksikkö", "Enhet", "Unit"),
            Column::number("share", "Osuus, %", "Andel, %", "Share, %"),
            Column::number(
                "per_unit",
                "Koko lasku yksikköä kohti",
                "Hela räkningen per enhet",
                "Whole bill a unit",
            ),
            Column::number(
                "driven",
                "Tämän mukaan maksettavaa",
                "Betalas efter detta",
                "Paid by this measure",
            ),
            Column::number(
                "driven_per_unit",
                "Siitä yksikköä kohti",
                "Därav per enhet",
                "Of that a unit",
            ),
        ]);
        let title = Text::in_all("Käyttö", "Användning", "Use");
        let mut table = Table::new("uses", title, columns);
        for measured in &self.of.uses {
            let all = self.of.sum(measured.step).filter(|_| self.sums());
            for (place, bill) in self.bills().iter().enumerate() {
                table.push(self.used(measured, all.as_ref(), place, bill));
            }
        }
        table
    }

    fn used(
        &self,
        measured: &Measured,
        all: Option<&Exact>,
        place: usize,
        bill: &'a Bill,
    ) -> Vec<Cell> {
        let statement = &self.of.statement;
        // A figure in clients may be what a bill is withheld for.
        let used = measured.of(statement, bill.code());
        let used = used.filter(|_| self.is_shown(bill.code()));
        let driven = measured.driven(statement, place);
        let driven = driven.filter(|_| self.is_shown(bill.code()));
        let a_unit = |amount: Option<&Exact>| {
            let both = amount.zip(used.as_ref());
            self.money(both.and_then(|(amount, used)| amount.divided_by(used)))
        };
        let share = used.as_ref().zip(all).and_then(|(used, all)| percent(used, all));
        vec![
            Cell::text(bill.code()),
            Cell::Local(name(bill)),
            Cell::text(&measured.id),
            Cell::Local(measured.name.clone()),
            number(used.clone()),
            Cell::text(&measured.unit),
            number(share),
            a_unit(self.amount(bill)),
            self.money(driven.clone()),
            a_unit(driven.as_ref()),
        ]
    }

    fn alone(&self, alone: &Alone) -> Table {
        let mut columns = buyer_columns();
        columns.extend([
            Column::number(
                "amount",
                "Sopimuksella",
                "Enligt avtalet",
                "By the agreement",
            ),
            Column::number("alone", "Yksin", "Ensam", "Alone"),
            Column::number("saving", "Säästö", "Besparing", "Saving"),
            Column::number("percent", "Säästö, %", "Besparing, %", "Saving, %"),
            Column::words("outcome", "Yksin", "Ensam", "Alone"),
        ]);
        let title = Text::in_all("Yksin ja yhdessä", "Ensam och tillsammans", "Alone");
        let mut table = Table::new("alone", title, columns);
        for bill in self.bills() {
            let Some(cost) = alone.of(bill.code()) else { continue };
            let amount = self.amount(bill);
            let saving = amount.map(|amount| cost - amount);
            let part = saving.as_ref().and_then(|saving| percent(saving, cost));
            let more = amount.map(|amount| amount - cost);
            table.push(vec![
                Cell::text(bill.code()),
                Cell::Local(name(bill)),
                self.money(amount.cloned()),
                self.money(Some(cost.clone())),
                self.money(saving),
                number(part),
                Cell::or_none(more, |more| outcome(&more)),
            ]);
        }
        table
    }

    /// Of whom it is not known what the service would cost alone.
    fn unknown_alone(&self, alone: &Alone) -> Option<Remark> {
        let codes = self.bills().iter().map(Bill::code);
        let unknown: Vec<&str> = codes.filter(|code| alone.of(code).is_none()).collect();
        let list = crate::suggest::list(None, &unknown);
        (!unknown.is_empty()).then(|| {
            Remark::new(
                "alone-not-known",
                Text::in_all(
                    format!(
                        "Kustannuksia yksin ei ole annettu näille maksajille: {list}"
                    ),
                    format!("Kostnaden ensam har inte angetts för: {list}"),
                    format!("What it would cost alone is not given for: {list}"),
                ),
            )
        })
    }

    fn groups(&self, groups: &Groups) -> Table {
        let columns = vec![
            Column::words("group", "Ryhmä", "Grupp", "Group"),
            Column::words("members", "Jäsenet", "Medlemmar", "Members"),
            Column::number(
                "amount",
                "Sopimuksella",
                "Enligt avtalet",
                "By the agreement",
            ),
            Column::number("alone", "Itsekseen", "För sig", "By itself"),
            Column::number("saving", "Säästö", "Besparing", "Saving"),
            Column::words("outcome", "Itsekseen", "För sig", "By itself"),
        ];
        let title = Text::in_all("Ryhmät", "Grupper", "Groups");
        let mut table = Table::new("groups", title, columns);
        for group in groups.all() {
            let members: Vec<&str> = group.buyers().collect();
            // What some of them pay would tell the others.
            let told = members.iter().all(|code| self.is_shown(code));
            let amount = told.then(|| self.of.together(group));
            let more = amount.as_ref().map(|amount| amount - group.cost());
            let saving = amount.as_ref().map(|amount| group.cost() - amount);
            table.push(vec![
                Cell::text(group.id()),
                Cell::text(members.join(", ")),
                self.money(amount),
                self.money(Some(group.cost().clone())),
                self.money(saving),
                Cell::or_none(more, |more| outcome(&more)),
            ]);
        }
        table
    }

    fn warnings(&self) -> impl Iterator<Item = &'a crate::diagnostic::Diagnostic> {
        let sums = self.sums();
        let told = move |one: &&crate::diagnostic::Diagnostic| {
            sums || one.code() != Code::PrintedTotal
        };
        self.of.statement.warnings().iter().filter(told)
    }
}

fn number(value: Option<Exact>) -> Cell {
    Cell::or_none(value, Cell::Number)
}
