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
