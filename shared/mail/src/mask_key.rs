use core::{fmt, str::FromStr};

use hmac::{Hmac, KeyInit, Mac};
use policy::ThreadId;
use sha2::Sha256;

/// The secret that tells masks we gave out from guesses (RULEBOOK 2; RELIABILITY T-01). `Debug` hides it.
#[derive(Clone)]
pub struct MaskKey([u8; 32]);

/// What stands before the `@` of a relay address: 12 to 20 of `[a-z0-9]`, the first a letter
/// (`mask-alias-format`). The last five characters are a keyed check of the others, which are random.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MaskToken(String);

/// Length of a [`MaskToken`] in characters, 12 to 20.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TokenLength(usize);

/// The length of a mask's token is not 12 to 20, or the text is no token.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a mask token is 12 to 20 of the characters a-z 0-9, the first a letter")]
pub struct InvalidMaskToken;

/// The local part of a relay address that we gave out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// Which mask.
    pub token: MaskToken,
    /// The thread named by the suffix.
    pub thread: Option<ThreadId>,
}

/// Characters at the end of a token that prove it ours: a guess passes once in 36^5 = 60 466 176 times.
const CHECK_LENGTH: usize = 5;

const ALPHABET: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
const LETTERS: u128 = 26;
pub(crate) const LOCAL_PART_MAX: usize = 64;

impl MaskKey {
    /// A key of 256 random bits.
    pub const fn new(key: [u8; 32]) -> Self {
        Self(key)
    }

    /// A new token. All of its randomness is the caller's `entropy`, so the same entropy gives the same token.
    pub fn mint(&self, entropy: &[u8; 32], length: TokenLength) -> MaskToken {
        let mut rest = self.mac(Purpose::Draw, entropy);
        let mut token = String::with_capacity(length.0);
        token.push(draw(&mut rest, LETTERS));
        while token.len() < length.0 - CHECK_LENGTH {
            token.push(draw(&mut rest, ALPHABET.len() as u128));
        }
        let check = self.check(&token);
        token.extend(check);
        MaskToken(token)
    }

    /// Reads a recipient's local part, in any case: none unless its check proves that we gave it out. Needs no
    /// look-up, so a guess costs no read. The thread is read in lower case, as [`Mask`](crate::Mask) writes it.
    pub fn recognise(&self, local_part: &str) -> Option<Alias> {
        if local_part.len() > LOCAL_PART_MAX {
            return None;
        }
        let folded = local_part.to_ascii_lowercase();
        let (token, thread) = match folded.split_once('+') {
            None => (folded.as_str(), None),
            Some((token, suffix)) => (token, Some(suffix.parse().ok()?)),
        };
        let token: MaskToken = token.parse().ok()?;
        let (body, check) = token.0.split_at_checked(token.0.len() - CHECK_LENGTH)?;
        let differences = self.check(body).into_iter().zip(check.chars());
        let wrong =
            differences.fold(0, |wrong, (ours, theirs)| wrong | (u32::from(ours) ^ u32::from(theirs)));
        (wrong == 0).then_some(Alias { token, thread })
    }

    fn check(&self, body: &str) -> [char; CHECK_LENGTH] {
        let mut rest = self.mac(Purpose::Check, body.as_bytes());
        core::array::from_fn(|_| draw(&mut rest, ALPHABET.len() as u128))
    }

    /// The first 128 bits of HMAC-SHA256. Fifteen draws of 36 leave a bias below 2^-50.
    fn mac(&self, purpose: Purpose, message: &[u8]) -> u128 {
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(self.tag(purpose, message)).for_each(|(to, from)| *to = from);
        u128::from_be_bytes(bytes)
    }

    /// HMAC-SHA256 of `message`, apart for each purpose.
    pub(crate) fn tag(&self, purpose: Purpose, message: &[u8]) -> [u8; 32] {
        let block = self.keyed(purpose).chain_update(message).finalize();
        block.into_bytes().into()
    }

    /// An HMAC that has already taken in what it is for.
    #[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
    pub(crate) fn keyed(&self, purpose: Purpose) -> Hmac<Sha256> {
        let mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        mac.chain_update(purpose.label())
    }
}

/// What a MAC proves, so that one key never makes the same MAC for two things.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Purpose {
    /// The characters of a token.
    Draw,
    /// The check of a token.
    Check,
    /// An opt-out link.
    OptOutLink,
}

impl Purpose {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::Draw => b"aboveboard mask draw\0",
            Self::Check => b"aboveboard mask check\0",
            Self::OptOutLink => b"aboveboard opt-out link\0",
        }
    }
}

/// Takes one character of the first `choices` of the alphabet out of a large number.
fn draw(rest: &mut u128, choices: u128) -> char {
    let place = usize::try_from(*rest % choices).unwrap_or_default();
    *rest /= choices;
    ALPHABET.get(place).map_or('a', |&byte| char::from(byte))
}

impl MaskToken {
    /// The token in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for MaskToken {
    type Err = InvalidMaskToken;

    /// Reads a token's form. Whether we gave it out only [`MaskKey::recognise`] tells.
    fn from_str(text: &str) -> Result<Self, InvalidMaskToken> {
        let plain = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        let lettered = text.starts_with(|first: char| first.is_ascii_lowercase());
        if plain && lettered && TokenLength::new(text.len()).is_ok() {
            Ok(Self(text.into()))
        } else {
            Err(InvalidMaskToken)
        }
    }
}

impl fmt::Display for MaskToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TokenLength {
    /// A length of 12 to 20 characters (`alias_token_length`).
    pub const fn new(characters: usize) -> Result<Self, InvalidMaskToken> {
        if characters >= 12 && characters <= 20 { Ok(Self(characters)) } else { Err(InvalidMaskToken) }
    }
}

impl Default for TokenLength {
    fn default() -> Self {
        Self(15)
    }
}

impl fmt::Debug for MaskKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MaskKey(redacted)")
    }
}
