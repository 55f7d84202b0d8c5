use host::Services;
use policy::{MessageId, Refusal, Verdict};
use post::Error;
use store::{IdempotencyKey, MessageState};

use crate::{draft::Draft, judge::Judged, leaving::Permitted, scene::Scene};

/// How a draft ended, in nobody's words yet.
pub(crate) enum Sent {
    /// It left, or lies in the outbox.
    Taken {
        /// The message.
        message: MessageId,
        /// `delivered` or `accepted`.
        state: MessageState,
    },
    /// Policy refused it, or a file.
    Refused(Refusal),
    /// Another call with the same idempotency key was faster.
    Meanwhile,
}

/// What a repetition of the call under its own key is to be answered.
#[derive(Clone, Copy)]
pub(crate) struct Recording<'a> {
    /// The caller's key.
    pub(crate) key: &'a IdempotencyKey,
    /// Status of the answer.
    pub(crate) status: u16,
    /// Body of the answer.
    pub(crate) body: fn(&MessageId, MessageState) -> String,
}

impl Scene {
    /// Judges a draft and sends it. One that policy refuses is kept as long as any other; one with a file that may not
    /// travel is not.
    ///
    /// An error means that the house cannot answer now.
    pub(crate) async fn send(
        &self,
        services: &Services,
        mut draft: Draft<'_>,
        recording: Option<Recording<'_>>,
    ) -> Result<Sent, Error> {
        let parts = std::mem::take(&mut draft.files);
        let files = parts.len();
        let kept = match self.admit_all(&draft, parts) {
            Ok(kept) => kept,
            Err(refusal) => return Ok(Sent::Refused(refusal)),
        };
        let Judged { verdict, meaning } = self.judge(&draft, files);
        match verdict {
            Verdict::Permitted(permit) => {
                let asks_for_review = meaning.asks_for_review;
                let permitted = Permitted { permit, draft: &draft, kept: &kept, recording, asks_for_review };
                Box::pin(self.carry_out(services, permitted)).await
            }
            Verdict::Refused(refusal) => {
                self.keep_refused(&services.store, draft.text, &refusal).await?;
                Ok(Sent::Refused(refusal))
            }
        }
    }
}
