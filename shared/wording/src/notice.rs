use policy::{EmailAddress, Field, Finding, MessageId, OrderId, Passage, Rule};

use crate::{Wording, text::Text};

/// A mail that the platform itself sends because a message did not, or not wholly, arrive (RULEBOOK 25).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The subject.
    pub subject: String,
    /// The body. A paragraph may have several lines, parted by `\n`.
    pub paragraphs: Vec<String>,
}

/// An attachment that did not travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RemovedFile<'a> {
    /// Its sanitised name.
    pub name: &'a str,
    /// What is wrong with it, as [`Finding::message`] says it.
    pub why: &'a str,
}

impl Wording {
    /// `N-POLICY`, to a seller: the message broke rules, each named with its passage and its remedy.
    pub fn policy_refusal(
        &self,
        order: Option<&OrderId>,
        reference: &MessageId,
        findings: &[Finding],
    ) -> Notice {
        let opening = self.say(Text::RefusedOpening, &[("reference", reference.as_str())]);
        let mut paragraphs = vec![opening];
        paragraphs.extend(findings.iter().map(|finding| self.finding(finding)));
        paragraphs.push(self.say(Text::RefusedClosing, &[]));
        Notice { subject: self.not_delivered(order), paragraphs }
    }

    /// To a seller: the message left, but parts of it were masked or put right (RULEBOOK 6, 7).
    pub fn warned(&self, reference: &MessageId, findings: &[Finding]) -> Notice {
        let opening = self.say(Text::WarnedOpening, &[("reference", reference.as_str())]);
        let findings = findings.iter().map(|finding| self.finding(finding));
        let paragraphs = std::iter::once(opening).chain(findings).collect();
        Notice { subject: self.say(Text::WarnedSubject, &[]), paragraphs }
    }

    /// `N-SENDER`, to an authenticated sender whose address no seller account approved (`sender-authorised`).
    pub fn sender_not_approved(&self, address: &EmailAddress) -> Notice {
        let why = self.say(Text::SenderNotApproved, &[("sender", address.as_str())]);
        self.not_delivered_because(why, Text::SenderNotApprovedAdvice)
    }

    /// To an authenticated sender who wrote to a seller from an address that is no buyer's (`sender-buyer`).
    pub fn buyer_address_unknown(&self) -> Notice {
        self.not_delivered_because(self.say(Text::BuyerAddressUnknown, &[]), Text::BuyerAddressUnknownAdvice)
    }

    /// `N-STRIPPED`, to either side: the message arrived without these files (`attachment-told`).
    pub fn stripped(&self, files: &[RemovedFile<'_>]) -> Notice {
        let mut paragraphs = vec![self.say(Text::StrippedOpening, &[])];
        paragraphs.extend(files.iter().map(|file| self.point(file.name, file.why)));
        Notice { subject: self.say(Text::StrippedSubject, &[]), paragraphs }
    }

    /// `N-UNDELIVERABLE`, to either side: nothing that tells of the other's mailbox (`mask-never-leak-dsn`).
    pub fn undeliverable(&self, order: Option<&OrderId>) -> Notice {
        Notice { subject: self.not_delivered(order), paragraphs: vec![self.say(Text::Undeliverable, &[])] }
    }

    /// `N-DISABLED`, to a buyer: the seller takes no questions (`messaging-enabled`, RULEBOOK 16.1).
    pub fn messaging_disabled(&self, seller: &str, marketplace: &str) -> Notice {
        let why = self.say(Text::MessagingDisabled, &[("seller", seller)]);
        let advice = self.say(Text::MessagingDisabledAdvice, &[("marketplace", marketplace)]);
        Notice { subject: self.not_delivered(None), paragraphs: vec![why, advice] }
    }

    /// To a seller who wrote into a closed thread (`case-state`, RULEBOOK 10.4).
    pub fn thread_closed(&self) -> Notice {
        self.not_delivered_because(self.say(Text::ThreadClosed, &[]), Text::ThreadClosedAdvice)
    }

    /// The subject of what was not delivered.
    pub(crate) fn not_delivered(&self, order: Option<&OrderId>) -> String {
        match order {
            Some(order) => self.say(Text::NotDeliveredAbout, &[("order", order.as_str())]),
            None => self.say(Text::NotDelivered, &[]),
        }
    }

    fn not_delivered_because(&self, why: String, advice: Text) -> Notice {
        Notice { subject: self.not_delivered(None), paragraphs: vec![why, self.say(advice, &[])] }
    }

    /// The rule and what is wrong; the passage, if it may be shown; what to do.
    fn finding(&self, finding: &Finding) -> String {
        let wrong = self.point(finding.rule.id(), &finding.message);
        let shown = finding.passage.as_ref().filter(|_| finding.rule != Rule::Offensive);
        let passage = shown.map(|passage| self.passage(passage));
        let fix = self.say(Text::RefusedFix, &[("fix", &finding.fix)]);
        [Some(wrong), passage, Some(fix)].into_iter().flatten().collect::<Vec<_>>().join("\n")
    }

    fn passage(&self, passage: &Passage) -> String {
        let text = match passage.field {
            Field::Subject => Text::RefusedInSubject,
            Field::Body => Text::RefusedInBody,
        };
        let (start, end) = (passage.start.to_string(), passage.end.to_string());
        self.say(text, &[("start", &start), ("end", &end), ("excerpt", &excerpt(&passage.text))])
    }

    fn point(&self, what: &str, why: &str) -> String {
        self.say(Text::Point, &[("what", what), ("why", why)])
    }
}

/// Characters of a passage that a notice shows.
const EXCERPT_CHARACTERS: usize = 120;

/// The passage on one line, cut off after [`EXCERPT_CHARACTERS`].
fn excerpt(passage: &str) -> String {
    let line = passage.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(EXCERPT_CHARACTERS) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

#[cfg(test)]
mod tests;
