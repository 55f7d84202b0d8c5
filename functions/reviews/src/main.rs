//! The function `reviews` on Lambda.

#[tokio::main]
async fn main() -> Result<(), host::StartError> {
    host::run_http_function(reviews::routes()).await
}
