//! What the reference is made of: tables, their fields, and what depends on what.

use super::form::Form;

/// One table of a file.
#[derive(Debug, Clone)]
pub struct Table {
    /// Name in the reference and in the schema.
    pub name: &'static str,
    /// What it holds.
    pub meaning: &'static str,
    /// Its fields.
    pub shape: Shape,
    /// What else holds among them.
    pub rules: Vec<Rule>,
}

/// Where the first holds, so does the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule(pub Holds, pub Holds);

/// What may hold of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// It is there.
    There(&'static str),
    /// It is not there.
    Missing(&'static str),
    /// It has this value, or its default stands for it.
    Is(&'static str, &'static str),
    /// It has not this value.
    IsNot(&'static str, &'static str),
}

/// Fields that may stand together.
#[derive(Debug, Clone, Default)]
pub struct Shape {
    /// In the order in which they are written.
    pub fields: Vec<Field>,
    /// Further fields, of which some go only with some.
    pub choice: Option<Choice>,
}

/// Variants of a table.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What tells which one it is.
    pub by: By,
    /// All of them.
    pub variants: Vec<Variant>,
}

/// What tells the variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The value of a field.
    Value(&'static str),
    /// Which of the fields that give the variants their names is there: one of them.
    OneOf,
    /// As [`By::OneOf`], where none need be there.
    AtMostOne,
}

/// Fields that go together.
#[derive(Debug, Clone)]
pub struct Variant {
    /// A value of the telling field, or the name of the field itself.
    pub name: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// Its fields.
    pub shape: Shape,
}

/// One field.
#[derive(Debug, Clone)]
pub struct Field {
    /// Name in the file.
    pub name: &'static str,
    /// What may stand there.
    pub form: Form,
    /// What it says.
    pub meaning: &'static str,
    /// Unit of the figure, where it is one.
    pub unit: Option<&'static str>,
    /// What holds without it.
    pub missing: Missing,
    /// A value, in JSON.
    pub example: Option<&'static str>,
}

/// What holds without a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// That is an error.
    Error,
    /// This text stands for it.
    Default(&'static str),
    /// What is said here.
    Means(&'static str),
}

/// A field; it must be there unless more is said.
pub(super) fn field(name: &'static str, form: Form, meaning: &'static str) -> Field {
    let missing = Missing::Error;
    Field { name, form, meaning, unit: None, missing, example: None }
}

/// `id` of a table that others refer to.
pub(super) fn id(meaning: &'static str) -> Field {
    field("id", Form::Identifier, meaning)
}

/// `name` of what people see.
pub(super) fn name(meaning: &'static str) -> Field {
    field("name", Form::table("text"), meaning)
}

impl Field {
    /// Without it `text` holds.
    pub(super) fn or(self, text: &'static str) -> Self {
        Self { missing: Missing::Default(text), ..self }
    }

    /// What is so without it.
    pub(super) fn missing(self, means: &'static str) -> Self {
        Self { missing: Missing::Means(means), ..self }
    }

    pub(super) fn unit(self, unit: &'static str) -> Self {
        Self { unit: Some(unit), ..self }
    }

    /// The contract may leave it open.
    pub(super) fn or_not_stated(self) -> Self {
        let open = Form::Choice(vec!["not stated"]);
        Self { form: Form::Either(vec![self.form, open]), ..self }
    }

    /// A value, in JSON.
    pub(super) fn like(self, example: &'static str) -> Self {
        Self { example: Some(example), ..self }
    }

    /// A value, in JSON: its own, or one of its form.
    #[must_use]
    pub fn example(&self) -> String {
        self.example.map_or_else(|| self.form.example(), str::to_owned)
    }
}

impl Table {
    pub(super) fn new(
        name: &'static str,
        meaning: &'static str,
        fields: impl Into<Vec<Field>>,
    ) -> Self {
        let shape = Shape { fields: fields.into(), choice: None };
        Self { name, meaning, shape, rules: Vec::new() }
    }

    /// Where the first holds, so must the second.
    pub(super) fn rule(mut self, when: Holds, then: Holds) -> Self {
        self.rules.push(Rule(when, then));
        self
    }

    /// Its terms can cite a source.
    pub(super) fn cited(mut self) -> Self {
        let source = field(
            "source",
            Form::reference("a source"),
            "The document that says so, one of `[[sources]]`.",
        );
        let quote = field("quote", Form::Line, "Its words; only beside `source`.");
        self.shape.fields.extend([
            source.missing("none is cited").like("\"article\""),
            quote.missing("none").like("\"paid by all\""),
        ]);
        self
    }

    /// Its further fields.
    pub(super) fn choosing(
        mut self,
        by: By,
        variants: impl IntoIterator<Item = Variant>,
    ) -> Self {
        self.shape.choice = Some(Choice { by, variants: variants.into_iter().collect() });
        self
    }
}

impl Variant {
    pub(super) fn new(
        name: &'static str,
        meaning: &'static str,
        fields: impl Into<Vec<Field>>,
    ) -> Self {
        let shape = Shape { fields: fields.into(), choice: None };
        Self { name, meaning, shape }
    }

    /// A variant that is told by its one field.
    pub(super) fn alone(field: Field) -> Self {
        Self::new(field.name, field.meaning, [field])
    }

    pub(super) fn choosing(
        mut self,
        by: By,
        variants: impl IntoIterator<Item = Self>,
    ) -> Self {
        self.shape.choice = Some(Choice { by, variants: variants.into_iter().collect() });
        self
    }
}

impl Shape {
    /// Every field, those of all variants among them.
    #[must_use]
    pub fn all(&self) -> Vec<&Field> {
        let mut all: Vec<&Field> = self.fields.iter().collect();
        for variant in self.variants() {
            all.extend(variant.shape.all());
        }
        all
    }

    /// The names of [`Self::all`], each once.
    #[must_use]
    pub fn names(&self) -> Vec<&'static str> {
        let mut names = Vec::new();
        for field in self.all() {
            if !names.contains(&field.name) {
                names.push(field.name);
            }
        }
        names
    }

    pub(super) fn variants(&self) -> &[Variant] {
        self.choice.as_ref().map_or(&[], |choice| &choice.variants)
    }
}
