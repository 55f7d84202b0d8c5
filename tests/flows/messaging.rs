//! Programs that speak Messaging v1 and Uploads: what is open, what is sent, what is refused and in which words.

mod actions;
mod attachments;
mod calls;
mod limits;
mod opted_out;
mod refusals;
mod sending;
mod uploads;

use std::collections::BTreeMap;

use axum::http::Method;
use local::talk;
use serde_json::{Value, json};
use spapi::Details;
use tests::{Answer, Api, World};

const TEXT: &str = "Which of the two colours do you want for the shelf of your order?";
const DENIED: &str = "Access to requested resource is denied.";
const NOT_OPEN: &str = "Invalid amazonOrderId and template combination.";
/// An order for everything that is only open before shipment.
const UNSHIPPED: &str = "222-2222222-2222222";

/// A file, and its MD5 in Base64.
const PAPERS: &str = "Warranty of order 111-1111111-1111111: two years.\n";
const PAPERS_MD5: &str = "0Gxc9ldR0LmzeFQk+jE6IA==";

/// A program that acts for a seller.
struct Partner<'w> {
    world: &'w World,
    token: String,
}

/// A place for a file, as the API tells it.
struct Destination {
    id: String,
    url: String,
    headers: BTreeMap<String, String>,
}

impl<'w> Partner<'w> {
    /// A new program of a seller, with an access token of now.
    async fn of(world: &'w World, seller: &str) -> Self {
        let path = format!("/v1/sellers/{seller}/apps");
        let app = world.api().post(&path, &json!({ "name": "repricer" })).await.expect(201);
        let grant = json!({
            "grant_type": "refresh_token", "refresh_token": app["refreshToken"],
            "client_id": app["clientId"], "client_secret": app["clientSecret"],
        });
        let token = world.api().without_token().post("/auth/o2/token", &grant).await.expect(200);
        Self { world, token: token["access_token"].as_str().unwrap().to_owned() }
    }

    fn api(&self) -> Api<'w> {
        self.world.api().without_token().header("x-amz-access-token", &self.token)
    }

    async fn actions(&self, order: &str) -> Answer {
        self.api().get(&format!("/messaging/v1/orders/{order}?marketplaceIds=US")).await
    }

    /// The names of the types that are open.
    async fn open(&self, order: &str) -> Vec<String> {
        let body = self.actions(order).await.expect(200);
        let links = body["_links"]["actions"].as_array().unwrap();
        links.iter().map(|link| link["name"].as_str().unwrap().to_owned()).collect()
    }

    async fn attributes(&self, order: &str) -> Answer {
        self.api().get(&format!("/messaging/v1/orders/{order}/attributes?marketplaceIds=US")).await
    }

    async fn send(&self, order: &str, kind: &str, body: &Value) -> Answer {
        self.api().post(&message_path(order, kind), body).await
    }

    /// A message that consists of the papers, under a name.
    async fn send_papers(&self, order: &str, kind: &str, upload: &str) -> Answer {
        self.send(order, kind, &attached(&[(upload, "papers.txt")])).await
    }

    async fn ask_for_destination(&self, order: &str, kind: &str, query: &str) -> Answer {
        let resource = format!("messaging/v1/orders/{order}/messages/{kind}");
        let path = format!("/uploads/2020-11-01/uploadDestinations/{resource}?{query}");
        self.api().call(Method::POST, &path, None).await
    }

    /// A place for the papers.
    async fn destination(&self, order: &str, kind: &str) -> Destination {
        let query = format!("marketplaceIds=US&contentMD5={}", PAPERS_MD5.replace('+', "%2B"));
        Destination::read(&self.ask_for_destination(order, kind, &query).await.expect(201))
    }

    /// Uploads the papers, and gives their id.
    async fn upload(&self, order: &str, kind: &str) -> String {
        let destination = self.destination(order, kind).await;
        assert_eq!(destination.put(&destination.headers, PAPERS).await, 200);
        destination.id
    }
}

impl Destination {
    fn read(body: &Value) -> Self {
        let payload = &body["payload"];
        Self {
            id: payload["uploadDestinationId"].as_str().unwrap().to_owned(),
            url: payload["url"].as_str().unwrap().to_owned(),
            headers: serde_json::from_value(payload["headers"].clone()).unwrap(),
        }
    }

    /// Puts a file to S3, and gives the status.
    async fn put(&self, headers: &BTreeMap<String, String>, file: &str) -> u16 {
        let rest = self.url.strip_prefix("http://").unwrap();
        let (address, path) = rest.split_once('/').unwrap();
        let headers: Vec<(&str, &str)> =
            headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let (address, path) = (address.parse().unwrap(), format!("/{path}"));
        let answer = talk::send_to(address, Method::PUT, &path, None, &headers, Some(file)).await.unwrap();
        answer.status.as_u16()
    }
}

fn message_path(order: &str, kind: &str) -> String {
    format!("/messaging/v1/orders/{order}/messages/{kind}?marketplaceIds=US")
}

/// A body with attachments: ids and names.
fn attached(files: &[(&str, &str)]) -> Value {
    let attachment = |(id, name): &(&str, &str)| json!({ "uploadDestinationId": id, "fileName": name });
    json!({ "attachments": files.iter().map(attachment).collect::<Vec<_>>() })
}

/// A world with the order O, which is delivered, and one that is not shipped and holds one line of each class.
async fn world() -> World {
    let world = World::open().await;
    world.order(UNSHIPPED).of(&["plain", "custom", "service", "digital"]).unshipped().put().await;
    world
}

/// Asserts that this is one error of the API in these words, and gives its details as they were sent.
#[track_caller]
fn error(answer: &Answer, status: u16, code: &str, message: &str) -> String {
    assert_eq!(answer.status, status, "{}", answer.text);
    assert_eq!(answer.headers["x-amzn-errortype"], code, "{}", answer.text);
    assert_eq!(answer.headers["content-length"], answer.text.len().to_string());
    assert!(answer.headers.contains_key("x-amzn-requestid"), "{:?}", answer.headers);
    let errors = answer.body["errors"].as_array().unwrap();
    assert_eq!(errors.len(), 1, "{}", answer.text);
    assert_eq!((&errors[0]["code"], &errors[0]["message"]), (&json!(code), &json!(message)));
    errors[0]["details"].as_str().unwrap().to_owned()
}

/// The same, for programs to read.
#[track_caller]
fn details(answer: &Answer, status: u16, code: &str, message: &str) -> Details {
    let details = error(answer, status, code, message);
    serde_json::from_str(&details).unwrap_or_else(|_| panic!("no details for programs: {details}"))
}
