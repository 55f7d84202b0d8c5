use super::AtRest;
use crate::table::text;

/// I5: every stored mail has exactly one outcome for each recipient, and what came of it is there.
pub(super) fn check(rest: &AtRest<'_>) -> Vec<String> {
    let mut violations = Vec::new();
    for posted in &rest.records.posted {
        let pk = format!("IN#{}", posted.object);
        for recipient in &posted.recipients {
            match rest.table.get(&pk, &format!("RCPT#{}", recipient.to_ascii_lowercase())) {
                None => violations.push(format!("I5 a mail is lost: {} for {recipient}", posted.object)),
                Some(row) => {
                    let message = text(row, "message");
                    let known = rest.table.rows("THREAD#", &format!("MSG#{message}")).count();
                    if !message.is_empty() && known != 1 {
                        violations.push(format!(
                            "I5 a mail without its message: {known} messages `{message}` came of {}",
                            posted.object
                        ));
                    }
                }
            }
        }
        let outcomes = rest.table.rows(&pk, "").count();
        if outcomes > posted.recipients.len() {
            violations.push(format!("I5 more than one outcome: {} has {outcomes}", posted.object));
        }
    }
    violations
}
