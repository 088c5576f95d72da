//! Statements of a compiled plan.

use super::Statement;
use crate::diagnostic::Code;
use crate::facts::Facts;
use crate::plan::{Compiled, Filled, NotCompiled, Plan};
use crate::text::Lang;

/// A plan that was made elsewhere, to be billed as often as figures change (`docs/web.md`, *A compiled plan*).
///
/// It holds what bills are made of, in a few kilobytes, and neither the agreement nor the register: whoever shows a first
/// bill needs neither of them. It explains nothing.
///
/// ```
/// # use osuus::{agreement::{Agreement, Syntax}, facts::Facts, municipality::Register, period::Period};
/// # let text = r#"{ "format": 1, "id": "clerk", "currency": "EUR", "title": { "en": "A clerk" },
/// #   "term": { "from": "2002-01-01", "to": "2002-12-31" },
/// #   "buyers": { "scheme": "party", "list": [
/// #     { "code": "a", "name": { "en": "A" } }, { "code": "b", "name": { "en": "B" } }] },
/// #   "measures": [{ "id": "visits", "name": { "en": "Visits" }, "unit": "visit", "missing": "zero" }],
/// #   "units": [{ "id": "visit", "one": { "en": "visit" }, "many": { "en": "visits" } }],
/// #   "charges": [{ "id": "fee", "name": { "en": "Fee" }, "kind": "rate", "measure": "visits",
/// #     "rates": [{ "from": "2002-01-01", "to": "2002-12-31", "price": "1.50" }] }] }"#;
/// # let agreement = Agreement::read(text.as_bytes(), Syntax::Json).unwrap();
/// use osuus::{statement::CompiledPlan, text::Lang};
/// let plan = agreement.plan(&Register::new(), Period::year(2002).unwrap()).unwrap();
/// let bytes = plan.compile(&Facts::none()).unwrap().to_bytes();
/// let compiled = CompiledPlan::from_bytes(&bytes).unwrap();
/// let statement = compiled.bill_json("a\tvisits\t10\n", Lang::En).unwrap();
/// assert!(statement.contains("\"total\": \"15.00\""));
/// ```
#[derive(Debug, Clone)]
pub struct CompiledPlan(Compiled);

impl Plan {
    /// Binds the plan to facts once and for all, but for the figures of the billed period that no register knows.
    ///
    /// # Errors
    /// A fact that is missing or wrong, and plans that a file for everybody cannot hold.
    pub fn compile(&self, facts: &Facts) -> Result<CompiledPlan, NotCompiled> {
        let compiled = Compiled::new(self, facts)?;
        let told = self.evaluate(facts).map_err(NotCompiled::Unbound)?;
        if told.warnings().iter().any(|one| one.code() == Code::FactOverRegister) {
            return Err(NotCompiled::OverRegister);
        }
        // What is said of the run itself is found out in every run.
        let of_run = [Code::Restated, Code::Succeeded, Code::PrintedTotal];
        let lasting = told.warnings().iter().filter(|one| !of_run.contains(&one.code()));
        let remarks = lasting.cloned().collect();
        Ok(CompiledPlan(compiled.with_remarks(remarks)))
    }
}

impl CompiledPlan {
    /// As bytes, to be kept in a file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.to_bytes()
    }

    /// From bytes; none where they are not those of a compiled plan of this version.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Compiled::from_bytes(bytes).map(Self)
    }

    /// The statement as JSON, byte for byte that of the plan it was made of with the same facts. `filled` has a line for
    /// each figure: the code of the buyer, the measure and the value, with tabulators between. None where one of them
    /// cannot be taken or the bill cannot be worked out; the plan itself tells why.
    #[must_use]
    pub fn bill_json(&self, filled: &str, lang: Lang) -> Option<String> {
        let filled = filled.lines().map(|line| {
            let mut cells = line.split('\t');
            let (buyer, measure, value) = (cells.next()?, cells.next()?, cells.next()?);
            Some(Filled { buyer, measure, value })
        });
        let run = self.0.run(&filled.collect::<Option<Vec<_>>>()?)?;
        let statement = Statement::new(self.0.plan().clone(), Facts::none(), run);
        Some(statement.to_json(lang))
    }
}

#[cfg(test)]
#[path = "compiled_tests.rs"]
mod tests;
