//! The function `proactive-send` on Lambda.

#[tokio::main]
async fn main() -> Result<(), host::StartError> {
    host::run_http_function(proactive_send::routes()).await
}
