//! Every field of the format has its words.

use std::collections::BTreeSet;

use super::{WORDS, field, item};
use crate::text::Lang;

#[test]
fn every_line_has_three_words_and_a_name_of_its_own() {
    let mut names = BTreeSet::new();
    for line in WORDS.lines() {
        let columns: Vec<&str> = line.split('|').collect();
        assert_eq!(columns.len(), 4, "{line}");
        assert!(columns.iter().all(|column| !column.trim().is_empty()), "{line}");
        assert!(names.insert(columns[0].to_owned()), "{line} is there twice");
    }
}

#[cfg(feature = "schema")]
#[test]
fn every_field_of_the_format_has_words_and_no_other_has() {
    let reference = crate::format_reference::Reference::of_agreements();
    let names = |table: &crate::format_reference::Table| table.shape.names();
    let fields: BTreeSet<&str> = reference.tables().iter().flat_map(names).collect();
    let without: Vec<&&str> =
        fields.iter().filter(|name| field(None, name).is_none()).collect();
    assert!(without.is_empty(), "words.txt lacks {without:?}");
    for line in WORDS.lines() {
        let name = line.split('|').next().unwrap().trim_end_matches("[]");
        // `agreement` is the file itself.
        let known = name.split('.').all(|part| fields.contains(part));
        assert!(known || name == "agreement", "no field is called {name}");
    }
}

#[test]
fn a_field_has_another_word_where_it_means_another_thing() {
    let word = |within, name| field(within, name).unwrap().get(Lang::En);
    assert_eq!(word(Some("rates"), "to"), "last day");
    assert_eq!(word(Some("bands"), "to"), "upper end");
    assert_eq!(word(None, "to"), "last day");
    assert_eq!(item("charges").unwrap().get(Lang::Fi), "maksu");
    assert!(item("rates").is_none());
}
