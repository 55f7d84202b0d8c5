use std::net::Ipv4Addr;
use std::ops::Range;

use crate::domain_name::DomainName;
use crate::host;
use crate::normal::Normal;
use crate::ranges::Ranges;
use crate::sign::Form;
use crate::token::{Kind, Tokens};

/// A link in a normalised text.
pub(crate) struct Link {
    /// The whole of it, with what leads up to the host and the path.
    pub(crate) range: Range<usize>,
    pub(crate) host: String,
    pub(crate) scheme: Scheme,
}

/// What the address of a link begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// `http:`
    Http,
    /// `https:`
    Https,
    /// Another.
    Other,
    /// None: a host by itself.
    Absent,
}

/// The links of a text: with a scheme, as a bare host with a public suffix, as an IP address with a path, or
/// spelled out ("shop dot example dot com"). `taken` are ranges to leave out, in order.
pub(crate) fn links(normal: &Normal<'_>, tokens: &Tokens, taken: &[Range<usize>]) -> Vec<Link> {
    let mut found = absolute(normal.text());
    let mut bare = Vec::new();
    let mut index = 0;
    let mut taken =
        Ranges::new(taken.iter().cloned().chain(found.iter().map(|link| link.range.clone())).collect());
    while let Some(token) = tokens.at(index) {
        let starts = matches!(token.kind, Kind::Word(_) | Kind::Number) && !taken.cover(token.range.start);
        match starts.then(|| bare_link(normal, tokens, index)).flatten() {
            Some((link, end)) => {
                bare.push(link);
                index = end;
            }
            None => index += 1,
        }
    }
    found.append(&mut bare);
    found
}

/// The links with a scheme and `//`, whatever their host is.
fn absolute(text: &str) -> Vec<Link> {
    let mut found: Vec<Link> = Vec::new();
    for colon in memchr::memmem::find_iter(text.as_bytes(), "://") {
        let authority = colon + "://".len();
        let start = scheme_start(text, colon);
        let Some(scheme) = text.get(start..colon).and_then(scheme) else { continue };
        if found.last().is_some_and(|last| colon < last.range.end) {
            continue;
        }
        let host = text.get(authority..).map(host_of).unwrap_or_default();
        if !host.is_empty() {
            found.push(Link { range: start..link_end(text, authority), host: host.to_owned(), scheme });
        }
    }
    found
}

fn scheme_start(text: &str, colon: usize) -> usize {
    /// No scheme in use is longer.
    const LONGEST: usize = 12;
    let before = text.as_bytes().get(colon.saturating_sub(LONGEST)..colon).unwrap_or_default();
    colon - before.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count()
}

fn scheme(name: &str) -> Option<Scheme> {
    match name {
        "" => None,
        "http" | "hxxp" | "htp" | "ttp" => Some(Scheme::Http),
        "https" | "hxxps" | "ttps" => Some(Scheme::Https),
        _ => Some(Scheme::Other),
    }
}

/// The host of what follows `//`: without user, port and path.
fn host_of(rest: &str) -> &str {
    let ends = |character: char| matches!(character, '/' | '?' | '#' | '\\') || ends_link(character);
    let authority = rest.split(ends).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    if host.starts_with('[') {
        host
    } else {
        host.split(':').next().unwrap_or_default().trim_end_matches(['.', ',', ')'])
    }
}

/// Where a link ends that has begun before `from`: at white space, quotes, brackets or ideographs, and
/// without the punctuation of the sentence around it.
fn link_end(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let link = rest.find(ends_link).and_then(|end| rest.get(..end)).unwrap_or(rest);
    let surplus =
        |open: char, close: char| link.matches(close).count().saturating_sub(link.matches(open).count());
    let (mut round, mut square) = (surplus('(', ')'), surplus('[', ']'));
    let mut length = link.len();
    for last in link.chars().rev() {
        match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~' => {}
            ')' if round > 0 => round -= 1,
            ']' if square > 0 => square -= 1,
            _ => break,
        }
        length -= last.len_utf8();
    }
    from + length
}

fn ends_link(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '"' | '<' | '>' | '`' | '{' | '}' | '|' | '^' | '«' | '»')
        || matches!(character, '\u{2018}'..='\u{201f}' | '\u{3000}'..='\u{9fff}')
}

/// The link whose host begins at the token `index`, and the token after it.
fn bare_link(normal: &Normal<'_>, tokens: &Tokens, index: usize) -> Option<(Link, usize)> {
    let text = normal.text();
    if touches_a_name(tokens, index) {
        return None;
    }
    let name = unlisted(text, tokens, index).or_else(|| DomainName::at(text, tokens, index))?;
    let host_range = tokens.range(index, name.end);
    let follows = |marks: &[char]| text.get(host_range.end..).is_some_and(|rest| rest.starts_with(marks));
    let end = if follows(&['/', '?', '#', ':']) { link_end(text, host_range.end) } else { host_range.end };
    let (start, scheme) = leading_scheme(text, host_range.start);
    let is_host = scheme != Scheme::Absent || end > host_range.end || name.host.starts_with("www.") || {
        let last = name.host.rsplit('.').next().unwrap_or_default();
        let last_range = host_range.end.saturating_sub(last.len())..host_range.end;
        reads_as_host(&name, last, normal.original(&last_range)) && !goes_on(normal, tokens, name.end)
    };
    let next =
        (name.end..tokens.len()).find(|next| tokens.at(*next).is_some_and(|token| token.range.start >= end));
    is_host.then(|| (Link { range: start..end, host: name.host, scheme }, next.unwrap_or(tokens.len())))
}

/// A host that no suffix tells: `www.` before it, or an IP address with a port or path.
fn unlisted(text: &str, tokens: &Tokens, index: usize) -> Option<DomainName> {
    let name = DomainName::any(text, tokens, index)?;
    let after = text.get(tokens.range(index, name.end).end..).unwrap_or_default();
    let is_address = name.host.parse::<Ipv4Addr>().is_ok() && after.starts_with(['/', ':']);
    (is_address || name.host.starts_with("www.")).then_some(name)
}

/// Whether the token before `index` belongs to the same name, or makes it the name of an account (`@brand.co`).
fn touches_a_name(tokens: &Tokens, index: usize) -> bool {
    match tokens.before(index) {
        Some(Kind::Mark('@' | '.' | '-' | '_') | Kind::Number) => true,
        Some(Kind::Word(script)) => {
            !crate::domain_name::is_written_solid(script) && tokens.kind(index) == Some(Kind::Number)
        }
        Some(Kind::Mark(_) | Kind::Numeral | Kind::Space | Kind::Break) | None => false,
    }
}

/// Whether a name goes on with a label that makes it none: `manual.de.pdf`, but not `inkhollow.de.Thanks`.
fn goes_on(normal: &Normal<'_>, tokens: &Tokens, end: usize) -> bool {
    let next = tokens.at(end + 1).filter(|token| matches!(token.kind, Kind::Word(_) | Kind::Number));
    let next = next.filter(|_| tokens.kind(end) == Some(Kind::Mark('.')));
    next.is_some_and(|next| !normal.original(&next.range).starts_with(char::is_uppercase))
}

/// A scheme that stands apart from its host: `http:// shop.example`.
fn leading_scheme(text: &str, host: usize) -> (usize, Scheme) {
    let before = text.get(..host).unwrap_or_default();
    let apart = before.trim_end_matches([' ', '/', '\\']);
    let found = apart.strip_suffix(':').filter(|_| before.len() - apart.len() <= 4).and_then(|before| {
        let start = scheme_start(before, before.len());
        match before.get(start..).and_then(scheme)? {
            Scheme::Other | Scheme::Absent => None,
            scheme => Some((start, scheme)),
        }
    });
    found.unwrap_or((host, Scheme::Absent))
}

/// Whether a name alone, without scheme, `www` or path, is meant as a host. `last` is its last label, and
/// `written` that label as it was written.
fn reads_as_host(name: &DomainName, last: &str, written: &str) -> bool {
    let first = name.host.split('.').next().unwrap_or_default();
    let labels = name.host.split('.').count();
    match name.dots {
        Form::Plain => {
            let mut letters = written.chars();
            let begins_sentence =
                letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase);
            let label = name.host.rsplit('.').nth(1).unwrap_or_default();
            let is_quantity = last.len() == 2 && label.bytes().all(|byte| byte.is_ascii_digit());
            // "z.B.in der Box"
            let is_abbreviation = host::is_ambiguous(last) && label.chars().count() == 1;
            let is_other = begins_sentence || is_quantity || is_abbreviation;
            !is_other && !host::is_file_or_abbreviation(&name.host)
        }
        Form::Bracketed => true,
        Form::Word | Form::MaybeWord => {
            let telling = matches!(last, "com" | "net" | "org" | "biz") || last.chars().count() == 2;
            telling && !host::is_ambiguous(last) && (labels > 2 || first.chars().count() > 3)
        }
    }
}
