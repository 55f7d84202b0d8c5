use host::http::description::{TOKEN, schemas_of_problems};
use utoipa::openapi::{
    Components, Info, InfoBuilder, License, OpenApi, OpenApiBuilder, Tag,
    security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    tag::TagBuilder,
};

const ABOUT: &str = "\
The marketplace's own API: its operator feeds in who sells and buys what, and sellers start contact, ask for reviews and \
say whom never to ask. Programs that speak Amazon's Selling Partner API use that instead, below the same address.

Bodies are JSON in UTF-8. Instants are RFC 3339, such as `2026-01-10T09:00:00Z`, and compared to the millisecond. An \
unknown field is refused, except within adjustments and returns.

Every refusal is a problem (`application/problem+json`, RFC 9457). Its `type` says what kind it is and what to do.";

const ABOUT_TOKENS: &str = "\
A token of this house, without an end. Its scope is either `marketplace`, which reaches everything, or `seller:<id>`, \
which reaches the orders, messages and settings of this one account. Each operation says which of the two it takes.";

/// The groups of operations, in the order in which they are read.
const GROUPS: [(&str, &str); 6] = [
    ("Feed", "Who sells and buys where, and what was ordered. Storing the same twice changes nothing."),
    (
        "Messages",
        "A seller starts contact with the buyer of an order, or tries what a text would be refused for.",
    ),
    (
        "Review requests",
        "Every order has one request for a review, sent by the seller's schedule or when the seller asks, and never twice.",
    ),
    ("Block list", "Buyers and orders that a seller never wants to ask for a review."),
    ("Opt-out", "A buyer's refusal of unsolicited messages of all sellers."),
    ("Applications", "Programs that speak the Selling Partner API for a seller."),
];

/// The description of every operation below `/v1`.
pub fn document() -> OpenApi {
    let described = [
        orders::description(),
        proactive_send::description(),
        opt_out::description(),
        reviews::description(),
        authorise::description(),
    ];
    described.into_iter().fold(frame(), OpenApi::merge_from)
}

/// The document without operations.
fn frame() -> OpenApi {
    let token = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(ABOUT_TOKENS)).build();
    let mut components = Components::new();
    components.schemas.extend(schemas_of_problems());
    components.add_security_scheme(TOKEN, SecurityScheme::Http(token));
    OpenApiBuilder::new()
        .info(info())
        .components(Some(components))
        .tags(Some(GROUPS.map(|(name, about)| group(name, about))))
        .build()
}

fn group(name: &str, about: &str) -> Tag {
    TagBuilder::new().name(name).description(Some(about)).build()
}

fn info() -> Info {
    let mut license = License::new("MIT OR Apache-2.0");
    license.identifier = Some("MIT OR Apache-2.0".to_owned());
    InfoBuilder::new()
        .title("Aboveboard")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(ABOUT))
        .license(Some(license))
        .build()
}
