//! The statement as a table of texts: the shell, a notebook and a page only lay it out.

use serde::Serialize;

use super::{Statement, Withheld};
use crate::agreement::Billed;
use crate::csv::{Style, Writer};
use crate::exact::Exact;
use crate::format;
use crate::text::Lang;

/// What stands in place of a figure that is withheld.
const WITHHELD: &str = "··";

/// The columns of the lines as CSV.
const CSV_COLUMNS: [&str; 10] = [
    "buyer", "name", "charge", "label", "quantity", "unit", "rate", "amount", "currency",
    "billed",
];

/// A table of texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    /// What it is.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// A row for each buyer.
    pub rows: Vec<Vec<String>>,
    /// The last row: sums.
    pub total: Vec<String>,
    /// What stands below it: funders, the unallocated rest, reservations.
    pub notes: Vec<String>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// How its cells are set.
    pub align: Align,
}

/// How cells are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Align {
    /// Words.
    Left,
    /// Figures.
    Right,
}

impl Statement {
    /// A row for each buyer, a column for each charge, sums below, reservations at the foot.
    #[must_use]
    pub fn table(&self, lang: Lang) -> Table {
        self.table_of(&Withheld::default(), lang)
    }

    pub(super) fn table_of(&self, withheld: &Withheld, lang: Lang) -> Table {
        let column = |title: &str, align| Column { title: title.to_owned(), align };
        let mut columns = vec![
            column(code_word(lang), Align::Left),
            column(buyer_word(lang), Align::Left),
        ];
        let (lines, memos): (Vec<_>, Vec<_>) =
            self.plan().lines.iter().partition(|line| line.billed == Billed::Yes);
        columns
            .extend(lines.iter().map(|line| column(line.name.get(lang), Align::Right)));
        columns.push(column(total_word(lang), Align::Right));
        // Memos stand behind the total that they do not add to.
        columns.extend(memos.iter().map(|memo| {
            let outside = lang.choose("ei laskuteta", "faktureras inte", "not billed");
            column(&format!("{} ({outside})", memo.name.get(lang)), Align::Right)
        }));
        // The currency stands in the caption, so that figures align.
        let figure =
            |value: &Exact| format::number(value, self.currency().decimals(), lang);
        let rows = self
            .bills()
            .iter()
            .enumerate()
            .map(|(place, bill)| {
                let mut row = vec![bill.code().to_owned(), bill.name(lang).to_owned()];
                if withheld.bill(place) {
                    row.resize(columns.len(), WITHHELD.to_owned());
                    return row;
                }
                row.extend(bill.lines().iter().map(|line| figure(line.amount())));
                row.push(figure(bill.total()));
                row.extend(bill.memos().iter().map(|memo| figure(memo.amount())));
                row
            })
            .collect();
        let mut total = vec![String::new(), self.buyers_counted(lang)];
        let figure = |value: &Exact| {
            if withheld.sums() { WITHHELD.to_owned() } else { figure(value) }
        };
        total.extend((0..lines.len()).map(|place| {
            let amounts = self.bills().iter().filter_map(|bill| bill.lines().get(place));
            figure(&amounts.map(super::Line::amount).sum())
        }));
        total.push(figure(self.total()));
        total.extend((0..memos.len()).map(|place| {
            let amounts = self.bills().iter().filter_map(|bill| bill.memos().get(place));
            figure(&amounts.map(super::Line::amount).sum())
        }));
        Table {
            caption: self.caption(lang),
            columns,
            rows,
            total,
            notes: self.foot(withheld, lang),
        }
    }

    /// The bills line by line as CSV, every figure exact.
    #[must_use]
    pub fn to_csv(&self, style: Style, lang: Lang) -> String {
        self.csv_of(&Withheld::default(), style, lang)
    }

    pub(super) fn csv_of(&self, withheld: &Withheld, style: Style, lang: Lang) -> String {
        let mut writer = Writer::new(style);
        writer.row(CSV_COLUMNS);
        let amount = |value: &Exact| self.currency().amount_text(value);
        for (place, bill) in self.bills().iter().enumerate() {
            if withheld.bill(place) {
                continue;
            }
            let lines = bill.lines().iter().map(|line| (line, Billed::Yes));
            let memos = bill.memos().iter().map(|memo| (memo, Billed::No));
            for (line, billed) in lines.chain(memos) {
                writer.text(bill.code());
                writer.text(bill.name(lang));
                writer.text(line.charge());
                writer.text(line.label(lang));
                writer.digits(
                    &line.quantity().map(ToString::to_string).unwrap_or_default(),
                );
                writer.text(line.unit().unwrap_or_default());
                writer.digits(&line.rate().map(amount).unwrap_or_default());
                writer.digits(&amount(line.amount()));
                writer.text(self.currency().code());
                writer.text(billed.as_str());
                writer.end();
            }
        }
        writer.finish()
    }

    /// What people call the columns of the lines, by their names; and `total`, their sum.
    #[must_use]
    pub fn labels(lang: Lang) -> [(&'static str, &'static str); 11] {
        [
            ("buyer", code_word(lang)),
            ("name", buyer_word(lang)),
            ("charge", lang.choose("Maksun tunnus", "Avgiftens kod", "Charge code")),
            ("label", lang.choose("Maksu", "Avgift", "Charge")),
            ("quantity", lang.choose("Määrä", "Mängd", "Quantity")),
            ("unit", lang.choose("Yksikkö", "Enhet", "Unit")),
            ("rate", lang.choose("Yksikköhinta", "Pris per enhet", "Rate")),
            ("amount", lang.choose("Summa", "Belopp", "Amount")),
            ("currency", lang.choose("Valuutta", "Valuta", "Currency")),
            ("billed", lang.choose("Laskutetaan", "Faktureras", "Billed")),
            ("total", total_word(lang)),
        ]
    }

    /// What it is of: the agreement, the period, the currency.
    #[must_use]
    pub fn caption(&self, lang: Lang) -> String {
        format!("{}, {} ({})", self.title(lang), self.told(lang), self.currency())
    }

    fn buyers_counted(&self, lang: Lang) -> String {
        let count = self.bills().len();
        match (count, lang) {
            (1, _) => lang.choose("1 maksaja", "1 betalare", "1 buyer").to_owned(),
            _ => format!("{count} {}", lang.choose("maksajaa", "betalare", "buyers")),
        }
    }

    fn foot(&self, withheld: &Withheld, lang: Lang) -> Vec<String> {
        let mut notes = self.holds_by(lang);
        if !withheld.bills.is_empty() {
            let fewest = withheld.fewest;
            notes.push(match lang {
                Lang::Fi => format!("{WITHHELD}: alle {fewest} asiakasta, ei näytetä"),
                Lang::Sv => format!("{WITHHELD}: färre än {fewest} klienter, visas inte"),
                Lang::En => format!("{WITHHELD}: fewer than {fewest} clients, withheld"),
            });
        }
        for funder in self.funders() {
            let outside = lang.choose("ei laskuteta", "faktureras inte", "not billed");
            let amount = self.shown(funder.amount(), lang);
            notes.push(format!("{}: {amount} ({outside})", funder.name(lang)));
        }
        if !withheld.sums() && !self.unallocated().is_zero() {
            let label = lang.choose(
                "Jakamatta (kukaan ei kanna)",
                "Ofördelat (ingen bär)",
                "Unallocated (carried by nobody)",
            );
            notes.push(format!("{label}: {}", self.shown(self.unallocated(), lang)));
        }
        notes.extend(self.warnings_of(withheld).map(|warning| {
            let mark = lang.choose("Huomaa", "Obs", "Note");
            format!("{mark}: {}", warning.message(lang))
        }));
        notes
    }
}

fn code_word(lang: Lang) -> &'static str {
    lang.choose("Koodi", "Kod", "Code")
}

fn buyer_word(lang: Lang) -> &'static str {
    lang.choose("Maksaja", "Betalare", "Buyer")
}

fn total_word(lang: Lang) -> &'static str {
    lang.choose("Yhteensä", "Totalt", "Total")
}
