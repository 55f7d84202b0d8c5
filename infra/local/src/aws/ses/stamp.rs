use jiff::{fmt::rfc2822, tz::TimeZone};
use memchr::memchr;
use policy::Instant;

/// A fresh SES message id: the time, then 128 random bits, in the form that SES gives them.
pub(super) fn message_id(now: Instant) -> Result<String, getrandom::Error> {
    let mut random = [0; 16];
    getrandom::fill(&mut random)?;
    let bits = u128::from_be_bytes(random);
    let millis = now.as_millis() & 0xffff_ffff_ffff;
    let group = |shift: u32, digits: u32| (bits >> shift) & ((1 << (digits * 4)) - 1);
    Ok(format!(
        "0102{millis:012x}-{:08x}-{:04x}-{:04x}-{:04x}-{:012x}-000000",
        group(96, 8),
        group(80, 4),
        group(64, 4),
        group(48, 4),
        group(0, 12),
    ))
}

/// The mail with the Message-ID and Date of SES in place of its own, or after its last header if it has none.
/// Every other byte stays.
pub(super) fn stamp(raw: &[u8], message_id: &str, now: Instant) -> Vec<u8> {
    let date = rfc2822::to_string(&now.timestamp().to_zoned_datetime(TimeZone::UTC)).unwrap_or_default();
    let mut pending = vec![
        ("Message-ID", format!("Message-ID: <{message_id}@local.amazonses.com>\r\n")),
        ("Date", format!("Date: {date}\r\n")),
    ];
    let mut stamped = Vec::with_capacity(raw.len() + 160);
    let mut rest = raw;
    while let Some((field, after)) = split_field(rest) {
        rest = after;
        let named = |name: &str| {
            let colon = memchr(b':', field).unwrap_or_default();
            field.get(..colon).is_some_and(|own| own.trim_ascii_end().eq_ignore_ascii_case(name.as_bytes()))
        };
        if let Some(at) = pending.iter().position(|(name, _)| named(name)) {
            stamped.extend_from_slice(pending.remove(at).1.as_bytes());
        } else if !named("Message-ID") && !named("Date") {
            stamped.extend_from_slice(field);
        }
    }
    if !stamped.is_empty() && !stamped.ends_with(b"\n") {
        stamped.extend_from_slice(b"\r\n");
    }
    stamped.extend(pending.iter().flat_map(|(_, line)| line.bytes()));
    stamped.extend_from_slice(rest);
    stamped
}

/// The first header field of what is left of the header block, with its folded lines and line ends, and what
/// follows. `None` at the empty line or at the end.
fn split_field(rest: &[u8]) -> Option<(&[u8], &[u8])> {
    if rest.is_empty() || rest.starts_with(b"\r\n") || rest.starts_with(b"\n") {
        return None;
    }
    let mut end = 0;
    loop {
        let tail = rest.get(end..).unwrap_or_default();
        end += memchr(b'\n', tail).map_or(tail.len(), |at| at + 1);
        if !matches!(rest.get(end), Some(b' ' | b'\t')) {
            return rest.split_at_checked(end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0102-id-000000";

    fn stamped(raw: &str) -> String {
        let now = "2026-01-20T00:00:00.999Z".parse().unwrap();
        String::from_utf8(stamp(raw.as_bytes(), ID, now)).unwrap()
    }

    #[test]
    fn message_id_and_date_are_replaced_where_they_stand() {
        let raw = "From: a@b.example\r\nmessage-id:\r\n <own@laptop>\r\nDATE : yesterday\r\nSubject: x\r\n y\r\n\r\n\
                   Date: in the body\r\n";
        assert_eq!(
            stamped(raw),
            "From: a@b.example\r\nMessage-ID: <0102-id-000000@local.amazonses.com>\r\n\
             Date: Tue, 20 Jan 2026 00:00:00 +0000\r\nSubject: x\r\n y\r\n\r\nDate: in the body\r\n"
        );
    }

    #[test]
    fn they_are_added_to_a_mail_without_them() {
        let added =
            "Message-ID: <0102-id-000000@local.amazonses.com>\r\nDate: Tue, 20 Jan 2026 00:00:00 +0000\r\n";
        assert_eq!(stamped("From: a@b.example\r\n\r\nhi"), format!("From: a@b.example\r\n{added}\r\nhi"));
        assert_eq!(stamped("From: a@b.example"), format!("From: a@b.example\r\n{added}"));
        assert_eq!(stamped("\r\nhi"), format!("{added}\r\nhi"));
    }

    #[test]
    fn a_second_one_is_dropped() {
        let once = stamped("Message-ID: <a@b>\r\nDate: now\r\n\r\n");
        assert_eq!(
            stamped("Message-ID: <a@b>\r\nDate: now\r\nMessage-ID: <c@d>\r\nDate: then\r\n\r\n"),
            once
        );
    }

    #[test]
    fn bare_line_feeds_and_bytes_beyond_ascii_stay() {
        let mut raw = b"From: a@b.example\nX: \xe9\nMessage-ID: <a@b>\nDate: now\n\n".to_vec();
        raw.extend((0..=255).chain(*b"\r\r\n\n.\n"));
        let now = "2026-01-20T00:00:00Z".parse().unwrap();
        let stamped = stamp(&raw, ID, now);
        let body = raw.iter().position(|byte| *byte == b'w').unwrap() + 2;
        assert!(stamped.starts_with(b"From: a@b.example\nX: \xe9\nMessage-ID: "));
        assert!(stamped.ends_with(&raw[body..]));
    }

    #[test]
    fn message_ids_have_the_form_of_ses_and_differ() {
        let now = "2026-01-20T00:00:00Z".parse().unwrap();
        let (one, two) = (message_id(now).unwrap(), message_id(now).unwrap());
        assert_ne!(one, two);
        let groups: Vec<usize> = one.split('-').map(str::len).collect();
        assert_eq!(groups, [16, 8, 4, 4, 4, 12, 6]);
        assert!(one.starts_with("0102019bd8b37c00-") && one.ends_with("-000000"), "{one}");
    }
}
