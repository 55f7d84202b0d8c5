use policy::{MarketplaceId, OrderId};

use crate::{Details, SpError};

/// The one marketplace that `marketplaceIds` names, in a raw query without `?`: as csv or repeated keys. Other fields
/// are ignored, whatever they are. None, several, or no id at all is 400.
pub fn marketplace_id(query: &str) -> Result<MarketplaceId, SpError> {
    let values: Vec<_> =
        fields(query).filter(|(name, _)| name == "marketplaceIds").map(|(_, value)| value).collect();
    let mut ids = values.iter().flat_map(|value| value.split(',')).map(str::trim).filter(|id| !id.is_empty());
    match (ids.next(), ids.next()) {
        (Some(id), None) => id.parse().map_err(|error: policy::InvalidId| {
            invalid("malformed", &error.to_string(), "name the marketplace by its id, such as ATVPDKIKX0DER")
        }),
        (None, _) => Err(invalid(
            "missing",
            "the query names no marketplace",
            "add ?marketplaceIds=<id> to the address, not to the body",
        )),
        (Some(_), Some(_)) => Err(invalid(
            "too-many",
            "the query names more than one marketplace",
            "name exactly one marketplace",
        )),
    }
}

fn invalid(reason: &str, message: &str, fix: &str) -> SpError {
    SpError::invalid_marketplace(&Details::new(reason).field("marketplaceIds").message(message).fix(fix))
}

/// The order that a path names, percent-decoded: `^\d{3}-\d{7}-\d{7}$`, else 400.
pub fn order_id(text: &str) -> Result<OrderId, SpError> {
    text.parse().map_err(|error: policy::InvalidOrderId| {
        let message = "amazonOrderId: Missing or invalid request parameter: amazonOrderId";
        let details = Details::new("malformed").field("amazonOrderId").message(error.to_string());
        SpError::new(
            crate::Code::InvalidInput,
            message,
            &details.fix("name an order of yours in 3-7-7 digits"),
        )
    })
}

/// The fields of a query or form, percent-decoded; malformed escapes and bytes that are no UTF-8 are replaced.
pub(crate) fn fields(query: &str) -> impl Iterator<Item = (String, String)> {
    form_urlencoded::parse(query.as_bytes()).into_owned()
}

#[cfg(test)]
mod tests;
