use mail::{Author, Body, Kept, Mailbox, Mask, OneClickUrl, Outgoing, Rfc5322Id, Secrets, compose};
use policy::{Buyer, EmailAddress, Instant, LanguageTag, OrderId, Permit, Role, Seller, ThreadId};
use store::{Carries, Dispatch, LEASE, Marketplace, MessageState, Pair};
use wording::{BuyerFooter, SellerFooter, Wording};

use crate::Prepared;

/// A message on its way to the other side: everything the platform composes the mail from (`pipeline-rebuild`).
#[derive(Debug)]
pub struct Relaying<'a> {
    /// Proof that it may leave.
    pub permit: &'a Permit,
    /// Its thread.
    pub thread: &'a ThreadId,
    /// The order it is about.
    pub order: Option<&'a OrderId>,
    /// Where the two met.
    pub marketplace: &'a Marketplace,
    /// Their masks.
    pub pair: &'a Pair,
    /// Who sells.
    pub seller: &'a Seller,
    /// Who buys.
    pub buyer: &'a Buyer,
    /// Who writes.
    pub writer: Role,
    /// Where the writer hears of it if it cannot leave.
    pub answer_to: &'a EmailAddress,
    /// Subject, without anything that must stay hidden.
    pub subject: &'a str,
    /// What the writer wrote, without anything that must stay hidden.
    pub body: Body,
    /// What it answers, shown below (`reply-keeps-original`).
    pub original: Option<Original<'a>>,
    /// Files that travel.
    pub attachments: &'a [Kept],
    /// Names of files that do not (`attachment-told`).
    pub removed: &'a [String],
    /// The writer's own Message-ID.
    pub mail_id: Option<String>,
    /// Message-IDs that the recipient's program has, oldest first.
    pub references: &'a [String],
    /// The buyer's opt-out link.
    pub opt_out_link: &'a str,
}

/// An earlier message, shown below an answer.
#[derive(Debug, Clone, Copy)]
pub struct Original<'a> {
    /// Who wrote it.
    pub writer: Role,
    /// When.
    pub at: Instant,
    /// What.
    pub text: &'a str,
}

/// A message ready to leave.
#[derive(Debug)]
pub struct Relayed {
    /// The mail, and what the outbox needs to send it.
    pub prepared: Prepared,
    /// All of its text as the recipient reads it.
    pub text: String,
    /// How many bytes of that are the writer's own words.
    pub own_bytes: usize,
}

/// Why a message cannot be masked: it is held, never sent (`pipeline-fail-closed-for-leaks`).
#[derive(Debug, thiserror::Error)]
pub enum Unmaskable {
    /// Something that must stay hidden would still show.
    #[error("a {0:?} would show")]
    Leak(mail::Leak),
    /// A mask or an id cannot be written as one.
    #[error("{0} cannot be written into a mail")]
    Unwritable(&'static str),
}

impl Relaying<'_> {
    /// Composes the mail from its parts, under the writer's mask, and makes sure that none of `secrets` shows.
    pub fn prepare(self, secrets: &Secrets, now: Instant) -> Result<Relayed, Unmaskable> {
        let language = self.recipient_language();
        let words = Wording::of(&language);
        let mask = self.mask(self.writer)?;
        let message = self.permit.message();
        let references: Vec<Rfc5322Id> = self.references.iter().filter_map(|id| id.parse().ok()).collect();
        let message_id = format!("{message}@{}", self.marketplace.relay_domain);
        let mut body = self.body.clone();
        let own_bytes = body.text().len();
        for file in self.removed {
            body.push_paragraph(&words.attachment_removed(file));
        }
        if let Some(original) = &self.original {
            body.push_paragraph(&words.wrote_on(self.name_of(original.writer), original.at));
            body.push_quotation(original.text);
        }
        body.push_rule();
        let thread_address = mask.with_thread(self.thread);
        for paragraph in self.footer(words, &thread_address) {
            if paragraph.ends_with(thread_address.as_str()) {
                body.push_link(&paragraph, thread_address.as_str(), &format!("mailto:{thread_address}"));
            } else {
                body.push_link(&paragraph, self.opt_out_link, self.opt_out_link);
            }
        }
        let name = format!("{} - {}", self.name_of(self.writer), self.marketplace.name);
        let outgoing = Outgoing {
            author: Author::Person,
            from: Mailbox::new(&name, mask.address()),
            to: self.recipient(),
            subject: self.subject,
            date: now,
            message_id: message_id.parse().map_err(|_| Unmaskable::Unwritable("the message id"))?,
            in_reply_to: references.last().cloned(),
            references,
            body: &body,
            attachments: self.attachments,
            one_click: self.one_click(),
            language: &language,
        };
        if let Some(leak) = outgoing.leak(secrets) {
            return Err(Unmaskable::Leak(leak));
        }
        let mail = compose(&outgoing);
        let dispatch = self.dispatch(mask.address(), now);
        Ok(Relayed { prepared: Prepared { dispatch, mail }, text: body.text(), own_bytes })
    }

    fn dispatch(&self, from: EmailAddress, now: Instant) -> Dispatch {
        let message = self.permit.message();
        let state = if self.removed.is_empty() {
            MessageState::Delivered
        } else {
            MessageState::DeliveredWithoutSomeAttachments
        };
        Dispatch {
            id: message.to_string(),
            message: message.clone(),
            thread: self.thread.clone(),
            order: self.order.cloned(),
            marketplace: self.marketplace.rules.id.clone(),
            buyer: self.buyer.id.clone(),
            terms: self.permit.terms(),
            carries: Carries::Message {
                from: self.writer,
                sender_token: self.pair.masks.standing_for(self.writer.counterpart()).to_owned(),
                recipient_token: self.pair.masks.standing_for(self.writer).to_owned(),
                mail_id: self.mail_id.clone(),
                state,
                answer_to: Some(self.answer_to.clone()),
            },
            from,
            to: self.recipient().clone(),
            copy: format!("messages/{message}.eml"),
            leased_until: now + LEASE,
        }
    }

    fn recipient(&self) -> &EmailAddress {
        match self.writer {
            Role::Seller => &self.buyer.address,
            Role::Buyer => &self.seller.registered,
        }
    }

    /// Buyers read their own language; sellers read that of the console.
    fn recipient_language(&self) -> LanguageTag {
        match self.writer {
            Role::Seller => self.buyer.locale.clone(),
            Role::Buyer => LanguageTag::english(),
        }
    }

    /// All that the other side sees of a name (`mask-display-name`).
    fn name_of(&self, role: Role) -> &str {
        match role {
            Role::Buyer => &self.buyer.given_name,
            Role::Seller => &self.seller.name,
        }
    }

    /// The mask that stands for `role`.
    fn mask(&self, role: Role) -> Result<Mask, Unmaskable> {
        let token =
            self.pair.masks.standing_for(role).parse().map_err(|_| Unmaskable::Unwritable("the mask"))?;
        let domain =
            self.marketplace.relay_domain.parse().map_err(|_| Unmaskable::Unwritable("the relay domain"))?;
        Ok(Mask { token, domain })
    }

    /// Unsolicited mail lets its reader opt out with one click; an answer does not, as no opt-out applies to it.
    fn one_click(&self) -> Option<OneClickUrl> {
        self.permit.terms().is_proactive().then(|| self.opt_out_link.parse().ok()).flatten()
    }

    fn footer(&self, words: &Wording, thread_address: &EmailAddress) -> Vec<String> {
        match self.writer {
            Role::Seller => words.buyer_footer(&BuyerFooter {
                seller: &self.seller.name,
                marketplace: &self.marketplace.name,
                order: self.order,
                thread_address: thread_address.as_str(),
                opt_out_link: Some(self.opt_out_link),
            }),
            Role::Buyer => words.seller_footer(&SellerFooter {
                buyer_name: &self.buyer.given_name,
                marketplace: &self.marketplace.name,
                order: self.order,
                thread_address: thread_address.as_str(),
            }),
        }
    }
}
