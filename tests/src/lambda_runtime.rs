use std::{
    net::{Ipv4Addr, SocketAddr},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use axum::{
    Json, Router,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use host::Services;
use local::clock::Clock;
use policy::Span;
use serde_json::Value;
use tokio::{net::TcpListener, task::JoinHandle};

/// The Lambda Runtime API: hands the same event to whoever asks for work, over and over, and keeps what it is
/// answered.
pub struct LambdaRuntime {
    address: SocketAddr,
    desk: Arc<Desk>,
    serving: JoinHandle<()>,
}

struct Desk {
    event: Value,
    clock: Clock,
    allowed: Span,
    given: AtomicU64,
    answers: Mutex<Vec<Value>>,
    errors: Mutex<Vec<String>>,
}

impl LambdaRuntime {
    /// Starts it on a port of its own. Each invocation may take `allowed`.
    pub async fn start(event: Value, clock: Clock, allowed: Span) -> Self {
        let desk = Arc::new(Desk {
            event,
            clock,
            allowed,
            given: AtomicU64::new(0),
            answers: Mutex::default(),
            errors: Mutex::default(),
        });
        let routes = Router::new()
            .route("/2018-06-01/runtime/invocation/next", get(next))
            .route("/2018-06-01/runtime/invocation/{id}/response", post(response))
            .route("/2018-06-01/runtime/invocation/{id}/error", post(error))
            .route("/2018-06-01/runtime/init/error", post(init_error))
            .with_state(Arc::clone(&desk));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let serving = tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
        Self { address, desk, serving }
    }

    /// The environment that a function's binary needs to work for this runtime, with `services` as its AWS.
    pub fn environment(&self, services: &Services, aws: &[(&'static str, String)]) -> Vec<(String, String)> {
        let settings = &services.settings;
        let base64 = |key: &[u8; 32]| base64::Engine::encode(&base64::prelude::BASE64_STANDARD, key);
        let plain = [
            ("AWS_LAMBDA_RUNTIME_API", self.address.to_string()),
            ("AWS_LAMBDA_FUNCTION_NAME", "function".to_owned()),
            ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256".to_owned()),
            ("AWS_LAMBDA_FUNCTION_VERSION", "1".to_owned()),
            ("AWS_REGION", "us-east-1".to_owned()),
            ("AWS_ACCESS_KEY_ID", "test".to_owned()),
            ("AWS_SECRET_ACCESS_KEY", "test".to_owned()),
            ("ABOVEBOARD_TABLE", settings.table.clone()),
            ("ABOVEBOARD_RAW_BUCKET", settings.raw_bucket.clone()),
            ("ABOVEBOARD_COPIES_BUCKET", settings.copies_bucket.clone()),
            ("ABOVEBOARD_SES_DOMAIN", settings.ses_domain.clone()),
            ("ABOVEBOARD_PUBLIC_URL", settings.public_url.clone()),
            ("ABOVEBOARD_MASK_KEY", base64(&settings.keys.mask)),
            ("ABOVEBOARD_LINK_KEY", base64(&settings.keys.link)),
            ("ABOVEBOARD_TOKEN_KEY", base64(&settings.keys.token)),
        ];
        plain.into_iter().chain(aws.iter().cloned()).map(|(name, value)| (name.to_owned(), value)).collect()
    }

    /// What the function answered since the last time.
    pub fn take_answers(&self) -> Vec<Value> {
        std::mem::take(&mut *self.desk.answers.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Errors that the function reported.
    pub fn errors(&self) -> Vec<String> {
        self.desk.errors.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for LambdaRuntime {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn next(State(desk): State<Arc<Desk>>) -> Response {
    let id = desk.given.fetch_add(1, Ordering::Relaxed);
    let deadline = (desk.clock.now() + desk.allowed).as_millis().to_string();
    let headers = [
        ("lambda-runtime-aws-request-id", format!("request-{id}")),
        ("lambda-runtime-deadline-ms", deadline),
        ("lambda-runtime-invoked-function-arn", "arn:aws:lambda:us-east-1:1:function:function".to_owned()),
        ("lambda-runtime-trace-id", format!("Root=1-{id}")),
    ];
    (headers, Json(desk.event.clone())).into_response()
}

async fn response(
    State(desk): State<Arc<Desk>>,
    Path(_): Path<String>,
    Json(body): Json<Value>,
) -> StatusCode {
    desk.answers.lock().unwrap_or_else(PoisonError::into_inner).push(body);
    StatusCode::ACCEPTED
}

async fn error(State(desk): State<Arc<Desk>>, Path(_): Path<String>, body: String) -> StatusCode {
    desk.errors.lock().unwrap_or_else(PoisonError::into_inner).push(body);
    StatusCode::ACCEPTED
}

async fn init_error(State(desk): State<Arc<Desk>>, body: String) -> StatusCode {
    desk.errors.lock().unwrap_or_else(PoisonError::into_inner).push(body);
    StatusCode::ACCEPTED
}
