//! Any bytes as an agreement: no panic, whatever stands there.

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

/// The years of the embedded agreements, and those of random ones.
const YEARS: [i16; 3] = [2002, 2004, 2008];

fuzz_target!(|bytes: &[u8]| {
    let mut reached = Reached::Error;
    if let Ok(agreement) = Agreement::read(bytes, Syntax::Json) {
        for year in YEARS {
            match worked_out(&agreement, year) {
                Ok(()) => reached = Reached::Statement,
                Err(why) => {
                    assert!(
                        why.iter().all(|one| one.code() != Code::Internal),
                        "{why:?}"
                    );
                }
            }
        }
    }
    tally::count(reached);
});

fn worked_out(agreement: &Agreement, year: i16) -> Result<(), Diagnostics> {
    let register = osuus::finland::register();
    let plan = agreement.plan(register, Period::year(year).expect("a year"))?;
    let statement = plan.evaluate(&Facts::none())?;
    drop(statement.explain(None)?.to_json(Lang::Sv));
    Ok(())
}
