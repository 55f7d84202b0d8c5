use mail::{Author, Body, Mailbox, Outgoing, Rfc5322Id, compose};
use policy::{BuyerId, EmailAddress, Finding, Instant, LanguageTag, MessageId, OrderId, Terms, ThreadId};
use store::{Carries, Dispatch, LEASE, Marketplace};
use wording::{Notice, RemovedFile, Wording};

use crate::Prepared;

/// Local part of the address that notices come from; what is written to it ends there.
pub const NO_REPLY: &str = "no-reply";

/// What a sender is told of a message (RULEBOOK 25).
#[derive(Debug, Clone, Copy)]
pub enum Told<'a> {
    /// `N-POLICY`: it broke rules.
    Refused(&'a [Finding]),
    /// It left, but passages of it were masked or need care.
    Warned(&'a [Finding]),
    /// `N-OPTOUT`: the buyer refuses unsolicited messages. The alias is the address that was written to.
    OptedOut {
        /// The buyer's mask.
        alias: &'a str,
    },
    /// `N-SENDER`: the address may not write for the account.
    SenderNotApproved(&'a EmailAddress),
    /// The address is not the one the buyer is registered with.
    BuyerAddressUnknown,
    /// `N-STRIPPED`: it left without these files, each with what is wrong.
    Stripped(&'a [(String, String)]),
    /// `N-UNDELIVERABLE`, neutral.
    Undeliverable,
    /// `N-DISABLED`: the seller takes no product questions.
    MessagingDisabled {
        /// The seller's name.
        seller: &'a str,
    },
}

/// One notice to one address.
#[derive(Debug, Clone, Copy)]
pub struct Telling<'a> {
    /// What is told.
    pub told: Told<'a>,
    /// To whom.
    pub to: &'a EmailAddress,
    /// In which language.
    pub language: &'a LanguageTag,
    /// The marketplace that tells.
    pub marketplace: &'a Marketplace,
    /// The message it is about.
    pub message: &'a MessageId,
    /// Its thread.
    pub thread: &'a ThreadId,
    /// Its order, if it has one.
    pub order: Option<&'a OrderId>,
    /// The buyer of the pair.
    pub buyer: &'a BuyerId,
    /// Tells this notice from others about the same message.
    pub suffix: &'a str,
}

impl Telling<'_> {
    /// The notice as a mail, and what the outbox needs to send it.
    pub fn prepare(&self, now: Instant) -> Prepared {
        let words = Wording::of(self.language);
        let Notice { subject, paragraphs } = self.words(words);
        let id = format!("{}{}", self.message, self.suffix);
        let from = no_reply(self.marketplace);
        let body = Body::of_paragraphs(paragraphs.iter().map(String::as_str));
        let mail = compose(&Outgoing {
            author: Author::Platform,
            from: Mailbox::new(&self.marketplace.name, from.clone()),
            to: self.to,
            subject: &subject,
            date: now,
            message_id: message_id(&id, self.marketplace),
            in_reply_to: None,
            references: Vec::new(),
            body: &body,
            attachments: &[],
            one_click: None,
            language: self.language,
        });
        let dispatch = Dispatch {
            copy: format!("notices/{id}.eml"),
            id,
            message: self.message.clone(),
            thread: self.thread.clone(),
            order: self.order.cloned(),
            marketplace: self.marketplace.rules.id.clone(),
            buyer: self.buyer.clone(),
            terms: Terms::Notice,
            carries: Carries::Notice,
            from,
            to: self.to.clone(),
            leased_until: now + LEASE,
        };
        Prepared { dispatch, mail }
    }

    fn words(&self, words: &Wording) -> Notice {
        match self.told {
            Told::Refused(findings) => words.policy_refusal(self.order, self.message, findings),
            Told::Warned(findings) => words.warned(self.message, findings),
            Told::OptedOut { alias } => {
                words.opted_out(self.order, alias, self.marketplace.rules.override_mode)
            }
            Told::SenderNotApproved(address) => words.sender_not_approved(address),
            Told::BuyerAddressUnknown => words.buyer_address_unknown(),
            Told::Stripped(files) => {
                let files: Vec<RemovedFile<'_>> =
                    files.iter().map(|(name, why)| RemovedFile { name, why }).collect();
                words.stripped(&files)
            }
            Told::Undeliverable => words.undeliverable(self.order),
            Told::MessagingDisabled { seller } => words.messaging_disabled(seller, &self.marketplace.name),
        }
    }
}

/// The address that notices come from.
#[expect(
    clippy::expect_used,
    reason = "a relay domain was read as the domain of an address when it was stored"
)]
pub(crate) fn no_reply(marketplace: &Marketplace) -> EmailAddress {
    format!("{NO_REPLY}@{}", marketplace.relay_domain).parse().expect("a relay domain makes an address")
}

#[expect(clippy::expect_used, reason = "our ids and relay domains have no white space and no angle bracket")]
pub(crate) fn message_id(id: &str, marketplace: &Marketplace) -> Rfc5322Id {
    format!("{id}@{}", marketplace.relay_domain).parse().expect("an id at a relay domain is a Message-ID")
}
