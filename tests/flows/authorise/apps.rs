use aws_sdk_dynamodb::types::AttributeValue;
use serde_json::json;
use tests::{OTHER_SELLER_ID, SELLER_ID, World};

use super::{app_of, app_with, ask_for_token};

const APPS: &str = "/v1/sellers/S/apps";

#[tokio::test]
async fn credentials_are_told_once_and_only_hashes_are_kept() {
    let world = World::open().await;
    let answer = world.api().post(APPS, &json!({ "name": "repricer" })).await;
    assert_eq!(answer.headers["cache-control"], "no-store");
    let created = answer.expect(201);
    let mut names: Vec<&String> = created.as_object().unwrap().keys().collect();
    names.sort();
    assert_eq!(names, ["clientId", "clientSecret", "refreshToken"]);
    let listed = world.api().get(APPS).await;
    let stored = world.house.services.store.client().scan().table_name("aboveboard").send().await.unwrap();
    let texts: Vec<String> = stored
        .items()
        .iter()
        .flat_map(|item| item.values())
        .filter_map(|value: &AttributeValue| value.as_s().ok())
        .cloned()
        .collect();
    assert!(texts.iter().any(|text| text.contains(created["clientId"].as_str().unwrap())));
    for secret in ["clientSecret", "refreshToken"] {
        let secret = created[secret].as_str().unwrap();
        assert!(!listed.text.contains(secret) && !texts.iter().any(|text| text.contains(secret)));
    }
    let listed = listed.expect(200);
    let expected = json!({ "apps": [
        { "clientId": created["clientId"], "name": "repricer", "createdAt": "2026-01-20T00:00:00.000Z" },
    ]});
    assert_eq!(listed, expected);
    world.close().await;
}

#[tokio::test]
async fn a_revoked_app_gets_no_token_and_stays_listed() {
    let world = World::open().await;
    let plan = json!({ "marketplaceId": "US", "rateLimit": { "perSecond": 0.5, "burst": 2 } });
    let (app, other) = (app_with(&world, SELLER_ID, &plan).await, app_of(&world, SELLER_ID).await);
    let path = format!("{APPS}/{}", app.client_id);
    world.api().delete(&path).await.expect(204);
    world.advance(policy::Span::hours(1)).await;
    world.api().delete(&path).await.expect(204);
    let answer = ask_for_token(&world, "application/json", &app.refresh().to_string()).await.expect(401);
    assert_eq!(answer["error"], "invalid_client");
    other.access_token(&world).await;
    let listed = world.api().get(APPS).await.expect(200);
    let apps = listed["apps"].as_array().unwrap();
    let revoked = apps.iter().find(|listed| listed["clientId"] == app.client_id.as_str()).unwrap();
    assert_eq!(revoked["revokedAt"], "2026-01-20T00:00:00.000Z", "the first time counts");
    assert_eq!((&revoked["marketplaceId"], &revoked["rateLimit"]), (&json!("US"), &plan["rateLimit"]));
    assert_eq!(apps.iter().filter(|listed| listed.get("revokedAt").is_some()).count(), 1);
    world.close().await;
}

#[tokio::test]
async fn a_new_secret_ends_the_one_before() {
    let world = World::open().await;
    let mut app = app_of(&world, SELLER_ID).await;
    let answer = world.api().post(&format!("{APPS}/{}/secret", app.client_id), &json!({})).await.expect(201);
    ask_for_token(&world, "application/json", &app.refresh().to_string()).await.expect(401);
    answer["clientSecret"].as_str().unwrap().clone_into(&mut app.client_secret);
    app.access_token(&world).await;
    world.close().await;
}

#[tokio::test]
async fn apps_are_the_operators_alone_and_below_their_own_seller() {
    let world = World::open().await;
    let app = app_of(&world, SELLER_ID).await;
    let path = format!("{APPS}/{}", app.client_id);
    for api in [world.api_of(SELLER_ID), world.api_of(OTHER_SELLER_ID)] {
        api.post(APPS, &json!({})).await.problem(403);
        api.get(APPS).await.problem(403);
        api.delete(&path).await.problem(403);
        api.post(&format!("{path}/secret"), &json!({})).await.problem(403);
    }
    world.api().without_token().post(APPS, &json!({})).await.problem(401);
    let elsewhere = path.replace("/S/", "/S2/");
    for path in [elsewhere.as_str(), "/v1/sellers/S/apps/nobody", "/v1/sellers/S/apps/a%23b"] {
        world.api().delete(path).await.problem(404);
        world.api().post(&format!("{path}/secret"), &json!({})).await.problem(404);
    }
    world.api().post("/v1/sellers/nobody/apps", &json!({})).await.problem(404);
    world.api().get("/v1/sellers/nobody/apps").await.problem(404);
    assert_eq!(world.api().get("/v1/sellers/S2/apps").await.expect(200), json!({ "apps": [] }));
    app.access_token(&world).await;
    world.close().await;
}

#[tokio::test]
async fn what_is_wrong_with_a_new_app_is_named() {
    let world = World::open().await;
    for (body, field) in [
        (json!({ "name": "a".repeat(101) }), "name"),
        (json!({ "marketplaceId": "a#b" }), "marketplaceId"),
        (json!({ "rateLimit": { "perSecond": 0, "burst": 1 } }), "rateLimit"),
        (json!({ "rateLimit": { "perSecond": 1 } }), "rateLimit.burst"),
        (json!({ "seller": "S2" }), "seller"),
    ] {
        assert_eq!(world.api().post(APPS, &body).await.problem(400)["field"], field, "{body}");
    }
    assert_eq!(world.api().get(APPS).await.expect(200), json!({ "apps": [] }));
    world.close().await;
}
