use base64::{
    Engine, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use mail_parser::{Message, MessageParser, PartType};
use memchr::memmem;

/// A mail in every reading of it: as it is, decoded as MIME, and with percent, entity, quoted-printable and base64
/// writing undone wherever that can be read. All in small letters.
pub struct Views(Vec<Vec<u8>>);

/// Whether any reading of `bytes` shows `secret`, forwards, backwards or in UTF-16.
pub fn shows(bytes: &[u8], secret: &str) -> bool {
    Views::of(bytes).show(secret)
}

/// How often writings may be wrapped into each other.
const DEPTH: usize = 2;
/// Shortest run of base64 that is decoded.
const RUN_MIN: usize = 8;

impl Views {
    /// Reads a mail, or a file.
    pub fn of(bytes: &[u8]) -> Self {
        let mut readings = vec![bytes.to_vec(), without_breaks(bytes)];
        if let Some(message) = MessageParser::default().parse(bytes) {
            parts(&message, &mut readings);
        }
        let mut from = 0;
        for _ in 0..DEPTH {
            let until = readings.len();
            for at in from..until {
                let reading = readings[at].clone();
                for decode in [percent, quoted_printable, entities, base64_runs] {
                    let decoded = decode(&reading);
                    if decoded != reading && !decoded.is_empty() {
                        readings.push(decoded);
                    }
                }
            }
            from = until;
        }
        for reading in &mut readings {
            reading.make_ascii_lowercase();
        }
        Self(readings)
    }

    /// Whether any of the readings shows `secret`.
    pub fn show(&self, secret: &str) -> bool {
        let secret = secret.to_ascii_lowercase().into_bytes();
        let reversed: Vec<u8> = secret.iter().rev().copied().collect();
        // In both byte orders a letter of UTF-16 is the letter beside a zero.
        let utf16: Vec<u8> = secret.iter().flat_map(|byte| [0, *byte]).collect();
        let forms = [&secret, &reversed, &utf16[1..].to_vec()];
        self.0.iter().any(|reading| forms.iter().any(|form| memmem::find(reading, form).is_some()))
    }
}

fn parts(message: &Message<'_>, readings: &mut Vec<Vec<u8>>) {
    for part in &message.parts {
        for header in &part.headers {
            readings.push(format!("{:?}", header.value).into_bytes());
        }
        match &part.body {
            PartType::Text(text) | PartType::Html(text) => {
                readings.push(text.as_bytes().to_vec());
                readings.push(without_breaks(text.as_bytes()));
            }
            PartType::Binary(bytes) | PartType::InlineBinary(bytes) => readings.push(bytes.to_vec()),
            PartType::Message(nested) => parts(nested, readings),
            PartType::Multipart(_) => {}
        }
    }
}

fn without_breaks(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().copied().filter(|byte| !matches!(byte, b'\r' | b'\n')).collect()
}

fn percent(bytes: &[u8]) -> Vec<u8> {
    hexed(bytes, b'%')
}

fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut joined = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = memchr::memchr(b'=', rest) {
        joined.extend_from_slice(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix(b"=\r\n").or_else(|| rest.strip_prefix(b"=\n")) {
            rest = after;
        } else {
            joined.push(b'=');
            rest = &rest[1..];
        }
    }
    joined.extend_from_slice(rest);
    hexed(&joined, b'=')
}

fn hexed(bytes: &[u8], mark: u8) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let digits = bytes.get(at + 1..at + 3).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) if bytes[at] == mark => {
                decoded.push(byte);
                at += 3;
            }
            _ => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    decoded
}

fn entities(bytes: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = memchr::memchr(b'&', rest) {
        decoded.extend_from_slice(&rest[..at]);
        rest = &rest[at..];
        let end = rest.iter().take(10).position(|byte| *byte == b';');
        let name = end.and_then(|end| std::str::from_utf8(&rest[1..end]).ok());
        if let (Some(byte), Some(end)) = (name.and_then(entity), end) {
            decoded.push(byte);
            rest = &rest[end + 1..];
        } else {
            decoded.push(b'&');
            rest = &rest[1..];
        }
    }
    decoded.extend_from_slice(rest);
    decoded
}

fn entity(name: &str) -> Option<u8> {
    let number = |text: &str, radix| u8::from_str_radix(text, radix).ok();
    match name.strip_prefix('#') {
        Some(code) => match code.strip_prefix(['x', 'X']) {
            Some(hex) => number(hex, 16),
            None => number(code, 10),
        },
        None => match name {
            "commat" => Some(b'@'),
            "period" => Some(b'.'),
            "amp" => Some(b'&'),
            "lowbar" => Some(b'_'),
            "hyphen" => Some(b'-'),
            _ => None,
        },
    }
}

/// Every run of base64 letters, decoded from each of its four alignments.
fn base64_runs(bytes: &[u8]) -> Vec<u8> {
    let lenient = GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let engine = GeneralPurpose::new(&alphabet::STANDARD, lenient);
    let standard: Vec<u8> = bytes
        .iter()
        .map(|byte| match byte {
            b'-' => b'+',
            b'_' => b'/',
            byte => *byte,
        })
        .collect();
    let letter = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let mut decoded = Vec::new();
    for run in standard.split(|byte| !letter(byte)).filter(|run| run.len() >= RUN_MIN) {
        for start in 0..4 {
            // One letter alone at the end is no byte.
            let whole = &run[start..run.len() - usize::from((run.len() - start) % 4 == 1)];
            decoded.extend(engine.decode(whole).unwrap_or_default());
            decoded.push(b'\n');
        }
    }
    decoded
}

#[cfg(test)]
mod tests {
    use base64::engine::general_purpose::STANDARD;

    use super::*;

    const SECRET: &str = "jane.roe@home-post.example";

    #[test]
    fn a_secret_is_seen_in_every_writing() {
        let base64 = |text: &str| STANDARD.encode(text);
        let each = |write: &dyn Fn(u8) -> String| SECRET.bytes().map(write).collect::<String>();
        for hidden in [
            SECRET.to_owned(),
            SECRET.to_uppercase(),
            base64(SECRET),
            base64(&format!("x{SECRET}")),
            base64(&format!("xy{SECRET}z")),
            each(&|byte| format!("={byte:02X}")),
            each(&|byte| format!("%{byte:02x}")),
            each(&|byte| format!("&#{byte};")),
            each(&|byte| format!("&#x{byte:X};")),
            SECRET.replace('@', "&commat;"),
            SECRET.chars().rev().collect(),
            each(&|byte| format!("{}\0", char::from(byte))),
            each(&|byte| format!("\0{}", char::from(byte))),
            "jane.ro=\r\ne=40home-post.example".to_owned(),
            base64(&SECRET.replace('@', "%40")),
            format!("=?utf-8?b?{}?=", base64(SECRET)),
            format!("=?utf-8?q?{}?=", SECRET.replace('@', "=40")),
        ] {
            let mail = format!("Subject: x\r\n\r\nbefore {hidden} after");
            assert!(shows(mail.as_bytes(), SECRET), "{hidden}");
        }
    }

    #[test]
    fn what_is_not_there_is_not_seen() {
        assert!(!shows(b"Subject: x\r\n\r\njane.roe at home-post.example", SECRET));
    }
}
