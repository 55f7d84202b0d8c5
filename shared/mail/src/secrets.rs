use core::{fmt, net::IpAddr, ops::Range};
use std::collections::HashSet;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use policy::EmailAddress;

use crate::{Encoding, MaskToken, RelayDomain, Traces};

/// What must not reach the other side: the real addresses of both, and the addresses, hosts, IP addresses and
/// message ids that the sender's mail passed by (`mask-never-leak-body`). `Debug` hides them.
pub struct Secrets {
    patterns: Vec<Pattern>,
    automaton: AhoCorasick,
    relay: Vec<RelayDomain>,
}

struct Pattern {
    kind: SecretKind,
    encoding: Encoding,
    bytes: Vec<u8>,
}

/// What kind of thing a secret is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecretKind {
    /// A mail address.
    Address,
    /// The name of a server.
    Host,
    /// An IP address.
    Ip,
    /// A Message-ID.
    MessageId,
}

/// One place where a secret shows.
pub(crate) struct Sighting {
    pub(crate) kind: SecretKind,
    pub(crate) encoding: Encoding,
    pub(crate) range: Range<usize>,
}

/// Shorter texts are no names of servers or ids worth hiding, but would be found everywhere.
const SECRET_MIN: usize = 5;

/// Shortest id without a domain that is worth hiding.
const QUEUE_ID_MIN: usize = 8;

/// Bytes of a pattern that the automaton looks for; the rest is compared where they stand. To build it for whole
/// patterns takes ten times as long.
const HEAD: usize = 8;

impl Secrets {
    /// Gathers what to hide: the real addresses, the envelope sender among them, and the traces of the mail.
    /// Masks, our own domains, hosts without a dot, IP addresses that name no machine (loopback, unspecified)
    /// and ids that could be any word or number are not secret.
    pub fn new<'a>(
        addresses: impl IntoIterator<Item = &'a EmailAddress>,
        traces: &'a Traces,
        relay: &[RelayDomain],
    ) -> Self {
        let mut patterns = Vec::new();
        let mut seen = HashSet::new();
        let ours = |domain: &str| relay.iter().any(|relay| relay.is(domain));
        let real = addresses.into_iter().chain(&traces.addresses).filter(|address| !ours(address.domain()));
        let hosts = traces
            .hosts
            .iter()
            .filter(|host| host.contains('.') && !ours(host) && host.parse::<IpAddr>().is_err());
        let ips = traces
            .ips
            .iter()
            .filter(|ip| ip.parse::<IpAddr>().is_ok_and(|ip| !ip.is_loopback() && !ip.is_unspecified()));
        let ids = traces.ids.iter().map(|id| id.trim_matches(['<', '>']));
        let ids = ids.filter(|id| id.rsplit_once('@').map_or(is_telling(id), |(_, domain)| !ours(domain)));
        let all = real
            .map(|address| (SecretKind::Address, address.as_str()))
            .chain(hosts.map(|host| (SecretKind::Host, host.as_str())))
            .chain(ips.map(|ip| (SecretKind::Ip, ip.as_str())))
            .chain(ids.map(|id| (SecretKind::MessageId, id)));
        for (kind, text) in all {
            if text.len() >= SECRET_MIN && seen.insert(text.to_ascii_lowercase()) {
                let forms = Encoding::forms(text).into_iter();
                patterns.extend(forms.map(|(encoding, bytes)| Pattern { kind, encoding, bytes }));
            }
        }
        Self { automaton: automaton(&patterns), patterns, relay: relay.to_vec() }
    }

    /// Where secrets show in these bytes, in any encoding; sightings may overlap.
    pub(crate) fn sightings<'a>(&'a self, bytes: &'a [u8]) -> impl Iterator<Item = Sighting> + 'a {
        self.automaton.find_overlapping_iter(bytes).filter_map(|found| {
            let pattern = self.patterns.get(found.pattern().as_usize())?;
            let range = found.start()..found.start() + pattern.bytes.len();
            let text = bytes.get(range.clone())?;
            let exact = text.eq_ignore_ascii_case(&pattern.bytes)
                && (!pattern.encoding.is_case_sensitive() || text == pattern.bytes);
            let whole = match (pattern.kind, pattern.encoding) {
                (SecretKind::Address, _) => true,
                (_, Encoding::Plain | Encoding::Reversed) => stands_alone(bytes, &range),
                (SecretKind::Host | SecretKind::Ip | SecretKind::MessageId, _) => true,
            };
            (exact && whole).then_some(Sighting { kind: pattern.kind, encoding: pattern.encoding, range })
        })
    }

    /// Whether an address may stay in a text: a mask at one of our domains.
    pub(crate) fn is_mask(&self, address: &str) -> bool {
        address.rsplit_once('@').is_some_and(|(local, domain)| {
            let token = local.split_once('+').map_or(local, |(token, _)| token).to_ascii_lowercase();
            self.relay.iter().any(|relay| relay.is(domain)) && token.parse::<MaskToken>().is_ok()
        })
    }
}

#[expect(clippy::expect_used, reason = "only more than 2^31 states fail; the headers of a mail have 64 KiB")]
fn automaton(patterns: &[Pattern]) -> AhoCorasick {
    let mut builder = AhoCorasick::builder();
    builder.ascii_case_insensitive(true).kind(Some(AhoCorasickKind::ContiguousNFA));
    let heads = patterns.iter().map(|pattern| pattern.bytes.get(..HEAD).unwrap_or(&pattern.bytes));
    builder.build(heads).expect("the secrets of a mail are few")
}

/// Whether an id without a domain, as queues give, is no number or word that anybody may write.
fn is_telling(id: &str) -> bool {
    id.len() >= QUEUE_ID_MIN
        && id.bytes().any(|byte| byte.is_ascii_digit())
        && id.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// Whether a name or number is not part of a longer one.
fn stands_alone(bytes: &[u8], range: &Range<usize>) -> bool {
    let goes_on = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'-');
    !goes_on(range.start.checked_sub(1).and_then(|before| bytes.get(before)))
        && !goes_on(bytes.get(range.end))
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets(redacted)")
    }
}
