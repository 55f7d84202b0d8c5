use mail_parser::MessageParser;
use memchr::memmem;

/// The two headers of a mail that a list shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Headers {
    /// The first address in From, without its name.
    pub(crate) from: Option<String>,
    /// The subject, decoded.
    pub(crate) subject: Option<String>,
}

impl Headers {
    /// Reads them from the header block alone: no part of the body reaches the parser (RELIABILITY 4.3).
    pub(crate) fn read(raw: &[u8]) -> Self {
        let end = [&b"\r\n\r\n"[..], b"\n\n"].iter().filter_map(|blank| memmem::find(raw, blank)).min();
        let block = raw.get(..end.unwrap_or(raw.len())).unwrap_or_default();
        let block = [block, b"\r\n\r\n"].concat();
        let message = MessageParser::new().parse_headers(&block);
        let from = message.as_ref().and_then(|message| message.from()?.first()?.address());
        let subject = message.as_ref().and_then(|message| message.subject());
        Self { from: from.map(str::to_owned), subject: subject.map(str::to_owned) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_bare_and_the_subject_decoded() {
        for (raw, from, subject) in [
            ("From: a@b.example\r\nSubject: hi\r\n\r\nSubject: body", Some("a@b.example"), Some("hi")),
            (
                "From: \"A, B\" <a@b.example>\nSubject: =?utf-8?q?gr=C3=BC=C3=9Fe?=\n\nx",
                Some("a@b.example"),
                Some("grüße"),
            ),
            ("Subject: folded\r\n over lines\r\n\r\n", None, Some("folded over lines")),
            ("\r\nFrom: a@b.example", None, None),
            ("", None, None),
        ] {
            let headers = Headers::read(raw.as_bytes());
            assert_eq!((headers.from.as_deref(), headers.subject.as_deref()), (from, subject), "{raw}");
        }
    }
}
