use std::path::{Component, Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};

/// What stands in a URI as it is (RFC 3986, unreserved).
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The URI of a file: its path from `here`, the folder that the program runs in, or a `file:` URI if it is not below.
pub(super) fn uri(path: &Path, here: &Path) -> String {
    let path = path.strip_prefix(here).unwrap_or(path);
    let path: PathBuf = path.components().filter(|component| *component != Component::CurDir).collect();
    let parts = path.components().filter_map(|component| match component {
        Component::RootDir => None,
        other => Some(percent_encode(other.as_os_str().as_encoded_bytes(), ENCODED).to_string()),
    });
    let parts: Vec<String> = parts.collect();
    let start = if path.is_absolute() { "file:///" } else { "" };
    format!("{start}{}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_told_from_where_the_program_runs() {
        for (path, expected) in [
            ("a.txt", "a.txt"),
            ("./mails//a.txt", "mails/a.txt"),
            ("/home/me/mails/a b.txt", "mails/a%20b.txt"),
            ("/srv/a.txt", "file:///srv/a.txt"),
            ("../a.txt", "../a.txt"),
            ("Grüße/50%/x:y#?.txt", "Gr%C3%BC%C3%9Fe/50%25/x%3Ay%23%3F.txt"),
        ] {
            assert_eq!(uri(Path::new(path), Path::new("/home/me")), expected);
        }
    }
}
