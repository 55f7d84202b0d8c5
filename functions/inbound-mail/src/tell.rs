use mail::Stripped;
use policy::{EmailAddress, Finding, LanguageTag, NoticeRecipient, Refusal, Role, Rule, permit_notice};
use post::{Leaving, Telling, Told};
use store::MessageState;

use crate::{settle::Case, thread::Place};

impl Case<'_> {
    /// The notices that a refusal brings: to the address that wrote, and to the account where it is concerned.
    pub(crate) fn tell_of(&self, place: &Place, refusal: &Refusal) -> Vec<Leaving> {
        let scene = self.scene;
        let alias = scene.mask_address(&scene.first.token);
        let rules = |rule: Rule| refusal.findings.iter().any(|finding| finding.rule == rule);
        let told = if rules(Rule::OptoutBlock) {
            Told::OptedOut { alias: &alias }
        } else if rules(Rule::SenderAuthorised) {
            Told::SenderNotApproved(&self.letter.from)
        } else if rules(Rule::SenderBuyer) {
            Told::BuyerAddressUnknown
        } else if rules(Rule::MessagingDisabled) && self.writer() == Role::Buyer {
            Told::MessagingDisabled { seller: &scene.seller.name }
        } else {
            Told::Refused(&refusal.findings)
        };
        let mut leaving = vec![self.tell(place, &self.letter.from, told, "-notice")];
        let account = &scene.seller.registered;
        let concerns_account = match told {
            Told::OptedOut { .. } | Told::SenderNotApproved(_) => self.letter.from != *account,
            _ => false,
        };
        if concerns_account {
            leaving.push(self.tell(place, account, told, "-notice-account"));
        }
        leaving
    }

    /// The one notice about a message that left, if files of it did not or passages need care.
    pub(crate) fn tell_of_remarks(
        &self,
        place: &Place,
        warnings: &[Finding],
        stripped: &[Stripped],
    ) -> Option<Leaving> {
        let to = &self.letter.from;
        if !warnings.is_empty() {
            let files = stripped.iter().map(|file| Finding {
                message: format!("`{}`: {}", file.file_name, file.why),
                ..Finding::of(file.rule)
            });
            let findings: Vec<Finding> = warnings.iter().cloned().chain(files).collect();
            return Some(self.tell(place, to, Told::Warned(&findings), "-warned"));
        }
        let files: Vec<(String, String)> =
            stripped.iter().map(|file| (file.file_name.clone(), file.why.clone())).collect();
        (!files.is_empty()).then(|| self.tell(place, to, Told::Stripped(&files), "-stripped"))
    }

    fn tell(&self, place: &Place, to: &EmailAddress, told: Told<'_>, suffix: &str) -> Leaving {
        let scene = self.scene;
        let language = match self.writer() {
            Role::Buyer => scene.buyer.locale.clone(),
            Role::Seller => LanguageTag::english(),
        };
        let prepared = Telling {
            told,
            to,
            language: &language,
            marketplace: &scene.marketplace,
            message: &self.message,
            thread: &place.thread,
            order: place.order.as_ref(),
            buyer: &scene.buyer.id,
            suffix,
        }
        .prepare(self.now);
        let recipient = match told {
            Told::SenderNotApproved(_) | Told::BuyerAddressUnknown => NoticeRecipient::AuthenticatedSender,
            _ => NoticeRecipient::Party,
        };
        Leaving { permit: permit_notice(self.message.clone(), recipient), prepared }
    }
}

/// How a refused message stands in the seller's list (RULEBOOK 25).
pub(crate) fn state_of(refusal: &Refusal) -> MessageState {
    let has = |rule: Rule| refusal.findings.iter().any(|finding| finding.rule == rule);
    if has(Rule::OptoutBlock) {
        MessageState::NotDeliveredOptedOut
    } else if has(Rule::SenderAuthorised) || has(Rule::SenderBuyer) {
        MessageState::NotSentSenderNotApproved
    } else {
        MessageState::NotSentGuidelines
    }
}
