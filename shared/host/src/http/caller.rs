use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};
use policy::{Order, SellerId};

use super::{Problem, token::verify_token};
use crate::Services;

/// How far a token reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// The operator: everything.
    Marketplace,
    /// One seller account: its own orders and messages.
    Seller(SellerId),
}

/// Who calls, by a token that was verified. Taking it as an argument is what protects a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller(pub Scope);

impl Caller {
    /// Refuses everyone but the operator.
    pub fn must_be_marketplace(&self) -> Result<(), Problem> {
        match self.0 {
            Scope::Marketplace => Ok(()),
            Scope::Seller(_) => Err(Problem::out_of_scope("marketplace")),
        }
    }

    /// Whether an order is the caller's to see.
    pub fn may_see(&self, order: &Order) -> bool {
        match &self.0 {
            Scope::Marketplace => true,
            Scope::Seller(id) => *id == order.seller,
        }
    }

    /// A name for the caller that no other has.
    pub fn name(&self) -> String {
        self.0.to_string()
    }
}

impl FromRequestParts<Services> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, services: &Services) -> Result<Self, Problem> {
        parts
            .headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.split_once(' '))
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
            .and_then(|(_, token)| verify_token(&services.settings.keys.token, token.trim()))
            .map(Caller)
            .ok_or_else(Problem::unauthenticated)
    }
}
