use std::collections::BTreeSet;

use tests::World;

use crate::{document, operations};

/// The values of an attribute.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    page.split(start.as_str()).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

/// Both are served to anybody, and the page shows all that the document says.
#[tokio::test]
async fn document_and_page_are_served_without_a_token() {
    let world = World::open().await;
    let anybody = world.api().without_token();
    let told = anybody.get("/openapi.json").await;
    assert_eq!(told.headers["content-type"], "application/json");
    let document = document();
    assert_eq!(told.expect(200), document);

    let page = anybody.get("/docs").await;
    assert_eq!(
        (page.status, &page.headers["content-type"]),
        (200, &"text/html; charset=utf-8".parse().unwrap())
    );
    let allowed = page.headers["content-security-policy"].to_str().unwrap();
    assert!(allowed.starts_with("default-src 'none'"), "{allowed}");
    let page = page.text;
    assert!(!page.contains("<script") && !page.contains("<link") && !page.contains("@import"));
    assert!(values(&page, "src").is_empty());
    for elsewhere in values(&page, "href").iter().filter(|place| !place.starts_with('#')) {
        assert_eq!(*elsewhere, "openapi.json");
    }

    let places = values(&page, "id");
    let known: BTreeSet<&str> = places.iter().copied().collect();
    assert_eq!(known.len(), places.len(), "two places have the same name");
    for place in values(&page, "href").iter().filter_map(|place| place.strip_prefix('#')) {
        assert!(known.contains(place), "#{place} leads nowhere");
    }
    for (.., operation) in operations(&document) {
        assert!(known.contains(operation["operationId"].as_str().unwrap()), "{operation}");
    }
    for name in document["components"]["schemas"].as_object().unwrap().keys() {
        assert!(known.contains(format!("schema-{name}").as_str()), "{name}");
    }
    world.close().await;
}
