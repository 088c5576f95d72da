//! The service by its routes, and once as a program that listens.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use osuus_service::{Agreements, Refused, app};
use serde_json::{Value, json};
use tower::ServiceExt;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("agreements")
}

async fn asked(request: Request<Body>) -> (StatusCode, Value) {
    let agreements = Agreements::of_folder(&folder()).unwrap();
    let response = app(agreements).oneshot(request).await.unwrap();
    let status = response.status();
    assert_eq!(response.headers()[header::CONTENT_TYPE], "application/json");
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, serde_json::from_slice(&body).unwrap())
}

async fn call(text: impl ToString) -> (StatusCode, Value) {
    asked(Request::post("/call").body(Body::from(text.to_string())).unwrap()).await
}

fn codes(document: &Value) -> Vec<&str> {
    let all = document["diagnostics"].as_array().unwrap();
    all.iter().map(|one| one["code"].as_str().unwrap()).collect()
}

fn family_work(facts: &str) -> Value {
    json!({ "call": "bill", "agreement": { "embedded": "family-work" }, "year": 2024,
        "facts": { "csv": format!("buyer,measure,period,value\n{facts}") } })
}

#[tokio::test]
async fn lists_its_agreements_and_the_embedded_ones() {
    let request = Request::get("/agreements").body(Body::empty()).unwrap();
    let (status, ids) = asked(request).await;
    assert_eq!(status, StatusCode::OK);
    for id in ["family-work", "jyvaskyla-fund-model"] {
        assert!(ids.as_array().unwrap().contains(&id.into()), "{ids}");
    }
}

#[tokio::test]
async fn bills_by_an_agreement_of_the_folder() {
    let (status, bill) =
        call(family_work("alder,visits,2024,4\nbirch,visits,2024,2.5\n")).await;
    assert_eq!(status, StatusCode::OK);
    // 4 and 2.5 visits at 62.50.
    assert_eq!(bill["bills"][0]["total"], "250.00");
    assert_eq!(bill["bills"][1]["total"], "156.25");
    assert_eq!(bill["total"], "406.25");
}

/// The call of `docs/service.md`.
#[tokio::test]
async fn answers_the_call_of_the_page() {
    let page = include_str!("../../../docs/service.md");
    let (_, rest) = page.split_once("/call -d '").unwrap();
    let (text, _) = rest.split_once('\'').unwrap();
    let (status, bill) = call(text).await;
    assert_eq!((status, &bill["total"]), (StatusCode::OK, &"406.25".into()), "{bill}");
}

#[tokio::test]
async fn bills_by_an_embedded_one() {
    let (status, bill) = call(json!({ "call": "bill", "year": 2002,
        "agreement": { "embedded": "jyvaskyla-fund-model" } }))
    .await;
    assert_eq!((status, &bill["total"]), (StatusCode::OK, &"103257.18".into()));
}

#[tokio::test]
async fn errors_say_whose_fault_they_are() {
    let (status, problems) = call("{").await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert_eq!(codes(&problems), ["bad-call"]);

    let (status, problems) = call(json!({ "call": "bill", "year": 2002,
        "agreement": { "embedded": "family-wrok" } }))
    .await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert_eq!(codes(&problems), ["unknown-agreement"]);

    let (status, problems) = call(family_work("alder,visits,2024,4\n")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(codes(&problems), ["missing-fact"]);
    assert!(problems["diagnostics"][0]["message"].as_str().unwrap().contains("birch"));
}

#[test]
fn a_folder_with_a_broken_agreement_is_not_served() {
    let missing = Agreements::of_folder(Path::new("no-such-folder")).unwrap_err();
    assert!(matches!(missing, Refused::File(..)));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("broken");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("a.toml"), "format = 1\n").unwrap();
    let broken = Agreements::of_folder(&folder).unwrap_err();
    assert!(broken.to_string().contains("a.toml"), "{broken}");
    assert!(matches!(broken, Refused::Agreement(..)));
}

#[test]
fn listens() {
    let mut service = Command::new(env!("CARGO_BIN_EXE_osuus-service"))
        .arg(folder())
        .arg("127.0.0.1:0")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(service.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    let request = "GET /agreements HTTP/1.1\r\nHost: osuus\r\nConnection: close\r\n\r\n";
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    service.kill().unwrap();
    service.wait().unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    assert!(answer.contains("\"family-work\""), "{answer}");
}
