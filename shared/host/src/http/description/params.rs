use utoipa::IntoParams;

/// An order in the path.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OrderPath {
    /// Id of the order.
    #[param(pattern = r"^\d{3}-\d{7}-\d{7}$", example = "111-1111111-1111111")]
    pub id: String,
}

macro_rules! named_by_the_feed {
    ($($(#[doc = $type_doc:literal])+ $name:ident, $field_doc:literal, $example:literal;)+) => {$(
        $(#[doc = $type_doc])+
        #[derive(Debug, IntoParams)]
        #[into_params(parameter_in = Path)]
        pub struct $name {
            #[doc = $field_doc]
            #[param(pattern = "^[A-Za-z0-9._-]{1,64}$", example = $example)]
            pub id: String,
        }
    )+};
}

named_by_the_feed! {
    /// A marketplace in the path.
    MarketplacePath, "Id of the marketplace, chosen by its operator.", "US";
    /// A seller account in the path.
    SellerPath, "Id of the seller account, chosen by the marketplace.", "S1";
    /// A buyer in the path.
    BuyerPath, "Id of the buyer, chosen by the marketplace.", "B1";
}
