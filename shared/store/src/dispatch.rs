use policy::{BuyerId, EmailAddress, Instant, MarketplaceId, MessageId, OrderId, Role, Terms, ThreadId};
use serde::{Deserialize, Serialize};

use crate::{
    Error, MessageState,
    feed::stored_wrong,
    keys::{Key, outbox_queue},
    table::{Item, item, rest},
};

/// One mail that is to leave, and all that sending it needs. Written in the same transaction as what caused it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispatch {
    /// Its name: that of the message, with a suffix for notices.
    pub id: String,
    /// The message it carries or tells of.
    pub message: MessageId,
    /// The thread of that message.
    pub thread: ThreadId,
    /// The order of that message, for notices about it.
    pub order: Option<OrderId>,
    /// On what terms policy let it through.
    pub terms: Terms,
    /// Where the two met.
    pub marketplace: MarketplaceId,
    /// The buyer whose preference is asked again before it leaves.
    pub buyer: BuyerId,
    /// What it is.
    pub carries: Carries,
    /// Envelope sender, and From.
    pub from: EmailAddress,
    /// Envelope recipient.
    pub to: EmailAddress,
    /// Name of the S3 object that holds the mail.
    pub copy: String,
    /// Until when nobody else may send it.
    pub leased_until: Instant,
}

/// What a dispatch is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Carries {
    /// The message itself.
    Message {
        /// Who wrote it.
        from: Role,
        /// Token of the mask that the sender wrote to.
        sender_token: String,
        /// Token of the mask that the recipient will write to.
        recipient_token: String,
        /// Message-ID in the sender's mail program.
        mail_id: Option<String>,
        /// State once it left.
        state: MessageState,
        /// Where the sender hears of it if it cannot leave.
        answer_to: Option<EmailAddress>,
    },
    /// A notice.
    Notice,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct DispatchItem {
    id: String,
    message: String,
    thread: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    order: Option<String>,
    terms: TermsWord,
    marketplace: String,
    buyer: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    carries: Option<CarriesItem>,
    from: String,
    to: String,
    copy: String,
    queue: String,
    due: String,
    /// An attempt is under way, or ended without an answer.
    pub(crate) started: bool,
    #[serde(default)]
    attempts: u32,
}

#[derive(Serialize, Deserialize)]
struct CarriesItem {
    from_buyer: bool,
    sender_token: String,
    recipient_token: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mail_id: Option<String>,
    state: MessageState,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    answer_to: Option<String>,
}

#[derive(Serialize, Deserialize, Clone, Copy)]
enum TermsWord {
    Reply,
    FromBuyer,
    Notice,
    ProactiveRegardlessOfOptOut,
    ProactiveUnlessOptedOut,
}

impl Dispatch {
    pub(crate) fn item(&self) -> Result<Item, Error> {
        let row = DispatchItem {
            id: self.id.clone(),
            message: self.message.to_string(),
            thread: self.thread.to_string(),
            order: self.order.as_ref().map(ToString::to_string),
            terms: self.terms.into(),
            marketplace: self.marketplace.to_string(),
            buyer: self.buyer.to_string(),
            carries: match &self.carries {
                Carries::Notice => None,
                Carries::Message { from, sender_token, recipient_token, mail_id, state, answer_to } => {
                    Some(CarriesItem {
                        from_buyer: *from == Role::Buyer,
                        sender_token: sender_token.clone(),
                        recipient_token: recipient_token.clone(),
                        mail_id: mail_id.clone(),
                        state: *state,
                        answer_to: answer_to.as_ref().map(ToString::to_string),
                    })
                }
            },
            from: self.from.to_string(),
            to: self.to.to_string(),
            copy: self.copy.clone(),
            queue: outbox_queue(&self.id),
            due: self.leased_until.to_string(),
            started: true,
            attempts: 1,
        };
        item("dispatch", &Key::outbox(&self.id), &row)
    }

    pub(crate) fn read(found: &Item) -> Result<(Self, DispatchItem), Error> {
        let read: DispatchItem = rest("dispatch", found.clone())?;
        let wrong = stored_wrong::<policy::InvalidAddress>;
        let carries = match &read.carries {
            None => Carries::Notice,
            Some(carried) => Carries::Message {
                from: if carried.from_buyer { Role::Buyer } else { Role::Seller },
                sender_token: carried.sender_token.clone(),
                recipient_token: carried.recipient_token.clone(),
                mail_id: carried.mail_id.clone(),
                state: carried.state,
                answer_to: carried
                    .answer_to
                    .as_ref()
                    .map(|address| address.parse())
                    .transpose()
                    .map_err(wrong("dispatch"))?,
            },
        };
        let dispatch = Self {
            id: read.id.clone(),
            message: read.message.parse().map_err(stored_wrong("dispatch"))?,
            thread: read.thread.parse().map_err(stored_wrong("dispatch"))?,
            order: read.order.as_ref().map(|id| id.parse()).transpose().map_err(stored_wrong("dispatch"))?,
            terms: read.terms.into(),
            marketplace: read.marketplace.parse().map_err(stored_wrong("dispatch"))?,
            buyer: read.buyer.parse().map_err(stored_wrong("dispatch"))?,
            carries,
            from: read.from.parse().map_err(wrong("dispatch"))?,
            to: read.to.parse().map_err(wrong("dispatch"))?,
            copy: read.copy.clone(),
            leased_until: read.due.parse().map_err(stored_wrong("dispatch"))?,
        };
        Ok((dispatch, read))
    }
}

impl From<Terms> for TermsWord {
    fn from(terms: Terms) -> Self {
        match terms {
            Terms::Reply => Self::Reply,
            Terms::FromBuyer => Self::FromBuyer,
            Terms::Notice => Self::Notice,
            Terms::ProactiveRegardlessOfOptOut => Self::ProactiveRegardlessOfOptOut,
            Terms::ProactiveUnlessOptedOut => Self::ProactiveUnlessOptedOut,
        }
    }
}

impl From<TermsWord> for Terms {
    fn from(word: TermsWord) -> Self {
        match word {
            TermsWord::Reply => Self::Reply,
            TermsWord::FromBuyer => Self::FromBuyer,
            TermsWord::Notice => Self::Notice,
            TermsWord::ProactiveRegardlessOfOptOut => Self::ProactiveRegardlessOfOptOut,
            TermsWord::ProactiveUnlessOptedOut => Self::ProactiveUnlessOptedOut,
        }
    }
}
