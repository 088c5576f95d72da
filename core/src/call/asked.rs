//! Calls about a plan: which facts, who pays what, and why.

use std::collections::BTreeMap;

use super::words::{day, decimal, year};
use super::{Given, GivenFacts, GivenRegister, GivenSalt};
use crate::agreement::Stage;
use crate::diagnostic::Diagnostics;
use crate::digest::Salt;
use crate::explain::ClientView;
use crate::facts::{Earlier, Facts};
use crate::municipality::Register;
use crate::plan::Request;
use crate::statement::Statement;
use crate::text::Lang;

/// A call with what every question to a plan has, and fields of its own.
///
/// They are separate structures, since a field that a call does not know is an error.
macro_rules! asked {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $field:ident: $of:ty,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// Which agreement.
            pub agreement: Given,
            /// Calendar year.
            pub year: i16,
            /// Charges or steps whose price or amount holds on past its end.
            #[serde(default)]
            pub hold: Vec<String>,
            /// Prices or amounts of charges or steps for which the agreement states none.
            #[serde(default)]
            pub prices: std::collections::BTreeMap<String, String>,
            /// The day on whose map the result is shown.
            #[serde(default)]
            pub restated_on: Option<String>,
            /// The stage in which the year is billed; none bills the whole year.
            #[serde(default)]
            pub stage: Option<Stage>,
            /// The day as of which: what was agreed or became known later does not count.
            #[serde(default)]
            pub as_of: Option<String>,
            /// In place of the embedded register, or laid over it.
            #[serde(default)]
            pub register: Option<GivenRegister>,
            /// Language of the answer.
            #[serde(default)]
            pub lang: Lang,
            $($(#[$doc])* #[serde(default)] pub $field: $of,)*
        }

        impl $name {
            /// The plan that is asked.
            pub(super) fn plan(
                &mut self,
                own: &Register,
            ) -> Result<$crate::plan::Plan, Diagnostics> {
                let Self { agreement, year, hold, prices, stage, register, .. } = self;
                let days = (self.restated_on.as_deref(), self.as_of.as_deref());
                let request =
                    $crate::call::asked::request(*year, hold, prices, days)?;
                let request = match stage {
                    Some(stage) => request.stage(*stage),
                    None => request,
                };
                let register = $crate::call::chosen(register.take(), own)?;
                agreement.read()?.plan(&register, request)
            }
        }
    };
}

pub(super) use asked;

asked! {
    /// Which facts an agreement wants.
    FactsCall {}
}

asked! {
    /// Who pays what.
    BillCall {
        /// Facts of the period.
        facts: Option<GivenFacts>,
        /// Earlier statements, each `osuus.statement/1`.
        earlier: Vec<serde_json::Value>,
        /// Bills that concern fewer clients than this are withheld.
        fewest: Option<u32>,
    }
}

asked! {
    /// Why a buyer pays that, or why all do.
    WhyCall {
        /// Facts of the period.
        facts: Option<GivenFacts>,
        /// Earlier statements, each `osuus.statement/1`.
        earlier: Vec<serde_json::Value>,
        /// What concerns fewer clients than this is withheld.
        fewest: Option<u32>,
        /// Code of the buyer; none explains the whole statement.
        buyer: Option<String>,
        /// Whether single clients are told of.
        clients: ClientView,
    }
}

asked! {
    /// Digests of what a bill was made of.
    ReceiptCall {
        /// Facts of the period.
        facts: Option<GivenFacts>,
        /// Earlier statements, each `osuus.statement/1`.
        earlier: Vec<serde_json::Value>,
        /// With which rows of clients enter; without it they are left out.
        salt: Option<GivenSalt>,
    }
}

asked! {
    /// Whether a receipt is of these inputs.
    VerifyCall {
        /// Facts of the period.
        facts: Option<GivenFacts>,
        /// Earlier statements, each `osuus.statement/1`.
        earlier: Vec<serde_json::Value>,
        /// With which the receipt was made.
        salt: Option<GivenSalt>,
        /// `osuus.receipt/1`.
        receipt: serde_json::Value,
    }
}

/// Both work the bill out, and take a salt.
macro_rules! salted {
    ($name:ident) => {
        impl $name {
            /// The statement, and the salt of its receipt.
            pub(super) fn statement(
                &mut self,
                own: &Register,
            ) -> Result<(Statement, Option<Salt>), Diagnostics> {
                let salt = self.salt.as_ref().map(GivenSalt::read).transpose()?;
                let plan = self.plan(own)?;
                let earlier = std::mem::take(&mut self.earlier);
                let statement = plan.evaluate(&facts(self.facts.take(), earlier)?)?;
                Ok((statement, salt))
            }
        }
    };
}
salted!(ReceiptCall);
salted!(VerifyCall);

/// The period and what is asked for by name.
pub(super) fn request(
    number: i16,
    hold: &[String],
    prices: &BTreeMap<String, String>,
    (restated_on, as_of): (Option<&str>, Option<&str>),
) -> Result<Request, Diagnostics> {
    let mut request = Request::new(year(number)?);
    for charge in hold {
        request = request.hold(charge);
    }
    for (charge, price) in prices {
        request = request.price(charge, decimal(price)?);
    }
    if let Some(text) = restated_on {
        request = request.restated_on(day(text)?);
    }
    if let Some(text) = as_of {
        request = request.as_of(day(text)?);
    }
    Ok(request)
}

/// The facts and earlier statements that a call brings.
pub(super) fn facts(
    facts: Option<GivenFacts>,
    earlier: Vec<serde_json::Value>,
) -> Result<Facts, Diagnostics> {
    let facts = facts.map_or_else(|| Ok(Facts::none()), GivenFacts::read)?;
    let earlier: Vec<Earlier> =
        earlier.into_iter().map(Earlier::from_value).collect::<Result<_, _>>()?;
    facts.with_earlier(earlier)
}
