//! Figures where a term takes one: a name, a number in place, or the amounts of a charge.

use super::fields::{Fields, Reader};
use super::terms::Known;
use crate::agreement::typing::shape_text;
use crate::agreement::{Bounds, Operand, Placed};
use crate::diagnostic::Code;
use crate::diagnostic::words::{Among, Form};
use crate::exact::Exact;
use crate::read::node::{Node, Value};

impl Reader<'_> {
    /// The name of a figure.
    pub fn figure(&mut self, node: &Node, known: &Known) -> Option<Placed<String>> {
        self.reference(node, Among::MeasuresAndSteps, &known.figures)
    }

    /// A name, a number, or `{ charge = "ID" }`.
    pub fn operand(&mut self, node: &Node, known: &Known) -> Option<Operand> {
        if let Value::Table(_) = node.value {
            let mut fields = self.fields(node)?;
            let charge = self
                .required(&mut fields, "charge")
                .and_then(|node| self.reference(node, Among::Charges, &known.charges));
            self.finish(&fields);
            return charge.map(Operand::Charge);
        }
        self.name_or_number(node, known, Self::decimal)
    }

    /// As [`Self::operand`], for a number that is not below zero.
    pub fn operand_from_zero(&mut self, node: &Node, known: &Known) -> Option<Operand> {
        if let Value::Table(_) = node.value {
            return self.operand(node, known);
        }
        self.name_or_number(node, known, Self::decimal_from_zero)
    }

    /// As [`Self::operand`], where a number would be no column.
    pub fn column(&mut self, node: &Node, known: &Known) -> Option<Operand> {
        let operand = self.operand(node, known)?;
        if let Operand::Number(number) = &operand {
            let problem = self
                .problem(Code::ShapeMismatch, node.span)
                .with("id", number)
                .with_text("found", shape_text::scalar())
                .with_text("expected", shape_text::column());
            self.report(problem);
            return None;
        }
        Some(operand)
    }

    /// The operand of a field that must be there.
    pub fn required_operand(
        &mut self,
        fields: &mut Fields<'_>,
        name: &'static str,
        known: &Known,
    ) -> Option<Operand> {
        self.required(fields, name).and_then(|node| self.operand(node, known))
    }

    /// Operands, as many as `how_many` wants.
    pub fn operands(
        &mut self,
        node: &Node,
        known: &Known,
        how_many: HowMany,
    ) -> Option<Vec<Operand>> {
        let items = self.items(node)?;
        let (enough, wanted) = match how_many {
            HowMany::Two => (items.len() == 2, Form::TwoFigures),
            HowMany::TwoOrMore => (items.len() >= 2, Form::TwoFiguresOrMore),
        };
        if !enough {
            let problem = self
                .problem(Code::WrongType, node.span)
                .with_text("expected", wanted.text())
                .with_text("found", Form::ListOf(items.len()).text());
            self.report(problem);
        }
        let read: Vec<Operand> =
            items.iter().filter_map(|item| self.operand(item, known)).collect();
        (enough && read.len() == items.len()).then_some(read)
    }

    /// A pair of operands.
    pub fn pair(&mut self, node: &Node, known: &Known) -> Option<(Operand, Operand)> {
        let mut both = self.operands(node, known, HowMany::Two)?.into_iter();
        Some((both.next()?, both.next()?))
    }

    /// `floor` and `ceiling` of a table, read by `read`.
    pub fn bounds(
        &mut self,
        fields: &mut Fields<'_>,
        node: &Node,
        mut read: impl FnMut(&mut Self, &Node) -> Option<Operand>,
    ) -> Option<Bounds> {
        let mut bound = |reader: &mut Self, name| match fields.optional(name) {
            Some(node) => read(reader, node).map(Some),
            None => Some(None),
        };
        let floor = bound(self, "floor");
        let ceiling = bound(self, "ceiling");
        if let (Some(Some(Operand::Number(floor))), Some(Some(Operand::Number(ceiling)))) =
            (&floor, &ceiling)
            && floor > ceiling
        {
            let problem = self
                .problem(Code::FloorAboveCeiling, node.span)
                .with("floor", floor)
                .with("ceiling", ceiling);
            self.report(problem);
        }
        Some(Bounds { floor: floor?, ceiling: ceiling? })
    }

    fn name_or_number(
        &mut self,
        node: &Node,
        known: &Known,
        number: impl FnOnce(&mut Self, &Node) -> Option<Exact>,
    ) -> Option<Operand> {
        match &node.value {
            Value::Text(text) if text.starts_with(char::is_alphabetic) => {
                self.figure(node, known).map(Operand::Figure)
            }
            Value::Text(_) | Value::Number(_) => number(self, node).map(Operand::Number),
            _ => {
                self.wrong_type(node, Form::NameOrDecimal);
                None
            }
        }
    }
}

/// How many figures a list wants.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum HowMany {
    Two,
    TwoOrMore,
}
