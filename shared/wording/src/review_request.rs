use policy::OrderId;

use crate::{Wording, text::Text};

/// What a request for a review names, and all that differs from one request to another.
#[derive(Debug, Clone, Copy)]
pub struct ReviewRequestWords<'a> {
    /// Storefront name of the seller who asks.
    pub seller: &'a str,
    /// Name of the marketplace.
    pub marketplace: &'a str,
    /// The order.
    pub order: &'a OrderId,
}

/// The fixed text that asks for a review of the product and for feedback on the seller (`review-template-only`,
/// RULEBOOK 11.2), from top to bottom. It wishes for no outcome, offers nothing and does not press. Its subject
/// is [`Wording::subject`] of [`Reason::RequestReview`](policy::Reason::RequestReview).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewRequestText {
    /// Who asks for what.
    pub request: [String; 2],
    /// What the link to the marketplace's review page says.
    pub review_label: String,
    /// That any answer or none is right, where help is had instead, and that nobody asks again.
    pub explanation: [String; 3],
    /// What the link to the opt-out page says (`optout-how`).
    pub opt_out_label: String,
}

impl Wording {
    /// The text of a request for a review.
    pub fn review_request(&self, words: &ReviewRequestWords<'_>) -> ReviewRequestText {
        let marketplace = ("marketplace", words.marketplace);
        let opening = [("seller", words.seller), marketplace, ("order", words.order.as_str())];
        ReviewRequestText {
            request: [
                self.say(Text::ReviewRequestOpening, &opening),
                self.say(Text::ReviewRequestBoth, &[marketplace]),
            ],
            review_label: self.say(Text::ReviewRequestLink, &[]),
            explanation: [
                self.say(Text::ReviewRequestOpinions, &[]),
                self.say(Text::ReviewRequestHelp, &[marketplace]),
                self.say(Text::ReviewRequestOnce, &[]),
            ],
            opt_out_label: self.say(Text::ReviewRequestOptOut, &[]),
        }
    }
}

#[cfg(test)]
mod tests;
