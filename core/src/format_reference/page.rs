//! The reference as tables of a page in Markdown.

use std::fmt::Write;

use super::Reference;
use super::table::{By, Field, Missing, Shape, Table};
use crate::diagnostic::{Input, LineIndex};
use crate::read::node::{Node, Value};

const BEGIN: &str = "<!-- reference: ";
const END: &str = "<!-- end of reference -->";

/// A page of `docs/` with its parts made anew: what stands between `<!-- reference: NAME -->` and
/// `<!-- end of reference -->` is the table of that name.
///
/// # Errors
/// The name of a table that there is none of, or a part without an end.
pub fn filled(page: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once(BEGIN) {
        let (name, after) = after.split_once(" -->").ok_or("a marker without an end")?;
        let (_, after) = after.split_once(END).ok_or(format!("`{name}` has no end"))?;
        let part = part(name).ok_or(format!("no table is called `{name}`"))?;
        out += &format!("{before}{BEGIN}{name} -->\n\n{part}\n{END}");
        rest = after;
    }
    Ok(out + rest)
}

fn part(name: &str) -> Option<String> {
    if name == "words" {
        return Some(words(Reference::of_agreements().table("step")?));
    }
    let references = [Reference::of_agreements(), Reference::of_facts()];
    let table = references.iter().find_map(|reference| reference.table(name))?;
    let mut out = head(&table.shape.fields);
    // The words of steps have a table of their own.
    if name != "step" {
        variants(&table.shape, &mut out);
    }
    Some(out)
}

/// The fields of every word of a step, in one table.
fn words(step: &Table) -> String {
    let mut out = String::from(
        "| word | field | form | meaning | when missing | example |\n\
         | --- | --- | --- | --- | --- | --- |\n",
    );
    for word in step.shape.variants() {
        for (place, field) in word.shape.all().into_iter().enumerate() {
            let word =
                if place == 0 { format!("`{}`", word.name) } else { String::new() };
            // A String takes every write.
            let _ = writeln!(out, "| {word} {}", row(field));
        }
    }
    out
}

/// The tables of the variants, below that of the fields that go with all of them.
fn variants(shape: &Shape, out: &mut String) {
    let Some(choice) = &shape.choice else { return };
    if choice.variants.iter().all(|variant| alone(&variant.shape))
        || choice.by == By::AtMostOne
    {
        let all: Vec<Field> = choice
            .variants
            .iter()
            .flat_map(|variant| variant.shape.all().into_iter().cloned())
            .collect();
        *out += "\nOne of:\n\n";
        *out += &head(&all);
        return;
    }
    for variant in &choice.variants {
        let said = match choice.by {
            By::Value(field) => format!("`{field} = \"{}\"`", variant.name),
            By::OneOf | By::AtMostOne => format!("`{}`", variant.name),
        };
        *out += &format!("\nWith {said}: {}\n\n", lower_first(variant.meaning));
        *out += &head(&variant.shape.fields);
        variants(&variant.shape, out);
    }
}

/// Whether it is told by its one field.
fn alone(shape: &Shape) -> bool {
    shape.fields.len() == 1 && shape.choice.is_none()
}

fn head(fields: &[Field]) -> String {
    if fields.is_empty() {
        return String::new();
    }
    let mut out = String::from(
        "| field | form | meaning | when missing | example |\n\
         | --- | --- | --- | --- | --- |\n",
    );
    for field in fields {
        out += &row(field);
        out.push('\n');
    }
    out
}

fn row(field: &Field) -> String {
    let unit = field.unit.map(|unit| format!(" Unit: {unit}.")).unwrap_or_default();
    let missing = match field.missing {
        Missing::Error => "error".to_owned(),
        Missing::Default(text) => format!("`\"{text}\"`"),
        Missing::Means(means) => means.to_owned(),
    };
    format!(
        "| `{}` | {} | {}{unit} | {missing} | `{}` |",
        field.name,
        field.form.told(),
        field.meaning,
        in_toml(&field.example()),
    )
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_lowercase().chain(chars).collect())
        .unwrap_or_default()
}

/// A value that is written in JSON, as TOML has it on one line.
fn in_toml(json: &str) -> String {
    let index = LineIndex::new(json);
    crate::read::json::tree(&index, Input::Agreement)
        .map(|node| inline(&node))
        .unwrap_or_default()
}

fn inline(node: &Node) -> String {
    match &node.value {
        Value::Text(text) | Value::Date(text) => format!("{text:?}"),
        Value::Number(number) => number.clone(),
        Value::Bool(yes) => yes.to_string(),
        Value::Null => "null".to_owned(),
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(inline).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Table(fields) => {
            let fields: Vec<String> = fields
                .iter()
                .map(|field| format!("{} = {}", field.name, inline(&field.node)))
                .collect();
            format!("{{ {} }}", fields.join(", "))
        }
    }
}
