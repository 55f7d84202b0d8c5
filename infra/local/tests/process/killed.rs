//! Killed at any moment, a house loses nothing that it accepted, and sends twice only what it counted.

use std::{
    collections::HashMap,
    env,
    sync::{Mutex, mpsc},
    thread,
    time::Duration,
};

use local::data::DataFolder;

use crate::{
    binary::{Served, post, token},
    people::{BUYER, SELLER, question, settle},
};

/// How many mails.
const MAILS: usize = 100;
/// The environment may ask for a longer run: `ABOVEBOARD_KILL_MAILS=500 cargo test -p local --test process killed`.
const MAILS_VARIABLE: &str = "ABOVEBOARD_KILL_MAILS";
/// How often the house is killed while they come.
const KILLS: usize = 5;
/// How many clients send at once.
const CLIENTS: usize = 4;
/// Decides the moments.
const SEED: u64 = 0x5eed_2026;

#[test]
fn every_accepted_mail_is_delivered_and_duplicates_are_the_ones_counted() {
    let mails = env::var(MAILS_VARIABLE).map_or(MAILS, |number| number.parse().unwrap());
    let folder = DataFolder::temporary().unwrap();
    let token = token(folder.root());
    let first = Served::start(folder.root());
    let mask = settle(&first, &token);
    let mut chance = Chance(SEED);
    let mut unanswered: Vec<usize> = (0..mails).rev().collect();
    let mut served = first;
    let mut counted = 0;
    for round in 0..KILLS {
        // At least one mail is accepted in each round, and some are left for the next.
        let share = unanswered.len() / (KILLS - round + 1);
        let until = 1 + chance.below(share.max(1));
        let pause = Duration::from_micros(chance.below(20_000) as u64);
        unanswered = stream(served, &mask, unanswered, Some((until, pause)));
        served = Served::start(folder.root());
        counted += possible_duplicates(&served.said);
    }
    let smtp = served.smtp;
    unanswered = send_all(smtp, &mask, unanswered, |_| {});
    assert_eq!(unanswered, [0; 0], "a house that is not killed accepts all");

    let mut copies: HashMap<String, usize> = HashMap::new();
    for subject in served.subjects(SELLER) {
        *copies.entry(subject).or_default() += 1;
    }
    let lost: Vec<usize> =
        (0..mails).filter(|number| !copies.contains_key(&format!("Question {number}"))).collect();
    assert!(lost.is_empty(), "accepted, and not delivered: {lost:?}");
    assert_eq!(copies.len(), mails, "nothing else left");
    let duplicates: usize = copies.values().map(|count| count - 1).sum();
    assert!(duplicates <= counted, "{duplicates} duplicates, {counted} counted");
    assert!(served.signal("TERM").success());
}

/// Sends mails until enough of them were accepted, then kills the house under those that are on their way. Gives
/// the mails that nobody took responsibility for: their senders try again, as mail servers do.
fn stream(served: Served, mask: &str, numbers: Vec<usize>, kill: Option<(usize, Duration)>) -> Vec<usize> {
    let smtp = served.smtp;
    let (accepted, answers) = mpsc::channel();
    thread::scope(|scope| {
        let killer = scope.spawn(move || {
            let (until, pause) = kill.unwrap_or((usize::MAX, Duration::ZERO));
            let taken = answers.iter().take(until).count();
            if taken == until {
                thread::sleep(pause);
            }
            served.kill();
            taken
        });
        let left = send_all(smtp, mask, numbers, move |number| accepted.send(number).unwrap_or_default());
        assert!(killer.join().unwrap() > 0, "the house accepted something before it was killed");
        left
    })
}

/// Sends mails over several connections at once. A client whose mail is not accepted gives up.
fn send_all(
    smtp: std::net::SocketAddr,
    mask: &str,
    numbers: Vec<usize>,
    accepted: impl Fn(usize) + Clone + Send,
) -> Vec<usize> {
    let left = Mutex::new(numbers);
    let failed = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..CLIENTS {
            let accepted = accepted.clone();
            let (left, failed) = (&left, &failed);
            scope.spawn(move || {
                loop {
                    let Some(number) = left.lock().unwrap().pop() else { return };
                    if !post(smtp, BUYER, mask, &question(number, mask)) {
                        failed.lock().unwrap().push(number);
                        return;
                    }
                    accepted(number);
                }
            });
        }
    });
    let mut left = left.into_inner().unwrap();
    left.extend(failed.into_inner().unwrap());
    left
}

/// What a house said at its start of mails that may have left twice.
fn possible_duplicates(said: &[String]) -> usize {
    said.iter()
        .filter_map(|line| line.split_once("possible duplicates "))
        .map(|(_, number)| number.parse::<usize>().unwrap())
        .sum()
}

/// Numbers that look random and are the same in every run (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }
}
