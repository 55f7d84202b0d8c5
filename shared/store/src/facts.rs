use std::collections::HashMap;

use policy::{
    Buyer, BuyerId, EmailAddress, MarketplaceId, MessageId, Order, OrderId, Seller, SellerId, ThreadId,
};

use crate::{
    App, BlockEntry, ClientId, DayCounts, Error, HardBounce, MailId, Marketplace, Masked, Message, OptOut,
    Pair, Recorded, Review, SellerReviewSchedule, Store, Thread, Upload, UploadId,
    feed::{Contacts, KnownAs},
    idempotency::IdempotencyKey,
    keys::Key,
    ledger::{Arrived, LedgerRow},
    table::Item,
};

/// What a decision needs to know, collected so that one read fetches all of it.
#[derive(Debug, Default)]
pub struct Wanted {
    keys: Vec<Key>,
}

/// What one read found, strongly consistent.
#[derive(Debug)]
pub struct Facts {
    items: HashMap<Key, Item>,
}

impl Store {
    /// Reads everything wanted at once.
    pub async fn facts(&self, wanted: Wanted) -> Result<Facts, Error> {
        Ok(Facts { items: self.fetch(wanted.keys).await? })
    }
}

macro_rules! facts {
    ($($(#[$doc:meta])+ $name:ident($($argument:ident: $type:ty),+) = $key:expr => $read:path as $found:ty;)+) => {
        impl Wanted {
            $($(#[$doc])+ #[must_use] pub fn $name(mut self, $($argument: $type),+) -> Self {
                self.keys.push($key);
                self
            })+
        }

        impl Facts {
            $($(#[$doc])+ pub fn $name(&self, $($argument: $type),+) -> Result<Option<$found>, Error> {
                self.items.get(&$key).map(|item| $read(item)).transpose()
            })+
        }
    };
}

facts! {
    /// A marketplace.
    marketplace(id: &MarketplaceId) = Key::marketplace(id) => Marketplace::read as Marketplace;
    /// A seller account.
    seller(id: &SellerId) = Key::seller(id) => crate::feed::read_seller as Seller;
    /// A buyer account without its preference: [`Facts::buyer`] joins both.
    buyer_account(id: &BuyerId) = Key::buyer(id) => crate::feed::read_buyer as Buyer;
    /// A buyer's refusal of unsolicited messages.
    opt_out(id: &BuyerId) = Key::opt_out(id) => OptOut::read as OptOut;
    /// An order.
    order(id: &OrderId) = Key::order(id) => crate::feed::read_order as Order;
    /// How far the review request of an order has come.
    review(id: &OrderId) = Key::review(id) => Review::read as Review;
    /// When a seller wants its buyers to be asked for reviews.
    review_schedule(id: &SellerId) = Key::review_schedule(id) => crate::feed::read_review_schedule as SellerReviewSchedule;
    /// Whether a buyer is on a seller's block list.
    blocked_buyer(seller: &SellerId, buyer: &BuyerId) = Key::blocked_buyer(seller, buyer) => BlockEntry::read as BlockEntry;
    /// Whether an order is on a seller's block list.
    blocked_order(seller: &SellerId, order: &OrderId) = Key::blocked_order(seller, order) => BlockEntry::read as BlockEntry;
    /// Whether mail to a buyer came back for good.
    bounce(id: &BuyerId) = Key::bounce(id) => HardBounce::read as HardBounce;
    /// Orders that a seller got on a marketplace, by civil day.
    orders_placed(marketplace: &MarketplaceId, seller: &SellerId)
        = Key::orders_placed(marketplace, seller) => DayCounts::read as DayCounts;
    /// Proactive messages that a seller sent on a marketplace, by civil day.
    messages_sent(marketplace: &MarketplaceId, seller: &SellerId)
        = Key::messages_sent(marketplace, seller) => DayCounts::read as DayCounts;
    /// What was already sent about an order.
    contacts(id: &OrderId) = Key::contacts(id) => Contacts::read as Contacts;
    /// The masks of a pair.
    pair(marketplace: &MarketplaceId, seller: &SellerId, buyer: &BuyerId)
        = Key::pair(marketplace, seller, buyer) => Pair::read as Pair;
    /// Whom a mask stands for, and towards whom.
    mask(token: &str) = Key::mask(token) => Masked::read as Masked;
    /// Whether anyone is known by a mail address.
    known_as(address: &EmailAddress) = Key::address(&address.folded()) => KnownAs::read as KnownAs;
    /// The head of a thread.
    thread(id: &ThreadId) = Key::thread(id) => Thread::read as Thread;
    /// One message of a thread.
    message(thread: &ThreadId, id: &MessageId) = Key::message(thread, id) => Message::read as Message;
    /// A Message-ID as the side that writes to the mask `token` knows it.
    mail_id(token: &str, id: &str) = Key::mail_id(token, id) => MailId::read as MailId;
    /// A program that calls for a seller.
    app(id: &ClientId) = Key::app(id) => App::read as App;
    /// A place for a seller's file.
    upload(id: &UploadId) = Key::upload(id) => Upload::read as Upload;
    /// How an inbound mail ended for one recipient.
    inbound(arrived: &Arrived) = Key::inbound(&arrived.object, &arrived.recipient) => LedgerRow::read as LedgerRow;
    /// What was answered to an earlier call with the same idempotency key.
    recorded(key: &IdempotencyKey) = Key::idempotency(&key.caller, &key.key) => Recorded::read as Recorded;
}

impl Wanted {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A buyer with preference.
    #[must_use]
    pub fn buyer(self, id: &BuyerId) -> Self {
        self.buyer_account(id).opt_out(id)
    }
}

impl Facts {
    /// A buyer with preference.
    pub fn buyer(&self, id: &BuyerId) -> Result<Option<Buyer>, Error> {
        let opted_out_at = self.opt_out(id)?.map(|opt_out| opt_out.since);
        Ok(self.buyer_account(id)?.map(|buyer| Buyer { opted_out_at, ..buyer }))
    }
}
