//! **Osuus** works out who pays what when municipalities buy services together: exactly, and with
//! every figure explained down to its clause.
//!
//! Data goes one way: an [`agreement::Agreement`] is read, planned for a [`period::Period`] with a
//! [`municipality::Register`], and the [`plan::Plan`] is evaluated with [`facts::Facts`] to a
//! [`statement::Statement`], which can [`explain`](statement::Statement::explain) itself.
//!
//! | a term of an agreement | here |
//! | --- | --- |
//! | charge (maksu) | [`agreement::Charge`] |
//! | rate (yksikköhinta), pool (jaettava kustannus) | [`agreement::ChargeKind`] |
//! | key (jakoperuste) | [`agreement::Key`] |
//! | rounding, balance (pyöristys, tasauserä) | [`rounding::Rounding`], [`apportion::share`] |
//! | measure, facts (suure, tiedot) | [`agreement::Measure`], [`facts::Facts`] |
//! | statement, bill, line (laskelma, lasku, rivi) | [`statement`] |
//! | municipality register (kuntarekisteri) | [`municipality::Register`] |
//!
//! # Features
//!
//! All are off by default, and each only adds: `finland` (the embedded register), `library` (the
//! embedded agreements), `toml` (agreements in TOML; JSON is always read), `schema` (the format as a
//! table, and its JSON Schemas).

pub mod agreement;
pub mod apportion;
pub mod call;
pub mod caseload;
mod column;
pub mod compare;
pub mod csv;
pub mod diagnostic;
pub mod digest;
pub mod effects;
pub mod exact;
pub mod explain;
pub mod facts;
pub mod fairness;
#[cfg(feature = "finland")]
pub mod finland;
mod flow;
pub mod forecast;
pub mod format;
#[cfg(feature = "schema")]
pub mod format_reference;
pub mod infer;
mod json;
#[cfg(feature = "library")]
pub mod library;
pub mod money;
pub mod municipality;
pub mod network;
mod pack;
pub mod period;
pub mod placement;
pub mod plan;
mod read;
pub mod receipt;
pub mod report;
pub mod rounding;
pub mod service;
pub mod solve;
pub mod source;
pub mod statement;
pub mod suggest;
pub mod text;
pub mod unit;
pub mod watch;

/// The examples of the pages run as they stand.
#[cfg(all(doctest, feature = "finland", feature = "library", feature = "toml"))]
mod pages {
    #[doc = include_str!("../../README.md")]
    struct Readme;

    #[doc = include_str!("../../docs/service.md")]
    struct Service;
}
