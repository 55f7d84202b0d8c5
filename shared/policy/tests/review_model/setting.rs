use crate::{parts::Parts, protocol::Protocol};

/// A protocol, and what it has to stand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting {
    pub(crate) protocol: Protocol,
    pub(crate) parts: Parts,
}
