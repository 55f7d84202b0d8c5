use policy::{Instant, Span};
use post::ReviewProtocol;
use serde_json::Value;

use crate::{
    Chance, Delivery, How, Pair, What, World,
    wire::{At, Fault},
};

/// What happens to the house.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// Its name.
    pub name: String,
    /// How many buyers there are.
    pub pairs: usize,
    /// What the feed says of each order at the begin.
    pub order: fn(&Pair, Instant, &mut Chance) -> Value,
    /// What happens, made once the masks are known.
    pub deliveries: fn(&World) -> Vec<Delivery>,
    /// How deliveries are handed over that do not say it themselves.
    pub how: How,
    /// The client that talks to SES.
    pub ses: SesClient,
    /// The times of the protocol of review requests.
    pub protocol: ReviewProtocol,
    /// How long functions may run.
    pub limits: Limits,
    /// Faults that are part of the story: others come on top of them.
    pub story: Vec<(At, Fault)>,
}

/// The client that talks to SES.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SesClient {
    /// As `host` makes it: it does not retry by itself.
    AsShipped,
    /// A bug: it retries like every other client of the SDK.
    Retrying,
}

/// How long functions may run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limits {
    /// As long as Lambda lets them (`infra/template.yaml`).
    Lambda,
    /// Much longer, as in a house of one's own.
    None,
}

impl Scenario {
    /// A scenario of one buyer in which nothing goes wrong by itself.
    pub fn new(name: &str, deliveries: fn(&World) -> Vec<Delivery>) -> Self {
        Self {
            name: name.to_owned(),
            pairs: 1,
            order: |pair, now, _| pair.order_document(now),
            deliveries,
            how: How::Once,
            ses: SesClient::AsShipped,
            protocol: ReviewProtocol::default(),
            limits: Limits::Lambda,
            story: Vec::new(),
        }
    }

    /// With so many buyers.
    #[must_use]
    pub fn pairs(self, pairs: usize) -> Self {
        Self { pairs, ..self }
    }

    /// With these orders.
    #[must_use]
    pub fn ordered(self, order: fn(&Pair, Instant, &mut Chance) -> Value) -> Self {
        Self { order, ..self }
    }

    /// The same by other times of the protocol of review requests.
    #[must_use]
    pub fn protocol(self, protocol: ReviewProtocol) -> Self {
        Self { protocol, ..self }
    }

    /// The same in a house where nobody stops a function that takes long.
    #[must_use]
    pub fn without_limits(self) -> Self {
        Self { name: format!("{}, without limits", self.name), limits: Limits::None, ..self }
    }

    /// With one more fault that is part of the story.
    #[must_use]
    pub fn with(mut self, at: At, fault: Fault) -> Self {
        self.story.push((at, fault));
        self
    }

    /// The same, with another client that talks to SES.
    #[must_use]
    pub fn ses(self, ses: SesClient) -> Self {
        Self { ses, ..self }
    }

    /// The same, with everything handed over like this.
    #[must_use]
    pub fn delivered(self, how: How) -> Self {
        Self { name: format!("{}, {how:?}", self.name), how, ..self }
    }

    /// What happens in one run. With a seed, AWS hands some of it over late, twice, or not at all.
    pub(crate) fn of(&self, world: &World, chance: Option<&mut Chance>) -> Vec<Delivery> {
        let mut deliveries = (self.deliveries)(world);
        for delivery in deliveries.iter_mut().filter(|delivery| delivery.how == How::Once) {
            delivery.how = self.how;
        }
        if let Some(chance) = chance {
            for delivery in &mut deliveries {
                at_random(delivery, chance);
            }
        }
        deliveries
    }
}

/// Seven of ten events are handed over as they should be.
fn at_random(delivery: &mut Delivery, chance: &mut Chance) {
    let later = Span::minutes(1 + i64::try_from(chance.below(90)).unwrap_or_default());
    let may_be_lost = matches!(delivery.what, What::Mail(_) | What::Wake(_) | What::Sign(_));
    let may_repeat = !matches!(&delivery.what, What::Call(call) if call.is_once_only())
        && !matches!(delivery.what, What::Sweep | What::Damage(_));
    match chance.below(20) {
        0 | 1 if may_repeat => delivery.how = How::Again(later),
        2 | 3 if may_repeat => delivery.how = How::Twin,
        4 if may_be_lost => delivery.how = How::Unrepeated,
        5 if may_be_lost => delivery.how = How::Lost,
        6 => delivery.after = Span::millis(delivery.after.as_millis() + later.as_millis()),
        _ => {}
    }
}
