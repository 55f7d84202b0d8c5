/// Id of the marketplace.
pub(crate) const MARKETPLACE_ID: &str = "US";
/// Domain of every mask.
pub(crate) const RELAY: &str = "mail.corner-market.example";

/// Id of the seller S.
pub const SELLER_ID: &str = "S";
/// Registered address of S.
pub const SELLER: &str = "office@oak-and-iron.example";
/// The other address that may write for S.
pub const APPROVED: &str = "colin@oak-and-iron.example";

/// Id of a second seller, to whom B has no relation.
pub const OTHER_SELLER_ID: &str = "S2";
/// Registered address of the second seller.
pub const OTHER_SELLER: &str = "desk@tin-and-glass.example";

/// Id of the buyer B.
pub const BUYER_ID: &str = "B";
/// Address of B, who prefers en-US.
pub const BUYER: &str = "jane.roe@home-post.example";

/// The order O of B from S, shipped, and delivered when the world begins.
pub const ORDER: &str = "111-1111111-1111111";
/// A seller's text that no order needs.
pub const CARE: &str = "Wipe the shelf with a dry cloth and oil the oak once a year.";
