//! Amendments of an agreement: each read by itself, then laid over it in order of time.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::fields::{Fields, Reader};
use super::texts::Texts;
use super::{BYTES, Syntax, lay, top, tree};
use crate::agreement::Agreement;
use crate::agreement::amendment::{Amendment, Inner, MOST, Written};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, LineIndex, Position};
use crate::digest::Digest;
use crate::period::Span;
use crate::read::node::{Node, Value};

/// The fields that are the amendment's own, and lay nothing over the agreement.
const OWN: [&str; 6] = ["format", "amends", "id", "title", "from", "agreed"];

/// The most bytes of all versions.
const WORK: usize = 16 << 20;

/// The agreement with the amendments of these texts laid over it.
pub(in crate::agreement) fn amended<'t>(
    agreement: &Agreement,
    texts: impl IntoIterator<Item = (&'t [u8], Syntax)>,
) -> Result<Agreement, Diagnostics> {
    let written = &agreement.history.written;
    let mut all = agreement.history.amendments.clone();
    let mut number = all.iter().map(Amendment::number).max().unwrap_or(0);
    let ends = all.iter().map(|one| one.first_byte() + one.text().len());
    // A text ends before the next begins, so that its end is a place of its own.
    let mut first = ends.max().unwrap_or(written.bytes) + 1;
    let mut problems = Diagnostics::new();
    for (bytes, syntax) in texts {
        number += 1;
        if number > MOST || first + bytes.len() > BYTES {
            problems.push(too_much(number));
            break;
        }
        let given = Given { agreement: agreement.id(), number, first };
        match given.read(bytes, syntax, &all) {
            Ok(one) => all.push(one),
            Err(found) => problems.extend(found),
        }
        first += bytes.len() + 1;
    }
    // Each version is read whole.
    let versions = all.iter().map(Amendment::from).collect::<BTreeSet<Date>>().len() + 1;
    if versions * first > WORK {
        problems.push(too_much(number));
    }
    problems.unless_errors(())?;
    laid(written, all)
}

/// The agreement with these amendments laid over it, or none.
pub(in crate::agreement) fn laid(
    written: &Arc<Written>,
    mut amendments: Vec<Amendment>,
) -> Result<Agreement, Diagnostics> {
    amendments.sort_by(|one, other| order(one).cmp(&order(other)));
    let mut version = plain(written)?;
    let mut root = Cow::Borrowed(&written.root);
    let mut time = Span { from: None, to: None };
    let mut earlier = Vec::new();
    let mut count = 0;
    for same_day in amendments.chunk_by(|one, other| one.from() == other.from()) {
        let Some(from) = same_day.first().map(Amendment::from) else { continue };
        count += same_day.len();
        let laid = amendments.get(..count).unwrap_or_default();
        let (next, tables) = one_version(written, &root, same_day, laid)?;
        root = Cow::Owned(tables);
        let before = std::mem::replace(&mut version, next);
        // Before the first day of all there was nothing.
        if let Ok(to) = from.yesterday() {
            earlier.push((Span { to: Some(to), ..time }, before));
        }
        time = Span { from: Some(from), to: None };
    }
    if count == 0 {
        return Ok(version);
    }
    Ok(Agreement::of_versions(earlier, (time, version)))
}

/// By what amendments are laid one over the other.
fn order(one: &Amendment) -> (Date, Option<Date>, &str) {
    (one.from(), one.agreed(), one.id())
}

/// The agreement as it was read, without amendments.
pub(super) fn plain(written: &Arc<Written>) -> Result<Agreement, Diagnostics> {
    let texts = Texts::new(written, &[]);
    terms(Reader::new(&texts), &written.root, written, &[])
}

/// The agreement with all of these amendments, and its tables: `new` are laid over those `below`, of which the
/// others are a part.
fn one_version(
    written: &Arc<Written>,
    below: &Node,
    new: &[Amendment],
    all: &[Amendment],
) -> Result<(Agreement, Node), Diagnostics> {
    let texts = Texts::new(written, all);
    let mut reader = Reader::new(&texts);
    let root = tables(&mut reader, below, new);
    let agreement = terms(reader, &root, written, all)?;
    Ok((agreement, root.into_owned()))
}

fn terms(
    mut reader: Reader<'_>,
    root: &Node,
    written: &Arc<Written>,
    amendments: &[Amendment],
) -> Result<Agreement, Diagnostics> {
    let agreement = top::agreement(&mut reader, root, written, amendments);
    match agreement {
        Some(agreement) => reader.problems.unless_errors(agreement),
        None => Err(reader.problems.sorted()),
    }
}

/// The tables with amendments laid over them.
fn tables<'n>(
    reader: &mut Reader<'_>,
    below: &'n Node,
    amendments: &[Amendment],
) -> Cow<'n, Node> {
    amendments.iter().fold(Cow::Borrowed(below), |below, amendment| {
        Cow::Owned(lay::over(reader, &below, amendment.tables()))
    })
}

/// The tables of an agreement with its amendments laid over them.
pub(in crate::agreement) fn root(agreement: &Agreement) -> Cow<'_, Node> {
    let history = &agreement.history;
    let texts = Texts::new(&history.written, &history.amendments);
    // They were laid before, and nothing was wrong with them.
    let mut reader = Reader::new(&texts);
    tables(&mut reader, &history.written.root, &history.amendments)
}

/// The tables as they were written, and with one amendment more each.
pub(in crate::agreement) fn roots(agreement: &Agreement) -> Vec<Cow<'_, Node>> {
    let history = &agreement.history;
    let texts = Texts::new(&history.written, &history.amendments);
    let mut reader = Reader::new(&texts);
    let mut roots = vec![Cow::Borrowed(&history.written.root)];
    for amendment in &history.amendments {
        let laid =
            roots.last().map(|below| lay::over(&mut reader, below, amendment.tables()));
        roots.extend(laid.map(Cow::Owned));
    }
    roots
}

/// The same as JSON.
pub(in crate::agreement) fn to_json(agreement: &Agreement) -> String {
    crate::read::written::to_json(&root(agreement))
}

/// What an amendment is one of.
struct Given<'a> {
    agreement: &'a str,
    number: usize,
    first: usize,
}

impl Given<'_> {
    fn read(
        &self,
        bytes: &[u8],
        syntax: Syntax,
        others: &[Amendment],
    ) -> Result<Amendment, Diagnostics> {
        let index = crate::read::text(bytes, BYTES, Input::Amendment)
            .map_err(|one| self.of_this(one.into()))?;
        let root =
            tree(&index, syntax, Input::Amendment).map_err(|all| self.of_this(all))?;
        let digest = Digest::of(&crate::read::canonical::json(&root));
        let root = root.moved(self.first);
        let texts = Texts::of(index, self.first, self.number);
        let mut reader = Reader::new(&texts);
        let amendment = self.own(&mut reader, root, digest, others, bytes);
        match amendment {
            Some(amendment) => reader.problems.unless_errors(amendment),
            None => Err(reader.problems.sorted()),
        }
    }

    /// What it says of itself.
    fn own(
        &self,
        reader: &mut Reader<'_>,
        root: Node,
        digest: Digest,
        others: &[Amendment],
        bytes: &[u8],
    ) -> Option<Amendment> {
        let mut fields = reader.fields(&root)?;
        if let Some(node) = reader.required(&mut fields, "format") {
            top::format_one(reader, node);
        }
        self.amends(reader, &mut fields);
        let id =
            reader.required(&mut fields, "id").and_then(|node| reader.identifier(node));
        if let Some(id) = &id {
            let taken = others.iter().any(|other| other.id() == id.value);
            if taken || id.value == self.agreement {
                let twice = Diagnostic::new(Code::DuplicateId, Input::Amendment);
                reader.report(twice.at(id.position).with("id", &id.value));
            }
        }
        let title = reader.required_text(&mut fields, "title");
        let from = reader.required(&mut fields, "from");
        let from_at = from.and_then(|node| reader.position(node.span));
        let from = from.and_then(|node| reader.day(node));
        let agreed = fields.optional("agreed").and_then(|node| reader.day(node));
        if let Some(node) = fields.optional("currency") {
            let fixed = reader.problem(Code::NotAmended, node.span);
            reader.report(fixed.with("name", "currency"));
        }
        let mut tables = root;
        if let Value::Table(fields) = &mut tables.value {
            fields.retain(|field| !OWN.contains(&field.name.as_str()));
        }
        Some(Amendment::new(Inner {
            id: id?.value,
            title: title?,
            from: from?,
            from_at,
            agreed,
            digest,
            tables,
            text: String::from_utf8_lossy(bytes).into_owned(),
            first: self.first,
            number: self.number,
        }))
    }

    /// Whether it is one of this agreement.
    fn amends(&self, reader: &mut Reader<'_>, fields: &mut Fields<'_>) {
        let Some(node) = reader.required(fields, "amends") else { return };
        let Some(of) = reader.identifier(node) else { return };
        if of.value != self.agreement {
            let other = reader
                .problem(Code::AmendsOther, node.span)
                .with("found", of.value)
                .with("id", self.agreement);
            reader.report(other);
        }
    }

    /// What was found before there was a tree, said of this amendment.
    fn of_this(&self, found: Diagnostics) -> Diagnostics {
        let own = |one: Diagnostic| {
            let place =
                one.position().unwrap_or_else(|| LineIndex::new("").position(0, 0));
            one.at(Some(Position { amendment: Some(self.number), ..place }))
        };
        found.into_iter().map(own).collect()
    }
}

fn too_much(number: usize) -> Diagnostic {
    let place = LineIndex::new("").position(0, 0);
    Diagnostic::new(Code::TooMuchAmended, Input::Amendment)
        .at(Some(Position { amendment: Some(number), ..place }))
        .with("most", MOST)
        .with("limit", BYTES)
        .with("work", WORK)
}

#[cfg(test)]
#[path = "amended_tests.rs"]
mod tests;
