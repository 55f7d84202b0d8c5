use policy::Instant;

use crate::event::{SesEvent, SesMail, SesMessage, SesReceipt, SesRecord, SesVerdict};

/// Most bytes of a stored mail that SES's own header lines can lie in.
const TOP: usize = 16 * 1024;

impl SesEvent {
    /// Says when the mails were accepted, to the millisecond, which no header line can.
    pub fn accepted_at(&mut self, instant: Instant) {
        for record in &mut self.records {
            record.ses.mail.timestamp = instant.to_string();
        }
    }

    /// The event of a mail whose event was lost, from the header lines that SES put above the sender's: the first
    /// of each name is SES's own, whatever the sender wrote below it. `stored_at` stands in where Received names no
    /// instant.
    pub fn of_stored_mail(id: &str, stored_at: Instant, raw: &[u8]) -> Self {
        let top = Top::of(raw);
        let received = top.first("received").unwrap_or_default();
        let accepted_at = received
            .rsplit_once(';')
            .and_then(|(_, date)| jiff::fmt::rfc2822::parse(date.trim()).ok())
            .map_or(stored_at, |zoned| zoned.timestamp().into());
        let results = top.first("authentication-results").filter(|line| line.starts_with("amazonses.com"));
        let result = |method: &str| {
            let found =
                results.as_ref().and_then(|line| line.split(';').find_map(|part| result_of(part, method)));
            SesVerdict { status: found }
        };
        let mail = SesMail {
            timestamp: accepted_at.to_string(),
            source: top.first("return-path"),
            message_id: id.to_owned(),
        };
        let receipt = SesReceipt {
            recipients: recipients_of(&received),
            spf_verdict: result("spf"),
            dmarc_verdict: result("dmarc"),
            spam_verdict: SesVerdict { status: top.first("x-ses-spam-verdict") },
            virus_verdict: SesVerdict { status: top.first("x-ses-virus-verdict") },
        };
        Self { records: vec![SesRecord { ses: SesMessage { mail, receipt } }] }
    }
}

/// `spf=pass (…)` as the verdict of SES's events.
fn result_of(part: &str, method: &str) -> Option<String> {
    let value = part.trim().strip_prefix(method)?.strip_prefix('=')?;
    let word: String = value.chars().take_while(char::is_ascii_alphabetic).collect();
    Some(if word == "pass" { "PASS".to_owned() } else { "FAIL".to_owned() })
}

/// The addresses after `for` in a Received line.
fn recipients_of(received: &str) -> Vec<String> {
    let Some((_, after)) = received.split_once(" for ") else { return Vec::new() };
    let list = after.split(';').next().unwrap_or_default();
    list.split(',')
        .map(|address| address.trim().trim_matches(['<', '>']).to_owned())
        .filter(|address| address.contains('@'))
        .collect()
}

/// The topmost header lines, unfolded.
struct Top {
    lines: Vec<(String, String)>,
}

impl Top {
    fn of(raw: &[u8]) -> Self {
        let text = String::from_utf8_lossy(raw.get(..TOP).unwrap_or(raw)).replace("\r\n", "\n");
        let head = text.split("\n\n").next().unwrap_or_default();
        let mut lines: Vec<(String, String)> = Vec::new();
        for line in head.lines() {
            if line.starts_with([' ', '\t']) {
                if let Some((_, value)) = lines.last_mut() {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            } else if let Some((name, value)) = line.split_once(':') {
                lines.push((name.to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
        Self { lines }
    }

    fn first(&self, name: &str) -> Option<String> {
        self.lines.iter().find(|(found, _)| found == name).map(|(_, value)| value.clone())
    }
}
