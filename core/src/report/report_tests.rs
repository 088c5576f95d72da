//! Reports as they are read and published; expected texts are written by hand.

use proptest::prelude::*;

use super::*;
use crate::csv::Style;
use crate::text::Lang;

fn text(fi: &str, sv: &str, en: &str) -> Text {
    Text::in_all(fi, sv, en)
}

/// Teams with so many clients.
fn teams(counts: &[u64]) -> Report {
    let columns = vec![
        Column::new("team", text("Tiimi", "Team", "Team"), Kind::Text),
        Column::new("clients", text("Asiakkaita", "Klienter", "Clients"), Kind::Whole),
        Column::new("room", text("Tilaa", "Plats", "Room"), Kind::Number).of_clients(),
    ];
    let mut table =
        Table::new("teams", text("Tiimit", "Team", "Teams"), columns).clients("clients");
    for (number, count) in counts.iter().enumerate() {
        let name = format!("team-{number}");
        let room = Exact::from(30).divided_by(&Exact::from(7)).unwrap();
        table.push(vec![Cell::text(name), Cell::Whole(*count), Cell::Number(room)]);
    }
    let facts = Table::new(
        "facts",
        Text::same("Facts"),
        vec![Column::new("value", Text::same("Value"), Kind::Number)],
    );
    let secret = Table::new("single", Text::same("Single"), vec![]).confidential();
    let verdict = Cell::Word("over", text("yli", "över", "over"));
    Report::new("osuus.example/1", text("Esimerkki", "Exempel", "Example"))
        .value("verdict", text("Tulos", "Resultat", "Verdict"), verdict)
        .table(table)
        .table(facts)
        .table(secret)
        .remark(Remark::new("rule", text("Sääntö", "Regel", "Rule")).unverified())
}

fn counts(report: &Report) -> Vec<Option<u64>> {
    let table = report.find("teams").unwrap();
    let count = |row: usize| match table.cell(row, "clients") {
        Some(Cell::Whole(count)) => Some(*count),
        _ => None,
    };
    (0..table.rows().len()).map(count).collect()
}

#[test]
fn people_read_words_and_programs_read_codes() {
    let report = teams(&[1200, 0]);
    assert_eq!(
        report.to_text(Lang::En),
        "Example\n  Verdict: over\n\nTeams\n  Team    Clients           Room\n  team-0    1,200  30/7 (≈ 4.29)\n  team-1        0  30/7 (≈ 4.29)\n\n* Rule (not verified against a source)\n"
    );
    assert!(report.to_text(Lang::Fi).contains("30/7 (≈ 4,29)"));
    assert_eq!(
        report.to_csv("teams", Style::Plain).unwrap(),
        "team,clients,room\nteam-0,1200,30/7\nteam-1,0,30/7\n"
    );
    assert_eq!(report.to_csv("none", Style::Plain), None);
    let json: serde_json::Value =
        serde_json::from_str(&report.to_json(Lang::Sv)).unwrap();
    let expected = serde_json::json!({
        "schema": "osuus.example/1", "title": "Exempel",
        "verdict": "over", "verdict_text": "över",
        "teams": [{ "team": "team-0", "clients": 1200, "room": "30/7" },
                  { "team": "team-1", "clients": 0, "room": "30/7" }],
        "facts": [], "single": [],
        "remarks": [{ "id": "rule", "text": "Regel", "verified": false }]
    });
    assert_eq!(json, expected);
}

#[test]
fn few_clients_are_withheld_and_never_one_row_alone() {
    // Two and three come to five: both go, and five are enough.
    let published = teams(&[2, 3, 9, 0]).published(5);
    assert_eq!(counts(&published), [None, None, Some(9), Some(0)]);
    assert!(published.find("facts").is_none() && published.find("single").is_none());
    assert_eq!(published.find("teams").unwrap().cell(0, "room"), Some(&Cell::None));
    assert_eq!(
        published.find("teams").unwrap().cell(0, "team"),
        Some(&Cell::text("team-0"))
    );
    assert_eq!(published.remarks().last().unwrap().id(), "withheld");
    // One alone takes the next smallest with it.
    assert_eq!(counts(&teams(&[2, 9, 7]).published(5)), [None, Some(9), None]);
    // Nobody's figures and those of many are told.
    assert_eq!(counts(&teams(&[0, 5]).published(5)), [Some(0), Some(5)]);
}

proptest! {
    #[test]
    fn what_is_withheld_is_never_told_by_the_total(
        all in prop::collection::vec(0_u64..12, 1..8), fewest in 1_u32..8,
    ) {
        let shown = counts(&teams(&all).published(fewest));
        let withheld: Vec<u64> =
            all.iter().zip(&shown).filter(|(_, shown)| shown.is_none()).map(|(one, _)| *one).collect();
        for (count, shown) in all.iter().zip(&shown) {
            prop_assert!(shown.is_none() || !(1..u64::from(fewest)).contains(count));
        }
        let others = all.iter().filter(|one| **one > 0).count();
        if !withheld.is_empty() && withheld.len() < others {
            prop_assert!(withheld.len() > 1);
            prop_assert!(withheld.iter().sum::<u64>() >= u64::from(fewest));
        }
    }
}
