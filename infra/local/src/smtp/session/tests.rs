use super::*;

/// Plays lines and tells the code and enhanced code of the answer to each; 354 stands for "send the mail".
fn play(lines: &[&str]) -> Vec<(u16, &'static str)> {
    let mut session = Session::new(1000);
    let answer = |line: &&str| match session.command(format!("{line}\r\n").as_bytes()) {
        Step::Answer(reply) | Step::Close(reply) => (reply.code, reply.enhanced),
        Step::Receive { .. } => (354, ""),
    };
    lines.iter().map(answer).collect()
}

/// The answer to `line` after EHLO, and after MAIL if it is about a recipient.
fn answer(line: &str) -> (u16, &'static str) {
    let dialogue = ["EHLO me.example", "MAIL FROM:<a@b.example>", line];
    let dialogue = if line.starts_with("MAIL") { vec![dialogue[0], line] } else { dialogue.to_vec() };
    play(&dialogue).pop().unwrap()
}

#[test]
fn a_mail_is_taken_in_order() {
    let mut session = Session::new(1000);
    for line in
        ["EHLO me.example", "MAIL FROM:<a@b.example> SIZE=1000 BODY=8BITMIME", "RCPT TO:<\"x\"@r.example>"]
    {
        assert!(matches!(
            session.command(format!("{line}\r\n").as_bytes()),
            Step::Answer(Reply { code: 250, .. })
        ));
    }
    assert!(session.has_open_mail());
    session.command(b"rcpt to:<Y@r.example>\r\n");
    let envelope = Envelope {
        sender: Some("a@b.example".to_owned()),
        recipients: vec!["\"x\"@r.example".to_owned(), "Y@r.example".to_owned()],
    };
    assert_eq!(session.command(b"DATA\r\n"), Step::Receive { helo: "me.example".to_owned(), envelope });
    assert!(!session.has_open_mail());
}

#[test]
fn the_null_sender_is_no_sender() {
    let mut session = Session::new(1000);
    for line in ["HELO me", "MAIL FROM:<>", "RCPT TO:<x@r.example>"] {
        session.command(format!("{line}\r\n").as_bytes());
    }
    let envelope = Envelope { sender: None, recipients: vec!["x@r.example".to_owned()] };
    assert_eq!(session.command(b"DATA\r\n"), Step::Receive { helo: "me".to_owned(), envelope });
}

#[test]
fn commands_out_of_order_are_refused() {
    let (mail, rcpt) = ("MAIL FROM:<a@b.example>", "RCPT TO:<x@r.example>");
    let (ok, early) = ((250, "2.1.0"), (503, "5.5.1"));
    assert_eq!(play(&[mail, rcpt, "DATA"]), [early; 3]);
    assert_eq!(play(&["EHLO a", rcpt, "DATA", mail, mail]), [(250, ""), early, early, ok, early]);
    assert_eq!(play(&["EHLO a", mail, "DATA"]), [(250, ""), ok, (554, "5.5.1")]);
    assert_eq!(play(&["EHLO a", mail, "RSET", rcpt]), [(250, ""), ok, (250, "2.0.0"), early]);
    assert_eq!(play(&["EHLO a", mail, "EHLO a", rcpt]), [(250, ""), ok, (250, ""), early]);
    assert_eq!(play(&["EHLO a", mail, rcpt, "DATA", rcpt]).pop(), Some(early), "a mail is sent once");
    assert_eq!(play(&["EHLO a", mail, rcpt, "NOOP", "DATA"]).pop(), Some((354, "")));
}

#[test]
fn each_command_has_its_answer() {
    for (line, expected) in [
        ("NOOP x", (250, "2.0.0")),
        ("VRFY joe", (252, "2.1.5")),
        ("HELP", (214, "2.0.0")),
        ("QUIT", (221, "2.0.0")),
        ("EHLO", (501, "5.5.4")),
        ("MAIL FROM:a@b.example", (501, "5.5.4")),
        ("MAIL FROM:<a@b.example", (501, "5.5.4")),
        ("MAIL FROM:<a>", (553, "5.1.7")),
        ("MAIL FROM:<postmaster>", (553, "5.1.7")),
        ("MAIL FROM:<é@b.example>", (553, "5.6.7")),
        ("MAIL FROM:<a@b.example> SMTPUTF8", (555, "5.6.7")),
        ("MAIL FROM:<a@b.example> BODY=BINARYMIME", (555, "5.5.4")),
        ("MAIL FROM:<a@b.example> RET=HDRS", (555, "5.5.4")),
        ("MAIL FROM:<a@b.example> AUTH=<>", (555, "5.5.4")),
        ("MAIL FROM:<a@b.example> COLOUR=RED", (555, "5.5.4")),
        ("MAIL FROM:<a@b.example> SIZE=1000", (250, "2.1.0")),
        ("MAIL FROM:<a@b.example> SIZE=1001", (552, "5.3.4")),
        ("MAIL FROM:<a@b.example> SIZE=x", (501, "5.5.4")),
        ("RCPT TO:<x@r.example>", (250, "2.1.5")),
        ("RCPT TO:<Postmaster>", (250, "2.1.5")),
        ("RCPT TO:<>", (553, "5.1.3")),
        ("RCPT TO:<x>", (553, "5.1.3")),
        ("RCPT TO:<x@r.example> NOTIFY=NEVER", (555, "5.5.4")),
        ("AUTH PLAIN AGEAYg==", (502, "5.5.1")),
        ("STARTTLS", (502, "5.5.1")),
        ("BDAT 5 LAST", (502, "5.5.1")),
        ("EXPN list", (502, "5.5.1")),
        ("GET / HTTP/1.1", (500, "5.5.1")),
        ("", (500, "5.5.1")),
    ] {
        assert_eq!(answer(line), expected, "{line}");
    }
}

#[test]
fn a_chunk_that_was_not_asked_for_ends_the_session() {
    let mut session = Session::new(1000);
    assert!(matches!(session.command(b"BDAT 30\r\n"), Step::Close(_)), "its bytes are no commands");
    assert!(matches!(session.command(b"AUTH LOGIN\r\n"), Step::Answer(_)));
}

#[test]
fn a_hundred_recipients_are_taken_and_no_more() {
    let lines: Vec<String> =
        (0..=MAX_RECIPIENTS).map(|number| format!("RCPT TO:<r{number}@r.example>")).collect();
    let dialogue: Vec<&str> = ["EHLO a", "MAIL FROM:<>"]
        .into_iter()
        .chain(lines.iter().map(String::as_str))
        .chain(["DATA"])
        .collect();
    let answers = play(&dialogue);
    assert_eq!(answers.iter().filter(|answer| **answer == (250, "2.1.5")).count(), MAX_RECIPIENTS);
    assert_eq!(answers[answers.len() - 2..], [(452, "4.5.3"), (354, "")]);
}
