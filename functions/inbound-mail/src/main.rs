//! The function `inbound-mail` on Lambda.

#[tokio::main]
async fn main() -> Result<(), host::StartError> {
    host::run_event_function(inbound_mail::handle).await
}
