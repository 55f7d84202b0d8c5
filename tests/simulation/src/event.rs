use std::{fmt::Debug, future::Future};

use inbound_mail::SesEvent;
use mail_events::MailEvent;
use policy::{Instant, Span};

use crate::{
    Began, Call, Ended, Function, Linked, What, World, invocation,
    records::{Called, Posted},
    world::{Answer, RAW},
};

/// How long a function may run (`infra/template.yaml`).
const TIMEOUT: Span = Span::millis(30_000);
/// How long the sweep may run.
const SWEEP_TIMEOUT: Span = Span::minutes(10);
/// How long `review-requests` may run.
const REVIEWS_TIMEOUT: Span = Span::minutes(4);
/// Waits of Lambda before it hands over an asynchronous event again.
const RETRIES: [Span; 2] = [Span::minutes(1), Span::minutes(2)];

/// An event that is ready to be handed over, always the same.
pub(crate) enum Event {
    Mail(SesEvent),
    Call(usize, Call),
    Sweep,
    Reviews(Option<u8>),
    Sign(Box<MailEvent>),
    /// What no function is told of.
    Nothing,
}

/// Whether an event was dealt with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dealt {
    With,
    Not,
}

impl Event {
    pub(crate) fn of(world: &World, number: usize, what: What) -> Self {
        match what {
            What::Sweep => Self::Sweep,
            What::Wake(shard) => Self::Reviews(shard),
            What::Sign(sign) => sign.event(world).map_or(Self::Nothing, |event| Self::Sign(Box::new(event))),
            What::Damage(order) => {
                world.wire.state().damage(&format!("ORDER#{order}"), "REVIEW", "version");
                world.note(|records| records.damaged.push(order));
                Self::Nothing
            }
            What::Call(call) => Self::Call(number, call),
            What::Mail(letter) => {
                let now = world.clock.now();
                let id = format!("mail{number}");
                let answers = match letter.linked {
                    Linked::No => None,
                    Linked::ToNewest => world.newest_for(&letter.from),
                };
                let raw = letter.write(&id, answers.as_deref(), now);
                let mut event = SesEvent::of_stored_mail(&id, now, &raw);
                event.accepted_at(now);
                world.wire.state().store(RAW, &id, raw, now);
                world.note(|records| records.posted.push(Posted { object: id, recipients: letter.to }));
                Self::Mail(event)
            }
        }
    }

    /// Hands it over until it was dealt with, or AWS or the client gives up.
    pub(crate) async fn until_answered(&self, world: &World) {
        if self.hand_over(world).await == Dealt::With {
            return;
        }
        for wait in self.retries() {
            world.clock.until(world.clock.now() + *wait).await;
            if self.hand_over(world).await == Dealt::With {
                return;
            }
        }
    }

    /// Lambda hands an event over again, unless the template forbids it; a client repeats a call that may be repeated.
    fn retries(&self) -> &'static [Span] {
        match self {
            Self::Call(_, call) if call.is_once_only() => &[],
            Self::Reviews(_) => &[],
            _ => &RETRIES,
        }
    }

    fn function(&self) -> Option<Function> {
        Some(match self {
            Self::Mail(_) => Function::InboundMail,
            Self::Call(..) => Function::Api,
            Self::Sweep => Function::Sweep,
            Self::Reviews(_) => Function::ReviewRequests,
            Self::Sign(_) => Function::MailEvents,
            Self::Nothing => return None,
        })
    }

    /// Hands it over once.
    pub(crate) async fn hand_over(&self, world: &World) -> Dealt {
        let Some(function) = self.function() else { return Dealt::With };
        let number = world.next_invocation();
        let began = world.clock.now();
        world.note(|records| records.began.push(Began { number, at: began, function }));
        let services = world.services.clone();
        match self {
            Self::Mail(event) => {
                lives(world, number, TIMEOUT, inbound_mail::handle(services, event.clone(), began)).await
            }
            Self::Sweep => {
                let handler = sweep::handle(services, sweep::Wake::default(), began);
                lives(world, number, SWEEP_TIMEOUT, handler).await
            }
            Self::Reviews(shard) => {
                let wake = review_requests::Wake { shard: *shard };
                let ends_at = began + world.limit(REVIEWS_TIMEOUT);
                let invocation = host::Invocation { now: began, ends_at, fresh: world.fresh() };
                let handler = review_requests::handle(services, wake, invocation);
                lives(world, number, REVIEWS_TIMEOUT, handler).await
            }
            Self::Sign(event) => {
                let handler = mail_events::handle(services, (**event).clone(), began);
                lives(world, number, TIMEOUT, handler).await
            }
            Self::Call(delivery, call) => calls(world, number, began, *delivery, call).await,
            Self::Nothing => Dealt::With,
        }
    }
}

/// Runs an event function.
async fn lives<A: Debug + Send, E: Debug + Send>(
    world: &World,
    number: u32,
    limit: Span,
    handler: impl Future<Output = Result<A, E>> + Send,
) -> Dealt {
    note(world, number, &invocation::run(number, world.limit(limit), handler).await)
}

/// Calls an HTTP function.
async fn calls(world: &World, number: u32, began: Instant, delivery: usize, call: &Call) -> Dealt {
    let Call { scope, method, path, body, key } = call;
    let handler = world.call(scope, method.clone(), path, body.as_ref(), key.as_deref());
    let ended = invocation::run(number, world.limit(TIMEOUT), handler).await;
    let answer = match &ended {
        Ended::Answered(answer) => Some(answer.clone()),
        _ => None,
    };
    let called = Called { delivery, at: began, until: world.clock.now(), by: number, answer };
    world.note(|records| records.called.push(called));
    let ended: Ended<Result<Answer, Answer>> = match ended {
        Ended::Answered(answer) if answer.status >= 500 => Ended::Answered(Err(answer)),
        Ended::Answered(answer) => Ended::Answered(Ok(answer)),
        Ended::Crashed => Ended::Crashed,
        Ended::TimedOut => Ended::TimedOut,
    };
    note(world, number, &ended)
}

/// Notes how an invocation ended.
fn note<A: Debug, E: Debug>(world: &World, number: u32, ended: &Ended<Result<A, E>>) -> Dealt {
    let dealt = if matches!(ended, Ended::Answered(Ok(_))) { Dealt::With } else { Dealt::Not };
    let words = format!("{ended:?}");
    world.wire.state().trace.note((number, &words));
    world.note(|records| records.ended.push((number, words)));
    dealt
}
