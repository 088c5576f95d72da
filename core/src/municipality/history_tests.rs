//! What became of a municipality, in three languages, from the embedded register.
#![cfg(feature = "finland")]

use crate::finland::register;
use crate::municipality::Register;
use crate::text::Lang;

fn history(code: &str, lang: Lang) -> String {
    let one = register().get(&code.parse().unwrap()).unwrap();
    // No line may break inside a figure; that is of no account here.
    register().history(one, lang).replace('\u{a0}', " ")
}

/// The lines that begin so.
fn line(code: &str, lang: Lang, start: &str) -> String {
    let text = history(code, lang);
    let mut lines = text.lines().filter(|line| line.starts_with(start));
    let line = lines.next().unwrap_or_else(|| panic!("{start}: {text}"));
    assert_eq!(lines.next(), None, "{text}");
    line.to_owned()
}

#[test]
fn pylkonmaki_joined_saarijarvi() {
    let has = |lang, lines: &[&str]| {
        let text = history("633", lang);
        for wanted in lines {
            assert!(text.lines().any(|line| line == *wanted), "{wanted}: {text}");
        }
        assert!(text.ends_with('\n'));
    };
    has(
        Lang::En,
        &[
            "633 Pylkönmäki",
            "Existed: until 31 December 2008",
            "1 January 2009: joined 729 Saarijärvi",
            "Centre: not known",
            "Population within the borders of the day, 31 December 2001: 1,123",
        ],
    );
    has(
        Lang::Fi,
        &[
            "633 Pylkönmäki",
            "Olemassa: 31.12.2008 asti",
            "1.1.2009: liittyi kuntaan 729 Saarijärvi",
            "Keskus: ei tiedossa",
            "Väkiluku kunkin päivän kuntarajoilla, 31.12.2001: 1 123",
        ],
    );
    has(
        Lang::Sv,
        &[
            "633 Pylkönmäki",
            "Har funnits: till 31.12.2008",
            "1.1.2009: gick upp i 729 Saarijärvi",
            "Centrum: inte känt",
            "Befolkning inom respektive dags kommungränser, 31.12.2001: 1 123",
        ],
    );
    // Given for 2002 and 2005, derived between and until its end.
    let region = line("633", Lang::En, "Region: ");
    assert!(region.starts_with("Region: 13 Keski-Suomi (31 December 2001"), "{region}");
    assert!(region.contains("derived"), "{region}");
    assert!(region.contains("31 December 2008"), "{region}");
    assert!(line("633", Lang::Fi, "Maakunta: 13 Keski-Suomi").contains("päätelty"));
    assert!(line("633", Lang::Sv, "Landskap: 13 Mellersta Finland").contains("härlett"));
}

#[test]
fn the_rural_municipality_of_jyvaskyla() {
    let title = history("180", Lang::En).lines().next().unwrap().to_owned();
    assert_eq!(title, "180 Jyväskylän maalaiskunta (Jyväskylä landskommun)");
    let title = history("180", Lang::Sv).lines().next().unwrap().to_owned();
    assert_eq!(title, "180 Jyväskylä landskommun (Jyväskylän maalaiskunta)");
    assert_eq!(line("180", Lang::En, "1 Jan"), "1 January 2009: joined 179 Jyväskylä");
    assert_eq!(line("180", Lang::Fi, "1.1."), "1.1.2009: liittyi kuntaan 179 Jyväskylä");
    let figure = "Population within the borders of the day, 31 December 2001: 32,994";
    assert_eq!(line("180", Lang::En, "Population within"), figure);
}

#[test]
fn parainen_was_formed_of_five_and_got_another_name() {
    let formed =
        "was formed of 101 Houtskari, 150 Iniö, 279 Korppoo, 533 Nauvo, 573 Parainen";
    assert_eq!(
        line("445", Lang::En, "1 January 2009"),
        format!("1 January 2009: {formed}")
    );
    let formed = "perustettiin, siihen tulivat 101 Houtskari, 150 Iniö, 279 Korppoo, \
                  533 Nauvo, 573 Parainen";
    assert_eq!(line("445", Lang::Fi, "1.1.2009"), format!("1.1.2009: {formed}"));
    let formed = "bildades av 101 Houtskär, 150 Iniö, 279 Korpo, 533 Nagu, 573 Pargas";
    assert_eq!(line("445", Lang::Sv, "1.1.2009"), format!("1.1.2009: {formed}"));
    let earlier = line("445", Lang::En, "Former names: ");
    assert!(earlier.contains("Länsi-Turunmaa, Väståboland ("), "{earlier}");
    assert!(earlier.contains("1 January 2009") && earlier.contains("31 December 2011"));
    assert_eq!(line("445", Lang::Fi, "Olemassa"), "Olemassa: 1.1.2009 alkaen");
    assert_eq!(line("445", Lang::En, "Existed"), "Existed: from 1 January 2009");
    assert_eq!(line("445", Lang::Sv, "Har funnits"), "Har funnits: från 1.1.2009");
    let centre = "Centre: E 240436 N 6694488 m (ETRS-TM35FIN)";
    assert_eq!(line("445", Lang::En, "Centre"), centre);
}

#[test]
fn langelmaki_was_divided() {
    for (lang, start, words) in [
        (Lang::En, "1 January 2007", "was divided among 182 Jämsä, 562 Orivesi"),
        (Lang::Fi, "1.1.2007", "jaettiin, osat: 182 Jämsä, 562 Orivesi"),
        (Lang::Sv, "1.1.2007", "delades mellan 182 Jämsä, 562 Orivesi"),
    ] {
        assert_eq!(line("443", lang, start), format!("{start}: {words}"));
    }
    let took = line("182", Lang::En, "1 January 2007");
    assert_eq!(took, "1 January 2007: took in 443 Längelmäki");
    assert_eq!(
        line("182", Lang::Fi, "1.1.2007"),
        "1.1.2007: siihen liittyi 443 Längelmäki"
    );
    assert_eq!(line("182", Lang::Sv, "1.1.2007"), "1.1.2007: fick 443 Längelmäki");
}

#[test]
fn kuhmoinen_moved_to_another_region() {
    let region = line("291", Lang::En, "Region: ");
    let (first, second) = region.split_once("; 06 Pirkanmaa").unwrap();
    assert!(first.starts_with("Region: 13 Keski-Suomi (31 December 2001"), "{region}");
    assert!(first.contains("31 December 2020"), "{region}");
    assert!(second.contains("1 January 2021"), "{region}");
    assert!(line("291", Lang::Sv, "Tidigare namn").contains("till 31.10.2020"));
    assert_eq!(history("291", Lang::Fi).lines().next(), Some("291 Kuhmoinen (Kuhmois)"));
    let figure = "Ennakkoväkiluku vuoden 2025 kuntarajoilla, 31.1.2025: 2 031";
    assert_eq!(line("291", Lang::Fi, "Ennakko"), figure);
}

#[test]
fn pertunmaa_joined_mantyharju() {
    let joined = "1 January 2025: joined 507 Mäntyharju";
    assert_eq!(line("588", Lang::En, "1 January 2025"), joined);
    assert_eq!(line("588", Lang::Fi, "Olemassa"), "Olemassa: 31.12.2024 asti");
    assert_eq!(line("588", Lang::Sv, "1.1.2025"), "1.1.2025: gick upp i 507 Mäntyharju");
    let figure = "Population within the borders of the day, 31 December 2022: 1,600";
    assert_eq!(line("588", Lang::En, "Population within the borders of the day"), figure);
}

#[test]
fn where_it_is_not_known_it_is_said() {
    let region = line("785", Lang::En, "Region: ");
    for words in ["18 Kainuu (", "; not known (", "; 17 "] {
        assert!(region.contains(words), "{words}: {region}");
    }
    assert!(line("785", Lang::Fi, "Maakunta: ").contains("ei tiedossa"));
    assert!(line("785", Lang::Sv, "Landskap: ").contains("inte känt"));
}

#[test]
fn what_left_the_register_went_to_nobody() {
    for (lang, words) in [
        (Lang::En, "19 September 1944: belonged to no municipality any more"),
        (Lang::Fi, "19.9.1944: ei kuulunut enää mihinkään kuntaan"),
        (Lang::Sv, "19.9.1944: hörde inte längre till någon kommun"),
    ] {
        let (day, _) = words.split_once(':').unwrap();
        assert_eq!(line("013", lang, day), words);
    }
}

/// Every municipality has one, in every language, without gaps.
#[test]
fn every_municipality_has_a_history() {
    for one in register().municipalities() {
        for lang in Lang::ALL {
            let text = register().history(one, lang);
            assert!(text.lines().count() >= 3);
            for words in ["  ", ": \n", "()", " ,", "; ;"] {
                assert!(!text.contains(words), "{words:?}: {text}");
            }
        }
    }
    let empty = Register::new();
    let one = &register().municipalities()[0];
    assert!(empty.history(one, Lang::En).starts_with("001 Ahlainen\n"));
}
