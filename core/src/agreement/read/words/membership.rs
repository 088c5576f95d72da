//! Who belongs when: the part of the time, by which amounts or keys are reduced.

use super::build::{table, text};
use super::{Charge, Words};
use crate::diagnostic::Code;
use crate::read::node::Node;

/// The figure that tells which part of the billed time each buyer belongs.
pub(super) const MEMBERSHIP: &str = "membership";

impl Words<'_, '_> {
    /// `[membership]`: a step of that name.
    pub(super) fn membership(&mut self, node: &Node) {
        let Some(mut fields) = self.reader.fields(node) else { return };
        let at = node.span;
        let mut step = vec![
            ("id", text(at, MEMBERSHIP)),
            (
                "name",
                table(
                    at,
                    vec![
                        ("fi", text(at, "Jäsenyysaika")),
                        ("sv", text(at, "Medlemstid")),
                        ("en", text(at, "Time of membership")),
                    ],
                ),
            ),
            ("prorate", text(at, "1")),
        ];
        self.reader.required(&mut fields, "members");
        for name in ["by", "members", "source", "quote"] {
            step.extend(fields.optional(name).map(|node| (name, node.clone())));
        }
        self.reader.finish(&fields);
        self.made.push(table(at, step));
    }

    /// Whether the amount is reduced; where members come and go every charge says `prorated`.
    pub(super) fn prorates(&mut self, charge: &Charge, ways: &[&'static str]) -> bool {
        let Some(node) = charge.peek("prorated") else {
            if self.members {
                let problem = self.reader.problem(Code::MissingField, charge.span);
                self.reader.report(problem.with("name", "prorated"));
            }
            return false;
        };
        if !self.members {
            let problem = self.reader.problem(Code::MissingField, node.span);
            self.reader.report(problem.with("name", "membership"));
        }
        let names: Vec<(&'static str, bool)> = ways
            .iter()
            .map(|way| (*way, *way == "amount"))
            .chain([("no", false)])
            .collect();
        self.reader.choice(node, &names).unwrap_or(false)
    }
}
