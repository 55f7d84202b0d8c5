//! The function `sweep` on Lambda.

#[tokio::main]
async fn main() -> Result<(), host::StartError> {
    host::run_event_function(sweep::handle).await
}
