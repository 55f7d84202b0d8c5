use std::collections::HashMap;

use data_encoding::BASE64URL_NOPAD;
use policy::{OrderId, ReviewState, SellerId};

use super::{Review, change::text, plan::by_seller};
use crate::{
    Error, Store, Wanted,
    keys::{BY_SELLER, Key, LISTED},
    table::Item,
};

/// Where a list goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The sort key of the last entry, which ends in its order.
    listed: String,
    order: OrderId,
}

/// A cursor that this house never gave.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("must be the cursor of an earlier answer, unchanged")]
pub struct InvalidCursor;

/// One page of a seller's review requests.
#[derive(Debug)]
pub struct Listed {
    /// The requests.
    pub reviews: Vec<Review>,
    /// Where it goes on; none at the end.
    pub next: Option<Cursor>,
}

impl Store {
    /// A page of a seller's review requests by state, the longest in it first. A request that changed just now may
    /// be missing from one page.
    pub async fn reviews_of(
        &self,
        seller: &SellerId,
        state: Option<ReviewState>,
        after: Option<&Cursor>,
        limit: u8,
    ) -> Result<Listed, Error> {
        let mut request = self
            .client
            .query()
            .table_name(&self.table)
            .index_name(BY_SELLER)
            .expression_attribute_names("#seller", BY_SELLER)
            .expression_attribute_values(":seller", text(by_seller(seller.as_str())))
            .limit(i32::from(limit));
        request = match state {
            Some(state) => request
                .key_condition_expression("#seller = :seller AND begins_with(#listed, :state)")
                .expression_attribute_names("#listed", LISTED)
                .expression_attribute_values(":state", text(format!("{}#", state.word()))),
            None => request.key_condition_expression("#seller = :seller"),
        };
        let answer = request
            .set_exclusive_start_key(after.map(|cursor| cursor.key(seller)))
            .send()
            .await
            .map_err(Error::unavailable("list review requests"))?;
        let order = |found: &Item| Key::of(found)?.partition().split_once('#')?.1.parse().ok();
        let orders: Vec<OrderId> = answer.items.unwrap_or_default().iter().filter_map(order).collect();
        let facts = self.facts(orders.iter().fold(Wanted::new(), Wanted::review)).await?;
        let mut reviews = Vec::with_capacity(orders.len());
        for order in &orders {
            let review = match facts.review(order) {
                Ok(review) => review,
                Err(error) => {
                    tracing::error!(%order, %error, "a review request is left out of a list");
                    continue;
                }
            };
            reviews.extend(review.filter(|review| state.is_none_or(|state| review.state == state)));
        }
        let next = answer.last_evaluated_key.as_ref().and_then(Cursor::of);
        Ok(Listed { reviews, next })
    }
}

impl Cursor {
    /// Whether it can be of a list of this state.
    pub fn suits(&self, state: Option<ReviewState>) -> bool {
        let word = self.listed.split('#').next().unwrap_or_default();
        state.is_none_or(|state| state.word() == word)
    }

    fn of(last: &Item) -> Option<Self> {
        Self::parsed(last.get(LISTED)?.as_s().ok()?.clone())
    }

    fn parsed(listed: String) -> Option<Self> {
        let order = listed.rsplit_once('#')?.1.parse().ok()?;
        Some(Self { listed, order })
    }

    fn key(&self, seller: &SellerId) -> HashMap<String, aws_sdk_dynamodb::types::AttributeValue> {
        let mut key = Key::review(&self.order).attributes();
        key.insert(BY_SELLER.to_owned(), text(by_seller(seller.as_str())));
        key.insert(LISTED.to_owned(), text(self.listed.clone()));
        key
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&BASE64URL_NOPAD.encode(self.listed.as_bytes()))
    }
}

impl std::str::FromStr for Cursor {
    type Err = InvalidCursor;

    fn from_str(text: &str) -> Result<Self, InvalidCursor> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| InvalidCursor)?;
        String::from_utf8(bytes).ok().and_then(Self::parsed).ok_or(InvalidCursor)
    }
}
