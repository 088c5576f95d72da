//! The page of the documentation that lists every code.

use std::fmt::Write;

use osuus::diagnostic::Code;

use super::{Change, Example, Told, examples, told, without};

const HEAD: &str = "\
# Everything that can be reported

Each diagnostic has a stable code, and where it speaks of a text its line and column. An **error** stands in the way: nothing
is worked out. A **warning** is shown beside the result, or by `check` before anyone is billed. Programs should read the code;
the words may become better in any version.

This page is written by `cargo xtask diagnostics` from the catalogue (`core/src/diagnostic/catalogue.rs`) and from the examples in
`core/tests/catalogue`, each of which a test runs as it is wrong and as it is mended. Below a code stand what it says of its
example in three languages, with the way to mend it, then the lines of the example, wrong (`-`) and mended (`+`). `«3×ab»`
stands for `ababab`, in which `#` would be the number of each.
";

/// The page, as Markdown.
pub fn page() -> String {
    let (examples, without) = (examples(), without());
    let mut page = HEAD.to_owned();
    for code in Code::ALL {
        let (name, severity) = (code.as_str(), code.severity().as_str());
        write!(page, "\n## `{name}`\n\n").unwrap();
        if let Some(example) = examples.iter().find(|example| example.code == name) {
            let severity = if name == "not-stated" {
                "error of a bill, warning of a check"
            } else {
                severity
            };
            write!(page, "{severity}\n\n").unwrap();
            page.push_str(&messages(example));
            page.push_str(&lines(example));
        } else if let Some((_, reason)) = without.iter().find(|(code, _)| *code == name) {
            writeln!(page, "{severity}, without an example. {reason}").unwrap();
        }
    }
    page
}

fn messages(example: &Example) -> String {
    let mut table =
        String::from("| | what is wrong | how to mend it |\n| --- | --- | --- |\n");
    for lang in ["en", "fi", "sv"] {
        let all = told(example, true, lang);
        let Some(Told { message, help, .. }) =
            all.iter().find(|one| one.code == example.code)
        else {
            continue;
        };
        let cell = |text: &str| short(text).replace('|', "\\|").replace('\n', " ");
        writeln!(table, "| {lang} | {} | {} |", cell(message), cell(help)).unwrap();
    }
    table + "\n"
}

/// Values may be long in a hostile text.
fn short(text: &str) -> String {
    match text.char_indices().nth(400) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn lines(example: &Example) -> String {
    let mut text = String::from("```diff\n");
    for Change { good, wrong, .. } in &example.changes {
        for (sign, lines) in [('-', wrong), ('+', good)] {
            let kept = if sign == '-' { good } else { wrong };
            for line in lines.lines() {
                let sign =
                    if kept.lines().any(|other| other == line) { ' ' } else { sign };
                // What stands on both sides is shown once.
                if sign != ' ' || std::ptr::eq(lines, wrong) {
                    writeln!(text, "{}", format!("{sign} {line}").trim_end()).unwrap();
                }
            }
        }
    }
    text + "```\n"
}
