use policy::EmailAddress;

/// What the sending server said, apart from the mail itself (RFC 5321). `Debug` shows no address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// The return path; none if it is null, as bounces have it.
    pub sender: Option<EmailAddress>,
}
