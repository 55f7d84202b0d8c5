use std::io;

use memchr::memchr;
use tokio::io::{AsyncBufRead, AsyncBufReadExt};

/// Longer command lines are refused. RFC 5321 4.5.3.1.4 asks for 512 bytes, extensions for more.
const MAX_LINE_BYTES: usize = 2048;

/// What a client sent up to a line feed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A line with its CR LF.
    Command(Vec<u8>),
    /// A line of more bytes than are allowed, dropped.
    TooLong,
    /// A line that ends in a line feed alone, dropped (RFC 5321 2.3.8).
    BareLineFeed,
    /// The client has gone.
    Closed,
}

/// Reads the next line.
pub(super) async fn read_line(reader: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Line> {
    let mut line = Vec::new();
    let mut size = 0_usize;
    loop {
        let available = reader.fill_buf().await?;
        if available.is_empty() {
            return Ok(Line::Closed);
        }
        let end = memchr(b'\n', available).map(|at| at + 1);
        let taken = end.unwrap_or(available.len());
        size = size.saturating_add(taken);
        if size <= MAX_LINE_BYTES {
            line.extend(available.iter().take(taken));
        }
        reader.consume(taken);
        if end.is_some() {
            return Ok(if size > MAX_LINE_BYTES {
                Line::TooLong
            } else if line.ends_with(b"\r\n") {
                Line::Command(line)
            } else {
                Line::BareLineFeed
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::BufReader;

    use super::*;

    #[tokio::test]
    async fn lines_end_in_crlf_and_have_a_limit() {
        let longest = [vec![b'x'; MAX_LINE_BYTES - 2], b"\r\n".to_vec()].concat();
        let input =
            [b"NOOP\r\nQUIT\nRSET\r\n", longest.as_slice(), b"x", &longest, b"EHLO a\r\nEHL"].concat();
        for capacity in [1, 7, 8192] {
            let mut reader = BufReader::with_capacity(capacity, input.as_slice());
            for expected in [
                Line::Command(b"NOOP\r\n".to_vec()),
                Line::BareLineFeed,
                Line::Command(b"RSET\r\n".to_vec()),
                Line::Command(longest.clone()),
                Line::TooLong,
                Line::Command(b"EHLO a\r\n".to_vec()),
                Line::Closed,
            ] {
                assert_eq!(read_line(&mut reader).await.unwrap(), expected);
            }
        }
    }
}
