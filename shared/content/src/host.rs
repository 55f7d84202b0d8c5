use std::collections::HashSet;
use std::net::Ipv4Addr;
use std::sync::LazyLock;

use crate::Setting;

/// The registrable domain of a host in lower case: the label before its public suffix, and that suffix. The
/// host itself if it is an address, a suffix or a single label.
pub(crate) fn registrable(host: &str) -> &str {
    psl::domain_str(host).filter(|_| host.parse::<Ipv4Addr>().is_err()).unwrap_or(host)
}

/// Whether a host ends in a suffix of the Public Suffix List and has a name before it.
pub(crate) fn is_public(host: &str) -> bool {
    let known = psl::suffix(host.as_bytes()).is_some_and(|suffix| suffix.is_known());
    known && (psl::domain(host.as_bytes()).is_some() || is_private_suffix(host))
}

/// Whether a host is the marketplace's own.
pub(crate) fn is_own(host: &str, setting: &Setting<'_>) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let domain = registrable(host);
    let under =
        |parent: &str| host.strip_suffix(parent).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    setting.relay_domain.is_some_and(|relay| under(&relay.to_lowercase()))
        || setting.own_domains.iter().any(|own| match own.strip_suffix(".*") {
            Some(name) => is_public(domain) && domain.split('.').next() == Some(&name.to_lowercase()),
            None => under(&own.to_lowercase()),
        })
}

/// What a link to the marketplace leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// A product, perhaps the one that was ordered.
    Product,
    /// What a seller or brand has to offer (RULEBOOK 5: `marketing`).
    Storefront,
    /// An order, a return, a review, a help page or anything else.
    Other,
}

/// What the path of a link to the marketplace says of where it leads.
pub(crate) fn place(link: &str) -> Place {
    let path = link.split_once("://").map_or(link, |(_, rest)| rest);
    let path = path.split_once('/').map_or("", |(_, path)| path);
    let mut parts = path.split(['/', '?', '#']).filter(|part| !part.is_empty());
    let any = |names: &[&str]| path.split(['/', '?', '#', '&']).any(|part| names.contains(&part));
    match parts.next() {
        Some("stores" | "shops" | "brand" | "brands" | "s" | "b") => Place::Storefront,
        Some("sp") if path.contains("seller=") => Place::Storefront,
        _ if any(&["dp", "product", "products"]) => Place::Product,
        _ => Place::Other,
    }
}

/// Whether a host belongs to a link shortener, whose links hide where they lead.
pub(crate) fn is_shortener(host: &str) -> bool {
    SHORTENERS.contains(registrable(host))
}

/// Whether a host is known for its mailboxes.
pub(crate) fn is_mailbox_provider(host: &str) -> bool {
    MAILBOX_PROVIDERS.contains(host)
}

/// Whether a last label is a word of some language or the ending of a file, so that it takes more than a dot
/// before it to make a host.
pub(crate) fn is_ambiguous(label: &str) -> bool {
    AMBIGUOUS.contains(label)
}

/// Whether a name with a public suffix is no host but a file (`notes.md`) or an abbreviation (`Ex.mo`).
pub(crate) fn is_file_or_abbreviation(name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or(name);
    FILE_ENDINGS.contains(last) || ABBREVIATIONS.contains(name)
}

fn is_private_suffix(host: &str) -> bool {
    psl::suffix(host.as_bytes()).is_some_and(|suffix| suffix.typ() == Some(psl::Type::Private))
}

type Names = LazyLock<HashSet<&'static str>>;

static SHORTENERS: Names = LazyLock::new(|| names(include_str!("../data/link_shorteners.txt")));
static MAILBOX_PROVIDERS: Names = LazyLock::new(|| names(include_str!("../data/mailbox_providers.txt")));
static AMBIGUOUS: Names = LazyLock::new(|| names(include_str!("../data/suffixes_that_are_words.txt")));
static FILE_ENDINGS: Names = LazyLock::new(|| names(include_str!("../data/suffixes_that_end_files.txt")));
static ABBREVIATIONS: Names = LazyLock::new(|| names(include_str!("../data/abbreviations.txt")));

fn names(file: &'static str) -> HashSet<&'static str> {
    file.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
}
