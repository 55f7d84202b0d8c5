//! The Lambda Invoke API, so that the AWS CLI, an SDK or curl can run any function with any event; and
//! `/local/tick`, which runs every scheduled function once.

use std::error::Error;

use axum::{
    Json, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, State},
    http::{HeaderMap, HeaderName, StatusCode},
    response::{IntoResponse, Response},
    routing::post,
};
use host::{EventHandler, Services, invoke_http};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::{
    clock::Clock,
    problem::Problem,
    schedules::{self, invocation},
};

#[derive(Clone)]
struct Functions {
    services: Services,
    clock: Clock,
    api: Router,
}

const FUNCTION_ERROR: HeaderName = HeaderName::from_static("x-amz-function-error");
/// Most bytes of an event.
const EVENT_LIMIT: usize = 6 * 1024 * 1024;

/// The routes. `api` is every HTTP function as one.
pub(crate) fn routes(services: Services, clock: Clock, api: Router) -> Router {
    let only_post = || async { Problem::method_not_allowed("POST") };
    Router::new()
        .route("/2015-03-31/functions/{name}/invocations", post(invoke).fallback(only_post))
        .route("/local/tick", post(tick).fallback(only_post))
        .layer(DefaultBodyLimit::max(EVENT_LIMIT))
        .with_state(Functions { services, clock, api })
}

async fn invoke(
    State(functions): State<Functions>,
    Path(name): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let answer = match name.as_str() {
        "inbound-mail" => functions.run(inbound_mail::handle, &body).await,
        "sweep" => functions.run(sweep::handle, &body).await,
        "review-requests" => functions.run(review_requests::handle, &body).await,
        "mail-events" => functions.run(mail_events::handle, &body).await,
        "orders" | "proactive-send" | "opt-out" | "reviews" | "authorise" => match event(&body) {
            Ok(event) => invoke_http(functions.api.clone(), event).await.map_err(Failed::of),
            Err(failed) => Err(failed),
        },
        _ => return Problem::not_found(format!("there is no function `{name}`")).into_response(),
    };
    let in_background = headers.get("x-amz-invocation-type").is_some_and(|kind| kind == "Event");
    match answer {
        _ if in_background => StatusCode::ACCEPTED.into_response(),
        Ok(answer) => Json(answer).into_response(),
        Err(Failed(error)) => (StatusCode::OK, [(FUNCTION_ERROR, "Unhandled")], Json(error)).into_response(),
    }
}

async fn tick(State(functions): State<Functions>) -> Response {
    Json(schedules::tick(&functions.services, &functions.clock).await).into_response()
}

/// A function's failure as Lambda answers it.
struct Failed(Value);

impl Failed {
    fn of(error: impl Error) -> Self {
        Self(json!({ "errorType": "Function.Error", "errorMessage": error.to_string() }))
    }
}

impl Functions {
    async fn run<E: DeserializeOwned, M>(
        &self,
        handler: impl EventHandler<E, M>,
        body: &[u8],
    ) -> Result<Value, Failed> {
        let answer = handler.handle(self.services.clone(), event(body)?, invocation(&self.clock)).await;
        json_of(answer.map_err(Failed::of)?)
    }
}

/// The event of an invocation; no body is an empty one.
fn event<E: DeserializeOwned>(body: &[u8]) -> Result<E, Failed> {
    let body = if body.is_empty() { b"{}" } else { body };
    let mut reader = serde_json::Deserializer::from_slice(body);
    serde_path_to_error::deserialize(&mut reader).map_err(Failed::of)
}

fn json_of(answer: impl Serialize) -> Result<Value, Failed> {
    serde_json::to_value(answer).map_err(Failed::of)
}
