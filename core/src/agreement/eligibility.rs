//! Whether a municipality may have a service, and every reason why not (`docs/services.md`).

use jiff::civil::Date;

use super::{Agreement, Selection};
use crate::diagnostic::words::Among;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input};
use crate::format;
use crate::municipality::{MunicipalityCode, Register};
use crate::report::{Cell, Column, Remark, Report, Table};
use crate::service::{Answers, Condition, Eligibility, Service, Verdict};
use crate::text::Text;

/// Who asks for a service, and when.
#[derive(Debug, Clone)]
pub struct Application {
    /// The day.
    pub on: Date,
    /// The municipality that asks; whether it is one of the agreement's is not looked at without it.
    pub municipality: Option<MunicipalityCode>,
    /// Answers to the conditions of the service.
    pub answers: Answers,
    /// How many of its workers are taken.
    pub busy: u16,
}

/// Whether somebody is one of those of the agreement.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Belongs {
    Yes,
    No,
    NotAsked,
    NotStated,
}

impl Agreement {
    /// Whether a service may be had: the day, the municipality, every condition, the workers that are left.
    ///
    /// # Errors
    /// A service, a condition or a municipality that there is not, or more busy workers than there are.
    ///
    /// ```
    /// # #[cfg(all(feature = "library", feature = "finland"))] {
    /// use osuus::agreement::Application;
    /// use osuus::{finland, library, period::date, report::Cell, service::Answers};
    /// let project = library::agreement("keski-suomi-pair-work").unwrap();
    /// let on = date("2023-01-01").unwrap();
    /// let asked = Application { on, municipality: None, answers: Answers::new(), busy: 0 };
    /// let report = project.eligibility(finland::register(), "pair", &asked).unwrap();
    /// assert!(matches!(report.get("verdict"), Some(Cell::Word("refused", _))));
    /// # }
    /// ```
    pub fn eligibility(
        &self,
        register: &Register,
        service: &str,
        asked: &Application,
    ) -> Result<Report, Diagnostics> {
        let version = self.version_on(asked.on)?;
        let known: Vec<&str> = version.services().iter().map(Service::id).collect();
        let one = version.services().iter().find(|one| one.id() == service);
        let one = one.ok_or_else(|| unknown(service, Among::Services, &known))?;
        let conditions: Vec<&str> = one.conditions().iter().map(Condition::id).collect();
        let foreign =
            asked.answers.keys().filter(|id| !conditions.contains(&id.as_str()));
        let foreign = foreign.map(|id| unknown(id, Among::Conditions, &conditions));
        foreign.collect::<Diagnostics>().unless_errors(())?;
        let belongs = version.belongs(register, asked)?;
        let found = Eligibility::new(
            one,
            asked.on,
            belongs != Belongs::No,
            &asked.answers,
            asked.busy,
        );
        let found = found.map_err(|most| {
            let all: Vec<String> = (0..=most).map(|count| count.to_string()).collect();
            Diagnostic::new(Code::NotAChoice, Input::Call)
                .with("value", asked.busy)
                .with("choices", all.join(", "))
        })?;
        let mut report = version.answered(&found, asked);
        if belongs == Belongs::NotStated {
            report = report.remark(Remark::new(
                "buyers-not-stated",
                Text::in_all(
                    "Sopimus ei kerro, mitkä kunnat ovat mukana",
                    "Avtalet säger inte vilka kommuner som är med",
                    "The agreement does not say which municipalities take part",
                ),
            ));
        }
        Ok(report.remark(Remark::new(
            "informs",
            Text::in_all(
                "Vastaus antaa tietoa eikä ratkaise mitään",
                "Svaret ger information och avgör inget",
                "The answer informs and decides nothing",
            ),
        )))
    }

    fn belongs(
        &self,
        register: &Register,
        asked: &Application,
    ) -> Result<Belongs, Diagnostics> {
        let Some(code) = asked.municipality else { return Ok(Belongs::NotAsked) };
        if register.map_on(asked.on)?.get(&code).is_none() {
            return Err(Diagnostic::new(Code::UnknownMunicipality, Input::Call)
                .with("code", code)
                .with_day("date", asked.on)
                .into());
        }
        let is = match &self.buyers.selection {
            Selection::NotStated(_) => return Ok(Belongs::NotStated),
            Selection::Region(region) => {
                let members = register.members("region", &region.value, asked.on);
                let members = members.map_err(|why| why.in_agreement(region.position))?;
                members.codes().contains(&code)
            }
            Selection::Listed(list) => list.iter().any(|buyer| {
                buyer.code.value == code.as_str()
                    || buyer.members.iter().any(|member| member.value == code)
            }),
        };
        Ok(if is { Belongs::Yes } else { Belongs::No })
    }

    fn answered(&self, found: &Eligibility<'_>, asked: &Application) -> Report {
        let service = found.service;
        let verdict = found.verdict();
        let title = Text::in_all(
            "Saako palvelun",
            "Kan tjänsten fås",
            "Whether a service may be had",
        );
        let price = (found.open && verdict != Verdict::Refused)
            .then(|| service.charge().and_then(|id| self.prices_on(asked.on).remove(id)))
            .flatten();
        Report::new("osuus.eligibility/1", title)
            .value(
                "service",
                Text::in_all("Palvelu", "Tjänst", "Service"),
                Cell::text(service.id()),
            )
            .value(
                "name",
                Text::in_all("Nimi", "Namn", "Name"),
                Cell::Local(service.name().clone()),
            )
            .value("on", Text::in_all("Päivä", "Dag", "Day"), Cell::Day(asked.on))
            .value(
                "municipality",
                Text::in_all("Kunta", "Kommun", "Municipality"),
                Cell::or_none(asked.municipality, |code| Cell::text(code.as_str())),
            )
            .value(
                "verdict",
                Text::in_all("Tulos", "Resultat", "Verdict"),
                Cell::Word(verdict.as_str(), verdict.text()),
            )
            .value(
                "price",
                Text::in_all("Hinta", "Pris", "Price"),
                Cell::or_none(price, |price| Cell::Number(price.price)),
            )
            .value(
                "capacity_left",
                Text::in_all(
                    "Työntekijöitä vapaana",
                    "Lediga arbetstagare",
                    "Workers that are free",
                ),
                Cell::or_none(found.left, |left| Cell::Whole(left.into())),
            )
            .table(self.reasons(found))
            .table(lacking(found))
    }

    fn reasons(&self, found: &Eligibility<'_>) -> Table {
        let columns = vec![
            Column::words("reason", "Tunnus", "Identifierare", "Identifier"),
            Column::words("text", "Syy", "Skäl", "Reason"),
            Column::words("quote", "Sanat", "Ord", "Words"),
        ];
        let title = Text::in_all("Esteet", "Hinder", "What stands against it");
        let mut table = Table::new("reasons", title, columns);
        let mut push = |id: &str, text: Text, quote: Option<&str>| {
            let quote = Cell::or_none(quote, Cell::text);
            table.push(vec![Cell::text(id), Cell::Local(text), quote]);
        };
        let span = found.service.span();
        let day = |day: Date| Text::each(|lang| format::day(day, lang));
        if !found.open {
            let ended = span.to.filter(|to| *to < found.on);
            let quote = self.term_cited.as_ref().and_then(|cited| cited.quote.as_deref());
            match (ended, span.from) {
                (Some(to), _) => push(
                    "ended",
                    said(
                        &day(to),
                        "Palvelu on päättynyt ",
                        "Tjänsten upphörde ",
                        "The service ended on ",
                    ),
                    quote,
                ),
                (None, Some(from)) => push(
                    "not-yet",
                    said(
                        &day(from),
                        "Palvelu alkaa ",
                        "Tjänsten börjar ",
                        "The service begins on ",
                    ),
                    None,
                ),
                (None, None) => {}
            }
        }
        if !found.buyer {
            push(
                "not-a-member",
                Text::in_all(
                    "Kunta ei ole mukana sopimuksessa",
                    "Kommunen är inte med i avtalet",
                    "The municipality is not one of the agreement's",
                ),
                None,
            );
        }
        for condition in &found.refused {
            let quote =
                condition.citation.as_ref().and_then(|cited| cited.quote.as_deref());
            push(condition.id(), condition.refusal.clone(), quote);
        }
        if found.left == Some(0) {
            push(
                "no-capacity",
                Text::in_all(
                    "Kaikki palvelun työntekijät ovat varattuja",
                    "Alla arbetstagare i tjänsten är upptagna",
                    "All workers of the service are taken",
                ),
                None,
            );
        }
        table
    }
}

fn lacking(found: &Eligibility<'_>) -> Table {
    let columns = vec![
        Column::words("condition", "Tunnus", "Identifierare", "Identifier"),
        Column::words("question", "Kysymys", "Fråga", "Question"),
    ];
    let title = Text::in_all(
        "Puuttuvat vastaukset",
        "Svar som saknas",
        "Answers that are lacking",
    );
    let mut table = Table::new("lacking", title, columns);
    for condition in &found.unanswered {
        let question = Cell::Local(condition.question().clone());
        table.push(vec![Cell::text(condition.id()), question]);
    }
    table
}

fn said(day: &Text, fi: &str, sv: &str, en: &str) -> Text {
    Text::each(|lang| format!("{}{}", lang.choose(fi, sv, en), day.get(lang)))
}

fn unknown(id: &str, kind: Among<'_>, known: &[&str]) -> Diagnostic {
    Diagnostic::new(Code::UnknownReference, Input::Call).naming_none(id, kind, known)
}
