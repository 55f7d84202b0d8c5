use policy::{OrderId, OverrideMode};

use crate::{Notice, Wording, text::Text};

impl Wording {
    /// `N-OPTOUT`, to a seller: the buyer behind `alias` refuses unsolicited messages (`optout-notice`,
    /// RULEBOOK 9). Says what is critical, how `mode` lets a critical message be sent, and how to answer.
    pub fn opted_out(&self, order: Option<&OrderId>, alias: &str, mode: OverrideMode) -> Notice {
        let why = match order {
            Some(order) => self.say(Text::OptedOutWhyAbout, &[("alias", alias), ("order", order.as_str())]),
            None => self.say(Text::OptedOutWhy, &[("alias", alias)]),
        };
        let how = match mode {
            OverrideMode::Category => Text::OptedOutByCategory,
            OverrideMode::Marker => Text::OptedOutByMarker,
            OverrideMode::Reason => Text::OptedOutByReason,
        };
        let rest = [
            Text::OptedOutNoViolation,
            Text::OptedOutCritical,
            Text::OptedOutNotCritical,
            how,
            Text::OptedOutAnswer,
        ];
        let mut paragraphs = vec![why];
        paragraphs.extend(rest.map(|text| self.say(text, &[])));
        Notice { subject: self.not_delivered(order), paragraphs }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notice_says_why_what_is_critical_and_how_to_go_on() {
        let english = Wording::of(&"en".parse().unwrap());
        let order = "111-2223334-5556667".parse().unwrap();
        let notice = english.opted_out(Some(&order), "k3j9x0q2m4n7p1z@mail.example", OverrideMode::Marker);
        assert_eq!(notice.subject, "Your message about order 111-2223334-5556667 was not delivered");
        assert_eq!(
            notice.paragraphs,
            [
                "Your message to k3j9x0q2m4n7p1z@mail.example about order 111-2223334-5556667 was not delivered, \
                 because this buyer does not wish to receive unsolicited messages from sellers.",
                "This is not a violation and has no consequences for your account.",
                "Critical, and delivered all the same: custom designs; delivery and service appointments; \
                 problems with the delivery address; information needed to complete the order; access keys for \
                 digital goods; documents required by law or for a vehicle; by template also delays and items \
                 that cannot be shipped.",
                "Not critical, and not delivered: requests for reviews or feedback; order updates and \
                 confirmations of orders, shipments, deliveries or refunds; manuals, tips and troubleshooting; \
                 out-of-stock notices; offers of alternatives.",
                "If your message is critical, write [Important] anywhere in its subject and send it again. \
                 Misuse is a violation.",
                "Answers are not affected: if the buyer has written to you, reply to that email and keep the \
                 original text below your answer.",
            ]
        );
    }

    #[test]
    fn each_mode_has_its_own_way() {
        let english = Wording::of(&"en".parse().unwrap());
        for (mode, way) in [
            (OverrideMode::Category, "the category “Additional information required”"),
            (OverrideMode::Marker, "[Important]"),
            (OverrideMode::Reason, "as a template with one of the critical reasons"),
        ] {
            let ways = english.opted_out(None, "k3j9x0q2m4n7p1z@mail.example", mode).paragraphs;
            assert!(ways[4].contains(way), "{mode:?}: {}", ways[4]);
        }
    }
}
