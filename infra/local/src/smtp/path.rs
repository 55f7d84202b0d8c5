/// The address in the path of a MAIL or RCPT line, as it was written: between `<` and the `>` that no quotes
/// hold, without a source route. `None` if there is no path.
///
/// smtp-proto drops quotes, which would make `"token"@relay` of one mailbox into `token@relay`.
pub(super) fn address(line: &str) -> Option<&str> {
    let (_, path) = line.split_once('<')?;
    let mut quoted = false;
    let mut escaped = false;
    let end = path.find(|letter: char| {
        let closes = letter == '>' && !quoted;
        match letter {
            '"' if !escaped => quoted = !quoted,
            _ => {}
        }
        escaped = letter == '\\' && !escaped;
        closes
    })?;
    let path = path.get(..end)?;
    match path.split_once(':') {
        Some((route, address)) if route.starts_with('@') => Some(address),
        Some(_) | None => Some(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_as_it_was_written() {
        for (line, expected) in [
            ("MAIL FROM:<jane@home.example> SIZE=5\r\n", Some("jane@home.example")),
            ("MAIL FROM:<>\r\n", Some("")),
            ("RCPT TO:<\"a>b\\\"c\"@home.example>\r\n", Some("\"a>b\\\"c\"@home.example")),
            ("RCPT TO:<@one.example,@two.example:joe@home.example>\r\n", Some("joe@home.example")),
            ("RCPT TO:<\"a:b\"@home.example>\r\n", Some("\"a:b\"@home.example")),
            ("RCPT TO:<Postmaster>\r\n", Some("Postmaster")),
            ("RCPT TO:<\"joe@home.example>\r\n", None),
            ("RCPT TO:joe@home.example\r\n", None),
        ] {
            assert_eq!(address(line), expected, "{line}");
        }
    }
}
