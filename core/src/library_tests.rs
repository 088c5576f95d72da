use super::*;

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
