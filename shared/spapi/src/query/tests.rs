use proptest::prelude::*;

use super::*;
use crate::Code;

#[test]
fn one_marketplace_is_taken_however_it_is_written() {
    for query in [
        "marketplaceIds=ATVPDKIKX0DER",
        "marketplaceIds=ATVPDKIKX0DER,",
        "marketplaceIds=%41TVPDKIKX0DER&marketplaceIds=",
        "MarketplaceId=A&MarketplaceIds=B&marketplace_ids=C&marketplaceIds=ATVPDKIKX0DER&x[]=%FF",
    ] {
        assert_eq!(marketplace_id(query).unwrap().as_str(), "ATVPDKIKX0DER", "{query}");
    }
}

#[test]
fn none_or_several_are_400_in_amazons_words() {
    for (query, reason) in [
        ("", "missing"),
        ("marketplaceIds", "missing"),
        ("marketplaceIds=", "missing"),
        ("marketplaceIds=,", "missing"),
        ("MarketplaceIds=ATVPDKIKX0DER", "missing"),
        ("marketplaceIds=A,B", "too-many"),
        ("marketplaceIds=A%2CB", "too-many"),
        ("marketplaceIds=A&marketplaceIds=B", "too-many"),
        ("marketplaceIds=A&marketplaceIds=A", "too-many"),
        ("marketplaceIds=A%20B", "malformed"),
        ("marketplaceIds=%FF", "malformed"),
    ] {
        let error = marketplace_id(query).unwrap_err();
        assert_eq!((error.code, error.code.status()), (Code::InvalidInput, 400));
        assert_eq!(error.message, "marketplaceIds: Missing or invalid request parameter: marketplaceId");
        let details: Details = serde_json::from_str(&error.details).unwrap();
        assert_eq!(
            (details.reason.as_str(), details.field.as_deref()),
            (reason, Some("marketplaceIds")),
            "{query}"
        );
    }
}

#[test]
fn an_order_id_has_three_seven_and_seven_digits() {
    assert_eq!(order_id("123-1234567-1234567").unwrap().as_str(), "123-1234567-1234567");
    for text in [
        "",
        "badOrderId",
        "123-1234567-123456",
        "123-1234567-12345678",
        " 123-1234567-1234567",
        "１23-1234567-1234567",
    ] {
        let error = order_id(text).unwrap_err();
        assert_eq!(error.code, Code::InvalidInput, "{text}");
        assert!(error.details.contains("amazonOrderId"));
    }
}

proptest! {
    #[test]
    fn any_query_is_read_or_refused(query in any::<String>(), part in "(marketplaceIds(=[A-Z,%0-9]{0,6})?&?){0,4}") {
        for query in [query.clone(), part.clone(), format!("{part}{query}"), format!("{query}&{part}")] {
            match marketplace_id(&query) {
                Ok(id) => prop_assert!(!id.as_str().contains(',')),
                Err(error) => prop_assert_eq!(error.code.status(), 400),
            }
        }
    }

    #[test]
    fn any_order_is_read_back_or_refused(text in any::<String>(), digits in "[0-9-]{17,21}") {
        for text in [text, digits] {
            if let Ok(id) = order_id(&text) {
                prop_assert_eq!(id.as_str(), text);
            }
        }
    }
}
