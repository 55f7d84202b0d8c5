//! A house that has traded for six weeks, and tables of any size that are filled with orders like its own.

use std::{
    collections::BTreeMap,
    error::Error,
    net::{Ipv4Addr, SocketAddr},
    num::{NonZeroU32, NonZeroUsize},
};

use aws_smithy_runtime_api::client::http::SharedHttpClient;
use axum::http::Method;
use host::{
    Endpoints, Invocation, RateLimits, ReviewPace, Services, Settings, clients_for_endpoints, http::Scope,
};
use local::{
    aws::{Endpoint, dynamodb, ses::SesBehaviour},
    clock::Clock,
    data::DataFolder,
    house::{House, Plan},
    talk,
};
use policy::{Instant, Span};
use review_requests::{Run, Wake};
use serde_json::{Value, json};

use crate::patterns::{Patterns, Stock, everything};

const OPENED: &str = "2026-01-20T09:00:00Z";
const DAYS: u32 = 42;
/// On this day SES's answers are lost.
const BAD_DAY: u32 = 20;
const BUYER: &str = "JANE";
/// Nothing is gained by waiting.
const PACE: ReviewPace =
    ReviewPace { per_second: NonZeroU32::new(1_000_000).unwrap(), at_once: NonZeroUsize::new(8).unwrap() };

/// The house, and what it keeps at the end.
pub(crate) struct Market {
    house: House,
    patterns: Patterns,
}

/// A DynamoDB of its own, with one table.
pub(crate) struct Table {
    endpoint: Endpoint,
    /// How many items it was filled with.
    pub(crate) items: usize,
    /// How many of its orders' review requests are in which state.
    pub(crate) states: BTreeMap<String, usize>,
}

impl Market {
    /// Opens a house and lets it trade: every day orders are put as the feed does, and those that are due by then are
    /// asked about. It closes its books just before the last day's requests.
    pub(crate) async fn open() -> Result<Self, Box<dyn Error>> {
        let here = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let clock = Clock::standing(OPENED.parse()?);
        let plan = Plan {
            data: DataFolder::temporary()?,
            http: here,
            smtp: here,
            clock,
            rate_limits: RateLimits::On,
        };
        let house = House::open(plan).await?;
        for (path, body) in people() {
            put(&house, path, &body).await?;
        }
        for day in 0..DAYS {
            for (place, order) in (0_u32..).zip(orders_of(day, house.clock.now())) {
                put(&house, &format!("/v1/orders/111-{day:07}-{place:07}"), &order).await?;
            }
            if day + 1 < DAYS {
                let lost = if day == BAD_DAY {
                    SesBehaviour::AcceptThenDropConnection
                } else {
                    SesBehaviour::Accept
                };
                house.ses.set_behaviour(lost);
                house.tick().await;
                house.clock.advance(Span::days(1))?;
            }
        }
        let items = everything(house.services.store.client(), &house.services.settings.table).await?;
        let patterns = Patterns::of(items, BUYER, house.clock.now());
        Ok(Self { house, patterns })
    }

    /// A table that holds so many orders, and the people around them.
    pub(crate) async fn table(&self, stock: Stock) -> Result<Table, Box<dyn Error>> {
        let states = self.patterns.states(stock);
        let mut table = Table { endpoint: dynamodb::start_in_memory()?, items: 0, states };
        let services = self.services(&table, |client| client).await?;
        let (client, name) = (services.store.client(), &services.settings.table);
        store::schema::create(client, name).await?;
        table.items = self.patterns.fill(client, name, stock).await?;
        Ok(table)
    }

    /// What the functions use, over a table, through an HTTP client made of the SDK's own.
    pub(crate) async fn services(
        &self,
        table: &Table,
        through: impl FnOnce(SharedHttpClient) -> SharedHttpClient,
    ) -> Result<Services, Box<dyn Error>> {
        let sdk = clients_for_endpoints().await;
        let client = sdk.http_client().ok_or("the SDK has no HTTP client")?;
        let sdk = sdk.to_builder().http_client(through(client)).build();
        let [_, (_, s3, _), (_, ses, _)] = self.house.endpoints();
        let endpoints = Endpoints { dynamodb: Some(table.endpoint.url()), s3: Some(s3), ses: Some(ses) };
        let settings = Settings { review_pace: PACE, ..(*self.house.services.settings).clone() };
        Ok(Services::new(&sdk, &endpoints, settings))
    }

    /// One complete run over all shards, with all the time it needs.
    pub(crate) async fn wake(&self, services: &Services) -> Result<Run, review_requests::Error> {
        let now = self.house.clock.now();
        let invocation = Invocation { now, ends_at: now + Span::days(1), fresh: [7; 32] };
        Box::pin(review_requests::handle(services.clone(), Wake::default(), invocation)).await
    }

    pub(crate) async fn close(self) {
        self.house.close().await;
    }
}

impl Table {
    pub(crate) async fn close(self) {
        self.endpoint.stop().await;
    }
}

async fn put(house: &House, path: &str, body: &Value) -> Result<(), Box<dyn Error>> {
    let token = house.token(&Scope::Marketplace);
    let (status, answer) = talk::call(house, Method::PUT, path, Some(&token), Some(body)).await?;
    if status.is_success() { Ok(()) } else { Err(format!("PUT {path} was refused: {answer}").into()) }
}

/// The orders that the feed brings on a day: four that were just delivered, and one that nobody is asked about.
fn orders_of(day: u32, now: Instant) -> impl Iterator<Item = Value> {
    let order = move |fields: Value| {
        let mut order = json!({
            "marketplaceId": "M1", "sellerId": "S1", "buyerId": BUYER, "status": "shipped",
            "purchasedAt": (now - Span::days(6)).to_string(), "shippedAt": (now - Span::days(4)).to_string(),
            "fulfilledBy": "seller",
            "lines": [{ "lineId": "1", "sku": "OAK-5", "title": "Oak bookshelf, five boards", "class": "plain",
                "quantity": 1, "priceMinor": 4200, "currency": "USD" }],
        });
        if let (Some(order), Value::Object(fields)) = (order.as_object_mut(), fields) {
            order.extend(fields);
        }
        order
    };
    let delivered = (0..4).map(move |hours| json!({ "deliveredAt": (now - Span::hours(hours)).to_string() }));
    let other = match day % 3 {
        0 => json!({ "status": "cancelled" }),
        1 => json!({}),
        _ => json!({ "deliveredAt": now.to_string(),
            "adjustments": [{ "reasonCode": "CustomerReturn", "adjustedAt": now.to_string() }] }),
    };
    delivered.chain([other]).map(order)
}

fn people() -> [(&'static str, Value); 3] {
    let marketplace = json!({
        "name": "Corner Market", "relayDomain": "mail.corner-market.example", "timeZone": "America/New_York",
        "channel": "hosted",
    });
    let seller = json!({
        "name": "Oak & Iron", "registeredAddress": "office@oak-and-iron.example", "approvedAddresses": [],
        "messagingEnabled": true,
    });
    let buyer = json!({ "givenName": "Jane", "address": "jane@home.example", "locale": "en-US" });
    [("/v1/marketplaces/M1", marketplace), ("/v1/sellers/S1", seller), ("/v1/buyers/JANE", buyer)]
}
