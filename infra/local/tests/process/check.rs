use std::{fs, path::Path, process::Output};

use serde_json::{Value, json};

use crate::binary::{aboveboard, run};

const CALL: &str = "Office line +1 212 555 0147 about your delivery.";

const MAIL: &str = "From: a@b.example\r\nSubject: Shelf 😀\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
                    Please write to help@elsewhere.example.\r\n";

/// A folder with files of this content.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

/// Runs `check` in a folder.
fn check(folder: &Path, arguments: &[&str]) -> Output {
    aboveboard(["check"].iter().chain(arguments)).current_dir(folder).output().unwrap()
}

fn said(bytes: &[u8]) -> &str {
    str::from_utf8(bytes).unwrap()
}

/// The one run of a document that SARIF's schema holds for.
fn sarif(output: &Output) -> Value {
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    let schema = jsonschema::options().with_draft(jsonschema::Draft::Draft4).should_validate_formats(true);
    let schema = schema.build(&schema_of_sarif()).unwrap();
    let wrong: Vec<String> =
        schema.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(document["runs"].as_array().unwrap().len(), 1);
    document["runs"][0].clone()
}

/// The schema, without a pattern for languages in which a `]` is too many to be a regular expression.
fn schema_of_sarif() -> Value {
    let mut schema: Value = serde_json::from_str(include_str!("../sarif/sarif-2.1.0-rtm.5.json")).unwrap();
    for definition in ["run", "toolComponent"] {
        let language = schema["definitions"][definition]["properties"]["language"].as_object_mut().unwrap();
        assert!(language.remove("pattern").is_some());
    }
    schema
}

fn results(run: &Value) -> Vec<&Value> {
    run["results"].as_array().unwrap().iter().collect()
}

#[test]
fn it_exits_with_0_for_nothing_1_for_findings_and_2_for_what_it_cannot_do() {
    let folder = folder(&[
        ("clean.txt", "Which side of the shelf should face the wall?"),
        ("call.txt", CALL),
        (
            "lines.jsonl",
            "{\"text\": \"Which floor is it?\"}\n{\"text\": \"See https://elsewhere.example/x\"}\n",
        ),
        ("mail.eml", MAIL),
        ("page.html", "<p>Please call <b>+1 212</b> 555 0147 about your delivery.</p>"),
        ("broken.jsonl", "{\"text\": 5}\n"),
        ("lines/none.md", ""),
    ]);
    fs::write(folder.path().join("latin.txt"), b"Gr\xfc\xdfe").unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for (arguments, input, code, says) in [
        (vec![path("clean.txt")], "", 0, "nothing found in 1 message"),
        (vec![path("call.txt")], "", 1, "call.txt:1:13: medium phone-number"),
        (vec![path("clean.txt"), path("call.txt")], "", 1, "1 finding in 2 messages"),
        (vec![path("lines.jsonl")], "", 1, "lines.jsonl:2: medium external-link"),
        (vec![path("mail.eml")], "", 1, "mail.eml: medium email-address"),
        (vec![path("page.html")], "", 1, "page.html:1:19: medium phone-number"),
        (vec![], CALL, 1, "<stdin>:1:13: medium phone-number"),
        (vec!["-".to_owned()], "Which floor is it?", 0, "nothing found"),
        (vec![path("absent.txt")], "", 2, "absent.txt"),
        (vec![path("broken.jsonl")], "", 2, "broken.jsonl:1"),
        (vec![path("latin.txt")], "", 2, "latin.txt: it is not UTF-8"),
        (vec![path("lines")], "", 2, "there is no .txt"),
        (vec!["--kind".to_owned(), "shout".to_owned()], "", 2, "shout"),
        (vec!["--format".to_owned(), "xml".to_owned()], "", 2, "sarif"),
    ] {
        let output = run(["check".to_owned()].into_iter().chain(arguments.clone()), input);
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
        assert!(said.contains(says), "{arguments:?} does not say {says}: {said}");
    }
    assert_eq!(run(["chek"], "").status.code(), Some(2));
}

#[test]
fn people_read_place_severity_rule_passage_and_fix() {
    let folder = folder(&[("mails/one.txt", &format!("Hello 😀\n{CALL}\n")), ("mails/two.eml", MAIL)]);
    let output = check(folder.path(), &["mails"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(said(&output.stderr), "", "no progress where no terminal is");
    let expected = "\
mails/one.txt:1:7: low emoji: the message contains an emoji
    “😀” (en)
    fix: remove the emoji
mails/one.txt:2:13: medium phone-number: the message contains a telephone number
    “+1 212 555 0147” (en)
    fix: remove the number; the buyer can answer this message
mails/two.eml: low emoji: the message contains an emoji
    subject: “😀” (en)
    fix: remove the emoji
mails/two.eml: medium email-address: the message contains a mail address
    body: “help@elsewhere.example”
    fix: remove the address; the buyer can answer this message
4 findings in 2 messages
";
    let without_language = |text: &str| text.replace(" (en)", "");
    assert_eq!(without_language(said(&output.stdout)), without_language(expected));
    assert!(said(&output.stdout).contains("“+1 212 555 0147” (en)"), "{}", said(&output.stdout));
}

#[test]
fn colour_is_for_who_wants_it() {
    let folder = folder(&[("call.txt", CALL)]);
    for (variables, is_coloured) in [
        (&[][..], false),
        (&[("CLICOLOR_FORCE", "1")], true),
        (&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
    ] {
        let mut command = aboveboard(["check", "call.txt"]);
        command.current_dir(folder.path()).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
        let output = command.envs(variables.iter().copied()).output().unwrap();
        assert_eq!(output.stdout.contains(&0x1b), is_coloured, "{variables:?}: {}", said(&output.stdout));
    }
}

#[test]
fn programs_read_every_field() {
    let folder =
        folder(&[("call.txt", &format!("\u{feff}Grüße.\n{CALL}")), ("lines.jsonl", "{\"text\": \"32 😀\"}")]);
    let output = check(folder.path(), &["--format", "json", "call.txt", "lines.jsonl"]);
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<Value> =
        said(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let expected = json!({
        "file": "call.txt",
        "language": lines[0]["language"],
        "findings": [{
            "rule": "phone-number",
            "severity": "medium",
            "language": "en",
            "message": "the message contains a telephone number",
            "fix": "remove the number; the buyer can answer this message",
            "passage": { "field": "text", "start": 21, "end": 36, "text": "+1 212 555 0147" },
            "region": {
                "startLine": 2, "startColumn": 13, "endLine": 2, "endColumn": 28, "byteOffset": 24, "byteLength": 15,
            },
        }],
    });
    assert_eq!(lines[0], expected, "{}", lines[0]);
    assert_eq!(lines[1]["file"], "lines.jsonl");
    assert_eq!(lines[1]["line"], 1);
    assert_eq!(
        lines[1]["findings"][0]["passage"],
        json!({ "field": "text", "start": 3, "end": 7, "text": "😀" })
    );
    assert_eq!(lines[1]["findings"][0]["region"], Value::Null);
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_checked() {
    let folder = folder(&[
        ("a.txt", CALL),
        ("b.jsonl", "{\"text\": 5}\n{\"text\": \"32 😀\"}\n"),
        ("c.eml", "Subject: nobody wrote this\r\n\r\nHi\r\n"),
        ("d.txt", "32 😀"),
    ]);
    let output = check(folder.path(), &["missing.txt", "."]);
    assert_eq!(output.status.code(), Some(2));
    for place in ["./a.txt:1:13: medium", "./b.jsonl:2: low", "./d.txt:1:4: low"] {
        assert!(said(&output.stdout).contains(place), "{place}: {}", said(&output.stdout));
    }
    let told: Vec<&str> = said(&output.stderr).lines().collect();
    assert_eq!(told.len(), 3, "{told:?}");
    for (line, place) in told.iter().zip(["missing.txt: ", "./b.jsonl:1: ", "./c.eml: "]) {
        assert!(line.starts_with(&format!("aboveboard: cannot read {place}")), "{line}");
    }

    let output = check(folder.path(), &["--format", "sarif", "missing.txt", "."]);
    assert_eq!(output.status.code(), Some(2));
    let run = sarif(&output);
    assert_eq!(results(&run).len(), 3);
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(invocation["exitCode"], 2);
    let notifications = invocation["toolExecutionNotifications"].as_array().unwrap();
    let places: Vec<(&Value, &Value)> = notifications
        .iter()
        .map(|notification| &notification["locations"][0]["physicalLocation"])
        .map(|place| (&place["artifactLocation"]["uri"], &place["region"]["startLine"]))
        .collect();
    assert_eq!(json!(places), json!([["missing.txt", null], ["b.jsonl", 1], ["c.eml", null]]));
}

#[test]
fn code_scanning_reads_where_and_what() {
    let text = format!("Grüße 😀,\r\n{CALL}\r\n\r\n\r\n\r\nBye");
    let folder = folder(&[("mails/a b.txt", &text)]);
    let output = check(folder.path(), &["--format", "sarif", "mails"]);
    assert_eq!(output.status.code(), Some(1));
    let run = sarif(&output);
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "Aboveboard");
    assert_eq!(driver["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    let rules = driver["rules"].as_array().unwrap();
    let found = results(&run);
    let told: Vec<(&Value, &Value)> =
        found.iter().map(|result| (&result["ruleId"], &result["level"])).collect();
    assert_eq!(
        json!(told),
        json!([["emoji", "note"], ["phone-number", "warning"], ["too-many-line-breaks", "note"]])
    );
    for result in &found {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert_eq!(rule["defaultConfiguration"]["level"], result["level"]);
        for text in ["shortDescription", "help"] {
            assert!(rule[text]["text"].as_str().unwrap().ends_with('.'), "{rule}");
        }
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "mails/a%20b.txt");
        let region = &place["region"];
        let number = |name: &str| usize::try_from(region[name].as_u64().unwrap()).unwrap();
        let snippet = region["snippet"]["text"].as_str().unwrap();
        let (start, length) = (number("byteOffset"), number("byteLength"));
        assert_eq!(text.get(start..start + length), Some(snippet));
        let characters: String = text.chars().skip(number("charOffset")).take(number("charLength")).collect();
        assert_eq!(characters, snippet);
    }
    let region = &found[1]["locations"][0]["physicalLocation"]["region"];
    let place =
        ["startLine", "startColumn", "endLine", "endColumn"].map(|name| region[name].as_u64().unwrap());
    assert_eq!(place, [2, 13, 2, 28]);
    assert_eq!(
        found[1]["message"]["text"],
        "The message contains a telephone number: “+1 212 555 0147”. Fix: remove the number; the buyer can answer this \
         message."
    );
    assert_eq!(found[1]["properties"]["severity"], "medium");
    let replaced = |result: &Value| result["fixes"][0]["artifactChanges"][0]["replacements"][0].clone();
    assert_eq!(replaced(found[0])["insertedContent"]["text"], "");
    assert_eq!(replaced(found[1]), Value::Null);
    assert_eq!(replaced(found[2])["insertedContent"]["text"], "\r\n\r\n");
}

/// A finding keeps its fingerprint when lines are put above it, and has another when it is another.
#[test]
fn code_scanning_follows_a_finding() {
    let folder = folder(&[("a.txt", &format!("{CALL}\nBye"))]);
    let fingerprints = || {
        let run = sarif(&check(folder.path(), &["--format", "sarif", "a.txt"]));
        let prints: Vec<Value> =
            results(&run).iter().map(|result| result["partialFingerprints"].clone()).collect();
        prints
    };
    let before = fingerprints();
    fs::write(folder.path().join("a.txt"), format!("One line more.\n\n{CALL}\nBye")).unwrap();
    assert_eq!(fingerprints(), before);
    let twice = format!("{CALL}\nBye\n{CALL}\nSee you");
    fs::write(folder.path().join("a.txt"), twice).unwrap();
    let twice = fingerprints();
    for name in ["primaryLocationLineHash", "aboveboardPassage/v1"] {
        assert_ne!(twice[0][name], twice[1][name], "{name}");
    }
}

#[test]
fn code_scanning_reads_places_in_mails_lines_and_html() {
    let folder = folder(&[
        ("a.eml", MAIL),
        ("b.jsonl", "{\"text\": \"Which floor?\"}\n{\"subject\": \"Hi 😀\", \"text\": \"Which floor?\"}\n"),
        (
            "c.html",
            "<h1 title='😀'>Shelf</h1>\n<p>Gr&uuml;&szlig;e &#128512; <font color='#c00000'>and oak</font></p>\n",
        ),
    ]);
    let output = check(folder.path(), &["--format", "sarif", "."]);
    let run = sarif(&output);
    let places: Vec<Value> = results(&run)
        .iter()
        .map(|result| {
            let place = &result["locations"][0];
            let region = &place["physicalLocation"]["region"];
            json!([
                result["ruleId"],
                place["physicalLocation"]["artifactLocation"]["uri"],
                place["logicalLocations"][0]["name"],
                region["startLine"],
                region["startColumn"],
                region["snippet"]["text"],
            ])
        })
        .collect();
    let expected = json!([
        ["emoji", "a.eml", "subject", null, null, null],
        ["email-address", "a.eml", "body", null, null, null],
        ["emoji", "b.jsonl", "subject", 2, 1, null],
        ["emoji", "c.html", null, 2, 21, "&#128512;"],
        ["style-override", "c.html", null, null, null, null],
    ]);
    assert_eq!(json!(places), expected, "{:#}", json!(places));
}
