/// Whether an address tells its host who reads the mail (`tracking-pixel`, RULEBOOK 6): by a mail address, by a
/// parameter that mail services name so, or by a token too long to be the number of a parcel or picture.
///
/// Of a picture without a size the path is looked at as well; pages and pictures to be seen have long names.
pub(super) fn names_reader(url: &str, what: What) -> bool {
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let mut parameters = query.split(['&', ';', '#']).map(|pair| pair.split_once('=').unwrap_or(("", pair)));
    let in_query = parameters.any(|(name, value)| {
        PARAMETERS.contains(&name.to_ascii_lowercase().as_str()) && !value.is_empty()
            || value.contains('@')
            || value.to_ascii_lowercase().contains("%40")
            || (is_token(value) && !is_signature(name))
    });
    let after_scheme = path.split_once("//").map_or(path, |(_, rest)| rest);
    let mut names = after_scheme.split('/').skip(1);
    in_query || (what == What::Unsized && names.any(|name| !name.contains('.') && is_token(name)))
}

/// What an address is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// Of a page, or of a picture whose size is said.
    Seen,
    /// Of a picture about whose size nothing is said.
    Unsized,
}

/// Names of parameters by which mail services know readers.
const PARAMETERS: [&str; 14] = [
    "_hsenc",
    "contact_id",
    "email",
    "email_id",
    "mc_eid",
    "mkt_tok",
    "ml_subscriber",
    "rcpt",
    "recipient",
    "recipient_id",
    "subscriber",
    "subscriber_id",
    "uid",
    "vero_id",
];

/// Whether a parameter proves that a file may be loaded, as stores of files have it: it is the same for everyone.
fn is_signature(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.starts_with("x-amz-")
        || name.starts_with("x-goog-")
        || matches!(name.as_str(), "signature" | "sig" | "policy" | "key-pair-id" | "hash" | "hmac")
}

/// Characters of a token that is one for each reader.
const TOKEN_MIN: usize = 24;

/// Whether a value is random: long, of letters and digits both, without words.
fn is_token(value: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'=' | b'.' | b'~');
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let letters = value.bytes().filter(u8::is_ascii_alphabetic).count();
    value.len() >= TOKEN_MIN && value.bytes().all(is_part) && digits >= 4 && letters >= 4 && {
        // "oak-bookcase-180cm-instructions-2024" is made of words.
        let longest_word = value.split(|letter: char| !letter.is_ascii_alphabetic()).map(str::len).max();
        let parts =
            value.split(['-', '_', '.']).filter(|part| part.bytes().any(|byte| byte.is_ascii_digit()));
        longest_word.is_some_and(|length| length < 10) && parts.map(str::len).sum::<usize>() * 2 > value.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_for_one_reader_are_told() {
        for url in [
            "https://t.example/open?uid=4711",
            "https://t.example/o.png?to=anna%40post.example",
            "https://t.example/o?x=3fa85f64-5717-4562-b3fc-2c963f66afa6",
            "https://t.example/o/8f14e45fceea167a5a36dedd4bea2543/p",
        ] {
            assert!(names_reader(url, What::Unsized), "{url}");
        }
        for url in [
            "https://cdn.example/8f14e45fceea167a5a36dedd4bea2543.png",
            "https://cdn.example/oak-bookcase-180cm-instructions-2024",
            "https://carrier.example/track?number=1Z999AA10123456784",
            "https://cdn.example/files/shelf.jpg?v=1680000000&width=400",
            "https://store.example/shelf.jpg?X-Amz-Signature=8f14e45fceea167a5a36dedd4bea2543",
        ] {
            assert!(!names_reader(url, What::Unsized), "{url}");
        }
        assert!(names_reader("https://t.example/?x=8f14e45fceea167a5a36dedd4bea2543", What::Seen));
        assert!(!names_reader("https://docs.example/8f14e45fceea167a5a36dedd4bea2543/edit", What::Seen));
    }
}
