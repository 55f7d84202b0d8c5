//! The function `opt-out` on Lambda.

#[tokio::main]
async fn main() -> Result<(), host::StartError> {
    host::run_http_function(opt_out::routes()).await
}
