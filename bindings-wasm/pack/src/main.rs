//! Turns a compiled `.wasm` file into the JavaScript package part around it.
//!
//! The library behind the `wasm-bindgen` command does the work, so its version is pinned
//! in the lock file beside the crate's and the two cannot drift apart.

use std::env;
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let [input, folder, name] = args.as_slice() else {
        eprintln!("usage: osuus-wasm-pack INPUT.wasm OUTPUT-FOLDER OUTPUT-NAME");
        return ExitCode::from(2);
    };
    match pack(Path::new(input), Path::new(folder), name) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot pack `{input}`: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Writes `NAME.js`, `NAME.d.ts`, `NAME_bg.wasm` and `NAME_bg.wasm.d.ts`.
///
/// The target `web` is the one form that runs everywhere: browsers and bundlers find the
/// module by its address, node hands in the bytes.
fn pack(input: &Path, folder: &Path, name: &str) -> Result<(), Box<dyn Error>> {
    Bindgen::new()
        .input_path(input)
        .out_name(name)
        .web(true)?
        .typescript(true)
        // The library leaves the address of the `.wasm` out unless told; bundlers then
        // build a page without it.
        .omit_default_module_path(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)?;
    Ok(())
}
