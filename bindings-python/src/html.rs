//! What a notebook shows: core's texts between tags, every one escaped.

use osuus::explain::Figure;
use osuus::statement::{Align, Table};
use osuus::text::Lang;

const TABLE_STYLE: &str = include_str!("table.css");
const FIGURE_STYLE: &str = include_str!("figure.css");

/// `text` as it may stand in an element.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Each of `items` as HTML, one after another.
fn each<T>(items: impl IntoIterator<Item = T>, html: impl Fn(T) -> String) -> String {
    items.into_iter().map(html).collect::<Vec<_>>().concat()
}

/// A statement's table, with its notes under it.
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
    let foot = row("td", &table.total);
    let caption = escape(&table.caption);
    let notes = paragraphs(&table.notes);
    format!(
        "<div class=\"osuus-statement\" lang=\"{lang}\">\n<style>{TABLE_STYLE}</style>\n\
         <table>\n<caption>{caption}</caption>\n<thead>\n{head}</thead>\n\
         <tbody>\n{body}</tbody>\n<tfoot>\n{foot}</tfoot>\n</table>\n{notes}</div>\n"
    )
}

/// An explanation, each figure folded over its inputs; the outermost stands open. Funders
/// and notes stand below.
pub fn explanation(
    root: &Figure,
    funders: &[Figure],
    notes: &[String],
    lang: Lang,
) -> String {
    let root = figure(root, " open");
    let funders = each(funders, |funder| figure(funder, ""));
    let notes = paragraphs(notes);
    format!(
        "<div class=\"osuus-explanation\" lang=\"{lang}\">\n<style>{FIGURE_STYLE}</style>\n\
         {root}{funders}{notes}</div>\n"
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
