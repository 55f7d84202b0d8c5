use std::borrow::Cow;

use crate::{
    Body, SecretKind, Secrets,
    address_scan::addresses,
    decoded::Decoded,
    passage::{Replacement, merged, replace_in_line, replaced, text_of},
};

/// What stands in place of a mail address.
pub const ADDRESS_REMOVED: &str = "[address removed]";

/// What stands in place of a server's name, an IP address or a Message-ID.
pub const REMOVED: &str = "[removed]";

impl Secrets {
    /// Replaces every mail address that is no mask of ours, whoever's it is, and every other secret
    /// (`mask-never-leak-body`). Finds them as a reader would: behind entities, percent-encoding and invisible
    /// characters, in any case.
    pub fn redact_text<'a>(&self, text: &'a str) -> Cow<'a, str> {
        replaced(text, &self.replacements(text))
    }

    /// The same for a body, also where an address runs over several spans of a line. A link to an address or a
    /// secret is taken off its text. Returns how many passages were replaced.
    pub fn redact_body(&self, body: &mut Body) -> usize {
        let mut count = 0;
        for line in &mut body.lines {
            let replacements = self.replacements(&text_of(line));
            count += replacements.len();
            replace_in_line(line, &replacements);
            for link in line.spans.iter_mut().map(|span| &mut span.link) {
                if link.as_ref().is_some_and(|link| !self.replacements(link).is_empty()) {
                    *link = None;
                    count += 1;
                }
            }
        }
        count
    }

    fn replacements(&self, text: &str) -> Vec<Replacement> {
        let decoded = Decoded::new(text);
        let foreign = addresses(&decoded.text)
            .filter(|range| !decoded.text.get(range.clone()).is_some_and(|address| self.is_mask(address)))
            .map(|range| (range, ADDRESS_REMOVED));
        let secret = self.sightings(decoded.text.as_bytes()).map(|sighting| {
            let placeholder = match sighting.kind {
                SecretKind::Address => ADDRESS_REMOVED,
                SecretKind::Host | SecretKind::Ip | SecretKind::MessageId => REMOVED,
            };
            (sighting.range, placeholder)
        });
        let all = foreign.chain(secret);
        merged(
            all.map(|(range, placeholder)| Replacement { range: decoded.origin(&range), placeholder })
                .collect(),
        )
    }
}

/// Replaces every mail address, whoever's it is.
pub(crate) fn remove_addresses(text: &str) -> Cow<'_, str> {
    let decoded = Decoded::new(text);
    let all = addresses(&decoded.text);
    let replacements = all
        .map(|range| Replacement { range: decoded.origin(&range), placeholder: ADDRESS_REMOVED })
        .collect();
    replaced(text, &merged(replacements))
}
