use core::fmt;

use data_encoding::{BASE64, BASE64_NOPAD, HEXLOWER, HEXLOWER_PERMISSIVE};

use super::invalid_md5;
use crate::SpError;

/// The MD5 digest of a file.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ContentMd5([u8; 16]);

impl ContentMd5 {
    /// Reads `contentMD5`: Base64 as in RFC 1864, or hexadecimal as in the model's example. A `+` that came unescaped,
    /// and so arrives as a space, is read as one; padding may be missing; and what a client escaped twice
    /// (python-amazon-sp-api does) is read as if once, since no digest has a `%`.
    pub fn read(text: &str) -> Result<Self, SpError> {
        let escaped = [("%2B", "+"), ("%2b", "+"), ("%2F", "/"), ("%2f", "/"), ("%3D", "="), ("%3d", "=")];
        let text = escaped.iter().fold(text.replace(' ', "+"), |text, (from, to)| text.replace(from, to));
        if text.is_empty() {
            return Err(invalid_md5("is missing"));
        }
        if let Ok(digest) = HEXLOWER_PERMISSIVE.decode(text.as_bytes()).map(<[u8; 16]>::try_from) {
            return digest.map(Self).map_err(|_| invalid_md5("has not 32 hexadecimal digits"));
        }
        let bytes = BASE64_NOPAD.decode(text.trim_end_matches('=').as_bytes());
        match bytes.map(<[u8; 16]>::try_from) {
            Ok(Ok(digest)) => Ok(Self(digest)),
            Ok(Err(bytes)) if HEXLOWER_PERMISSIVE.decode(&bytes).is_ok() => {
                Err(invalid_md5("is the Base64 of hexadecimal digits, not of the digest's bytes"))
            }
            Ok(Err(_)) | Err(_) => Err(invalid_md5("is no MD5 digest")),
        }
    }

    /// The digest.
    pub const fn bytes(self) -> [u8; 16] {
        self.0
    }

    /// As the header `Content-MD5` has it (RFC 1864), which S3 checks.
    pub fn to_base64(self) -> String {
        BASE64.encode(&self.0)
    }
}

impl From<[u8; 16]> for ContentMd5 {
    fn from(digest: [u8; 16]) -> Self {
        Self(digest)
    }
}

impl fmt::Debug for ContentMd5 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ContentMd5({})", HEXLOWER.encode(&self.0))
    }
}
