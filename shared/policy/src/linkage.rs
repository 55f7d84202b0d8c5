use crate::ThreadId;

/// What decisions need to know of a thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThreadFact {
    /// The thread.
    pub id: ThreadId,
    /// Whether the buyer wrote in it, not counting automatic mail.
    pub has_buyer_message: bool,
    /// How the case stands.
    pub state: CaseState,
}

/// How a case stands (`case-state`, RULEBOOK 10.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CaseState {
    /// Waiting for either side.
    Open,
    /// Answered; either side's next message opens it again.
    Resolved,
    /// Final: takes no message.
    Closed,
}

/// What could prove that a seller's mail belongs to a thread. Only threads of the very pair are facts here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LinkageFacts {
    /// The thread named by the suffix of the recipient's alias.
    pub alias_suffix: Option<ThreadFact>,
    /// The thread of a Message-ID we issued, named by In-Reply-To or References.
    pub reference: Option<ThreadFact>,
    /// The thread whose token stands in the quoted text.
    pub quoted_token: Option<ThreadFact>,
}

/// What proved it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Proof {
    /// The suffix of the recipient's alias.
    AliasSuffix,
    /// In-Reply-To or References.
    Reference,
    /// The thread token in the quoted text.
    QuotedToken,
}

/// Whether a seller's mail is an answer or starts contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Linkage {
    /// An answer in a thread that the buyer wrote in.
    Reply {
        /// The thread.
        thread: ThreadFact,
        /// What proved it.
        proof: Proof,
    },
    /// Nothing proves an answer: the seller starts contact.
    Proactive,
}

impl LinkageFacts {
    /// `reply-linkage` (RULEBOOK 10.1): the first proof that leads to a thread with a message of the buyer. A
    /// subject that begins with `Re:` proves nothing.
    pub fn classify(self) -> Linkage {
        [
            (self.alias_suffix, Proof::AliasSuffix),
            (self.reference, Proof::Reference),
            (self.quoted_token, Proof::QuotedToken),
        ]
        .into_iter()
        .find_map(|(thread, proof)| {
            let thread = thread.filter(|thread| thread.has_buyer_message)?;
            Some(Linkage::Reply { thread, proof })
        })
        .unwrap_or(Linkage::Proactive)
    }
}
