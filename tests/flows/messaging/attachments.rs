use policy::Span;
use serde_json::json;
use tests::{BUYER, BUYER_ID, ORDER, OTHER_SELLER_ID, SELLER_ID, World};

use super::{Destination, PAPERS, PAPERS_MD5, Partner, attached, details, world};

/// Of an id that nobody gave out, in Amazon's own words.
const UNKNOWN: &str = "4e936e26-7b72-4b84-af27-e6baee1d546d";

fn no_such(id: &str) -> String {
    format!("Attachment with ID {id} does not exist")
}

#[tokio::test]
async fn an_id_that_is_none_of_the_sellers_does_not_exist() {
    let world = World::open().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    for id in [UNKNOWN, "AmazonMotors", "../reviews/1", "4E936E26-7B72-4B84-AF27-E6BAEE1D546D"] {
        let answer = partner.send_papers(ORDER, "invoice", id).await;
        assert_eq!(details(&answer, 400, "InvalidInput", &no_such(id)).reason, "attachment-unknown");
    }
    let two = attached(&[(UNKNOWN, "a.txt"), ("other", "b.txt")]);
    let answer = partner.send(ORDER, "invoice", &two).await.expect(400);
    let messages: Vec<_> =
        answer["errors"].as_array().unwrap().iter().map(|error| &error["message"]).collect();
    assert_eq!(messages, [&json!(no_such(UNKNOWN)), &json!(no_such("other"))]);
    assert_eq!(world.mails_that_left(), 0);
    world.close().await;
}

#[tokio::test]
async fn an_upload_is_for_one_seller_one_order_and_one_type() {
    let world = World::open().await;
    let (second, foreign) = ("333-3333333-3333333", "444-4444444-4444444");
    world.order(second).put().await;
    world.order(foreign).between(OTHER_SELLER_ID, BUYER_ID).put().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    let stranger = Partner::of(&world, OTHER_SELLER_ID).await;
    let id = partner.upload(ORDER, "invoice").await;
    for answer in [
        partner.send_papers(ORDER, "warranty", &id).await,
        partner.send_papers(second, "invoice", &id).await,
        stranger.send_papers(foreign, "invoice", &id).await,
    ] {
        details(&answer, 400, "InvalidInput", &no_such(&id));
    }
    assert_eq!(world.mails_that_left(), 0);
    // Another program of the same seller may use it.
    Partner::of(&world, SELLER_ID).await.send_papers(ORDER, "invoice", &id).await.expect(201);
    world.close().await;
}

#[tokio::test]
async fn a_file_that_was_not_put_or_is_another_does_not_exist() {
    let world = World::open().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    let destination = partner.destination(ORDER, "invoice").await;
    let answer = partner.send_papers(ORDER, "invoice", &destination.id).await;
    details(&answer, 400, "InvalidInput", &no_such(&destination.id));
    assert_eq!(destination.put(&destination.headers, "Something else.\n").await, 400, "S3 checks the digest");
    let answer = partner.send_papers(ORDER, "invoice", &destination.id).await;
    details(&answer, 400, "InvalidInput", &no_such(&destination.id));
    assert_eq!(destination.put(&destination.headers, PAPERS).await, 200, "and the right file may come after");
    partner.send_papers(ORDER, "invoice", &destination.id).await.expect(201);
    world.close().await;
}

#[tokio::test]
async fn an_upload_is_good_for_a_day_and_any_number_of_messages() {
    let world = World::open().await;
    let id = Partner::of(&world, SELLER_ID).await.upload(ORDER, "invoice").await;
    world.advance(Span::millis(86_399_999)).await;
    let partner = Partner::of(&world, SELLER_ID).await;
    partner.send_papers(ORDER, "invoice", &id).await.expect(201);
    let twice = attached(&[(&id, "page 1.txt"), (&id, "page 2.txt")]);
    partner.send(ORDER, "invoice", &twice).await.expect(201);
    assert_eq!(world.newest(BUYER).files.len(), 2);
    world.advance(Span::millis(1)).await;
    details(&partner.send_papers(ORDER, "invoice", &id).await, 400, "InvalidInput", &no_such(&id));
    world.close().await;
}

#[tokio::test]
async fn one_to_five_files() {
    let world = World::open().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    let id = partner.upload(ORDER, "warranty").await;
    let files: Vec<(&str, &str)> =
        ["1.txt", "2.txt", "3.txt", "4.txt", "5.txt", "6.txt"].map(|name| (id.as_str(), name)).to_vec();
    let six = partner.send(ORDER, "warranty", &attached(&files)).await;
    let why = details(&six, 400, "InvalidInput", "attachments: are 6; at most 5 are allowed");
    assert_eq!((why.reason.as_str(), why.field.as_deref()), ("attachment-count", Some("attachments")));
    let none = partner.send(ORDER, "warranty", &attached(&[])).await;
    assert_eq!(
        details(&none, 400, "InvalidInput", "attachments: are required").reason,
        "attachment-all-gone"
    );
    assert_eq!(world.mails_that_left(), 0);
    partner.send(ORDER, "warranty", &attached(&files[..5])).await.expect(201);
    assert_eq!(world.newest(BUYER).files.len(), 5);
    world.close().await;
}

#[tokio::test]
async fn files_of_types_that_may_not_travel_are_400() {
    let world = World::open().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    let id = partner.upload(ORDER, "invoice").await;
    for name in ["tool.exe", "papers.pdf", "papers", "papers.html"] {
        let answer = partner.send(ORDER, "invoice", &attached(&[(&id, name)])).await.expect(400);
        let details = answer["errors"][0]["details"].as_str().unwrap();
        assert!(details.contains(r#""reason":"attachment-type""#) && details.contains(name), "{details}");
    }
    // What was declared for the upload has to fit the name as well.
    let query = format!(
        "marketplaceIds=US&contentMD5={}&contentType=application/pdf",
        PAPERS_MD5.replace('+', "%2B")
    );
    let declared =
        Destination::read(&partner.ask_for_destination(ORDER, "invoice", &query).await.expect(201));
    assert_eq!(declared.put(&declared.headers, PAPERS).await, 200);
    partner.send_papers(ORDER, "invoice", &declared.id).await.expect(400);
    assert_eq!(world.mails_that_left(), 0);
    world.close().await;
}

#[tokio::test]
async fn files_may_have_so_many_bytes_together() {
    let world = World::open().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    let id = partner.upload(ORDER, "invoice").await;
    let two = attached(&[(&id, "1.txt"), (&id, "2.txt")]);
    for (limit, status) in [(PAPERS.len() * 2 - 1, 400), (PAPERS.len() - 1, 400), (PAPERS.len() * 2, 201)] {
        world.rules(&json!({ "attachmentTotalBytes": limit })).await;
        let answer = partner.send(ORDER, "invoice", &two).await;
        assert_eq!(answer.status, status, "{limit}: {}", answer.text);
        assert_eq!(answer.text.contains("attachment-size"), status == 400, "{}", answer.text);
    }
    assert_eq!(world.mails_that_left(), 1);
    world.close().await;
}

#[tokio::test]
async fn a_type_without_files_takes_none() {
    let world = world().await;
    let partner = Partner::of(&world, SELLER_ID).await;
    let mut body = attached(&[(UNKNOWN, "a.txt")]);
    body["text"] = json!(super::TEXT);
    let answer = partner.send(super::UNSHIPPED, "confirmOrderDetails", &body).await;
    let message = "attachments: are not taken by this type of message";
    assert_eq!(details(&answer, 400, "InvalidInput", message).reason, "attachment-count");
    world.close().await;
}
