//! The function `authorise` on Lambda.

#[tokio::main]
async fn main() -> Result<(), host::StartError> {
    host::run_http_function(authorise::routes()).await
}
