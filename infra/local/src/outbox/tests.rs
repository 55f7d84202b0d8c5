use std::{thread, time::Instant as Stopwatch};

use super::*;

fn outgoing(to: &[&str], subject: &str) -> Outgoing {
    Outgoing {
        sent_at: "2026-01-20T00:00:00Z".parse().unwrap(),
        destination: to.iter().map(|address| address.parse().unwrap()).collect(),
        tags: [("order".to_owned(), "o-1".to_owned())].into(),
        configuration_set: Some("relay".to_owned()),
        raw: format!("From: \"Shop\" <m1@relay.example>\r\nSubject: {subject}\r\n\r\nb\n\0\u{e9}\r\n")
            .into_bytes(),
    }
}

fn address(text: &str) -> EmailAddress {
    text.parse().unwrap()
}

fn subjects(outbox: &Outbox, to: &str) -> Vec<String> {
    outbox.list(&address(to)).iter().map(|filed| filed.subject.clone()).collect()
}

#[test]
fn mails_are_listed_for_each_recipient_newest_last_though_the_clock_stands() {
    let folder = tempfile::tempdir().unwrap();
    let outbox = Outbox::open(folder.path()).unwrap();
    outbox.file(&outgoing(&["jane@home.example"], "one")).unwrap();
    outbox.file(&outgoing(&["JANE@home.example", "joe@home.example", "jane@home.example"], "two")).unwrap();
    outbox.file(&outgoing(&["joe@home.example"], "three")).unwrap();
    assert_eq!(subjects(&outbox, "Jane@Home.Example"), ["one", "two"]);
    assert_eq!(subjects(&outbox, "joe@home.example"), ["two", "three"]);
    assert_eq!(subjects(&outbox, "nobody@home.example"), [""; 0]);
    assert_eq!((outbox.len(), outbox.is_empty()), (3, false));
}

#[test]
fn all_of_it_is_there_after_a_restart_under_the_same_ids() {
    let folder = tempfile::tempdir().unwrap();
    let jane = address("jane@home.example");
    let outbox = Outbox::open(folder.path()).unwrap();
    let mail = outgoing(&["jane@home.example"], "=?utf-8?q?gr=C3=BC=C3=9Fe?=");
    let ids = [outbox.file(&mail).unwrap(), outbox.file(&mail).unwrap()];
    let listed = outbox.list(&jane);
    drop(outbox);

    let outbox = Outbox::open(folder.path()).unwrap();
    assert_eq!(outbox.list(&jane), listed);
    assert_eq!(
        *listed[0],
        Filed {
            id: ids[0],
            received_at: mail.sent_at,
            from: "m1@relay.example".to_owned(),
            subject: "grüße".to_owned(),
            tags: mail.tags.clone(),
            configuration_set: mail.configuration_set.clone(),
        }
    );
    assert_eq!(outbox.raw(&jane, ids[1]).unwrap().unwrap(), mail.raw, "byte for byte");
    assert!(outbox.file(&mail).unwrap() > ids[1]);
}

#[test]
fn an_id_opens_no_mail_of_someone_else() {
    let folder = tempfile::tempdir().unwrap();
    let outbox = Outbox::open(folder.path()).unwrap();
    let id = outbox.file(&outgoing(&["jane@home.example"], "one")).unwrap();
    assert!(outbox.raw(&address("jane@home.example"), id).unwrap().is_some());
    assert!(outbox.raw(&address("joe@home.example"), id).unwrap().is_none());
    assert!(outbox.raw(&address("jane@home.example"), MailId(2)).unwrap().is_none());
}

#[test]
fn what_a_kill_left_aside_is_removed_and_foreign_files_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let outbox = Outbox::open(folder.path()).unwrap();
    outbox.file(&outgoing(&["jane@home.example"], "one")).unwrap();
    drop(outbox);
    for name in [".filing-x", "notes.txt", "000000000007.eml"] {
        fs::write(folder.path().join(name), "Subject: half").unwrap();
    }
    let outbox = Outbox::open(folder.path()).unwrap();
    assert_eq!(subjects(&outbox, "jane@home.example"), ["one"]);
    assert!(!folder.path().join(".filing-x").exists());
    assert!(folder.path().join("notes.txt").exists());
    let next = outbox.file(&outgoing(&["jane@home.example"], "two")).unwrap();
    assert_eq!(next, MailId(8), "no file is written over");
}

#[test]
fn ids_grow_in_the_order_of_the_list_when_many_file_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let outbox = Outbox::open(folder.path()).unwrap();
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..25 {
                    outbox.file(&outgoing(&["jane@home.example"], "x")).unwrap();
                }
            });
        }
    });
    let ids: Vec<u64> = outbox.list(&address("jane@home.example")).iter().map(|filed| filed.id.0).collect();
    assert_eq!(ids, (1..=200).collect::<Vec<_>>());
}

#[test]
fn a_hundred_thousand_mails_list_in_no_time() {
    let folder = tempfile::tempdir().unwrap();
    let outbox = Outbox::open(folder.path()).unwrap();
    let jane = [address("jane@home.example")];
    let mail = outgoing(&["jane@home.example"], "x");
    for id in 1..=100_000 {
        outbox.index().add(mail.filed(MailId(id), Headers::read(&mail.raw)), &jane);
    }
    let start = Stopwatch::now();
    let listed = outbox.list(&jane[0]);
    assert_eq!(listed.len(), 100_000);
    assert!(start.elapsed().as_millis() < 200, "{:?}", start.elapsed());
}

#[test]
fn an_id_is_twelve_digits() {
    assert_eq!(MailId(42).to_string(), "000000000042");
    assert_eq!("000000000042".parse(), Ok(MailId(42)));
    for text in ["42", "", "../../../../x", "00000000004x", "+00000000042", "0000000000042"] {
        assert_eq!(text.parse::<MailId>(), Err(InvalidMailId), "{text}");
    }
}
