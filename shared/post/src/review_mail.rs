use mail::{Author, Body, HeaderText, Mailbox, Outgoing, compose};
use policy::{Buyer, Instant, LanguageTag, OrderId, Reason};
use store::Marketplace;
use wording::{ReviewRequestText, ReviewRequestWords, Wording};

use crate::notice::{message_id, no_reply};

/// A request for a review on its way to the buyer: the platform's fixed text, with nothing of the seller's but the
/// storefront's name (`review-template-only`, RULEBOOK 11.2).
#[derive(Debug, Clone, Copy)]
pub struct ReviewMail<'a> {
    /// The marketplace that asks.
    pub marketplace: &'a Marketplace,
    /// Storefront name of the seller in whose name it asks.
    pub seller_name: &'a str,
    /// Whom it asks, in the buyer's language of preference or else in English.
    pub buyer: &'a Buyer,
    /// The order.
    pub order: &'a OrderId,
    /// The marketplace's page for a review of the order and for feedback on its seller.
    pub review_link: &'a str,
    /// The buyer's opt-out link. It is posted to by mail programs that offer one click (RFC 8058).
    pub opt_out_link: &'a str,
    /// Left part of the Message-ID: printable ASCII without `@`, angle brackets or white space.
    pub message_id_stem: &'a str,
}

impl ReviewMail<'_> {
    /// The mail, as plain text and HTML. Nobody can answer it: it comes from the no-reply address. The same
    /// request and instant give the same bytes.
    pub fn compose(&self, now: Instant) -> Vec<u8> {
        let words = Wording::of(&self.buyer.locale);
        let from = Mailbox::new(&self.marketplace.name, no_reply(self.marketplace));
        compose(&Outgoing {
            author: Author::Platform,
            from,
            to: &self.buyer.address,
            subject: &words.subject(Reason::RequestReview, self.order),
            date: now,
            message_id: message_id(self.message_id_stem, self.marketplace),
            in_reply_to: None,
            references: Vec::new(),
            body: &self.body(words),
            attachments: &[],
            one_click: self.opt_out_link.parse().ok(),
            language: &language_of(words),
        })
    }

    fn body(&self, words: &Wording) -> Body {
        let ReviewRequestText { request, review_label, explanation, opt_out_label } =
            words.review_request(&ReviewRequestWords {
                seller: self.storefront().as_str(),
                marketplace: &self.marketplace.name,
                order: self.order,
            });
        let mut body = Body::of_paragraphs(request.iter().map(String::as_str));
        body.push_link(&review_label, &review_label, self.review_link);
        for paragraph in &explanation {
            body.push_paragraph(paragraph);
        }
        body.push_rule();
        body.push_link(&opt_out_label, &opt_out_label, self.opt_out_link);
        body
    }

    /// The seller's name on one line, without mail addresses and without characters that turn a text round.
    fn storefront(&self) -> HeaderText {
        Mailbox::new(self.seller_name, no_reply(self.marketplace)).name
    }
}

/// The language that the words are in, which is not the buyer's if the platform does not speak that one.
fn language_of(words: &Wording) -> LanguageTag {
    words.language().parse().unwrap_or_else(|_| LanguageTag::english())
}

#[cfg(test)]
mod tests;
