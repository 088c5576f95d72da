//! The agreements that the schema is held against.

use std::path::Path;

use osuus::agreement::{Agreement, Syntax};
use osuus::diagnostic::Diagnostic;
use osuus_tests::root;
use serde_json::Value;

/// Every agreement of the repository, as JSON, with its name.
pub fn all() -> Vec<(String, Value)> {
    let mut all = Vec::new();
    for folder in
        ["core/agreements", "tests/corpus/agreements", "examples/service/agreements"]
    {
        for entry in std::fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            all.extend(one(&path));
        }
    }
    all.extend(one(&root().join("core/src/agreement/read/step_sample.toml")));
    all.extend(one(&root().join("core/src/agreement/read/word_sample.toml")));
    all.extend(one(&root().join("tests/tests/schemas/words.toml")));
    all.extend(pages());
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

/// The whole agreements that pages show.
fn pages() -> Vec<(String, Value)> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(root().join("docs")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|suffix| suffix != "md") {
            continue;
        }
        let page = std::fs::read_to_string(&path).unwrap();
        for block in page.split("```toml\n").skip(1) {
            let text = block.split("```").next().unwrap();
            if text.starts_with("format = 1") {
                let json = Agreement::toml_to_json(text).unwrap();
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                all.push((name, serde_json::from_str(&json).unwrap()));
            }
        }
    }
    all
}

/// None where the text is no TOML or JSON at all.
fn one(path: &Path) -> Option<(String, Value)> {
    let text = std::fs::read_to_string(path).unwrap();
    let json = match path.extension()?.to_str()? {
        "toml" => Agreement::toml_to_json(&text).ok()?,
        _ => text,
    };
    let name = path.file_name()?.to_string_lossy().into_owned();
    Some((name, serde_json::from_str(&json).ok()?))
}

/// What the reader finds wrong.
pub fn problems(agreement: &Value) -> Vec<Diagnostic> {
    match Agreement::read(agreement.to_string().as_bytes(), Syntax::Json) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().cloned().collect(),
    }
}
