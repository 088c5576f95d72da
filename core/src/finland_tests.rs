//! The embedded register against its tables and against what was published
//! (`core/data/finland/SOURCES.md`).

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::*;
use crate::exact::Exact;
use crate::municipality::{
    Borders, Division, Figures, FiguresTable, Kind, Listing, Membership,
    MunicipalityCode, Series,
};
use crate::period::{Interval, Period, date};
use crate::text::Lang;

fn day(text: &str) -> Date {
    date(text).unwrap()
}

fn code(text: &str) -> MunicipalityCode {
    text.parse().unwrap()
}

fn series(id: &str) -> &'static Series {
    register().series(id).unwrap()
}

fn figures(id: &str, period: &str) -> Figures {
    let period: Period = period.parse().unwrap();
    let figures = series(id).figures(&period);
    figures.into_iter().map(|(code, figure)| (code, figure.value)).collect()
}

fn total(figures: &Figures) -> Exact {
    figures.values().sum()
}

// The tables.

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/finland")
}

fn table(name: &str) -> String {
    fs::read_to_string(folder().join(name).with_extension("csv")).unwrap()
}

/// The name of every table with its text: `figures-ID.csv` is `figures ID`.
fn tables() -> BTreeMap<String, String> {
    let files = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let tables = files.filter(|path| path.extension().is_some_and(|end| end == "csv"));
    tables
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        // The degrees of which the centres were worked out.
        .filter(|name| name != "centres-degrees")
        .map(|name| (name.replacen("figures-", "figures ", 1), table(&name)))
        .collect()
}

fn whole() -> Register {
    let sections = tables().into_iter().map(|(name, text)| format!("[{name}]\n{text}\n"));
    Register::from_csv(sections.collect::<String>().as_bytes()).unwrap()
}

/// All that a series says, whatever parts it was put together of.
fn content(register: &Register) -> Vec<String> {
    let of_series = |series: &Series| {
        let head = format!(
            "{} {:?} {:?} {} {} {:?}",
            series.id(),
            series.name(),
            series.kind(),
            series.borders(),
            series.unit(),
            series.source(),
        );
        let of_period = |period: &Period| {
            let figures = series.figures(period);
            let cells = figures.iter().map(|(code, one)| format!("{code} {}", one.value));
            format!("{period}: {}", cells.collect::<Vec<_>>().join(", "))
        };
        let periods: Vec<String> = series.periods().into_iter().map(of_period).collect();
        format!("{head}\n{}", periods.join("\n"))
    };
    register.all_series().iter().map(of_series).collect()
}

#[test]
fn the_embedded_texts_say_what_the_tables_say() {
    let (whole, embedded) = (whole(), read().unwrap());
    assert!(&embedded == register());
    assert_eq!(whole.municipalities(), embedded.municipalities());
    assert_eq!(whole.changes(), embedded.changes());
    assert_eq!(whole.divisions(), embedded.divisions());
    assert_eq!(content(&whole), content(&embedded));
    assert_eq!(
        (whole.id(), whole.scheme(), whole.known(), whole.plane(), whole.rest()),
        ("finland", "fi-municipality", embedded.known(), Some("ETRS-TM35FIN"), None),
    );
    assert_eq!((embedded.id(), embedded.scheme()), ("finland", "fi-municipality"));
    assert_eq!((embedded.plane(), embedded.rest()), (whole.plane(), None));
}

/// Cell by cell from the files, by another way than the reader's.
#[test]
fn every_figure_of_the_tables_is_there_and_no_other() {
    for (name, text) in tables() {
        let Some(id) = name.strip_prefix("figures ") else { continue };
        let mut rows = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let header = rows.next().unwrap();
        let rows: Vec<Vec<&str>> = rows.collect();
        assert_eq!(series(id).periods().len(), header.len() - 1, "{id}");
        for (column, period) in header.iter().enumerate().skip(1) {
            let expected: Figures = rows
                .iter()
                .filter(|row| !row[column].is_empty())
                .map(|row| (code(row[0]), row[column].parse().unwrap()))
                .collect();
            assert_eq!(figures(id, period), expected, "{id} {period}");
        }
    }
}

#[test]
fn the_tables_as_json_are_the_same_register() {
    let mut root = Map::new();
    for (name, text) in tables() {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header = reader.headers().unwrap().clone();
        let rows = reader.records().map(|record| {
            let record = record.unwrap();
            let cells = header.iter().zip(&record).filter(|(_, cell)| !cell.is_empty());
            let cells = cells.map(|(name, cell)| (name.to_owned(), json!(cell)));
            Value::Object(cells.collect())
        });
        root.insert(name, Value::Array(rows.collect()));
    }
    let whole = whole();
    let of_rows = Register::from_json(Value::Object(root.clone()).to_string().as_bytes());
    // Without the words of `assert_eq`, which would be all of the register.
    assert!(of_rows.unwrap() == whole);
    // The table `register` as one object.
    let fields = root["register"].as_array().unwrap().iter();
    let fields = fields
        .map(|row| (row["field"].as_str().unwrap().to_owned(), row["value"].clone()));
    root.insert("register".to_owned(), Value::Object(fields.collect()));
    let of_fields = Register::from_json(Value::Object(root).to_string().as_bytes());
    assert!(of_fields.unwrap() == whole);
}

#[test]
fn the_first_text_alone_names_the_part_that_is_not_loaded() {
    let recent = Register::from_csv(RECENT.as_bytes()).unwrap();
    assert_eq!(recent.rest(), Some("finland-older"));
    let days: Vec<Date> =
        recent.series("population-2022-borders").unwrap().days().collect();
    let known = ["2020-12-31", "2021-12-31", "2022-12-31"];
    assert_eq!(days, known.map(day));
    let older = Register::from_csv(OLDER.as_bytes()).unwrap();
    let both = recent.with(older).unwrap();
    assert_eq!(both.rest(), None);
    assert_eq!(both.series("population-2022-borders").unwrap().days().count(), 23);
}

// Who existed.

#[test]
fn municipalities_of_each_day_as_published() {
    for (on, count) in [
        ("2001-12-31", 448),
        ("2002-01-01", 448),
        ("2005-01-01", 432),
        ("2013-01-01", 320),
        ("2020-01-01", 310),
        ("2021-01-01", 309),
        ("2022-01-01", 309),
        ("2023-01-01", 309),
        ("2024-01-01", 309),
        ("2024-12-31", 309),
        ("2025-01-01", 308),
        ("2026-01-01", 308),
        ("2026-12-31", 308),
    ] {
        let map = register().map_on(day(on)).unwrap();
        assert_eq!(map.iter().count(), count, "{on}");
        assert_eq!(Listing::new(register(), day(on), None).unwrap().codes().len(), count);
    }
    for outside in ["2001-12-30", "2027-01-01"] {
        let problem = register().map_on(day(outside)).unwrap_err();
        assert_eq!(problem.code().as_str(), "unknown-map");
        assert_eq!(problem.value("known", Lang::En), Some("2001-12-31/2026-12-31"));
    }
}

#[test]
fn a_map_lasts_from_one_day_of_change_to_the_next() {
    for (on, days) in [
        ("2001-12-31", "2001-12-31/2002-12-31"),
        ("2008-12-31", "2008-01-01/2008-12-31"),
        ("2009-01-01", "2009-01-01/2009-12-31"),
        ("2022-06-01", "2021-01-01/2024-12-31"),
        ("2025-01-01", "2025-01-01/2026-12-31"),
    ] {
        let map = register().map_on(day(on)).unwrap();
        assert_eq!(map.days().to_string(), days, "{on}");
    }
}

/// 626 codes in 704 rows, 350 changes, 307 centres.
#[test]
fn as_many_rows_as_the_sources_say() {
    let all = register().municipalities();
    assert_eq!(all.len(), 626);
    assert_eq!(all.iter().map(|one| one.names().len()).sum::<usize>(), 704);
    assert_eq!(register().changes().len(), 350);
    assert_eq!(all.iter().filter(|one| one.centre().is_some()).count(), 307);
    for missing in ["858", "588", "099", "838"] {
        assert_eq!(register().get(&code(missing)).unwrap().centre(), None);
    }
    let ids: Vec<&str> = register().divisions().iter().map(Division::id).collect();
    let expected = [
        "region",
        "wellbeing-county",
        "sub-region",
        "hospital-district",
        "urban-rural-group",
        "language-group",
    ];
    assert_eq!(ids, expected);
}

// Figures.

#[test]
fn series_add_up_to_the_published_totals() {
    for (id, on, count, sum) in [
        ("population-own-borders", "2001-12-31", 448, 5_194_901),
        ("population-own-borders", "2023-12-31", 308, 5_602_274),
        ("population-2022-borders", "2000-12-31", 309, 5_181_115),
        ("population-2022-borders", "2001-12-31", 309, 5_194_901),
        ("population-2022-borders", "2020-12-31", 309, 5_533_793),
        ("population-2022-borders", "2022-12-31", 309, 5_563_970),
        ("population-2025-borders-preliminary", "2024-12-31", 308, 5_637_214),
        ("population-2025-borders-preliminary", "2025-01-31", 308, 5_638_675),
        ("keski-suomi-1991-population", "1991", 32, 254_584),
        ("keski-suomi-1991-labour-force", "1991", 32, 119_325),
        ("keski-suomi-1991-unemployed", "1991", 32, 15_098),
        ("keski-suomi-1985-dwellings", "1985", 32, 91_753),
    ] {
        let figures = figures(id, on);
        assert_eq!(figures.len(), count, "{id} {on}");
        assert_eq!(total(&figures), Exact::from(sum), "{id} {on}");
    }
    // Of those that existed at the end of 2023, Pertunmaa alone has no figure.
    let known = figures("population-own-borders", "2023-12-31");
    let map = register().map_on(day("2023-12-31")).unwrap();
    let missing: Vec<String> = map
        .iter()
        .filter(|(one, _)| !known.contains_key(&one.code()))
        .map(|(one, name)| format!("{} {}", one.code(), name.get(Lang::Fi)))
        .collect();
    assert_eq!(missing, ["588 Pertunmaa"]);
}

#[test]
fn kinds_and_borders_of_the_series() {
    for (id, kind, borders) in [
        ("population-2022-borders", Kind::Final, Borders::Of(day("2022-01-01"))),
        ("population-own-borders", Kind::Final, Borders::OwnDay),
        (
            "population-2025-borders-preliminary",
            Kind::Preliminary,
            Borders::Of(day("2025-01-01")),
        ),
        ("population-own-borders-partial", Kind::Unverified, Borders::OwnDay),
    ] {
        assert_eq!((series(id).kind(), series(id).borders()), (kind, borders));
    }
}

/// No border changed between 1 January 2021 and 31 December 2024.
#[test]
fn own_borders_of_2021_and_2022_are_those_of_2022() {
    for on in ["2021-12-31", "2022-12-31"] {
        let own = figures("population-own-borders", on);
        assert_eq!(own.len(), 309);
        assert_eq!(own, figures("population-2022-borders", on));
    }
}

/// 264 762 residents in the 30 municipalities of Keski-Suomi.
#[test]
fn keski_suomi_at_the_end_of_2001() {
    let on = day("2001-12-31");
    let members = register().members("region", "13", on).unwrap();
    assert_eq!((members.given.len(), members.derived.len()), (30, 0));
    let residents = figures("population-own-borders", "2001-12-31");
    let of_region: Figures =
        members.given.iter().map(|code| (*code, residents[code].clone())).collect();
    assert_eq!(total(&of_region), Exact::from(264_762));
    let map = register().map_on(on).unwrap();
    let rural = map.name(&code("180")).unwrap();
    assert_eq!(rural.fi.as_deref(), Some("Jyväskylän maalaiskunta"));
}

// Carrying over.

#[test]
fn the_448_of_2001_carried_to_2022_are_the_published_309() {
    let own = figures("population-own-borders", "2001-12-31");
    assert_eq!(own.len(), 448);
    let carried = register().carry(&own, day("2001-12-31"), day("2022-01-01")).unwrap();
    assert_eq!(carried.figures, figures("population-2022-borders", "2001-12-31"));
    assert_eq!(carried.figures.len(), 309);
    assert_eq!(total(&carried.figures), Exact::from(5_194_901));
    // 80 372 in the town, 32 994 in the rural municipality, 5 014 in Korpilahti.
    assert_eq!(carried.figures[&code("179")], Exact::from(118_380));
    let parts: Vec<&str> =
        carried.parts[&code("179")].iter().map(|part| part.code.as_str()).collect();
    assert_eq!(parts, ["179", "180", "277"]);
}

/// The same by way of a table and by way of every map between.
#[test]
fn by_way_of_every_map_between() {
    let own = figures("population-own-borders", "2001-12-31");
    let (mut table, mut from) =
        (FiguresTable::new(vec![("residents".into(), own)]), day("2001-12-31"));
    while from < day("2022-01-01") {
        let next = register().map_on(from).unwrap().days().to().tomorrow().unwrap();
        let to = next.min(day("2022-01-01"));
        (table, from) = (table.carry(register(), from, to).unwrap(), to);
    }
    let expected = figures("population-2022-borders", "2001-12-31");
    assert_eq!(table.measures(), [("residents".to_owned(), expected)]);
}

/// 5 522 residents of Mäntyharju at the end of 2023 are those of its old area.
#[test]
fn without_pertunmaa_mantyharju_is_not_carried_to_2025() {
    let own = figures("population-own-borders", "2023-12-31");
    assert_eq!(own[&code("507")], Exact::from(5_522));
    let problems =
        register().carry(&own, day("2023-12-31"), day("2025-01-01")).unwrap_err();
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(lines.len(), 1);
    assert!(lines[0].contains("incomplete-carry"), "{lines:?}");
    assert!(lines[0].contains("`507` on 2025-01-01"), "{lines:?}");
    assert!(lines[0].contains("belonged to 588"), "{lines:?}");
}

// Who belonged where.

#[test]
fn keski_suomi_on_the_first_days_of_years() {
    for (year, count, is_given) in [
        (2002, 30, true),
        (2006, 30, false),
        (2007, 28, false),
        (2008, 27, false),
        (2009, 23, false),
        (2020, 23, true),
        (2021, 22, true),
        (2025, 22, true),
    ] {
        let on = Date::new(year, 1, 1).unwrap();
        let members = register().members("region", "13", on).unwrap();
        let (given, derived) = if is_given { (count, 0) } else { (0, count) };
        assert_eq!((members.given.len(), members.derived.len()), (given, derived));
        assert_eq!((members.unsure.len(), members.codes().len()), (0, count), "{year}");
        let listing = Listing::new(register(), on, Some(("region", "13"))).unwrap();
        assert_eq!(listing.codes(), members.codes());
        let warnings = listing.warnings();
        assert_eq!(warnings.len(), usize::from(!is_given), "{year}");
        let document = serde_json::to_value(listing.document(Lang::En)).unwrap();
        let rows = document["municipalities"].as_array().unwrap();
        assert_eq!(rows.len(), count);
        let word = if is_given { "given" } else { "derived" };
        assert!(rows.iter().all(|row| row["membership"] == word), "{year}");
        assert!(rows.iter().all(|row| row["areas"]["region"] == "13"), "{year}");
        for (lang, word) in
            [(Lang::Fi, "päätel"), (Lang::Sv, "härle"), (Lang::En, "derived")]
        {
            let text = listing.to_text(lang);
            assert_eq!(text.contains(word), !is_given, "{text}");
            assert_eq!(text.lines().count(), 1 + count + warnings.len());
        }
    }
}

#[test]
fn the_listing_of_a_region_says_what_it_is() {
    let on = day("2021-01-01");
    let listing = Listing::new(register(), on, Some(("region", "13"))).unwrap();
    let first = |lang| listing.to_text(lang).lines().next().unwrap().to_owned();
    assert_eq!(first(Lang::Fi), "maakunta 13 Keski-Suomi, 1.1.2021: 22");
    assert!(first(Lang::Sv).starts_with("landskap 13 Mellersta Finland, 1.1.2021: 22"));
    // There are no English names of areas: the Finnish ones stand in.
    assert_eq!(first(Lang::En), "region 13 Keski-Suomi, 1 January 2021: 22");
    assert!(listing.to_text(Lang::Fi).contains("\n179  Jyväskylä\n"));
    // Kuhmoinen went to Pirkanmaa on that day.
    assert!(!listing.codes().contains(&code("291")));
}

fn membership(division: &str, of: &str, on: &str) -> String {
    let one = register().get(&code(of)).unwrap();
    let division = register().division(division).unwrap();
    match register().membership(division, one, day(on)) {
        Membership::Given(area) => format!("given {}", area.code),
        Membership::Derived(area) => format!("derived {}", area.code),
        Membership::Unknown(areas) => {
            let codes: Vec<&str> = areas.iter().map(|area| area.code.as_str()).collect();
            format!("unknown {}", codes.join(" ")).trim_end().to_owned()
        }
    }
}

#[test]
fn membership_is_given_derived_or_not_known() {
    for (division, of, on, expected) in [
        ("region", "179", "2001-12-31", "given 13"),
        ("region", "179", "2002-12-31", "given 13"),
        ("region", "179", "2003-01-01", "derived 13"),
        ("region", "179", "2004-12-31", "derived 13"),
        ("region", "179", "2005-01-01", "given 13"),
        // Kainuu in 2013, Pohjois-Pohjanmaa in 2020.
        ("region", "785", "2013-12-31", "given 18"),
        ("region", "785", "2016-01-01", "unknown 18 17"),
        ("region", "785", "2020-01-01", "given 17"),
        // Satakunta in 2002, Pirkanmaa in 2005.
        ("region", "619", "2004-06-01", "unknown 04 06"),
        // Ended on 31 December 2008, before the regions were given again for 2013.
        ("region", "180", "2005-12-31", "given 13"),
        ("region", "180", "2008-12-31", "derived 13"),
        // Founded on 1 January 2009, after they had been given for 2005.
        ("region", "445", "2009-01-01", "derived 02"),
        ("region", "445", "2013-01-01", "given 02"),
        // In no list: of 479 and 944, and then part of 946, all in Pohjanmaa.
        ("region", "945", "2007-01-01", "derived 15"),
        ("region", "945", "2010-12-31", "derived 15"),
        // Keski-Suomi until the end of 2020, then Pirkanmaa.
        ("region", "291", "2020-12-31", "given 13"),
        ("region", "291", "2021-01-01", "given 06"),
        // Not in the key of 2020; 214 Kankaanpää, which it joined, is in Satakunta.
        ("wellbeing-county", "099", "2020-07-01", "derived 06"),
        // Before and after the days for which anything is given.
        ("wellbeing-county", "179", "2019-12-31", "unknown 15"),
        ("hospital-district", "179", "2023-01-01", "unknown keskisuomi"),
    ] {
        assert_eq!(membership(division, of, on), expected, "{of} on {on}");
    }
}

#[test]
fn who_may_have_belonged_to_a_region_is_told() {
    for (area, count) in [("17", 1), ("18", 1)] {
        let members = register().members("region", area, day("2016-01-01")).unwrap();
        assert_eq!(members.unsure, [code("785")]);
        assert!(!members.codes().contains(&code("785")));
        let listing =
            Listing::new(register(), day("2016-01-01"), Some(("region", area))).unwrap();
        let codes: Vec<&str> =
            listing.warnings().iter().map(|one| one.code().as_str()).collect();
        assert_eq!(codes, ["derived-membership", "unsure-members"]);
        assert!(listing.to_text(Lang::En).contains("785"));
        let document = serde_json::to_value(listing.document(Lang::Fi)).unwrap();
        assert_eq!(document["unsure"].as_array().unwrap().len(), count);
        assert_eq!(document["unsure"][0], json!({ "code": "785", "name": "Vaala" }));
    }
    let members = register().members("region", "06", day("2004-01-01")).unwrap();
    assert_eq!(members.unsure, [code("619")]);
}

#[test]
fn a_division_outside_its_time_is_not_known() {
    for (division, area, on) in [
        ("wellbeing-county", "12", "2010-01-01"),
        ("wellbeing-county", "12", "2019-12-31"),
        ("hospital-district", "keskisuomi", "2023-01-01"),
        ("sub-region", "131", "2012-12-31"),
    ] {
        let problem = register().members(division, area, day(on)).unwrap_err();
        assert_eq!(problem.code().as_str(), "division-not-known", "{division} {on}");
    }
    let problem = register().members("wellbeing-county", "12", day("2010-01-01"));
    let problem = problem.unwrap_err();
    assert_eq!(problem.value("known", Lang::En), Some("2020-01-01/2026-12-31"));
    let times = register().division("region").unwrap().times();
    let times: Vec<String> = times.iter().map(Interval::to_string).collect();
    let given = [
        "2001-12-31/2002-12-31",
        "2005-01-01/2005-12-31",
        "2013-01-01/2013-12-31",
        "2020-01-01/2026-12-31",
    ];
    assert_eq!(times, given);
}

#[test]
fn an_unknown_area_is_told_with_the_known_ones() {
    let problem = register().members("region", "99", day("2021-01-01")).unwrap_err();
    assert_eq!(problem.code().as_str(), "unknown-area");
    let known =
        "01, 02, 04, 05, 06, 07, 08, 09, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 21";
    assert_eq!(problem.value("known", Lang::En), Some(known));
    // Itä-Uusimaa ended on 1 January 2011.
    assert!(register().members("region", "20", day("2005-01-01")).is_ok());
    let ended = register().members("region", "20", day("2013-01-01")).unwrap_err();
    assert_eq!(ended.code().as_str(), "unknown-area");
    let problem = register().members("county", "13", day("2021-01-01")).unwrap_err();
    assert_eq!(problem.code().as_str(), "unknown-reference");
}
