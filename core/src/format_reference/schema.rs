//! The reference as a JSON Schema.

use super::form::Form;
use super::table::{By, Choice, Field, Holds, Missing, Shape, Table};
use crate::read::node::{Field as Entry, Node, Span, Value};
use crate::read::written::to_json;

const NAME: &str = "[a-z][a-z0-9-]{0,63}";

/// The schema of files whose first table is `tables[0]`.
pub(super) fn of(title: &str, tables: &[Table]) -> String {
    let mut all = vec![
        entry("$schema", text("https://json-schema.org/draft/2020-12/schema")),
        entry("title", text(title)),
    ];
    let mut defs = Vec::new();
    for (place, table) in tables.iter().enumerate() {
        if place == 0 {
            all.extend(table_entries(table));
        } else {
            defs.push(entry(table.name, object(table_entries(table))));
        }
    }
    all.push(entry("$defs", object(defs)));
    to_json(&object(all))
}

fn table_entries(table: &Table) -> Vec<Entry> {
    let shape = &table.shape;
    let properties = shape.names().into_iter().map(|name| {
        let all: Vec<&Field> =
            shape.all().into_iter().filter(|field| field.name == name).collect();
        entry(name, property(&all))
    });
    let mut entries = vec![
        entry("description", text(table.meaning)),
        entry("type", text("object")),
        entry("additionalProperties", no()),
        entry("properties", object(properties.collect())),
    ];
    if table.name == "text" {
        entries.push(entry("minProperties", number(1)));
    }
    entries.extend(needs(&shape.fields));
    let mut among = Vec::new();
    if let Some(choice) = &shape.choice {
        let own: Vec<&'static str> =
            shape.fields.iter().map(|field| field.name).collect();
        among.extend(rules(choice, &own, &shape.all()));
    }
    for rule in &table.rules {
        among.push(object(vec![
            entry("if", holds(rule.0, true)),
            entry("then", holds(rule.1, false)),
        ]));
    }
    if !among.is_empty() {
        entries.push(entry("allOf", list(among)));
    }
    entries
}

/// What holds of a field: where it is `asked`, of one that is there.
fn holds(holds: Holds, asked: bool) -> Node {
    let there = |name| entry("required", list(vec![text(name)]));
    let (name, value) = match holds {
        Holds::Missing(name) => {
            let there = object(vec![there(name)]);
            return object(vec![entry("not", there)]);
        }
        Holds::There(name) => return object(vec![there(name)]),
        Holds::Is(name, value) => (name, object(vec![entry("const", text(value))])),
        Holds::IsNot(name, value) => {
            let is = object(vec![entry("const", text(value))]);
            (name, object(vec![entry("not", is)]))
        }
    };
    let mut entries = vec![entry("properties", object(vec![entry(name, value)]))];
    if asked {
        entries.push(there(name));
    }
    object(entries)
}

/// Which of the fields must be there, and which only go with another.
fn needs(fields: &[Field]) -> Vec<Entry> {
    let mut entries = Vec::new();
    let needed = fields.iter().filter(|field| field.missing == Missing::Error);
    let needed: Vec<Node> = needed.map(|field| text(field.name)).collect();
    if !needed.is_empty() {
        entries.push(entry("required", list(needed)));
    }
    if fields.iter().any(|field| field.name == "quote") {
        let source = list(vec![text("source")]);
        entries.push(entry("dependentRequired", object(vec![entry("quote", source)])));
    }
    entries
}

/// What holds of the variants: which there is, and what goes with it. `own` are the names that go
/// with all of them, `all` the fields of the whole table.
fn rules(choice: &Choice, own: &[&'static str], all: &[&Field]) -> Vec<Node> {
    let mut rules = Vec::new();
    let there = |name: &str| object(vec![entry("required", list(vec![text(name)]))]);
    match choice.by {
        By::Value(_) => {}
        By::OneOf => {
            let each =
                choice.variants.iter().map(|variant| there(variant.name)).collect();
            rules.push(object(vec![entry("oneOf", list(each))]));
        }
        By::AtMostOne => {
            for (place, one) in choice.variants.iter().enumerate() {
                for other in choice.variants.iter().skip(place + 1) {
                    let both = list(vec![text(one.name), text(other.name)]);
                    let both = object(vec![entry("required", both)]);
                    rules.push(object(vec![entry("not", both)]));
                }
            }
            return rules;
        }
    }
    for variant in &choice.variants {
        let holds = match choice.by {
            By::Value(field) => holds(Holds::Is(field, variant.name), true),
            By::OneOf | By::AtMostOne => there(variant.name),
        };
        let shape = &variant.shape;
        let mut names = own.to_vec();
        names.extend(shape.names());
        let allowed = names.iter().map(|name| text(name)).collect();
        let mut then =
            vec![entry("propertyNames", object(vec![entry("enum", list(allowed))]))];
        then.extend(needs(&shape.fields));
        let narrowed = narrowed(shape, all);
        if !narrowed.is_empty() {
            then.push(entry("properties", object(narrowed)));
        }
        if let Some(choice) = &shape.choice {
            let mut own = own.to_vec();
            own.extend(shape.fields.iter().map(|field| field.name));
            then.push(entry("allOf", list(self::rules(choice, &own, all))));
        }
        rules.push(object(vec![entry("if", holds), entry("then", object(then))]));
    }
    rules
}

/// The fields that take something else in other variants.
fn narrowed(shape: &Shape, all: &[&Field]) -> Vec<Entry> {
    let mut entries = Vec::new();
    for field in &shape.fields {
        let own = to_json(&form(&field.form));
        let others = all.iter().filter(|other| other.name == field.name);
        if others.into_iter().any(|other| to_json(&form(&other.form)) != own) {
            entries.push(entry(field.name, property(&[field])));
        }
    }
    entries
}

/// A field, or the fields of one name in several variants.
fn property(fields: &[&Field]) -> Node {
    let mut entries = Vec::new();
    let mut meanings: Vec<String> = Vec::new();
    for field in fields {
        let meaning = told(field);
        if !meanings.contains(&meaning) {
            meanings.push(meaning);
        }
    }
    entries.push(entry("description", text(&meanings.join("\n\n"))));
    let mut forms: Vec<Node> = Vec::new();
    for field in fields {
        let form = form(&field.form);
        if !forms.iter().any(|known| to_json(known) == to_json(&form)) {
            forms.push(form);
        }
    }
    match <[Node; 1]>::try_from(forms) {
        Ok([Node { value: Value::Table(only), .. }]) => entries.extend(only),
        Ok([only]) => entries.push(entry("anyOf", list(vec![only]))),
        Err(forms) => entries.push(entry("anyOf", list(forms))),
    }
    if let [field] = fields
        && let Missing::Default(default) = field.missing
    {
        entries.push(entry("default", text(default)));
    }
    let examples = fields.iter().filter_map(|field| example(field));
    entries.push(entry("examples", list(examples.collect())));
    object(entries)
}

/// The meaning of a field, its unit, and what holds without it.
fn told(field: &Field) -> String {
    let mut told = field.meaning.to_owned();
    if let Some(unit) = field.unit {
        told += &format!(" Unit: {unit}.");
    }
    if let Missing::Means(means) = field.missing {
        told += &format!(" Without it: {means}.");
    }
    told
}

fn example(field: &Field) -> Option<Node> {
    let text = field.example();
    let index = crate::diagnostic::LineIndex::new(&text);
    crate::read::json::tree(&index, crate::diagnostic::Input::Agreement).ok()
}

/// What may stand in a field.
fn form(form: &Form) -> Node {
    let decimal = "[0-9]+(\\.[0-9]+)?";
    match form {
        Form::FormatOne => object(vec![entry("const", number(1))]),
        Form::Line | Form::Buyer | Form::Municipality => shaped("\\S"),
        Form::Identifier | Form::Reference(_) => shaped(&format!("^{NAME}$")),
        Form::UnitName => shaped(&format!("^({NAME}|[A-Z]{{3}})$")),
        Form::Decimal => shaped(&format!("^-?{decimal}$")),
        Form::DecimalFromZero => shaped(&format!("^({decimal}|-0+(\\.0+)?)$")),
        Form::DecimalAboveZero => {
            shaped("^([0-9]*[1-9][0-9]*(\\.[0-9]+)?|[0-9]+\\.[0-9]*[1-9][0-9]*)$")
        }
        Form::Whole(from, to) => shaped(&whole(*from, *to)),
        Form::Day => shaped("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"),
        Form::DayOfYear => shaped("^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"),
        Form::Period => shaped(
            "^[0-9]{4}(Q[1-4]|-[0-9]{2}(-[0-9]{2}(/[0-9]{4}-[0-9]{2}-[0-9]{2})?)?)?$",
        ),
        Form::Currency => shaped("^[A-Z]{3}$"),
        Form::Scheme => shaped("^([a-z]{2}-municipality|party)$"),
        Form::Unit => shaped("^[^\\s*/]+(\\*[^\\s*/]+)*(/[^\\s*/]+)*$"),
        Form::FigureName | Form::Made => shaped(&format!("^{NAME}(\\.{NAME}){{0,2}}$")),
        Form::Figure => figure(&format!("^({NAME}(\\.{NAME}){{0,2}}|-?{decimal})$")),
        Form::FigureFromZero => {
            figure(&format!("^({NAME}(\\.{NAME}){{0,2}}|{decimal}|-0+(\\.0+)?)$"))
        }
        Form::Column => figure(&format!("^{NAME}(\\.{NAME}){{0,2}}$")),
        Form::Choice(names) => {
            let names = names.iter().map(|name| text(name)).collect();
            object(vec![entry("enum", list(names))])
        }
        Form::Cell => object(vec![entry("type", text("string"))]),
        Form::MaybeCell => {
            object(vec![entry("type", list(vec![text("string"), text("null")]))])
        }
        Form::DecimalCell => shaped(&format!("^\\s*(-?{decimal})?\\s*$")),
        Form::ChoiceCell(names) => {
            let names = names.iter().copied().chain([""]).map(text);
            let names = names.chain([plain(Value::Null)]).collect();
            object(vec![entry("enum", list(names))])
        }
        Form::Table(name) => {
            object(vec![entry("$ref", text(&format!("#/$defs/{name}")))])
        }
        Form::List(of, least, most) => {
            let mut entries =
                vec![entry("type", text("array")), entry("items", self::form(of))];
            if *least > 0 {
                entries.push(entry("minItems", number(*least)));
            }
            if let Some(most) = most {
                entries.push(entry("maxItems", number(*most)));
            }
            object(entries)
        }
        Form::Either(forms) => {
            object(vec![entry("anyOf", list(forms.iter().map(self::form).collect()))])
        }
    }
}

/// Whole numbers of a range, for the ranges that there are.
fn whole(from: u16, to: u16) -> String {
    let digits = match to {
        0..=9 => format!("[{from}-{to}]"),
        12 => "([0-9]|1[0-2])".to_owned(),
        40 => "([1-9]|[1-3][0-9]|40)".to_owned(),
        120 => "([1-9][0-9]?|1[01][0-9]|120)".to_owned(),
        150 => "([0-9]|[1-9][0-9]|1[0-4][0-9]|150)".to_owned(),
        366 => "([2-9]|[1-9][0-9]|[12][0-9]{2}|3[0-5][0-9]|36[0-6])".to_owned(),
        999 => "[1-9][0-9]{0,2}".to_owned(),
        _ => "[1-9][0-9]{0,3}".to_owned(),
    };
    format!("^0*{digits}$")
}

/// A text of some shape, or the table that names a charge.
fn figure(pattern: &str) -> Node {
    let billed = object(vec![entry("$ref", text("#/$defs/billed-by"))]);
    object(vec![entry("anyOf", list(vec![shaped(pattern), billed]))])
}

/// A text in which the pattern is found.
fn shaped(pattern: &str) -> Node {
    object(vec![entry("type", text("string")), entry("pattern", text(pattern))])
}

fn plain(value: Value) -> Node {
    Node { span: Span { start: 0, end: 0 }, value }
}

fn text(text: &str) -> Node {
    plain(Value::Text(text.to_owned()))
}

fn number(number: usize) -> Node {
    plain(Value::Number(number.to_string()))
}

fn no() -> Node {
    plain(Value::Bool(false))
}

fn list(items: Vec<Node>) -> Node {
    plain(Value::List(items))
}

fn object(fields: Vec<Entry>) -> Node {
    plain(Value::Table(fields))
}

fn entry(name: &str, node: Node) -> Entry {
    Entry { name: name.to_owned(), span: Span { start: 0, end: 0 }, node }
}
