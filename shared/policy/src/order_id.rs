use alloc::string::String;
use core::{fmt, str::FromStr};

/// A marketplace order, canonically written `ddd-ddddddd-ddddddd` (RULEBOOK 0).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderId(String);

/// The text is not three, seven and seven ASCII digits joined by hyphens.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an order id is written ddd-ddddddd-ddddddd, for example 111-2223334-5556667")]
pub struct InvalidOrderId;

impl OrderId {
    /// Length of the canonical form in bytes.
    pub const LENGTH: usize = 19;

    /// The canonical form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for OrderId {
    type Err = InvalidOrderId;

    fn from_str(text: &str) -> Result<Self, InvalidOrderId> {
        let canonical = text.len() == Self::LENGTH
            && text.bytes().enumerate().all(|(at, byte)| match at {
                3 | 11 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if canonical { Ok(Self(text.into())) } else { Err(InvalidOrderId) }
    }
}

impl fmt::Display for OrderId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for OrderId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OrderId({})", self.0)
    }
}
