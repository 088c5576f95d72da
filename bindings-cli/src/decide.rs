//! Who decides on a placement, and by when.

use osuus::call::{Call, DecideCall};

use crate::args::OptionalAgreement;
use crate::commands::Output;
use crate::failure::Failure;
use crate::report::{self, Printing};

/// What is known of a case; what is left out is told to be lacking.
#[derive(clap::Args)]
pub struct Case {
    #[command(flatten)]
    agreement: OptionalAgreement,
    /// What is to be decided: open-care-placement, emergency-placement, emergency-extension, taking-into-care
    /// or place-choice.
    #[arg(long, value_name = "MEASURE")]
    measure: String,
    /// Code of the municipality, whose own rules name the officer.
    #[arg(long, value_name = "CODE")]
    municipality: Option<String>,
    /// Day of the decision.
    #[arg(long, value_name = "DAY")]
    on: Option<String>,
    /// Day on which the child was in fact placed.
    #[arg(long, value_name = "DAY")]
    placed: Option<String>,
    /// Of an extension: day of the decision on the emergency placement.
    #[arg(long, value_name = "DAY")]
    emergency: Option<String>,
    /// Day on which the application for taking into care was made.
    #[arg(long, value_name = "DAY")]
    applied: Option<String>,
    /// Day of birth of the child.
    #[arg(long, value_name = "DAY")]
    born: Option<String>,
    /// Age of the child in full years, where the day of birth is not given.
    #[arg(long, value_name = "YEARS")]
    age: Option<String>,
    /// What a guardian says; give it again for each.
    #[arg(long, value_name = "consents|objects|unheard")]
    guardians: Vec<String>,
    /// What the child says.
    #[arg(long, value_name = "consents|objects|unheard")]
    child: Option<String>,
    /// What the child is placed for in open care: alone to assess, rehabilitate, temporary-care or other; or
    /// together with a parent.
    #[arg(long, value_name = "PURPOSE")]
    purpose: Option<String>,
    /// Whether it can wait.
    #[arg(long, value_name = "urgent|ordinary")]
    urgency: Option<String>,
    /// Who prepares it; only compared with who decides.
    #[arg(long, value_name = "PERSON")]
    preparer: Option<String>,
    /// Who is to decide.
    #[arg(long, value_name = "PERSON")]
    decider: Option<String>,
    #[command(flatten)]
    pub printing: Printing,
}

pub fn decide(case: Case) -> Result<Output, Failure> {
    let (agreement, texts) = case.agreement.read()?;
    let call = DecideCall {
        agreement,
        measure: case.measure,
        municipality: case.municipality,
        on: case.on,
        placed: case.placed,
        emergency: case.emergency,
        applied: case.applied,
        born: case.born,
        age: case.age,
        guardians: case.guardians,
        child: case.child,
        purpose: case.purpose,
        urgency: case.urgency,
        preparer: case.preparer,
        decider: case.decider,
        register: None,
        lang: case.printing.lang.lang,
    };
    report::print(Call::Decide(call), &case.printing, texts)
}
