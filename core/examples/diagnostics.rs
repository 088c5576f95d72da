//! Prints the page of the documentation that lists every diagnostic.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "the examples are tests"
)]

#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../tests/catalogue/mod.rs"]
mod catalogue;

fn main() {
    print!("{}", catalogue::page::page());
}
