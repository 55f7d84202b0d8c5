use std::process::Stdio;

use local::data::DataFolder;
use serde_json::Value;

use crate::{
    binary::{Served, aboveboard, post, serve_arguments, token},
    people::{BUYER, SELLER, question, settle},
};

#[test]
fn sigterm_and_sigint_end_it_cleanly_and_the_next_start_has_everything() {
    let folder = DataFolder::temporary().unwrap();
    // A token is good before the house was ever started.
    let token = token(folder.root());
    let served = Served::start(folder.root());
    let mask = settle(&served, &token);
    assert!(post(served.smtp, BUYER, &mask, &question(1, &mask)));
    assert_eq!(served.signal("TERM").code(), Some(0));

    let served = Served::start(folder.root());
    assert!(
        !served.said.iter().any(|line| line.starts_with("recovered")),
        "nothing was left: {:?}",
        served.said
    );
    assert_eq!(served.subjects(SELLER), ["Question 1"]);
    assert_eq!(settle(&served, &token), mask, "masks are for ever");
    assert_eq!(served.call("GET", "/v1/sellers/S", &token, &Value::Null).0, 200);
    assert_eq!(served.signal("INT").code(), Some(0));
}

#[test]
fn a_second_process_on_the_same_folder_is_refused() {
    let folder = DataFolder::temporary().unwrap();
    let served = Served::start(folder.root());
    let second = aboveboard(serve_arguments(folder.root())).stdout(Stdio::piped()).output().unwrap();
    assert_eq!(second.status.code(), Some(2));
    let complaint = String::from_utf8(second.stderr).unwrap();
    assert!(
        complaint.contains("in use") && complaint.contains(folder.root().to_str().unwrap()),
        "{complaint}"
    );
    assert!(served.subjects(SELLER).is_empty(), "the first goes on");
    assert!(served.signal("TERM").success());
}

#[test]
fn a_house_without_demo_data_is_empty_and_one_with_it_is_not() {
    let folder = DataFolder::temporary().unwrap();
    let token = token(folder.root());
    let served = Served::start(folder.root());
    assert_eq!(served.call("GET", "/v1/marketplaces/M1", &token, &Value::Null).0, 404);
    let ports: Vec<&str> = served
        .said
        .iter()
        .filter_map(|line| line.split_once("http://").map(|(name, _)| name.trim()))
        .collect();
    assert_eq!(ports, ["DynamoDB", "S3", "SES"], "{:?}", served.said);
    assert!(served.signal("TERM").success());
}
