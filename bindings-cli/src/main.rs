//! The command line: who pays what, and why exactly that.
//!
//! Results go to standard output, messages to standard error. The exit code is 0, or 1 when the
//! agreement or the facts are wrong, or 2 when the call is.

mod alternatives;
mod args;
mod caseload;
mod commands;
mod compare;
mod decide;
mod diff;
mod effects;
mod eligible;
mod failure;
mod fairness;
mod forecast;
mod infer;
mod input;
mod network;
mod placements;
mod receipt;
mod render;
mod report;
mod reserve;
mod services;
mod solve;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let args = args::Args::parse();
    let (lang, as_json) = args.messages();
    match commands::run(args.command) {
        Ok(output) => {
            // A reader that has seen enough (`| head`) closes the pipe: no error of ours.
            let _ = std::io::stdout().lock().write_all(output.text.as_bytes());
            let _ = anstream::stderr().lock().write_all(output.messages.as_bytes());
            output.code
        }
        Err(failure) => {
            let text = failure.text(lang, as_json);
            let _ = anstream::stderr().lock().write_all(text.as_bytes());
            failure.code()
        }
    }
}
