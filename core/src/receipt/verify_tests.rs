use super::super::tests::{CLIENTS, FACTS, HOURS, care, salt, statement};
use super::*;
use crate::text::Lang;

/// The parts that do not hold, or of which nothing is said.
fn told(verification: &Verification) -> Vec<(PartKind, Verdict)> {
    let told = verification.parts().iter().map(|check| (check.part(), check.verdict()));
    told.filter(|(_, verdict)| *verdict != Verdict::Yes).collect()
}

fn receipt() -> Receipt {
    statement(HOURS, FACTS).receipt(None)
}

/// A receipt that says something else.
fn with(from: &str, to: &str) -> Receipt {
    let text = receipt().to_json();
    assert!(text.contains(from), "{from} in {text}");
    Receipt::from_json(&text.replacen(from, to, 1)).unwrap()
}

#[test]
fn the_same_inputs_hold() {
    let verification = receipt().verify(&receipt());
    assert!(verification.holds());
    assert_eq!(told(&verification), []);
    assert_eq!(verification.parts().len(), 7);
}

#[test]
fn each_part_that_differs_is_told() {
    let series = |date: &str| {
        let sha256 = crate::digest::Digest::of(date);
        format!(
            r#""series": [{{ "series": "s", "date": "{date}", "sha256": "{sha256}" }}]"#
        )
    };
    let clients =
        format!(r#""clients": {{ "sha256": "{}" }}, "#, crate::digest::Digest::of(""));
    let earlier = clients.replace(
        "\"clients\": {",
        "\"earlier\": [{ \"agreement\": \"x\", \"period\": \"2001\",",
    );
    let earlier = earlier.replace('}', "}]");
    for (from, to, part) in [
        ("82eff1f2", "82eff1f3", PartKind::Agreement),
        ("\"hours\"", "\"days\"", PartKind::Agreement),
        ("\"2002\"", "\"2003\"", PartKind::Period),
        (
            "\"register\"",
            "\"request\": { \"hold\": [\"work\"] }, \"register\"",
            PartKind::Request,
        ),
        ("9e7975b8", "9e7975b9", PartKind::Map),
        ("\"series\": []", &series("2001-12-31"), PartKind::Series),
        ("\"rows\": 3", "\"rows\": 4", PartKind::Facts),
        ("fc86bd02", "fc86bd03", PartKind::Facts),
        ("\"statement\"", &format!("{clients}\"statement\""), PartKind::Clients),
        ("\"statement\"", &format!("{earlier}\"statement\""), PartKind::Earlier),
        ("350.00", "350.01", PartKind::Statement),
        ("99e86d05", "99e86d06", PartKind::Statement),
    ] {
        for (one, other) in [(with(from, to), receipt()), (receipt(), with(from, to))] {
            let verification = one.verify(&other);
            assert_eq!(told(&verification), [(part, Verdict::No)], "{from}");
            assert!(!verification.holds());
        }
    }
    // A series of another day is another series.
    let (one, other) = (
        with("\"series\": []", &series("2001-12-31")),
        with("\"series\": []", &series("2002-12-31")),
    );
    let both = [(PartKind::Series, Verdict::No), (PartKind::Series, Verdict::No)];
    assert_eq!(told(&one.verify(&other)), both);
}

#[test]
fn another_version_is_told_and_holds() {
    let version = format!("\"library\": \"{}\"", env!("CARGO_PKG_VERSION"));
    let verification = with(&version, "\"library\": \"0.0.9\"").verify(&receipt());
    assert!(verification.holds());
    assert_eq!(told(&verification), [(PartKind::Library, Verdict::Other)]);
    let text = verification.to_text(Lang::En);
    assert!(
        text.starts_with(
            "The receipt of hours, 2002, holds\n\nthe same       agreement\n"
        ),
        "{text}"
    );
    assert!(
        text.contains("other version  library\n               on the receipt  0.0.9\n"),
        "{text}"
    );
}

#[test]
fn what_was_left_out_is_unsaid_and_what_is_sealed_wants_the_salt() {
    let statement = statement(&care(), CLIENTS);
    let (open, sealed) = (statement.receipt(None), statement.receipt(Some(&salt())));
    let parts = [PartKind::Clients, PartKind::Statement];
    let unsaid = parts.map(|part| (part, Verdict::Unsaid));
    for again in [&open, &sealed] {
        let verification = open.verify(again);
        assert_eq!(told(&verification), unsaid);
        assert!(verification.holds());
    }
    assert_eq!(told(&sealed.verify(&sealed)), []);
    let differs = parts.map(|part| (part, Verdict::No));
    assert_eq!(told(&sealed.verify(&open)), differs);
    let other = crate::digest::Salt::from_hex(&"ab".repeat(16)).unwrap();
    assert_eq!(told(&sealed.verify(&statement.receipt(Some(&other)))), differs);
}

/// A receipt cannot get out of telling what is no secret.
#[test]
fn only_what_must_be_left_out_may_be() {
    let sha256 = "\"sha256\": \"99e86d05012b3feb225a4f9a46dc390075a287be09214c0197c3d8acf808ac62\"";
    let verification = with(sha256, "\"left_out\": \"yes\"").verify(&receipt());
    assert_eq!(told(&verification), [(PartKind::Statement, Verdict::No)]);
}

#[test]
fn both_sides_of_what_differs_are_shown() {
    let verification = with("\"rows\": 3", "\"rows\": 4").verify(&receipt());
    let hash = "sha256=fc86bd02eb5dd11854b59de3571b0fec9cb7fef2a18962dda3b0220393d68846";
    for (lang, title, sides) in [
        (Lang::Fi, "Kuitti ei pidä paikkaansa: hours, 2002\n", ["kuitissa", "nyt     "]),
        (Lang::Sv, "Kvittot stämmer inte: hours, 2002\n", ["på kvittot", "nu        "]),
        (
            Lang::En,
            "The receipt of hours, 2002, does not hold\n",
            ["on the receipt", "now           "],
        ),
    ] {
        let text = verification.to_text(lang);
        assert!(text.starts_with(title), "{text}");
        for (side, rows) in sides.into_iter().zip([4, 3]) {
            assert!(text.contains(&format!("  {side}  rows={rows} {hash}\n")), "{text}");
        }
    }
    let json: serde_json::Value = serde_json::from_str(&verification.to_json()).unwrap();
    assert_eq!(
        (&json["schema"], &json["holds"]),
        (&"osuus.verification/1".into(), &"no".into())
    );
    let part = &json["parts"][4];
    assert_eq!((&part["part"], &part["holds"]), (&"facts".into(), &"no".into()));
    assert_eq!(
        (&part["expected"]["rows"], &part["found"]["rows"]),
        (&4.into(), &3.into())
    );
}
