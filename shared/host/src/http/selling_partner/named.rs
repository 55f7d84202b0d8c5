use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
};
use policy::{MarketplaceId, Order, OrderId};
use spapi::{Details, SpError};

use super::{Refused, SellingPartner};

/// What a call names: an order in its path, and a marketplace in its query. 400 if it does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The order.
    pub order: OrderId,
    /// The marketplace.
    pub marketplace: MarketplaceId,
}

impl<S: Send + Sync> FromRequestParts<S> for Named {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refused> {
        let path = Path::<String>::from_request_parts(parts, state).await;
        // A path that is no UTF-8 names no order.
        let order = spapi::order_id(path.as_deref().map_or("", String::as_str))?;
        let marketplace = spapi::marketplace_id(parts.uri.query().unwrap_or_default())?;
        Ok(Self { order, marketplace })
    }
}

impl Named {
    /// Whether an order is the partner's and was placed on the marketplace that the call names.
    pub fn fits(&self, order: &Order, partner: &SellingPartner) -> bool {
        order.seller == partner.seller && order.marketplace == self.marketplace
    }

    /// 404: the words do not tell an unknown order from another seller's, or from another marketplace's.
    pub fn unknown_order() -> Refused {
        let details = Details::new("unknown-order")
            .message("you have no such order on this marketplace")
            .fix("name an order of yours in 3-7-7 digits, and the marketplace on which it was placed");
        SpError::not_found(&details).into()
    }
}
