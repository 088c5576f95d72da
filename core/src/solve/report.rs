//! Solutions and break points as reports.

use super::flips::BreakPoints;
use super::{Order, Solution, Stretch};
use crate::exact::Exact;
use crate::money::Currency;
use crate::report::{Cell, Column, Remark, Report, Table};
use crate::text::Text;

impl Solution {
    /// The solution as `osuus.solution/1`: the values that reach the goal, and those right beside them that
    /// do not.
    #[must_use]
    pub fn report(&self) -> Report {
        let title = Text::in_all(
            "Mikä arvo riittää",
            "Vilket värde räcker",
            "Which value reaches it",
        );
        let (verdict, words) = self.verdict();
        let label = Text::in_all("Vastaus", "Svar", "Answer");
        let report = Report::new("osuus.solution/1", title);
        grid_values(report, &self.label, (&self.unit, &self.now), self.grid())
            .value("verdict", label, Cell::Word(verdict, words))
            .table(self.answers_table())
            .table(self.beside())
            .remark(Remark::new("every-value", every_value()))
    }

    fn verdict(&self) -> (&'static str, Text) {
        let all = self.stretches().len() == self.answers().count();
        match (self.answers().next(), self.moves) {
            (Some(_), true) if all => (
                "always",
                Text::in_all(
                    "kaikki arvot riittävät",
                    "alla värden räcker",
                    "every value reaches it",
                ),
            ),
            (Some(_), true) => ("found", Text::in_all("löytyi", "hittades", "found")),
            (Some(_), false) => (
                "independent",
                Text::in_all(
                    "tavoite toteutuu arvosta riippumatta",
                    "målet nås oberoende av värdet",
                    "reached whatever the value is",
                ),
            ),
            (None, false) => (
                "out-of-its-power",
                Text::in_all(
                    "luku ei muutu arvon mukana, eikä tavoite toteudu",
                    "talet ändras inte med värdet, och målet nås inte",
                    "the figure does not change with the value, and does not reach it",
                ),
            ),
            (None, true) => self.none(),
        }
    }

    /// Why no value reaches the goal.
    fn none(&self) -> (&'static str, Text) {
        let has = |order| self.stretches().iter().any(|one| one.order == order);
        match (has(Order::Below), has(Order::Above)) {
            (true, true) => (
                "passed",
                Text::in_all(
                    "luku ohittaa tavoitteen vierekkäisten arvojen välissä",
                    "talet passerar målet mellan värden intill varandra",
                    "the figure passes the target between neighbouring values",
                ),
            ),
            (true, false) => (
                "stays-below",
                Text::in_all(
                    "luku jää tavoitteen alle",
                    "talet stannar under målet",
                    "the figure stays below the target",
                ),
            ),
            (false, true) => (
                "stays-above",
                Text::in_all(
                    "luku pysyy tavoitteen yläpuolella",
                    "talet stannar över målet",
                    "the figure stays above the target",
                ),
            ),
            (false, false) => (
                "impossible",
                Text::in_all(
                    "lukua ei voi laskea yhdelläkään arvolla",
                    "talet kan inte räknas ut för något värde",
                    "the figure can be worked out for no value",
                ),
            ),
        }
    }

    /// The stretches of values that reach the goal.
    fn answers_table(&self) -> Table {
        let title =
            Text::in_all("Riittävät arvot", "Värden som räcker", "Values that reach it");
        let mut table = Table::new(
            "answers",
            title,
            stretch_columns(
                ["Luku", "Talet", "Figure"],
                ["Tavoite", "Målet", "Target"],
                false,
            ),
        );
        for stretch in self.answers() {
            table.push(row(stretch, &self.currency, false, None));
        }
        table
    }

    /// Both values of every pair between which the answer changes.
    fn beside(&self) -> Table {
        let title = Text::in_all("Rajat", "Gränser", "Borders");
        let mut table = Table::new(
            "borders",
            title,
            pair_columns(["Luku", "Talet", "Figure"], ["Tavoite", "Målet", "Target"]),
        );
        for pair in self.stretches().windows(2) {
            if let [before, after] = pair {
                table.push(pair_row(before, after, &self.currency, None));
            }
        }
        table
    }
}

/// The break points of several buyers as one report.
#[must_use]
pub fn break_points(all: &[BreakPoints]) -> Report {
    let title = Text::in_all("Taitekohdat", "Brytpunkter", "Break points");
    let mut report = Report::new("osuus.breakpoints/1", title);
    let Some(first) = all.first() else { return report };
    let [one, two] = first.sides().each_ref().map(|side| side.name.as_str());
    report = match all {
        [only] => grid_values(report, &only.label, (&only.unit, &only.now), only.grid()),
        _ => report,
    };
    let name = |name: &str| Text::same(name);
    report = report
        .value(
            "first",
            Text::in_all("Ensimmäinen", "Det första", "First"),
            Cell::Local(name(one)),
        )
        .value(
            "second",
            Text::in_all("Toinen", "Det andra", "Second"),
            Cell::Local(name(two)),
        )
        .currency(&first.currency);
    let who = || {
        vec![
            Column::words("buyer", "Maksaja", "Betalare", "Buyer"),
            Column::words("name", "Nimi", "Namn", "Name"),
        ]
    };
    let (by_one, by_two) = ([one; 3], [two; 3]);
    let mut columns = who();
    columns.extend(pair_columns(by_one, by_two));
    let title =
        Text::in_all("Järjestys vaihtuu", "Ordningen växlar", "Where the order flips");
    let mut flips = Table::new("flips", title, columns);
    let mut columns = who();
    columns.extend(stretch_columns(by_one, by_two, true));
    let title =
        Text::in_all("Kumpi on halvempi", "Vilket är billigare", "Which costs less");
    let mut stretches = Table::new("stretches", title, columns);
    let mut columns = who();
    columns.extend([
        Column::words("alternative", "Vaihtoehto", "Alternativ", "Alternative"),
        Column::number("before", "Viimeinen ennen", "Sista före", "Last before"),
        Column::number("amount_before", "Summa", "Belopp", "Amount"),
        Column::number("after", "Ensimmäinen jälkeen", "Första efter", "First after"),
        Column::number("amount_after", "Summa", "Belopp", "Amount"),
        Column::words("because", "Mikä muuttuu", "Vad som ändras", "What changes"),
    ]);
    let title =
        Text::in_all("Luvun osat vaihtuvat", "Talets delar växlar", "Where a piece ends");
    let mut pieces = Table::new("pieces", title, columns);
    for of in all {
        let own = |cells: Vec<Cell>| {
            let (code, name) = match &of.buyer {
                Some((code, name)) => (Cell::text(code), Cell::Local(name.clone())),
                None => (Cell::None, Cell::None),
            };
            [vec![code, name], cells].concat()
        };
        for pair in of.stretches().windows(2) {
            if let [before, after] = pair {
                flips.push(own(pair_row(before, after, &of.currency, Some([one, two]))));
            }
        }
        for stretch in of.stretches() {
            stretches.push(own(row(stretch, &of.currency, true, Some([one, two]))));
        }
        for side in of.sides() {
            for border in &side.pieces {
                let [before, after] = &border.figures;
                let because = Text::each(|lang| {
                    let steps: Vec<&str> =
                        border.because.iter().map(|label| label.get(lang)).collect();
                    steps.join(", ")
                });
                pieces.push(own(vec![
                    Cell::text(&side.name),
                    Cell::Number(border.before.clone()),
                    money(before.as_ref(), &of.currency),
                    Cell::Number(border.after.clone()),
                    money(after.as_ref(), &of.currency),
                    Cell::Local(because),
                ]));
            }
        }
    }
    let report = report.table(flips).table(stretches).table(pieces);
    report.remark(Remark::new("every-value", every_value()))
}

/// What varies, and the values that were looked at.
fn grid_values(
    report: Report,
    label: &Text,
    (unit, now): (&str, &Exact),
    grid: &super::Grid,
) -> Report {
    let text = |fi, sv, en| Text::in_all(fi, sv, en);
    let number = |value: &Exact| Cell::Number(value.clone());
    report
        .value(
            "varies",
            text("Vaihtelee", "Varierar", "Varies"),
            Cell::Local(label.clone()),
        )
        .value("unit", text("Yksikkö", "Enhet", "Unit"), Cell::text(unit))
        .value("now", text("Nyt", "Nu", "Now"), number(now))
        .value(
            "from",
            text("Ensimmäinen arvo", "Första värdet", "First value"),
            number(&grid.value(0)),
        )
        .value(
            "to",
            text("Viimeinen arvo", "Sista värdet", "Last value"),
            number(&grid.value(grid.last())),
        )
        .value("step", text("Askel", "Steg", "Step"), number(grid.step()))
}

fn every_value() -> Text {
    Text::in_all(
        "Vastaus koskee jokaista arvoa ensimmäisestä viimeiseen annetuin askelin; muita arvoja ei ole katsottu",
        "Svaret gäller varje värde från det första till det sista i de angivna stegen; andra värden har inte prövats",
        "The answer is of every value from the first to the last in these steps; no others were looked at",
    )
}

/// Columns of stretches of values.
fn stretch_columns(one: [&str; 3], other: [&str; 3], ordered: bool) -> Vec<Column> {
    let mut columns = vec![
        Column::number("from", "Alkaen", "Från", "From"),
        Column::number("to", "Asti", "Till", "To"),
    ];
    if ordered {
        columns.push(Column::words("cheaper", "Halvempi", "Billigare", "Costs less"));
    }
    columns.extend([
        named("first_from", one),
        named("second_from", other),
        named("first_to", one),
        named("second_to", other),
    ]);
    columns
}

fn row(
    stretch: &Stretch,
    currency: &Currency,
    ordered: bool,
    names: Option<[&str; 2]>,
) -> Vec<Cell> {
    let mut cells =
        vec![Cell::Number(stretch.from.clone()), Cell::Number(stretch.to.clone())];
    if ordered {
        cells.push(order(stretch.order, names));
    }
    for side in [&stretch.at_from, &stretch.at_to] {
        cells.push(money(side.as_ref().map(|(one, _)| one), currency));
        cells.push(money(side.as_ref().map(|(_, other)| other), currency));
    }
    cells
}

/// Columns of neighbouring values.
fn pair_columns(one: [&str; 3], other: [&str; 3]) -> Vec<Column> {
    vec![
        Column::number("before", "Viimeinen ennen", "Sista före", "Last before"),
        named("first_before", one),
        named("second_before", other),
        Column::words("order_before", "Ennen", "Före", "Before"),
        Column::number("after", "Ensimmäinen jälkeen", "Första efter", "First after"),
        named("first_after", one),
        named("second_after", other),
        Column::words("order_after", "Jälkeen", "Efter", "After"),
    ]
}

fn pair_row(
    before: &Stretch,
    after: &Stretch,
    currency: &Currency,
    names: Option<[&str; 2]>,
) -> Vec<Cell> {
    let mut cells = Vec::new();
    let both = [
        (&before.to, &before.at_to, before.order),
        (&after.from, &after.at_from, after.order),
    ];
    for (value, sides, stands) in both {
        cells.push(Cell::Number(value.clone()));
        cells.push(money(sides.as_ref().map(|(one, _)| one), currency));
        cells.push(money(sides.as_ref().map(|(_, other)| other), currency));
        cells.push(order(stands, names));
    }
    cells
}

/// Which of two costs less, or where a figure stands to its target.
fn order(order: Order, names: Option<[&str; 2]>) -> Cell {
    let impossible =
        Text::in_all("ei laskettavissa", "kan inte räknas ut", "cannot be worked out");
    match (order, names) {
        (Order::Impossible, _) => Cell::Word("impossible", impossible),
        (Order::Below, Some([first, _])) => Cell::Word("first", Text::same(first)),
        (Order::Above, Some([_, second])) => Cell::Word("second", Text::same(second)),
        (Order::Equal, _) => {
            Cell::Word("equal", Text::in_all("yhtä suuri", "lika stort", "the same"))
        }
        (Order::Below, None) => {
            Cell::Word("below", Text::in_all("alle", "under", "below"))
        }
        (Order::Above, None) => Cell::Word("above", Text::in_all("yli", "över", "above")),
    }
}

fn money(amount: Option<&Exact>, currency: &Currency) -> Cell {
    Cell::or_none(amount, |amount| Cell::Money(amount.clone(), currency.clone()))
}

/// A column of amounts, by its heading in Finnish, Swedish and English.
fn named(name: &'static str, [fi, sv, en]: [&str; 3]) -> Column {
    Column::number(name, fi, sv, en)
}
