//! The days by which something ends or must be done, and how they were counted.

use std::cmp::Ordering;

use jiff::ToSpan;
use jiff::civil::Date;

use super::Times;
use super::age::{OF_AGE, birthday, moved};
use crate::format;
use crate::text::Text;

/// The most days of an emergency placement, and of its extension.
const MOST: i32 = 30;

/// What a deadline is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// The last day of the emergency placement.
    EmergencyEnds,
    /// The last day for the application for taking into care.
    ApplyBy,
    /// The first day of the extension.
    ExtensionBegins,
    /// The last day of the extension.
    ExtensionEnds,
    /// The day on which the child is of age.
    CareEnds,
}

impl Due {
    /// The name in documents.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::EmergencyEnds => "emergency-ends",
            Self::ApplyBy => "apply-by",
            Self::ExtensionBegins => "extension-begins",
            Self::ExtensionEnds => "extension-ends",
            Self::CareEnds => "care-ends",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn text(self) -> Text {
        let [fi, sv, en] = match self {
            Self::EmergencyEnds => [
                "kiireellisen sijoituksen viimeinen päivä",
                "den brådskande placeringens sista dag",
                "last day of the emergency placement",
            ],
            Self::ApplyBy => [
                "viimeinen päivä tehdä huostaanottohakemus",
                "sista dag att göra ansökan om omhändertagande",
                "last day to apply for taking into care",
            ],
            Self::ExtensionBegins => [
                "jatkoajan ensimmäinen päivä",
                "förlängningens första dag",
                "first day of the extension",
            ],
            Self::ExtensionEnds => [
                "jatkoajan viimeinen päivä",
                "förlängningens sista dag",
                "last day of the extension",
            ],
            Self::CareEnds => [
                "sijaishuolto päättyy viimeistään",
                "vården utom hemmet upphör senast",
                "substitute care ends at the latest",
            ],
        };
        Text::in_all(fi, sv, en)
    }
}

/// A day, and how it was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// Of what.
    pub due: Due,
    /// The day; none where it does not end by itself.
    pub day: Option<Date>,
    /// How it was counted.
    pub counted: Text,
}

/// The first thirty days of an emergency placement.
#[derive(Debug, Clone, Copy)]
pub(super) struct Emergency {
    pub first: Date,
    pub last: Date,
    decided: Date,
    placed: Date,
}

impl Emergency {
    /// From the day of actual placement, or that of the decision if it is older.
    pub fn new(decided: Date, placed: Date) -> Option<Self> {
        let first = decided.min(placed);
        let last = first.checked_add((MOST - 1).days()).ok()?;
        Some(Self { first, last, decided, placed })
    }

    /// From which day it is counted, and why.
    fn counted_from(&self) -> Text {
        let [fi, sv, en] = match self.placed.cmp(&self.decided) {
            Ordering::Less => [
                "lapsen tosiasiallisesta sijoittamisesta",
                "den dag då barnet faktiskt placerades",
                "the day on which the child was in fact placed",
            ],
            Ordering::Greater => [
                "päätöksestä, joka on sijoittamista vanhempi",
                "beslutet, som är äldre än placeringen",
                "the decision, which is older than the placement",
            ],
            Ordering::Equal => [
                "päätöksestä ja sijoittamisesta samana päivänä",
                "beslutet och placeringen samma dag",
                "decision and placement on the same day",
            ],
        };
        let first = self.first;
        Text::each(|lang| {
            let day = format::day(first, lang);
            lang.choose(
                format!("luettu {fi}: {day} on 1. päivä"),
                format!("räknat från {sv}: {day} är dag 1"),
                format!("counted from {en}: {day} is day 1"),
            )
        })
    }

    /// The end of the thirty days, or that there is none.
    pub fn deadlines(&self, applied: Option<Date>) -> Vec<Deadline> {
        let from = self.counted_from();
        if let Some(day) = applied.filter(|day| self.has(*day)) {
            let number = day.duration_since(self.first).as_hours() / 24 + 1;
            let counted = Text::each(|lang| {
                let (from, day) = (from.get(lang), format::day(day, lang));
                lang.choose(
                    format!("ei päättymispäivää: {from}, ja hakemus tehtiin {day}, {number}. päivänä {MOST}:stä, joten sijoitus jatkuu"),
                    format!("ingen slutdag: {from}, och ansökan gjordes {day}, dag {number} av {MOST}, så placeringen fortgår"),
                    format!("no last day: {from}, and the application was made on {day}, day {number} of {MOST}, so that the placement runs on"),
                )
            });
            return vec![Deadline { due: Due::EmergencyEnds, day: None, counted }];
        }
        let last = self.last;
        let counted = Text::each(|lang| {
            let (from, day) = (from.get(lang), format::day(last, lang));
            lang.choose(
                format!("{from}, {day} on {MOST}. ja viimeinen"),
                format!("{from}, {day} är dag {MOST} och den sista"),
                format!("{from}, {day} is day {MOST} and the last"),
            )
        });
        let apply = Text::in_all(
            format!("hakemus {MOST} päivän kuluessa pitää sijoituksen voimassa"),
            format!("en ansökan inom {MOST} dagar håller placeringen i kraft"),
            format!("an application within the {MOST} days keeps the placement running"),
        );
        vec![
            Deadline { due: Due::EmergencyEnds, day: Some(last), counted },
            Deadline { due: Due::ApplyBy, day: Some(last), counted: apply },
        ]
    }

    /// The further period: from the day after the first thirty.
    pub fn extension(&self) -> Option<[Deadline; 2]> {
        let begins = self.last.checked_add(1.day()).ok()?;
        let ends = self.last.checked_add(MOST.days()).ok()?;
        let from = self.counted_from();
        let last = self.last;
        let begun = Text::each(|lang| {
            let (from, day) = (from.get(lang), format::day(last, lang));
            lang.choose(
                format!("{from}, {day} on {MOST}. ja jatkoaika alkaa seuraavana päivänä"),
                format!("{from}, {day} är dag {MOST} och förlängningen börjar dagen därpå"),
                format!("{from}, {day} is day {MOST}, and the extension begins on the next day"),
            )
        });
        let ended = Text::each(|lang| {
            let (from, to) = (format::day(begins, lang), format::day(ends, lang));
            lang.choose(
                format!("{from} on jatkoajan 1. päivä, {to} sen {MOST}. ja viimeinen"),
                format!(
                    "{from} är förlängningens dag 1, {to} dess dag {MOST} och den sista"
                ),
                format!(
                    "{from} is day 1 of the extension, {to} its day {MOST} and the last"
                ),
            )
        });
        Some([
            Deadline { due: Due::ExtensionBegins, day: Some(begins), counted: begun },
            Deadline { due: Due::ExtensionEnds, day: Some(ends), counted: ended },
        ])
    }

    pub fn has(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }
}

impl Times {
    /// The first thirty days of the placement decided on `decided`.
    pub(super) fn emergency_from(&self, decided: Option<Date>) -> Option<Emergency> {
        Emergency::new(decided?, self.placed?)
    }
}

/// When substitute care ends because the child is of age; and whether that day had to be moved.
pub(super) fn of_age(born: Date) -> Option<(Deadline, bool)> {
    let day = birthday(born, OF_AGE)?;
    let moved = moved(born, day);
    let counted = if moved {
        Text::in_all(
            format!(
                "{OF_AGE} vuotta syntymäpäivästä; karkauspäivää ei ole sinä vuonna, joten luetaan 28.2."
            ),
            format!(
                "{OF_AGE} år från födelsedagen; det året har ingen skottdag, så 28.2 räknas"
            ),
            format!(
                "{OF_AGE} years from the day of birth; that year has no leap day, so that 28 February is counted"
            ),
        )
    } else {
        Text::in_all(
            format!("{OF_AGE} vuotta syntymäpäivästä"),
            format!("{OF_AGE} år från födelsedagen"),
            format!("{OF_AGE} years from the day of birth"),
        )
    };
    Some((Deadline { due: Due::CareEnds, day: Some(day), counted }, moved))
}
