//! Every command that a document shows is run.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;
use std::process::Command;

/// The commands of the README and of `docs/`: in blocks and in the text.
fn commands() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut pages = vec![root.join("README.md")];
    let docs = std::fs::read_dir(root.join("docs")).unwrap();
    pages.extend(docs.map(|entry| entry.unwrap().path()));
    let mut commands = Vec::new();
    for page in pages.iter().filter(|page| page.extension().is_some_and(|s| s == "md")) {
        let text = std::fs::read_to_string(page).unwrap().replace('\n', " \n");
        for part in text.split("cargo osuus ").skip(1) {
            // A command in the text ends at the back-tick, one in a block at the end of its line.
            let end = part.find('`').unwrap_or(part.len());
            let inline = part.get(..end).unwrap();
            let line = part.lines().next().unwrap();
            let command = if inline.lines().count() <= 2 && end < part.len() {
                inline
            } else {
                line
            };
            commands.push(command.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
    commands
}

#[test]
fn every_command_of_the_documents_runs() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("documents");
    std::fs::create_dir_all(&folder).unwrap();
    let osuus = || Command::new(env!("CARGO_BIN_EXE_osuus"));
    let show = osuus().args(["show", "jyvaskyla-fund-model"]).output().unwrap();
    std::fs::write(folder.join("FILE"), show.stdout).unwrap();
    let words = ["receipt", "jyvaskyla-fund-model", "--year", "2002", "--format", "json"];
    let receipt = osuus().args(words).output().unwrap();
    std::fs::write(folder.join("receipt.json"), receipt.stdout).unwrap();
    std::fs::write(folder.join("salt"), "000102030405060708090a0b0c0d0e0f\n").unwrap();
    let figures = "code,residents\n179,80372\n180,32994\n277,5014\n";
    std::fs::write(folder.join("figures.csv"), figures).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let amendments =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus/amendments");
    for file in ["book-van.toml", "raise-2003.toml", "back-2002.toml"] {
        std::fs::copy(amendments.join(file), folder.join(file)).unwrap();
    }
    let visits =
        "buyer,measure,period,value\nkivi,visits,2002,100\nlahti,visits,2002,40\n";
    std::fs::write(folder.join("visits.csv"), visits).unwrap();
    let commands = commands();
    assert!(commands.len() >= 5, "{commands:?}");
    for command in commands {
        // Files of the repository are named from its root; what is printed may go to a file.
        let (words, to) =
            command.split_once(" > ").map_or((&*command, None), |(a, b)| (a, Some(b)));
        let words = words.split(' ').map(|word| match word.strip_prefix("tests/") {
            Some(rest) => root.join("tests").join(rest).into_os_string(),
            None => word.into(),
        });
        let output = osuus().current_dir(&folder).args(words).output().unwrap();
        if let Some(file) = to {
            std::fs::write(folder.join(file), &output.stdout).unwrap();
        }
        let messages = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "osuus {command}\n{messages}");
    }
}
