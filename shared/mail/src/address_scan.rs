use core::ops::Range;

use memchr::memchr_iter;

/// Every mail address in a text, also with a quoted local part, with characters beyond ASCII or at an IP
/// address. An address needs a dotted domain that does not end in a number, so `2@3.50` is none.
pub(crate) fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    memchr_iter(b'@', text.as_bytes()).filter_map(|at| {
        let (before, after) = (text.get(..at)?, text.get(at + 1..)?);
        let (local, domain) = (local_length(before), domain_length(after));
        (local > 0 && domain > 0).then(|| at - local..at + 1 + domain)
    })
}

/// Length of the local part at the end of `before`.
fn local_length(before: &str) -> usize {
    if let Some(quoted) = before.strip_suffix('"') {
        let open = quoted.char_indices().rev().take(64).find(|&(_, char)| char == '"');
        return open.map_or(0, |(open, _)| before.len() - open);
    }
    let start = before.trim_end_matches(is_local).len();
    before.get(start..).map_or(0, |local| local.trim_start_matches(['.', '\'']).len())
}

/// RFC 5322 `atext` and the dot, less what divides the parts of a URL; RFC 6531 characters too.
fn is_local(char: char) -> bool {
    char.is_alphanumeric() || "!#$%'*+-=^_`{|}~.".contains(char)
}

/// Length of the domain at the start of `after`; none if it does not end in a name or is no IP address.
fn domain_length(after: &str) -> usize {
    if let Some(literal) = after.strip_prefix('[') {
        let end = literal.find(|char: char| !(char.is_ascii_alphanumeric() || matches!(char, '.' | ':')));
        return end
            .filter(|&end| end > 0 && literal.get(end..).is_some_and(|rest| rest.starts_with(']')))
            .map_or(0, |end| end + 2);
    }
    let run = after
        .find(|char: char| !(char.is_alphanumeric() || matches!(char, '.' | '-' | '_')))
        .unwrap_or(after.len());
    let mut domain = after.get(..run).unwrap_or_default();
    loop {
        domain = domain.trim_end_matches(['.', '-', '_']);
        let Some((rest, last)) = domain.rsplit_once('.') else { return 0 };
        if rest.starts_with('.') || rest.is_empty() {
            return 0;
        }
        let named = last.chars().nth(1).is_some() && last.starts_with(char::is_alphabetic);
        if named || domain.parse::<core::net::Ipv4Addr>().is_ok() {
            return domain.len();
        }
        domain = rest;
    }
}
