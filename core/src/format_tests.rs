use super::*;

fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

#[test]
fn figures_as_each_language_writes_them() {
    let euro: Currency = "EUR".parse().unwrap();
    let mark: Currency = "FIM".parse().unwrap();
    let debt = exact("-1234567.5");
    assert_eq!(money(&debt, &euro, Lang::Fi), "−1\u{a0}234\u{a0}567,50\u{a0}€");
    assert_eq!(money(&debt, &euro, Lang::Sv), "−1\u{a0}234\u{a0}567,50\u{a0}€");
    assert_eq!(money(&debt, &euro, Lang::En), "−€1,234,567.50");
    assert_eq!(money(&exact("150000"), &mark, Lang::En), "FIM\u{a0}150,000.00");
    assert_eq!(money(&exact("0.391"), &euro, Lang::Fi), "0,391\u{a0}€");
    let third = exact("17500").divided_by(&exact("3")).unwrap();
    assert_eq!(number(&third, 2, Lang::En), "17,500/3");
    assert_eq!(number(&exact("999"), 0, Lang::En), "999");
}

#[test]
fn days_as_each_language_writes_them() {
    let last = crate::period::date("2001-12-31").unwrap();
    assert_eq!(day(last, Lang::Fi), "31.12.2001");
    assert_eq!(day(last, Lang::En), "31 December 2001");
}

#[test]
fn those_who_are_not_named() {
    assert_eq!(others(1, Lang::Fi), "1\u{a0}muu");
    assert_eq!(others(1, Lang::Sv), "1\u{a0}annan");
    assert_eq!(others(1, Lang::En), "1\u{a0}other");
    assert_eq!(others(1278, Lang::Fi), "1\u{a0}278\u{a0}muuta");
    assert_eq!(others(278, Lang::Sv), "278\u{a0}andra");
    assert_eq!(others(278, Lang::En), "278\u{a0}others");
}
