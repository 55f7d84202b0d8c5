use std::{
    collections::BTreeSet,
    net::{Ipv4Addr, SocketAddr},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use host::{RateLimits, http::Scope};
use local::{
    clock::Clock,
    data::DataFolder,
    house::{House, Plan},
};
use policy::{Instant, Span};
use serde_json::{Value, json};

use crate::{
    Api, Expected, Letter, Mail, OrderDraft,
    people::{
        APPROVED, BUYER, BUYER_ID, MARKETPLACE_ID, ORDER, OTHER_SELLER, OTHER_SELLER_ID, RELAY, SELLER,
        SELLER_ID,
    },
    promises,
};

/// A house with the people and the order of RULEBOOK C, at a time that stands still.
pub struct World {
    /// The house itself, for what only it can do.
    pub house: House,
    /// Address that stands for B: what S writes to.
    pub buyer_mask: String,
    /// Address that stands for S: what B writes to.
    pub seller_mask: String,
    /// The instant D at which O was delivered, and the world begins.
    pub delivered_at: Instant,
    mails: AtomicUsize,
    accounts: Mutex<BTreeSet<(String, String)>>,
    writers: Mutex<BTreeSet<String>>,
}

impl World {
    /// Opens a world at 2026-01-20T00:00:00Z.
    pub async fn open() -> Self {
        let mut world = Self::open_empty_at("2026-01-20T00:00:00Z".parse().unwrap()).await;
        world.order(ORDER).put().await;
        (world.buyer_mask, world.seller_mask) = world.masks(ORDER).await;
        world
    }

    /// Opens a world with the people and without an order. Calls of the Selling Partner API are not counted, since time
    /// stands still.
    pub async fn open_empty_at(now: Instant) -> Self {
        Box::pin(Self::open_empty(now, RateLimits::Off)).await
    }

    /// Opens a world with the people and without an order, in which calls are counted or not.
    pub async fn open_empty(now: Instant, rate_limits: RateLimits) -> Self {
        let here = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let data = DataFolder::temporary().unwrap();
        let house =
            House::open(Plan { data, http: here, smtp: here, clock: Clock::standing(now), rate_limits })
                .await
                .unwrap();
        let world = Self {
            house,
            buyer_mask: String::new(),
            seller_mask: String::new(),
            delivered_at: now,
            mails: AtomicUsize::new(0),
            accounts: Mutex::default(),
            writers: Mutex::default(),
        };
        world.rules(&json!({})).await;
        world.seller(SELLER_ID, &json!({ "approvedAddresses": [APPROVED] }), SELLER).await;
        world.seller(OTHER_SELLER_ID, &json!({}), OTHER_SELLER).await;
        world.buyer(BUYER_ID, BUYER, "en-US").await;
        world
    }

    /// Sets keys of the marketplace's rules (RULEBOOK 26); all others have their defaults.
    pub async fn rules(&self, rules: &Value) {
        let mut body = json!({
            "name": "Corner Market", "relayDomain": RELAY, "timeZone": "America/New_York", "channel": "hosted",
        });
        merge(&mut body, rules);
        self.api().put(&format!("/v1/marketplaces/{MARKETPLACE_ID}"), &body).await.expect(200);
    }

    /// Puts a seller; `fields` override what S has.
    pub async fn seller(&self, id: &str, fields: &Value, address: &str) {
        let mut body = json!({
            "name": "Oak & Iron", "registeredAddress": address, "approvedAddresses": [],
            "messagingEnabled": true,
        });
        merge(&mut body, fields);
        let approved = body["approvedAddresses"].as_array().cloned().unwrap_or_default();
        for own in approved.iter().filter_map(Value::as_str).chain([address]) {
            self.account(id, own);
        }
        self.api().put(&format!("/v1/sellers/{id}"), &body).await.expect(200);
    }

    /// Puts a buyer.
    pub async fn buyer(&self, id: &str, address: &str, locale: &str) {
        self.account(id, address);
        let body = json!({ "givenName": "Jane", "address": address, "locale": locale });
        self.api().put(&format!("/v1/buyers/{id}"), &body).await.expect(200);
    }

    /// A plain order of B from S, shipped, and delivered at D, to be changed and put.
    pub fn order(&self, id: &str) -> OrderDraft<'_> {
        OrderDraft::new(self, id)
    }

    /// The masks of an order: of the buyer, and of the seller.
    pub async fn masks(&self, order: &str) -> (String, String) {
        let answer = self.api().get(&format!("/v1/orders/{order}/masks")).await.expect(200);
        (answer["buyer"].as_str().unwrap().to_owned(), answer["seller"].as_str().unwrap().to_owned())
    }

    /// A mail that a mail program is about to send.
    pub fn mail(&self) -> Letter<'_> {
        Letter::new(self, self.mails.fetch_add(1, Ordering::Relaxed))
    }

    /// The API, called by the marketplace.
    pub fn api(&self) -> Api<'_> {
        Api::new(self).token(&self.house.token(&Scope::Marketplace))
    }

    /// The API, called by a seller.
    pub fn api_of(&self, seller: &str) -> Api<'_> {
        Api::new(self).token(&self.house.token(&Scope::Seller(seller.parse().unwrap())))
    }

    /// What left for an address, oldest first.
    pub fn mailbox(&self, address: &str) -> Vec<Mail> {
        let owner = address.parse().unwrap();
        let mails = self.house.outbox.list(&owner);
        mails
            .iter()
            .map(|filed| Mail::read(filed, self.house.outbox.raw(&owner, filed.id).unwrap().unwrap()))
            .collect()
    }

    /// The newest mail that left for an address.
    pub fn newest(&self, address: &str) -> Mail {
        self.mailbox(address).pop().unwrap_or_else(|| panic!("nothing left for {address}"))
    }

    /// How many mails left, for whomever.
    pub fn mails_that_left(&self) -> usize {
        self.house.outbox.len()
    }

    /// What time it is.
    pub fn now(&self) -> Instant {
        self.house.clock.now()
    }

    /// Moves the clock on, as `POST /local/clock` does.
    pub async fn advance(&self, span: Span) {
        self.set_clock(self.now() + span).await;
    }

    /// Puts the clock to an instant.
    pub async fn set_clock(&self, instant: Instant) {
        self.api().post("/local/clock", &json!({ "set": instant.to_string() })).await.expect(200);
    }

    /// Runs every scheduled function once. Gives what the sweep did.
    pub async fn tick(&self) -> Value {
        self.api().post("/local/tick", &json!({})).await.expect(200)["sweep"].clone()
    }

    /// B refuses unsolicited messages from now on.
    pub async fn opt_out(&self) {
        self.api().put(&format!("/v1/buyers/{BUYER_ID}/opt-out"), &Value::Null).await.expect(200);
    }

    /// B writes to S about something, which opens a thread. Gives the mail that S got.
    pub async fn question(&self, text: &str) -> Mail {
        let posted =
            self.mail().from(BUYER).to(&self.seller_mask).subject("A question").text(text).post().await;
        posted.expect("delivered");
        self.newest(SELLER)
    }

    /// Checks what must hold in every world, and closes.
    pub async fn close(self) {
        self.close_expecting(Expected::default()).await;
    }

    /// Checks what must hold in every world but for what the test itself brought about, and closes.
    pub async fn close_expecting(self, expected: Expected) {
        promises::check(&self, expected).await;
        self.house.close().await;
    }

    pub(crate) fn wrote(&self, address: &str) {
        self.writers.lock().unwrap_or_else(PoisonError::into_inner).insert(address.to_ascii_lowercase());
    }

    /// Account id and address of everyone who has an account.
    pub(crate) fn accounts(&self) -> BTreeSet<(String, String)> {
        self.accounts.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Everyone who may have got mail.
    pub(crate) fn addresses(&self) -> BTreeSet<String> {
        let writers = self.writers.lock().unwrap_or_else(PoisonError::into_inner).clone();
        writers.into_iter().chain(self.accounts().into_iter().map(|(_, address)| address)).collect()
    }

    fn account(&self, id: &str, address: &str) {
        let account = (id.to_owned(), address.to_ascii_lowercase());
        self.accounts.lock().unwrap_or_else(PoisonError::into_inner).insert(account);
    }
}

pub(crate) fn merge(body: &mut Value, fields: &Value) {
    for (name, value) in fields.as_object().into_iter().flatten() {
        body[name] = value.clone();
    }
}
