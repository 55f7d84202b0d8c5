//! Programs that speak the Selling Partner API, registered from the command line with and without a house that runs.

use std::{path::Path, process::Output, thread};

use local::data::DataFolder;
use serde_json::{Value, json};

use crate::{
    binary::{Served, run, token},
    people::settle,
};

/// `app` on a folder.
fn app(data: &Path, words: &[&str]) -> Output {
    run([&["app"], words, &["--data", data.to_str().unwrap()]].concat(), "")
}

/// What a command said that must end with this exit code.
fn said(output: Output, code: i32) -> String {
    let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    assert_eq!(output.status.code(), Some(code), "{said}");
    said
}

/// Registers a program for the seller of `people`.
fn create(data: &Path, name: &str) -> Value {
    serde_json::from_str(&said(app(data, &["create", "--seller", "S", "--name", name, "--json"]), 0)).unwrap()
}

/// Status and answer of the token endpoint.
fn access(served: &Served, credentials: &Value) -> (u16, Value) {
    let request = json!({
        "grant_type": "refresh_token", "refresh_token": credentials["refreshToken"],
        "client_id": credentials["clientId"], "client_secret": credentials["clientSecret"],
    });
    served.call("POST", "/auth/o2/token", "", &request)
}

/// A folder with a seller, whose house has ended.
fn closed() -> DataFolder {
    let folder = DataFolder::temporary().unwrap();
    let served = Served::start(folder.root());
    settle(&served, &token(folder.root()));
    assert!(served.signal("TERM").success());
    folder
}

#[test]
fn a_program_registered_while_the_house_runs_gets_tokens_until_it_is_revoked() {
    let folder = DataFolder::temporary().unwrap();
    let served = Served::start(folder.root());
    settle(&served, &token(folder.root()));
    assert!(said(app(folder.root(), &["list", "--seller", "S"]), 0).contains("no programs"));

    let credentials = create(folder.root(), "repricer");
    let names: Vec<&String> = credentials.as_object().unwrap().keys().collect();
    assert_eq!(names, ["clientId", "clientSecret", "refreshToken"]);
    let (status, answer) = access(&served, &credentials);
    assert_eq!((status, &answer["token_type"]), (200, &json!("bearer")), "{answer}");

    let id = credentials["clientId"].as_str().unwrap();
    let listed = said(app(folder.root(), &["list", "--seller", "S"]), 0);
    assert!([id, "active", "repricer"].iter().all(|words| listed.contains(words)), "{listed}");
    said(app(folder.root(), &["revoke", id]), 0);
    assert!(said(app(folder.root(), &["list", "--seller", "S"]), 0).contains("revoked"));
    assert_eq!(access(&served, &credentials).0, 401);
}

#[test]
fn a_program_registered_while_no_house_runs_is_known_to_the_next() {
    let folder = closed();
    let (kept, revoked) = (create(folder.root(), "kept"), create(folder.root(), "revoked"));
    said(app(folder.root(), &["revoke", revoked["clientId"].as_str().unwrap()]), 0);
    let listed = said(app(folder.root(), &["list", "--seller", "S"]), 0);
    assert_eq!(listed.lines().count(), 2, "{listed}");
    let served = Served::start(folder.root());
    assert_eq!(access(&served, &kept).0, 200);
    assert_eq!(access(&served, &revoked).0, 401);
}

#[test]
fn commands_on_one_folder_wait_for_each_other() {
    let folder = closed();
    thread::scope(|scope| {
        for name in ["one", "two", "three"] {
            scope.spawn(|| create(folder.root(), name));
        }
    });
    assert_eq!(said(app(folder.root(), &["list", "--seller", "S"]), 0).lines().count(), 3);
}

#[test]
fn people_read_what_programs_read() {
    let folder = closed();
    let words = ["create", "--seller", "S", "--marketplace", "US"];
    let said_for_people = said(app(folder.root(), &words), 0);
    let lines: Vec<&str> = said_for_people.lines().collect();
    for (line, (name, form)) in lines[..3].iter().zip([
        ("clientId", "amzn1.application-oa2-client."),
        ("clientSecret", "amzn1.oa2-cs.v1."),
        ("refreshToken", "Atzr|"),
    ]) {
        assert!(line.starts_with(name) && line.contains(form), "{said_for_people}");
    }
    assert!(said(app(folder.root(), &["list", "--seller", "S"]), 0).contains(" US "));
}

#[test]
fn what_is_not_there_is_named_with_what_to_do_and_exits_with_1() {
    let outside = tempfile::tempdir().unwrap();
    let never = outside.path().join("never");
    let complaint = said(app(&never, &["create", "--seller", "S1"]), 1);
    for words in [never.to_str().unwrap(), "serve --data", "demo data has the seller S1"] {
        assert!(complaint.contains(words), "{complaint}");
    }
    assert!(!never.exists(), "nothing is made");

    let folder = DataFolder::temporary().unwrap();
    let served = Served::start(folder.root());
    let nobody = "amzn1.application-oa2-client.0";
    let complain = || {
        for words in [&["create", "--seller", "S9"][..], &["list", "--seller", "S9"]] {
            let complaint = said(app(folder.root(), words), 1);
            assert!(
                complaint.contains("no seller S9") && complaint.contains("PUT /v1/sellers/S9"),
                "{complaint}"
            );
        }
        let complaint = said(app(folder.root(), &["revoke", nobody]), 1);
        assert!(complaint.contains(nobody) && complaint.contains("app list"), "{complaint}");
    };
    complain();
    assert!(served.signal("TERM").success());
    complain();
}
