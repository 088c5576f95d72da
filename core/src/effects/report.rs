//! Effects as a report: `osuus.effects/1`.

use std::collections::BTreeSet;

use super::{Buyer, Cause, Effect, Effects};
use crate::compare::{View, remark};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::exact::Exact;
use crate::plan::{Change, Factor};
use crate::report::{Cell, Column, Remark, Report, Table};
use crate::text::{Lang, Text};

impl Cause {
    /// What people call it.
    #[must_use]
    pub fn text(&self) -> Text {
        Text::each(|lang| {
            let names: Vec<String> =
                self.effects.iter().map(|one| one.text().get(lang).to_owned()).collect();
            match names.as_slice() {
                [one] => one.clone(),
                all => {
                    let together = lang.choose("yhdessä", "tillsammans", "together");
                    format!("{} ({together})", all.join(" + "))
                }
            }
        })
    }
}

impl Effects {
    /// The effects as `osuus.effects/1`: on every buyer or on one, by charge, and what changed.
    ///
    /// # Errors
    /// A buyer of neither side, or bills that may not be published.
    pub fn report(&self, view: &View) -> Result<Report, Diagnostics> {
        let only = view.buyer.as_deref();
        if let Some(code) = only.filter(|code| self.buyer(code).is_none()) {
            let all: Vec<_> = self
                .statements()
                .iter()
                .flat_map(|statement| statement.plan().buyers().to_vec())
                .collect();
            return Err(crate::facts::unknown_buyer(code, &all, Input::Call).into());
        }
        let shown = Shown { withheld: self.withheld(view)?, effects: self, only };
        let title = Text::in_all(
            "Miksi laskut eroavat",
            "Varför räkningarna skiljer sig",
            "Why the bills differ",
        );
        let [before, after] = &self.sides;
        let mut report = Report::new("osuus.effects/1", title)
            .value(
                "before",
                Text::in_all("Ennen", "Före", "Before"),
                Cell::text(&*before.name),
            )
            .value(
                "after",
                Text::in_all("Jälkeen", "Efter", "After"),
                Cell::text(&*after.name),
            )
            .currency(before.statement.currency())
            .table(shown.effects())
            .table(shown.sides())
            .table(shown.causes());
        // What a few clients have done could be worked out of these.
        if shown.withheld.is_empty() {
            report = report.table(shown.by_charge()).table(shown.inputs());
        }
        for side in &self.sides {
            // A printed total and its difference would tell the only bill that is withheld.
            let told = |one: &&Diagnostic| {
                shown.withheld.is_empty() || one.code() != Code::PrintedTotal
            };
            for warning in side.statement.warnings().iter().filter(told) {
                report = report.remark(remark(&side.name, warning));
            }
        }
        Ok(self.remarks().into_iter().fold(report, Report::remark))
    }

    /// Whose bills are not told.
    fn withheld(&self, view: &View) -> Result<BTreeSet<String>, Diagnostics> {
        let mut withheld = BTreeSet::new();
        let Some(fewest) = view.fewest else { return Ok(withheld) };
        for side in &self.sides {
            let named = |why: Diagnostics| why.in_alternative(&side.name);
            let published = side.statement.published(fewest).map_err(named)?;
            if let Some(code) = &view.buyer
                && side.statement.bill(code).is_some()
            {
                published.explain(Some(code)).map_err(named)?;
            }
            withheld.extend(published.withheld().into_iter().map(str::to_owned));
        }
        Ok(withheld)
    }

    fn remarks(&self) -> Vec<Remark> {
        let mut remarks = Vec::new();
        for cause in &self.causes {
            let Some(why) = cause.why() else { continue };
            let name = cause.text();
            let text = Text::each(|lang: Lang| {
                let (name, why) = (name.get(lang), why.message(lang));
                lang.choose(
                    format!(
                        "Näitä vaikutuksia ei voi erottaa toisistaan: {name}. Syy: {why}"
                    ),
                    format!("Dessa verkningar kan inte skiljas åt: {name}. Skäl: {why}"),
                    format!("These effects cannot be told apart: {name}. Why: {why}"),
                )
            });
            remarks.push(Remark::new("not-told-apart", text));
        }
        if let Some(why) = &self.why_rounded {
            let text = Text::each(|lang: Lang| {
                let why = why.message(lang);
                lang.choose(
                    format!("Laskuja ei voi laskea pyöristämättä, joten pyöristys sisältyy muihin vaikutuksiin. Syy: {why}"),
                    format!("Räkningarna kan inte räknas utan avrundning, så avrundningen ingår i de andra verkningarna. Skäl: {why}"),
                    format!("The bills cannot be worked out without rounding, so that rounding is part of the other effects. Why: {why}"),
                )
            });
            remarks.push(Remark::new("rounded", text));
        }
        remarks
    }
}

/// What of the effects is told.
struct Shown<'e> {
    effects: &'e Effects,
    only: Option<&'e str>,
    withheld: BTreeSet<String>,
}

impl<'e> Shown<'e> {
    fn buyers(&self) -> impl Iterator<Item = &'e Buyer> {
        let only = self.only;
        let wanted = move |buyer: &&Buyer| only.is_none_or(|code| code == buyer.code);
        self.effects.buyers.iter().filter(wanted)
    }

    fn is_told(&self, buyer: &Buyer) -> bool {
        !self.withheld.contains(&buyer.code)
    }

    fn money(&self, amount: Option<Exact>) -> Cell {
        let [before, _] = self.effects.statements();
        Cell::or_none(amount, |amount| Cell::Money(amount, before.currency().clone()))
    }

    fn effects(&self) -> Table {
        let columns = vec![
            Column::words("buyer", "Maksaja", "Betalare", "Buyer"),
            Column::words("name", "Nimi", "Namn", "Name"),
            Column::words("effect", "Tunnus", "Kod", "Code"),
            Column::words(
                "about",
                "Mistä ero johtuu",
                "Vad skillnaden beror på",
                "What it comes of",
            ),
            Column::number("amount", "Vaikutus", "Verkan", "Effect"),
            Column::number("exact", "Tarkasti", "Exakt", "Exactly"),
        ];
        let title = Text::in_all("Vaikutukset", "Verkningar", "Effects");
        let mut table = Table::new("effects", title, columns);
        for buyer in self.buyers() {
            let told = self.is_told(buyer);
            let shown = self.effects.shown(buyer);
            let amounts = shown.into_iter().zip(&buyer.amounts);
            for (cause, (amount, exact)) in self.effects.causes.iter().zip(amounts) {
                table.push(vec![
                    Cell::text(&*buyer.code),
                    Cell::Local(buyer.name.clone()),
                    Cell::text(cause.name()),
                    Cell::Local(cause.text()),
                    self.money(told.then_some(amount)),
                    Cell::or_none(told.then(|| exact.clone()), Cell::Number),
                ]);
            }
        }
        table
    }

    fn sides(&self) -> Table {
        let columns = vec![
            Column::words("buyer", "Maksaja", "Betalare", "Buyer"),
            Column::words("name", "Nimi", "Namn", "Name"),
            Column::number("before", "Ennen", "Före", "Before"),
            Column::number("after", "Jälkeen", "Efter", "After"),
            Column::number("difference", "Ero", "Skillnad", "Difference"),
        ];
        let title = Text::in_all("Laskut", "Räkningar", "Bills");
        let mut table = Table::new("sides", title, columns);
        for buyer in self.buyers() {
            let told = self.is_told(buyer);
            let [before, after] = buyer.bills.clone();
            table.push(vec![
                Cell::text(&*buyer.code),
                Cell::Local(buyer.name.clone()),
                self.money(before.filter(|_| told)),
                self.money(after.filter(|_| told)),
                self.money(told.then(|| buyer.difference())),
            ]);
        }
        table
    }

    /// Every effect on all of them; one bill that is withheld could be worked out of it.
    fn causes(&self) -> Table {
        let columns = vec![
            Column::words("effect", "Tunnus", "Kod", "Code"),
            Column::words(
                "about",
                "Mistä ero johtuu",
                "Vad skillnaden beror på",
                "What it comes of",
            ),
            Column::number("amount", "Vaikutus", "Verkan", "Effect"),
        ];
        let title = Text::in_all("Yhteensä", "Totalt", "In all");
        let mut table = Table::new("causes", title, columns);
        let told = self.withheld.is_empty();
        let amounts: Vec<Vec<Exact>> =
            self.buyers().map(|buyer| self.effects.shown(buyer)).collect();
        for (place, cause) in self.effects.causes.iter().enumerate() {
            let sum = amounts.iter().filter_map(|amounts| amounts.get(place)).sum();
            table.push(vec![
                Cell::text(cause.name()),
                Cell::Local(cause.text()),
                self.money(told.then_some(sum)),
            ]);
        }
        table
    }

    fn by_charge(&self) -> Table {
        let columns = vec![
            Column::words("buyer", "Maksaja", "Betalare", "Buyer"),
            Column::words(
                "charge",
                "Maksun tunnus",
                "Avgiftens kod",
                "Code of the charge",
            ),
            Column::words("name", "Maksu", "Avgift", "Charge"),
            Column::words("effect", "Tunnus", "Kod", "Code"),
            Column::words(
                "about",
                "Mistä ero johtuu",
                "Vad skillnaden beror på",
                "What it comes of",
            ),
            Column::number(
                "exact",
                "Vaikutus tarkasti",
                "Verkan exakt",
                "Effect, exactly",
            ),
        ];
        let title = Text::in_all("Maksuittain", "Per avgift", "By charge");
        let mut table = Table::new("by_charge", title, columns);
        for buyer in self.buyers() {
            for charge in &buyer.charges {
                for (cause, amount) in self.effects.causes.iter().zip(&charge.amounts) {
                    if amount.is_zero() {
                        continue;
                    }
                    table.push(vec![
                        Cell::text(&*buyer.code),
                        Cell::text(&*charge.id),
                        Cell::Local(charge.name.clone()),
                        Cell::text(cause.name()),
                        Cell::Local(cause.text()),
                        Cell::Number(amount.clone()),
                    ]);
                }
            }
        }
        table
    }

    fn inputs(&self) -> Table {
        let columns = vec![
            Column::words("effect", "Tunnus", "Kod", "Code"),
            Column::words(
                "figure",
                "Luvun tunnus",
                "Uppgiftens kod",
                "Code of the figure",
            ),
            Column::words("name", "Mikä muuttui", "Vad som ändrades", "What changed"),
            Column::words("buyer", "Maksaja", "Betalare", "Buyer"),
            Column::words("change", "Muutos", "Ändring", "Change"),
            Column::number("before", "Ennen", "Före", "Before"),
            Column::number("after", "Jälkeen", "Efter", "After"),
        ];
        let title = Text::in_all("Mikä muuttui", "Vad som ändrades", "What changed");
        let mut table = Table::new("inputs", title, columns);
        // A party may be billed under another code: with one buyer, figures of parties of that code.
        let wanted = |change: &&Change| {
            let own = change.buyer.as_deref();
            self.only.is_none_or(|code| own.is_none_or(|own| own == code))
        };
        for change in self.effects.changes.iter().filter(wanted) {
            let [before, after] = change.figures.clone();
            table.push(vec![
                Cell::text(self.name(change.factor)),
                Cell::text(&*change.id),
                Cell::Local(change.name.clone()),
                Cell::or_none(change.buyer.as_deref(), Cell::text),
                changed(change.on),
                Cell::or_none(before, Cell::Number),
                Cell::or_none(after, Cell::Number),
            ]);
        }
        table
    }

    /// The effect under which a factor is told.
    fn name(&self, factor: Factor) -> String {
        let effect = Effect::of(factor);
        let mut causes = self.effects.causes.iter();
        let cause = causes.find(|cause| cause.effects.contains(&effect));
        cause.map_or_else(|| effect.as_str().to_owned(), Cause::name)
    }
}

/// Whether it is new, gone, or another than before.
fn changed(on: [bool; 2]) -> Cell {
    match on {
        [true, false] => Cell::Word("gone", Text::in_all("poistui", "föll bort", "gone")),
        [false, true] => Cell::Word("new", Text::in_all("uusi", "ny", "new")),
        _ => Cell::Word("changed", Text::in_all("muuttui", "ändrades", "changed")),
    }
}
