use std::{collections::BTreeSet, fs, path::Path};

use axum::http::Method;
use tests::World;

use crate::{document, operations};

/// Method and path of every operation.
fn described() -> BTreeSet<(String, String)> {
    operations(&document()).map(|(method, path, _)| (method, path.clone())).collect()
}

/// An address of a path: no id that it names exists.
fn address(path: &str) -> String {
    path.split(['{', '}']).enumerate().map(|(at, piece)| if at % 2 == 1 { "none" } else { piece }).collect()
}

/// What is described asks for a token, and no other method is known on the same path.
#[tokio::test]
async fn every_described_operation_is_served_and_no_other_method() {
    let world = World::open().await;
    let described = described();
    let paths: BTreeSet<&String> = described.iter().map(|(_, path)| path).collect();
    for path in paths {
        for method in [Method::GET, Method::PUT, Method::POST, Method::DELETE, Method::PATCH] {
            let expected = if described.contains(&(method.to_string(), path.clone())) { 401 } else { 405 };
            let answer = world.api().without_token().call(method.clone(), &address(path), None).await;
            assert_eq!(answer.status, expected, "{method} {path}: {}", answer.text);
        }
    }
    world.close().await;
}

/// The paths of the functions' routers below `/v1`, as axum shows them.
#[test]
fn every_route_below_v1_is_described() {
    let routers = [
        orders::routes(),
        proactive_send::routes(),
        opt_out::routes(),
        reviews::routes(),
        authorise::routes(),
        api_description::routes(),
    ];
    let shown = format!("{routers:?}");
    let routed: BTreeSet<&str> = shown.split('"').filter(|text| text.starts_with("/v1/")).collect();
    let described = described();
    assert_eq!(routed, described.iter().map(|(_, path)| path.as_str()).collect());
}

/// On AWS the same paths lead to a function.
#[test]
fn the_template_routes_every_described_operation_and_no_other_path() {
    let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../infra/template.yaml");
    let template = fs::read_to_string(template).unwrap();
    let word = |line: &str, name: &str| {
        let rest = line.split_once(&format!("{name}: "))?.1.trim_start_matches('"');
        rest.split(['"', ' ', ',']).next().map(ToOwned::to_owned)
    };
    let events: Vec<(String, String)> = template
        .lines()
        .filter(|line| line.contains("Type: HttpApi,"))
        .map(|line| (word(line, "Method").unwrap(), word(line, "Path").unwrap()))
        .collect();
    let leads = |method: &str, path: &str, event: &(String, String)| {
        let same_path = match event.1.strip_suffix("{proxy+}") {
            Some(above) => path.strip_prefix(above).is_some_and(|below| !below.is_empty()),
            None => event.1 == path,
        };
        same_path && (event.0 == "ANY" || event.0 == method)
    };
    let mut described = described();
    described.extend(["/openapi.json", "/docs"].map(|path| ("GET".to_owned(), path.to_owned())));
    for (method, path) in &described {
        assert!(
            events.iter().any(|event| leads(method, path, event)),
            "{method} {path} leads nowhere on AWS"
        );
    }
    for event in events.iter().filter(|(_, path)| path.starts_with("/v1/")) {
        let used = described.iter().any(|(method, path)| leads(method, path, event));
        assert!(used, "nothing is described for {} {}", event.0, event.1);
    }
}
