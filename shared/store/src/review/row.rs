use policy::{BuyerId, Instant, MarketplaceId, OrderId, ReviewSchedule, ReviewState, SellerId};
use serde::{Deserialize, Serialize};

use crate::{
    Error,
    feed::{id_in_key, stored_wrong},
    table::{Item, rest},
};

/// How far the one review request of an order has come, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The order.
    pub order: OrderId,
    /// Where it was placed.
    pub marketplace: MarketplaceId,
    /// Who sells.
    pub seller: SellerId,
    /// Who buys.
    pub buyer: BuyerId,
    /// How far it has come.
    pub state: ReviewState,
    /// What stands against it: a rule id; or what came between, such as an error of SES.
    pub reason: Option<String>,
    /// Who wants it.
    pub asker: Asker,
    /// How often it was claimed.
    pub attempt: u32,
    /// Who holds or held the claim.
    pub owner: Option<String>,
    /// First and last instant of its window, if known.
    pub window: Option<(Instant, Instant)>,
    /// When it is due, while it is pending.
    pub due: Option<Instant>,
    /// When it was claimed last.
    pub claimed_at: Option<Instant>,
    /// SES's message id, once known.
    pub ses_id: Option<String>,
    /// When it last changed.
    pub changed_at: Instant,
    /// Raised by every write: a write that was decided on an older reading does not hold.
    pub version: u32,
    /// What happened to it, oldest first.
    pub history: Vec<Step>,
}

/// Who wants a review to be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asker {
    /// The schedule.
    #[default]
    Schedule,
    /// The seller, for this very order: its schedule plays no part.
    Seller,
}

/// One thing that happened to a review request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When.
    pub at: Instant,
    /// What it became.
    pub state: ReviewState,
    /// Why, if there is more to say.
    pub why: Option<String>,
}

#[derive(Deserialize)]
struct ReviewItem {
    marketplace: String,
    seller: String,
    buyer: String,
    state: String,
    #[serde(default)]
    reason: Option<String>,
    #[serde(default)]
    asker: Asker,
    #[serde(default)]
    attempt: u32,
    #[serde(default)]
    owner: Option<String>,
    #[serde(default)]
    opens_at: Option<i64>,
    #[serde(default)]
    closes_at: Option<i64>,
    #[serde(default)]
    due: Option<String>,
    #[serde(default)]
    claimed_at: Option<i64>,
    #[serde(default)]
    ses_id: Option<String>,
    changed_at: i64,
    version: u32,
    #[serde(default)]
    history: Vec<StepItem>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct StepItem {
    pub(super) at: i64,
    pub(super) state: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) why: Option<String>,
}

const KIND: &str = "review";

impl Review {
    /// What this request goes by if `schedule` is the seller's: what the seller asked for itself goes at once, and
    /// what SES did not take at its hour waits for no other.
    pub fn goes_by(&self, schedule: &ReviewSchedule) -> ReviewSchedule {
        match self.asker {
            Asker::Seller => ReviewSchedule::default(),
            Asker::Schedule if self.attempt > 0 => ReviewSchedule { local_hour: None, ..schedule.clone() },
            Asker::Schedule => schedule.clone(),
        }
    }

    /// Whether a review was asked for, or may have been (`review-once`).
    pub fn is_asked(&self) -> bool {
        !self.state.is_open()
    }

    pub(crate) fn read(found: &Item) -> Result<Self, Error> {
        let order = id_in_key(KIND, found)?;
        let read: ReviewItem = rest(KIND, found.clone())?;
        let state: ReviewState = read.state.parse().map_err(stored_wrong(KIND))?;
        Ok(Self {
            order,
            marketplace: read.marketplace.parse().map_err(stored_wrong(KIND))?,
            seller: read.seller.parse().map_err(stored_wrong(KIND))?,
            buyer: read.buyer.parse().map_err(stored_wrong(KIND))?,
            state,
            reason: read.reason,
            asker: read.asker,
            attempt: read.attempt,
            owner: read.owner,
            window: instant(read.opens_at)?.zip(instant(read.closes_at)?),
            // While a request is being sent the index holds it by the instant of the claim.
            due: read
                .due
                .filter(|_| state == ReviewState::Pending)
                .map(|due| due.parse())
                .transpose()
                .map_err(stored_wrong(KIND))?,
            claimed_at: instant(read.claimed_at)?,
            ses_id: read.ses_id,
            changed_at: Instant::from_millis(read.changed_at).map_err(stored_wrong(KIND))?,
            version: read.version,
            history: read.history.into_iter().map(Step::read).collect::<Result<_, _>>()?,
        })
    }
}

impl Step {
    fn read(item: StepItem) -> Result<Self, Error> {
        Ok(Self {
            at: Instant::from_millis(item.at).map_err(stored_wrong(KIND))?,
            state: item.state.parse().map_err(stored_wrong(KIND))?,
            why: item.why,
        })
    }
}

fn instant(millis: Option<i64>) -> Result<Option<Instant>, Error> {
    millis.map(Instant::from_millis).transpose().map_err(stored_wrong(KIND))
}
