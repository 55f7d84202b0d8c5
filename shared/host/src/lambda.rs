use std::future::Future;

use axum::Router;
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use http_body_util::BodyExt;
use lambda_runtime::LambdaEvent;
use policy::Instant;
use serde::{Serialize, de::DeserializeOwned};
use sha2::Sha256;

use crate::{
    Endpoints, Services, Settings, SettingsError, clients,
    http::{Edge, finish},
};

/// Why a function did not start or stopped running.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The environment does not say what it must.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// The Lambda runtime gave up.
    #[error("the Lambda runtime stopped: {0}")]
    Runtime(#[from] lambda_runtime::Error),
}

/// What a function is given of the world, beside the event.
#[derive(Clone, Copy)]
pub struct Invocation {
    /// When it was woken.
    pub now: Instant,
    /// When it is ended, whatever it is doing.
    pub ends_at: Instant,
    /// 32 random bytes of this invocation alone.
    pub fresh: [u8; 32],
}

impl From<Invocation> for Instant {
    fn from(invocation: Invocation) -> Self {
        invocation.now
    }
}

/// A function that takes one event, and of the [`Invocation`] all or just the instant.
pub trait EventHandler<E, M>: Clone + Send + Sync + 'static {
    /// What it answers.
    type Answer: Serialize + Send;
    /// Why it could not: the event is delivered again.
    type Error: std::error::Error + Send + Sync + 'static;

    /// Handles the event.
    fn handle(
        &self,
        services: Services,
        event: E,
        invocation: Invocation,
    ) -> impl Future<Output = Result<Self::Answer, Self::Error>> + Send;
}

impl<E, M, H, F, A, X> EventHandler<E, M> for H
where
    M: From<Invocation>,
    H: Fn(Services, E, M) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Result<A, X>> + Send,
    A: Serialize + Send,
    X: std::error::Error + Send + Sync + 'static,
{
    type Answer = A;
    type Error = X;

    fn handle(
        &self,
        services: Services,
        event: E,
        invocation: Invocation,
    ) -> impl Future<Output = Result<A, X>> + Send {
        self(services, event, M::from(invocation))
    }
}

/// A name that nobody else will ever have, made of fresh randomness: 128 bits of it.
pub fn name_of(fresh: &[u8; 32]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(fresh.get(..16).unwrap_or_default())
}

/// 256 bits for one purpose, drawn from a key or from fresh randomness. They tell nothing of it, nor of what is drawn for
/// another purpose.
///
/// # Panics
///
/// Never: HMAC takes keys of any length.
#[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
pub fn derived(from: &[u8; 32], purpose: &str) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(from).expect("any length is a key");
    mac.update(purpose.as_bytes());
    mac.finalize().into_bytes().into()
}

/// Time and chance of the world.
#[derive(Clone)]
struct World;

impl Edge for World {
    #[expect(clippy::disallowed_methods, reason = "the one place on Lambda that reads the clock")]
    fn now(&self) -> Instant {
        jiff::Timestamp::now().into()
    }

    #[expect(clippy::expect_used, reason = "a Lambda without randomness must not make masks")]
    fn fresh(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).expect("the system gives random bytes");
        bytes
    }
}

/// Serves one event function on Lambda until Lambda ends it.
pub async fn run_event_function<E, M>(handler: impl EventHandler<E, M>) -> Result<(), StartError>
where
    E: DeserializeOwned + Send + 'static,
{
    let services = start().await?;
    let serve = move |event: LambdaEvent<E>| {
        let (handler, services) = (handler.clone(), services.clone());
        async move {
            let deadline = i64::try_from(event.context.deadline).unwrap_or(i64::MAX);
            let now = World.now();
            let invocation = Invocation {
                now,
                ends_at: Instant::from_millis(deadline).unwrap_or(now),
                fresh: World.fresh(),
            };
            let answer = Box::pin(handler.handle(services, event.payload, invocation)).await;
            answer.map_err(lambda_runtime::Error::from)
        }
    };
    Ok(lambda_runtime::run(lambda_runtime::service_fn(serve)).await?)
}

/// Serves one HTTP function on Lambda until Lambda ends it.
pub async fn run_http_function(routes: Router<Services>) -> Result<(), StartError> {
    let services = start().await?;
    Ok(lambda_http::run(finish(routes, services, World)).await?)
}

async fn start() -> Result<Services, StartError> {
    tracing_subscriber::fmt().json().with_target(false).without_time().init();
    let settings = Settings::from_env()?;
    Ok(Services::new(&clients().await, &Endpoints::default(), settings))
}

/// Runs an HTTP function with an event of API Gateway (payload 2.0), as Lambda would.
pub async fn invoke_http(
    routes: Router,
    event: serde_json::Value,
) -> Result<serde_json::Value, serde_json::Error> {
    let request: lambda_http::request::LambdaRequest = serde_json::from_value(event)?;
    let request: lambda_http::Request = request.into();
    let answer = match tower::ServiceExt::oneshot(routes, request).await {
        Ok(answer) => answer,
        Err(never) => match never {},
    };
    let (parts, body) = answer.into_parts();
    let body = body.collect().await.map(http_body_util::Collected::to_bytes).unwrap_or_default();
    let headers: serde_json::Map<String, serde_json::Value> = parts
        .headers
        .iter()
        .filter_map(|(name, value)| Some((name.to_string(), value.to_str().ok()?.into())))
        .collect();
    Ok(serde_json::json!({
        "statusCode": parts.status.as_u16(),
        "headers": headers,
        "body": String::from_utf8_lossy(&body),
        "isBase64Encoded": false,
    }))
}
