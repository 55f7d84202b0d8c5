use policy::Instant;

use crate::world::Answer;

/// What the world outside the house knows of what happened: what it handed over and what it was answered.
#[derive(Debug, Default)]
pub struct Records {
    /// Mails that SES stored, each for all of its recipients.
    pub posted: Vec<Posted>,
    /// Calls of the API.
    pub called: Vec<Called>,
    /// How invocations ended, by number.
    pub ended: Vec<(u32, String)>,
    /// Invocations, as they began.
    pub began: Vec<Began>,
    /// Orders whose review request was damaged.
    pub damaged: Vec<String>,
}

/// An invocation that began.
#[derive(Debug, Clone, Copy)]
pub struct Began {
    /// Its number.
    pub number: u32,
    /// When.
    pub at: Instant,
    /// Of what.
    pub function: Function,
}

/// What runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// One that answers a call of the API.
    Api,
    /// `inbound-mail`.
    InboundMail,
    /// `mail-events`.
    MailEvents,
    /// `review-requests`.
    ReviewRequests,
    /// `sweep`.
    Sweep,
}

/// A mail that SES stored.
#[derive(Debug, Clone)]
pub struct Posted {
    /// Name of its object.
    pub object: String,
    /// Envelope recipients.
    pub recipients: Vec<String>,
}

/// One attempt of a call of the API.
#[derive(Debug, Clone)]
pub struct Called {
    /// The call, as the scenario numbers its deliveries.
    pub delivery: usize,
    /// When it was made.
    pub at: Instant,
    /// When it ended.
    pub until: Instant,
    /// Its invocation.
    pub by: u32,
    /// What was answered; none if the function died or took too long.
    pub(crate) answer: Option<Answer>,
}
