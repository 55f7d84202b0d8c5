use content::order_ids;
use host::Services;
use mail::{Alias, Letter};
use policy::{Buyer, EmailAddress, Field, Instant, NamedOrder, Order, OrderId, Role, Seller, ThreadId};
use store::{Arrived, DayCounts, Facts, LedgerRow, MailId, Marketplace, Masked, Message, Thread, Wanted};

use crate::Error;

/// Most order ids of one mail that are looked up.
const MOST_ORDERS: usize = 10;
/// Most references of one mail that are looked up, the nearest first.
const MOST_REFERENCES: usize = 20;
/// Most aliases with a thread token in one mail's text that are looked up.
const MOST_TOKENS: usize = 5;
/// Most messages of the thread that quotations are compared with.
const MOST_MESSAGES: usize = 6;

/// What the first read found: all that the letter itself names.
pub(crate) struct First {
    pub(crate) settled: Option<LedgerRow>,
    pub(crate) token: String,
    /// The thread that the recipient's suffix names.
    suffix: Option<ThreadId>,
    /// The threads that aliases in the text name, as thread tokens.
    quoted: Vec<ThreadId>,
    /// Message-IDs that the letter answers to, the nearest first.
    references: Vec<String>,
    pub(crate) orders: Vec<Order>,
    pub(crate) facts: Facts,
}

/// All that is known around one letter, after two reads.
pub(crate) struct Scene {
    pub(crate) first: First,
    pub(crate) masked: Masked,
    pub(crate) marketplace: Marketplace,
    pub(crate) seller: Seller,
    pub(crate) buyer: Buyer,
    /// The thread named by the suffix of the recipient's alias.
    pub(crate) by_suffix: Option<Thread>,
    /// The thread of a message that the letter answers to.
    pub(crate) by_reference: Option<Thread>,
    /// The thread whose token stands in the text.
    pub(crate) by_token: Option<Thread>,
    /// Messages that the letter answers to, the nearest first.
    pub(crate) answered: Vec<Message>,
    /// Orders of the seller by civil day; nothing if the buyer writes.
    pub(crate) orders_placed: DayCounts,
    /// Proactive messages of the seller by civil day; nothing if the buyer writes.
    pub(crate) messages_sent: DayCounts,
}

impl First {
    pub(crate) async fn read(
        services: &Services,
        arrived: &Arrived,
        alias: &Alias,
        letter: &Letter,
    ) -> Result<Self, Error> {
        let token = alias.token.to_string();
        let text = letter.body.text();
        let mut named: Vec<OrderId> = Vec::new();
        for NamedOrder { id, .. } in
            order_ids(Field::Subject, &letter.subject).into_iter().chain(order_ids(Field::Body, &text))
        {
            if !named.contains(&id) && named.len() < MOST_ORDERS {
                named.push(id);
            }
        }
        let mut references: Vec<String> = Vec::new();
        for id in letter.in_reply_to.iter().chain(letter.references.iter().rev()) {
            let id = id.to_string();
            if !references.contains(&id) && references.len() < MOST_REFERENCES {
                references.push(id);
            }
        }
        let quoted = threads_named_in(&text, services);
        let mut wanted = Wanted::new().inbound(arrived).mask(&token).known_as(&letter.from);
        for id in letter.message_id.iter().map(ToString::to_string).chain(references.iter().cloned()) {
            wanted = wanted.mail_id(&token, &id);
        }
        for id in &named {
            wanted = wanted.order(id).contacts(id).review(id);
        }
        for thread in alias.thread.iter().chain(&quoted) {
            wanted = wanted.thread(thread);
        }
        let facts = services.store.facts(wanted).await?;
        let mut orders = Vec::new();
        for id in &named {
            orders.extend(facts.order(id)?);
        }
        Ok(Self {
            settled: facts.inbound(arrived)?,
            token,
            suffix: alias.thread.clone(),
            quoted,
            references,
            orders,
            facts,
        })
    }

    /// Whom the mask stands for.
    pub(crate) fn masked(&self) -> Result<Option<Masked>, Error> {
        Ok(self.facts.mask(&self.token)?)
    }

    /// What the references stand for, the nearest first.
    fn referenced(&self) -> Result<Vec<MailId>, Error> {
        let mut found = Vec::new();
        for id in &self.references {
            found.extend(self.facts.mail_id(&self.token, id)?);
        }
        Ok(found)
    }
}

impl Scene {
    /// Reads who the two sides are and what the letter answers to; none if one of them is gone.
    pub(crate) async fn read(
        services: &Services,
        first: First,
        masked: Masked,
        letter: &Letter,
    ) -> Result<Option<Self>, Error> {
        let pair = &masked.pair;
        let referenced = first.referenced()?;
        let mut wanted = Wanted::new().marketplace(&pair.marketplace).seller(&pair.seller).buyer(&pair.buyer);
        if masked.stands_for == Role::Buyer {
            wanted = wanted
                .orders_placed(&pair.marketplace, &pair.seller)
                .messages_sent(&pair.marketplace, &pair.seller);
        }
        if let Some(nearest) = referenced.first() {
            wanted = wanted.thread(&nearest.thread);
        }
        for id in referenced.iter().take(MOST_MESSAGES) {
            wanted = wanted.message(&id.thread, &id.message);
        }
        let facts = services.store.facts(wanted).await?;
        let (Some(marketplace), Some(seller), Some(buyer)) =
            (facts.marketplace(&pair.marketplace)?, facts.seller(&pair.seller)?, facts.buyer(&pair.buyer)?)
        else {
            return Ok(None);
        };
        let of_pair = |thread: &Thread| thread.seller_mask == pair.masks.seller;
        let by_reference = match referenced.first() {
            Some(nearest) => facts.thread(&nearest.thread)?.filter(of_pair),
            None => None,
        };
        let by_suffix = match &first.suffix {
            Some(id) => first.facts.thread(id)?.filter(of_pair),
            None => None,
        };
        let mut by_token = None;
        for id in &first.quoted {
            by_token = by_token.or(first.facts.thread(id)?.filter(of_pair));
        }
        let mut answered = Vec::new();
        for id in referenced.iter().take(MOST_MESSAGES) {
            answered.extend(facts.message(&id.thread, &id.message)?);
        }
        if answered.is_empty()
            && let Some(thread) = by_suffix.as_ref().or(by_token.as_ref())
            && letter.body.has_quotation()
        {
            let limit = u8::try_from(MOST_MESSAGES).unwrap_or(u8::MAX);
            answered = services.store.last_messages(&thread.id, limit).await?;
        }
        let orders_placed = facts.orders_placed(&pair.marketplace, &pair.seller)?.unwrap_or_default();
        let messages_sent = facts.messages_sent(&pair.marketplace, &pair.seller)?.unwrap_or_default();
        Ok(Some(Self {
            first,
            masked,
            marketplace,
            seller,
            buyer,
            by_suffix,
            by_reference,
            by_token,
            answered,
            orders_placed,
            messages_sent,
        }))
    }

    /// Whether the same Message-ID was accepted within the last 24 hours (`pipeline-idempotent`).
    pub(crate) fn is_repeated(&self, letter: &Letter, accepted_at: Instant) -> Result<bool, Error> {
        let Some(id) = &letter.message_id else { return Ok(false) };
        let before = self.first.facts.mail_id(&self.first.token, &id.to_string())?;
        Ok(before.is_some_and(|before| before.is_repeated_at(accepted_at)))
    }

    /// Orders that the letter names and that are between the two.
    pub(crate) fn orders_of_pair(&self) -> impl Iterator<Item = &Order> {
        let pair = &self.masked.pair;
        self.first.orders.iter().filter(|order| order.seller == pair.seller && order.buyer == pair.buyer)
    }

    /// The address of the mask that stands for the one side towards the other.
    pub(crate) fn mask_address(&self, token: &str) -> String {
        format!("{token}@{}", self.marketplace.relay_domain)
    }

    /// The id that the recipient's mail program has for each message that the letter refers to, oldest first.
    pub(crate) fn references_of_recipient(&self) -> Result<Vec<String>, Error> {
        let known = self.first.referenced()?;
        Ok(known.into_iter().rev().filter_map(|id| id.counterpart).collect())
    }
}

/// Threads named by aliases of ours, with a thread token, anywhere in a text.
fn threads_named_in(text: &str, services: &Services) -> Vec<ThreadId> {
    let mut found = Vec::new();
    let breaks =
        |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '"' | ',' | ';' | ':' | '[' | ']');
    for word in text.split(breaks).filter(|word| word.contains('+')) {
        let thread = word
            .trim_end_matches('.')
            .parse::<EmailAddress>()
            .ok()
            .and_then(|address| services.mask_key.recognise(address.local()))
            .and_then(|alias| alias.thread);
        if let Some(thread) = thread
            && !found.contains(&thread)
            && found.len() < MOST_TOKENS
        {
            found.push(thread);
        }
    }
    found
}
