use policy::{Instant, OrderId, Reason};

use crate::{Wording, text::Text};

/// Why a seller gave an amount back before shipment (RULEBOOK 12.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AdjustmentReason {
    /// `NoInventory`: the goods are out of stock.
    NoInventory,
    /// `CouldNotShip`: the goods could not be shipped.
    CouldNotShip,
}

impl Wording {
    /// The subject of a message that a seller starts for `reason`; it names the order (`template-automation`).
    pub fn subject(&self, reason: Reason, order: &OrderId) -> String {
        let text = match reason {
            Reason::ProblemWithOrder => Text::SubjectProblemWithOrder,
            Reason::Delay => Text::SubjectDelay,
            Reason::AdditionalInformation => Text::SubjectAdditionalInformation,
            Reason::ShippingAddress => Text::SubjectShippingAddress,
            Reason::ScheduleDelivery => Text::SubjectScheduleDelivery,
            Reason::VerifyCustomization => Text::SubjectVerifyCustomization,
            Reason::ScheduleService => Text::SubjectScheduleService,
            Reason::SendInvoice => Text::SubjectSendInvoice,
            Reason::LegalDisclosure => Text::SubjectLegalDisclosure,
            Reason::Warranty => Text::SubjectWarranty,
            Reason::DigitalAccessKey => Text::SubjectDigitalAccessKey,
            Reason::Motors => Text::SubjectMotors,
            Reason::ReturnFollowup => Text::SubjectReturnFollowup,
            Reason::RequestReview => Text::SubjectRequestReview,
            // The latter is never sent (conflict C8); it has no words of its own.
            Reason::OtherRequired | Reason::NegativeFeedbackRemoval => Text::SubjectOtherRequired,
        };
        self.say(text, &[("order", order.as_str())])
    }

    /// The first line of a message that a seller starts: who writes about which order.
    pub fn introduction(&self, seller: &str, order: &OrderId) -> String {
        self.say(Text::Introduction, &[("seller", seller), ("order", order.as_str())])
    }

    /// The whole body of a reason that consists of its files; none for a reason that takes text.
    pub fn files_only(&self, reason: Reason) -> Option<String> {
        let text = match reason {
            Reason::SendInvoice => Text::FilesInvoice,
            Reason::LegalDisclosure => Text::FilesLegalDisclosure,
            Reason::Warranty => Text::FilesWarranty,
            Reason::Motors => Text::FilesMotors,
            Reason::ProblemWithOrder
            | Reason::Delay
            | Reason::AdditionalInformation
            | Reason::ShippingAddress
            | Reason::ScheduleDelivery
            | Reason::VerifyCustomization
            | Reason::ScheduleService
            | Reason::DigitalAccessKey
            | Reason::ReturnFollowup
            | Reason::RequestReview
            | Reason::OtherRequired
            | Reason::NegativeFeedbackRemoval => return None,
        };
        Some(self.say(text, &[]))
    }

    /// The confirmation that a message about goods that cannot be shipped must carry: that `amount`, with its
    /// currency, was adjusted, and why (`problem-message-content`, RULEBOOK 12.2).
    pub fn adjusted(&self, amount: &str, why: AdjustmentReason) -> String {
        let text = match why {
            AdjustmentReason::NoInventory => Text::AdjustedNoInventory,
            AdjustmentReason::CouldNotShip => Text::AdjustedCouldNotShip,
        };
        self.say(text, &[("amount", amount)])
    }

    /// The line that a recipient sees in place of a file (`attachment-told`). `file_name` is a sanitised one.
    pub fn attachment_removed(&self, file_name: &str) -> String {
        self.say(Text::AttachmentRemoved, &[("file", file_name)])
    }

    /// The line above an original that is put below its answer (`reply-keeps-original`).
    pub fn wrote_on(&self, name: &str, instant: Instant) -> String {
        let date = instant.timestamp().strftime("%Y-%m-%d %H:%M UTC").to_string();
        self.say(Text::WroteOn, &[("date", &date), ("name", name)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wording(language: &str) -> &'static Wording {
        Wording::of(&language.parse().unwrap())
    }

    fn order() -> OrderId {
        "111-2223334-5556667".parse().unwrap()
    }

    #[test]
    fn a_template_reads_well() {
        let english = wording("en");
        for (said, read) in [
            (
                english.subject(Reason::ShippingAddress, &order()),
                "Delivery address for your order 111-2223334-5556667",
            ),
            (
                english.introduction("Papeterie Dubois", &order()),
                "The seller Papeterie Dubois is writing to you about your order 111-2223334-5556667.",
            ),
            (
                english.adjusted("USD 12.50", AdjustmentReason::CouldNotShip),
                "Your order has been adjusted by USD 12.50 in your favour. Reason: the goods could not be \
                 shipped.",
            ),
            (
                english.attachment_removed("offer.zip"),
                "[The attachment “offer.zip” was removed by the marketplace]",
            ),
            (
                wording("de").subject(Reason::SendInvoice, &order()),
                "Rechnung zu Ihrer Bestellung 111-2223334-5556667",
            ),
            (wording("ja").subject(Reason::SendInvoice, &order()), "ご注文 111-2223334-5556667 の請求書"),
        ] {
            assert_eq!(said, read);
        }
    }

    #[test]
    fn an_attribution_gives_the_minute_in_utc() {
        let at = "2026-01-20T10:30:59.999+01:00".parse().unwrap();
        assert_eq!(wording("en").wrote_on("Jane", at), "On 2026-01-20 09:30 UTC, Jane wrote:");
        assert_eq!(wording("tr").wrote_on("Jane", at), "Jane, 2026-01-20 09:30 UTC tarihinde şunu yazdı:");
    }
}
