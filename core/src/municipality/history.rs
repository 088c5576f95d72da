//! What became of a municipality, in words.

use jiff::civil::Date;

use super::{Area, Division, Membership, Municipality, Named, Register};
use crate::format;
use crate::period::{Interval, Span};
use crate::text::{Lang, Text};

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
        let times: Vec<String> =
            one.lives().iter().map(|life| span(life, lang)).collect();
        lines.push(format!(
            "{}: {}",
            lang.choose("Olemassa", "Har funnits", "Existed"),
            times.join("; ")
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
                        .choose("ei mikään kunta", "ingen kommun", "no municipality")
                        .to_owned(),
                })
                .collect();
            let left = of_day
                .iter()
                .all(|change| change.code != one.code || change.successor.is_none());
            if left && !followed.is_empty() {
                let words = lang.choose(
                    "ei kuulunut enää mihinkään kuntaan",
                    "hörde inte längre till någon kommun",
                    "belonged to no municipality any more",
                );
                lines.push(format!("{day}: {words}"));
                continue;
            }
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

    /// Where it belonged: each stretch of time with one answer, and which parts of it are derived.
    fn places(&self, division: &Division, one: &Municipality, lang: Lang) -> Vec<String> {
        let Some(known) = self.known else { return Vec::new() };
        let days = turning_days(division, one, known);
        let mut stretches: Vec<Stretch<'_>> = Vec::new();
        for (place, day) in days.iter().enumerate() {
            if !one.existed(*day) || !division.covers(*day) {
                continue;
            }
            let next = days.get(place + 1).and_then(|next| next.yesterday().ok());
            let Some(days) = Interval::new(*day, next.unwrap_or(known.to())) else {
                continue;
            };
            let membership = self.membership(division, one, *day);
            let area = membership.area();
            let derived = matches!(membership, Membership::Derived(_)).then_some(days);
            match stretches.last_mut() {
                Some(last) if last.area == area && touches(last.days, days) => {
                    last.days = join(last.days, days);
                    match last.derived.last_mut() {
                        Some(before) if derived.is_some() && touches(*before, days) => {
                            *before = join(*before, days);
                        }
                        _ => last.derived.extend(derived),
                    }
                }
                _ => stretches.push(Stretch {
                    area,
                    days,
                    derived: derived.into_iter().collect(),
                }),
            }
        }
        stretches.into_iter().map(|stretch| stretch.words(lang)).collect()
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
                let figure = series.in_period(&one.code, period.days())?;
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

/// Every day on which an answer can change.
fn turning_days(division: &Division, one: &Municipality, known: Interval) -> Vec<Date> {
    let mut days: Vec<Date> = vec![known.from()];
    let own = division.given.iter().filter(|given| given.code == one.code);
    let times = division.times().iter().copied().chain(own.map(|given| given.days));
    for time in times {
        days.push(time.from());
        days.extend(time.to().tomorrow());
    }
    for life in one.lives() {
        days.extend(life.from);
        days.extend(life.to.and_then(|to| to.tomorrow().ok()));
    }
    days.retain(|day| known.has(*day));
    days.sort_unstable();
    days.dedup();
    days
}

/// A time in which the answer was the same.
struct Stretch<'r> {
    area: Option<&'r Area>,
    days: Interval,
    /// The parts for which it follows from other days.
    derived: Vec<Interval>,
}

impl Stretch<'_> {
    fn words(&self, lang: Lang) -> String {
        let days = format::days(self.days, lang);
        let Some(area) = self.area else {
            return format!(
                "{} ({days})",
                lang.choose("ei tiedossa", "inte känt", "not known")
            );
        };
        let name = area.name.get(lang);
        let name = if name == area.code {
            name.to_owned()
        } else {
            format!("{} {name}", area.code)
        };
        let derived: Vec<String> =
            self.derived.iter().map(|days| format::days(*days, lang)).collect();
        if derived.is_empty() {
            return format!("{name} ({days})");
        }
        let label = lang.choose("päätelty", "härlett", "derived");
        format!("{name} ({days}; {label} {})", derived.join(", "))
    }
}

fn touches(one: Interval, next: Interval) -> bool {
    one.to().tomorrow().is_ok_and(|day| day == next.from())
}

fn join(one: Interval, next: Interval) -> Interval {
    Interval::new(one.from(), next.to()).unwrap_or(one)
}

fn title(one: &Municipality, lang: Lang) -> String {
    let name = one.names.last().map(|named| &named.name);
    let mut text = format!("{} {}", one.code, one.name(lang));
    let others: Vec<&str> = name
        .into_iter()
        .flat_map(Text::all)
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

#[cfg(test)]
#[path = "history_tests.rs"]
mod tests;
