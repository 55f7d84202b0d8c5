use axum::http::StatusCode;
use content::{Reading, Setting, html_in_text, wrong_language};
use host::{Services, http::Problem};
use jiff::civil::Date;
use mail::{Kept, RelayDomain, Secrets, Traces};
use policy::{
    Buyer, EmailAddress, Finding, Instant, Links, MessageId, Order, Permit, ProactiveApi, Reason, Refusal,
    Role, Rule, Seller, SentBefore, Stage, Terms, ThreadId, Verdict,
};
use post::{Delivery, Leaving, Relaying};
use serde::Serialize;
use store::{
    Commit, Committed, Contacts, DayCount, DayCounts, Heading, IdempotencyKey, Marketplace, Message,
    MessageState, Pair, Wanted, message_of_call, thread_of_order,
};
use wording::Wording;

use crate::{
    attachments::{admit_all, decode},
    draft::Draft,
    template,
};

/// One call about one order that the caller may see.
pub(crate) struct Call<'a> {
    pub(crate) services: &'a Services,
    pub(crate) order: &'a Order,
    pub(crate) contacts: Contacts,
    pub(crate) review_asked: bool,
    pub(crate) draft: &'a Draft,
    pub(crate) key: Option<&'a IdempotencyKey>,
    pub(crate) now: Instant,
}

/// Who and what stands around the order.
struct Scene {
    marketplace: Marketplace,
    pair: Pair,
    seller: Seller,
    buyer: Buyer,
    /// What the seller's files and text may not show.
    secrets: Secrets,
    /// Orders of the days that the daily cap averages.
    orders_lately: u32,
    /// Proactive messages by civil day.
    messages_sent: DayCounts,
    /// The civil day of the call.
    day: Date,
}

/// What a message that was sent is answered with.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SentBody<'a> {
    message_id: &'a str,
    state: &'static str,
}

/// How a call ended.
pub(crate) enum Sent {
    /// The message is sent, or in the outbox; this is the body of the answer.
    Now(String),
    /// Policy refused it, or a file.
    Refused(Problem),
    /// Another call with the same idempotency key was faster.
    Meanwhile,
}

/// Judges the draft and sends it. An error is a call that cannot be read, or a house that cannot answer now.
pub(crate) async fn send(call: &Call<'_>, entropy: &[u8; 32]) -> Result<Sent, Problem> {
    let reason = call.draft.reason()?;
    if reason == Reason::RequestReview {
        return Ok(Sent::Refused(review_request_elsewhere()));
    }
    let parts = decode(&call.draft.attachments)?;
    let scene = Scene::read(call).await?;
    let files = parts.len();
    let kept = match admit_all(parts, &scene.marketplace.rules, &scene.secrets) {
        Ok(kept) => kept,
        Err(problem) => return Ok(Sent::Refused(problem)),
    };
    let message = message_of_call(entropy, call.now.as_millis())
        .map_err(|error| Problem::invalid("messageId", error))?;
    let judged = scene.judge(call, &message, reason, files);
    let (permit, asks_for_review) = match judged {
        (Verdict::Permitted(permit), asks_for_review) => (permit, asks_for_review),
        (Verdict::Refused(refusal), _) => {
            scene.keep_refused(call, message, &refusal).await?;
            return Ok(Sent::Refused(refused(&refusal)));
        }
    };
    scene.carry_out(call, reason, permit, &kept, asks_for_review).await
}

impl Scene {
    async fn read(call: &Call<'_>) -> Result<Self, Problem> {
        let order = call.order;
        let wanted = Wanted::new()
            .marketplace(&order.marketplace)
            .seller(&order.seller)
            .buyer(&order.buyer)
            .pair(&order.marketplace, &order.seller, &order.buyer)
            .orders_placed(&order.marketplace, &order.seller)
            .messages_sent(&order.marketplace, &order.seller);
        let facts = call.services.store.facts(wanted).await?;
        let orders_placed = facts.orders_placed(&order.marketplace, &order.seller)?.unwrap_or_default();
        let messages_sent = facts.messages_sent(&order.marketplace, &order.seller)?.unwrap_or_default();
        let scene = (
            facts.marketplace(&order.marketplace)?,
            facts.pair(&order.marketplace, &order.seller, &order.buyer)?,
            facts.seller(&order.seller)?,
            facts.buyer(&order.buyer)?,
        );
        match scene {
            (Some(marketplace), Some(pair), Some(seller), Some(buyer)) => {
                let secrets = secrets(&marketplace, &seller, &buyer);
                let rules = &marketplace.rules;
                let orders_lately = orders_placed.over(rules.days_before(call.now));
                let day = rules.civil_day(call.now);
                Ok(Self { marketplace, pair, seller, buyer, secrets, orders_lately, messages_sent, day })
            }
            _ => Err(Problem::not_found("order")),
        }
    }

    fn judge(&self, call: &Call<'_>, message: &MessageId, reason: Reason, files: usize) -> (Verdict, bool) {
        let text = call.draft.text.as_str();
        let masks: Vec<EmailAddress> = [&self.pair.masks.buyer, &self.pair.masks.seller]
            .iter()
            .filter_map(|token| format!("{token}@{}", self.marketplace.relay_domain).parse().ok())
            .collect();
        let Reading { mut findings, meaning, .. } = content::read(
            &content::Draft { subject: None, body: text, targets: &[] },
            &Setting {
                own_domains: &self.marketplace.rules.own_domains,
                relay_domain: Some(&self.marketplace.relay_domain),
                allowed_addresses: &masks,
                necessary_links: self.necessary_links(call),
                region: self.buyer.locale.region(),
            },
        );
        let titles: Vec<&str> = call.order.lines.iter().map(|line| line.title.as_str()).collect();
        findings.extend(html_in_text(text));
        findings.extend(wrong_language(text, &titles, &self.buyer.locale));
        let facts = ProactiveApi {
            message: message.clone(),
            rules: &self.marketplace.rules,
            seller: &self.seller,
            buyer: &self.buyer,
            order: call.order,
            reason,
            text,
            files,
            meaning,
            findings,
            asked_for_review: call.review_asked,
            sent_before: SentBefore {
                about_order: call.contacts.proactive,
                for_reason: call.contacts.for_reason(reason),
                today: self.messages_sent.on(self.day),
                orders_lately: self.orders_lately,
            },
            accepted_at: call.now,
        };
        (facts.judge(call.now), meaning.asks_for_review)
    }

    /// The links that the seller declares necessary, if the marketplace allows any.
    fn necessary_links<'a>(&self, call: &Call<'a>) -> &'a [String] {
        match self.marketplace.rules.external_links {
            Links::NecessaryHttps => &call.draft.necessary_links,
            Links::None => &[],
        }
    }

    async fn carry_out(
        &self,
        call: &Call<'_>,
        reason: Reason,
        permit: Permit,
        kept: &[Kept],
        asks_for_review: bool,
    ) -> Result<Sent, Problem> {
        let order = &call.order.id;
        let words = Wording::of(&self.buyer.locale);
        let thread = self.thread(call)?;
        let relayed = Relaying {
            permit: &permit,
            thread: &thread,
            order: Some(order),
            marketplace: &self.marketplace,
            pair: &self.pair,
            seller: &self.seller,
            buyer: &self.buyer,
            writer: Role::Seller,
            answer_to: &self.seller.registered,
            subject: &words.subject(reason, order),
            body: template::body(words, &self.seller.name, call.order, reason, call.draft, call.now),
            original: None,
            attachments: kept,
            removed: &[],
            mail_id: None,
            references: &[],
            opt_out_link: &call.services.opt_out_link(&self.buyer.id),
        }
        .prepare(&self.secrets, call.now);
        let Ok(relayed) = relayed else {
            let finding = Finding::of(Rule::EmailAddress);
            return Ok(Sent::Refused(Problem::refused(StatusCode::BAD_REQUEST, &[finding])));
        };
        let message = Message {
            id: permit.message().clone(),
            thread,
            from: Role::Seller,
            text: relayed.text,
            own_bytes: relayed.own_bytes,
            mail_id: None,
            sent_id: None,
            accepted_at: call.now,
            state: MessageState::Accepted,
            rules: Vec::new(),
            copy: Some(relayed.prepared.dispatch.copy.clone()),
        };
        let answer = body_of(&message.id, MessageState::Delivered);
        let commit = Commit {
            message: &message,
            heading: Some(&Heading {
                seller_mask: self.pair.masks.seller.clone(),
                order: Some(order.clone()),
            }),
            sender_token: &self.pair.masks.buyer,
            ledger: None,
            recorded: call.key.map(|key| (key, StatusCode::CREATED.as_u16(), answer.as_str())),
            counted: std::slice::from_ref(order),
            reason: Some(reason),
            // A word in the buyer's return case is as free as a reply.
            day: (reason != Reason::ReturnFollowup).then(|| DayCount {
                marketplace: &self.marketplace.rules.id,
                seller: &self.seller.id,
                day: self.day,
                cap: self.marketplace.rules.daily_cap.after(self.orders_lately),
                known: &self.messages_sent,
            }),
            asks_for_review,
            unless_opted_out: (permit.terms() == Terms::ProactiveUnlessOptedOut).then_some(&self.buyer.id),
            dispatches: &[],
        };
        let leaving = vec![Leaving { permit, prepared: relayed.prepared }];
        let (committed, deliveries) = call.services.post.send_off(commit, leaving, call.now).await?;
        match committed {
            Committed::Done if deliveries.iter().all(|delivery| matches!(delivery, Delivery::Left(_))) => {
                Ok(Sent::Now(answer))
            }
            Committed::Done => {
                let waiting = body_of(&message.id, MessageState::Accepted);
                if let Some(key) = call.key {
                    call.services.store.record(key, StatusCode::CREATED.as_u16(), &waiting, call.now).await?;
                }
                Ok(Sent::Now(waiting))
            }
            Committed::Before => Ok(Sent::Meanwhile),
            Committed::OptedOut => Ok(Sent::Refused(refused_by(Rule::OptoutBlock))),
            Committed::OverDailyCap => Ok(Sent::Refused(over_daily_cap())),
            Committed::ReviewAsked => Ok(Sent::Refused(refused_by(Rule::ReviewRepeat))),
        }
    }

    /// Keeps a message that was refused as long as any other (`retain-copy`, `retain-period`).
    async fn keep_refused(&self, call: &Call<'_>, id: MessageId, refusal: &Refusal) -> Result<(), Problem> {
        let opted_out = refusal.findings.iter().any(|finding| finding.rule == Rule::OptoutBlock);
        let message = Message {
            id,
            thread: self.thread(call)?,
            from: Role::Seller,
            text: call.draft.text.clone(),
            own_bytes: call.draft.text.len(),
            mail_id: None,
            sent_id: None,
            accepted_at: call.now,
            state: if opted_out {
                MessageState::NotDeliveredOptedOut
            } else {
                MessageState::NotSentGuidelines
            },
            rules: refusal.findings.iter().map(|finding| finding.rule.id().to_owned()).collect(),
            copy: None,
        };
        let commit = Commit {
            message: &message,
            heading: None,
            sender_token: &self.pair.masks.buyer,
            ledger: None,
            recorded: None,
            counted: &[],
            reason: None,
            day: None,
            asks_for_review: false,
            unless_opted_out: None,
            dispatches: &[],
        };
        call.services.store.commit(&commit).await?;
        Ok(())
    }

    /// The thread of the order.
    fn thread(&self, call: &Call<'_>) -> Result<ThreadId, Problem> {
        thread_of_order(&self.pair.masks.seller, &call.order.id)
            .map_err(|error| Problem::invalid("orderId", error))
    }
}

/// The real addresses of both sides.
fn secrets(marketplace: &Marketplace, seller: &Seller, buyer: &Buyer) -> Secrets {
    let real = std::iter::once(&seller.registered).chain(&seller.approved).chain([&buyer.address]);
    let relay: Vec<RelayDomain> = marketplace.relay_domain.parse().into_iter().collect();
    Secrets::new(real, &Traces::default(), &relay)
}

fn body_of(message: &MessageId, state: MessageState) -> String {
    let body = SentBody { message_id: message.as_str(), state: state.word() };
    serde_json::to_string(&body).unwrap_or_default()
}

fn refused(refusal: &Refusal) -> Problem {
    let status = match refusal.stage() {
        Stage::Content => StatusCode::BAD_REQUEST,
        Stage::Volume => StatusCode::TOO_MANY_REQUESTS,
        Stage::Address | Stage::Enablement | Stage::Order | Stage::Window | Stage::OptOut => {
            StatusCode::FORBIDDEN
        }
    };
    Problem::refused(status, &refusal.findings)
}

/// A review request has a window and a template of its own, which this call does not know.
fn review_request_elsewhere() -> Problem {
    let finding = Finding {
        message: "a request for a review is not sent by this call".to_owned(),
        fix: "use POST /v1/orders/{orderId}/review-request".to_owned(),
        ..Finding::of(Rule::ReasonAvailability)
    };
    Problem::refused(StatusCode::FORBIDDEN, &[finding])
}

fn over_daily_cap() -> Problem {
    Problem::refused(StatusCode::TOO_MANY_REQUESTS, &[Finding::of(Rule::DailyCap)])
}

fn refused_by(rule: Rule) -> Problem {
    Problem::refused(StatusCode::FORBIDDEN, &[Finding::of(rule)])
}
