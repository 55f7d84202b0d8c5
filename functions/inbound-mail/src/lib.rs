//! A mail that SES received: read, judged, and relayed to the other side under a mask, or refused with reasons.
//!
//! The S3 object is the acceptance. Each recipient of the envelope is settled on its own, exactly once, in the
//! ledger: the same event again changes nothing.

mod answer;
mod contents;
mod deliver;
mod event;
mod facts;
mod judge;
mod looks;
mod sender;
mod settle;
mod stored;
mod tell;
mod thread;

pub use answer::{Answer, Ended};
pub use event::{SesEvent, SesRecord};

use host::Services;
use policy::Instant;

/// Why a mail could not be settled: the event is delivered again.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The post did not answer.
    #[error(transparent)]
    Post(#[from] post::Error),
    /// The store did not answer.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The event's instant cannot be read.
    #[error("mail.timestamp: {0}")]
    Timestamp(#[from] policy::InvalidInstant),
    /// The event's message id makes no name for a message.
    #[error("mail.messageId: {0}")]
    Name(#[from] policy::InvalidId),
}

/// Handles one event of SES.
pub async fn handle(services: Services, event: SesEvent, now: Instant) -> Result<Answer, Error> {
    let mut ended = Vec::new();
    for record in &event.records {
        let raw = services.post.objects().raw(record.id()).await?;
        let return_path = record.return_path();
        let arrival = mail::read(&raw, return_path);
        drop(raw);
        let accepted_at = record.accepted_at()?;
        // The last recipient gets the mail itself, the others copies: a mail may be as large as memory allows.
        if let Some((last, others)) = record.recipients().split_last() {
            for recipient in others {
                let mail = settle::Inbound { record, recipient, accepted_at };
                ended.push(Box::pin(settle::settle(&services, &mail, arrival.clone(), now)).await?);
            }
            let mail = settle::Inbound { record, recipient: last, accepted_at };
            ended.push(Box::pin(settle::settle(&services, &mail, arrival, now)).await?);
        }
    }
    Ok(Answer { mails: ended })
}
