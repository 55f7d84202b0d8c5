//! Programs that speak the Selling Partner API: how they get an access token, and what they meet at the edge.

mod apps;
mod edge;
mod keys;
mod quota;
mod sandbox;
mod tokens;

use std::net::SocketAddr;

use axum::{Json, Router, extract::OriginalUri, http::Method};
use host::{
    RateLimits, Services,
    http::{Edge, Refused, SellingPartner, SellingPartnerApi, finish},
};
use local::{clock::Clock, talk};
use policy::Instant;
use serde_json::{Value, json};
use spapi::{MessageType, Operation};
use tests::{Answer, World};
use tokio::net::TcpListener;

const ATTRIBUTES: &str = "/messaging/v1/orders/111-1111111-1111111/attributes?marketplaceIds=US";
const WARRANTY: &str = "/messaging/v1/orders/111-1111111-1111111/messages/warranty?marketplaceIds=US";
const UPLOAD: &str = "/uploads/2020-11-01/uploadDestinations/messaging/v1/orders/1/messages/warranty";

/// A program with its credentials.
struct App {
    client_id: String,
    client_secret: String,
    refresh_token: String,
}

/// The operator creates a program for a seller.
async fn app_of(world: &World, seller: &str) -> App {
    app_with(world, seller, &json!({ "name": "repricer" })).await
}

async fn app_with(world: &World, seller: &str, body: &Value) -> App {
    let created = world.api().post(&format!("/v1/sellers/{seller}/apps"), body).await.expect(201);
    let text = |name: &str| created[name].as_str().unwrap().to_owned();
    App {
        client_id: text("clientId"),
        client_secret: text("clientSecret"),
        refresh_token: text("refreshToken"),
    }
}

/// A call of the token endpoint.
async fn ask_for_token(world: &World, content_type: &str, body: &str) -> Answer {
    let api = world.api().without_token().header("content-type", content_type);
    api.call(Method::POST, "/auth/o2/token", Some(body)).await
}

impl App {
    /// The fields of a call that refreshes a token.
    fn refresh(&self) -> Value {
        json!({
            "grant_type": "refresh_token", "refresh_token": self.refresh_token,
            "client_id": self.client_id, "client_secret": self.client_secret,
        })
    }

    /// A new access token.
    async fn access_token(&self, world: &World) -> String {
        let answer = ask_for_token(world, "application/json", &self.refresh().to_string()).await.expect(200);
        answer["access_token"].as_str().unwrap().to_owned()
    }
}

/// Three operations behind the edge over a world's table and clock, that tell who calls.
struct AtTheEdge {
    address: SocketAddr,
}

#[derive(Clone)]
struct Standing(Clock);

impl Edge for Standing {
    fn now(&self) -> Instant {
        self.0.now()
    }

    fn fresh(&self) -> [u8; 32] {
        [7; 32]
    }
}

async fn who(partner: SellingPartner, OriginalUri(uri): OriginalUri) -> Result<Json<Value>, Refused> {
    let operation = partner.operation.id();
    Ok(Json(json!({ "seller": partner.seller.as_str(), "operation": operation, "path": uri.path() })))
}

fn operations() -> Router<Services> {
    SellingPartnerApi::below(&["/messaging", "/uploads"])
        .operation(Operation::GetAttributes, who)
        .operation(Operation::SendMessage(MessageType::Warranty), who)
        .operation(Operation::CreateUploadDestinationForResource, who)
        .routes()
}

impl AtTheEdge {
    async fn of(world: &World) -> Self {
        Self::over(world.house.services.clone(), world.house.clock.clone()).await
    }

    async fn over(services: Services, clock: Clock) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let routes = finish(operations(), services, Standing(clock));
        tokio::spawn(async move { axum::serve(listener, routes).await });
        Self { address }
    }

    async fn call(&self, method: Method, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(method, path, headers, None).await
    }

    async fn send(&self, method: Method, path: &str, headers: &[(&str, &str)], body: Option<&str>) -> Answer {
        let answer = talk::send_to(self.address, method, path, None, headers, body).await.unwrap();
        let text = String::from_utf8(answer.body).unwrap();
        let body = serde_json::from_str(&text).unwrap_or(Value::Null);
        Answer { status: answer.status.as_u16(), headers: answer.headers, body, text }
    }

    async fn attributes(&self, token: &str) -> Answer {
        self.call(Method::GET, ATTRIBUTES, &[("x-amz-access-token", token)]).await
    }
}

/// A world in which calls are counted.
async fn counting() -> World {
    World::open_empty("2026-01-20T00:00:00Z".parse().unwrap(), RateLimits::On).await
}

/// Asserts that this is one error of the API, and gives its details.
#[track_caller]
fn error(answer: &Answer, status: u16, code: &str, message: &str) -> String {
    assert_eq!(answer.status, status, "{}", answer.text);
    assert_eq!(answer.headers["x-amzn-errortype"], code, "{}", answer.text);
    let errors = answer.body["errors"].as_array().unwrap();
    assert_eq!(errors.len(), 1, "{}", answer.text);
    assert_eq!((&errors[0]["code"], &errors[0]["message"]), (&json!(code), &json!(message)));
    errors[0]["details"].as_str().unwrap().to_owned()
}
