use policy::{Instant, Verdict};
use serde::Deserialize;

use crate::{
    Answer,
    messages::{AgainFacts, ApiFacts, FromBuyerFacts, MailFacts, Recipient, ReplyFacts},
    questions::{
        AuthenticationAsked, BindingFacts, LinkageAsked, MarkerFacts, ReviewWindowFacts, SenderAsked,
    },
    reviews::{ReviewFacts, ReviewPlanFacts},
};

/// What a case asks policy.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Ask {
    /// May this proactive mail leave?
    Mail(MailFacts),
    /// May this message by API leave?
    Api(ApiFacts),
    /// May this answer leave?
    Reply(ReplyFacts),
    /// May this message of a buyer pass?
    FromBuyer(FromBuyerFacts),
    /// May this notice leave?
    Notice(Recipient),
    /// May a message that could not leave at once still leave?
    Again(AgainFacts),
    /// Which orders is a mail about?
    Binding(BindingFacts),
    /// When may a review be asked for?
    ReviewWindow(ReviewWindowFacts),
    /// May the template ask for a review?
    Review(ReviewFacts),
    /// When does the template ask for a review by itself?
    ReviewPlan(ReviewPlanFacts),
    /// Does a subject claim that its mail is critical?
    Marker(MarkerFacts),
    /// Is a mail an answer?
    Linkage(LinkageAsked),
    /// May this address write for S?
    Sender(SenderAsked),
    /// Is From proven?
    Authentication(AuthenticationAsked),
}

impl Ask {
    /// What policy says, and in what words it says it to the sender.
    pub(crate) fn answer(&self, accepted_at: Instant, dispatch_at: Instant) -> (Answer, String) {
        match self {
            Self::Mail(mail) => Answer::of_verdict(&mail.judge(accepted_at, dispatch_at)),
            Self::Api(api) => Answer::of_verdict(&api.judge(accepted_at, dispatch_at)),
            Self::Reply(reply) => Answer::of_verdict(&reply.judge()),
            Self::FromBuyer(message) => Answer::of_verdict(&message.judge()),
            Self::Notice(recipient) => Answer::of_verdict(&Verdict::Permitted(recipient.permit())),
            Self::Again(again) => Answer::of_verdict(&again.judge(dispatch_at)),
            Self::Binding(binding) => binding.answer(),
            Self::ReviewWindow(facts) => facts.answer(),
            Self::Review(facts) => Answer::of_verdict(&facts.judge(accepted_at, dispatch_at)),
            Self::ReviewPlan(facts) => facts.answer(accepted_at),
            Self::Marker(facts) => facts.answer(),
            Self::Linkage(facts) => facts.answer(),
            Self::Sender(facts) => facts.answer(),
            Self::Authentication(facts) => facts.answer(),
        }
    }
}
