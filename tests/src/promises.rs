use std::collections::BTreeSet;

use policy::Instant;

use crate::{World, disguise::Views};

/// What a test brought about on purpose, beyond what every world promises.
#[derive(Debug, Clone, Copy, Default)]
pub struct Expected {
    /// Mails that left twice because an answer of SES was lost: at most so many.
    pub possible_duplicates: usize,
    /// Critical mails, and mails about exempt orders, that reached buyers after they had opted out: exactly so many.
    pub despite_opt_out: usize,
}

/// Asserts what README promises of any world.
pub(crate) async fn check(world: &World, expected: Expected) {
    check_masks(world);
    check_duplicates(world, expected);
    check_opt_outs(world, expected).await;
}

/// No real address of one side reaches the other.
fn check_masks(world: &World) {
    let accounts = world.accounts();
    let mut seen = 0;
    for mailbox in world.addresses() {
        let own: BTreeSet<&String> =
            accounts.iter().filter(|(_, address)| *address == mailbox).map(|(id, _)| id).collect();
        for mail in world.mailbox(&mailbox) {
            seen += 1;
            let views = Views::of(&mail.raw);
            for (_, address) in accounts.iter().filter(|(id, _)| !own.contains(id)) {
                assert!(!views.show(address), "{mailbox} got {address}:\n{}", mail_text(&mail.raw));
            }
        }
    }
    assert_eq!(seen, world.mails_that_left(), "mail left for an address that nobody here has");
}

/// One mail for each message and notice.
fn check_duplicates(world: &World, expected: Expected) {
    let mut dispatches = BTreeSet::new();
    let mut twice = Vec::new();
    for mailbox in world.addresses() {
        for mail in world.mailbox(&mailbox) {
            assert!(!mail.dispatch.is_empty(), "a mail left without a dispatch");
            if !dispatches.insert(mail.dispatch.clone()) {
                twice.push(mail.dispatch);
            }
        }
    }
    assert!(twice.len() <= expected.possible_duplicates, "left twice: {twice:?}");
}

/// Unsolicited mail, which alone carries a one-click link, does not reach who refuses it. A test that sends some before
/// the opt-out moves the clock in between.
async fn check_opt_outs(world: &World, expected: Expected) {
    let mut despite = 0;
    for (id, address) in world.accounts() {
        let answer = world.api().get(&format!("/v1/buyers/{id}/opt-out")).await;
        let Some(since) = answer.body["since"].as_str() else { continue };
        let since: Instant = since.parse().unwrap();
        despite += world
            .mailbox(&address)
            .iter()
            .filter(|mail| mail.received_at.parse::<Instant>().unwrap() >= since)
            .filter(|mail| mail.header("List-Unsubscribe").is_some())
            .count();
    }
    assert_eq!(despite, expected.despite_opt_out, "unsolicited mails to buyers who opted out");
}

fn mail_text(raw: &[u8]) -> String {
    String::from_utf8_lossy(raw).into_owned()
}
