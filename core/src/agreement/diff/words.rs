//! What fields and sections are called: one table for all of them (`words.txt`).

use crate::text::Lang;

/// Lines `name|Finnish|Swedish|English`. Where a field means another thing in some table, the line is
/// `field of that table.name`; what one item of a list is called has the name `list[]`.
const WORDS: &str = include_str!("words.txt");

/// What something is called, in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word([&'static str; 3]);

impl Word {
    pub fn get(self, lang: Lang) -> &'static str {
        let Self([fi, sv, en]) = self;
        lang.choose(fi, sv, en)
    }
}

/// What a field is called; `within` is the field that its table stands in.
pub(super) fn field(within: Option<&str>, name: &str) -> Option<Word> {
    let own = within.and_then(|within| word(&format!("{within}.{name}")));
    own.or_else(|| word(name))
}

/// What one item of a list is called.
pub(super) fn item(list: &str) -> Option<Word> {
    word(&format!("{list}[]"))
}

fn word(name: &str) -> Option<Word> {
    WORDS.lines().find_map(|line| {
        let mut columns = line.split('|');
        let found = columns.next() == Some(name);
        let words = [columns.next()?, columns.next()?, columns.next()?];
        found.then_some(Word(words))
    })
}

#[cfg(test)]
#[path = "words_tests.rs"]
mod tests;
