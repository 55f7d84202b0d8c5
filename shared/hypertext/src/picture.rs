use std::borrow::Cow;

use memchr::memmem;

/// Bytes of a picture that stay: enough to tell its type and, of most types, its size.
const KEPT: usize = 64;

/// Takes the bytes of `data:image/...` addresses out, but for the first [`KEPT`]: they show nothing and can be
/// megabytes.
pub fn without_pictures(markup: &str) -> Cow<'_, str> {
    const PICTURE: &str = "data:image/";
    let mut pieces = Vec::new();
    let mut start = 0;
    for at in memmem::find_iter(markup.as_bytes(), PICTURE) {
        if at < start {
            continue;
        }
        let data = at + PICTURE.len();
        let rest = markup.get(data..).unwrap_or_default();
        let length = rest.find(['"', '\'', '<', '>', ')']).unwrap_or(rest.len());
        let kept = rest.floor_char_boundary(KEPT.min(length));
        pieces.extend(markup.get(start..data + kept));
        start = data + length;
    }
    if pieces.is_empty() {
        return Cow::Borrowed(markup);
    }
    pieces.extend(markup.get(start..));
    Cow::Owned(pieces.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_picture_its_beginning_stays() {
        let long = format!("a<img src=\"data:image/gif;base64,{}\">b", "R".repeat(10_000));
        assert_eq!(
            without_pictures(&long),
            format!("a<img src=\"data:image/gif;base64,{}\">b", "R".repeat(KEPT - "gif;base64,".len()))
        );
        let short = "<img src='data:image/png;base64,AAAA'><p style=\"x:url(data:image/gif,y)\">";
        assert_eq!(without_pictures(short), short);
    }
}
