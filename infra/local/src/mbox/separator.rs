use memchr::memchr2;

/// What the line before each mail of an mbox starts with (RFC 4155).
pub(super) const FROM: &[u8] = b"From ";

const WEEKDAYS: [&[u8]; 7] = [b"Mon", b"Tue", b"Wed", b"Thu", b"Fri", b"Sat", b"Sun"];

/// The mail without the `From ` line before its headers, if there is one; the line may end in CR alone.
pub(super) fn without_leading(mut mail: Vec<u8>) -> Vec<u8> {
    if mail.starts_with(FROM) {
        let end = memchr2(b'\r', b'\n', &mail).unwrap_or(mail.len());
        let crlf = mail.get(end..).is_some_and(|rest| rest.starts_with(b"\r\n"));
        mail.drain(..(end + if crlf { 2 } else { 1 }).min(mail.len()));
    }
    mail
}

/// The mails of an mbox, which starts with a `From ` line. One starts wherever a line after an empty line has
/// `From `, a sender, a day of the week and a time. The empty line before the next is not part of a mail, and
/// one `>` goes from lines that start with `>From `, `>>From ` and so on.
pub(super) fn split(mbox: &[u8]) -> Vec<Vec<u8>> {
    let mut mails: Vec<Vec<u8>> = Vec::new();
    let mut after_empty = true;
    for (number, line) in mbox.split_inclusive(|byte| *byte == b'\n').enumerate() {
        let starts_mail = number == 0 || (after_empty && is_separator(line));
        after_empty = is_empty(line);
        if starts_mail {
            mails.push(Vec::new());
        } else if let Some(mail) = mails.last_mut() {
            mail.extend_from_slice(unescaped(line));
        }
    }
    mails.iter_mut().for_each(drop_last_empty_line);
    mails
}

fn is_separator(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(FROM) else { return false };
    let mut words = rest.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).skip(1);
    words.any(|word| WEEKDAYS.contains(&word)) && words.any(|word| word.contains(&b':'))
}

fn is_empty(line: &[u8]) -> bool {
    matches!(line, b"\n" | b"\r\n")
}

fn unescaped(line: &[u8]) -> &[u8] {
    let quotes = line.iter().take_while(|byte| **byte == b'>').count();
    match line.split_first() {
        Some((b'>', rest)) if line.iter().skip(quotes).take(FROM.len()).eq(FROM) => rest,
        Some(_) | None => line,
    }
}

fn drop_last_empty_line(mail: &mut Vec<u8>) {
    if mail.ends_with(b"\n\r\n") {
        mail.truncate(mail.len() - 2);
    } else if mail.ends_with(b"\n\n") {
        mail.truncate(mail.len() - 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails_are_parted_and_unescaped() {
        let mbox = "From a@b.example Thu Sep 18 17:54:04 2008\nSubject: 1\n\n>From here on\n>>From there\n> From x\n\n\
                    From today we are open.\nFrom 9:00 to 17:00\n\nFrom MAILER-DAEMON  Sun Sep  7 21:40:07 2008\n\
                    Subject: 2\n\nFrom Monday 9:00\n\n";
        let mails: Vec<String> =
            split(mbox.as_bytes()).into_iter().map(|mail| String::from_utf8(mail).unwrap()).collect();
        assert_eq!(
            mails,
            [
                "Subject: 1\n\nFrom here on\n>From there\n> From x\n\nFrom today we are open.\nFrom 9:00 to 17:00\n",
                "Subject: 2\n\nFrom Monday 9:00\n",
            ]
        );
        let crlf: Vec<String> = split(mbox.replace('\n', "\r\n").as_bytes())
            .into_iter()
            .map(|mail| String::from_utf8(mail).unwrap().replace("\r\n", "\n"))
            .collect();
        assert_eq!(crlf, mails);
    }

    #[test]
    fn a_leading_line_goes_whatever_ends_it() {
        for (with, without) in [
            ("From a x\nA: b\n", "A: b\n"),
            ("From a x\r\nA: b\r\n", "A: b\r\n"),
            ("From a x\rA: b\r", "A: b\r"),
            ("From a x", ""),
            ("From: a\n", "From: a\n"),
        ] {
            assert_eq!(without_leading(with.into()), without.as_bytes());
        }
    }
}
