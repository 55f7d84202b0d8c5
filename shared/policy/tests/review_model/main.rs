//! An exhaustive model of how a buyer is asked for a review at most once (RELIABILITY 2.1 and 2.2).
//!
//! Two workers woken for the same order, a seller's own calls, the feed, the sweeper, SES with its events, the buyer
//! and the clock take their steps in every possible order. Whoever works may die or stand still at any step; a write
//! or an answer may be lost, late or repeated; SES may take a mail and not say so. Of each there is any number: the
//! states, not the faults, are counted. The stored row moves by [`policy::ReviewState::after`] alone, the very table
//! that the store makes its conditions from; only two of the planted mistakes go round it.
#![expect(
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "states and stories have their numbers from here"
)]

mod action;
mod asking;
mod clock;
mod end;
mod feed;
mod flaw;
mod mixer;
mod parts;
mod party;
mod protocol;
mod reading;
mod search;
mod setting;
mod state;
mod steps;
mod variants;
mod world;
mod writes;

use std::collections::BTreeSet;

use policy::{Evidence, ReviewEvent, ReviewState};

use crate::{
    end::ENDS,
    flaw::Flaw,
    parts::Parts,
    protocol::SOUND,
    search::{Explored, explore},
    setting::Setting,
    variants::{Takes, VARIANTS},
};

/// What the protocol has to stand: people, and the feed. Everything at once is fourteen million states,
/// without a flaw: too many for every day.
const PEOPLE: Parts =
    Parts::FAULTS.and(Parts::LATE_WRITES).and(Parts::SELLER).and(Parts::OPT_OUT).and(Parts::WORDS);
const FEED: Parts = Parts::FAULTS.and(Parts::LATE_WRITES).and(Parts::FEED);

#[test]
fn no_buyer_is_asked_twice_or_outside_the_window_whatever_goes_wrong() {
    let mut moves = BTreeSet::new();
    for (with, parts, ends) in [("people", PEOPLE, ENDS.as_slice()), ("feed", FEED, &ENDS[1..])] {
        let explored = explore(Setting { protocol: SOUND, parts });
        print!("{}", told(&format!("H: the protocol as it is, with {with}"), &explored));
        assert!(explored.flaws.is_empty(), "with {with}");
        assert_eq!(explored.ends.iter().copied().collect::<Vec<_>>(), sorted(ends), "with {with}");
        assert!(50_000 < explored.states, "with {with}");
        moves.extend(explored.moves);
    }
    assert_eq!(moves, moves_of_the_table());
}

#[test]
fn every_mistake_is_found() {
    for variant in VARIANTS {
        let explored = explore(Setting { protocol: variant.protocol, parts: variant.parts });
        print!("{}", told(variant.name, &explored));
        let in_peace = explore(Setting { protocol: variant.protocol, parts: variant.parts.in_peace() });
        let takes =
            |flaw: &Flaw| if in_peace.flaws.contains_key(flaw) { Takes::NoFault } else { Takes::Fault };
        let found: Vec<_> = explored.flaws.keys().map(|flaw| (*flaw, takes(flaw))).collect();
        assert_eq!(found, variant.flaws, "{}", variant.name);
    }
}

fn told(name: &str, explored: &Explored) -> String {
    let mut text = format!("{name}: {} states, {} steps\n", explored.states, explored.steps);
    for (flaw, story) in &explored.flaws {
        text.extend([format!("  {flaw:?}:\n    "), story.join("\n    "), "\n".to_owned()]);
    }
    text
}

fn sorted(ends: &[(ReviewState, u8)]) -> Vec<(ReviewState, u8)> {
    let mut ends = ends.to_vec();
    ends.sort_unstable();
    ends
}

/// Every move that the table allows, but for those that would need a mail without a claim: evidence for a request that
/// nobody claimed.
fn moves_of_the_table() -> BTreeSet<(ReviewState, ReviewState)> {
    let told = Evidence::ALL.map(ReviewEvent::Told);
    let others = [
        ReviewEvent::Scheduled,
        ReviewEvent::Barred,
        ReviewEvent::AskedInWords,
        ReviewEvent::Claimed,
        ReviewEvent::Declined,
        ReviewEvent::Accepted,
        ReviewEvent::Aged,
    ];
    let by_others = others.into_iter().flat_map(ReviewState::changed_by);
    let by_news = told.into_iter().flat_map(ReviewState::changed_by).filter(|(from, _)| !from.is_open());
    by_others.chain(by_news).filter(|(from, to)| from != to).collect()
}
