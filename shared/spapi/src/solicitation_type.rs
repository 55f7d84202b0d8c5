use policy::Reason;

/// A type of solicitation. There is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SolicitationType {
    /// A request for a product review and seller feedback, in the platform's own words.
    ProductReviewAndSellerFeedback,
}

impl SolicitationType {
    /// The last segment of its path, which is also the name of its action.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ProductReviewAndSellerFeedback => "productReviewAndSellerFeedback",
        }
    }

    /// The reason for contact that the type stands for.
    pub const fn reason(self) -> Reason {
        match self {
            Self::ProductReviewAndSellerFeedback => Reason::RequestReview,
        }
    }
}
