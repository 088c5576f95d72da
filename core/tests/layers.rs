//! The layers of the core: each module knows those of its own layer and of the layers above.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

/// Every top module, layer by layer; none imports from a layer below its own.
const LAYERS: [(&str, &[&str]); 11] = [
    (
        "values",
        &[
            "apportion",
            "column",
            "diagnostic",
            "digest",
            "exact",
            "flow",
            "csv",
            "format",
            "json",
            "money",
            "pack",
            "period",
            "read",
            "report",
            "rounding",
            "source",
            "suggest",
            "text",
            "unit",
            "watch",
        ],
    ),
    ("municipalities", &["finland", "municipality"]),
    ("domain", &["caseload", "network", "placement", "service"]),
    ("agreement", &["agreement", "facts", "format_reference"]),
    ("engine", &["plan"]),
    ("statement", &["statement"]),
    ("receipt", &["receipt"]),
    ("explanation", &["explain"]),
    ("analysis", &["compare", "fairness", "effects", "forecast", "infer", "solve"]),
    ("library", &["library"]),
    ("façade", &["call"]),
];

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|(_, modules)| modules.contains(&module))
}

/// The code of a file: without comments (which may link to what they like) and literals.
fn code(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut pieces = line.split('"');
        let first = pieces.next().unwrap_or_default();
        let rest: Vec<&str> = pieces.skip(1).step_by(2).collect();
        let line = std::iter::once(first).chain(rest).collect::<Vec<_>>().join("\"\"");
        out.push_str(line.split("//").next().unwrap_or_default());
        out.push('\n');
    }
    out
}

/// The top modules that a file names by `crate::` or by `super::` up to the root.
///
/// `depth` is how far the file's own module lies below the root.
fn imports(text: &str, depth: usize) -> BTreeSet<String> {
    let code = code(text);
    let mut names = BTreeSet::new();
    let roots = [String::from("crate::"), "super::".repeat(depth)];
    for root in roots.iter().filter(|root| !root.is_empty()) {
        for (place, _) in code.match_indices(root.as_str()) {
            let before = code.get(..place).unwrap_or_default();
            let after = code.get(place + root.len()..).unwrap_or_default();
            if !before.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                names.extend(heads(after));
            }
        }
    }
    names.remove("super");
    names
}

/// The first names of a path, or of every path of a group in braces.
fn heads(path: &str) -> BTreeSet<String> {
    let word = |text: &str| -> String {
        let text = text.trim_start();
        text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let Some(group) = path.strip_prefix('{') else { return BTreeSet::from([word(path)]) };
    let mut names = BTreeSet::new();
    let mut open = 1;
    let mut begins = true;
    for (place, c) in group.char_indices() {
        if begins && open == 1 && !c.is_whitespace() && c != '}' {
            names.insert(word(group.get(place..).unwrap_or_default()));
            begins = false;
        }
        match c {
            '{' => open += 1,
            '}' => open -= 1,
            ',' if open == 1 => begins = true,
            _ => {}
        }
        if open == 0 {
            break;
        }
    }
    names
}

/// The files below a folder, with their paths from it; tests and the root left out.
fn files(
    folder: &Path,
    inside: &str,
    all: &mut BTreeMap<String, String>,
) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path =
            if inside.is_empty() { name.clone() } else { format!("{inside}/{name}") };
        if entry.file_type()?.is_dir() {
            files(&entry.path(), &path, all)?;
        } else if let Some(module) = path.strip_suffix(".rs")
            && !name.ends_with("_tests.rs")
            && module != "lib"
        {
            all.insert(module.to_owned(), std::fs::read_to_string(entry.path())?);
        }
    }
    Ok(())
}

#[test]
fn no_module_imports_from_a_layer_below() {
    let mut all = BTreeMap::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut all).unwrap();
    let mut wrong = Vec::new();
    for (path, text) in &all {
        let top = path.split('/').next().unwrap();
        let own = layer(top).unwrap_or_else(|| panic!("put `{top}` into a layer"));
        for name in imports(text, path.split('/').count()) {
            match layer(&name) {
                Some(other) if other <= own => {}
                Some(other) => {
                    wrong.push(format!(
                        "{path} ({}) imports {name} ({})",
                        LAYERS[own].0, LAYERS[other].0
                    ));
                }
                None => {
                    wrong.push(format!("{path} imports `{name}`, which is in no layer"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for module in LAYERS.iter().flat_map(|(_, modules)| *modules) {
        assert!(all.contains_key(*module), "`{module}` has a layer and no file");
    }
}

#[test]
fn imports_are_found_however_they_are_written() {
    for (depth, text, found) in [
        (1, "use crate::plan::Plan;", "plan"),
        (
            1,
            "use crate::{call, period::{self, Dated},\n    text::Lang};",
            "call period text",
        ),
        (
            1,
            "/// See [`crate::call`].\n// crate::plan\nlet _ = crate::money::Currency::code;",
            "money",
        ),
        (1, "use super::facts::Facts;", "facts"),
        (2, "use super::facts::Facts;", ""),
        (2, "use super::super::facts;", "facts"),
        (3, "use super::super::{facts, text};", ""),
        (1, "let url = \"crate::call\"; crate::exact::Exact::one()", "exact"),
        (1, "let _ = my_crate::plan();", ""),
    ] {
        let names: Vec<String> = imports(text, depth).into_iter().collect();
        assert_eq!(names.join(" "), found, "{text}");
    }
}
