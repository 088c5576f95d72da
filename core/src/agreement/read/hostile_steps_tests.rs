//! Steps made to harm: long chains, large cycles, many buyers. All are read or told of in no time.

use std::fmt::Write;
use std::time::{Duration, Instant};

use super::super::*;
use super::wrong;

/// More than this is not linear; the machine may be slow.
const SOON: Duration = Duration::from_secs(20);

/// An agreement in JSON with these tables.
fn agreement(buyers: usize, tables: &str) -> String {
    let mut list = String::new();
    for n in 0..buyers {
        let comma = if n == 0 { "" } else { "," };
        write!(list, "{comma}{{\"code\":\"b{n}\",\"name\":{{\"en\":\"B\"}}}}").unwrap();
    }
    format!(
        r#"{{"format":1,"id":"a","currency":"EUR","title":{{"en":"A"}},"term":{{"from":"2002-01-01"}},
"buyers":{{"scheme":"party","list":[{list}]}},
"measures":[{{"id":"use","name":{{"en":"U"}},"unit":"share"}}],
"charges":[{{"id":"fee","name":{{"en":"F"}},"kind":"rate","measure":"use",
"rates":[{{"from":"2002-01-01","to":"2002-12-31","price":"1"}}]}}],
{tables}}}"#
    )
}

/// Steps of which each is made of what `of` says.
fn steps(count: usize, of: impl Fn(usize) -> String) -> String {
    let step = |n: usize| format!(r#"{{"id":"s{n}","name":{{"en":"S"}},{}}}"#, of(n));
    let all: Vec<String> = (0..count).map(step).collect();
    format!("\"steps\":[{}]", all.join(","))
}

/// What is told of the text, and that it is told soon.
fn soon(text: &str) -> Vec<(&'static str, usize, usize)> {
    assert!(text.len() <= BYTES, "{}", text.len());
    let start = Instant::now();
    let found = match Agreement::read(text.as_bytes(), Syntax::Json) {
        Ok(_) => Vec::new(),
        Err(_) => wrong(text.as_bytes(), Syntax::Json),
    };
    let took = start.elapsed();
    assert!(took < SOON, "{took:?}");
    found
}

fn codes(found: &[(&'static str, usize, usize)]) -> Vec<&'static str> {
    found.iter().map(|(code, ..)| *code).collect()
}

#[test]
fn a_long_chain_is_told_of_once() {
    let before = |n: usize| if n == 0 { "use".to_owned() } else { format!("s{}", n - 1) };
    let text = steps(5_000, |n| format!(r#""plus":["{}","1"]"#, before(n)));
    assert_eq!(codes(&soon(&agreement(2, &text))), ["chain-too-long"]);
    // The same in the order in which nothing can be worked out at once.
    let next =
        |n: usize| if n == 4_999 { "use".to_owned() } else { format!("s{}", n + 1) };
    let text = steps(5_000, |n| format!(r#""plus":["{}","1"]"#, next(n)));
    assert_eq!(codes(&soon(&agreement(2, &text))), ["chain-too-long"]);
}

#[test]
fn a_large_cycle_is_told_of_once() {
    let text = steps(5_000, |n| format!(r#""plus":["s{}","1"]"#, (n + 1) % 5_000));
    assert_eq!(codes(&soon(&agreement(2, &text))), ["cycle"]);
    // Each also leads back to the first, to itself, and to the one as far from the end as it is from the beginning.
    let text = steps(5_000, |n| {
        format!(r#""plus":["s{}","s0","s{n}","s{}"]"#, (n + 1) % 5_000, 4_999 - n)
    });
    let found = soon(&agreement(2, &text));
    assert!(found.iter().all(|(code, ..)| *code == "cycle"), "{:?}", &found[..3]);
}

#[test]
fn many_units_of_one_name_are_told_of() {
    let text = steps(1, |_| format!(r#""times":[{}"use"]"#, "\"use\",".repeat(100_000)));
    assert_eq!(codes(&soon(&agreement(2, &text))), ["unit-too-long"]);
    let text = steps(40, |n| match n {
        0 => r#""times":["use","use"]"#.to_owned(),
        n => format!(r#""times":["s{0}","s{0}"]"#, n - 1),
    });
    assert_eq!(codes(&soon(&agreement(2, &text))), ["unit-too-long"]);
}

#[test]
fn many_buyers_are_divided() {
    let quoted = |range: std::ops::Range<usize>| {
        range.map(|n| format!("\"b{n}\"")).collect::<Vec<_>>().join(",")
    };
    let division = |rows: String| {
        let weights: Vec<String> =
            (0..10_000).map(|n| format!(r#"{{"buyer":"b{n}","weight":"1"}}"#)).collect();
        let weights = weights.join(",");
        let step = steps(1, |_| format!(r#""weights":[{weights}]"#));
        format!(
            r#""divisions":[{{"id":"d","areas":[{{"id":"x","name":{{"en":"X"}},"buyers":[{rows}]}}]}}],{step}"#
        )
    };
    assert_eq!(soon(&agreement(10_000, &division(quoted(0..10_000)))), []);
    let found = soon(&agreement(10_000, &division(quoted(0..1))));
    assert_eq!(codes(&found), vec!["outside-division"; 9_999]);
    // Nobody knows any of them.
    let found = soon(&agreement(10_000, &division(quoted(10_000..20_000))));
    assert_eq!(
        found.iter().filter(|(code, ..)| *code == "unknown-reference").count(),
        10_000
    );
    // Everybody by himself, and once more.
    let areas: Vec<String> = (0..3_000)
        .map(|n| format!(r#"{{"id":"x{n}","name":{{"en":"X"}},"buyers":["b{n}","b0"]}}"#))
        .collect();
    let text = format!(r#""divisions":[{{"id":"d","areas":[{}]}}]"#, areas.join(","));
    let found = soon(&agreement(3_000, &text));
    assert_eq!(codes(&found), vec!["duplicate-buyer"; 3_000]);
}

#[test]
fn many_wrong_figures_are_told_of() {
    let text = steps(8_000, |n| format!(r#""plus":["s{n}x","use{n}","b"]"#));
    assert_eq!(soon(&agreement(2, &text)).len(), 24_000);
    let text = steps(8_000, |n| format!(r#""per":["use","s{n}"],"unit":"EUR/x""#));
    assert_eq!(soon(&agreement(2, &text)).len(), 16_000);
}

#[test]
fn deep_tables_where_a_figure_belongs_are_refused() {
    for (open, close) in [("[", "]"), ("{\"charge\":", "}")] {
        for depth in [1, 10, 55] {
            let nested = format!("{}\"use\"{}", open.repeat(depth), close.repeat(depth));
            let text = steps(1, |_| format!(r#""round":{nested},"to":"1""#));
            assert_eq!(codes(&soon(&agreement(2, &text))).len(), 1, "{nested}");
        }
    }
    let deep = format!("{}\"use\"{}", "{\"charge\":".repeat(50_000), "}".repeat(50_000));
    let text = steps(1, |_| format!(r#""round":{deep},"to":"1""#));
    assert_eq!(codes(&soon(&agreement(2, &text))), ["too-deep"]);
}

/// A long name neither stands in every part of a fund nor is compared with every other.
#[test]
fn long_names_cost_nothing() {
    let long = "a".repeat(300_000);
    let parts = "{\"id\":\"p\"},".repeat(20_000);
    let text = format!(
        r#""steps":[{{"id":"{long}","name":{{"en":"S"}},"fund":"{long}","funders":[{parts}{{}}]}}]"#
    );
    let found = soon(&agreement(2, &text));
    assert!(codes(&found).contains(&"not-an-identifier"));
}
