use super::*;
use crate::facts::Status;

#[cfg(feature = "toml")]
#[test]
fn the_json_of_every_agreement_is_made_of_its_toml() {
    for embedded in ALL {
        let made = Agreement::toml_to_json(embedded.toml).unwrap();
        assert_eq!(made, embedded.json, "run: cargo xtask agreements ({})", embedded.id);
    }
}

#[test]
fn every_embedded_agreement_reads_and_bears_its_name() {
    for id in ids() {
        assert_eq!(agreement(id).unwrap().id(), id);
        assert!(source(id).unwrap().contains(id));
    }
    let error = agreement("jyvaskyla-fund-modle").unwrap_err();
    assert!(error.to_string().contains("jyvaskyla-fund-model"));
}

#[test]
fn every_embedded_fact_is_illustrative_and_its_file_says_so() {
    for embedded in ALL {
        let Some(table) = embedded.facts else { continue };
        assert!(table.starts_with("# Illustrative facts of "), "{}", embedded.id);
        let facts = facts(embedded.id).unwrap();
        assert!(facts.iter().count() > 0);
        assert!(facts.iter().all(|fact| fact.status == Some(Status::Illustrative)));
    }
}

#[test]
fn facts_that_are_not_embedded_are_told_of() {
    for id in ["jyvaskyla-fund-model", "no-such-agreement"] {
        let error = facts(id).unwrap_err();
        assert_eq!(error.iter().next().unwrap().code(), Code::NoEmbeddedFacts);
        assert!(error.to_string().contains(id));
    }
}
