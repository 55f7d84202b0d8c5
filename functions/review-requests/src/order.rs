use std::sync::atomic::{AtomicU32, Ordering};

use host::Services;
use policy::{Finding, OrderId, Rule, Span};
use post::{Asked, Considered, Considering, Watch};
use store::Asker;

use crate::pace::Pace;

/// How one due order ended.
#[derive(Debug)]
pub(crate) enum Ended {
    /// SES took the request.
    Sent,
    /// A rule stands against it.
    Suppressed(Rule),
    /// It is due later.
    Later,
    /// SES did not take it now.
    Waits,
    /// Nobody knows whether SES took it.
    Uncertain,
    /// Somebody else has it, or its facts changed just now.
    Moved,
    /// It could not be handled.
    Failed,
}

/// An order that cannot be read is looked at again after this.
const POISONED: Span = Span::hours(1);

/// Asks for the orders of one run.
pub(crate) struct Worker<'a> {
    services: &'a Services,
    watch: Watch,
    pace: Pace,
    run: String,
    claims: AtomicU32,
}

impl<'a> Worker<'a> {
    pub(crate) fn new(services: &'a Services, watch: Watch, fresh: [u8; 32]) -> Self {
        Self {
            services,
            watch,
            pace: Pace::per_second(services.settings.review_pace.per_second),
            run: host::name_of(&fresh),
            claims: AtomicU32::new(0),
        }
    }

    /// Asks for one order. An order that cannot be read is put off, so that it stands in nobody's way.
    pub(crate) async fn ask(&self, order: &OrderId) -> Ended {
        match self.try_to_ask(order).await {
            Ok(ended) => ended,
            Err(post::Error::Store(store::Error::Unreadable { kind, cause })) => {
                tracing::error!(%order, kind, cause, "a review request cannot be read");
                self.put_off(order).await
            }
            Err(error) => {
                tracing::error!(%order, %error, "a review request waits for the next run");
                Ended::Failed
            }
        }
    }

    async fn try_to_ask(&self, order: &OrderId) -> Result<Ended, post::Error> {
        let post = &self.services.post;
        let considering = Considering { order, asker: Asker::Schedule, now: self.watch.now() };
        let ready = match post.consider_review(&considering).await? {
            Considered::Ready(ready) => ready,
            Considered::Later(_) => return Ok(Ended::Later),
            Considered::Refused { findings, .. } => return Ok(Ended::suppressed(&findings)),
            Considered::Incomplete => {
                tracing::error!(%order, "a review request lacks its order, or whom the order names");
                return Ok(self.put_off(order).await);
            }
            Considered::Moved => return Ok(Ended::Moved),
        };
        self.pace.slot().await;
        Ok(match post.ask_for_review(*ready, &self.owner(), &self.watch).await? {
            Asked::Sent => Ended::Sent,
            Asked::Waits { .. } => Ended::Waits,
            Asked::Uncertain { .. } => Ended::Uncertain,
            // The next look at it closes it, with the reason.
            Asked::OptedOut { findings } => Ended::suppressed(&findings),
            Asked::Moved => Ended::Moved,
        })
    }

    async fn put_off(&self, order: &OrderId) -> Ended {
        let due = self.watch.now() + POISONED;
        if let Err(error) = self.services.store.put_off_review(order, due).await {
            tracing::error!(%order, %error, "a review request that cannot be read could not be put off");
        }
        Ended::Failed
    }

    /// A name that no other claim has: of this run alone, and of this claim within it.
    fn owner(&self) -> String {
        format!("{}-{}", self.run, self.claims.fetch_add(1, Ordering::Relaxed))
    }
}

impl Ended {
    fn suppressed(findings: &[Finding]) -> Self {
        Finding::earliest(findings).map_or(Self::Moved, |finding| Self::Suppressed(finding.rule))
    }
}
