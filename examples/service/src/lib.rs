//! A service that answers calls of the façade (`docs/json.md`) over HTTP, also by the agreements of a
//! folder.
//!
//! `POST /call` takes a call, and gives the document it asked for or, with a status that says whose fault
//! it is, `osuus.diagnostics/1`. Nothing is logged: a call may hold facts of clients.

mod agreements;
mod answer;

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::response::Response;
use axum::routing::{get, post};

pub use agreements::{Agreements, Refused};

/// The most bytes of a call: a large table of facts with an agreement.
const LARGEST: usize = osuus::facts::LARGEST + (1 << 20);

/// The routes, with the agreements of a folder beside the embedded ones.
pub fn app(agreements: Agreements) -> Router {
    Router::new()
        .route("/agreements", get(list))
        .route("/call", post(call))
        .layer(DefaultBodyLimit::max(LARGEST))
        .with_state(Arc::new(agreements))
}

async fn list(State(agreements): State<Arc<Agreements>>) -> Response {
    answer::json(agreements.ids())
}

/// Answers on a thread for long work: the others go on serving.
async fn call(State(agreements): State<Arc<Agreements>>, text: String) -> Response {
    let work = move || answer::to(&text, &agreements);
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| answer::broken())
}
