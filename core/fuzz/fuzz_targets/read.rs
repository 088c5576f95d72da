//! Any bytes as an agreement, in both formats: no panic, whatever stands there, and what is told of it has its
//! words and its place.

#![no_main]

use libfuzzer_sys::fuzz_target;
use osuus::agreement::{Agreement, Syntax};
use osuus::diagnostic::{Code, Diagnostics};
use osuus::facts::Facts;
use osuus::period::Period;
use osuus::text::Lang;

#[path = "tally.rs"]
mod tally;

use tally::Reached;

/// The years of the embedded agreements, and those of the corpus.
const YEARS: [i16; 4] = [2002, 2005, 2008, 2024];

fuzz_target!(|bytes: &[u8]| {
    let mut reached = Reached::Error;
    for syntax in [Syntax::Json, Syntax::Toml] {
        match Agreement::read(bytes, syntax) {
            Ok(agreement) => {
                same_in_json(&agreement, bytes, syntax);
                for year in YEARS {
                    match worked_out(&agreement, year) {
                        Ok(()) => reached = Reached::Statement,
                        Err(why) => told(&why, bytes),
                    }
                }
            }
            Err(why) => {
                assert!(!why.is_empty());
                told(&why, bytes);
            }
        }
    }
    tally::count(reached);
});

/// What was read from TOML is the same agreement when it is written as JSON.
fn same_in_json(agreement: &Agreement, bytes: &[u8], syntax: Syntax) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if syntax == Syntax::Toml {
        let json = Agreement::toml_to_json(text).expect("it was read");
        let again = Agreement::read(json.as_bytes(), Syntax::Json).expect("the same");
        assert_eq!(again.digest(), agreement.digest());
    }
}

/// Diagnostics have words in each language, and their places lie in the text.
fn told(why: &Diagnostics, bytes: &[u8]) {
    for one in why {
        assert!(one.code() != Code::Internal, "{one}");
        for lang in [Lang::Fi, Lang::Sv, Lang::En] {
            assert!(!one.message(lang).is_empty());
        }
        if let Some(place) = one.position() {
            assert!(place.start <= place.end && place.end <= bytes.len(), "{one}");
        }
    }
}

fn worked_out(agreement: &Agreement, year: i16) -> Result<(), Diagnostics> {
    let register = osuus::finland::register();
    let plan = agreement.plan(register, Period::year(year).expect("a year"))?;
    let statement = plan.evaluate(&Facts::none())?;
    drop(statement.explain(None)?.to_json(Lang::Sv));
    Ok(())
}
