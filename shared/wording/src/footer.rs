use policy::OrderId;

use crate::{Wording, text::Text};

/// What the footer of a seller's message to a buyer names.
#[derive(Debug, Clone, Copy)]
pub struct BuyerFooter<'a> {
    /// Storefront name of the seller.
    pub seller: &'a str,
    /// Name of the marketplace.
    pub marketplace: &'a str,
    /// The order; none for a question before a sale.
    pub order: Option<&'a OrderId>,
    /// The alias by which the buyer answers in the thread.
    pub thread_address: &'a str,
    /// Where the buyer refuses unsolicited messages (`optout-how`).
    pub opt_out_link: Option<&'a str>,
}

/// What the footer of a buyer's message to a seller names.
#[derive(Debug, Clone, Copy)]
pub struct SellerFooter<'a> {
    /// Given name of the buyer (`mask-display-name`).
    pub buyer_name: &'a str,
    /// Name of the marketplace.
    pub marketplace: &'a str,
    /// The order; none for a question before a sale.
    pub order: Option<&'a OrderId>,
    /// The alias by which the seller answers in the thread.
    pub thread_address: &'a str,
}

impl Wording {
    /// The paragraphs below a seller's message: who sent it, how to answer, that it is filtered and copied
    /// (`retain-copy`, `retain-filter-note`), and how to refuse further ones (`optout-how`).
    pub fn buyer_footer(&self, footer: &BuyerFooter<'_>) -> Vec<String> {
        let sender = [("seller", footer.seller), ("marketplace", footer.marketplace)];
        let sent = self.sent(Text::FooterFromSeller, Text::FooterFromSellerAbout, sender, footer.order);
        let mut paragraphs = vec![sent, self.how_to_answer(footer.thread_address), self.copies_are_kept()];
        paragraphs.extend(footer.opt_out_link.map(|link| self.say(Text::FooterOptOut, &[("link", link)])));
        paragraphs
    }

    /// The paragraphs below a buyer's message: who sent it, how to answer, that it is filtered and copied.
    pub fn seller_footer(&self, footer: &SellerFooter<'_>) -> Vec<String> {
        let sender = [("buyer", footer.buyer_name), ("marketplace", footer.marketplace)];
        let sent = self.sent(Text::FooterFromBuyer, Text::FooterFromBuyerAbout, sender, footer.order);
        vec![sent, self.how_to_answer(footer.thread_address), self.copies_are_kept()]
    }

    fn sent(
        &self,
        plain: Text,
        about: Text,
        [sender, marketplace]: [(&'static str, &str); 2],
        order: Option<&OrderId>,
    ) -> String {
        match order {
            Some(order) => self.say(about, &[sender, marketplace, ("order", order.as_str())]),
            None => self.say(plain, &[sender, marketplace]),
        }
    }

    fn how_to_answer(&self, thread_address: &str) -> String {
        self.say(Text::FooterAnswer, &[("address", thread_address)])
    }

    fn copies_are_kept(&self) -> String {
        self.say(Text::FooterCopies, &[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_footer_reads_well() {
        let english = Wording::of(&"en".parse().unwrap());
        let order = "111-2223334-5556667".parse().unwrap();
        let footer = BuyerFooter {
            seller: "Papeterie Dubois",
            marketplace: "Fairground",
            order: Some(&order),
            thread_address: "k3j9x0q2m4n7p1z+t1@mail.fairground.example",
            opt_out_link: Some("https://fairground.example/o/abc"),
        };
        let paragraphs = [
            "Sent by the seller Papeterie Dubois through Fairground about order 111-2223334-5556667.",
            "To answer, reply to this email or write to: k3j9x0q2m4n7p1z+t1@mail.fairground.example",
            "Email addresses are hidden. Messages are filtered, and those that break the rules are not delivered. \
             Copies are kept for two years to settle disputes.",
            "To stop unsolicited messages from all sellers: https://fairground.example/o/abc",
        ];
        assert_eq!(english.buyer_footer(&footer), paragraphs);
        assert_eq!(english.buyer_footer(&BuyerFooter { opt_out_link: None, ..footer }), paragraphs[..3]);

        let footer = SellerFooter {
            buyer_name: "Jane",
            marketplace: "Fairground",
            order: None,
            thread_address: "k3j9x0q2m4n7p1z+t1@mail.fairground.example",
        };
        let to_seller = english.seller_footer(&footer);
        assert_eq!(to_seller[0], "Sent by the buyer Jane through Fairground.");
        assert_eq!(to_seller[1..], paragraphs[1..3]);
    }
}
