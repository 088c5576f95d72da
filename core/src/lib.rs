//! Osuus.
pub mod agreement;
pub mod apportion;
pub mod call;
pub mod diagnostic;
pub mod exact;
pub mod explain;
pub mod facts;
#[cfg(feature = "finland")]
pub mod finland;
pub mod format;
mod json;
#[cfg(feature = "library")]
pub mod library;
pub mod money;
pub mod municipality;
pub mod period;
pub mod plan;
mod read;
pub mod rounding;
pub mod source;
pub mod statement;
mod suggest;
pub mod text;
pub mod unit;
