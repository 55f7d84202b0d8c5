use alloc::string::String;
use core::{fmt, str::FromStr};

/// The text is empty, longer than 64 bytes, or has a character other than `A-Z a-z 0-9 . _ -`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an id is 1 to 64 of the characters A-Z a-z 0-9 . _ -")]
pub struct InvalidId;

macro_rules! ids {
    ($($(#[$doc:meta])+ $name:ident;)+) => {$(
        $(#[$doc])+
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The id as its owner wrote it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
                let valid = (1..=64).contains(&text.len()) && text.bytes().all(plain);
                if valid { Ok(Self(text.into())) } else { Err(InvalidId) }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

ids! {
    /// A marketplace, as its operator names it.
    MarketplaceId;
    /// A seller account: one legal seller with many users and many authorised addresses.
    SellerId;
    /// A buyer account.
    BuyerId;
    /// One line of an order.
    LineId;
    /// One message of ours, in either direction. Not an RFC 5322 Message-ID.
    MessageId;
    /// The messages of one buyer and seller about one order or one question before a sale.
    ThreadId;
}
