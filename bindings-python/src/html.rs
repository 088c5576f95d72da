//! What a notebook shows: core's texts between tags, every one escaped.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, RecordBatch};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Field};
use arrow::error::ArrowError;
use osuus::diagnostic::{Diagnostic, Quoted};
use osuus::explain::Figure;
use osuus::statement::{Align, Column, Table};
use osuus::text::Lang;

const REPORT_STYLE: &str = include_str!("report.css");
const TABLE_STYLE: &str = include_str!("table.css");
const DIAGNOSTIC_STYLE: &str = include_str!("diagnostic.css");
const FIGURE_STYLE: &str = include_str!("figure.css");

/// `text` as it may stand in an element.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Each of `items` as HTML, one after another.
fn each<T>(items: impl IntoIterator<Item = T>, html: impl Fn(T) -> String) -> String {
    items.into_iter().map(html).collect::<Vec<_>>().concat()
}

/// Columns under their names, with a caption and notes; numbers stand to the right.
pub fn columns(
    batch: &RecordBatch,
    caption: String,
    notes: Vec<String>,
    lang: Lang,
) -> Result<String, ArrowError> {
    let schema = batch.schema();
    let of = |field: &Arc<Field>| Column {
        title: field.name().clone(),
        align: if field.data_type().is_numeric() { Align::Right } else { Align::Left },
    };
    let cells: Vec<ArrayRef> = batch
        .columns()
        .iter()
        .map(|column| cast(column, &DataType::Utf8))
        .collect::<Result<_, _>>()?;
    let cell = |column: &ArrayRef, row: usize| {
        let column = column.as_string::<i32>();
        if column.is_valid(row) { column.value(row).to_owned() } else { String::new() }
    };
    let rows = (0..batch.num_rows())
        .map(|row| cells.iter().map(|column| cell(column, row)).collect())
        .collect();
    let columns = schema.fields().iter().map(of).collect();
    Ok(table(&Table { caption, columns, rows, total: Vec::new(), notes }, lang))
}

/// A table of core's texts, with its notes under it.
pub fn table(table: &Table, lang: Lang) -> String {
    let row = |tag: &str, cells: &[String]| {
        let cells = each(table.columns.iter().zip(cells), |(column, cell)| {
            let class =
                if column.align == Align::Right { " class=\"figure\"" } else { "" };
            format!("<{tag}{class}>{}</{tag}>", escape(cell))
        });
        format!("<tr>{cells}</tr>\n")
    };
    let titles: Vec<String> =
        table.columns.iter().map(|column| column.title.clone()).collect();
    let head = row("th", &titles);
    let body = each(&table.rows, |cells| row("td", cells));
    let foot = if table.total.is_empty() {
        String::new()
    } else {
        format!("<tfoot>\n{}</tfoot>\n", row("td", &table.total))
    };
    let caption = escape(&table.caption);
    let notes = paragraphs(&table.notes);
    format!(
        "<div class=\"osuus-statement\" lang=\"{lang}\">\n<style>{TABLE_STYLE}</style>\n\
         <table>\n<caption>{caption}</caption>\n<thead>\n{head}</thead>\n\
         <tbody>\n{body}</tbody>\n{foot}</table>\n{notes}</div>\n"
    )
}

/// An explanation, each figure folded over its inputs; the outermost stands open. What is
/// not billed and notes stand below.
pub fn explanation(
    root: &Figure,
    beside: &[Figure],
    notes: &[String],
    lang: Lang,
) -> String {
    let root = figure(root, " open");
    let beside = each(beside, |one| figure(one, ""));
    let notes = paragraphs(notes);
    format!(
        "<div class=\"osuus-explanation\" lang=\"{lang}\">\n<style>{FIGURE_STYLE}</style>\n\
         {root}{beside}{notes}</div>\n"
    )
}

/// A report: its values, its tables, its remarks.
pub fn report(report: &osuus::report::Report, lang: Lang) -> String {
    let values = each(report.shown(lang), |(label, shown)| {
        format!("<dt>{}</dt><dd>{}</dd>\n", escape(&label), escape(&shown))
    });
    let tables = report.tables().iter().filter(|table| !table.rows().is_empty());
    let tables =
        each(tables, |one| table(&crate::report::shown(one, lang, Vec::new()), lang));
    let remarks: Vec<String> =
        report.remarks().iter().map(|remark| remark.to_text(lang)).collect();
    let (title, remarks) = (escape(report.title(lang)), paragraphs(&remarks));
    format!(
        "<div class=\"osuus-report\" lang=\"{lang}\">\n<style>{REPORT_STYLE}</style>\n\
         <h3>{title}</h3>\n\
         <dl>\n{values}</dl>\n{tables}{remarks}</div>\n"
    )
}

/// A diagnostic, with the line that it speaks of.
pub fn diagnostic(one: &Diagnostic, quoted: Option<&Quoted>, lang: Lang) -> String {
    let (code, severity) = (one.code().as_str(), one.severity().as_str());
    let place = each(one.place(), |place| format!(" <span>{}</span>", escape(&place)));
    let message = escape(&one.message(lang));
    let line = each(quoted, |Quoted { line, number, span }| {
        let (before, rest) = line.split_at_checked(span.start).unwrap_or((line, ""));
        let (meant, after) = rest.split_at_checked(span.len()).unwrap_or((rest, ""));
        let (before, meant, after) = (escape(before), escape(meant), escape(after));
        format!("<pre>{number} | {before}<mark>{meant}</mark>{after}</pre>\n")
    });
    let help = each(one.help(lang), |help| format!("<p>{}</p>\n", escape(&help)));
    format!(
        "<div class=\"osuus-diagnostic {severity}\" lang=\"{lang}\">\n\
         <style>{DIAGNOSTIC_STYLE}</style>\n\
         <p><b>{severity}</b> <code>{code}</code>{place}</p>\n<p>{message}</p>\n\
         {line}{help}</div>\n"
    )
}

fn paragraphs(notes: &[String]) -> String {
    each(notes, |note| format!("<p>{}</p>\n", escape(note)))
}

fn figure(node: &Figure, open: &str) -> String {
    let (label, shown) = (escape(&node.label), escape(&node.shown));
    let text = escape(&node.text);
    let source = each(&node.source, |source| {
        let title = escape(&source.title);
        let quote = each(&source.quote, |quote| format!("<q>{}</q> ", escape(quote)));
        format!("<p class=\"source\">{quote}<cite>{title}</cite></p>\n")
    });
    let inputs = each(&node.inputs, |input| figure(input, ""));
    format!(
        "<details{open}><summary><b>{label}</b> <output>{shown}</output></summary>\n\
         <p>{text}</p>\n{source}{inputs}</details>\n"
    )
}
