/// Where the sender of a mail hears of failures, as the sending server said (RFC 5321).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReturnPath {
    /// Nowhere: the mail is itself such news, or another automatic one.
    Null,
    /// At an address, whether or not it is one that the house could write to.
    Address,
}
