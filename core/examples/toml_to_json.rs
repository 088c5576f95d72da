//! An agreement in TOML on standard input, the same in JSON on standard output.

use std::io::{Read, Write};

use osuus::agreement::Agreement;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut toml = String::new();
    std::io::stdin().read_to_string(&mut toml)?;
    std::io::stdout().write_all(Agreement::toml_to_json(&toml)?.as_bytes())?;
    Ok(())
}
