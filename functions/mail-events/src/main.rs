//! The function `mail-events` on Lambda.

#[tokio::main]
async fn main() -> Result<(), host::StartError> {
    host::run_event_function(mail_events::handle).await
}
