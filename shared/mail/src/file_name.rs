use crate::{HeaderText, Secrets};

/// Longest file name in characters (`attachment-name`, RULEBOOK 14).
const FILE_NAME_MAX: usize = 120;

/// A file's name as the other side may see it: no path, control or bidi character, no secret, at most
/// [`FILE_NAME_MAX`] characters, of which the ending always stays.
pub(crate) fn sanitised(name: &str, secrets: &Secrets) -> String {
    let (stem, ending) = split(name);
    let stem = HeaderText::new(&secrets.redact_text(&stem)).to_string();
    let stem = if stem.is_empty() { "file" } else { &stem };
    let ending: String = ending.map(|ending| format!(".{ending}")).unwrap_or_default();
    let room = FILE_NAME_MAX - ending.chars().count();
    stem.chars().take(room).chain(ending.chars()).collect()
}

/// The ending of a file's name as the reader's computer takes it, in lower case.
pub(crate) fn ending(name: &str) -> Option<String> {
    split(name).1
}

/// Stem and ending of the last part of a path. An ending is 1 to 8 letters or digits.
fn split(name: &str) -> (String, Option<String>) {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean = HeaderText::new(last).to_string();
    let visible: String = clean.chars().filter(|char| !"<>:\"|?*".contains(*char)).collect();
    let visible = visible.trim_matches(['.', ' ']);
    match visible.rsplit_once('.') {
        Some((stem, ending))
            if (1..=8).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric()) =>
        {
            (stem.to_owned(), Some(ending.to_ascii_lowercase()))
        }
        _ => (visible.to_owned(), None),
    }
}
