//! A comparison as a report.

use std::collections::BTreeSet;

use super::{Alternative, Compared, Comparison, Side, figures, residents};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::report::{Cell, Column, Remark, Report, Table};
use crate::statement::Bill;
use crate::text::{Lang, Text};

/// What of a comparison is told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct View {
    /// Only this buyer, with every figure of its bills.
    pub buyer: Option<String>,
    /// What concerns at least one and fewer clients is withheld.
    pub fewest: Option<u32>,
}

/// Whether a buyer pays more or less than by the first alternative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Less,
    Same,
    More,
}

impl Outcome {
    pub fn of(difference: &Exact) -> Self {
        match difference.cmp(&Exact::zero()) {
            std::cmp::Ordering::Less => Self::Less,
            std::cmp::Ordering::Equal => Self::Same,
            std::cmp::Ordering::Greater => Self::More,
        }
    }

    fn cell(self) -> Cell {
        match self {
            Self::Less => Cell::Word(
                "less",
                Text::in_all("maksaa vähemmän", "betalar mindre", "pays less"),
            ),
            Self::Same => Cell::Word(
                "same",
                Text::in_all("maksaa saman", "betalar lika mycket", "pays the same"),
            ),
            Self::More => Cell::Word(
                "more",
                Text::in_all("maksaa enemmän", "betalar mer", "pays more"),
            ),
        }
    }
}

impl Comparison {
    /// The comparison as `osuus.comparison/1`: the alternatives, and every buyer by each of the others
    /// beside the first.
    ///
    /// # Errors
    /// A buyer that none of them has, or bills that may not be published.
    pub fn report(&self, view: &View) -> Result<Report, Diagnostics> {
        let shown = self
            .sides
            .iter()
            .map(|side| Shown::new(side, view.fewest))
            .collect::<Result<Vec<Shown<'_>>, _>>()?;
        if let Some(code) = &view.buyer {
            self.check_buyer(code, &shown)?;
        }
        let title = Text::in_all("Vertailu", "Jämförelse", "Comparison");
        let mut report = Report::new("osuus.comparison/1", title);
        if let Some(side) = self.sides.first() {
            report = report.currency(side.statement.currency());
        }
        report = report
            .table(self.alternatives(&shown))
            .table(self.buyers_table(&shown, view.buyer.as_deref()));
        if let Some(code) = &view.buyer {
            report = report.table(figures::table(&self.sides, code));
        }
        for shown in &shown {
            for warning in shown.warnings() {
                report = report.remark(remark(&shown.side.name, warning));
            }
        }
        Ok(report)
    }

    fn check_buyer(&self, code: &str, shown: &[Shown<'_>]) -> Result<(), Diagnostics> {
        if !self.buyers.iter().any(|buyer| buyer.code == code) {
            let all: Vec<_> = self
                .sides
                .iter()
                .flat_map(|side| side.statement.plan().buyers().to_vec())
                .collect();
            return Err(crate::facts::unknown_buyer(code, &all, Input::Call).into());
        }
        // The figures of one bill tell those of others wherever a pool is shared.
        for shown in shown {
            shown.explained(code)?;
        }
        Ok(())
    }

    fn alternatives(&self, shown: &[Shown<'_>]) -> Table {
        let mut table = Table::new(
            "alternatives",
            Text::in_all("Vaihtoehdot", "Alternativ", "Alternatives"),
            vec![
                Column::words("alternative", "Vaihtoehto", "Alternativ", "Alternative"),
                Column::words("agreement", "Sopimus", "Avtal", "Agreement"),
                Column::words("period", "Jakso", "Period", "Period"),
                Column::whole("buyers", "Maksajia", "Betalare", "Buyers"),
                Column::number("total", "Yhteensä", "Totalt", "Total"),
                Column::number(
                    "difference",
                    "Ero ensimmäiseen",
                    "Skillnad mot det första",
                    "Difference from the first",
                ),
                Column::whole("less", "Maksaa vähemmän", "Betalar mindre", "Pay less"),
                Column::whole(
                    "same",
                    "Maksaa saman",
                    "Betalar lika mycket",
                    "Pay the same",
                ),
                Column::whole("more", "Maksaa enemmän", "Betalar mer", "Pay more"),
            ],
        );
        let first = shown.first().and_then(Shown::total);
        for (place, one) in shown.iter().enumerate() {
            let total = one.total();
            let difference = total.zip(first).map(|(total, first)| total - first);
            let counted = |outcome| {
                let all = self.buyers.iter().filter_map(|buyer| {
                    let first = shown.first()?.amount(&buyer.code)?;
                    Some(Outcome::of(&(one.amount(&buyer.code)? - first)))
                });
                let count = all.filter(|found| *found == outcome).count() as u64;
                if place == 0 { Cell::None } else { Cell::Whole(count) }
            };
            let statement = &one.side.statement;
            table.push(vec![
                Cell::text(&one.side.name),
                Cell::Local(Text::each(|lang| statement.title(lang).to_owned())),
                Cell::Local(Text::each(|lang| statement.told(lang))),
                Cell::Whole(statement.bills().len() as u64),
                one.money(total.cloned()),
                one.money(difference.filter(|_| place > 0)),
                counted(Outcome::Less),
                counted(Outcome::Same),
                counted(Outcome::More),
            ]);
        }
        table
    }

    fn buyers_table(&self, shown: &[Shown<'_>], only: Option<&str>) -> Table {
        let mut table = Table::new(
            "buyers",
            Text::in_all("Maksajittain", "Per betalare", "By buyer"),
            vec![
                Column::words("buyer", "Maksaja", "Betalare", "Buyer"),
                Column::words("name", "Nimi", "Namn", "Name"),
                Column::words("alternative", "Vaihtoehto", "Alternativ", "Alternative"),
                Column::number(
                    "first",
                    "Ensimmäisen mukaan",
                    "Enligt det första",
                    "By the first",
                ),
                Column::number("amount", "Summa", "Belopp", "Amount"),
                Column::number("difference", "Ero", "Skillnad", "Difference"),
                Column::number("percent", "Ero, %", "Skillnad, %", "Difference, %"),
                Column::number("residents", "Asukkaita", "Invånare", "Residents"),
                Column::number(
                    "per_resident",
                    "Asukasta kohti",
                    "Per invånare",
                    "A resident",
                ),
                Column::words("outcome", "Tulos", "Utfall", "Outcome"),
            ],
        );
        let Some((first, others)) = shown.split_first() else { return table };
        let wanted = |buyer: &&Compared| only.is_none_or(|code| code == buyer.code);
        for buyer in self.buyers.iter().filter(wanted) {
            for other in others {
                table.push(row(buyer, first, other));
            }
        }
        table
    }
}

fn row(buyer: &Compared, first: &Shown<'_>, other: &Shown<'_>) -> Vec<Cell> {
    let before = first.amount(&buyer.code);
    let amount = other.amount(&buyer.code);
    let difference = amount.zip(before).map(|(amount, before)| amount - before);
    let percent = difference.as_ref().zip(before).and_then(|(difference, before)| {
        (difference * &Exact::from(100)).divided_by(before)
    });
    let people =
        residents(&other.side.statement, &buyer.code).or_else(|| buyer.residents.clone());
    let each = amount.zip(people.as_ref()).and_then(|(a, people)| a.divided_by(people));
    vec![
        Cell::text(&buyer.code),
        Cell::Local(buyer.name.clone()),
        Cell::text(&other.side.name),
        first.money(before.cloned()),
        other.money(amount.cloned()),
        other.money(difference.clone()),
        Cell::or_none(percent, Cell::Number),
        Cell::or_none(people, Cell::Number),
        other.money(each),
        Cell::or_none(difference, |difference| Outcome::of(&difference).cell()),
    ]
}

/// What of an alternative may be shown.
struct Shown<'a> {
    side: &'a Side,
    withheld: BTreeSet<String>,
    fewest: Option<u32>,
}

impl<'a> Shown<'a> {
    fn new(side: &'a Side, fewest: Option<u32>) -> Result<Self, Diagnostics> {
        let withheld = match fewest {
            None => BTreeSet::new(),
            Some(fewest) => {
                let published = side.statement.published(fewest);
                let published =
                    published.map_err(|why| why.in_alternative(&side.name))?;
                published.withheld().into_iter().map(str::to_owned).collect()
            }
        };
        Ok(Self { side, withheld, fewest })
    }

    fn amount(&self, code: &str) -> Option<&'a Exact> {
        if self.withheld.contains(code) {
            return None;
        }
        self.side.statement.bill(code).map(Bill::total)
    }

    /// The sum, unless it would tell the only bill that is withheld.
    fn total(&self) -> Option<&'a Exact> {
        (self.withheld.len() != 1).then(|| self.side.statement.total())
    }

    fn money(&self, amount: Option<Exact>) -> Cell {
        let currency = self.side.statement.currency();
        Cell::or_none(amount, |amount| Cell::Money(amount, currency.clone()))
    }

    /// That the bill of a buyer may be explained.
    fn explained(&self, code: &str) -> Result<(), Diagnostics> {
        let Some(fewest) = self.fewest else { return Ok(()) };
        if self.side.statement.bill(code).is_none() {
            return Ok(());
        }
        let published = self.side.statement.published(fewest)?;
        let told = published.explain(Some(code)).map(|_| ());
        told.map_err(|why| why.in_alternative(&self.side.name))
    }

    fn warnings(&self) -> impl Iterator<Item = &'a Diagnostic> {
        let sums = self.withheld.len() == 1;
        let told = move |one: &&Diagnostic| !sums || one.code() != Code::PrintedTotal;
        self.side.statement.warnings().iter().filter(told)
    }
}

/// The report with the reservations of the alternatives as they are now: what is made up is said to be.
pub(crate) fn with_reservations(report: Report, alternatives: &[Alternative]) -> Report {
    alternatives.iter().fold(report, |report, one| {
        // One that cannot be worked out as it is may be where something else has another value.
        let Ok(statement) = one.statement() else { return report };
        let warnings = statement.warnings().iter();
        warnings
            .fold(report, |report, warning| report.remark(remark(one.name(), warning)))
    })
}

/// A reservation of one of the statements.
pub(crate) fn remark(name: &str, warning: &Diagnostic) -> Remark {
    let text = Text::each(|lang: Lang| format!("{name}: {}", warning.message(lang)));
    Remark::new(warning.code().as_str(), text)
}
