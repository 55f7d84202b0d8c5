use alloc::{string::String, vec::Vec};

use crate::{Anchor, BuyerId, Instant, LineId, MarketplaceId, OrderId, SellerId};

/// One order: one buyer, one seller, one marketplace, and what happened to it so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The order.
    pub id: OrderId,
    /// Where it was placed.
    pub marketplace: MarketplaceId,
    /// Who sells.
    pub seller: SellerId,
    /// Who buys.
    pub buyer: BuyerId,
    /// How far it has come.
    pub status: OrderStatus,
    /// When it was placed.
    pub purchased_at: Instant,
    /// When shipment was confirmed.
    pub shipped_at: Option<Instant>,
    /// Last delivery scan of the last unit; for services and digital goods the end of fulfilment.
    pub delivered_at: Option<Instant>,
    /// Earliest estimated delivery.
    pub earliest_delivery_at: Option<Instant>,
    /// Latest estimated delivery.
    pub latest_delivery_at: Option<Instant>,
    /// Who ships.
    pub fulfilled_by: Fulfilment,
    /// What was bought.
    pub lines: Vec<Line>,
    /// Amounts given back for lines that are not delivered.
    pub adjustments: Vec<Adjustment>,
    /// Return requests of the buyer.
    pub returns: Vec<Return>,
    /// Whether the buyer claims on the marketplace's guarantee.
    pub claim: GuaranteeClaim,
}

/// How far an order has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OrderStatus {
    /// Payment is not authorised yet.
    Pending,
    /// Paid, nothing shipped.
    Unshipped,
    /// Some units shipped.
    PartiallyShipped,
    /// All units shipped.
    Shipped,
    /// Cancelled by either side.
    Cancelled,
}

/// Who ships an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fulfilment {
    /// The seller.
    Seller,
    /// The marketplace's own network.
    Marketplace,
}

/// Whether a buyer claims on the marketplace's guarantee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum GuaranteeClaim {
    /// No claim, or one that is settled.
    #[default]
    None,
    /// A claim that is not settled yet.
    Open,
}

/// One line of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The line.
    pub id: LineId,
    /// The seller's stock keeping unit.
    pub sku: Option<String>,
    /// Product title.
    pub title: String,
    /// What kind of article it is, as far as rules differ.
    pub class: LineClass,
    /// Units.
    pub quantity: u32,
    /// Price of one unit in the currency's smallest unit.
    pub price_minor: u64,
    /// ISO 4217 code.
    pub currency: String,
}

/// What kind of article a line is, as far as rules differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineClass {
    /// None of the others.
    Plain,
    /// Made by hand.
    Handmade,
    /// Made to the buyer's wishes.
    Custom,
    /// Wine.
    Wine,
    /// Digital content.
    Digital,
    /// A service at the buyer's home.
    Service,
}

/// An amount given back because goods cannot be delivered (RULEBOOK 12.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adjustment {
    /// The line it concerns; none means the whole order.
    pub line: Option<LineId>,
    /// Reason code as fed in; `NoInventory` and `CouldNotShip` carry rules.
    pub reason_code: String,
    /// Amount in the currency's smallest unit; none means the full amount.
    pub amount_minor: Option<u64>,
    /// How far the feed has come with it.
    pub status: AdjustmentStatus,
    /// When it took effect.
    pub adjusted_at: Instant,
}

/// How far the feed has come with an adjustment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AdjustmentStatus {
    /// Not judged yet.
    Processing,
    /// In force.
    Accepted,
    /// Refused.
    Rejected,
}

/// A return request of the buyer (RULEBOOK 13).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Return {
    /// The line it concerns; none means the whole order.
    pub line: Option<LineId>,
    /// Units; none means all of the line.
    pub quantity: Option<u32>,
    /// How far it has come.
    pub state: ReturnState,
    /// When the buyer asked.
    pub requested_at: Instant,
}

/// How far a return has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReturnState {
    /// Asked for or on its way.
    Open,
    /// The goods came back.
    Closed,
    /// Refused or withdrawn: nothing comes back.
    Refused,
}

impl Order {
    /// Whether this seller sold it to this buyer.
    pub fn is_between(&self, seller: &SellerId, buyer: &BuyerId) -> bool {
        self.seller == *seller && self.buyer == *buyer
    }

    /// Whether every unit is on its way or has arrived. A service that is done was never shipped, but is past it.
    pub fn is_shipped(&self) -> bool {
        match self.status {
            OrderStatus::Shipped => true,
            OrderStatus::Unshipped | OrderStatus::PartiallyShipped => self.delivered_at.is_some(),
            OrderStatus::Pending | OrderStatus::Cancelled => false,
        }
    }

    /// When the order counts as complete, or none while it does not (`proactive-window`, RULEBOOK 8.1).
    ///
    /// By the anchor `Delivery` the first that exists of: delivery, latest estimated delivery, shipment. A
    /// cancelled order that the seller adjusted for want of goods is complete at that adjustment.
    pub fn completed_at(&self, anchor: Anchor) -> Option<Instant> {
        if self.status == OrderStatus::Cancelled {
            return self.seller_cancelled_at();
        }
        match anchor {
            Anchor::Delivery => self.delivered_at.or(self.latest_delivery_at).or(self.shipped_at),
            Anchor::Shipment => self.shipped_at,
            Anchor::Purchase => Some(self.purchased_at),
        }
    }

    /// When the seller's own adjustment for want of goods was accepted, if one was.
    pub fn seller_cancelled_at(&self) -> Option<Instant> {
        self.adjustments
            .iter()
            .filter(|adjustment| {
                adjustment.status == AdjustmentStatus::Accepted && adjustment.is_for_want_of_goods()
            })
            .map(|adjustment| adjustment.adjusted_at)
            .max()
    }
}

impl Adjustment {
    /// Whether the reason code says that the goods cannot be shipped (RULEBOOK 12.1).
    pub fn is_for_want_of_goods(&self) -> bool {
        matches!(self.reason_code.as_str(), "NoInventory" | "CouldNotShip")
    }
}
