use policy::EmailAddress;

use crate::{Held, head::Head};

/// Bytes of a head, the empty line included.
const HEAD_MAX: usize = 64 * 1024;

/// Fields of a head.
const FIELDS_MAX: usize = 250;

/// What a head must be like before any parser sees it, so that no two readers can differ on who wrote the mail
/// (RELIABILITY 3.2). Gives the one address of From.
pub(crate) fn pass(head: &Head<'_>) -> Result<EmailAddress, Held> {
    if head.block.len() > HEAD_MAX {
        return Err(Held::HeaderTooLarge);
    }
    if head.block.contains(&0) {
        return Err(Held::Nul);
    }
    if has_bare_cr(head.block) {
        return Err(Held::BareCr);
    }
    check_lines(head.block)?;
    let mut from = head.values("from");
    match (from.next(), from.next()) {
        (None, _) => Err(Held::FromMissing),
        (Some(value), None) => mailbox(&value).ok_or(Held::FromAmbiguous),
        (Some(_), Some(_)) => Err(Held::FromAmbiguous),
    }
}

fn has_bare_cr(block: &[u8]) -> bool {
    memchr::memchr_iter(b'\r', block).any(|at| block.get(at + 1) != Some(&b'\n'))
}

fn check_lines(block: &[u8]) -> Result<(), Held> {
    let mut fields = 0;
    for line in block.split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match line.first() {
            Some(b' ' | b'\t') if fields == 0 || line.trim_ascii().is_empty() => {
                return Err(Held::StrayContinuation);
            }
            None | Some(b' ' | b'\t') => {}
            Some(_) => {
                check_field(line)?;
                fields += 1;
            }
        }
    }
    if fields > FIELDS_MAX { Err(Held::TooManyFields) } else { Ok(()) }
}

fn check_field(line: &[u8]) -> Result<(), Held> {
    let colon = memchr::memchr(b':', line).ok_or(Held::MalformedField)?;
    let name = line.get(..colon).unwrap_or_default();
    if name.last().is_some_and(u8::is_ascii_whitespace) {
        return Err(Held::SpaceBeforeColon);
    }
    if name.is_empty() || !name.iter().all(u8::is_ascii_graphic) { Err(Held::MalformedField) } else { Ok(()) }
}

/// The address of `addr-spec` or `phrase <addr-spec>`, a comment after it at most.
fn mailbox(value: &str) -> Option<EmailAddress> {
    let value = without_trailing_comment(value.trim());
    match value.strip_suffix('>') {
        None => value.parse().ok(),
        Some(open) => {
            let (phrase, address) = open.rsplit_once('<')?;
            if is_phrase(phrase) { address.parse().ok() } else { None }
        }
    }
}

/// `jane@shop.example (Jane)` is how old programs wrote names. Comments within comments are not let through.
fn without_trailing_comment(value: &str) -> &str {
    let Some((before, comment)) = value.strip_suffix(')').and_then(|open| open.rsplit_once('(')) else {
        return value;
    };
    if comment.contains([')', '<', '>', '\\']) { value } else { before.trim_end() }
}

/// Words, bare or in quotation marks. A bare one holds nothing that could be read as an address or a list.
fn is_phrase(phrase: &str) -> bool {
    let (mut quoted, mut escaped) = (false, false);
    for char in phrase.chars() {
        match char {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '@' | ',' | ';' | ':' | '<' | '>' | '(' | ')' if !quoted => return false,
            _ => {}
        }
    }
    !quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gate(raw: &str) -> Result<EmailAddress, Held> {
        pass(&Head::of(raw.as_bytes()))
    }

    #[track_caller]
    fn lets_through(from: &str, address: &str) {
        assert_eq!(gate(&format!("From: {from}\r\nTo: x\r\n\r\nhi")), Ok(address.parse().unwrap()), "{from}");
    }

    #[track_caller]
    fn holds(raw: &str, held: Held) {
        assert_eq!(gate(raw), Err(held), "{raw:?}");
    }

    #[test]
    fn one_plain_address_passes() {
        for from in [
            "jane@shop.example",
            "<jane@shop.example>",
            "Jane Doe <jane@shop.example>",
            "\"Doe, Jane: <x@y.example>\" <jane@shop.example>",
            "\"say \\\"hi\\\"\" <jane@shop.example>",
            "=?utf-8?Q?Jane=2C_Doe?= <jane@shop.example>",
            "Jörg Müller <jane@shop.example>",
            "jane@shop.example (Jane Doe)",
            "Jane\r\n <jane@shop.example>",
        ] {
            lets_through(from, "jane@shop.example");
        }
    }

    #[test]
    fn anything_that_can_be_read_as_two_senders_is_held() {
        for from in [
            "",
            "Jane",
            "a@b.example, c@d.example",
            "a@b.example <c@d.example>",
            "<a@b.example><c@d.example>",
            "<a@b.example> <c@d.example>",
            "<a@b.example> c@d.example",
            "group: a@b.example;",
            "<@b.example,@c.example:a@d.example>",
            "(a@b.example) c <c@d.example>",
            "a@b.example (<c@d.example>)",
            "\"a@b.example\"@c.example",
            "\"open <c@d.example>",
            "a@localhost",
            "a@[192.0.2.1]",
            "jäne@shop.example",
            "a@b.example\\",
            "bob@good.example evil@bad.example",
        ] {
            holds(&format!("From: {from}\n\n"), Held::FromAmbiguous);
        }
        holds("From: a@b.example\nFROM: a@b.example\n\n", Held::FromAmbiguous);
        holds("To: a@b.example\n\nFrom: a@b.example\n", Held::FromMissing);
        holds("", Held::FromMissing);
    }

    #[test]
    fn lines_that_readers_disagree_about_are_held() {
        holds("From: a@b.example\nX: \0\n\n", Held::Nul);
        holds("From: a@b.example\rX: 1\n\n", Held::BareCr);
        holds("From: a@b.example\rX: 1\r\r", Held::BareCr);
        holds("From : a@b.example\n\n", Held::SpaceBeforeColon);
        holds(" From: a@b.example\n\n", Held::StrayContinuation);
        holds("From: a@b.example\n \t\nTo: x\n\n", Held::StrayContinuation);
        holds("From a@b.example Mon Jan  1\nFrom: a@b.example\n\n", Held::MalformedField);
        holds("\u{feff}From: a@b.example\n\n", Held::MalformedField);
        holds(": x\nFrom: a@b.example\n\n", Held::MalformedField);
        holds("no colon\nFrom: a@b.example\n\n", Held::MalformedField);
    }

    #[test]
    fn heads_have_room_up_to_the_limit_and_not_a_byte_more() {
        let filled = |length: usize| {
            let start = "From: a@b.example\nX: ";
            format!("{start}{}\n\n", "x".repeat(length - start.len() - 2))
        };
        assert!(gate(&filled(HEAD_MAX)).is_ok());
        holds(&filled(HEAD_MAX + 1), Held::HeaderTooLarge);
        let fields = |count: usize| format!("From: a@b.example\n{}\n", "X: 1\n".repeat(count - 1));
        assert!(gate(&fields(FIELDS_MAX)).is_ok());
        holds(&fields(FIELDS_MAX + 1), Held::TooManyFields);
    }
}
