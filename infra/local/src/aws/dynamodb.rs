//! DynamoDB: dynoxide, embedded, on a file or in memory. What was answered is in the file even if the process
//! is killed. Streams stay off: they make each write slower than the last (STACK 1).

use std::path::Path;

use dynoxide::Database;
use tokio::net::TcpListener;

use super::{Endpoint, EndpointError, endpoint::Stop};

const SERVICE: &str = "dynamodb";

/// Starts DynamoDB on the file at `path`, which is made if need be.
pub fn start(path: &Path) -> Result<Endpoint, EndpointError> {
    let database = path
        .to_str()
        .ok_or_else(|| format!("the path {} is not in UTF-8", path.display()))
        .and_then(|path| Database::new(path).map_err(|error| format!("{path}: {error}")));
    serve(database)
}

/// Starts a DynamoDB that forgets everything when it ends.
pub fn start_in_memory() -> Result<Endpoint, EndpointError> {
    serve(Database::memory().map_err(|error| error.to_string()))
}

fn serve(database: Result<Database, String>) -> Result<Endpoint, EndpointError> {
    let database = database.map_err(|problem| EndpointError::Storage { service: SERVICE, problem })?;
    Endpoint::start(SERVICE, |listener: TcpListener, stop: Stop| async move {
        let stop = async move {
            // A dropped sender is a stop as well.
            let _: Result<(), _> = stop.await;
        };
        if let Err(error) = dynoxide::server::serve_with_shutdown(listener, database, stop).await {
            tracing::error!(%error, "dynamodb ended");
        }
    })
}
