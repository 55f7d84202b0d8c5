use smtp_proto::{Error, MAIL_BODY_7BIT, MAIL_BODY_8BITMIME, MAIL_SMTPUTF8, MailFrom, RcptTo, Request};

use super::{MAX_RECIPIENTS, Reply, path};

/// What we call ourselves.
const HOST: &str = "localhost";

/// One client's dialogue: which commands may come now, and what each is answered. No I/O.
#[derive(Debug)]
pub(super) struct Session {
    state: State,
    max_mail_bytes: usize,
}

#[derive(Debug)]
enum State {
    /// Nothing but the greeting was said.
    Connected,
    /// The client has said its name.
    Ready { helo: String },
    /// MAIL was taken.
    Open { helo: String, envelope: Envelope },
}

/// Who a mail is from and for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Envelope {
    pub(super) sender: Option<String>,
    pub(super) recipients: Vec<String>,
}

/// What to do after a command.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Say this and read the next command.
    Answer(Reply),
    /// Say that the mail may come, and read it.
    Receive { helo: String, envelope: Envelope },
    /// Say this and close.
    Close(Reply),
}

impl Session {
    pub(super) fn new(max_mail_bytes: usize) -> Self {
        Self { state: State::Connected, max_mail_bytes }
    }

    /// What a client hears first.
    pub(super) fn greeting() -> Reply {
        Reply::new(220, "", format!("{HOST} ESMTP Aboveboard"))
    }

    /// Whether MAIL was taken and neither DATA nor RSET ended it.
    pub(super) fn has_open_mail(&self) -> bool {
        matches!(self.state, State::Open { .. })
    }

    /// Takes one command line with its CR LF.
    pub(super) fn command(&mut self, line: &[u8]) -> Step {
        let Some(text) = std::str::from_utf8(line).ok().filter(|text| text.is_ascii()) else {
            return Step::Answer(Reply::new(
                553,
                "5.6.7",
                "addresses and commands are in ASCII; no SMTPUTF8 here",
            ));
        };
        match Request::parse(&mut line.iter()) {
            Ok(Request::Ehlo { host }) => {
                self.state = State::Ready { helo: host.into_owned() };
                let offers = format!(
                    "{HOST}\nPIPELINING\nSIZE {}\n8BITMIME\nENHANCEDSTATUSCODES\nHELP",
                    self.max_mail_bytes
                );
                Step::Answer(Reply::new(250, "", offers))
            }
            Ok(Request::Helo { host }) => {
                self.state = State::Ready { helo: host.into_owned() };
                Step::Answer(Reply::new(250, "", HOST))
            }
            Ok(Request::Mail { from }) => Step::Answer(self.mail(&from, text)),
            Ok(Request::Rcpt { to }) => Step::Answer(self.rcpt(&to, text)),
            Ok(Request::Data) => self.data(),
            Ok(Request::Rset) => {
                self.close_mail();
                Step::Answer(Reply::new(250, "2.0.0", "flushed"))
            }
            Ok(Request::Noop { .. }) => Step::Answer(Reply::new(250, "2.0.0", "ok")),
            Ok(Request::Vrfy { .. }) => {
                Step::Answer(Reply::new(252, "2.1.5", "not told; send the mail and it will be tried"))
            }
            Ok(Request::Help { .. }) => {
                Step::Answer(Reply::new(214, "2.0.0", "EHLO HELO MAIL RCPT DATA RSET NOOP QUIT VRFY HELP"))
            }
            Ok(Request::Quit) => Step::Close(Reply::new(221, "2.0.0", "bye")),
            // The bytes that follow would be read as commands.
            Ok(Request::Bdat { .. } | Request::Burl { .. }) => Step::Close(not_offered()),
            Ok(
                Request::Auth { .. }
                | Request::StartTls
                | Request::Lhlo { .. }
                | Request::Expn { .. }
                | Request::Etrn { .. }
                | Request::Atrn { .. },
            ) => Step::Answer(not_offered()),
            Err(error) => Step::Answer(refusal(&error)),
        }
    }

    fn mail(&mut self, from: &MailFrom<impl AsRef<str>>, line: &str) -> Reply {
        let State::Ready { helo } = &self.state else {
            return match self.state {
                State::Open { .. } => {
                    Reply::new(503, "5.5.1", "one mail at a time: end this one by DATA or RSET")
                }
                State::Connected | State::Ready { .. } => Reply::new(503, "5.5.1", "say EHLO first"),
            };
        };
        if from.flags & MAIL_SMTPUTF8 != 0 {
            return Reply::new(555, "5.6.7", "no SMTPUTF8 here");
        }
        if has_parameters_beyond_size_and_body(from) {
            return unknown_parameter();
        }
        if from.size > self.max_mail_bytes {
            return too_large(self.max_mail_bytes);
        }
        let sender = match path::address(line) {
            Some("") => None,
            Some(address) if address.contains('@') => Some(address.to_owned()),
            Some(_) | None => {
                return Reply::new(553, "5.1.7", "a sender is written <local@domain>, or <> for none");
            }
        };
        self.state =
            State::Open { helo: helo.clone(), envelope: Envelope { sender, recipients: Vec::new() } };
        Reply::new(250, "2.1.0", "sender ok")
    }

    fn rcpt(&mut self, to: &RcptTo<impl AsRef<str>>, line: &str) -> Reply {
        let State::Open { envelope, .. } = &mut self.state else {
            return Reply::new(503, "5.5.1", "say MAIL first");
        };
        if to.flags != 0 || to.orcpt.is_some() || to.rrvs != 0 {
            return unknown_parameter();
        }
        let recipient = match path::address(line) {
            Some(address) if address.contains('@') || address.eq_ignore_ascii_case("postmaster") => address,
            Some(_) | None => return refusal(&Error::InvalidRecipientAddress),
        };
        if envelope.recipients.len() >= MAX_RECIPIENTS {
            return Reply::new(452, "4.5.3", format!("no more than {MAX_RECIPIENTS} recipients in one mail"));
        }
        envelope.recipients.push(recipient.to_owned());
        Reply::new(250, "2.1.5", "recipient ok")
    }

    fn data(&mut self) -> Step {
        match &self.state {
            State::Connected | State::Ready { .. } => {
                Step::Answer(Reply::new(503, "5.5.1", "say MAIL first"))
            }
            State::Open { envelope, .. } if envelope.recipients.is_empty() => {
                Step::Answer(Reply::new(554, "5.5.1", "no recipient was taken"))
            }
            State::Open { .. } => match self.close_mail() {
                Some((helo, envelope)) => Step::Receive { helo, envelope },
                None => Step::Answer(Reply::new(503, "5.5.1", "say MAIL first")),
            },
        }
    }

    fn close_mail(&mut self) -> Option<(String, Envelope)> {
        match std::mem::replace(&mut self.state, State::Connected) {
            State::Connected => None,
            State::Ready { helo } => {
                self.state = State::Ready { helo };
                None
            }
            State::Open { helo, envelope } => {
                self.state = State::Ready { helo: helo.clone() };
                Some((helo, envelope))
            }
        }
    }
}

/// The answer to a mail that has more bytes than are allowed.
pub(super) fn too_large(max_mail_bytes: usize) -> Reply {
    Reply::new(552, "5.3.4", format!("a mail has at most {max_mail_bytes} bytes"))
}

fn not_offered() -> Reply {
    Reply::new(502, "5.5.1", "not offered here")
}

fn unknown_parameter() -> Reply {
    Reply::new(555, "5.5.4", "a parameter is not known here; SIZE and BODY=7BIT or 8BITMIME are")
}

fn has_parameters_beyond_size_and_body(from: &MailFrom<impl AsRef<str>>) -> bool {
    let texts = [&from.trans_id, &from.env_id, &from.solicit, &from.auth];
    from.flags & !(MAIL_BODY_7BIT | MAIL_BODY_8BITMIME) != 0
        || texts.iter().any(|text| text.is_some())
        || from.mtrk.is_some()
        || (from.by, from.mt_priority, from.hold_for, from.hold_until) != (0, 0, 0, 0)
}

fn refusal(error: &Error) -> Reply {
    match error {
        Error::UnknownCommand => Reply::new(500, "5.5.1", "no such command"),
        Error::InvalidSenderAddress => {
            Reply::new(553, "5.1.7", "a sender is written <local@domain>, or <> for none")
        }
        Error::InvalidRecipientAddress => Reply::new(553, "5.1.3", "a recipient is written <local@domain>"),
        Error::SyntaxError { syntax } => Reply::new(501, "5.5.4", format!("write {syntax}")),
        Error::InvalidParameter { param } => {
            Reply::new(501, "5.5.4", format!("the value of {param} cannot be read"))
        }
        Error::UnsupportedParameter { .. } => unknown_parameter(),
        Error::NeedsMoreData { .. } | Error::ResponseTooLong | Error::InvalidResponse { .. } => {
            Reply::new(500, "5.5.2", "the line cannot be read")
        }
    }
}

#[cfg(test)]
mod tests;
