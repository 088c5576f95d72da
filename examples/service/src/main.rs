//! `osuus-service FOLDER [ADDRESS]`: serves the agreements of a folder.

use std::env::args;
use std::error::Error;
use std::path::Path;

use osuus_service::{Agreements, app};
use tokio::net::TcpListener;

const USAGE: &str = "usage: osuus-service FOLDER [ADDRESS]";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let folder = args().nth(1).ok_or(USAGE)?;
    let address = args().nth(2).unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    let agreements =
        Agreements::of_folder(Path::new(&folder)).map_err(|e| e.to_string())?;
    let listener = TcpListener::bind(&address).await?;
    println!("http://{}", listener.local_addr()?);
    axum::serve(listener, app(agreements)).await?;
    Ok(())
}
