use std::ops::Range;

use policy::{Field, Finding, Passage, Rule};

use crate::host::Place;
use crate::link::{Link, Scheme, links};
use crate::meaning::Sign;
use crate::normal::Normal;
use crate::token::Tokens;
use crate::{Setting, address, emoji, host, line_breaks, phone};

/// What one text has that is no word.
pub(crate) struct Signs {
    /// What of it breaks a rule.
    pub(crate) findings: Vec<Finding>,
    /// Where it starts in the view, and what it is.
    pub(crate) found: Vec<(usize, Sign)>,
    /// The addresses of the view that may be named: no words of the sender's.
    pub(crate) allowed: Vec<Range<usize>>,
}

/// What one text has that is no word, `normal` being its view.
pub(crate) fn signs(field: Field, text: &str, normal: &Normal<'_>, setting: &Setting<'_>) -> Signs {
    let tokens = Tokens::of(normal.text());
    let addresses = address::ranges(normal.text(), &tokens);
    let links = links(normal, &tokens, &addresses);
    let taken: Vec<_> =
        links.iter().map(|link| link.range.clone()).chain(addresses.iter().cloned()).collect();

    let (mut found, mut allowed) = (Vec::new(), Vec::new());
    let mut findings = emoji::findings(field, text);
    if field == Field::Body {
        findings.extend(line_breaks::findings(field, text));
    }
    for range in phone::ranges(normal, &tokens, setting.region, &taken) {
        found.push((range.start, Sign::Phone));
        findings.push(Finding::at(Rule::PhoneNumber, normal.passage(field, &range)));
    }
    for link in &links {
        let own = host::is_own(&link.host, setting);
        let place = own.then(|| host::place(normal.slice(link.range.clone())));
        found.push((
            link.range.start,
            match place {
                None => Sign::Link,
                Some(Place::Product | Place::Storefront) => Sign::Offer,
                Some(Place::Other) => Sign::OwnLink,
            },
        ));
        if place == Some(Place::Storefront) {
            findings.push(Finding {
                message: "the link leads to a storefront".to_owned(),
                ..Finding::at(Rule::Marketing, normal.passage(field, &link.range))
            });
        }
        findings.extend(link_findings(link, &normal.passage(field, &link.range), setting));
    }
    for range in &addresses {
        if address::is_allowed(normal.slice(range.clone()), setting.allowed_addresses) {
            allowed.push(range.clone());
        } else {
            found.push((range.start, Sign::Address));
            findings.push(Finding::at(Rule::EmailAddress, normal.passage(field, range)));
        }
    }
    Signs { findings, found, allowed }
}

/// What is wrong with a link (`insecure-link`, `external-link`, RULEBOOK 6). `written` is how it reads, and
/// where it stands.
pub(crate) fn link_findings(link: &Link, written: &Passage, setting: &Setting<'_>) -> Vec<Finding> {
    let host = &link.host;
    let own = host::is_own(host, setting);
    let mut findings = Vec::new();
    if link.scheme == Scheme::Http {
        findings.push(Finding {
            message: format!("the link to `{host}` is not secure"),
            ..Finding::at(Rule::InsecureLink, written.clone())
        });
    }
    if !own && !is_necessary(link, &written.text, setting) {
        findings.push(Finding {
            message: format!(
                "the link to `{host}` does not lead to the marketplace and is not declared necessary for the order"
            ),
            ..Finding::at(Rule::ExternalLink, written.clone())
        });
    }
    findings
}

/// Whether the seller declared just this link, by `https`, as necessary. A shortener hides where it leads.
fn is_necessary(link: &Link, written: &str, setting: &Setting<'_>) -> bool {
    let same = |declared: &String| {
        Normal::of(declared).text().trim_end_matches('/') == Normal::of(written).text().trim_end_matches('/')
    };
    link.scheme == Scheme::Https
        && !host::is_shortener(&link.host)
        && setting.necessary_links.iter().any(same)
}
