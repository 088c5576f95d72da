use super::*;
use crate::exact::Exact;

/// Totals as published; `core/data/finland/SOURCES.md`.
#[test]
fn series_add_up_to_the_published_totals() {
    assert!(read().is_ok());
    for (series, day, municipalities, total) in [
        ("population-own-borders", "2001-12-31", 448, 5_194_901),
        ("population-2022-borders", "2001-12-31", 309, 5_194_901),
        ("population-2022-borders", "2000-12-31", 309, 5_181_115),
        ("population-2022-borders", "2020-12-31", 309, 5_533_793),
        ("population-2022-borders", "2022-12-31", 309, 5_563_970),
    ] {
        let series = register().series(series).unwrap();
        let day = date(day).unwrap();
        let map = match series.borders {
            Borders::OwnDay => register().map_on(day),
            Borders::Of(borders) => register().map_on(borders),
        };
        let figures: Vec<&Exact> = map
            .unwrap()
            .iter()
            .map(|(code, _)| series.figure(code, day).unwrap())
            .collect();
        assert_eq!(figures.len(), municipalities);
        assert_eq!(figures.into_iter().sum::<Exact>(), Exact::from(total));
    }
}

/// 264 762 residents in the 30 municipalities of Keski-Suomi.
#[test]
fn keski_suomi_at_the_end_of_2001() {
    let day = date("2001-12-31").unwrap();
    let series = register().series("population-own-borders").unwrap();
    let map = register().map_on(day).unwrap();
    let region = map.iter().filter(|(_, municipality)| municipality.region == "13");
    let figures: Vec<&Exact> =
        region.map(|(code, _)| series.figure(code, day).unwrap()).collect();
    assert_eq!(figures.len(), 30);
    assert_eq!(figures.into_iter().sum::<Exact>(), Exact::from(264_762));
    let rural = map.get(&"180".parse().unwrap()).unwrap();
    assert_eq!(rural.name.fi.as_deref(), Some("Jyväskylän maalaiskunta"));
}
