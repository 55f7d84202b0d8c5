use core::{hash::Hash, net::IpAddr};
use std::collections::HashSet;

use policy::EmailAddress;

use crate::{Traces, head::Head};

/// Domains that tell nothing of who is behind them: mailbox providers, and those who carry our mail.
const PUBLIC_DOMAINS: &str = include_str!("../data/public_domains.txt");

/// Fields that hold what people wrote, or signatures and their like, in which no address or host is read.
const PASSED_OVER: [&str; 8] = [
    "subject",
    "comments",
    "keywords",
    "date",
    "dkim-signature",
    "arc-message-signature",
    "arc-seal",
    "mime-version",
];

/// Fields in which names of computers are read. Elsewhere a word with a dot may be anything, as `Node.js` is.
const NAMES_HOSTS: [&str; 14] = [
    "received",
    "message-id",
    "in-reply-to",
    "references",
    "return-path",
    "resent-message-id",
    "x-received",
    "x-originating-ip",
    "x-originating-host",
    "x-originalarrivaltime",
    "x-source-dir",
    "x-antiabuse",
    "x-helo",
    "received-spf",
];

/// Fields whose words with an `@` are ids.
const NAMES_IDS: [&str; 4] = ["message-id", "in-reply-to", "references", "resent-message-id"];

/// Shorter words after `id` are no queue ids.
const QUEUE_ID_MIN: usize = 6;

impl Traces {
    /// Gathers addresses and IP addresses from all fields; hosts from the fields that name servers, and from
    /// addresses; ids from the fields of ids, and the queue ids of servers.
    ///
    /// No trace are the bare domains of mailbox providers (`gmail.com`; their servers' names are), `localhost` and
    /// other words, and loopback addresses. Masks and the relay domain are traces as far as this can tell: who
    /// knows the relay domain takes them out.
    pub(crate) fn of(head: &Head<'_>) -> Self {
        let mut traces = Self::default();
        for (name, value) in head.all() {
            let name = name.to_ascii_lowercase();
            let is = |names: &[&str]| names.contains(&name.as_str());
            if is(&PASSED_OVER) || name.starts_with("content-") {
                continue;
            }
            if is(&NAMES_IDS) {
                traces.read_ids(&value);
            } else {
                traces.read_addresses(&value);
            }
            traces.read_ips(&value);
            if is(&NAMES_HOSTS) {
                traces.read_hosts(&value);
            }
            if name == "received" {
                traces.read_queue_id(&value);
            }
        }
        let domains: Vec<String> =
            traces.addresses.iter().map(|address| address.domain().to_owned()).collect();
        for domain in domains {
            traces.add_host(&domain);
        }
        unique(&mut traces.addresses);
        unique(&mut traces.hosts);
        unique(&mut traces.ips);
        unique(&mut traces.ids);
        traces
    }

    fn read_addresses(&mut self, value: &str) {
        let breaks = |char: char| char.is_whitespace() || "<>()[]\"',;:=".contains(char);
        for word in value.split(breaks).filter(|word| word.contains('@')) {
            if let Ok(address) = word.trim_end_matches('.').parse::<EmailAddress>() {
                self.addresses.push(address);
            }
        }
    }

    fn read_ids(&mut self, value: &str) {
        for word in value.split(|char: char| char.is_whitespace() || matches!(char, '<' | '>')) {
            if word.contains('@') {
                self.ids.push(word.to_owned());
            }
        }
    }

    fn read_ips(&mut self, value: &str) {
        for word in value.split(|char: char| !char.is_ascii_hexdigit() && !matches!(char, '.' | ':')) {
            let word = word.trim_matches(':').trim_end_matches('.');
            if word.len() >= 7
                && let Ok(ip) = word.parse::<IpAddr>()
                && !ip.is_loopback()
                && !ip.is_unspecified()
            {
                self.ips.push(word.to_owned());
            }
        }
    }

    fn read_hosts(&mut self, value: &str) {
        for word in
            value.split(|char: char| !char.is_ascii_alphanumeric() && !matches!(char, '.' | '-' | '_'))
        {
            self.add_host(word);
        }
    }

    fn add_host(&mut self, word: &str) {
        let host = word.trim_matches('.').to_ascii_lowercase();
        let is_name = host.rsplit_once('.').is_some_and(|(labels, top)| {
            top.len() >= 2
                && top.bytes().all(|byte| byte.is_ascii_alphabetic())
                && labels.split('.').all(|label| !label.is_empty() && !label.starts_with('-'))
        });
        if is_name && !is_public(&host) {
            self.hosts.push(host);
        }
    }

    /// `... by mx.example with ESMTPS id 4XyZ12; ...`
    fn read_queue_id(&mut self, value: &str) {
        let mut words = value.split_whitespace();
        while let Some(word) = words.next() {
            if word.eq_ignore_ascii_case("id")
                && let Some(id) = words.next().map(|id| id.trim_end_matches(';'))
                && id.len() >= QUEUE_ID_MIN
                && id.bytes().any(|byte| byte.is_ascii_digit())
            {
                self.ids.push(id.trim_matches(['<', '>']).to_owned());
            }
        }
    }
}

fn is_public(host: &str) -> bool {
    PUBLIC_DOMAINS.lines().any(|line| match line.strip_prefix("*.") {
        Some(domain) => host == domain || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.')),
        None => host == line,
    })
}

fn unique<T: Clone + Eq + Hash>(list: &mut Vec<T>) {
    let mut seen = HashSet::with_capacity(list.len());
    list.retain(|item| seen.insert(item.clone()));
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = concat!(
        "Return-Path: <jane@janes-shop.example>\n",
        "Received: from mail-ej1-f47.google.com (mail-ej1-f47.google.com [209.85.218.47])\n",
        "\tby inbound-smtp.eu-west-1.amazonaws.com with SMTP id s7k2hq9c\n",
        "\tfor <abc@relay.example>; Mon, 3 Nov 2025 10:00:00 +0000 (UTC)\n",
        "Received: from Janes-MacBook.local (localhost [127.0.0.1]) by smtp.janes-shop.example (8.14.4/8.14.4)\n",
        "X-Originating-IP: [2001:db8::7]\n",
        "X-Mailer: Node.js 20.1.2\n",
        "DKIM-Signature: v=1; d=ignored.example; i=who@ignored.example\n",
        "From: \"Jane\" <Jane@janes-shop.example>\n",
        "To: abc@relay.example\n",
        "Cc: John <john.doe@gmail.com>\n",
        "Subject: about visit.example and x@visit.example\n",
        "Message-ID: <CAF+1@mail.gmail.com>\n\n",
    );

    fn traces() -> Traces {
        Traces::of(&Head::of(HEAD.as_bytes()))
    }

    #[test]
    fn addresses_come_from_every_field_but_the_text_of_people_and_signatures() {
        let addresses: Vec<String> = traces().addresses.iter().map(EmailAddress::folded).collect();
        assert_eq!(addresses, ["jane@janes-shop.example", "abc@relay.example", "john.doe@gmail.com"]);
    }

    #[test]
    fn hosts_are_names_of_servers_and_not_the_domains_that_everyone_has() {
        let hosts = traces().hosts;
        for host in [
            "mail-ej1-f47.google.com",
            "janes-macbook.local",
            "smtp.janes-shop.example",
            "janes-shop.example",
        ] {
            assert!(hosts.iter().any(|found| found == host), "{host}: {hosts:?}");
        }
        for host in [
            "gmail.com",
            "localhost",
            "node.js",
            "ignored.example",
            "visit.example",
            "inbound-smtp.eu-west-1.amazonaws.com",
        ] {
            assert!(!hosts.iter().any(|found| found == host), "{host}: {hosts:?}");
        }
    }

    #[test]
    fn ip_addresses_of_machines_and_ids_of_mails_are_traces() {
        assert_eq!(traces().ips, ["209.85.218.47", "2001:db8::7"]);
        assert_eq!(traces().ids, ["s7k2hq9c", "CAF+1@mail.gmail.com"]);
    }
}
