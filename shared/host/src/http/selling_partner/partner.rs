use axum::{extract::FromRequestParts, http::request::Parts};
use policy::SellerId;
use spapi::{Operation, SpError};
use store::ClientId;

use super::Refused;

/// Who calls which operation, as [`SellingPartnerApi`](super::SellingPartnerApi) made sure before the handler runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SellingPartner {
    /// The seller that is acted for.
    pub seller: SellerId,
    /// The application that acts.
    pub app: ClientId,
    /// What is called.
    pub operation: Operation,
}

impl SellingPartner {
    /// A name for the caller that no other has, beside those of [`Caller`](crate::http::Caller).
    pub fn name(&self) -> String {
        format!("seller:{}:app:{}", self.seller, self.app)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for SellingPartner {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refused> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| {
            tracing::error!("a route of the Selling Partner API is not mounted by SellingPartnerApi");
            SpError::internal_failure().into()
        })
    }
}
