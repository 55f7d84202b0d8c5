//! The function `api-description` on Lambda.

#[tokio::main]
async fn main() -> Result<(), host::StartError> {
    host::run_http_function(api_description::routes()).await
}
