//! What became of a municipality, in words.

use jiff::civil::Date;

use super::{Division, Membership, Municipality, Named, Register};
use crate::format;
use crate::period::Span;
use crate::text::Lang;

impl Register {
    /// The history of a municipality for a reader: names, lives, who joined it, what it joined, where
    /// it belonged, its centre and its figures. One line a fact.
    ///
    /// ```
    /// # #[cfg(feature = "finland")] {
    /// use osuus::{finland, text::Lang};
    /// let register = finland::register();
    /// let history = register.history(register.get(&"633".parse().unwrap()).unwrap(), Lang::En);
    /// assert!(history.contains("1 January 2009: joined 729 Saarijärvi"));
    /// # }
    /// ```
    #[must_use]
    pub fn history(&self, one: &Municipality, lang: Lang) -> String {
        let mut lines = vec![title(one, lang)];
        let lives: Vec<String> =
            one.lives().iter().map(|life| span(life, lang)).collect();
        lines.push(format!(
            "{}: {}",
            lang.choose("Olemassa", "Har funnits", "Existed"),
            lives.join("; ")
        ));
        lines.extend(former_names(one, lang));
        lines.extend(self.events(one, lang));
        for division in &self.divisions {
            let places = self.places(division, one, lang);
            if !places.is_empty() {
                let name = capital(division.name.get(lang));
                lines.push(format!("{name}: {}", places.join("; ")));
            }
        }
        lines.push(self.centre_words(one, lang));
        lines.extend(self.figures_words(one, lang));
        lines.join("\n") + "\n"
    }

    /// Who joined it and what it joined, in the order of time.
    fn events(&self, one: &Municipality, lang: Lang) -> Vec<String> {
        let named = |code: &super::MunicipalityCode, day: Option<Date>| {
            let of_code = self.get(code);
            let of_day = of_code.zip(day).and_then(|(one, day)| one.name_on(day));
            let name = of_day.map(|name| name.get(lang));
            format!(
                "{code} {}",
                name.or(of_code.map(|one| one.name(lang))).unwrap_or_default()
            )
        };
        let mut lines = Vec::new();
        for of_day in self.changes.chunk_by(|a, b| a.date == b.date) {
            let Some(date) = of_day.first().map(|change| change.date) else { continue };
            let day = format::day(date, lang);
            let before = date.yesterday().ok();
            let joined: Vec<String> = of_day
                .iter()
                .filter(|change| change.successor == Some(one.code))
                .map(|change| named(&change.code, before))
                .collect();
            if !joined.is_empty() {
                let founded = !before.is_some_and(|before| one.existed(before));
                let list = joined.join(", ");
                let known =
                    one.names.first().is_some_and(|first| first.days.from.is_some());
                lines.push(match (founded && known, lang) {
                    (true, Lang::Fi) => {
                        format!("{day}: perustettiin, siihen tulivat {list}")
                    }
                    (true, Lang::Sv) => format!("{day}: bildades av {list}"),
                    (true, Lang::En) => format!("{day}: was formed of {list}"),
                    (false, Lang::Fi) => format!("{day}: siihen liittyi {list}"),
                    (false, Lang::Sv) => format!("{day}: fick {list}"),
                    (false, Lang::En) => format!("{day}: took in {list}"),
                });
            }
            let followed: Vec<String> = of_day
                .iter()
                .filter(|change| change.code == one.code)
                .map(|change| match &change.successor {
                    Some(code) => named(code, Some(date)),
                    None => lang
                        .choose("ei mihinkään kuntaan", "ingen kommun", "no municipality")
                        .to_owned(),
                })
                .collect();
            match (followed.as_slice(), lang) {
                ([], _) => {}
                ([one], Lang::Fi) => lines.push(format!("{day}: liittyi kuntaan {one}")),
                ([one], Lang::Sv) => lines.push(format!("{day}: gick upp i {one}")),
                ([one], Lang::En) => lines.push(format!("{day}: joined {one}")),
                (many, Lang::Fi) => {
                    lines.push(format!("{day}: jaettiin, osat: {}", many.join(", ")));
                }
                (many, Lang::Sv) => {
                    lines.push(format!("{day}: delades mellan {}", many.join(", ")));
                }
                (many, Lang::En) => {
                    lines.push(format!("{day}: was divided among {}", many.join(", ")));
                }
            }
        }
        lines
    }

    /// Where it belonged: each stretch of time with one answer.
    fn places(&self, division: &Division, one: &Municipality, lang: Lang) -> Vec<String> {
        let Some(known) = self.known else { return Vec::new() };
        let mut stretches: Vec<(Date, Date, Membership<'_>)> = Vec::new();
        // Every day on which an answer can change.
        let mut days: Vec<Date> = vec![known.from()];
        for time in division.times() {
            days.push(time.from());
            days.extend(time.to().tomorrow());
        }
        for given in division.given.iter().filter(|given| given.code == one.code) {
            days.push(given.days.from());
            days.extend(given.days.to().tomorrow());
        }
        for life in one.lives() {
            days.extend(life.from);
            days.extend(life.to.and_then(|to| to.tomorrow().ok()));
        }
        days.retain(|day| known.has(*day));
        days.sort_unstable();
        days.dedup();
        for (place, day) in days.iter().enumerate() {
            if !one.existed(*day) || !division.covers(*day) {
                continue;
            }
            let next = days.get(place + 1).and_then(|next| next.yesterday().ok());
            let last = next.unwrap_or(known.to());
            let membership = self.membership(division, one, *day);
            match stretches.last_mut() {
                Some((_, end, same))
                    if *same == membership
                        && end.tomorrow().is_ok_and(|next| next == *day) =>
                {
                    *end = last;
                }
                _ => stretches.push((*day, last, membership)),
            }
        }
        let words = |(from, to, membership): (Date, Date, Membership<'_>)| {
            let days = span(&Span { from: Some(from), to: Some(to) }, lang);
            match membership {
                Membership::Given(area) => {
                    format!("{} {} ({days})", area.code, area.name.get(lang))
                }
                Membership::Derived(area) => format!(
                    "{} {} ({days}, {})",
                    area.code,
                    area.name.get(lang),
                    lang.choose("päätelty", "härlett", "derived")
                ),
                Membership::Unknown(_) => format!(
                    "{} ({days})",
                    lang.choose("ei tiedossa", "inte känt", "not known")
                ),
            }
        };
        stretches.into_iter().map(words).collect()
    }

    fn centre_words(&self, one: &Municipality, lang: Lang) -> String {
        let label = lang.choose("Keskus", "Centrum", "Centre");
        match one.centre {
            Some(centre) => format!(
                "{label}: E {} N {} m{}",
                centre.east,
                centre.north,
                self.plane
                    .as_ref()
                    .map(|plane| format!(" ({plane})"))
                    .unwrap_or_default()
            ),
            None => {
                format!(
                    "{label}: {}",
                    lang.choose("ei tiedossa", "inte känt", "not known")
                )
            }
        }
    }

    /// The last figure of every series that knows it.
    fn figures_words(&self, one: &Municipality, lang: Lang) -> Vec<String> {
        let last = |series: &super::Series| {
            let periods = series.periods();
            periods.into_iter().rev().find_map(|period| {
                let figures = series.figures(period);
                let (_, figure) =
                    figures.into_iter().find(|(code, _)| *code == one.code)?;
                let day = period
                    .as_day()
                    .map_or_else(|| period.to_string(), |day| format::day(day, lang));
                let value = format::number(&figure.value, 0, lang);
                Some(format!("{}, {day}: {value}", figure.series.name().get(lang)))
            })
        };
        self.series.iter().filter_map(last).map(|line| capital(&line)).collect()
    }
}

fn title(one: &Municipality, lang: Lang) -> String {
    let name = one.names.last().map(|named| &named.name);
    let mut text = format!("{} {}", one.code, one.name(lang));
    let others: Vec<&str> = name
        .into_iter()
        .flat_map(|name| name.all())
        .filter(|other| *other != one.name(lang))
        .collect();
    if !others.is_empty() {
        text += &format!(" ({})", others.join(", "));
    }
    text
}

fn former_names(one: &Municipality, lang: Lang) -> Option<String> {
    let former = one.names.split_last().map(|(_, former)| former).unwrap_or_default();
    let words = |named: &Named| {
        let names: Vec<&str> = named.name.all().collect();
        format!("{} ({})", names.join(", "), span(&named.days, lang))
    };
    let label = lang.choose("Aiemmat nimet", "Tidigare namn", "Former names");
    let all: Vec<String> = former.iter().map(words).collect();
    (!all.is_empty()).then(|| format!("{label}: {}", all.join("; ")))
}

/// A time as a reader writes it.
fn span(span: &Span, lang: Lang) -> String {
    let day = |day: Date| format::day(day, lang);
    match (span.from, span.to) {
        (None, None) => {
            lang.choose("edelleen", "finns fortfarande", "still exists").to_owned()
        }
        (None, Some(to)) => match lang {
            Lang::Fi => format!("{} asti", day(to)),
            Lang::Sv => format!("till {}", day(to)),
            Lang::En => format!("until {}", day(to)),
        },
        (Some(from), None) => match lang {
            Lang::Fi => format!("{} alkaen", day(from)),
            Lang::Sv => format!("från {}", day(from)),
            Lang::En => format!("from {}", day(from)),
        },
        (Some(from), Some(to)) if from == to => day(from),
        (Some(from), Some(to)) => format!("{}–{}", day(from), day(to)),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().collect::<String>())
        .unwrap_or_default()
        + letters.as_str()
}
