//! Why a command failed, and with which exit code.

use std::process::ExitCode;

use osuus::diagnostic::{Diagnostics, Input};
use osuus::text::Lang;

use crate::render::{self, Texts};

/// Why a command failed.
pub enum Failure {
    /// The call is wrong: a file that is not there.
    Call(String),
    /// The agreement, the facts, or a name in the call.
    Wrong(Diagnostics, Texts),
}

impl Failure {
    /// 2 when only the call is wrong, else 1.
    pub fn code(&self) -> ExitCode {
        match self {
            Self::Call(_) => ExitCode::from(2),
            Self::Wrong(problems, _)
                if problems.iter().all(|p| p.input() == Input::Call) =>
            {
                ExitCode::from(2)
            }
            Self::Wrong(..) => ExitCode::from(1),
        }
    }

    /// What is printed on standard error.
    pub fn text(&self, lang: Lang, json: bool) -> String {
        match self {
            Self::Call(message) => format!("error: {message}\n"),
            Self::Wrong(problems, _) if json => problems.to_json(lang),
            Self::Wrong(problems, texts) => render::all(problems, texts, lang),
        }
    }
}
