//! Carrying over on small registers, on the embedded one, and on random ones.

use proptest::prelude::*;

use super::*;
use crate::period::date;
use crate::text::Lang;

fn day(text: &str) -> Date {
    date(text).unwrap()
}

fn code(text: &str) -> MunicipalityCode {
    text.parse().unwrap()
}

fn exact(text: &str) -> Exact {
    match text.split_once('/') {
        Some((above, below)) => exact(above).divided_by(&exact(below)).unwrap(),
        None => text.parse().unwrap(),
    }
}

fn figures(pairs: &[(&str, &str)]) -> Figures {
    pairs.iter().map(|(one, value)| (code(one), exact(value))).collect()
}

/// Codes with their first and last year, and changes on the first day of a year.
fn register(lives: &[(&str, i16, i16)], changes: &[(i16, &str, &str, &str)]) -> Register {
    let mut text = String::from(
        "[register]\nfield,value\nid,islands\nscheme,is-municipality\n\
         from,2000-01-01\nto,2029-12-31\n\n[municipalities]\ncode,from,to,en\n",
    );
    for (code, first, last) in lives {
        let from = if *first > 2000 { format!("{first}-01-01") } else { String::new() };
        let to = if *last < 2029 { format!("{last}-12-31") } else { String::new() };
        text += &format!("{code},{from},{to},Isle {code}\n");
    }
    text += "\n[changes]\ndate,code,successor,part\n";
    for (year, code, successor, part) in changes {
        text += &format!("{year}-01-01,{code},{successor},{part}\n");
    }
    Register::from_csv(text.as_bytes()).unwrap()
}

/// From the first day of a year to that of another.
fn carry(
    register: &Register,
    figures: &Figures,
    from: i16,
    to: i16,
) -> Result<Figures, Vec<String>> {
    let first = |year| Date::new(year, 1, 1).unwrap();
    match register.carry(figures, first(from), first(to)) {
        Ok(carried) => Ok(carried.figures),
        Err(problems) => Err(problems.iter().map(words).collect()),
    }
}

fn words(problem: &Diagnostic) -> String {
    let value = |name| problem.value(name, Lang::En).unwrap_or("");
    let words = [problem.code().as_str(), value("code"), value("date"), value("missing")];
    words.join(" ").trim_end().to_owned()
}

/// 02 takes in 01 in 2005 and is divided 3 : 1 in 2010; 03 becomes 04 in 2015.
fn islands() -> Register {
    register(
        &[
            ("01", 2000, 2004),
            ("02", 2000, 2009),
            ("03", 2000, 2014),
            ("04", 2015, 2029),
            ("05", 2000, 2029),
        ],
        &[
            (2005, "01", "02", "1"),
            (2010, "02", "03", "0.75"),
            (2010, "02", "05", "0.25"),
            (2015, "03", "04", "1"),
        ],
    )
}

#[test]
fn a_chain_of_merger_split_and_new_code() {
    let all = figures(&[("01", "10"), ("02", "5"), ("03", "1"), ("05", "2")]);
    let register = islands();
    let merged = figures(&[("02", "15"), ("03", "1"), ("05", "2")]);
    assert_eq!(carry(&register, &all, 2004, 2005), Ok(merged));
    // 15 · 3/4 = 11.25, 15 · 1/4 = 3.75
    let divided = figures(&[("03", "12.25"), ("05", "5.75")]);
    assert_eq!(carry(&register, &all, 2004, 2010), Ok(divided));
    let renamed = figures(&[("04", "12.25"), ("05", "5.75")]);
    assert_eq!(carry(&register, &all, 2004, 2029), Ok(renamed));
}

#[test]
fn the_same_day_and_the_same_map_change_nothing() {
    let all = figures(&[("01", "10"), ("02", "5"), ("03", "1"), ("05", "2")]);
    assert_eq!(carry(&islands(), &all, 2004, 2004), Ok(all.clone()));
    assert_eq!(carry(&islands(), &all, 2001, 2003), Ok(all));
    assert_eq!(carry(&islands(), &Figures::new(), 2001, 2029), Ok(Figures::new()));
}

/// On the day of the change the successor has it; the day before it does not.
#[test]
fn a_change_counts_on_its_day() {
    let all = figures(&[("01", "10"), ("02", "5")]);
    let register = islands();
    let (eve, on) = (day("2004-12-31"), day("2005-01-01"));
    let of = |from, to| register.carry(&all, from, to).map(|carried| carried.figures);
    assert_eq!(of(day("2004-06-01"), eve).unwrap(), all);
    assert_eq!(of(eve, on).unwrap(), figures(&[("02", "15")]));
    // 01 is no more on the day itself.
    let problems = of(on, on).unwrap_err();
    let found: Vec<String> = problems.iter().map(words).collect();
    assert_eq!(found, ["unknown-municipality 01 2005-01-01"]);
}

#[test]
fn parts_are_in_proportion_and_need_not_add_up_to_one() {
    let register = register(
        &[("1", 2000, 2004), ("2", 2005, 2029), ("3", 2005, 2029), ("4", 2000, 2029)],
        &[(2005, "1", "2", "1"), (2005, "1", "3", "2"), (2005, "1", "4", "0")],
    );
    let carried = carry(&register, &figures(&[("1", "10")]), 2001, 2006).unwrap();
    assert_eq!(carried, figures(&[("2", "10/3"), ("3", "20/3")]));
}

#[test]
fn negative_figures_and_decimals_are_carried_too() {
    let all = figures(&[("01", "-0.1"), ("02", "0.03"), ("03", "-1"), ("05", "0")]);
    // -0.07 · 3/4 = -0.0525, -0.07 · 1/4 = -0.0175
    let expected = figures(&[("03", "-1.0525"), ("05", "-0.0175")]);
    assert_eq!(carry(&islands(), &all, 2001, 2012), Ok(expected));
}

#[test]
fn what_went_into_each_is_told() {
    let flow = &islands().flow(day("2001-01-01"), day("2020-01-01")).unwrap();
    let shown = |parts: &[Part]| -> Vec<String> {
        parts.iter().map(|part| format!("{} {}", part.code, part.share)).collect()
    };
    assert_eq!(shown(flow.went_into(&code("04"))), ["01 0.75", "02 0.75", "03 1"]);
    assert_eq!(shown(flow.went_into(&code("05"))), ["01 0.25", "02 0.25", "05 1"]);
    assert_eq!(shown(flow.went_into(&code("03"))), Vec::<String>::new());
    assert_eq!(shown(flow.of(&code("01")).unwrap()), ["04 0.75", "05 0.25"]);
    assert_eq!(
        words(&flow.of(&code("04")).unwrap_err()),
        "unknown-municipality 04 2001-01-01"
    );
}

#[test]
fn backwards_is_refused() {
    let problem = islands().flow(day("2010-01-01"), day("2009-12-31")).unwrap_err();
    assert_eq!(problem.code(), Code::CarryBackwards);
    assert_eq!(problem.value("from", Lang::En), Some("2010-01-01"));
    assert_eq!(problem.value("to", Lang::En), Some("2009-12-31"));
}

#[test]
fn outside_the_data_is_refused() {
    for (from, to) in [("1999-12-31", "2001-01-01"), ("2001-01-01", "2030-01-01")] {
        let problem = islands().flow(day(from), day(to)).unwrap_err();
        assert_eq!(problem.code(), Code::UnknownMap);
    }
    let problem = Register::new().flow(day("2001-01-01"), day("2001-01-01")).unwrap_err();
    assert_eq!(problem.code(), Code::UnknownMap);
    assert_eq!(problem.value("known", Lang::En), Some("-"));
}

#[test]
fn every_code_that_did_not_exist_is_told() {
    let all = figures(&[("04", "1"), ("05", "1"), ("99", "1")]);
    let expected =
        ["unknown-municipality 04 2001-01-01", "unknown-municipality 99 2001-01-01"];
    assert_eq!(carry(&islands(), &all, 2001, 2002).unwrap_err(), expected);
}

#[test]
fn a_part_of_a_municipality_is_not_the_whole() {
    let register = islands();
    let some = figures(&[("02", "5"), ("03", "1"), ("05", "2")]);
    let expected = ["incomplete-carry 02 2005-01-01 01"];
    assert_eq!(carry(&register, &some, 2001, 2005).unwrap_err(), expected);
    let expected = [
        "incomplete-carry 04 2020-01-01 01, 02",
        "incomplete-carry 05 2020-01-01 01, 02",
    ];
    let some = figures(&[("03", "1"), ("05", "2")]);
    assert_eq!(carry(&register, &some, 2001, 2020).unwrap_err(), expected);
    // Before 2010 nothing went into 05.
    let one = figures(&[("05", "2")]);
    assert_eq!(carry(&register, &one, 2001, 2009), Ok(one));
}

/// Längelmäki went to Jämsä with all of its figures; Orivesi need not wait for them.
#[test]
fn who_gets_the_part_zero_is_not_touched() {
    let register = register(
        &[("1", 2000, 2006), ("2", 2000, 2029), ("3", 2000, 2029)],
        &[(2007, "1", "2", "1"), (2007, "1", "3", "0")],
    );
    let one = figures(&[("3", "7")]);
    assert_eq!(carry(&register, &one, 2001, 2007), Ok(one.clone()));
    let all = figures(&[("1", "4"), ("2", "2"), ("3", "7")]);
    let expected = figures(&[("2", "6"), ("3", "7")]);
    assert_eq!(carry(&register, &all, 2001, 2007), Ok(expected));
    // The borders of both changed all the same.
    for one in ["2", "3"] {
        assert!(!register.same_borders(&code(one), day("2006-01-01"), day("2007-01-01")));
        assert!(register.same_borders(&code(one), day("2007-01-01"), day("2009-01-01")));
    }
}

fn divided_without_part() -> Register {
    register(
        &[("1", 2000, 2004), ("2", 2000, 2029), ("3", 2000, 2009), ("4", 2000, 2029)],
        &[(2005, "1", "2", ""), (2005, "1", "3", ""), (2010, "3", "4", "1")],
    )
}

#[test]
fn a_split_without_part_is_refused() {
    let all = figures(&[("1", "4"), ("4", "1")]);
    assert_eq!(carry(&divided_without_part(), &all, 2001, 2004), Ok(all.clone()));
    let expected = ["split-without-part 1 2005-01-01"];
    let found = carry(&divided_without_part(), &all, 2001, 2006).unwrap_err();
    assert_eq!(found, expected);
    // Nor when one of the parts is stated.
    let half = register(
        &[("1", 2000, 2004), ("2", 2000, 2029), ("3", 2000, 2029)],
        &[(2005, "1", "2", "1"), (2005, "1", "3", "")],
    );
    let one = figures(&[("1", "4")]);
    assert_eq!(carry(&half, &one, 2001, 2006).unwrap_err(), expected);
    // Nor when they say nothing.
    let none = register(
        &[("1", 2000, 2004), ("2", 2000, 2029), ("3", 2000, 2029)],
        &[(2005, "1", "2", "0"), (2005, "1", "3", "0")],
    );
    assert_eq!(carry(&none, &one, 2001, 2006).unwrap_err(), expected);
}

/// Nobody knows how much of it they got: what they have in the table is not all of theirs.
#[test]
fn who_got_a_part_that_nobody_knows_is_incomplete() {
    let register = divided_without_part();
    let some = figures(&[("2", "4"), ("3", "1"), ("4", "1")]);
    let expected = ["incomplete-carry 2 2006-01-01 1", "incomplete-carry 3 2006-01-01 1"];
    assert_eq!(carry(&register, &some, 2001, 2006).unwrap_err(), expected);
    // 3 went on to 4 in 2010.
    let expected = ["incomplete-carry 2 2012-01-01 1", "incomplete-carry 4 2012-01-01 1"];
    assert_eq!(carry(&register, &some, 2001, 2012).unwrap_err(), expected);
    // After the split it is of no account.
    let whole = figures(&[("2", "4"), ("4", "2")]);
    assert_eq!(carry(&register, &some, 2005, 2012), Ok(whole));
}

#[test]
fn what_left_the_register_is_refused() {
    let register = register(
        &[("1", 2000, 2004), ("2", 2000, 2004), ("3", 2000, 2029)],
        &[(2005, "1", "-", ""), (2005, "2", "-", "1"), (2005, "2", "3", "1")],
    );
    let left = |some: &[(&str, &str)]| carry(&register, &figures(some), 2001, 2005);
    assert_eq!(left(&[("1", "1")]).unwrap_err(), ["left-register 1 2005-01-01"]);
    let both = ["left-register 1 2005-01-01", "left-register 2 2005-01-01"];
    assert_eq!(left(&[("1", "1"), ("2", "1")]).unwrap_err(), both);
    // Of 3 it is known that something is missing.
    let missing = ["incomplete-carry 3 2005-01-01 2"];
    assert_eq!(left(&[("3", "1")]).unwrap_err(), missing);
}

/// The part `0` of nobody takes nothing away.
#[test]
fn nothing_leaves_with_the_part_zero() {
    let register = register(
        &[("1", 2000, 2004), ("2", 2000, 2029)],
        &[(2005, "1", "-", "0"), (2005, "1", "2", "1")],
    );
    let all = figures(&[("1", "3"), ("2", "4")]);
    assert_eq!(carry(&register, &all, 2001, 2005), Ok(figures(&[("2", "7")])));
}

/// An island without residents is founded, and joins another later.
#[test]
fn who_is_founded_with_the_part_zero_has_the_figure_zero() {
    let register = register(
        &[("1", 2000, 2004), ("2", 2000, 2029), ("3", 2005, 2009)],
        &[(2005, "1", "2", "1"), (2005, "1", "3", "0"), (2010, "3", "2", "1")],
    );
    let all = figures(&[("1", "3"), ("2", "4")]);
    let half = figures(&[("2", "7"), ("3", "0")]);
    assert_eq!(carry(&register, &all, 2001, 2005), Ok(half.clone()));
    assert_eq!(carry(&register, &half, 2005, 2010), Ok(figures(&[("2", "7")])));
    assert_eq!(carry(&register, &all, 2001, 2010), Ok(figures(&[("2", "7")])));
}

/// A code that comes to life again is another municipality.
#[test]
fn a_code_with_two_lives() {
    let register = register(
        &[("1", 2000, 2004), ("1", 2010, 2029), ("2", 2000, 2009), ("3", 2000, 2029)],
        &[(2005, "1", "2", ""), (2010, "2", "1", "")],
    );
    let all = figures(&[("1", "3"), ("2", "4"), ("3", "5")]);
    let back = figures(&[("1", "7"), ("3", "5")]);
    assert_eq!(carry(&register, &all, 2001, 2012), Ok(back));
    assert!(!register.same_borders(&code("1"), day("2001-01-01"), day("2012-01-01")));
    assert!(register.same_borders(&code("3"), day("2012-01-01"), day("2001-01-01")));
}

// Random registers.

/// A register as it grows year by year.
#[derive(Debug, Clone)]
struct World {
    lives: Vec<(String, i16, i16)>,
    changes: Vec<(i16, String, String, String)>,
    figures: Vec<(String, String)>,
}

impl World {
    fn register(&self) -> Register {
        let lives: Vec<_> =
            self.lives.iter().map(|(code, a, b)| (code.as_str(), *a, *b)).collect();
        let changes: Vec<_> = self
            .changes
            .iter()
            .map(|(year, a, b, part)| (*year, a.as_str(), b.as_str(), part.as_str()))
            .collect();
        register(&lives, &changes)
    }

    fn figures(&self) -> Figures {
        self.figures.iter().map(|(one, value)| (code(one), exact(value))).collect()
    }
}

/// What happens in a year: whose place in the list of the living ends, where it goes with which
/// parts, and whether those are new codes.
type Event = (i16, usize, Vec<(usize, bool, u16)>);

fn grown(first: &[i32], mut events: Vec<Event>) -> World {
    let mut world = World {
        lives: (0..first.len()).map(|one| (format!("{one:03}"), 2000, 2029)).collect(),
        changes: Vec::new(),
        figures: Vec::new(),
    };
    for (one, value) in first.iter().enumerate() {
        let value = format!("{}.{}", value / 10, (value % 10).abs());
        world.figures.push((format!("{one:03}"), value));
    }
    events.sort();
    for (year, who, successors) in events {
        // Who lived on the last day of the year before and has not ended on it.
        let living: Vec<usize> = (0..world.lives.len())
            .filter(|one| world.lives[*one].1 < year && world.lives[*one].2 >= year)
            .collect();
        // A successor of this day stays.
        let named: Vec<String> = world
            .changes
            .iter()
            .filter(|change| change.0 == year)
            .map(|change| change.2.clone())
            .collect();
        let free: Vec<usize> = living
            .iter()
            .copied()
            .filter(|one| !named.contains(&world.lives[*one].0))
            .collect();
        if free.len() < 2 {
            continue;
        }
        let ends = free[who % free.len()];
        let others: Vec<usize> =
            living.iter().copied().filter(|one| *one != ends).collect();
        world.lives[ends].2 = year - 1;
        let gone = world.lives[ends].0.clone();
        let mut rows: BTreeMap<String, u16> = BTreeMap::new();
        for (which, new, part) in successors {
            let code = if new {
                let code = format!("{:03}", world.lives.len());
                world.lives.push((code.clone(), year, 2029));
                code
            } else {
                world.lives[others[which % others.len()]].0.clone()
            };
            rows.insert(code, part);
        }
        if rows.values().all(|part| *part == 0) {
            rows = rows.into_keys().map(|code| (code, 1)).collect();
        }
        for (code, part) in rows {
            // In hundredths.
            let part = format!("{}.{:02}", part / 100, part % 100);
            world.changes.push((year, gone.clone(), code, part));
        }
    }
    world
}

fn worlds() -> impl Strategy<Value = World> {
    let successor = (0_usize..100, any::<bool>(), prop_oneof![Just(0_u16), 0_u16..400]);
    let event = (2001_i16..2029, 0_usize..100, prop::collection::vec(successor, 1..4));
    let first = prop::collection::vec(-100_000_i32..1_000_000, 2..12);
    (first, prop::collection::vec(event, 0..14))
        .prop_map(|(first, events)| grown(&first, events))
}

/// Years with a day on which they are asked, in order of time.
fn three_days() -> impl Strategy<Value = [Date; 3]> {
    let day = (2000_i16..2030, prop::sample::select(vec![(1, 1), (6, 1), (12, 31)]));
    prop::array::uniform3(day).prop_map(|mut days| {
        days.sort_unstable();
        days.map(|(year, (month, day))| Date::new(year, month, day).unwrap())
    })
}

/// As many rows as there are changes, added up by hand: the share of each path.
fn by_hand(world: &World, from: Date, to: Date, figures: &Figures) -> Figures {
    let mut held = figures.clone();
    let mut years: Vec<i16> = world.changes.iter().map(|change| change.0).collect();
    years.sort_unstable();
    years.dedup();
    for year in years {
        let on = Date::new(year, 1, 1).unwrap();
        if on <= from || on > to {
            continue;
        }
        let rows: Vec<_> = world.changes.iter().filter(|row| row.0 == year).collect();
        for gone in held.clone().keys() {
            let own: Vec<_> = rows.iter().filter(|row| row.1 == gone.as_str()).collect();
            if own.is_empty() {
                continue;
            }
            let whole: Exact = own.iter().map(|row| exact(&row.3)).sum();
            let value = held.remove(gone).unwrap();
            let founded = |code: &str| {
                world.lives.iter().any(|life| life.0 == code && life.1 == year)
            };
            for row in
                own.iter().filter(|row| !exact(&row.3).is_zero() || founded(&row.2))
            {
                let part = &value * &exact(&row.3);
                let sum = held.entry(code(&row.2)).or_insert_with(Exact::zero);
                *sum = &*sum + &part.divided_by(&whole).unwrap();
            }
        }
    }
    held
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(400)
    })]

    #[test]
    fn the_sum_stays_what_it_was(world in worlds(), [from, by, to] in three_days()) {
        let register = world.register();
        // The figures of the first day of all, carried to the first day asked.
        let start = register.carry(&world.figures(), day("2000-01-01"), from).unwrap();
        let total: Exact = world.figures().values().sum();
        prop_assert_eq!(start.figures.values().sum::<Exact>(), total.clone());
        let whole = register.carry(&start.figures, from, to).unwrap();
        prop_assert_eq!(whole.figures.values().sum::<Exact>(), total);
        prop_assert_eq!(&whole.figures, &by_hand(&world, from, to, &start.figures));
        // By way of a day between.
        let half = register.carry(&start.figures, from, by).unwrap();
        let rest = register.carry(&half.figures, by, to).unwrap();
        prop_assert_eq!(&rest.figures, &whole.figures);
        // Every figure is that of the last day, and its parts say whence it came.
        for (code, value) in &whole.figures {
            prop_assert!(register.get(code).unwrap().existed(to));
            let parts = whole.parts[code].iter();
            let sum: Exact =
                parts.map(|part| &start.figures[&part.code] * &part.share).sum();
            prop_assert_eq!(&sum, value);
        }
    }

    /// Whoever is left out makes a figure wrong or stays out; nothing is wrong in silence.
    #[test]
    fn a_figure_that_is_missing_is_told_or_not_needed(
        world in worlds(),
        [from, _, to] in three_days(),
        left_out in 0_usize..20,
    ) {
        let register = world.register();
        let start = register.carry(&world.figures(), day("2000-01-01"), from).unwrap();
        let whole = register.carry(&start.figures, from, to).unwrap().figures;
        let codes: Vec<_> = start.figures.keys().copied().collect();
        let mut some = start.figures;
        some.remove(&codes[left_out % codes.len()]);
        if let Ok(carried) = register.carry(&some, from, to) {
            for (code, value) in &carried.figures {
                prop_assert_eq!(value, &whole[code]);
            }
        }
    }

    #[test]
    fn no_change_between_two_days_leaves_a_figure_alone(
        world in worlds(),
        [from, _, to] in three_days(),
    ) {
        let register = world.register();
        let start = register.carry(&world.figures(), day("2000-01-01"), from).unwrap();
        let whole = register.carry(&start.figures, from, to).unwrap().figures;
        for (code, value) in &start.figures {
            if register.same_borders(code, from, to) {
                prop_assert_eq!(whole.get(code), Some(value));
            }
        }
    }
}

#[cfg(feature = "finland")]
proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(60)
    })]

    /// Any figures of the municipalities of a day, by way of any other.
    #[test]
    fn the_embedded_register_keeps_sums(
        days in prop::array::uniform3(0_i32..9131),
        seed in 1_i64..1_000_000,
    ) {
        let register = crate::finland::register();
        let mut days = days;
        days.sort_unstable();
        let [from, by, to] =
            days.map(|count| day("2001-12-31").saturating_add(jiff::Span::new().days(count)));
        let figures: Figures = register
            .map_on(from)
            .unwrap()
            .iter()
            .zip(1_i64..)
            .map(|((one, _), place)| (one.code(), Exact::from(place * seed % 9973 - 100)))
            .collect();
        let whole = register.carry(&figures, from, to).unwrap();
        let half = register.carry(&figures, from, by).unwrap();
        let rest = register.carry(&half.figures, by, to).unwrap();
        prop_assert_eq!(&rest.figures, &whole.figures);
        prop_assert_eq!(
            whole.figures.values().sum::<Exact>(),
            figures.values().sum::<Exact>()
        );
        prop_assert_eq!(
            whole.figures.len(),
            register.map_on(to).unwrap().iter().count()
        );
    }
}
