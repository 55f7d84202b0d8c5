//! The least that a forwarder can do, to compare with: new addresses in the header block, and the rest copied.

use memchr::memmem;

use crate::scene::{BUYER_ADDRESS, MASK_OF_SELLER, RELAY_DOMAIN};

/// The mail under a mask. Hides nothing in the text, judges nothing, opens no file.
pub(crate) fn forward(raw: &[u8]) -> Vec<u8> {
    let (head, body) = raw.split_at(memmem::find(raw, b"\r\n\r\n").unwrap_or(raw.len()));
    let mut mail = Vec::with_capacity(raw.len());
    for line in head.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(b"From:") {
            mail.extend(format!("From: <{MASK_OF_SELLER}@{RELAY_DOMAIN}>\r\n").into_bytes());
        } else if line.starts_with(b"To:") {
            mail.extend(format!("To: <{BUYER_ADDRESS}>\r\n").into_bytes());
        } else {
            mail.extend_from_slice(line);
        }
    }
    mail.extend_from_slice(body);
    mail
}
