//! Answers with a status: whose fault it is that there is none.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use osuus::call;
use osuus::diagnostic::{Code, Diagnostics};
use osuus::finland;
use osuus::text::Lang;

use crate::agreements::Agreements;

/// The answer to a call.
pub(crate) fn to(text: &str, agreements: &Agreements) -> Response {
    let call = match call::read(text) {
        Ok(call) => call,
        Err(problems) => return refusal(&problems, Lang::default()),
    };
    let lang = call.lang();
    match call::answer(agreements.resolve(call), finland::register()) {
        Ok(found) => document(StatusCode::OK, found.to_json()),
        Err(problems) => refusal(&problems, lang),
    }
}

/// What stood in the way, and of which kind it is.
fn refusal(problems: &Diagnostics, lang: Lang) -> Response {
    let has = |code| problems.iter().any(|problem| problem.code() == code);
    let status = if has(Code::Internal) {
        StatusCode::INTERNAL_SERVER_ERROR
    } else if has(Code::BadCall) {
        StatusCode::BAD_REQUEST
    } else if has(Code::UnknownAgreement) {
        StatusCode::NOT_FOUND
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    document(status, problems.to_json(lang))
}

/// The work could not be ended.
pub(crate) fn broken() -> Response {
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// Names as a list.
pub(crate) fn json(names: Vec<&str>) -> Response {
    document(StatusCode::OK, serde_json::Value::from(names).to_string())
}

fn document(status: StatusCode, text: String) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], text).into_response()
}
