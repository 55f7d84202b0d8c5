use policy::{Finding, Passage, Rule};

use crate::link::{Link, links};
use crate::normal::Normal;
use crate::text::link_findings;
use crate::token::Tokens;
use crate::{LinkTarget, Setting, address};

/// What breaks a content rule in where a link of HTML leads.
pub(crate) fn findings(target: &LinkTarget, setting: &Setting<'_>) -> Vec<Finding> {
    let normal = Normal::of(target.href.trim());
    let text = normal.text();
    let at = |rule: Rule| vec![Finding::at(rule, target.passage.clone())];
    match text.split_once(':') {
        Some(("mailto", mailbox)) => {
            let mailbox = mailbox.split('?').next().unwrap_or_default().replace("%40", "@");
            let names = mailbox.contains('@') && !address::is_allowed(&mailbox, setting.allowed_addresses);
            if names { at(Rule::EmailAddress) } else { Vec::new() }
        }
        Some(("tel" | "sms" | "callto", _)) => at(Rule::PhoneNumber),
        Some(("cid" | "data", _)) => Vec::new(),
        _ => link(&normal).map_or_else(Vec::new, |link| {
            let href = Passage { text: target.href.trim().to_owned(), ..target.passage.clone() };
            let mut findings = link_findings(&link, &href, setting);
            for finding in &mut findings {
                finding.passage = Some(target.passage.clone());
            }
            findings
        }),
    }
}

/// The host that an address in markup leads to, if it leads to one.
pub(crate) fn host(href: &str) -> Option<String> {
    link(&Normal::of(href.trim())).map(|link| link.host)
}

/// Where an address in markup leads: nowhere if it is relative, for a mail has no place to be relative to.
fn link(normal: &Normal<'_>) -> Option<Link> {
    let with_scheme = normal.text().strip_prefix("//").map(|rest| format!("https://{rest}"));
    let absolute = with_scheme.as_deref().map(Normal::of);
    let normal = absolute.as_ref().unwrap_or(normal);
    links(normal, &Tokens::of(normal.text()), &[]).into_iter().next()
}
