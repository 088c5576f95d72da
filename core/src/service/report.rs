//! The catalogue as a report.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Arrangement, Catalogue, Channel, Price, Service, Spacing};
use crate::diagnostic::Diagnostics;
use crate::municipality::Register;
use crate::period::Period;
use crate::report::{Cell, Column, Remark, Report, Table};
use crate::source::Citation;
use crate::text::{Lang, Text};

/// What is asked of a catalogue.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The day: what can be had on it, and at which price.
    pub on: Option<Date>,
    /// Only services of this channel.
    pub channel: Option<Channel>,
    /// The period of key figures of which the document states none.
    pub period: Option<Period>,
}

/// What the agreement says of the catalogue beside it.
pub(crate) struct Around<'a> {
    pub agreement: &'a str,
    pub title: &'a Text,
    /// By the identifiers of charges, on the day that is asked for.
    pub prices: BTreeMap<String, Price>,
    /// Names of units, by their identifiers.
    pub units: BTreeMap<String, Text>,
}

impl Catalogue {
    /// Services, conditions, arrangements, phases, key figures and the facts that these are.
    ///
    /// # Errors
    /// A municipality, a region or a day that the register does not know.
    pub(crate) fn report(
        &self,
        asked: &Asked,
        around: &Around<'_>,
        register: &Register,
    ) -> Result<Report, Diagnostics> {
        let title =
            Text::in_all("Palveluluettelo", "Tjänstekatalog", "Catalogue of services");
        let mut report = Report::new("osuus.services/1", title)
            .value(
                "agreement",
                Text::in_all("Sopimus", "Avtal", "Agreement"),
                Cell::text(around.agreement),
            )
            .value(
                "name",
                Text::in_all("Nimi", "Namn", "Name"),
                Cell::Local(around.title.clone()),
            )
            .value(
                "on",
                Text::in_all("Päivä", "Dag", "Day"),
                Cell::or_none(asked.on, Cell::Day),
            )
            .value(
                "channel",
                Text::in_all("Kanava", "Kanal", "Channel"),
                Cell::or_none(asked.channel, |one| Cell::Word(one.as_str(), one.text())),
            )
            .table(self.services_table(asked, around))
            .table(self.conditions_table(asked.channel))
            .table(self.arrangements_table(asked.on, register)?)
            .table(self.places_table(register))
            .table(self.phases_table())
            .table(self.figures_table(around))
            .table(self.facts_table(asked));
        if asked.channel.is_some() {
            let silent =
                self.services.iter().filter(|one| one.channels.is_empty()).count();
            if silent > 0 {
                report = report.remark(Remark::new("channel-not-stated", Text::in_all(
                    format!("{silent} palvelusta ei kerrota, missä kanavassa niitä saa; niitä ei luetella"),
                    format!("För {silent} tjänster anges ingen kanal; de räknas inte upp"),
                    format!("Of {silent} services no channel is stated; they are not listed"),
                )));
            }
        }
        let arrangements = self.arrangements.iter().map(|one| &one.assumed);
        let phases = self.phases.iter().map(|one| &one.assumed);
        for assumed in arrangements.chain(phases).flatten() {
            report = report.remark(Remark::new("assumed", assumed.clone()).unverified());
        }
        let undated = self.figures.iter().any(|one| one.period.is_none());
        if undated && asked.period.is_none() {
            report = report.remark(Remark::new("period-not-stated", Text::in_all(
                "Asiakirja ei kerro, minkä ajan tunnusluvut ovat: tietoina ne ovat vasta, kun jakso annetaan",
                "Dokumentet säger inte vilken tid nyckeltalen gäller: som uppgifter står de först när perioden anges",
                "The document does not say which time the key figures are of: they are facts only once a period is given",
            )));
        } else if undated {
            report = report.remark(Remark::new("period-given", Text::in_all(
                "Tunnuslukujen jakso on annettu kysymyksessä; asiakirja ei kerro sitä",
                "Nyckeltalens period är angiven i frågan; dokumentet anger den inte",
                "The period of the key figures was given with the question; the document does not state it",
            )).unverified());
        }
        for found in self.check().into_iter().chain(self.check_recipients(register)) {
            let text = Text::each(|lang| found.message(lang));
            report = report.remark(Remark::new(found.code().as_str(), text));
        }
        Ok(report)
    }

    fn listed(&self, channel: Option<Channel>) -> impl Iterator<Item = &Service> {
        let wanted =
            move |one: &&Service| channel.is_none_or(|c| one.channels.contains(&c));
        self.services.iter().filter(wanted)
    }

    fn services_table(&self, asked: &Asked, around: &Around<'_>) -> Table {
        let columns = vec![
            Column::words("id", "Tunnus", "Identifierare", "Identifier"),
            Column::words("name", "Palvelu", "Tjänst", "Service"),
            Column::words("covered", "Kate", "Täcks av", "Covered by"),
            Column::words("charge", "Maksu", "Avgift", "Charge"),
            Column::number("price", "Hinta", "Pris", "Price"),
            Column::words("unit", "Yksikkö", "Enhet", "Unit"),
            Column::words("channels", "Kanavat", "Kanaler", "Channels"),
            Column::day("from", "Alkaa", "Från", "From"),
            Column::day("to", "Päättyy", "Till", "To"),
            Column::words("state", "Tila", "Läge", "State"),
            Column::whole("capacity", "Työntekijöitä", "Arbetare", "Workers"),
            Column::words("users", "Käyttäjät", "Användare", "Users"),
            Column::words("basis", "Peruste", "Grund", "Basis"),
            Column::words("source", "Lähde", "Källa", "Source"),
            Column::words("quote", "Sanat", "Ord", "Words"),
        ];
        let title = Text::in_all("Palvelut", "Tjänster", "Services");
        let mut table = Table::new("services", title, columns);
        for one in self.listed(asked.channel) {
            // Past its end there is no price, not even nothing.
            let held = asked.on.is_none_or(|day| one.on(day));
            let price =
                one.charge().filter(|_| held).and_then(|id| around.prices.get(id));
            let unit = one.unit().map(|id| around.units.get(id).cloned());
            let [source, quote] = cited(one.citation());
            table.push(vec![
                Cell::text(one.id()),
                Cell::Local(one.name.clone()),
                Cell::Word(one.covered().as_str(), one.covered().text()),
                Cell::or_none(one.charge(), Cell::text),
                Cell::or_none(price, |price| Cell::Number(price.price.clone())),
                Cell::or_none(unit.flatten(), Cell::Local),
                Cell::or_none(channels(one), Cell::Local),
                Cell::or_none(one.span.from, Cell::Day),
                Cell::or_none(one.span.to, Cell::Day),
                Cell::or_none(asked.on, |day| state(one, day)),
                Cell::or_none(one.capacity, |count| Cell::Whole(count.into())),
                Cell::or_none(one.users.clone(), Cell::Local),
                Cell::or_none(one.basis.clone(), Cell::Local),
                source,
                quote,
            ]);
        }
        table
    }

    fn conditions_table(&self, channel: Option<Channel>) -> Table {
        let columns = vec![
            Column::words("service", "Palvelu", "Tjänst", "Service"),
            Column::words("id", "Ehto", "Villkor", "Condition"),
            Column::words("wanted", "Vastaus", "Svar", "Answer"),
            Column::words("question", "Kysymys", "Fråga", "Question"),
        ];
        let title = Text::in_all("Ehdot", "Villkor", "Conditions");
        let mut table = Table::new("conditions", title, columns);
        for service in self.listed(channel) {
            for one in &service.conditions {
                table.push(vec![
                    Cell::text(service.id()),
                    Cell::text(one.id()),
                    Cell::Word(one.wanted.as_str(), one.wanted.text()),
                    Cell::Local(one.question.clone()),
                ]);
            }
        }
        table
    }

    fn arrangements_table(
        &self,
        on: Option<Date>,
        register: &Register,
    ) -> Result<Table, Diagnostics> {
        let columns = vec![
            Column::words("id", "Tunnus", "Identifierare", "Identifier"),
            Column::words("provider", "Tuottaja", "Producent", "Provider"),
            Column::words("from", "Alkoi", "Började", "Began"),
            Column::words("to", "Päättyi", "Slutade", "Ended"),
            Column::words("held", "Voimassa", "I kraft", "Held"),
            Column::whole(
                "stated",
                "Kuntia lähteessä",
                "Kommuner i källan",
                "Municipalities stated",
            ),
            Column::whole(
                "municipalities",
                "Kuntia tässä",
                "Kommuner här",
                "Municipalities here",
            ),
            Column::words("recipients", "Kenelle", "För vem", "For whom"),
            Column::words("tasks", "Tehtävät", "Uppgifter", "Tasks"),
            Column::words("source", "Lähde", "Källa", "Source"),
            Column::words("quote", "Sanat", "Ord", "Words"),
        ];
        let title = Text::in_all(
            "Järjestelyt eri aikoina",
            "Arrangemang genom tiden",
            "Arrangements through time",
        );
        let mut table = Table::new("arrangements", title, columns);
        for one in &self.arrangements {
            let codes = one.recipients.municipalities(register)?;
            let count =
                |count: usize| Cell::Whole(u64::try_from(count).unwrap_or(u64::MAX));
            let [source, quote] = cited(one.citation.as_ref());
            table.push(vec![
                Cell::text(one.id()),
                Cell::Local(one.provider.clone()),
                Cell::or_none(one.from(), |time| Cell::text(time.to_string())),
                Cell::or_none(one.to(), |time| Cell::text(time.to_string())),
                Cell::or_none(on, |day| {
                    let held = one.held(day);
                    Cell::Word(held.as_str(), held.text())
                }),
                Cell::or_none(one.recipients.count(), |stated| {
                    Cell::Whole(stated.into())
                }),
                Cell::or_none(codes, |codes| count(codes.len())),
                Cell::Local(one.recipients.text.clone()),
                Cell::Local(one.tasks.clone()),
                source,
                quote,
            ]);
        }
        Ok(table)
    }

    fn places_table(&self, register: &Register) -> Table {
        let columns = vec![
            Column::words("arrangement", "Järjestely", "Arrangemang", "Arrangement"),
            Column::words("kind", "Laji", "Slag", "Kind"),
            Column::words("municipality", "Kunta", "Kommun", "Municipality"),
            Column::words("name", "Nimi", "Namn", "Name"),
        ];
        let title = Text::in_all("Paikat", "Orter", "Places");
        let mut table = Table::new("places", title, columns);
        for one in &self.arrangements {
            places_of(one, register, &mut table);
        }
        table
    }

    fn phases_table(&self) -> Table {
        let columns = vec![
            Column::words("id", "Tunnus", "Identifierare", "Identifier"),
            Column::words("name", "Vaihe", "Fas", "Phase"),
            Column::day("from", "Alkaa", "Från", "From"),
            Column::day("to", "Päättyy", "Till", "To"),
            Column::whole("months", "Kuukausia", "Månader", "Months"),
            Column::whole("stated", "Lähteessä", "I källan", "Stated"),
            Column::words("follows", "Jatkuu", "Följer", "Follows"),
            Column::words("source", "Lähde", "Källa", "Source"),
            Column::words("quote", "Sanat", "Ord", "Words"),
        ];
        let title =
            Text::in_all("Hankkeen vaiheet", "Projektets faser", "Phases of the project");
        let mut table = Table::new("phases", title, columns);
        let mut before = None;
        for one in &self.phases {
            let follows: Option<Spacing> =
                before.map(|earlier: &super::Phase| earlier.spacing(one));
            let months = |months: u16| Cell::Whole(months.into());
            let [source, quote] = cited(one.citation.as_ref());
            table.push(vec![
                Cell::text(one.id()),
                Cell::Local(one.name.clone()),
                Cell::Day(one.days.from()),
                Cell::Day(one.days.to()),
                Cell::or_none(one.whole_months(), months),
                Cell::or_none(one.stated_months(), months),
                Cell::or_none(follows, |spacing| match spacing {
                    Spacing::Next => {
                        Cell::Word("next", Text::in_all("heti", "genast", "at once"))
                    }
                    Spacing::Gap(_) => Cell::Word(
                        "gap",
                        Text::in_all("väli", "mellanrum", "after a gap"),
                    ),
                    Spacing::Overlap(_) => Cell::Word(
                        "overlap",
                        Text::in_all("päällekkäin", "överlappar", "overlaps"),
                    ),
                }),
                source,
                quote,
            ]);
            before = Some(one);
        }
        table
    }

    fn figures_table(&self, around: &Around<'_>) -> Table {
        let columns = vec![
            Column::words("id", "Tunnus", "Identifierare", "Identifier"),
            Column::words("name", "Tunnusluku", "Nyckeltal", "Key figure"),
            Column::number("value", "Arvo", "Värde", "Value"),
            Column::words("unit", "Yksikkö", "Enhet", "Unit"),
            Column::words("ages", "Iät", "Åldrar", "Ages"),
            Column::words("period", "Jakso", "Period", "Period"),
            Column::number("parts", "Osien summa", "Delarnas summa", "Sum of its parts"),
            Column::words("source", "Lähde", "Källa", "Source"),
            Column::words("quote", "Sanat", "Ord", "Words"),
        ];
        let title = Text::in_all("Tunnusluvut", "Nyckeltal", "Key figures");
        let mut table = Table::new("figures", title, columns);
        for one in &self.figures {
            let [source, quote] = cited(one.citation.as_ref());
            table.push(vec![
                Cell::text(one.id()),
                Cell::Local(one.name.clone()),
                Cell::Number(one.value.clone()),
                Cell::or_none(around.units.get(one.unit()).cloned(), Cell::Local),
                Cell::or_none(one.ages(), |ages| Cell::text(ages.to_string())),
                Cell::or_none(one.period(), |period| Cell::text(period.to_string())),
                Cell::or_none(self.sum(one), Cell::Number),
                source,
                quote,
            ]);
        }
        table
    }

    /// Key figures as facts of the whole agreement.
    fn facts_table(&self, asked: &Asked) -> Table {
        let mut table = facts();
        for one in &self.figures {
            let Some(period) = one.period.as_ref().or(asked.period.as_ref()) else {
                continue;
            };
            table.push(vec![
                Cell::text(""),
                Cell::text(one.id()),
                Cell::text(period.to_string()),
                Cell::Number(one.value.clone()),
            ]);
        }
        table
    }
}

/// A table of facts, as `osuus bill --facts` takes it.
pub(crate) fn facts() -> Table {
    let columns = vec![
        Column::words("buyer", "Maksaja", "Betalare", "Buyer"),
        Column::words("measure", "Suure", "Mått", "Measure"),
        Column::words("period", "Jakso", "Period", "Period"),
        Column::number("value", "Arvo", "Värde", "Value"),
    ];
    Table::new("facts", Text::in_all("Tiedot", "Uppgifter", "Facts"), columns)
}

/// Where an arrangement was.
fn places_of(one: &Arrangement, register: &Register, table: &mut Table) {
    for place in &one.places {
        let code = &place.municipality.value;
        let name = register.get(code);
        let name = name.map(|known| Text::each(|lang| known.name(lang).to_owned()));
        table.push(vec![
            Cell::text(one.id()),
            Cell::Word(place.kind.as_str(), place.kind.text()),
            Cell::text(code.as_str()),
            Cell::or_none(name, Cell::Local),
        ]);
    }
}

/// Title of the source and the words that were taken from it.
fn cited(citation: Option<&Citation>) -> [Cell; 2] {
    let source = Cell::or_none(citation, |cited| Cell::text(&cited.source.title));
    let quote = citation.and_then(|cited| cited.quote.as_deref());
    [source, Cell::or_none(quote, Cell::text)]
}

fn channels(service: &Service) -> Option<Text> {
    let of = |lang: Lang| {
        let names = service.channels.iter().map(|one| one.text().get(lang).to_owned());
        names.collect::<Vec<String>>().join(", ")
    };
    (!service.channels.is_empty()).then(|| Text::each(of))
}

fn state(service: &Service, day: Date) -> Cell {
    if service.span.from.is_some_and(|from| day < from) {
        Cell::Word("not-yet", Text::in_all("ei vielä", "inte ännu", "not yet"))
    } else if service.span.to.is_some_and(|to| to < day) {
        Cell::Word("ended", Text::in_all("päättynyt", "avslutad", "ended"))
    } else {
        Cell::Word("held", Text::in_all("voimassa", "i kraft", "held"))
    }
}
