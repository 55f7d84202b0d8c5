//! The function `orders` on Lambda.

#[tokio::main]
async fn main() -> Result<(), host::StartError> {
    host::run_http_function(orders::routes()).await
}
