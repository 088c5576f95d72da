//! What was found, as a report (`docs/infer.md`).

use super::conflict::{Conflict, Nearest};
use super::finding::Finding;
use super::printed::{Printed, Stated, Sum, Summed};
use super::rule::{Rule, weighed, worked_out};
use super::search::Inference;
use super::words::{carrier, listed, mode, named};
use crate::exact::Exact;
use crate::format;
use crate::report::{Cell, Column, Kind, Remark, Report, Table};
use crate::text::Text;

/// For so many findings what they come to is told figure by figure.
const SHOWN: usize = 3;

fn say(fi: &str, sv: &str, en: &str) -> Text {
    Text::in_all(fi, sv, en)
}

fn rank_column() -> Column {
    Column::whole("rank", "Sija", "Plats", "Rank")
}

fn row_column() -> Column {
    Column::words("row", "Rivi", "Rad", "Row")
}

fn item_column() -> Column {
    Column::words("item", "Osuus", "Andel", "Part")
}

fn name_column() -> Column {
    Column::words("name", "Nimi", "Namn", "Name")
}

fn printed_column() -> Column {
    Column::number("printed", "Painettu", "Tryckt", "Printed")
}

fn worked_out_column() -> Column {
    Column::number("worked_out", "Laskettu", "Uträknat", "Worked out")
}

fn difference_column() -> Column {
    Column::number("difference", "Erotus", "Skillnad", "Difference")
}

/// All in percent, one behind the other.
fn percentages(weights: &[Exact]) -> Text {
    Text::each(|lang| {
        let shown =
            weights.iter().map(|weight| format::number(&percent(weight), 0, lang));
        shown.collect::<Vec<_>>().join(" : ")
    })
}

/// In percent.
fn percent(weight: &Exact) -> Exact {
    weight * &Exact::from(100)
}

impl Inference {
    /// The findings as tables, and what the printed sums come to.
    #[must_use]
    pub fn report(&self) -> Report {
        let title = say(
            "Miten taulukko on laskettu",
            "Hur tabellen har räknats ut",
            "How the table was worked out",
        );
        let whole = |count: usize| Cell::Whole(count as u64);
        let mut report = Report::new("osuus.inference/1", title)
            .value("verdict", say("Tulos", "Resultat", "Verdict"), self.verdict())
            .value("rows", say("Rivejä", "Rader", "Rows"), whole(self.printed.rows.len()))
            .value(
                "parts",
                say("Osuuksia", "Andelar", "Parts"),
                whole(self.printed.items.len()),
            )
            .value(
                "tried",
                say("Sääntöjä kokeiltu", "Prövade regler", "Rules tried"),
                Cell::Whole(self.tried),
            )
            .value(
                "fitting",
                say("Sopivia sääntöjä", "Regler som stämmer", "Rules that fit"),
                Cell::Whole(self.fitting),
            )
            .value(
                "findings",
                say("Eri selityksiä", "Olika förklaringar", "Unlike explanations"),
                whole(self.found),
            )
            .table(self.rules())
            .table(self.readings())
            .table(self.weights())
            .table(self.reproduced())
            .table(self.sums());
        if let Some(conflict) = &self.conflict {
            report =
                report.table(self.nearest(conflict)).table(self.in_conflict(conflict));
        }
        report = self.remarks().into_iter().fold(report, Report::remark);
        report
    }

    fn verdict(&self) -> Cell {
        if self.findings.is_empty() {
            Cell::Word(
                "conflict",
                say(
                    "mikään kokeiltu sääntö ei tuota taulukkoa",
                    "ingen prövad regel ger tabellen",
                    "no rule that was tried makes the table",
                ),
            )
        } else {
            Cell::Word(
                "found",
                say(
                    "sääntö tai sääntöjä löytyi",
                    "en eller flera regler hittades",
                    "one or more rules were found",
                ),
            )
        }
    }

    fn ranked(&self) -> impl Iterator<Item = (Cell, &Finding)> {
        (1..).map(Cell::Whole).zip(&self.findings)
    }

    fn rules(&self) -> Table {
        let columns = vec![
            rank_column(),
            Column::number("unit", "Yksikkö", "Enhet", "Unit"),
            Column::words("modes", "Pyöristys", "Avrundning", "Rounding"),
            Column::words(
                "carriers",
                "Eron kantaa",
                "Skillnaden bärs av",
                "The balance goes to",
            ),
            Column::new(
                "stated",
                say(
                    "Ilmoitetuin painoin",
                    "Med angivna vikter",
                    "With the stated weights",
                ),
                Kind::YesNo,
            ),
            Column::words(
                "witness",
                "Esimerkkipainot, %",
                "Exempelvikter, %",
                "Weights that do, %",
            ),
        ];
        let title = say("Säännöt", "Regler", "Rules");
        let mut table = Table::new("rules", title, columns);
        for (rank, finding) in self.ranked() {
            let modes: Vec<Text> =
                finding.modes().iter().map(|one| mode(*one).1).collect();
            let carriers =
                finding.balances().iter().map(|one| carrier(one, &self.printed).1);
            let carriers: Vec<Text> = carriers.collect();
            table.push(vec![
                rank,
                Cell::Number(finding.unit().clone()),
                Cell::Local(listed(&modes)),
                Cell::Local(listed(&carriers)),
                Cell::or_none(finding.stated(), Cell::YesNo),
                Cell::Local(percentages(finding.witness())),
            ]);
        }
        table
    }

    /// Every rule by itself, in words for programs.
    fn readings(&self) -> Table {
        let columns = vec![
            rank_column(),
            Column::words("mode", "Pyöristys", "Avrundning", "Rounding"),
            Column::words(
                "balance",
                "Eron kantaa",
                "Skillnaden bärs av",
                "The balance goes to",
            ),
            item_column(),
        ];
        let title =
            say("Tulkinnat yksitellen", "Tolkningarna en för en", "Readings one by one");
        let mut table = Table::new("readings", title, columns);
        for (rank, finding) in self.ranked() {
            for rule in finding.rules() {
                let (mode, mode_words) = mode(rule.mode());
                let (balance, words) = carrier(rule.balance(), &self.printed);
                table.push(vec![
                    rank.clone(),
                    Cell::Word(mode, mode_words),
                    Cell::Word(balance, words),
                    Cell::or_none(named(rule.balance()), Cell::text),
                ]);
            }
        }
        table
    }

    fn weights(&self) -> Table {
        let columns = vec![
            rank_column(),
            item_column(),
            name_column(),
            Column::number("lowest", "Vähintään, %", "Minst, %", "At least, %"),
            Column::new(
                "lowest_included",
                say("Alaraja kuuluu", "Med nedre gränsen", "Lowest included"),
                Kind::YesNo,
            ),
            Column::number("highest", "Enintään, %", "Högst, %", "At most, %"),
            Column::new(
                "highest_included",
                say("Yläraja kuuluu", "Med övre gränsen", "Highest included"),
                Kind::YesNo,
            ),
            Column::number("stated", "Ilmoitettu, %", "Angivet, %", "Stated, %"),
            Column::number("witness", "Esimerkki, %", "Exempel, %", "That does, %"),
        ];
        let title = say(
            "Painot, joilla sääntö tuottaa taulukon",
            "Vikter med vilka regeln ger tabellen",
            "Weights with which the rule makes the table",
        );
        let mut table = Table::new("weights", title, columns);
        for (rank, finding) in self.ranked() {
            for (place, weight) in finding.weights(&self.printed).enumerate() {
                table.push(vec![
                    rank.clone(),
                    Cell::text(weight.item),
                    self.printed.name(place),
                    Cell::Number(percent(&weight.lowest.weight)),
                    Cell::YesNo(weight.lowest.included),
                    Cell::Number(percent(&weight.highest.weight)),
                    Cell::YesNo(weight.highest.included),
                    self.printed.stated(place),
                    Cell::Number(percent(weight.witness)),
                ]);
            }
        }
        table
    }

    fn reproduced(&self) -> Table {
        let columns = vec![
            rank_column(),
            row_column(),
            item_column(),
            name_column(),
            printed_column(),
            worked_out_column(),
        ];
        let title = say(
            "Samat luvut säännöllä laskettuina",
            "Samma tal uträknade med regeln",
            "The same figures worked out by the rule",
        );
        let mut table = Table::new("reproduced", title, columns);
        for (rank, finding) in self.ranked().take(SHOWN) {
            let Some(rule) = finding.rules().next() else { continue };
            for (row, item, printed, worked_out) in
                figures(&self.printed, &rule, finding.witness())
            {
                table.push(vec![
                    rank.clone(),
                    Cell::text(row),
                    Cell::text(item),
                    self.printed.name_of(item),
                    Cell::or_none(printed.cloned(), Cell::Number),
                    Cell::Number(worked_out),
                ]);
            }
        }
        table
    }

    fn sums(&self) -> Table {
        let columns = vec![
            row_column(),
            Column::words("what", "Summa", "Summa", "Sum"),
            printed_column(),
            Column::number("comes_to", "Laskettuna", "Blir", "Comes to"),
            difference_column(),
        ];
        let title = say("Painetut summat", "Tryckta summor", "Printed sums");
        let mut table = Table::new("sums", title, columns);
        for sum in self.printed.sums() {
            table.push(vec![
                Cell::text(sum.row()),
                what(sum.what()),
                Cell::Number(sum.printed().clone()),
                Cell::Number(sum.comes_to().clone()),
                Cell::Number(sum.difference()),
            ]);
        }
        table
    }

    /// The rule that comes nearest.
    fn nearest(&self, conflict: &Conflict) -> Table {
        let columns = vec![
            Column::number("unit", "Yksikkö", "Enhet", "Unit"),
            Column::words("mode", "Pyöristys", "Avrundning", "Rounding"),
            Column::words(
                "balance",
                "Eron kantaa",
                "Skillnaden bärs av",
                "The balance goes to",
            ),
            item_column(),
            Column::words("weights", "Painot, %", "Vikter, %", "Weights, %"),
            Column::whole("off", "Eroavia lukuja", "Avvikande tal", "Figures off"),
        ];
        let title = say("Lähin sääntö", "Närmaste regeln", "The nearest rule");
        let mut table = Table::new("nearest", title, columns);
        if let Some(nearest) = conflict.nearest() {
            let (mode, mode_words) = mode(nearest.rule().mode());
            let (balance, words) = carrier(nearest.rule().balance(), &self.printed);
            table.push(vec![
                Cell::Number(nearest.rule().unit().clone()),
                Cell::Word(mode, mode_words),
                Cell::Word(balance, words),
                Cell::or_none(named(nearest.rule().balance()), Cell::text),
                Cell::Local(percentages(nearest.weights())),
                Cell::Whole(nearest.off().len() as u64),
            ]);
        }
        table
    }

    /// The figures for which there is no rule, and those that the nearest rule makes otherwise.
    fn in_conflict(&self, conflict: &Conflict) -> Table {
        let columns = vec![
            row_column(),
            item_column(),
            name_column(),
            Column::new(
                "needed",
                say("Osa ristiriitaa", "Del av motsägelsen", "Part of the conflict"),
                Kind::YesNo,
            ),
            printed_column(),
            worked_out_column(),
            difference_column(),
        ];
        let title = say(
            "Luvut, joita mikään sääntö ei selitä",
            "Tal som ingen regel förklarar",
            "Figures that no rule explains",
        );
        let mut table = Table::new("conflict", title, columns);
        let off = conflict.nearest().map(Nearest::off).unwrap_or_default();
        for (row, own) in self.printed.rows.iter().enumerate() {
            for (item, part) in own.parts.iter().enumerate() {
                let needed = conflict.figures.contains(&(row, item));
                let off = off.iter().find(|one| (one.row, one.item) == (row, item));
                if !needed && off.is_none() {
                    continue;
                }
                let by = off.map_or_else(Exact::zero, |off| off.by.clone());
                table.push(vec![
                    Cell::text(&own.name),
                    Cell::or_none(self.printed.items.get(item), |item| {
                        Cell::text(&item.code)
                    }),
                    self.printed.name(item),
                    Cell::YesNo(needed),
                    Cell::or_none(part.clone(), Cell::Number),
                    Cell::or_none(part.as_ref(), |part| Cell::Number(part - &by)),
                    Cell::Number(by),
                ]);
            }
        }
        table
    }

    fn remarks(&self) -> Vec<Remark> {
        let sums = self.printed.sums();
        let unlike = sums.iter().filter(|sum| !sum.difference().is_zero());
        let mut remarks: Vec<Remark> = unlike.map(differs).collect();
        let without: Vec<&str> = self
            .printed
            .rows
            .iter()
            .filter(|row| !row.pool_is_printed)
            .map(|row| row.name.as_str())
            .collect();
        if !without.is_empty() {
            let rows = without.join(", ");
            remarks.push(Remark::new(
                "pool-from-parts",
                Text::in_all(
                    format!("Jaettua summaa ei ole painettu; sinä on pidetty osuuksien summaa: {rows}"),
                    format!("Beloppet som delades är inte tryckt; andelarnas summa har tagits för det: {rows}"),
                    format!("The amount that was shared is not printed; the sum of the parts is taken for it: {rows}"),
                ),
            ));
        }
        if self.found > self.findings.len() {
            let (told, found) = (self.findings.len(), self.found);
            remarks.push(Remark::new(
                "not-all-told",
                Text::in_all(
                    format!("Selityksiä on {found}, niistä kerrotaan {told} ensimmäistä"),
                    format!("Det finns {found} förklaringar, av vilka de {told} första återges"),
                    format!("There are {found} explanations, of which the first {told} are told"),
                ),
            ));
        }
        if let Some(otherwise) =
            self.conflict.as_ref().and_then(|conflict| conflict.otherwise)
        {
            remarks.push(Remark::new(
                "other-weights",
                Text::in_all(
                    format!("Muilla kuin ilmoitetuilla painoilla sopivia sääntöjä on {otherwise}: merkitse painot sanalla `about` tai jätä ne pois"),
                    format!("Med andra vikter än de angivna stämmer {otherwise} regler: märk vikterna med `about` eller lämna bort dem"),
                    format!("With other weights than those stated {otherwise} rules fit: mark the weights `about`, or leave them out"),
                ),
            ));
        }
        for unit in &self.too_open {
            remarks.push(Remark::new(
                "too-much-withheld",
                Text::each(|lang| {
                    let unit = format::number(unit, 0, lang);
                    lang.choose(
                        format!("Yksikköä {unit} ei kokeiltu: salatut luvut voi täydentää liian monella tavalla"),
                        format!("Enheten {unit} prövades inte: de utelämnade talen kan fyllas i på för många sätt"),
                        format!("The unit {unit} was not tried: the withheld figures can be filled in in too many ways"),
                    )
                }),
            ));
        }
        remarks
    }
}

/// What is printed and what the rule makes of the weights, figure by figure.
fn figures<'p>(
    printed: &'p Printed,
    rule: &Rule,
    weights: &[Exact],
) -> Vec<(&'p str, &'p str, Option<&'p Exact>, Exact)> {
    let made = worked_out(printed, rule, &weighed(printed, weights)).unwrap_or_default();
    let mut figures = Vec::new();
    for (row, made) in printed.rows.iter().zip(made) {
        for ((item, printed), made) in printed.items().zip(&row.parts).zip(made) {
            figures.push((row.name.as_str(), item, printed.as_ref(), made));
        }
    }
    figures
}

fn what(summed: Summed) -> Cell {
    match summed {
        Summed::Parts => Cell::Word("parts", say("osuudet", "andelarna", "the parts")),
        Summed::Total => Cell::Word(
            "total",
            say("kaikki yhteensä", "allt tillsammans", "everything together"),
        ),
    }
}

fn differs(sum: &Sum) -> Remark {
    let text = Text::each(|lang| {
        let number = |value: &Exact| format::number(value, 0, lang);
        let (row, printed) = (sum.row(), number(sum.printed()));
        let comes_to = number(sum.comes_to());
        let difference = number(&sum.difference().abs());
        let what = match sum.what() {
            Summed::Parts => {
                lang.choose("osuudet ovat", "andelarna blir", "the parts come to")
            }
            Summed::Total => lang.choose(
                "summat ovat yhteensä",
                "beloppen blir tillsammans",
                "the amounts come to",
            ),
        };
        lang.choose(
            format!("{row}: {what} {comes_to}, mutta painettuna on {printed}; ero on {difference}"),
            format!("{row}: {what} {comes_to}, men tryckt är {printed}; skillnaden är {difference}"),
            format!("{row}: {what} {comes_to}, and {printed} is printed; the difference is {difference}"),
        )
    });
    Remark::new("sum-differs", text)
}

impl Printed {
    /// What a part is called.
    pub(super) fn shown(&self, code: &str) -> &str {
        let item = self.items.iter().find(|item| item.code == code);
        item.and_then(|item| item.name.as_deref())
            .unwrap_or_else(|| item.map_or("", |item| &item.code))
    }

    fn name(&self, place: usize) -> Cell {
        let item = self.items.get(place);
        Cell::or_none(item.and_then(|item| item.name.clone()), Cell::Text)
    }

    fn name_of(&self, code: &str) -> Cell {
        let place = self.items.iter().position(|item| item.code == code);
        place.map_or(Cell::None, |place| self.name(place))
    }

    fn stated(&self, place: usize) -> Cell {
        let stated = self.stated.as_ref().and_then(|stated| stated.get(place));
        Cell::or_none(stated, |(weight, _): &(Exact, Stated)| {
            Cell::Number(percent(weight))
        })
    }
}
