use super::*;
use crate::period::date;

fn arrangement(from: Option<&str>, to: Option<&str>) -> Arrangement {
    let time = |text: &str| text.parse().unwrap();
    Arrangement {
        id: Placed { value: "one".into(), position: None },
        provider: Text::same("Somebody"),
        recipients: Recipients { text: Text::same("All"), count: None, selected: None },
        tasks: Text::same("Something"),
        places: Vec::new(),
        from: from.map(time),
        to: to.map(time),
        assumed: None,
        citation: None,
    }
}

#[test]
fn a_year_that_is_all_that_is_known_leaves_its_days_open() {
    for (from, to, day, held) in [
        (Some("1991"), None, "1990-12-31", Held::No),
        (Some("1991"), None, "1991-01-01", Held::Unknown),
        (Some("1991"), None, "1991-12-31", Held::Unknown),
        (Some("1991"), None, "1992-01-01", Held::Yes),
        (Some("1980-03-01"), Some("1991"), "1980-02-29", Held::No),
        (Some("1980-03-01"), Some("1991"), "1980-03-01", Held::Yes),
        (Some("1980-03-01"), Some("1991"), "1990-12-31", Held::Yes),
        (Some("1980-03-01"), Some("1991"), "1991-01-01", Held::Unknown),
        (Some("1980-03-01"), Some("1991"), "1992-01-01", Held::No),
        (Some("1980-03-01"), Some("1991-05-05"), "1991-05-05", Held::Yes),
        (Some("1980-03-01"), Some("1991-05-05"), "1991-05-06", Held::No),
        // Nobody says when it began.
        (None, Some("1991"), "1900-01-01", Held::Unknown),
        (None, None, "2000-01-01", Held::Unknown),
    ] {
        let found = arrangement(from, to).held(date(day).unwrap());
        assert_eq!(found, held, "{from:?} {to:?} {day}");
    }
}
