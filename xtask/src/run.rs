//! Other programs: shown before they run, so that each can be repeated by hand.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::failure::{Failure, Outcome, While};

/// Runs a command with its output on the terminal.
pub fn show(command: &mut Command) -> Outcome {
    let line = line(command);
    eprintln!("$ {line}");
    check(command.status().doing(format!("starting `{line}`"))?, &line)
}

/// Runs a command and gives what it wrote to standard output.
pub fn capture(command: &mut Command) -> Result<String, Failure> {
    let line = line(command);
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .doing(format!("starting `{line}`"))?;
    check(output.status, &line)?;
    String::from_utf8(output.stdout).doing(format!("reading what `{line}` wrote"))
}

/// Does both: the command is shown, and what it wrote to standard output is given.
pub fn show_and_capture(command: &mut Command) -> Result<String, Failure> {
    eprintln!("$ {}", line(command));
    capture(command)
}

/// Runs a command in silence. A program that is absent counts as one that failed.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Runs a command and ends it when the time is up: for downloads that may hang.
pub fn show_within(command: &mut Command, limit: Duration) -> Outcome {
    let line = line(command);
    eprintln!("$ {line}");
    let mut child =
        command.stdin(Stdio::null()).spawn().doing(format!("starting `{line}`"))?;
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().doing(format!("waiting for `{line}`"))? {
            return check(status, &line);
        }
        if start.elapsed() > limit {
            child.kill().doing(format!("ending `{line}`"))?;
            child.wait().doing(format!("ending `{line}`"))?;
            return Err(Failure::new(format!(
                "`{line}` did not end within {} s",
                limit.as_secs()
            )));
        }
        thread::sleep(Duration::from_millis(200));
    }
}

fn check(status: ExitStatus, line: &str) -> Outcome {
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!("`{line}` failed ({status})")))
    }
}

/// The command as one would type it, with the settings and the folder it runs in.
fn line(command: &Command) -> String {
    let mut line = String::new();
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            let _ =
                write!(line, "{}={} ", name.display(), quoted(&value.to_string_lossy()));
        }
    }
    // Cargo gives its own full path, which nobody types.
    let program = Path::new(command.get_program());
    let shown = match program.file_name() {
        Some(name) if name == "cargo" => Path::new(name),
        _ => program,
    };
    let _ = write!(line, "{}", shown.display());
    for argument in command.get_args() {
        let _ = write!(line, " {}", quoted(&argument.to_string_lossy()));
    }
    line
}

fn quoted(word: &str) -> String {
    if word.contains([' ', '"', '*']) { format!("'{word}'") } else { word.to_owned() }
}
