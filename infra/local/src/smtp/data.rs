use memchr::memchr;

/// Takes the bytes after DATA, undoes dot-stuffing, and finds the end: CR LF `.` CR LF and nothing like it.
#[derive(Debug)]
pub(super) struct DataDecoder {
    state: State,
    mail: Vec<u8>,
    limit: usize,
    size: usize,
}

/// What the last bytes were.
#[derive(Debug, Clone, Copy)]
enum State {
    /// The CR LF of a line, or that of the DATA command.
    LineStart,
    /// Inside a line.
    Text,
    /// A CR inside a line.
    Cr,
    /// A dot at the start of a line.
    Dot,
    /// A dot at the start of a line, then CR.
    DotCr,
}

/// The mail has more bytes than are allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooLarge;

impl DataDecoder {
    /// A decoder for one mail of up to `limit` bytes. More are taken and dropped.
    pub(super) fn new(limit: usize) -> Self {
        Self { state: State::LineStart, mail: Vec::new(), limit, size: 0 }
    }

    /// Takes bytes up to the end of the mail. Gives back what follows the end, or `None` while there is more
    /// to come.
    pub(super) fn take<'a>(&mut self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        let mut rest = bytes;
        while let Some((&byte, after)) = rest.split_first() {
            rest = after;
            self.state = match (self.state, byte) {
                (State::LineStart, b'.') => State::Dot,
                (State::Dot, b'\r') => State::DotCr,
                (State::DotCr, b'\n') => return Some(rest),
                (State::Cr, b'\n') => {
                    self.push(b"\n");
                    State::LineStart
                }
                (State::LineStart | State::Text | State::Cr, b'\r') => {
                    self.push(b"\r");
                    State::Cr
                }
                (State::DotCr, b'\r') => {
                    self.push(b"\r\r");
                    State::Cr
                }
                (State::DotCr, byte) => {
                    self.push(&[b'\r', byte]);
                    State::Text
                }
                (State::LineStart | State::Text | State::Cr | State::Dot, byte) => {
                    self.push(&[byte]);
                    let (text, after) = rest.split_at(memchr(b'\r', rest).unwrap_or(rest.len()));
                    self.push(text);
                    rest = after;
                    State::Text
                }
            };
        }
        None
    }

    /// The mail, once its end was found.
    pub(super) fn finish(self) -> Result<Vec<u8>, TooLarge> {
        if self.size > self.limit { Err(TooLarge) } else { Ok(self.mail) }
    }

    fn push(&mut self, bytes: &[u8]) {
        self.size = self.size.saturating_add(bytes.len());
        if self.size > self.limit {
            self.mail = Vec::new();
        } else {
            self.mail.extend_from_slice(bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(input: &[u8], chunk: usize) -> (Vec<u8>, Vec<u8>) {
        let mut decoder = DataDecoder::new(1000);
        let mut rest = input;
        while !rest.is_empty() {
            let (head, tail) = rest.split_at(chunk.min(rest.len()));
            if let Some(left) = decoder.take(head) {
                return (decoder.finish().unwrap(), [left, tail].concat());
            }
            rest = tail;
        }
        panic!("no end in {:?}", input.escape_ascii().to_string());
    }

    #[test]
    fn a_mail_ends_at_crlf_dot_crlf_only_and_keeps_its_bytes() {
        for (sent, mail, left) in [
            ("hi\r\n.\r\n", "hi\r\n", ""),
            (".\r\n", "", ""),
            ("..\r\n.\r\n", ".\r\n", ""),
            (".a\r\n...\r\n.\r\nQUIT\r\n", "a\r\n..\r\n", "QUIT\r\n"),
            ("a.\r\n.\r\n", "a.\r\n", ""),
            ("\r\n\r\n.\r\n", "\r\n\r\n", ""),
            // Ends that are none: what follows must stay in the mail.
            ("a\n.\nMAIL FROM:<x>\r\n.\r\n", "a\n.\nMAIL FROM:<x>\r\n", ""),
            ("a\n.\r\nMAIL FROM:<x>\r\n.\r\n", "a\n.\r\nMAIL FROM:<x>\r\n", ""),
            ("a\r.\r\nMAIL FROM:<x>\r\n.\r\n", "a\r.\r\nMAIL FROM:<x>\r\n", ""),
            ("a\r\n.\nMAIL FROM:<x>\r\n.\r\n", "a\r\n\nMAIL FROM:<x>\r\n", ""),
            ("a\r\n.\r\r\nMAIL FROM:<x>\r\n.\r\n", "a\r\n\r\r\nMAIL FROM:<x>\r\n", ""),
            ("a\r\n.\rx\r\n.\r\n", "a\r\n\rx\r\n", ""),
            ("a\r\r\n.\r\n", "a\r\r\n", ""),
            ("a\n\r.\r\r\n.\r\n", "a\n\r.\r\r\n", ""),
        ] {
            for chunk in [1, 2, 3, 5, 1000] {
                let expected = (mail.as_bytes().to_vec(), left.as_bytes().to_vec());
                assert_eq!(decode(sent.as_bytes(), chunk), expected, "{sent:?} by {chunk}");
            }
        }
    }

    #[test]
    fn every_mail_comes_back_from_its_stuffed_form() {
        let alphabet = [b'.', b'\r', b'\n', b'a'];
        for number in 0..4_usize.pow(7) {
            let mut mail: Vec<u8> = (0..7).map(|place| alphabet[number / 4_usize.pow(place) % 4]).collect();
            mail.extend(b"\r\n");
            let mut stuffed = Vec::new();
            for (at, byte) in mail.iter().enumerate() {
                if *byte == b'.' && (at == 0 || mail[..at].ends_with(b"\r\n")) {
                    stuffed.push(b'.');
                }
                stuffed.push(*byte);
            }
            stuffed.extend(b".\r\nQUIT");
            assert_eq!(decode(&stuffed, 1000), (mail, b"QUIT".to_vec()));
        }
    }

    #[test]
    fn a_mail_may_be_as_large_as_the_limit_and_no_larger() {
        for (size, outcome) in [(9, Ok(9)), (10, Ok(10)), (11, Err(TooLarge)), (5000, Err(TooLarge))] {
            let mut decoder = DataDecoder::new(10);
            let sent = [vec![b'x'; size - 2], b"\r\n.\r\n".to_vec()].concat();
            assert_eq!(decoder.take(&sent), Some(&b""[..]));
            assert_eq!(decoder.finish().map(|mail| mail.len()), outcome, "{size}");
        }
    }
}
