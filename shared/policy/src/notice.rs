use alloc::vec::Vec;

use crate::{MessageId, Permit, Terms};

/// The only ones that a notice of ours may go to (RULEBOOK 25). An address that merely claims to have written is
/// none of them: a notice to it would be backscatter (`sender-authenticated`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeRecipient {
    /// A buyer or seller of ours, at the registered address.
    Party,
    /// The address that a mail came from, proven by SPF or DKIM.
    AuthenticatedSender,
}

/// Lets a notice of ours leave.
pub fn permit_notice(message: MessageId, to: NoticeRecipient) -> Permit {
    match to {
        NoticeRecipient::Party | NoticeRecipient::AuthenticatedSender => {
            Permit::new(message, Terms::Notice, Vec::new())
        }
    }
}
