use policy::{
    Adjustment, AdjustmentStatus, Fulfilment, GuaranteeClaim, Line, LineClass, Order, OrderId, OrderStatus,
    Return, ReturnState,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{InvalidDocument, name, parse, parse_optional, same_id};

/// An order as the feed says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = Order)]
pub struct OrderDocument {
    /// The id, if stated: the one of the address.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(pattern = r"^\d{3}-\d{7}-\d{7}$", example = "111-1111111-1111111")]
    pub order_id: Option<String>,
    /// Where it was placed.
    #[schema(pattern = "^[A-Za-z0-9._-]{1,64}$", example = "US")]
    pub marketplace_id: String,
    /// Who sells.
    #[schema(pattern = "^[A-Za-z0-9._-]{1,64}$", example = "S1")]
    pub seller_id: String,
    /// Who buys.
    #[schema(pattern = "^[A-Za-z0-9._-]{1,64}$", example = "B1")]
    pub buyer_id: String,
    /// How far it has come.
    pub status: Status,
    /// When it was placed.
    #[schema(format = DateTime, example = "2026-01-10T09:00:00Z")]
    pub purchased_at: String,
    /// When shipment was confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub shipped_at: Option<String>,
    /// When the last unit was delivered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub delivered_at: Option<String>,
    /// Earliest estimated delivery.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub earliest_delivery_at: Option<String>,
    /// Latest estimated delivery.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub latest_delivery_at: Option<String>,
    /// Who ships; the seller unless said otherwise.
    #[serde(default)]
    pub fulfilled_by: FulfilledBy,
    /// What was bought.
    #[serde(default)]
    pub lines: Vec<LineDocument>,
    /// Amounts given back.
    #[serde(default)]
    pub adjustments: Vec<AdjustmentDocument>,
    /// Return requests.
    #[serde(default)]
    pub returns: Vec<ReturnDocument>,
    /// Whether a claim on the marketplace's guarantee is open.
    #[serde(default)]
    pub guarantee_claim_open: bool,
}

/// How far an order has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OrderStatus)]
pub enum Status {
    Pending,
    Unshipped,
    PartiallyShipped,
    Shipped,
    Cancelled,
}

/// Who ships.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = FulfilledBy)]
pub enum FulfilledBy {
    #[default]
    Seller,
    Marketplace,
}

impl From<FulfilledBy> for Fulfilment {
    fn from(side: FulfilledBy) -> Self {
        match side {
            FulfilledBy::Seller => Self::Seller,
            FulfilledBy::Marketplace => Self::Marketplace,
        }
    }
}

/// One line of an order as the feed says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = OrderLine)]
pub struct LineDocument {
    /// The line.
    #[schema(pattern = "^[A-Za-z0-9._-]{1,64}$", example = "1")]
    pub line_id: String,
    /// The seller's stock keeping unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sku: Option<String>,
    /// Product title.
    #[schema(min_length = 1, max_length = 200)]
    pub title: String,
    /// Kind of article; plain unless said otherwise.
    #[serde(default)]
    pub class: Class,
    /// Units.
    #[serde(default = "one")]
    #[schema(default = 1)]
    pub quantity: u32,
    /// Price of one unit in the currency's smallest unit.
    #[serde(default)]
    pub price_minor: u64,
    /// ISO 4217 code.
    #[schema(example = "EUR")]
    #[serde(default)]
    pub currency: String,
}

fn one() -> u32 {
    1
}

/// Kind of article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = LineClass)]
pub enum Class {
    #[default]
    Plain,
    Handmade,
    Custom,
    Wine,
    Digital,
    Service,
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

/// An amount given back, as the feed says it. The feeds differ here, so fields that no rule reads are let pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Adjustment)]
pub struct AdjustmentDocument {
    /// The line; none means the whole order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line_id: Option<String>,
    /// `NoInventory`, `CouldNotShip` or any other code.
    #[serde(alias = "reason")]
    #[schema(example = "CouldNotShip")]
    pub reason_code: String,
    /// Amount in the currency's smallest unit; none means the full amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_minor: Option<u64>,
    /// How far the feed has come; accepted unless said otherwise.
    #[serde(default)]
    pub status: Progress,
    /// When it took effect.
    #[serde(alias = "at")]
    #[schema(format = DateTime)]
    pub adjusted_at: String,
}

/// How far the feed has come with an adjustment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AdjustmentStatus)]
pub enum Progress {
    #[serde(alias = "pending", alias = "inProgress", alias = "submitted")]
    Processing,
    #[default]
    Accepted,
    Rejected,
}

/// A return request, as the feed says it. Fields that no rule reads are let pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Return)]
pub struct ReturnDocument {
    /// The line; none means the whole order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line_id: Option<String>,
    /// Units; none means all of the line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<u32>,
    /// How far it has come; open unless said otherwise.
    #[serde(default, alias = "status")]
    pub state: Openness,
    /// When the buyer asked.
    #[serde(alias = "at")]
    #[schema(format = DateTime)]
    pub requested_at: String,
}

/// How far a return has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ReturnState)]
pub enum Openness {
    #[default]
    #[serde(alias = "requested", alias = "authorized", alias = "authorised", alias = "inProgress")]
    Open,
    #[serde(alias = "completed", alias = "returned", alias = "refunded")]
    Closed,
    #[serde(alias = "cancelled", alias = "rejected", alias = "declined")]
    Refused,
}

impl OrderDocument {
    /// The order as policy knows it.
    pub fn to_order(&self, id: &OrderId) -> Result<Order, InvalidDocument> {
        same_id("orderId", self.order_id.as_ref(), id.as_str())?;
        Ok(Order {
            id: id.clone(),
            marketplace: parse("marketplaceId", &self.marketplace_id)?,
            seller: parse("sellerId", &self.seller_id)?,
            buyer: parse("buyerId", &self.buyer_id)?,
            status: match self.status {
                Status::Pending => OrderStatus::Pending,
                Status::Unshipped => OrderStatus::Unshipped,
                Status::PartiallyShipped => OrderStatus::PartiallyShipped,
                Status::Shipped => OrderStatus::Shipped,
                Status::Cancelled => OrderStatus::Cancelled,
            },
            purchased_at: parse("purchasedAt", &self.purchased_at)?,
            shipped_at: parse_optional("shippedAt", self.shipped_at.as_ref())?,
            delivered_at: parse_optional("deliveredAt", self.delivered_at.as_ref())?,
            earliest_delivery_at: parse_optional("earliestDeliveryAt", self.earliest_delivery_at.as_ref())?,
            latest_delivery_at: parse_optional("latestDeliveryAt", self.latest_delivery_at.as_ref())?,
            fulfilled_by: self.fulfilled_by.into(),
            lines: each("lines", &self.lines, LineDocument::to_line)?,
            adjustments: each("adjustments", &self.adjustments, AdjustmentDocument::to_adjustment)?,
            returns: each("returns", &self.returns, ReturnDocument::to_return)?,
            claim: if self.guarantee_claim_open { GuaranteeClaim::Open } else { GuaranteeClaim::None },
        })
    }
}

fn each<D, T>(
    field: &str,
    documents: &[D],
    read: impl Fn(&D) -> Result<T, InvalidDocument>,
) -> Result<Vec<T>, InvalidDocument> {
    let in_list = |(at, document): (usize, &D)| {
        read(document)
            .map_err(|error| InvalidDocument::new(format!("{field}[{at}].{}", error.field), error.problem))
    };
    documents.iter().enumerate().map(in_list).collect()
}

impl LineDocument {
    fn to_line(&self) -> Result<Line, InvalidDocument> {
        Ok(Line {
            id: parse("lineId", &self.line_id)?,
            sku: self.sku.clone(),
            title: name("title", &self.title)?,
            class: self.class.into(),
            quantity: self.quantity,
            price_minor: self.price_minor,
            currency: self.currency.clone(),
        })
    }
}

impl AdjustmentDocument {
    fn to_adjustment(&self) -> Result<Adjustment, InvalidDocument> {
        Ok(Adjustment {
            line: parse_optional("lineId", self.line_id.as_ref())?,
            reason_code: self.reason_code.clone(),
            amount_minor: self.amount_minor,
            status: match self.status {
                Progress::Processing => AdjustmentStatus::Processing,
                Progress::Accepted => AdjustmentStatus::Accepted,
                Progress::Rejected => AdjustmentStatus::Rejected,
            },
            adjusted_at: parse("adjustedAt", &self.adjusted_at)?,
        })
    }
}

impl ReturnDocument {
    fn to_return(&self) -> Result<Return, InvalidDocument> {
        Ok(Return {
            line: parse_optional("lineId", self.line_id.as_ref())?,
            quantity: self.quantity,
            state: match self.state {
                Openness::Open => ReturnState::Open,
                Openness::Closed => ReturnState::Closed,
                Openness::Refused => ReturnState::Refused,
            },
            requested_at: parse("requestedAt", &self.requested_at)?,
        })
    }
}
