//! A buyer refuses unsolicited messages: by the marketplace, by the link, by the mail program; at once (RULEBOOK 9).

use axum::http::Method;
use local::aws::ses::SesBehaviour;
use policy::Span;
use serde_json::{Value, json};
use tests::{Api, BUYER, CARE, ORDER, SELLER, World};

const PREFERENCE: &str = "/v1/buyers/B/opt-out";
const TEXT: &str =
    "We would like to know which side of the shelf should face the wall, so that it can be assembled.";

async fn preference(world: &World) -> Value {
    world.api().get(PREFERENCE).await.expect(200)
}

async fn press<'w>(world: &'w World, path: &str, form: &str) -> tests::Answer {
    let api: Api<'w> =
        world.api().without_token().header("content-type", "application/x-www-form-urlencoded");
    api.call(Method::POST, path, Some(form)).await
}

/// A seller's message, and the link in it.
async fn link(world: &World) -> String {
    world.api_of("S").message(ORDER, "other-required", TEXT).await.expect(201);
    world.newest(BUYER).opt_out_path()
}

#[tokio::test]
async fn the_marketplace_sets_it_reads_it_and_takes_it_back() {
    let world = World::open().await;
    assert_eq!(preference(&world).await, json!({ "optedOut": false }));
    let since = world.now().to_string();
    world.opt_out().await;
    world.advance(Span::hours(1)).await;
    world.opt_out().await;
    assert_eq!(
        preference(&world).await,
        json!({ "optedOut": true, "since": since }),
        "the first instant stays"
    );
    world.api_of("S").message(ORDER, "other-required", CARE).await.refused(403, &["optout-block"]);
    world.api().delete(PREFERENCE).await.expect(200);
    assert_eq!(preference(&world).await, json!({ "optedOut": false }));
    world.api_of("S").message(ORDER, "other-required", TEXT).await.expect(201);
    world.api().put("/v1/buyers/nobody/opt-out", &Value::Null).await.problem(404);
    world.close().await;
}

#[tokio::test]
async fn looking_at_the_link_changes_nothing_and_its_button_opts_out() {
    let world = World::open().await;
    let path = link(&world).await;
    world.advance(Span::hours(1)).await;
    for method in [Method::GET, Method::HEAD] {
        let page = world.api().without_token().call(method, &path, None).await;
        assert_eq!(page.status, 200);
        assert!(page.headers["content-type"].to_str().unwrap().starts_with("text/html"));
    }
    assert_eq!(preference(&world).await, json!({ "optedOut": false }));
    assert_eq!(press(&world, &path, "List-Unsubscribe=One-Click").await.status, 200);
    assert_eq!(preference(&world).await, json!({ "optedOut": true, "since": world.now().to_string() }));
    world.api_of("S").message(ORDER, "other-required", CARE).await.refused(403, &["optout-block"]);
    assert_eq!(press(&world, &path, "choice=opt-in").await.status, 200);
    assert_eq!(preference(&world).await, json!({ "optedOut": false }));
    world.close().await;
}

/// RFC 8058: what a mail program shows its button by.
#[tokio::test]
async fn unsolicited_mail_carries_the_one_click_headers_and_answers_do_not() {
    let world = World::open().await;
    let path = link(&world).await;
    let mail = world.newest(BUYER);
    let url = mail.header("List-Unsubscribe").expect("a one-click link");
    assert!(
        url.starts_with('<') && url.ends_with(&format!("{path}>")),
        "{url} is not the link of the footer"
    );
    assert_eq!(mail.header("List-Unsubscribe-Post").as_deref(), Some("List-Unsubscribe=One-Click"));
    let question = world.question("Does the shelf fit thirty books?").await;
    let answer = world.mail().from(SELLER).to(&question.from).subject("Re: A question");
    answer
        .references(&[question.message_id])
        .text("Yes, it fits thirty books.")
        .post()
        .await
        .expect("delivered");
    assert_eq!(world.newest(BUYER).header("List-Unsubscribe"), None);
    world.close().await;
}

#[tokio::test]
async fn a_link_that_this_house_did_not_make_is_404() {
    let world = World::open().await;
    let path = link(&world).await;
    let token = path.strip_prefix("/opt-out/").unwrap();
    let mut forged = token.to_owned();
    let first = if forged.remove(0) == 'a' { 'b' } else { 'a' };
    forged.insert(0, first);
    let (truncated, _) = token.split_at(token.len() - 1);
    let (half, _) = token.split_at(token.len() / 2);
    for token in [&forged, truncated, half, &format!("{token}a"), "B", "%00", "a.b"] {
        let path = format!("/opt-out/{token}");
        world.api().without_token().get(&path).await.problem(404);
        press(&world, &path, "List-Unsubscribe=One-Click").await.problem(404);
    }
    assert_eq!(preference(&world).await, json!({ "optedOut": false }));
    world.close().await;
}

/// RULEBOOK C 44: a message that waits is judged again before it leaves.
#[tokio::test]
async fn what_still_waits_when_the_buyer_opts_out_is_withdrawn_and_the_seller_told() {
    let world = World::open().await;
    let mail = |subject: &str| world.mail().from(SELLER).to(&world.buyer_mask).subject(subject).text(TEXT);
    world
        .house
        .ses
        .set_behaviour(SesBehaviour::Fail { status: 400, code: "SendingPausedException".to_owned() });
    mail(ORDER).post().await.expect("delivered");
    mail(&format!("[Important] {ORDER}")).post().await.expect("delivered");
    let by_api = world.api_of("S").message(ORDER, "other-required", CARE).await.expect(201);
    assert_eq!(by_api["state"], "accepted");
    world.advance(Span::minutes(1)).await;
    world.opt_out().await;
    world.house.ses.set_behaviour(SesBehaviour::Accept);
    assert_eq!(world.mails_that_left(), 0);
    world.advance(Span::hours(1)).await;
    let swept = world.tick().await;
    assert_eq!(
        (&swept["withdrawn"], &swept["left"], &swept["possibleDuplicates"]),
        (&json!(2), &json!(1), &json!(0)),
        "{swept}"
    );
    let got = world.mailbox(BUYER);
    assert_eq!(got.len(), 1, "the critical mail alone");
    assert!(got[0].subject.starts_with("[Important]"));
    let notices = world.mailbox(SELLER);
    assert_eq!(notices.len(), 2, "one for each that was withdrawn");
    assert!(
        notices.iter().all(|notice| notice.text.contains(ORDER) && notice.text.contains("does not wish"))
    );
    assert_eq!(world.tick().await["withdrawn"], 0);
    world.close_expecting(tests::Expected { despite_opt_out: 1, ..Default::default() }).await;
}
