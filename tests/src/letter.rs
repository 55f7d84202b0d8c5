use std::fmt::Write;

use inbound_mail::Ended;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor, address::Envelope};

use crate::World;

/// A mail as a mail program writes it, on its way to the house.
#[must_use]
pub struct Letter<'w> {
    world: &'w World,
    from: String,
    return_path: ReturnPath,
    display_name: Option<String>,
    recipients: Vec<String>,
    subject: String,
    message_id: Option<String>,
    number: usize,
    headers: Vec<(String, String)>,
    content_type: String,
    body: Vec<u8>,
    raw: Option<Vec<u8>>,
}

/// Sender of the envelope.
enum ReturnPath {
    From,
    Null,
    Other(String),
}

/// What became of a mail.
#[derive(Debug)]
pub struct Posted {
    /// The Message-ID that the sender's program gave it.
    pub message_id: String,
    /// What SMTP answered: the code.
    pub code: u16,
    /// What SMTP answered: the words.
    pub reply: String,
    /// How it ended, for each recipient.
    pub ended: Vec<Ended>,
}

impl<'w> Letter<'w> {
    pub(crate) fn new(world: &'w World, number: usize) -> Self {
        Self {
            world,
            from: String::new(),
            return_path: ReturnPath::From,
            display_name: None,
            recipients: Vec::new(),
            subject: "Hello".to_owned(),
            message_id: None,
            number,
            headers: Vec::new(),
            content_type: "text/plain; charset=utf-8".to_owned(),
            body: Vec::new(),
            raw: None,
        }
    }

    /// Address of From, and of the envelope unless that is given.
    pub fn from(mut self, address: &str) -> Self {
        address.clone_into(&mut self.from);
        self
    }

    /// Display name of From.
    pub fn display_name(mut self, name: &str) -> Self {
        self.display_name = Some(name.to_owned());
        self
    }

    /// Sender of the envelope, if it is not that of From.
    pub fn envelope_from(mut self, address: &str) -> Self {
        self.return_path = ReturnPath::Other(address.to_owned());
        self
    }

    /// With the null return path, as bounces have it.
    pub fn without_return_path(mut self) -> Self {
        self.return_path = ReturnPath::Null;
        self
    }

    /// One more recipient, in envelope and To.
    pub fn to(mut self, address: &str) -> Self {
        self.recipients.push(address.to_owned());
        self
    }

    /// Subject, as it stands in the header.
    pub fn subject(mut self, subject: &str) -> Self {
        subject.clone_into(&mut self.subject);
        self
    }

    /// Message-ID, with angle brackets; unless given, a new one at the sender's domain.
    pub fn message_id(mut self, id: &str) -> Self {
        self.message_id = Some(id.to_owned());
        self
    }

    /// One more header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// In-Reply-To and References: answers the last of these ids.
    pub fn references(self, ids: &[String]) -> Self {
        let ids: Vec<String> = ids.iter().map(|id| format!("<{id}>")).collect();
        let Some(last) = ids.last() else { return self };
        let last = last.clone();
        self.header("In-Reply-To", &last).header("References", &ids.join("\r\n "))
    }

    /// A body of plain text.
    pub fn text(self, text: &str) -> Self {
        self.body("text/plain; charset=utf-8", text.as_bytes())
    }

    /// A body of HTML.
    pub fn html(self, html: &str) -> Self {
        self.body("text/html; charset=utf-8", html.as_bytes())
    }

    /// Any body.
    pub fn body(mut self, content_type: &str, body: &[u8]) -> Self {
        content_type.clone_into(&mut self.content_type);
        self.body = body.to_vec();
        self
    }

    /// A text with files: name, type and bytes of each.
    pub fn with_files(self, text: &str, files: &[(&str, &str, &[u8])]) -> Self {
        use base64::{Engine, engine::general_purpose::STANDARD};
        let mut body = format!("--files\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n");
        for (name, kind, bytes) in files {
            let lines: Vec<String> = STANDARD
                .encode(bytes)
                .as_bytes()
                .chunks(76)
                .map(|line| String::from_utf8_lossy(line).into_owned())
                .collect();
            write!(
                body,
                "--files\r\nContent-Type: {kind}; name=\"{name}\"\r\nContent-Disposition: attachment; \
                 filename=\"{name}\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n",
                lines.join("\r\n")
            )
            .unwrap();
        }
        body.push_str("--files--\r\n");
        self.body("multipart/mixed; boundary=files", body.as_bytes())
    }

    /// The whole mail, byte for byte, instead of all of the above but envelope and recipients.
    pub fn raw(mut self, raw: &[u8]) -> Self {
        self.raw = Some(raw.to_vec());
        self
    }

    /// The mail, byte for byte.
    pub fn written(&self) -> Vec<u8> {
        self.raw.clone().unwrap_or_else(|| self.write())
    }

    /// Sends it by SMTP, and tells what became of it.
    pub async fn post(self) -> Posted {
        let world = self.world;
        let envelope_from = match &self.return_path {
            ReturnPath::From => Some(self.from.clone()),
            ReturnPath::Null => None,
            ReturnPath::Other(address) => Some(address.clone()),
        };
        for address in [Some(self.from.clone()), envelope_from.clone()].into_iter().flatten() {
            if !address.is_empty() {
                world.wrote(&address);
            }
        }
        let message_id = self.id();
        let raw = self.written();
        let address = |text: &String| text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        let recipients = self.recipients.iter().map(address).collect();
        let envelope = Envelope::new(envelope_from.as_ref().map(address), recipients).unwrap();
        let mut journal = world.house.journal.listen();
        let smtp = world.house.smtp;
        let port = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(smtp.ip().to_string())
            .port(smtp.port())
            .build();
        let (code, reply) = match port.send_raw(&envelope, &raw).await {
            Ok(response) => (response.code().to_string(), response.message().collect::<Vec<_>>().join(" ")),
            Err(error) => {
                let code = error.status().unwrap_or_else(|| panic!("the mail port: {error}"));
                (code.to_string(), error.to_string())
            }
        };
        let mut ended = Vec::new();
        while let Ok(one) = journal.try_recv() {
            ended.push(one);
        }
        Posted { message_id, code: code.parse().unwrap(), reply, ended }
    }

    fn id(&self) -> String {
        let domain = self.from.rsplit_once('@').map_or("nowhere.example", |(_, domain)| domain);
        self.message_id.clone().unwrap_or_else(|| format!("<program-{}@{domain}>", self.number))
    }

    fn write(&self) -> Vec<u8> {
        let from = match &self.display_name {
            Some(name) => format!("{name} <{}>", self.from),
            None => self.from.clone(),
        };
        let mut head = format!(
            "From: {from}\r\nTo: {}\r\nSubject: {}\r\nMessage-ID: {}\r\nDate: Tue, 20 Jan 2026 00:00:00 +0000\r\n",
            self.recipients.join(", "),
            self.subject,
            self.id()
        );
        for (name, value) in &self.headers {
            write!(head, "{name}: {value}\r\n").unwrap();
        }
        write!(head, "MIME-Version: 1.0\r\nContent-Type: {}\r\n\r\n", self.content_type).unwrap();
        let mut raw = head.into_bytes();
        let mut last = 0;
        for byte in &self.body {
            if *byte == b'\n' && last != b'\r' {
                raw.push(b'\r');
            }
            raw.push(*byte);
            last = *byte;
        }
        raw.extend_from_slice(b"\r\n");
        raw
    }
}

impl Posted {
    /// Asserts how it ended, for its one recipient.
    #[track_caller]
    pub fn expect(&self, outcome: &str) -> &Self {
        assert_eq!(self.outcomes(), [outcome], "{self:?}");
        self
    }

    /// Asserts that it ended so, for exactly these reasons in any order.
    #[track_caller]
    pub fn expect_for(&self, outcome: &str, reasons: &[&str]) -> &Self {
        self.expect(outcome);
        let mut found = self.ended[0].reasons.clone();
        found.sort_unstable();
        let mut reasons = reasons.to_vec();
        reasons.sort_unstable();
        assert_eq!(found, reasons, "{self:?}");
        self
    }

    /// How it ended for each recipient.
    pub fn outcomes(&self) -> Vec<&'static str> {
        self.ended.iter().map(|ended| ended.outcome.word()).collect()
    }

    /// The id without its angle brackets.
    pub fn id(&self) -> String {
        self.message_id.trim_matches(['<', '>']).to_owned()
    }
}
