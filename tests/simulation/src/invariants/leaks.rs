use super::AtRest;
use crate::SELLER;

/// I4 and I9, in their plain writing: no real address of one side in a mail to the other, none at all in the log.
pub(super) fn check(rest: &AtRest<'_>) -> Vec<String> {
    let addresses: Vec<&str> = rest.pairs.iter().map(|pair| pair.address.as_str()).chain([SELLER]).collect();
    let mut violations = Vec::new();
    for mail in rest.accepted {
        let raw = String::from_utf8_lossy(&mail.raw).to_ascii_lowercase();
        for address in addresses.iter().filter(|address| !mail.to.iter().any(|to| to == *address)) {
            if raw.contains(address) {
                violations
                    .push(format!("I4 a mail shows an address: a mail to {:?} shows {address}", mail.to));
            }
        }
    }
    for line in rest.log {
        if let Some(address) = addresses.iter().find(|address| line.text.contains(**address)) {
            violations.push(format!("I9 the log shows an address: {address} in {}", line.text));
        }
    }
    violations
}
