//! What is made of the reference of the format: `agreement` or `facts` prints a JSON Schema; `page`
//! makes the tables of a page on standard input anew.

use std::io::{Read, Write};

use osuus::format_reference::{Reference, filled};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let word = std::env::args().nth(1).unwrap_or_default();
    let text = match word.as_str() {
        "agreement" => Reference::of_agreements().schema(),
        "facts" => Reference::of_facts().schema(),
        "page" => {
            let mut page = String::new();
            std::io::stdin().read_to_string(&mut page)?;
            filled(&page)?
        }
        _ => return Err("say `agreement`, `facts` or `page`".into()),
    };
    std::io::stdout().write_all(text.as_bytes())?;
    Ok(())
}
