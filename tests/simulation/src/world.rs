use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicU32, Ordering},
};

use axum::{
    Router,
    body::Body,
    http::{Method, Request, header},
};
use host::{
    Services,
    http::{Edge, Scope, finish, issue_token},
};
use http_body_util::BodyExt;
use policy::{Instant, Span};
use serde_json::Value;
use tower::ServiceExt;

use crate::{
    Chance, Clock, Limits, Pair, Scenario, log::Log, records::Records, services, set_up::SetUp, wire::Wire,
};

/// Name of the table.
pub(crate) const TABLE: &str = "aboveboard";
/// Bucket of raw mail.
pub(crate) const RAW: &str = "raw-mail";
/// Domain of the Message-IDs that SES writes.
pub(crate) const SES_DOMAIN: &str = "us-east-1.amazonses.com";

/// A house on a simulated AWS. Clones are the same house.
#[derive(Clone)]
pub struct World {
    /// The seed of the run.
    pub seed: u64,
    /// AWS.
    pub wire: Wire,
    /// The time.
    pub clock: Clock,
    /// What the functions use.
    pub services: Services,
    /// The buyers and their orders.
    pub pairs: Arc<[Pair]>,
    /// What the world outside the house knows of what happened.
    pub records: Arc<Mutex<Records>>,
    pub(crate) log: Log,
    api: Router,
    invocations: Arc<AtomicU32>,
    limits: Limits,
    chance: Arc<Mutex<Chance>>,
}

/// What an HTTP function answered.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: String,
}

/// Time and chance of a run.
#[derive(Clone)]
struct SimulatedEdge {
    clock: Clock,
    chance: Arc<Mutex<Chance>>,
}

impl Edge for SimulatedEdge {
    fn now(&self) -> Instant {
        self.clock.now()
    }

    fn fresh(&self) -> [u8; 32] {
        self.chance.lock().unwrap_or_else(PoisonError::into_inner).bytes()
    }
}

impl World {
    /// The house of a scenario, as it is when the story begins.
    pub(crate) async fn open(seed: u64, scenario: &Scenario, log: Log) -> Self {
        let set_up = SetUp::of(scenario, seed).await;
        let world = Self::empty(seed, scenario, log, set_up.begins).await;
        world.wire.state().load(TABLE, &set_up.items, &set_up.writes);
        Self { pairs: set_up.pairs.clone(), ..world }
    }

    /// A house with a table and nothing in it.
    pub(crate) async fn empty(seed: u64, scenario: &Scenario, log: Log, now: Instant) -> Self {
        fastrand::seed(seed);
        let clock = Clock::starting_at(now);
        let wire = Wire::new(clock, seed);
        let services = services::of(&wire, clock, scenario);
        let chance = Arc::new(Mutex::new(Chance::new(seed, "edge")));
        let routes = orders::routes()
            .merge(proactive_send::routes())
            .merge(opt_out::routes())
            .merge(reviews::routes());
        let api = finish(routes, services.clone(), SimulatedEdge { clock, chance: chance.clone() });
        store::schema::create(services.store.client(), TABLE).await.expect("the table can be created");
        Self {
            seed,
            wire,
            clock,
            services,
            pairs: Arc::new([]),
            records: Arc::default(),
            log,
            api,
            invocations: Arc::default(),
            limits: scenario.limits,
            chance,
        }
    }

    /// The masks of an order: the buyer's, then the seller's.
    pub(crate) async fn masks(&self, order: &str) -> (String, String) {
        let path = format!("{order}/masks");
        let masks = self.call(&Scope::Marketplace, Method::GET, &path, None, None).await;
        let masks: Value = serde_json::from_str(&masks.body).expect("masks in JSON");
        let mask = |side: &str| masks[side].as_str().expect("a mask").to_owned();
        (mask("buyer"), mask("seller"))
    }

    pub(crate) async fn put(&self, path: &str, body: &Value) {
        let answer = self.call(&Scope::Marketplace, Method::PUT, path, Some(body), None).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    }

    /// Calls an HTTP function.
    pub(crate) async fn call(
        &self,
        scope: &Scope,
        method: Method,
        path: &str,
        body: Option<&Value>,
        key: Option<&str>,
    ) -> Answer {
        let token = issue_token(&self.services.settings.keys.token, scope);
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, "application/json");
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        let request = request.body(body).expect("a request");
        let answer = self.api.clone().oneshot(request).await.unwrap_or_else(|never| match never {});
        let (parts, body) = answer.into_parts();
        let body = body.collect().await.expect("a body in memory").to_bytes();
        Answer { status: parts.status.as_u16(), body: String::from_utf8_lossy(&body).into_owned() }
    }

    /// What the world outside the house knows.
    pub(crate) fn note(&self, note: impl FnOnce(&mut Records)) {
        note(&mut self.records.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// How long a function may run that Lambda stops after so long.
    pub(crate) fn limit(&self, on_lambda: Span) -> Span {
        match self.limits {
            Limits::Lambda => on_lambda,
            Limits::None => Span::hours(2),
        }
    }

    /// 32 random bytes of one invocation.
    pub(crate) fn fresh(&self) -> [u8; 32] {
        self.chance.lock().unwrap_or_else(PoisonError::into_inner).bytes()
    }

    /// A number for one more run of a handler.
    pub(crate) fn next_invocation(&self) -> u32 {
        self.invocations.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// The Message-ID of the newest mail that SES accepted for an address.
    pub(crate) fn newest_for(&self, address: &str) -> Option<String> {
        let state = self.wire.state();
        let newest = state.accepted.iter().rev().find(|mail| mail.to.iter().any(|to| to == address))?;
        Some(format!("<{}@{SES_DOMAIN}>", newest.id))
    }
}
