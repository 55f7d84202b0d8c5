use axum::http::Method;
use tests::{ORDER, OTHER_SELLER_ID, SELLER_ID, World};

use super::{Destination, PAPERS, PAPERS_MD5, Partner, details, error};

const MISSING_MD5: &str = "contentMD5: Missing or invalid request parameter: contentMD5";

fn query() -> String {
    format!("marketplaceIds=US&contentMD5={}", PAPERS_MD5.replace('+', "%2B"))
}

#[tokio::test]
async fn a_destination_is_a_presigned_put_for_this_very_file() {
    let world = World::open().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    let answer = partner.ask_for_destination(ORDER, "invoice", &query()).await;
    assert_eq!(answer.headers["content-type"], "application/json");
    assert_eq!(answer.headers["x-amzn-ratelimit-limit"], "10.0");
    let destination = Destination::read(&answer.expect(201));
    assert_eq!(destination.headers.get("Content-MD5").map(String::as_str), Some(PAPERS_MD5));
    assert_eq!(
        destination.headers.len(),
        1,
        "nothing that a client might not send: {:?}",
        destination.headers
    );
    assert!(destination.url.contains("X-Amz-Expires=900"), "{}", destination.url);
    assert!(destination.url.contains(&destination.id));
    let mut without = destination.headers.clone();
    without.remove("Content-MD5");
    assert_eq!(destination.put(&without, PAPERS).await, 403, "the digest is part of the signature");
    let other = [("Content-MD5".to_owned(), "aPS/jnhOwE/G4Ljx1zT0vA==".to_owned())].into();
    assert_eq!(destination.put(&other, "Something else.\n").await, 403);
    assert_eq!(destination.put(&destination.headers, PAPERS).await, 200);
    world.close().await;
}

#[tokio::test]
async fn a_declared_type_is_part_of_the_signature() {
    let world = World::open().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    let query = format!("{}&contentType=text%2Fplain%3B%20charset%3Dutf-8", query());
    let destination =
        Destination::read(&partner.ask_for_destination(ORDER, "invoice", &query).await.expect(201));
    assert_eq!(
        destination.headers.get("Content-Type").map(String::as_str),
        Some("text/plain; charset=utf-8")
    );
    let mut other = destination.headers.clone();
    other.insert("Content-Type".to_owned(), "text/html".to_owned());
    assert_eq!(destination.put(&other, PAPERS).await, 403);
    assert_eq!(destination.put(&destination.headers, PAPERS).await, 200);
    partner.send_papers(ORDER, "invoice", &destination.id).await.expect(201);
    world.close().await;
}

#[tokio::test]
async fn every_destination_is_another() {
    let world = World::open().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    let (one, other) =
        (partner.destination(ORDER, "invoice").await, partner.destination(ORDER, "invoice").await);
    assert_ne!(one.id, other.id);
    assert_ne!(one.url, other.url);
    world.close().await;
}

#[tokio::test]
async fn a_digest_that_is_none_is_named() {
    let world = World::open().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    for query in [
        "marketplaceIds=US",
        "marketplaceIds=US&contentMD5=",
        "marketplaceIds=US&contentMD5=nonsense",
        // The Base64 of the hexadecimal digits (SP-API.md 3.9).
        "marketplaceIds=US&contentMD5=ZDA2YzVjZjY1NzUxZDBiOWIzNzg1NDI0ZmEzMTNhMjA=",
    ] {
        let answer = partner.ask_for_destination(ORDER, "invoice", query).await;
        let why = details(&answer, 400, "InvalidInput", MISSING_MD5);
        assert_eq!(why.field.as_deref(), Some("contentMD5"), "{query}");
    }
    // Base64 whose plus came unescaped, and hexadecimal digits, say the same.
    for digest in [PAPERS_MD5, "d06c5cf65751d0b9b3785424fa313a20"] {
        let query = format!("marketplaceIds=US&contentMD5={digest}");
        let body = partner.ask_for_destination(ORDER, "invoice", &query).await.expect(201);
        assert_eq!(body["payload"]["headers"]["Content-MD5"], PAPERS_MD5);
    }
    world.close().await;
}

#[tokio::test]
async fn nothing_is_uploaded_for_what_takes_no_files_or_is_no_message() {
    let world = World::open().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    let answer = partner.ask_for_destination(ORDER, "confirmOrderDetails", &query()).await;
    let message = "resource: names a type of message that takes no attachments";
    assert_eq!(details(&answer, 400, "InvalidInput", message).reason, "attachment-count");
    for resource in
        ["messaging", "aplus/2020-11-01/contentDocuments", "messaging/v1/orders/1/messages/letter"]
    {
        let path = format!("/uploads/2020-11-01/uploadDestinations/{resource}?{}", query());
        let answer = partner.api().call(Method::POST, &path, None).await;
        assert_eq!(details(&answer, 403, "Unauthorized", super::DENIED).reason, "unknown-resource");
    }
    world.close().await;
}

#[tokio::test]
async fn a_type_that_no_header_can_carry_is_named() {
    let world = World::open().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    for wrong in ["text/plain%0d%0aX-Evil:1", "nonsense", "text/pl%C3%A4in"] {
        let answer =
            partner.ask_for_destination(ORDER, "invoice", &format!("{}&contentType={wrong}", query())).await;
        details(&answer, 400, "InvalidInput", "contentType: is no media type");
    }
    world.close().await;
}

#[tokio::test]
async fn another_sellers_order_is_404_as_an_unknown_one() {
    let world = World::open().await;
    let stranger = Partner::of(&world, OTHER_SELLER_ID).await;
    let message = "The resource specified does not exist.";
    let foreign =
        error(&stranger.ask_for_destination(ORDER, "invoice", &query()).await, 404, "NotFound", message);
    let unknown = stranger.ask_for_destination("999-9999999-9999999", "invoice", &query()).await;
    assert_eq!(error(&unknown, 404, "NotFound", message), foreign);
    world.close().await;
}
