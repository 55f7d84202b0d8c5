use core::{fmt, str::FromStr};

use crate::head::Head;

/// A Message-ID (RFC 5322 `msg-id`) without its angle brackets: 1 to [`LENGTH_MAX`] bytes with no white space,
/// control character or angle bracket.
///
/// `Debug` hides it: an id names the sender's computer or provider.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rfc5322Id(String);

/// The text is no Message-ID.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a message id is 1 to 998 bytes without white space, control characters and angle brackets")]
pub struct InvalidRfc5322Id;

/// No line of a mail is longer (RFC 5322 2.1.1).
const LENGTH_MAX: usize = 998;

impl Rfc5322Id {
    /// What stands between the angle brackets.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Rfc5322Id {
    type Err = InvalidRfc5322Id;

    fn from_str(text: &str) -> Result<Self, InvalidRfc5322Id> {
        let foreign = |char: char| char.is_whitespace() || char.is_control() || matches!(char, '<' | '>');
        let valid = (1..=LENGTH_MAX).contains(&text.len()) && !text.contains(foreign);
        if valid { Ok(Self(text.into())) } else { Err(InvalidRfc5322Id) }
    }
}

impl fmt::Display for Rfc5322Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Rfc5322Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Rfc5322Id(redacted)")
    }
}

/// The valid ids in all fields of a name, in order: what stands between angle brackets, without white space.
pub(crate) fn ids(head: &Head<'_>, name: &str) -> Vec<Rfc5322Id> {
    let mut ids = Vec::new();
    for value in head.values(name) {
        for piece in value.split('<').skip(1) {
            let inner = piece.split_once('>').map(|(inner, _)| inner.trim());
            ids.extend(inner.and_then(|inner| inner.parse().ok()));
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_one_word_of_at_most_a_line() {
        for text in ["a@b", "x", "CA+é@mail.gmail.com", &"i".repeat(LENGTH_MAX)] {
            assert_eq!(text.parse::<Rfc5322Id>().unwrap().as_str(), text);
        }
        for text in ["", "a b@c", "a\r\nX: y@b", "<a@b", "a>b", "a\u{a0}b", &"i".repeat(LENGTH_MAX + 1)] {
            assert_eq!(text.parse::<Rfc5322Id>(), Err(InvalidRfc5322Id), "{text:?}");
        }
    }

    #[test]
    fn ids_are_found_folded_glued_and_among_words() {
        let head = Head::of(
            b"References: <1@a>\r\n\t<2@a><3@a> (junk) <4 @a>\nReferences: your mail of <5@a>, <6@a\n\n",
        );
        let found: Vec<String> = ids(&head, "references").iter().map(ToString::to_string).collect();
        assert_eq!(found, ["1@a", "2@a", "3@a", "5@a"]);
    }
}
