use policy::{
    BuyerMessage, Instant, NoticeRecipient, Order, OrderId, Permit, ProactiveApi, ProactiveMail, Reason,
    Reply, SentBefore, Terms, TextLimit, Verdict, permit_notice,
};
use serde::Deserialize;

use crate::{
    facts::{BuyerFacts, MeaningFacts, Names, RulesFacts, SellerFacts, ThreadFacts, findings},
    order_facts::OrderFacts,
    when::When,
};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct MailFacts {
    rules: RulesFacts,
    seller: SellerFacts,
    buyer: BuyerFacts,
    orders: Vec<OrderFacts>,
    names: Names,
    subject: String,
    meaning: MeaningFacts,
    finds: Vec<String>,
    asked_for_review: Vec<String>,
    sent_before: u32,
    sent_today: u32,
    orders_lately: u32,
    thread: Option<ThreadFacts>,
}

impl Default for MailFacts {
    fn default() -> Self {
        Self {
            rules: RulesFacts::default(),
            seller: SellerFacts::default(),
            buyer: BuyerFacts::default(),
            orders: vec![OrderFacts::default()],
            names: Names::default(),
            subject: "About your order".into(),
            meaning: MeaningFacts::default(),
            finds: Vec::new(),
            asked_for_review: Vec::new(),
            sent_before: 0,
            sent_today: 0,
            orders_lately: 0,
            thread: None,
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ApiFacts {
    reason: String,
    #[serde(default)]
    rules: RulesFacts,
    #[serde(default)]
    seller: SellerFacts,
    #[serde(default)]
    buyer: BuyerFacts,
    #[serde(default)]
    order: OrderFacts,
    /// A short text if the reason takes one, unless stated.
    text: Option<String>,
    /// So many times é, which is two bytes and one character.
    text_length: Option<usize>,
    /// One if the reason needs files, else none, unless stated.
    files: Option<usize>,
    #[serde(default)]
    meaning: MeaningFacts,
    #[serde(default)]
    finds: Vec<String>,
    #[serde(default)]
    asked_for_review: bool,
    #[serde(default)]
    sent_before: u32,
    #[serde(default)]
    sent_for_reason: u32,
    #[serde(default)]
    sent_today: u32,
    #[serde(default)]
    orders_lately: u32,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct ReplyFacts {
    rules: RulesFacts,
    thread: ThreadFacts,
    meaning: MeaningFacts,
    finds: Vec<String>,
    asked_for_review: bool,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct FromBuyerFacts {
    seller: SellerFacts,
    thread: Option<ThreadFacts>,
    has_order: bool,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Recipient {
    Party,
    AuthenticatedSender,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct AgainFacts {
    terms: TermsWord,
    opted_out_at: Option<When>,
}

#[derive(Clone, Copy, Deserialize)]
enum TermsWord {
    #[serde(rename = "reply")]
    Reply,
    #[serde(rename = "from buyer")]
    FromBuyer,
    #[serde(rename = "notice")]
    Notice,
    #[serde(rename = "regardless of opt-out")]
    Regardless,
    #[serde(rename = "unless opted out")]
    Unless,
}

impl MailFacts {
    pub(crate) fn judge(&self, accepted_at: Instant, dispatch_at: Instant) -> Verdict {
        let orders: Vec<Order> = self.orders.iter().map(OrderFacts::order).collect();
        let asked: Vec<OrderId> = self.asked_for_review.iter().map(|id| id.parse().unwrap()).collect();
        let mail = ProactiveMail {
            message: "M".parse().unwrap(),
            rules: &self.rules.rules(),
            seller: &self.seller.seller(),
            buyer: &self.buyer.buyer(),
            orders: &orders,
            named: &self.names.named(),
            subject: &self.subject,
            meaning: self.meaning.meaning(),
            findings: findings(&self.finds),
            asked_for_review: &asked,
            sent_before: SentBefore {
                about_order: self.sent_before,
                for_reason: 0,
                today: self.sent_today,
                orders_lately: self.orders_lately,
            },
            thread: self.thread.as_ref().map(ThreadFacts::thread),
            accepted_at,
        };
        mail.judge(dispatch_at)
    }
}

impl ApiFacts {
    pub(crate) fn judge(&self, accepted_at: Instant, dispatch_at: Instant) -> Verdict {
        let reason: Reason = self.reason.parse().unwrap();
        let text = match (&self.text, self.text_length, reason.text_limit()) {
            (Some(text), _, _) => text.clone(),
            (None, Some(length), _) => "é".repeat(length),
            (None, None, TextLimit::UpTo(_)) => "Which colour shall it be?".into(),
            (None, None, TextLimit::Forbidden) => String::new(),
        };
        let message = ProactiveApi {
            message: "M".parse().unwrap(),
            rules: &self.rules.rules(),
            seller: &self.seller.seller(),
            buyer: &self.buyer.buyer(),
            order: &self.order.order(),
            reason,
            text: &text,
            files: self.files.unwrap_or(usize::from(reason.needs_file())),
            meaning: self.meaning.meaning(),
            findings: findings(&self.finds),
            asked_for_review: self.asked_for_review,
            sent_before: SentBefore {
                about_order: self.sent_before,
                for_reason: self.sent_for_reason,
                today: self.sent_today,
                orders_lately: self.orders_lately,
            },
            accepted_at,
        };
        message.judge(dispatch_at)
    }
}

impl ReplyFacts {
    pub(crate) fn judge(&self) -> Verdict {
        let reply = Reply {
            message: "M".parse().unwrap(),
            rules: &self.rules.rules(),
            thread: self.thread.thread(),
            meaning: self.meaning.meaning(),
            findings: findings(&self.finds),
            asked_for_review: self.asked_for_review,
        };
        reply.judge()
    }
}

impl FromBuyerFacts {
    pub(crate) fn judge(&self) -> Verdict {
        let message = BuyerMessage {
            message: "M".parse().unwrap(),
            seller: &self.seller.seller(),
            thread: self.thread.as_ref().map(ThreadFacts::thread),
            has_order: self.has_order,
        };
        message.judge()
    }
}

impl Recipient {
    pub(crate) fn permit(self) -> Permit {
        let to = match self {
            Self::Party => NoticeRecipient::Party,
            Self::AuthenticatedSender => NoticeRecipient::AuthenticatedSender,
        };
        permit_notice("M".parse().unwrap(), to)
    }
}

impl AgainFacts {
    pub(crate) fn judge(&self, dispatch_at: Instant) -> Verdict {
        let terms = match self.terms {
            TermsWord::Reply => Terms::Reply,
            TermsWord::FromBuyer => Terms::FromBuyer,
            TermsWord::Notice => Terms::Notice,
            TermsWord::Regardless => Terms::ProactiveRegardlessOfOptOut,
            TermsWord::Unless => Terms::ProactiveUnlessOptedOut,
        };
        terms.judge_again("M".parse().unwrap(), self.opted_out_at.map(When::instant), dispatch_at)
    }
}
