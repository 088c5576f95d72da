//! Tables of texts with their places: what CSV and JSON have in common.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::diagnostic::words::Form;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, LineIndex};
use crate::municipality::{LARGEST, MunicipalityCode};
use crate::read::csv::{Spans, broken, separator};
use crate::read::node::{Field, Node, Span, Value};
use crate::text::Text;

/// A text and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Cell<'t> {
    pub text: Cow<'t, str>,
    pub span: Span,
}

/// A row with a cell for each column that was asked for; those that are not there are empty.
#[derive(Debug, Clone)]
pub(super) struct Row<'t> {
    cells: Vec<Cell<'t>>,
    span: Span,
}

impl<'t> Row<'t> {
    /// The text of a column.
    pub fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.text.as_ref())
    }

    pub fn span(&self, column: Option<usize>) -> Span {
        column
            .and_then(|column| self.cells.get(column))
            .map_or(self.span, |cell| cell.span)
    }

    pub fn cells(&self) -> &[Cell<'t>] {
        &self.cells
    }
}

/// A table with its rows in the columns that were asked for.
#[derive(Debug)]
pub(super) struct Table<'t> {
    pub name: String,
    pub rows: Vec<Row<'t>>,
    span: Span,
}

/// What is wrong with a cell has been reported.
pub(super) struct Told;

/// A table as it was written.
#[derive(Debug)]
struct Raw<'t> {
    name: String,
    span: Span,
    header: Vec<Cell<'t>>,
    rows: Vec<Row<'t>>,
    /// Without rows it needs no columns: an empty list of JSON.
    bare: bool,
}

/// The tables of a text, and what is wrong with them.
#[derive(Debug)]
pub(super) struct Tables<'t> {
    index: &'t LineIndex<'t>,
    raw: Vec<Raw<'t>>,
    problems: Diagnostics,
}

impl<'t> Tables<'t> {
    pub fn report(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// A problem with a stretch of the text.
    pub fn at(&self, code: Code, span: Span) -> Diagnostic {
        Diagnostic::new(code, Input::Register)
            .at(Some(self.index.position(span.start, span.end)))
    }

    /// A problem with a cell, or with a whole row.
    pub fn problem(
        &self,
        code: Code,
        row: &Row<'_>,
        column: Option<usize>,
    ) -> Diagnostic {
        self.at(code, row.span(column))
    }

    /// A problem with a whole table.
    pub fn of_table(&self, code: Code, table: &Table<'_>) -> Diagnostic {
        self.at(code, table.span)
    }

    /// What is wrong, after what nobody asked for has been told of too.
    pub fn finish(mut self) -> Diagnostics {
        for raw in std::mem::take(&mut self.raw) {
            let problem = self
                .at(Code::UnknownTable, raw.span)
                .with("name", raw.name)
                .with("allowed", super::TABLES.join(", "));
            self.report(problem);
        }
        self.problems.sorted()
    }

    /// Tells of a table that has no place here.
    pub fn refuse(&mut self, name: &str, allowed: &[&str]) {
        let Some(raw) = self.pull(name) else { return };
        let problem = self
            .at(Code::OverlayTable, raw.span)
            .with("name", name)
            .with("allowed", allowed.join(", "));
        self.report(problem);
    }

    fn pull(&mut self, name: &str) -> Option<Raw<'t>> {
        let place = self.raw.iter().position(|raw| raw.name == name)?;
        Some(self.raw.remove(place))
    }

    /// The table of this name: the columns `needed` and then `others`.
    pub fn take(
        &mut self,
        name: &str,
        needed: &[&str],
        others: &[&str],
    ) -> Option<Table<'t>> {
        let raw = self.pull(name)?;
        if raw.bare {
            return Some(Table { name: raw.name, rows: Vec::new(), span: raw.span });
        }
        let wanted: Vec<&str> = needed.iter().chain(others).copied().collect();
        for (place, cell) in raw.header.iter().enumerate() {
            let code = if !wanted.contains(&cell.text.as_ref()) {
                Code::UnknownColumn
            } else if raw.header.iter().take(place).any(|before| before.text == cell.text)
            {
                Code::DuplicateField
            } else {
                continue;
            };
            let problem = self
                .at(code, cell.span)
                .with("name", &cell.text)
                .with("allowed", wanted.join(", "));
            self.report(problem);
        }
        let place_of =
            |name: &&str| raw.header.iter().position(|cell| cell.text == **name);
        let places: Vec<Option<usize>> = wanted.iter().map(place_of).collect();
        let mut complete = true;
        for (name, place) in needed.iter().zip(&places) {
            if place.is_none() {
                complete = false;
                let problem = self
                    .at(Code::MissingColumn, raw.span)
                    .with("name", name)
                    .with("columns", needed.join(","));
                self.report(problem);
            }
        }
        if !complete {
            return None;
        }
        let ordered = |row: Row<'t>| {
            let cell = |place: &Option<usize>| {
                let cell = place.and_then(|place| row.cells.get(place)).cloned();
                cell.unwrap_or(Cell { text: Cow::Borrowed(""), span: row.span })
            };
            Row { cells: places.iter().map(cell).collect(), span: row.span }
        };
        // Most tables have their columns in our order.
        let in_order = places.iter().enumerate().all(|(at, place)| *place == Some(at));
        let mut rows: Vec<Row<'_>> =
            if in_order { raw.rows } else { raw.rows.into_iter().map(ordered).collect() };
        let mut empty = Vec::new();
        for row in &rows {
            for (column, name) in needed.iter().enumerate() {
                if row.text(column).is_empty() && !may_be_empty(name) {
                    empty.push(
                        self.problem(Code::MissingField, row, None).with("name", name),
                    );
                }
            }
        }
        if !empty.is_empty() {
            self.problems.extend(empty);
            rows.retain(|row| {
                needed.iter().enumerate().all(|(column, name)| {
                    !row.text(column).is_empty() || may_be_empty(name)
                })
            });
        }
        Some(Table { name: raw.name, rows, span: raw.span })
    }

    /// The same; that it is not there is an error.
    pub fn needed(
        &mut self,
        name: &str,
        needed: &[&str],
        others: &[&str],
    ) -> Option<Table<'t>> {
        if !self.raw.iter().any(|raw| raw.name == name) {
            self.report(
                Diagnostic::new(Code::MissingTable, Input::Register)
                    .at(Some(self.index.position(0, 0)))
                    .with("name", name)
                    .with("needed", "register, municipalities"),
            );
            return None;
        }
        self.take(name, needed, others)
    }

    /// The tables whose name begins so, with their own header as the first row.
    pub fn open(&mut self, prefix: &str) -> Vec<(Table<'t>, Row<'t>)> {
        let (wanted, others): (Vec<Raw<'t>>, Vec<Raw<'t>>) =
            self.raw.drain(..).partition(|raw| raw.name.starts_with(prefix));
        self.raw = others;
        wanted
            .into_iter()
            .filter(|raw| !raw.bare)
            .map(|raw| {
                let header = Row { cells: raw.header, span: raw.span };
                (Table { name: raw.name, rows: raw.rows, span: raw.span }, header)
            })
            .collect()
    }

    /// A day.
    pub fn day(&mut self, row: &Row<'_>, column: usize) -> Option<Date> {
        let text = row.text(column);
        let day = crate::period::date(text);
        if day.is_none() {
            let problem =
                self.problem(Code::NotADate, row, Some(column)).with("value", text);
            self.report(problem);
        }
        day
    }

    /// A day, or none where the cell is empty.
    pub fn maybe_day(
        &mut self,
        row: &Row<'_>,
        column: usize,
    ) -> Result<Option<Date>, Told> {
        if row.text(column).is_empty() {
            return Ok(None);
        }
        self.day(row, column).map(Some).ok_or(Told)
    }

    /// The code of a municipality.
    pub fn code(&mut self, row: &Row<'_>, column: usize) -> Option<MunicipalityCode> {
        let text = row.text(column);
        let code = text.parse().ok();
        if code.is_none() {
            let problem =
                self.problem(Code::NotACode, row, Some(column)).with("value", text);
            self.report(problem);
        }
        code
    }
}

/// Days that are left open: since before the data, and still.
fn may_be_empty(column: &str) -> bool {
    matches!(column, "from" | "to" | "value")
}

/// The tables of a text: each under its name in brackets, as CSV.
pub(super) fn from_csv<'t>(index: &'t LineIndex<'t>) -> Result<Tables<'t>, Diagnostics> {
    let text = index.text();
    let mut tables = Tables { index, raw: Vec::new(), problems: Diagnostics::new() };
    // Name and place of each heading, and where its table begins.
    let mut headings: Vec<(String, Span, usize)> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        let span = Span { start, end: start + line.trim_end().len() };
        start += line.len();
        if let Some(name) =
            words.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'))
        {
            headings.push((name.trim().to_owned(), span, start));
        } else if headings.is_empty() && !words.is_empty() && !words.starts_with('#') {
            return Err(crate::read::syntax_error(
                index,
                Input::Register,
                span,
                "CSV",
                &Text::in_all(
                    "taulukko alkaa nimellään hakasulkeissa, esimerkiksi [register]",
                    "en tabell börjar med sitt namn inom hakparenteser, till exempel [register]",
                    "a table begins with its name in brackets, such as [register]",
                ),
            )
            .into());
        }
    }
    let ends: Vec<usize> = headings
        .iter()
        .skip(1)
        .map(|heading| heading.1.start)
        .chain([text.len()])
        .collect();
    let mut seen = BTreeSet::new();
    for ((name, span, start), end) in headings.into_iter().zip(ends) {
        if !seen.insert(name.clone()) {
            let problem = tables.at(Code::DuplicateField, span).with("name", &name);
            tables.report(problem);
            continue;
        }
        let body = text.get(start..end).unwrap_or_default();
        let raw = section(&mut tables, name, span, body, start)?;
        tables.raw.push(raw);
    }
    Ok(tables)
}

/// The text from its first line on that is no comment.
fn without_comments(body: &str) -> &str {
    let mut rest = body;
    while let Some((line, after)) = rest.split_once('\n')
        && (line.trim().is_empty() || line.starts_with('#'))
    {
        rest = after;
    }
    rest
}

fn section<'t>(
    tables: &mut Tables<'t>,
    name: String,
    span: Span,
    body: &'t str,
    start: usize,
) -> Result<Raw<'t>, Diagnostics> {
    let separator = separator(without_comments(body));
    let mut raw = Raw { name, span, header: Vec::new(), rows: Vec::new(), bare: false };
    if body.contains(['"', '\r']) {
        for cells in quoted(tables.index, body, separator, start)? {
            record(tables, &mut raw, cells);
        }
        return Ok(raw);
    }
    // Nearly every table: a line a row, and nothing in quotes.
    let mut start = start;
    for line in body.split_inclusive('\n') {
        let (begin, text) = (start, line.trim_end_matches('\n'));
        start += line.len();
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        let mut place = begin;
        let cell = |text: &'t str| {
            let span = Span { start: place, end: place + text.len() };
            place = span.end + 1;
            Cell { text: Cow::Borrowed(text.trim()), span }
        };
        let mut cells = Vec::with_capacity(raw.header.len());
        cells.extend(text.split(char::from(separator)).map(cell));
        record(tables, &mut raw, cells);
    }
    Ok(raw)
}

/// The records of a table that has cells in quotes.
fn quoted<'t>(
    index: &LineIndex<'_>,
    body: &'t str,
    separator: u8,
    start: usize,
) -> Result<Vec<Vec<Cell<'t>>>, Diagnostics> {
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(separator)
        .comment(Some(b'#'))
        .flexible(true)
        .has_headers(false)
        .from_reader(body.as_bytes());
    let mut all = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| broken(&error, index, Input::Register))?;
        let spans = Spans::of(body, &record, separator);
        let cell = |(place, text): (usize, &str)| {
            let (from, to) = spans.bytes(place);
            let span = Span { start: start + from, end: start + to };
            Cell { text: Cow::Owned(text.trim().to_owned()), span }
        };
        all.push(record.iter().enumerate().map(cell).collect());
    }
    Ok(all)
}

/// One record: the header, or a row.
fn record<'t>(tables: &mut Tables<'t>, raw: &mut Raw<'t>, cells: Vec<Cell<'t>>) {
    if cells.iter().all(|cell| cell.text.is_empty()) {
        return;
    }
    if raw.header.is_empty() {
        raw.header = cells;
        return;
    }
    let first = cells.first().map_or(0, |cell| cell.span.start);
    let last = cells.last().map_or(first, |cell| cell.span.end);
    let row = Row { cells, span: Span { start: first, end: last } };
    if row.cells.len() == raw.header.len() {
        raw.rows.push(row);
    } else {
        let problem = tables
            .problem(Code::RaggedRow, &row, None)
            .with("found", row.cells.len())
            .with("expected", raw.header.len());
        tables.report(problem);
    }
}

/// The tables of a JSON text: lists of objects; `register` may be one object.
pub(super) fn from_json<'t>(index: &'t LineIndex<'t>) -> Result<Tables<'t>, Diagnostics> {
    let root = crate::read::json::tree(index, Input::Register)?;
    let mut tables = Tables { index, raw: Vec::new(), problems: Diagnostics::new() };
    let Value::Table(fields) = root.value else {
        let problem = wrong_type(&tables, &root, Form::Table);
        return Err(problem.into());
    };
    for Field { name, span, node } in fields {
        let mut raw =
            Raw { name, span, header: Vec::new(), rows: Vec::new(), bare: false };
        match node.value {
            Value::List(items) => {
                raw.bare = items.is_empty();
                list(&mut tables, items, &mut raw)?;
            }
            Value::Table(fields) if raw.name == "register" => {
                raw.header = vec![cell("field", span), cell("value", span)];
                for field in fields {
                    let Some(value) = text_of(&mut tables, &field.node) else { continue };
                    let cells = vec![cell(&field.name, field.span), value];
                    raw.rows.push(Row { cells, span: field.span });
                }
            }
            value => {
                let node = Node { span: node.span, value };
                let problem = wrong_type(&tables, &node, Form::ListOfTables);
                tables.report(problem);
            }
        }
        tables.raw.push(raw);
    }
    Ok(tables)
}

/// The rows of a table, with a column for each field that any of them has.
fn list(
    tables: &mut Tables<'_>,
    items: Vec<Node>,
    raw: &mut Raw<'_>,
) -> Result<(), Diagnostics> {
    /// The most cells: rows that have no field in common make many of a short text.
    const CELLS: usize = LARGEST / 8;
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut count = 0;
    for item in items {
        let span = item.span;
        let Value::Table(fields) = item.value else {
            let problem = wrong_type(tables, &item, Form::Table);
            tables.report(problem);
            continue;
        };
        let empty = || Cell { text: Cow::Borrowed(""), span };
        let mut cells: Vec<Cell<'_>> = raw.header.iter().map(|_| empty()).collect();
        for field in fields {
            let Some(value) = text_of(tables, &field.node) else { continue };
            if let Some(cell) = places.get(&field.name).and_then(|at| cells.get_mut(*at))
            {
                *cell = value;
            } else {
                places.insert(field.name.clone(), raw.header.len());
                raw.header.push(cell(&field.name, field.span));
                cells.push(value);
            }
        }
        count += cells.len();
        if count > CELLS {
            let position = tables.index.position(span.start, span.end);
            let problem = crate::read::too_large(LARGEST, Input::Register);
            return Err(problem.at(Some(position)).into());
        }
        raw.rows.push(Row { cells, span });
    }
    Ok(())
}

fn cell(text: &str, span: Span) -> Cell<'static> {
    Cell { text: Cow::Owned(text.to_owned()), span }
}

fn text_of(tables: &mut Tables<'_>, node: &Node) -> Option<Cell<'static>> {
    match &node.value {
        Value::Text(text) => Some(cell(text.trim(), node.span)),
        Value::Null => Some(cell("", node.span)),
        Value::Number(number) => {
            let problem = tables.at(Code::NumberNotText, node.span).with("value", number);
            tables.report(problem);
            None
        }
        _ => {
            let problem = wrong_type(tables, node, Form::Text);
            tables.report(problem);
            None
        }
    }
}

fn wrong_type(tables: &Tables<'_>, node: &Node, expected: Form) -> Diagnostic {
    tables
        .at(Code::WrongType, node.span)
        .with_text("expected", expected.text())
        .with_text("found", node.value.form().text())
}
