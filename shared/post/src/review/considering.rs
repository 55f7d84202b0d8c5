use policy::{
    Buyer, Finding, Instant, MessageId, Order, OrderId, Permit, ReviewPlan, ReviewRequest, ReviewSchedule,
    Rule, Seller, Span, Terms, Verdict,
};
use store::{Asker, BlockEntry, Blocked, BlockedBy, Marketplace, Review, SellerReviewSchedule, Wanted};

use super::asking::Ready;
use crate::{Error, Post, ReviewMail, notice::no_reply};

/// A look at one order: may its buyer be asked for a review now?
#[derive(Debug, Clone, Copy)]
pub struct Considering<'a> {
    /// The order.
    pub order: &'a OrderId,
    /// Who wants it.
    pub asker: Asker,
    /// When.
    pub now: Instant,
}

/// What a look at an order found.
#[derive(Debug)]
pub enum Considered {
    /// It may be asked about: everything is ready, and nothing is claimed yet.
    Ready(Box<Ready>),
    /// Its instant is later, as its facts stand now.
    Later(Instant),
    /// It may not, for the time being: a scheduled request is closed by now.
    Refused {
        /// Every rule that stands against it.
        findings: Vec<Finding>,
        /// The window, if there is one.
        window: Option<(Instant, Instant)>,
    },
    /// It is not what the caller took it for: settled, or changed just now.
    Moved,
    /// Its order, its request, or somebody whom the order names is not stored.
    Incomplete,
}

/// Everything that a decision about one order looks at.
struct Scene {
    order: Order,
    review: Review,
    marketplace: Marketplace,
    seller: Seller,
    buyer: Buyer,
    schedule: SellerReviewSchedule,
    blocked: bool,
    address_bounces: bool,
}

/// How a request for a review of one order would be judged.
#[derive(Debug)]
pub struct Outlook {
    /// The order.
    pub order: Order,
    /// What stands against asking; nothing if the buyer might be asked.
    pub against: Vec<Finding>,
    /// The window, if there is one.
    pub window: Option<(Instant, Instant)>,
}

impl Post {
    /// What would stand against asking for a review at `now`, the buyer's preference and dead addresses left out
    /// (`optout-unknowable`). None if the order, its request, or somebody whom it names is not stored.
    pub async fn review_outlook(&self, order: &OrderId, now: Instant) -> Result<Option<Outlook>, Error> {
        let considering = Considering { order, asker: Asker::Seller, now };
        let Some(mut scene) = self.review_scene(&considering).await? else { return Ok(None) };
        scene.buyer.opted_out_at = None;
        scene.address_bounces = false;
        let against = match scene.judge(now) {
            Verdict::Permitted(_) => Vec::new(),
            Verdict::Refused(refusal) => refusal.findings,
        };
        Ok(Some(Outlook { window: scene.window(), order: scene.order, against }))
    }

    /// Looks at one order with strongly consistent reads, decides, and renders the mail. A scheduled request that may
    /// not be sent is closed or put off, with the reason in its row; a seller's own is left as it is.
    pub async fn consider_review(&self, considering: &Considering<'_>) -> Result<Considered, Error> {
        let Some(scene) = self.review_scene(considering).await? else {
            return Ok(Considered::Incomplete);
        };
        if let Some(considered) = self.planned_anew(considering, &scene).await? {
            return Ok(considered);
        }
        let now = considering.now;
        let refusal = match scene.judge(now) {
            Verdict::Permitted(permit) => return Ok(self.ready(considering, scene, permit)),
            Verdict::Refused(refusal) => refusal,
        };
        let earliest = Finding::earliest(&refusal.findings).map(|finding| finding.rule);
        if let (Asker::Schedule, Some(rule)) = (considering.asker, earliest) {
            if !self.store.bar_review(&scene.review, rule, now).await? {
                return Ok(Considered::Moved);
            }
            self.fill_block_list(&scene, rule, now).await?;
        }
        Ok(Considered::Refused { window: scene.window(), findings: refusal.findings })
    }

    /// Brings the row in line with what the facts say now: the feed may not have told it, such as other rules of the
    /// marketplace or the seller. None if it may be judged.
    async fn planned_anew(
        &self,
        considering: &Considering<'_>,
        scene: &Scene,
    ) -> Result<Option<Considered>, Error> {
        let now = considering.now;
        let scheduled = considering.asker == Asker::Schedule;
        if scene.review.is_asked() {
            return Ok(scheduled.then_some(Considered::Moved));
        }
        let plan = scene.plan(considering);
        let window_moved = scene.review.window != scene.window();
        let considered = match &plan {
            ReviewPlan::Due { due, .. } if scheduled && now < *due => Considered::Later(*due),
            ReviewPlan::Closed { rule, window } if scheduled => Considered::Refused {
                findings: vec![Finding::about(*rule, &scene.order.id)],
                window: *window,
            },
            // Read again, since the row is another one now.
            ReviewPlan::Due { .. } | ReviewPlan::Closed { .. } if window_moved => Considered::Moved,
            ReviewPlan::Due { .. } | ReviewPlan::Closed { .. } => return Ok(None),
        };
        let written = self.store.replan_review(&scene.review, &plan, now).await?;
        Ok(Some(if written { considered } else { Considered::Moved }))
    }

    async fn review_scene(&self, considering: &Considering<'_>) -> Result<Option<Scene>, Error> {
        let id = considering.order;
        // The row first: what is read after it is at least as new, and whoever changes it later breaks the claim.
        let facts = self.store.facts(Wanted::new().review(id)).await?;
        let Some(review) = facts.review(id)? else { return Ok(None) };
        let Review { marketplace, seller, buyer, .. } = &review;
        let wanted = Wanted::new()
            .order(id)
            .marketplace(marketplace)
            .seller(seller)
            .buyer(buyer)
            .bounce(buyer)
            .review_schedule(seller)
            .blocked_buyer(seller, buyer)
            .blocked_order(seller, id);
        let facts = self.store.facts(wanted).await?;
        let blocked =
            facts.blocked_buyer(seller, buyer)?.is_some() || facts.blocked_order(seller, id)?.is_some();
        let bounce = facts.bounce(buyer)?;
        let schedule = facts.review_schedule(seller)?.unwrap_or_default();
        let around =
            (facts.order(id)?, facts.marketplace(marketplace)?, facts.seller(seller)?, facts.buyer(buyer)?);
        let (Some(order), Some(marketplace), Some(seller), Some(buyer)) = around else { return Ok(None) };
        let address_bounces = bounce.is_some_and(|bounce| bounce.pauses(&buyer.address, considering.now));
        Ok(Some(Scene { order, review, marketplace, seller, buyer, schedule, blocked, address_bounces }))
    }

    /// `blocklist-autofill`: a buyer who turns out to have opted out goes onto the list, if the seller wants that.
    async fn fill_block_list(&self, scene: &Scene, rule: Rule, now: Instant) -> Result<(), Error> {
        if rule != Rule::OptoutBlock || !scene.schedule.blocks_opted_out {
            return Ok(());
        }
        let Order { marketplace, seller, buyer, .. } = &scene.order;
        let facts = self.store.facts(Wanted::new().pair(marketplace, seller, buyer)).await?;
        if let Some(pair) = facts.pair(marketplace, seller, buyer)? {
            let alias = format!("{}@{}", pair.masks.buyer, scene.marketplace.relay_domain);
            let blocked = Blocked::Buyer { buyer: buyer.clone(), alias };
            self.store.block(seller, &BlockEntry { blocked, by: BlockedBy::Auto, at: now }).await?;
        }
        Ok(())
    }

    fn ready(&self, considering: &Considering<'_>, scene: Scene, permit: Permit) -> Considered {
        let window = scene.window();
        let Scene { order, review, marketplace, seller, buyer, .. } = scene;
        let mail = ReviewMail {
            marketplace: &marketplace,
            seller_name: &seller.name,
            buyer: &buyer,
            order: &order.id,
            review_link: &marketplace.review_link(&order.id),
            opt_out_link: &self.opt_out_links.link(&buyer.id),
            message_id_stem: permit.message().as_str(),
        }
        .compose(considering.now);
        let (margin, accepted_at) = match considering.asker {
            Asker::Schedule => (self.review_protocol.margin, None),
            Asker::Seller => (Span::millis(0), Some(considering.now)),
        };
        Considered::Ready(Box::new(Ready {
            asker: if review.asker == Asker::Seller { Asker::Seller } else { considering.asker },
            unless_opted_out: (permit.terms() == Terms::ProactiveUnlessOptedOut).then(|| buyer.id.clone()),
            from: no_reply(&marketplace),
            to: buyer.address,
            window,
            mail,
            margin,
            accepted_at,
            permit,
            review,
        }))
    }
}

impl Scene {
    fn judge(&self, now: Instant) -> Verdict {
        ReviewRequest {
            message: message_of(&self.order.id),
            rules: &self.marketplace.rules,
            seller: &self.seller,
            buyer: &self.buyer,
            order: &self.order,
            asked_before: self.review.is_asked(),
            blocked: self.blocked,
            address_bounces: self.address_bounces,
            accepted_at: now,
        }
        .judge(now)
    }

    fn plan(&self, considering: &Considering<'_>) -> ReviewPlan {
        let schedule = match considering.asker {
            Asker::Schedule => self.review.goes_by(&self.schedule.schedule),
            Asker::Seller => ReviewSchedule::default(),
        };
        let (locale, due) = (&self.buyer.locale, self.review.due);
        self.marketplace.rules.plan_review(&self.order, locale, &schedule, due, considering.now)
    }

    fn window(&self) -> Option<(Instant, Instant)> {
        self.marketplace.rules.review_window(&self.order).instants()
    }
}

/// The request of an order as a message.
#[expect(clippy::expect_used, reason = "an order id is digits and hyphens, and short")]
pub(super) fn message_of(order: &OrderId) -> MessageId {
    format!("review-{order}").parse().expect("an order id makes a message id")
}
