use std::collections::HashMap;

/// How many characters from the start of a line on its hash covers.
const BLOCK: usize = 100;

const FACTOR: u64 = 37;

/// What GitHub knows lines by from one version of a file to the next (`primaryLocationLineHash`): for each line a hash of
/// its first 100 characters and those below, and how often that was seen before.
///
/// The very hash that GitHub's `upload-sarif` makes where there is none, so that a finding is followed in the same way
/// whoever uploads it: over UTF-16, without spaces and tabs, with every line end as LF, and with U+FFFF and zeros after
/// the end.
pub(super) fn line_hashes(file: &str) -> Vec<String> {
    let (mut units, mut starts) = (Vec::with_capacity(file.len() + 1 + BLOCK), Vec::new());
    let (mut at_start, mut after_cr) = (true, false);
    for unit in file.encode_utf16().chain([u16::MAX]) {
        let is_rest_of_crlf = after_cr && unit == u16::from(b'\n');
        after_cr = unit == u16::from(b'\r');
        if is_rest_of_crlf || unit == u16::from(b' ') || unit == u16::from(b'\t') {
            continue;
        }
        if core::mem::take(&mut at_start) {
            starts.push(units.len());
        }
        let unit = if after_cr { u16::from(b'\n') } else { unit };
        at_start = unit == u16::from(b'\n');
        units.push(u64::from(unit));
    }
    units.resize(units.len() + BLOCK, 0);
    let mut seen: HashMap<u64, usize> = HashMap::new();
    let hashes = hashes_of_blocks(&units);
    let hash = |start: usize| {
        let hash = hashes.get(start).copied().unwrap_or_default();
        let count = seen.entry(hash).or_default();
        *count += 1;
        format!("{hash:x}:{count}")
    };
    starts.into_iter().map(hash).collect()
}

/// The hash of each block, by where the block starts.
fn hashes_of_blocks(units: &[u64]) -> Vec<u64> {
    let leaving = (0..BLOCK).fold(1_u64, |power, _| power.wrapping_mul(FACTOR));
    let mut hash = 0_u64;
    let hashes = units.iter().enumerate().map(|(at, unit)| {
        let left = at.checked_sub(BLOCK).and_then(|left| units.get(left)).copied().unwrap_or_default();
        hash = hash.wrapping_mul(FACTOR).wrapping_add(*unit).wrapping_sub(leaving.wrapping_mul(left));
        hash
    });
    hashes.skip(BLOCK - 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of the tests of GitHub's `codeql-action`.
    #[test]
    fn hashes_are_those_of_github() {
        let greetings = [
            "e9496ae3ebfced30:1",
            "fb7c023a8b9ccb3f:1",
            "ce8ba1a563dcdaca:1",
            "e20e36e16fcb0cc8:1",
            "b3edc88f2938467e:1",
            "c8e28b0b4002a3a0:1",
            "c129715d7a2bc9a3:1",
        ];
        let lorem = "Lorem ipsum dolor sit amet.\n".repeat(10);
        for (text, expected) in [
            ("", &["c129715d7a2bc9a3:1"][..]),
            (
                " a\nb\n  \t\tc\n d",
                &["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"],
            ),
            (" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", &greetings),
            (" hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r", &greetings),
            (" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n", &greetings),
            (" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n", &greetings),
            (
                &lorem,
                &[
                    "a7f2ff13bc495cf2:1",
                    "a7f2ff13bc495cf2:2",
                    "a7f2ff13bc495cf2:3",
                    "a7f2ff13bc495cf2:4",
                    "a7f2ff13bc495cf2:5",
                    "a7f2ff13bc495cf2:6",
                    "a7f2ff1481e87703:1",
                    "a9cf91f7bbf1862b:1",
                    "55ec222b86bcae53:1",
                    "cc97dc7b1d7d8f7b:1",
                    "c129715d7a2bc9a3:1",
                ],
            ),
        ] {
            assert_eq!(line_hashes(text), expected, "{text:?}");
        }
    }
}
