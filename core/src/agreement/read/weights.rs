//! Weights as written, one for every buyer.

use std::collections::BTreeSet;

use super::fields::{Fields, Reader};
use super::terms::Known;
use crate::agreement::names::Names;
use crate::agreement::{Placed, Written};
use crate::diagnostic::Code;
use crate::read::node::Span;

impl Reader<'_> {
    /// The list `weights`; a buyer without a weight is told of at `whole`.
    pub fn weights(
        &mut self,
        fields: &mut Fields<'_>,
        whole: Span,
        known: &Known,
    ) -> Vec<(Placed<String>, Written)> {
        let mut codes = BTreeSet::new();
        let weights = self.some(fields, "weights", |reader, node| {
            let mut fields = reader.fields(node)?;
            let buyer = reader.required(&mut fields, "buyer").and_then(|node| {
                let code = reader.buyer(node, known.buyers.as_ref())?;
                reader.once(node, &code.value, &mut codes);
                Some(code)
            });
            let weight = reader.required(&mut fields, "weight").and_then(|node| {
                reader.unless_not_stated(node, Reader::decimal_from_zero)
            });
            reader.finish(&fields);
            Some((buyer?, weight?))
        });
        for missing in known.buyers.iter().flat_map(Names::iter) {
            if !codes.contains(missing) {
                let problem =
                    self.problem(Code::MissingWeight, whole).with("code", missing);
                self.report(problem);
            }
        }
        weights
    }
}
