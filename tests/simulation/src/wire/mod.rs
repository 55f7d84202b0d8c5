//! AWS in process: an HTTP client of the SDK that answers every request itself, and lets them go wrong as it is told.
//!
//! No socket, no thread. DynamoDB is an embedded database, S3 a map, SES a list. What a fault does is done here, below
//! the SDK, so that its retries and its reading of errors are under test as well.

mod dynamodb;
mod fault;
mod history;
mod operation;
mod plan;
mod reply;
mod s3;
mod ses;
mod state;
mod trace;

use std::{
    fmt, future,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use aws_smithy_runtime_api::client::{
    http::{HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector},
    orchestrator::{HttpRequest, HttpResponse},
    result::ConnectorError,
    runtime_components::RuntimeComponents,
};

use http_body_util::BodyExt;

pub use fault::{Fault, Kind};
pub use history::{Change, Condition, Refusal, Write};
pub use operation::{Operation, Service};
pub use plan::{At, Faults, Swarm};
pub use ses::Accepted;
pub use state::{Rewrite, State};
pub use trace::{Call, Trace};

use crate::{Clock, invocation};
use operation::Request;

/// The wire to AWS. Clones are the same wire.
#[derive(Clone)]
pub struct Wire {
    state: Arc<Mutex<State>>,
    clock: Clock,
}

impl Wire {
    /// A wire to an AWS that holds nothing. Its delays come from the seed.
    pub fn new(clock: Clock, seed: u64) -> Self {
        Self { state: Arc::new(Mutex::new(State::new(seed))), clock }
    }

    /// What AWS holds and what happened.
    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn carry(&self, request: Request) -> Result<HttpResponse, ConnectorError> {
        let operation = request.operation;
        let by = invocation::current();
        let (call, fault, [there, back]) = self.state().begin(&request, by, self.clock.now());
        tokio::time::sleep(there).await;
        let refused = match fault {
            Some(Fault::CrashBefore) => return invocation::crash().await,
            Some(Fault::HangBefore) => return future::pending().await,
            Some(Fault::Status(status, code)) => Some((status, code)),
            Some(Fault::Throttle(_)) => Some(throttled(operation.service())),
            Some(Fault::Conflict) => Some((0, "")),
            Some(Fault::Late(span)) if operation.service() == Service::DynamoDb => {
                return self.arrives_later(call, request, span).await;
            }
            Some(Fault::Late(span)) => {
                tokio::time::sleep(span).await;
                None
            }
            Some(Fault::Repeat(span)) => {
                drop(tokio::spawn(self.clone().comes_again(call, request.clone(), span)));
                None
            }
            _ => None,
        };
        let reply = if let Some(refusal) = refused {
            self.state().refuse(call, &request, refusal)
        } else {
            let stale = fault == Some(Fault::Stale);
            self.state().carry_out(call, request, stale, self.clock.now())
        };
        tokio::time::sleep(back).await;
        match fault {
            Some(Fault::CrashAfter) => invocation::crash().await,
            Some(Fault::HangAfter) => future::pending().await,
            Some(Fault::LostReply) => Err(ConnectorError::io("the connection broke".into())),
            Some(Fault::FalseError(status, code)) => {
                Ok(reply::Reply::error(operation.service(), status, code).into())
            }
            Some(Fault::Freeze(span)) => {
                invocation::freeze(span).await;
                Ok(reply.into())
            }
            Some(Fault::Delay(span)) => {
                tokio::time::sleep(span).await;
                Ok(reply.into())
            }
            _ => Ok(reply.into()),
        }
    }

    /// Carries a request out whether or not its caller waits so long.
    async fn arrives_later(
        &self,
        call: usize,
        request: Request,
        span: Duration,
    ) -> Result<HttpResponse, ConnectorError> {
        let wire = self.clone();
        let arrived = tokio::spawn(async move {
            tokio::time::sleep(span).await;
            wire.state().carry_out(call, request, false, wire.clock.now())
        });
        arrived.await.map(Into::into).map_err(|error| ConnectorError::other(error.into(), None))
    }

    async fn comes_again(self, call: usize, request: Request, span: Duration) {
        tokio::time::sleep(span).await;
        drop(self.state().carry_out(call, request, false, self.clock.now()));
    }
}

/// How each service says that too much came at once.
fn throttled(service: Service) -> (u16, &'static str) {
    match service {
        Service::DynamoDb => (400, "ProvisionedThroughputExceededException"),
        Service::S3 => (503, "SlowDown"),
        Service::Ses => (429, "TooManyRequestsException"),
    }
}

/// Longest way of a request, and of its answer, where nothing goes wrong.
pub(crate) const SLOWEST: Duration = Duration::from_millis(40);

impl fmt::Debug for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Wire")
    }
}

impl HttpClient for Wire {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl HttpConnector for Wire {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let wire = self.clone();
        let read = Request::read(&request);
        HttpConnectorFuture::new(async move {
            // A request leaves at once: else the SDK would take the wire for stalled and give up.
            drop(request.into_body().collect().await);
            wire.carry(read).await
        })
    }
}
