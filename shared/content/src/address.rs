use std::ops::Range;

use policy::EmailAddress;

use crate::domain_name::DomainName;
use crate::host;
use crate::lexicon::{LEXICON, Role};
use crate::sign::{Form, Sign, at_sign};
use crate::token::{Kind, Tokens};

/// Where a normalised text names mail addresses, plainly or spelled out (`email-address`, RULEBOOK 6).
pub(crate) fn ranges(text: &str, tokens: &Tokens) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        let address = at_sign(text, tokens, index).and_then(|sign| address(text, tokens, index, &sign));
        match address {
            Some((first, end)) => {
                found.push(tokens.range(first, end));
                index = end;
            }
            None => index += 1,
        }
    }
    found
}

/// Whether a written address is one that may be named, perhaps with a suffix `+…` to its local part.
pub(crate) fn is_allowed(written: &str, allowed: &[EmailAddress]) -> bool {
    let Ok(address) = written.parse::<EmailAddress>() else { return false };
    let mailbox = address.local().split_once('+').map_or(address.local(), |(mailbox, _)| mailbox);
    allowed.iter().any(|mask| {
        mask.domain().eq_ignore_ascii_case(address.domain())
            && (mask.local().eq_ignore_ascii_case(mailbox)
                || mask.local().eq_ignore_ascii_case(address.local()))
    })
}

/// The address around a sign: its first token and the one after its last.
fn address(text: &str, tokens: &Tokens, index: usize, sign: &Sign) -> Option<(usize, usize)> {
    let start = tokens.skip_space(sign.end);
    let spaced = (tokens.before(index) == Some(Kind::Space), start > sign.end);
    if spaced == (false, false) && sign.form == Form::Plain {
        let first = local_start(text, tokens, index)?;
        let listed = DomainName::at(text, tokens, start).map(|domain| domain.end);
        return Some((first, listed.or_else(|| unlisted_domain_end(text, tokens, start))?));
    }
    let local_end = if spaced.0 { index - 1 } else { index };
    let last = local_end.checked_sub(1)?;
    let preposition = LEXICON.at(text, tokens, last).any(|(_, word)| word.role == Role::BeforeAt);
    let ends_in_mark = matches!(tokens.kind(last), Some(Kind::Mark(_)));
    let domain = DomainName::at(text, tokens, start)?;
    let certain = match sign.form {
        _ if host::is_mailbox_provider(&domain.host) => true,
        // "@brand.com" is an account.
        Form::Plain => !preposition && spaced != (true, false),
        Form::Bracketed | Form::Word => true,
        Form::MaybeWord => {
            let spelled = domain.dots > Form::Plain && sign.languages.shared(domain.languages).is_some();
            spelled && !preposition
        }
    };
    let first = local_start(text, tokens, local_end)?;
    (certain && !ends_in_mark).then_some((first, domain.end))
}

/// The end of a domain whose suffix is on no list, or of an address literal in brackets.
fn unlisted_domain_end(text: &str, tokens: &Tokens, start: usize) -> Option<usize> {
    if tokens.kind(start) == Some(Kind::Mark('[')) {
        let end = DomainName::any(text, tokens, start + 1)?.end;
        return (tokens.kind(end) == Some(Kind::Mark(']'))).then_some(end + 1);
    }
    let domain = DomainName::any(text, tokens, start)?;
    let last = domain.host.rsplit('.').next()?;
    (last.len() >= 2 && last.chars().all(char::is_alphabetic)).then_some(domain.end)
}

/// Tokens of a local part that are read; RFC 5321 allows 64 octets.
const LONGEST_LOCAL: usize = 64;

/// The first token of the local part that ends before the token `end`.
fn local_start(text: &str, tokens: &Tokens, end: usize) -> Option<usize> {
    let mut first = atom_start(tokens, end)?;
    let is_url = text.get(..tokens.range(first, end).start).is_some_and(|before| before.ends_with("://"));
    if is_url {
        return None;
    }
    // "john dot smith at …"
    for _ in 0..2 {
        let Some(dot) = first.checked_sub(2) else { break };
        let spelled = tokens.before(first) == Some(Kind::Space)
            && tokens.before(dot) == Some(Kind::Space)
            && LEXICON.at(text, tokens, dot).any(|(end, word)| word.role == Role::Dot && end == dot + 1);
        match spelled.then(|| atom_start(tokens, dot - 1)).flatten() {
            Some(start) => first = start,
            None => break,
        }
    }
    Some(first)
}

/// The first token of the letters, digits and signs that end before the token `end` without a gap.
fn atom_start(tokens: &Tokens, end: usize) -> Option<usize> {
    let mut first = end;
    let mut start = None;
    let mut after = None;
    while let Some(kind) = tokens.before(first).filter(|_| end - first < LONGEST_LOCAL) {
        match (kind, after) {
            // Words of two scripts side by side are two words.
            (Kind::Word(_) | Kind::Numeral, Some(Kind::Word(_) | Kind::Numeral)) => break,
            (Kind::Word(_) | Kind::Number | Kind::Numeral, _) => start = Some(first - 1),
            (Kind::Mark('.' | '_' | '-' | '+' | '\'' | '&' | '"'), _) => {}
            (Kind::Mark(_) | Kind::Space | Kind::Break, _) => break,
        }
        after = Some(kind);
        first -= 1;
    }
    start
}
