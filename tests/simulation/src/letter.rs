use policy::Instant;

/// A mail that somebody is about to write to a mask.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Envelope sender and From.
    pub from: String,
    /// Envelope recipients: masks.
    pub to: Vec<String>,
    /// Subject.
    pub subject: String,
    /// What it says.
    pub text: String,
    /// What it answers.
    pub linked: Linked,
}

/// What a mail answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Linked {
    /// Nothing.
    No,
    /// The newest mail that its writer got, if any came.
    ToNewest,
}

impl Letter {
    /// The mail as SES stores it, below the lines that SES writes itself.
    pub(crate) fn write(&self, id: &str, answers: Option<&str>, now: Instant) -> Vec<u8> {
        let Self { from, to, subject, text, .. } = self;
        let domain = from.rsplit_once('@').map_or("", |(_, domain)| domain);
        let recipients: Vec<String> = to.iter().map(|address| format!("<{address}>")).collect();
        let recipients = recipients.join(",\r\n ");
        let answers =
            answers.map(|id| format!("In-Reply-To: {id}\r\nReferences: {id}\r\n")).unwrap_or_default();
        let date = now.timestamp().strftime("%a, %d %b %Y %H:%M:%S +0000");
        format!(
            "Return-Path: <{from}>\r\n\
             Received: from desk.example (198.51.100.23) by inbound-smtp.us-east-1.amazonaws.com with SMTP id {id}\r\n \
             for {recipients};\r\n {date}\r\n\
             X-SES-Spam-Verdict: PASS\r\nX-SES-Virus-Verdict: PASS\r\n\
             Authentication-Results: amazonses.com; spf=pass smtp.mailfrom={domain}; dmarc=pass\r\n\
             From: <{from}>\r\nTo: {recipients}\r\nSubject: {subject}\r\nMessage-ID: <{id}@desk.example>\r\n{answers}\
             Date: {date}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
        )
        .into_bytes()
    }
}
