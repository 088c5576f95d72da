//! What is left to pay: additions, deductions, funders in order.

use super::build::list;
use super::labels::Label;
use super::{Charge, Words};
use crate::read::node::{Node, Value};

impl Words<'_, '_> {
    /// A scalar with additions and less deductions; lists of figures, and of charges, whose sums count.
    pub(super) fn net(
        &mut self,
        charge: &Charge,
        first: Node,
        plus: Option<&Node>,
        less: Option<&Node>,
        (suffix, label): (&str, Label),
    ) -> Option<Node> {
        let plus = self.summed(charge, plus, "added")?;
        let less = self.summed(charge, less, "deducted")?;
        let mut sum = first;
        if let Some(first_added) = plus.first() {
            let at = first_added.span;
            let mut all = vec![sum];
            all.extend(plus);
            let (suffix, label) =
                if less.is_empty() { (suffix, label) } else { ("gross", Label::ADDED) };
            sum = self.make(
                &charge.term,
                suffix,
                (label, at),
                vec![("plus", list(at, all))],
            );
        }
        let last = less.len();
        for (place, less) in less.into_iter().enumerate() {
            let (at, pair) = (less.span, vec![sum, less]);
            let between = format!("{suffix}-{}", place + 1);
            let suffix = if place + 1 == last { suffix } else { &between };
            sum = self.make(
                &charge.term,
                suffix,
                (label, at),
                vec![("minus", list(at, pair))],
            );
        }
        Some(sum)
    }

    /// The figures of a list; a charge by its sum over all.
    fn summed(
        &mut self,
        charge: &Charge,
        node: Option<&Node>,
        suffix: &str,
    ) -> Option<Vec<Node>> {
        let Some(node) = node else { return Some(Vec::new()) };
        let items = self.reader.items(node)?;
        let mut all = Vec::with_capacity(items.len());
        for (place, item) in items.iter().enumerate() {
            all.push(match &item.value {
                Value::Table(_) => {
                    let suffix = format!("{suffix}-{}", place + 1);
                    let word = vec![("sum", item.clone())];
                    self.make(
                        &charge.term,
                        &suffix,
                        (Label::SUM_OF_CHARGE, item.span),
                        word,
                    )
                }
                _ => item.clone(),
            });
        }
        Some(all)
    }
}
