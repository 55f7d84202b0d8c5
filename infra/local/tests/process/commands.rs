use std::fs;

use serde_json::Value;

use crate::binary::run;

#[test]
fn the_demo_plays_its_day_and_exits_with_0() {
    let output = run(["demo"], "");
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{said}");
    for words in ["missing-order-id", "optout-block", "marked [Important]", "why:", "left: nothing"] {
        assert!(said.contains(words), "{words} is missing in:\n{said}");
    }
}

#[test]
fn check_exits_with_0_for_nothing_1_for_findings_and_2_for_what_it_cannot_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(path("clean.txt"), "Which side of the shelf should face the wall?").unwrap();
    fs::write(path("call.txt"), "Please call +1 212 555 0147 about your delivery.").unwrap();
    fs::write(
        path("lines.jsonl"),
        "{\"text\": \"Which floor is it?\"}\n{\"text\": \"See https://elsewhere.example/x\"}\n",
    )
    .unwrap();
    fs::write(
        path("mail.eml"),
        "From: a@b.example\r\nSubject: Shelf\r\nContent-Type: text/plain\r\n\r\nPlease write to help@elsewhere.example.\r\n",
    )
    .unwrap();
    fs::write(path("broken.jsonl"), "{\"text\": 5}\n").unwrap();
    for (arguments, input, code, says) in [
        (vec!["check".to_owned(), path("clean.txt")], "", 0, "nothing found"),
        (vec!["check".to_owned(), path("call.txt")], "", 1, "phone-number"),
        (vec!["check".to_owned(), path("clean.txt"), path("call.txt")], "", 1, "+1 212 555 0147"),
        (vec!["check".to_owned(), path("lines.jsonl")], "", 1, "lines.jsonl:2"),
        (vec!["check".to_owned(), path("mail.eml")], "", 1, "email-address"),
        (vec!["check".to_owned()], "Please call +1 212 555 0147 about your delivery.", 1, "phone-number"),
        (vec!["check".to_owned(), "-".to_owned()], "Which floor is it?", 0, "nothing found"),
        (vec!["check".to_owned(), path("absent.txt")], "", 2, "absent.txt"),
        (vec!["check".to_owned(), path("broken.jsonl")], "", 2, "broken.jsonl:1"),
        (vec!["check".to_owned(), "--kind".to_owned(), "shout".to_owned()], "", 2, "shout"),
        (vec!["chek".to_owned()], "", 2, "chek"),
    ] {
        let output = run(&arguments, input);
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
        assert!(said.contains(says), "{arguments:?} does not say {says}: {said}");
    }
}

#[test]
fn check_prints_findings_for_programs() {
    let output = run(["check", "--format", "json"], "Please call +1 212 555 0147 about your delivery.");
    assert_eq!(output.status.code(), Some(1));
    let line: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(line["findings"][0]["rule"], "phone-number", "{line}");
    assert_eq!(line["findings"][0]["passage"]["text"], "+1 212 555 0147", "{line}");
}

#[test]
fn replay_gives_every_mail_of_a_folder_one_outcome() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).unwrap();
    let mail = |head: &str, text: &str| {
        format!("From: Ann <ann@post.example>\r\nSubject: Shelf\r\n{head}\r\n{text}\r\n")
    };
    fs::write(
        folder.path().join("1-person.eml"),
        mail("Message-ID: <1@post.example>\r\n", "Is the shelf in stock?"),
    )
    .unwrap();
    fs::write(folder.path().join("2-away.eml"), mail("Auto-Submitted: auto-replied\r\n", "I am away."))
        .unwrap();
    fs::write(inner.join("3-bad.eml"), mail("From: other@post.example\r\n", "Who am I?")).unwrap();
    fs::write(folder.path().join("notes.json"), "{}").unwrap();
    let path = folder.path().to_str().unwrap();
    let output = run(["replay", path, "--json"], "");
    assert!(output.status.success(), "{output:?}");
    let said = String::from_utf8(output.stdout).unwrap();
    let mut outcomes: Vec<(String, String, u64)> = said
        .lines()
        .map(|line| {
            let line: Value = serde_json::from_str(line).unwrap();
            let file = line["file"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
            (file, line["outcome"].as_str().unwrap().to_owned(), line["left"].as_u64().unwrap())
        })
        .collect();
    outcomes.sort();
    let expected =
        [("1-person.eml", "delivered", 1), ("2-away.eml", "consumed", 0), ("3-bad.eml", "held", 0)];
    assert_eq!(outcomes, expected.map(|(file, outcome, left)| (file.to_owned(), outcome.to_owned(), left)));

    let table = String::from_utf8(run(["replay", path], "").stdout).unwrap();
    let total = table.lines().last().unwrap();
    assert!(
        total.starts_with("total") && total.contains(" 3 ") && total.contains("1 files are no mail"),
        "{table}"
    );
}

#[test]
fn a_token_needs_a_scope_that_there_is() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("new").to_str().unwrap().to_owned();
    for (scope, code) in [("marketplace", 0), ("seller:S1", 0), ("buyer:B1", 2), ("seller:", 2), ("", 2)] {
        let output = run(["token", scope, "--data", &data], "");
        assert_eq!(output.status.code(), Some(code), "{scope}: {output:?}");
        assert_eq!(output.stdout.is_empty(), code != 0, "{scope}");
    }
}
