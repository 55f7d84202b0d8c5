//! Who and what stands around the mail: the facts that the store would give.

use std::error::Error;

use policy::{
    Buyer, CaseState, EmailAddress, Instant, MarketplaceRules, MessageId, OrderId, Seller, ThreadFact,
    ThreadId,
};
use store::{Marketplace, Pair, PairMasks};

pub(crate) const RELAY_DOMAIN: &str = "mail.corner-market.example";
pub(crate) const MASK_OF_BUYER: &str = "b7kq2m9x4trw";
pub(crate) const MASK_OF_SELLER: &str = "s3hn8v5c6pzd";
pub(crate) const BUYER_ADDRESS: &str = "jane@home.example";
const SELLER_ADDRESS: &str = "office@oak-and-iron.example";

/// What the buyer wrote, which the answer quotes.
pub(crate) const BUYER_TEXT: &str = "Hello,

I would like to put the oak bookshelf between the window and the door of our living room and have a few questions
before it arrives. The space is one hundred and twelve centimetres wide at the floor and a little less at the top.

First, how much does one board carry? We have many heavy books, mostly about gardens, and I would like to put thirty
of them on each board. Second, how is it fixed? The wall is brick below the window and plaster above it, and I would
rather not drill more holes than needed. Third, are the pegs made of the same oak, and what happens if one is loose?

And last, which day will it come? I work from home on Mondays and Thursdays, on other days nobody could open the door.
The house has no lift and we live on the third floor, so the carrier may want a second pair of hands.

The staircase turns twice and is ninety centimetres wide, and the bookshelf of a neighbour had to go back because it did
not pass the second landing. If the boards come apart from the sides that should be no trouble, but please tell us how
long the longest part is. We would also like to know how heavy the parcel is, and whether the cardboard can be left with
you, since our cellar is full. My mother asks whether the same shelf could be made for her hall, only narrower and with
one board less; she would not need it before the summer. I have put a photograph of our wall below, with the places of
the sockets marked, and a drawing of the room with all that stands in it.

Many thanks and kind regards,
Jane
";

/// The facts around one answer of a seller.
pub(crate) struct Scene {
    pub(crate) message: MessageId,
    pub(crate) marketplace: Marketplace,
    pub(crate) pair: Pair,
    pub(crate) seller: Seller,
    pub(crate) buyer: Buyer,
    pub(crate) order: OrderId,
    pub(crate) thread: ThreadFact,
    /// Message-IDs that the buyer's program has.
    pub(crate) references: Vec<String>,
    pub(crate) asked_at: Instant,
    pub(crate) now: Instant,
}

impl Scene {
    pub(crate) fn new() -> Result<Self, Box<dyn Error>> {
        let rules = MarketplaceRules::defaults("M1".parse()?);
        let thread: ThreadId = "t5f2k8w3".parse()?;
        Ok(Self {
            message: "m01jhz7k3v".parse()?,
            pair: Pair {
                marketplace: rules.id.clone(),
                seller: "S1".parse()?,
                buyer: "B1".parse()?,
                masks: PairMasks { buyer: MASK_OF_BUYER.to_owned(), seller: MASK_OF_SELLER.to_owned() },
            },
            marketplace: Marketplace {
                rules,
                name: "Corner Market".to_owned(),
                relay_domain: RELAY_DOMAIN.to_owned(),
                token_length: 12,
                review_page: "https://corner-market.example/orders/{orderId}/review".to_owned(),
            },
            seller: Seller {
                id: "S1".parse()?,
                name: "Oak & Iron".to_owned(),
                registered: SELLER_ADDRESS.parse()?,
                approved: vec!["colin@oak-and-iron.example".parse()?],
                blocked: Vec::new(),
                messaging_enabled: true,
            },
            buyer: Buyer {
                id: "B1".parse()?,
                given_name: "Jane".to_owned(),
                address: BUYER_ADDRESS.parse()?,
                locale: "en-US".parse()?,
                opted_out_at: None,
            },
            order: "111-2223334-5556667".parse()?,
            thread: ThreadFact { id: thread, has_buyer_message: true, state: CaseState::Open },
            references: vec!["<q1@janes-laptop.example>".to_owned()],
            asked_at: "2026-01-19T10:12:00Z".parse()?,
            now: "2026-01-20T09:00:00Z".parse()?,
        })
    }

    /// The pair's own masks.
    pub(crate) fn masks(&self) -> Vec<EmailAddress> {
        let (masks, domain) = (&self.pair.masks, &self.marketplace.relay_domain);
        let both = [&masks.buyer, &masks.seller].into_iter();
        both.filter_map(|token| format!("{token}@{domain}").parse().ok()).collect()
    }
}
