use policy::{
    Adjustment, AdjustmentStatus, Fulfilment, GuaranteeClaim, Line, LineClass, Order, OrderStatus, Return,
    ReturnState,
};
use serde::Deserialize;

use crate::when::When;

/// An order as cases write it. Unless said otherwise: O of B from S, plain goods, shipped by S, delivered at D.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct OrderFacts {
    id: String,
    seller: String,
    buyer: String,
    status: Status,
    purchased_at: String,
    shipped_at: Option<When>,
    delivered_at: Option<When>,
    earliest_delivery_at: Option<When>,
    latest_delivery_at: Option<When>,
    fulfilled_by: FulfilledBy,
    lines: Vec<LineFacts>,
    adjustments: Vec<AdjustmentFacts>,
    returns: Vec<ReturnFacts>,
    open_claim: bool,
}

/// How far an order has come. Each brings its instants, unless a case states them.
#[derive(Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Status {
    Pending,
    Unshipped,
    PartiallyShipped,
    Shipped,
    Delivered,
    Cancelled,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum FulfilledBy {
    Seller,
    Marketplace,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct LineFacts {
    id: String,
    sku: Option<String>,
    class: Class,
    quantity: u32,
    price_minor: u64,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Class {
    Plain,
    Handmade,
    Custom,
    Wine,
    Digital,
    Service,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct AdjustmentFacts {
    line: Option<String>,
    reason_code: String,
    amount_minor: Option<u64>,
    status: FeedStatus,
    at: String,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
enum FeedStatus {
    Processing,
    Accepted,
    Rejected,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct ReturnFacts {
    line: Option<String>,
    quantity: Option<u32>,
    state: State,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
enum State {
    Open,
    Closed,
    Refused,
}

impl Default for OrderFacts {
    fn default() -> Self {
        Self {
            id: "111-1111111-1111111".into(),
            seller: "S".into(),
            buyer: "B".into(),
            status: Status::Delivered,
            purchased_at: "P".into(),
            shipped_at: None,
            delivered_at: None,
            earliest_delivery_at: None,
            latest_delivery_at: None,
            fulfilled_by: FulfilledBy::Seller,
            lines: vec![LineFacts::default()],
            adjustments: Vec::new(),
            returns: Vec::new(),
            open_claim: false,
        }
    }
}

impl Default for LineFacts {
    fn default() -> Self {
        Self { id: "1".into(), sku: None, class: Class::Plain, quantity: 1, price_minor: 1_000 }
    }
}

impl Default for AdjustmentFacts {
    fn default() -> Self {
        Self {
            line: None,
            reason_code: "NoInventory".into(),
            amount_minor: None,
            status: FeedStatus::Accepted,
            at: "P +1d".into(),
        }
    }
}

impl Default for ReturnFacts {
    fn default() -> Self {
        Self { line: None, quantity: None, state: State::Open }
    }
}

impl OrderFacts {
    pub(crate) fn order(&self) -> Order {
        let usual = |at: &str, has: bool| has.then(|| at.parse::<When>().unwrap());
        let shipped = usual("P +2d", matches!(self.status, Status::Shipped | Status::Delivered));
        let delivered = usual("D", self.status == Status::Delivered);
        Order {
            id: self.id.parse().unwrap(),
            marketplace: "US".parse().unwrap(),
            seller: self.seller.parse().unwrap(),
            buyer: self.buyer.parse().unwrap(),
            status: match self.status {
                Status::Pending => OrderStatus::Pending,
                Status::Unshipped => OrderStatus::Unshipped,
                Status::PartiallyShipped => OrderStatus::PartiallyShipped,
                Status::Shipped | Status::Delivered => OrderStatus::Shipped,
                Status::Cancelled => OrderStatus::Cancelled,
            },
            purchased_at: self.purchased_at.parse::<When>().unwrap().instant(),
            shipped_at: self.shipped_at.or(shipped).map(When::instant),
            delivered_at: self.delivered_at.or(delivered).map(When::instant),
            earliest_delivery_at: self.earliest_delivery_at.map(When::instant),
            latest_delivery_at: self.latest_delivery_at.map(When::instant),
            fulfilled_by: self.fulfilled_by.into(),
            lines: self.lines.iter().map(LineFacts::line).collect(),
            adjustments: self.adjustments.iter().map(AdjustmentFacts::adjustment).collect(),
            returns: self.returns.iter().map(ReturnFacts::returned).collect(),
            claim: if self.open_claim { GuaranteeClaim::Open } else { GuaranteeClaim::None },
        }
    }
}

impl From<FulfilledBy> for Fulfilment {
    fn from(side: FulfilledBy) -> Self {
        match side {
            FulfilledBy::Seller => Self::Seller,
            FulfilledBy::Marketplace => Self::Marketplace,
        }
    }
}

impl LineFacts {
    fn line(&self) -> Line {
        Line {
            id: self.id.parse().unwrap(),
            sku: self.sku.clone(),
            title: "A thing".into(),
            class: self.class.into(),
            quantity: self.quantity,
            price_minor: self.price_minor,
            currency: "USD".into(),
        }
    }
}

impl From<Class> for LineClass {
    fn from(class: Class) -> Self {
        match class {
            Class::Plain => Self::Plain,
            Class::Handmade => Self::Handmade,
            Class::Custom => Self::Custom,
            Class::Wine => Self::Wine,
            Class::Digital => Self::Digital,
            Class::Service => Self::Service,
        }
    }
}

impl AdjustmentFacts {
    fn adjustment(&self) -> Adjustment {
        Adjustment {
            line: self.line.as_ref().map(|id| id.parse().unwrap()),
            reason_code: self.reason_code.clone(),
            amount_minor: self.amount_minor,
            status: match self.status {
                FeedStatus::Processing => AdjustmentStatus::Processing,
                FeedStatus::Accepted => AdjustmentStatus::Accepted,
                FeedStatus::Rejected => AdjustmentStatus::Rejected,
            },
            adjusted_at: self.at.parse::<When>().unwrap().instant(),
        }
    }
}

impl ReturnFacts {
    fn returned(&self) -> Return {
        Return {
            line: self.line.as_ref().map(|id| id.parse().unwrap()),
            quantity: self.quantity,
            state: match self.state {
                State::Open => ReturnState::Open,
                State::Closed => ReturnState::Closed,
                State::Refused => ReturnState::Refused,
            },
            requested_at: "D +1d".parse::<When>().unwrap().instant(),
        }
    }
}
