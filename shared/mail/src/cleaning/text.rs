use crate::Secrets;

/// The text with every mail address and secret replaced, as in a body. UTF-16 becomes UTF-8; bytes of other
/// supersets of ASCII stay as they are.
pub(super) fn clean(bytes: Vec<u8>, secrets: &Secrets) -> Vec<u8> {
    let utf16 = |decode: fn([u8; 2]) -> u16| {
        let units = bytes.get(2..).unwrap_or_default().chunks_exact(2);
        let units = units.filter_map(|unit| unit.try_into().ok()).map(decode);
        char::decode_utf16(units).map(|char| char.unwrap_or(char::REPLACEMENT_CHARACTER)).collect::<String>()
    };
    let text = match bytes.get(..2) {
        Some([0xff, 0xfe]) => utf16(u16::from_le_bytes),
        Some([0xfe, 0xff]) => utf16(u16::from_be_bytes),
        _ => match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(other) => return latin1_bytes(&secrets.redact_text(&latin1_text(other.as_bytes()))),
        },
    };
    secrets.redact_text(&text).into_owned().into_bytes()
}

/// Each byte as the character of its number, so that ASCII can be read and every byte comes back.
fn latin1_text(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| char::from(byte)).collect()
}

fn latin1_bytes(text: &str) -> Vec<u8> {
    text.chars().filter_map(|char| u8::try_from(char).ok()).collect()
}
