//! The modules for browsers and node: built, then packed with their JavaScript and types.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::failure::{Failure, Outcome, While};
use crate::places::{Places, remove_folder};
use crate::run;
use crate::setup::browser_target::BrowserTarget;
use crate::setup::npm;

/// One build of the crate: its options, and the folder that the typed layer imports.
struct Module {
    options: &'static [&'static str],
    /// What the crates are told beside their features: it says how, never what, they work out.
    told: &'static str,
    /// Where it is built: other words for the crates build them all anew.
    built: &'static str,
    folder: &'static str,
    shrunk: Shrunk,
}

/// Whether every byte counts.
#[derive(PartialEq)]
enum Shrunk {
    Yes,
    No,
}

/// The whole, which answers everything, and what a first bill needs.
const MODULES: [Module; 2] = [
    Module {
        options: &["--features", "whole"],
        told: "",
        built: "wasm",
        folder: "dist/wasm",
        shrunk: Shrunk::No,
    },
    Module {
        options: &["--config", "profile.wasm.opt-level=\"z\""],
        told: "--cfg osuus_small",
        built: "wasm-small",
        folder: "dist/wasm-bill",
        shrunk: Shrunk::Yes,
    },
];

/// The parts of the register, which pages load apart from the modules.
const REGISTER: [&str; 2] = ["finland.register", "finland-older.register"];
/// Where the typed layer finds them.
const REGISTER_FOLDER: &str = "dist/register";

/// Builds, packs and shrinks the modules, and puts the register beside them.
pub fn build(places: &Places) -> Outcome {
    let target = BrowserTarget::ready(places)?;
    let packer = packer(places)?;
    for module in &MODULES {
        let compiled = compile(places, &target, module)?;
        let folder = places.web().join(module.folder);
        remove_folder(&folder)?;
        run::show(Command::new(&packer).arg(&compiled).arg(&folder).arg("osuus"))?;
        if module.shrunk == Shrunk::Yes {
            npm::ready(places)?;
            shrink(places, &folder.join("osuus_bg.wasm"))?;
        }
    }
    copy_register(places)
}

/// What the compiler leaves of two functions that are alike, or of one that is called once, binaryen finds.
fn shrink(places: &Places, module: &Path) -> Outcome {
    let mut optimizer = Command::new("node");
    optimizer.arg(places.web().join("node_modules/binaryen/bin/wasm-opt"));
    optimizer.args(["-Oz", "--strip-debug", "--strip-producers"]);
    // What the compiler itself writes by default.
    optimizer.args([
        "--enable-bulk-memory",
        "--enable-multivalue",
        "--enable-mutable-globals",
        "--enable-nontrapping-float-to-int",
        "--enable-reference-types",
        "--enable-sign-ext",
    ]);
    run::show(optimizer.arg(module).arg("-o").arg(module))
}

/// Core embeds the same texts; they are committed there alone.
fn copy_register(places: &Places) -> Outcome {
    let (from, to) = (places.root.join("core/data"), places.web().join(REGISTER_FOLDER));
    remove_folder(&to)?;
    std::fs::create_dir_all(&to).doing(format!("making {}", to.display()))?;
    for part in REGISTER {
        std::fs::copy(from.join(part), to.join(part)).doing(format!("copying {part}"))?;
    }
    Ok(())
}

/// The packer runs for less than a second: optimizing it would cost more than it saves.
fn packer(places: &Places) -> Result<PathBuf, Failure> {
    let mut cargo = places.cargo();
    cargo.args(["build", "--package", "osuus-wasm-pack"]);
    cargo.args(["--config", "profile.dev.opt-level=0"]);
    artifact(&mut cargo, |message| message.get("executable").and_then(Value::as_str))
}

fn compile(
    places: &Places,
    target: &BrowserTarget,
    module: &Module,
) -> Result<PathBuf, Failure> {
    let mut cargo = places.cargo();
    cargo.args(["build", "--package", "osuus-wasm", "--lib", "--profile", "wasm"]);
    cargo.args(module.options);
    if !module.told.is_empty() {
        cargo.env("RUSTFLAGS", module.told);
    }
    // Another compiler in the same folder would undo the work of the first.
    cargo.arg("--target-dir").arg(places.target.join(module.built));
    target.apply(&mut cargo);
    artifact(&mut cargo, |message| {
        let files = message.get("filenames")?.as_array()?;
        files.iter().filter_map(Value::as_str).find(|file| {
            Path::new(file).extension().is_some_and(|extension| extension == "wasm")
        })
    })
}

/// Runs a build and asks cargo where it put the last file of the wanted kind.
fn artifact(
    cargo: &mut Command,
    wanted: impl Fn(&Value) -> Option<&str>,
) -> Result<PathBuf, Failure> {
    let text = run::show_and_capture(
        cargo.args(["--message-format", "json-render-diagnostics"]),
    )?;
    let mut found = None;
    for line in text.lines() {
        let message: Value =
            serde_json::from_str(line).doing("reading cargo's answer")?;
        if let Some(path) = wanted(&message) {
            found = Some(PathBuf::from(path));
        }
    }
    found.ok_or_else(|| Failure::new("cargo built no such file"))
}
