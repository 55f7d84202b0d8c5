//! A market of one seller and one buyer in a house of its own, whose calls to AWS are counted.

use std::{
    error::Error,
    net::{Ipv4Addr, SocketAddr},
};

use axum::{
    Router,
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use host::{
    Endpoints, Services, clients_for_endpoints,
    http::{Edge, Scope, finish},
};
use inbound_mail::{Ended, SesEvent};
use local::{
    clock::Clock,
    data::DataFolder,
    house::{House, Plan},
    talk,
};
use policy::{EmailAddress, Instant};
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::counting::{Calls, Counting, Counts};

pub(crate) const ORDER: &str = "111-2223334-5556667";
pub(crate) const SELLER: &str = "office@oak-and-iron.example";
pub(crate) const BUYER: &str = "jane@home.example";
const NOW: &str = "2026-01-20T09:00:00Z";

/// A house with the functions under measurement beside it, on the same AWS.
pub(crate) struct Market {
    house: House,
    services: Services,
    calls: Calls,
    pub(crate) mask_of_buyer: String,
    pub(crate) mask_of_seller: String,
    mails: u32,
}

/// One mail as somebody writes it.
pub(crate) struct Mail<'a> {
    pub(crate) from: &'a str,
    pub(crate) to: &'a str,
    pub(crate) subject: &'a str,
    /// The Message-ID that it answers.
    pub(crate) answers: Option<&'a str>,
    pub(crate) text: &'a str,
}

/// A mail that SES stored, with its event.
#[derive(Clone)]
pub(crate) struct Stored(SesEvent);

impl Market {
    pub(crate) async fn open() -> Result<Self, Box<dyn Error>> {
        let here = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let clock = Clock::standing(NOW.parse()?);
        let house = House::open(Plan {
            data: DataFolder::temporary()?,
            http: here,
            smtp: here,
            clock,
            rate_limits: host::RateLimits::On,
        })
        .await?;
        let token = house.token(&Scope::Marketplace);
        for (path, body) in documents() {
            let (status, answer) = talk::call(&house, Method::PUT, path, Some(&token), Some(&body)).await?;
            if !status.is_success() {
                return Err(format!("PUT {path} was refused: {answer}").into());
            }
        }
        let path = format!("/v1/orders/{ORDER}/masks");
        let (_, masks) = talk::call(&house, Method::GET, &path, Some(&token), None).await?;
        let mask = |of: &str| masks.get(of).and_then(Value::as_str).map(ToOwned::to_owned);
        let (Some(mask_of_buyer), Some(mask_of_seller)) = (mask("buyer"), mask("seller")) else {
            return Err("the order has no masks".into());
        };
        let calls = Calls::default();
        let services = counted(&house, &calls).await?;
        Ok(Self { house, services, calls, mask_of_buyer, mask_of_seller, mails: 0 })
    }

    /// Stores a mail as SES does, which is not counted.
    pub(crate) async fn store(&mut self, mail: &Mail<'_>) -> Result<Stored, Box<dyn Error>> {
        self.mails += 1;
        let id = format!("mail{}", self.mails);
        let raw = mail.write(&id).into_bytes();
        let event = SesEvent::of_stored_mail(&id, NOW.parse()?, &raw);
        self.house.services.post.objects().accept(&id, raw).await?;
        Ok(Stored(event))
    }

    /// Runs `inbound-mail`. Tells how the mail ended and what was called.
    pub(crate) async fn receive(&self, Stored(event): Stored) -> Result<(Ended, Counts), Box<dyn Error>> {
        self.calls.take();
        let mut answer = inbound_mail::handle(self.services.clone(), event, self.house.clock.now()).await?;
        let ended = answer.mails.pop().ok_or("the mail had no recipient")?;
        Ok((ended, self.calls.take()))
    }

    /// Calls `proactive-send`. Tells the status and what was called.
    pub(crate) async fn send(&self, body: &Value) -> Result<(StatusCode, Counts), Box<dyn Error>> {
        let token = self.house.token(&Scope::Seller("S1".parse()?));
        let request = Request::post(format!("/v1/orders/{ORDER}/messages"))
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_string()))?;
        let edge = StandingEdge(self.house.clock.now());
        let api: Router = finish(proactive_send::routes(), self.services.clone(), edge);
        self.calls.take();
        let status = api.oneshot(request).await?.status();
        Ok((status, self.calls.take()))
    }

    /// The Message-ID of the newest mail that left for an address.
    pub(crate) fn newest_id(&self, mailbox: &str) -> Result<String, Box<dyn Error>> {
        let address: EmailAddress = mailbox.parse()?;
        let newest = self.house.outbox.list(&address).pop().ok_or("nothing left")?;
        let raw = self.house.outbox.raw(&address, newest.id)?.ok_or("the mail is gone")?;
        let text = String::from_utf8_lossy(&raw);
        let id = text.lines().find_map(|line| line.strip_prefix("Message-ID:"));
        Ok(id.ok_or("the mail has no Message-ID")?.trim().to_owned())
    }

    pub(crate) async fn close(self) {
        self.house.close().await;
    }
}

/// The house's services once more, through a client that counts.
async fn counted(house: &House, calls: &Calls) -> Result<Services, Box<dyn Error>> {
    let sdk = clients_for_endpoints().await;
    let client = sdk.http_client().ok_or("the SDK has no HTTP client")?;
    let sdk = sdk.to_builder().http_client(Counting::new(client, calls.clone())).build();
    let [(_, dynamodb, _), (_, s3, _), (_, ses, _)] = house.endpoints();
    let endpoints = Endpoints { dynamodb: Some(dynamodb), s3: Some(s3), ses: Some(ses) };
    Ok(Services::new(&sdk, &endpoints, (*house.services.settings).clone()))
}

impl Mail<'_> {
    /// The mail under the lines that SES writes above it.
    fn write(&self, id: &str) -> String {
        let Self { from, to, subject, answers, text } = self;
        let answers =
            answers.map(|id| format!("In-Reply-To: {id}\r\nReferences: {id}\r\n")).unwrap_or_default();
        format!(
            "Return-Path: <{from}>\r\n\
             Received: from desk.example (198.51.100.23) by inbound-smtp.local.amazonaws.com with SMTP id {id}\r\n \
             for <{to}>; Tue, 20 Jan 2026 09:00:00 +0000\r\n\
             X-SES-Spam-Verdict: PASS\r\nX-SES-Virus-Verdict: PASS\r\n\
             Authentication-Results: amazonses.com; spf=pass smtp.mailfrom={from}; dmarc=pass\r\n\
             From: <{from}>\r\nTo: <{to}>\r\nSubject: {subject}\r\nMessage-ID: <{id}@desk.example>\r\n{answers}\
             Date: Tue, 20 Jan 2026 09:00:00 +0000\r\nMIME-Version: 1.0\r\n\
             Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
        )
    }
}

/// Time stands still, and chance is always the same.
#[derive(Clone)]
struct StandingEdge(Instant);

impl Edge for StandingEdge {
    fn now(&self) -> Instant {
        self.0
    }

    fn fresh(&self) -> [u8; 32] {
        [7; 32]
    }
}

fn documents() -> [(&'static str, Value); 4] {
    let marketplace = json!({
        "name": "Corner Market", "relayDomain": "mail.corner-market.example", "timeZone": "America/New_York",
        "channel": "hosted",
    });
    let seller = json!({
        "name": "Oak & Iron", "registeredAddress": SELLER, "approvedAddresses": [], "messagingEnabled": true,
    });
    let buyer = json!({ "givenName": "Jane", "address": BUYER, "locale": "en-US" });
    let order = json!({
        "marketplaceId": "M1", "sellerId": "S1", "buyerId": "B1", "status": "shipped",
        "purchasedAt": "2026-01-14T09:00:00Z", "shippedAt": "2026-01-16T09:00:00Z",
        "deliveredAt": "2026-01-19T09:00:00Z", "fulfilledBy": "seller",
        "lines": [{ "lineId": "1", "title": "Oak bookshelf", "class": "plain", "quantity": 1, "priceMinor": 4200,
            "currency": "USD" }],
    });
    [
        ("/v1/marketplaces/M1", marketplace),
        ("/v1/sellers/S1", seller),
        ("/v1/buyers/B1", buyer),
        ("/v1/orders/111-2223334-5556667", order),
    ]
}
