//! How AWS hands events to the functions: again after an error, sometimes twice, sometimes two at once, sometimes never.

use axum::http::Method;
use host::http::Scope;
use policy::{Instant, Span};
use serde_json::Value;

use crate::{Letter, Sign, World, event::Event};

/// One thing that happens to the house.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// How long after the begin of the run.
    pub after: Span,
    /// What happens.
    pub what: What,
    /// How AWS hands it over.
    pub how: How,
}

/// What happens.
#[derive(Debug, Clone)]
pub enum What {
    /// SES takes a mail and wakes `inbound-mail`.
    Mail(Letter),
    /// Somebody calls the API.
    Call(Call),
    /// The schedule wakes the sweep.
    Sweep,
    /// The schedule wakes `review-requests`, for one shard or for all.
    Wake(Option<u8>),
    /// SES tells of a mail that it took.
    Sign(Sign),
    /// The review request of an order is damaged in the table, by nobody of ours.
    Damage(String),
}

/// A call of the API.
#[derive(Debug, Clone)]
pub struct Call {
    /// Who calls.
    pub scope: Scope,
    /// Method.
    pub method: Method,
    /// Path.
    pub path: String,
    /// Body in JSON.
    pub body: Option<Value>,
    /// Idempotency-Key.
    pub key: Option<String>,
}

impl Call {
    /// Whether nobody may call it a second time: it would be done twice.
    pub(crate) fn is_once_only(&self) -> bool {
        self.method == Method::POST && self.key.is_none() && self.path.ends_with("/messages")
    }
}

/// How an event is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Once, and again after an error.
    Once,
    /// A second time, so much later.
    Again(Span),
    /// Two at once.
    Twin,
    /// Once, and never again, whatever comes of it.
    Unrepeated,
    /// Never.
    Lost,
}

impl Delivery {
    /// Something that happens so long after the begin of the run, handed over once.
    pub fn after(after: Span, what: What) -> Self {
        Self { after, what, how: How::Once }
    }

    /// The same, handed over like this.
    #[must_use]
    pub fn how(self, how: How) -> Self {
        Self { how, ..self }
    }
}

/// Lets it happen, with everything that AWS and clients do after an error. `number` is its place in the scenario.
pub(crate) async fn deliver(world: World, number: usize, delivery: Delivery, began: Instant) {
    world.clock.until(began + delivery.after).await;
    let event = Event::of(&world, number, delivery.what);
    match delivery.how {
        How::Lost => {}
        How::Unrepeated => {
            event.hand_over(&world).await;
        }
        How::Once => event.until_answered(&world).await,
        How::Again(later) => {
            let again = async {
                world.clock.until(world.clock.now() + later).await;
                event.until_answered(&world).await;
            };
            tokio::join!(event.until_answered(&world), again);
        }
        How::Twin => {
            tokio::join!(event.until_answered(&world), event.until_answered(&world));
        }
    }
}
