//! The function `review-requests` on Lambda. Each run's figures go to the log, and as CloudWatch metrics.

use host::{Invocation, Services};
use review_requests::{Error, Run, Wake, handle};

#[tokio::main]
async fn main() -> Result<(), host::StartError> {
    host::run_event_function(measured).await
}

async fn measured(services: Services, wake: Wake, invocation: Invocation) -> Result<Run, Error> {
    let run = handle(services, wake, invocation).await?;
    host::put_metrics(invocation.now, "review-requests", &run.figures());
    Ok(run)
}
