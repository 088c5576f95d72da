//! What is made of the reference of the format is up to date (`cargo xtask reference` makes it).
#![cfg(feature = "schema")]

use osuus::format_reference::{Form, Reference, filled};

#[test]
fn schemas_are_up_to_date() {
    let agreement = include_str!("../../docs/schemas/agreement.schema.json");
    assert_eq!(Reference::of_agreements().schema(), agreement, "cargo xtask reference");
    let facts = include_str!("../../docs/schemas/facts-table.schema.json");
    assert_eq!(Reference::of_facts().schema(), facts, "cargo xtask reference");
}

#[test]
fn pages_are_up_to_date_and_have_every_table() {
    let pages = [
        include_str!("../../docs/agreement-format.md"),
        include_str!("../../docs/steps.md"),
        include_str!("../../docs/caseload.md"),
        include_str!("../../docs/network.md"),
    ];
    for page in pages {
        assert_eq!(filled(page).unwrap(), page, "cargo xtask reference");
    }
    for reference in [Reference::of_agreements(), Reference::of_facts()] {
        for table in reference.tables() {
            let marker = format!("<!-- reference: {} -->", table.name);
            let told = pages.iter().any(|page| page.contains(&marker));
            // Both have one field, and are told of in words.
            assert!(told || ["facts", "billed-by"].contains(&table.name), "{marker}");
        }
    }
}

#[test]
fn a_page_with_a_wrong_marker_is_refused() {
    for (page, reason) in [
        ("<!-- reference: nothing -->\n<!-- end of reference -->\n", "`nothing`"),
        ("<!-- reference: key -->\n", "no end"),
        ("<!-- reference: key", "without an end"),
    ] {
        assert!(filled(page).unwrap_err().contains(reason), "{page}");
    }
    assert_eq!(filled("nothing to fill in").unwrap(), "nothing to fill in");
}

#[test]
fn every_table_that_a_field_takes_is_one_of_the_reference() {
    fn named(form: &Form, names: &mut Vec<&'static str>) {
        match form {
            Form::Table(name) => names.push(name),
            Form::List(of, ..) => named(of, names),
            Form::Either(forms) => forms.iter().for_each(|form| named(form, names)),
            _ => {}
        }
    }
    for reference in [Reference::of_agreements(), Reference::of_facts()] {
        let mut names = Vec::new();
        for table in reference.tables() {
            table.shape.all().iter().for_each(|field| named(&field.form, &mut names));
        }
        for name in &names {
            assert!(reference.table(name).is_some(), "{name}");
        }
        for table in reference.tables().iter().skip(1) {
            let used = names.contains(&table.name) || table.name == "billed-by";
            assert!(used, "no field takes `{}`", table.name);
        }
    }
}
