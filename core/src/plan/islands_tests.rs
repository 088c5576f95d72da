//! Islands that never were: a register with changes inside 2008, and agreements of their municipalities.

use super::super::*;
use crate::agreement::Syntax;
use crate::facts::Facts;
use crate::statement::{Bill, Statement};
use crate::text::Lang;

/// Alho joins Bry in the middle of 2008, and Fern is divided between Bry and Gale, three to one. Dell
/// follows Cove for half a year and is followed by Elm. Hill stays as it is.
const REGISTER: &str = "[register]
field,value
id,islands
scheme,fi-municipality
from,2001-12-31
to,2012-12-31

[municipalities]
code,from,to,en
001,,2008-06-30,Alho
002,,,Bry
003,,2008-03-31,Cove
004,2008-04-01,2008-09-30,Dell
005,2008-10-01,,Elm
006,,2008-06-30,Fern
007,,,Gale
008,,,Hill

[changes]
date,code,successor,part
2008-04-01,003,004,1
2008-07-01,001,002,1
2008-07-01,006,002,3
2008-07-01,006,007,1
2008-10-01,004,005,1

[divisions]
id,en
region,region

[areas]
division,code,en
region,1,West
region,2,East

[members]
division,area,from,to,codes
region,1,2006-01-01,2006-12-31,001 002 003
region,2,2006-01-01,2006-12-31,006 007 008
region,1,2009-01-01,2009-12-31,002 005
region,2,2009-01-01,2009-12-31,007 008

[sources]
id,title
count,Count of residents
guess,Early count

[series]
id,kind,borders,unit,source,en
residents,final,own,resident,count,residents
early,preliminary,own,resident,guess,early residents
later,final,2012-01-01,resident,count,residents within the borders of 2012

[figures residents]
code,2006-12-31,2007-12-31
001,100,110
002,200,210
003,300,310
006,400,440
007,700,
008,80,81

[figures early]
code,2008-12-31
008,82

[figures later]
code,2007-12-31
002,640
008,81
";

pub(super) fn register() -> Register {
    changed(&[])
}

/// The register with some of its words exchanged.
pub(super) fn changed(words: &[(&str, &str)]) -> Register {
    let text = words.iter().fold(REGISTER.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replace(old, new)
    });
    Register::from_csv(text.as_bytes()).unwrap()
}

/// The register in which Alho and Fern end on another day of the year.
pub(super) fn ending(last: &str, first: &str) -> Register {
    let (old, new) = (["2008-06-30", "2008-07-01"], [last, first]);
    changed(&[
        (old[0], "@last"),
        (old[1], "@first"),
        ("@last", new[0]),
        ("@first", new[1]),
    ])
}

/// An agreement without end; what it states holds from 2006 to 2012.
pub(super) fn deal(buyers: &str, charges: &str) -> String {
    let text = r#"{ "format": 1, "id": "deal", "currency": "EUR", "title": { "en": "Deal" },
      "term": { "from": "2006-01-01" }, "buyers": @buyers,
      "measures": [
        { "id": "people", "name": { "en": "People" }, "unit": "resident",
          "register": { "series": "residents", "day": "12-31", "years_before": "1" } },
        { "id": "use", "name": { "en": "Use" }, "unit": "share", "missing": "zero" }],
      "charges": [@charges] }"#;
    text.replace("@buyers", buyers).replace("@charges", charges)
}

/// Municipalities on the map of the first billed day.
pub(super) fn moving(codes: &[&str], succession: &str) -> String {
    let list: Vec<String> =
        codes.iter().map(|code| format!(r#"{{ "code": "{code}" }}"#)).collect();
    let succession = if succession.is_empty() {
        String::new()
    } else {
        format!(r#""succession": "{succession}", "#)
    };
    format!(
        r#"{{ "scheme": "fi-municipality", "on": "period", {succession}"list": [{}] }}"#,
        list.join(", ")
    )
}

/// A pool shared equally, with these rounding terms.
pub(super) fn pool(amount: &str, rounding: &str) -> String {
    format!(
        r#"{{ "id": "pool", "name": {{ "en": "Pool" }}, "kind": "pool", "rounding": {rounding},
          "amounts": [{{ "from": "2006-01-01", "to": "2012-12-31", "amount": "{amount}" }}],
          "key": {{ "equal": "buyers" }} }}"#
    )
}

/// Money for one unit of a measure.
pub(super) fn rate(measure: &str, price: &str) -> String {
    format!(
        r#"{{ "id": "{measure}-fee", "name": {{ "en": "Fee" }}, "kind": "rate", "measure": "{measure}",
          "rates": [{{ "from": "2006-01-01", "to": "2012-12-31", "price": "{price}" }}] }}"#
    )
}

pub(super) fn year(year: i16) -> Request {
    Request::new(Period::year(year).unwrap())
}

pub(super) fn day(text: &str) -> Date {
    crate::period::date(text).unwrap()
}

/// Read, planned and worked out.
pub(super) fn bill(
    text: &str,
    register: &Register,
    request: &Request,
    facts: &str,
) -> Result<Statement, Diagnostics> {
    let agreement = Agreement::read(text.as_bytes(), Syntax::Json)?;
    let facts = format!("buyer,measure,period,value\n{facts}");
    let facts = Facts::from_csv(facts.as_bytes())?;
    agreement.plan(register, request.clone())?.evaluate(&facts)
}

/// Codes and totals of the bills, in order.
pub(super) fn totals(statement: &Statement) -> String {
    let told = |bill: &Bill| format!("{} {}", bill.code(), bill.total());
    statement.bills().iter().map(told).collect::<Vec<_>>().join(", ")
}

pub(super) fn codes(problems: &Diagnostics) -> Vec<&'static str> {
    problems.iter().map(|problem| problem.code().as_str()).collect()
}

pub(super) fn warnings(statement: &Statement) -> Vec<&'static str> {
    statement.warnings().iter().map(|warning| warning.code().as_str()).collect()
}

/// Expects one error of this code whose message and help hold all of `words`.
pub(super) fn refused(
    result: Result<Statement, Diagnostics>,
    code: &str,
    words: &[&str],
) {
    let problems = result.map(|statement| totals(&statement)).unwrap_err();
    assert_eq!(codes(&problems), [code], "{problems}");
    let told = problems.iter().next().unwrap().to_line(Lang::En);
    for word in words {
        assert!(told.contains(word), "{word}: {told}");
    }
}
