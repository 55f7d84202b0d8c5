use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use tests::{Answer, BUYER, ORDER, Views, World};

async fn invoice(world: &World, files: &[Value]) -> Answer {
    let body = json!({ "reason": "invoice", "attachments": files });
    world.api_of("S").post(&format!("/v1/orders/{ORDER}/messages"), &body).await
}

fn file(name: &str, kind: &str, bytes: &[u8]) -> Value {
    json!({ "fileName": name, "contentType": kind, "dataBase64": STANDARD.encode(bytes) })
}

fn text(name: &str) -> Value {
    file(name, "text/plain", b"Invoice 77: one oak bookshelf, 42.00 USD")
}

#[tokio::test]
async fn an_invoice_consists_of_one_to_five_files() {
    let world = World::open().await;
    let names: Vec<String> = (1..=6).map(|number| format!("invoice-{number}.txt")).collect();
    let files: Vec<Value> = names.iter().map(|name| text(name)).collect();
    invoice(&world, &[]).await.refused(400, &["attachment-all-gone"]);
    invoice(&world, &files).await.refused(400, &["attachment-count"]);
    assert_eq!(world.mails_that_left(), 0);
    invoice(&world, &files[..5]).await.expect(201);
    let got = world.newest(BUYER);
    assert_eq!(
        got.files.iter().map(|(name, _)| name).collect::<Vec<_>>(),
        names[..5].iter().collect::<Vec<_>>()
    );
    world.close().await;
}

#[tokio::test]
async fn a_file_of_another_type_than_it_says_is_415() {
    let world = World::open().await;
    for wrong in [
        file("tool.exe", "application/octet-stream", b"MZ\x90\0"),
        file("invoice.pdf", "application/pdf", b"PK\x03\x04 no PDF"),
        file("invoice.txt", "application/pdf", b"plain"),
        file("page.html", "text/html", b"<p>x</p>"),
    ] {
        invoice(&world, &[text("invoice.txt"), wrong]).await.refused(415, &["attachment-type"]);
    }
    assert_eq!(world.mails_that_left(), 0);
    world.close().await;
}

#[tokio::test]
async fn files_over_the_limit_are_413() {
    let world = World::open().await;
    world.rules(&json!({ "attachmentTotalBytes": 4096 })).await;
    let of = |bytes: usize| file("invoice.txt", "text/plain", &vec![b'x'; bytes]);
    invoice(&world, &[of(2048), of(2049)]).await.refused(413, &["attachment-size"]);
    invoice(&world, &[of(2048), of(2048)]).await.expect(201);
    world.close().await;
}

#[tokio::test]
async fn a_file_that_cannot_be_decoded_is_named() {
    let world = World::open().await;
    let broken = json!({ "fileName": "a.txt", "contentType": "text/plain", "dataBase64": "%%%" });
    let problem = invoice(&world, &[text("invoice.txt"), broken]).await.problem(400);
    assert_eq!(problem["field"], "attachments[1].dataBase64");
    let nameless = invoice(&world, &[text(" ")]).await.problem(400);
    assert_eq!(nameless["field"], "attachments[0].fileName");
    world.close().await;
}

/// `mask-never-leak-files`, `attachment-name`.
#[tokio::test]
async fn a_file_does_not_tell_who_sent_it() {
    let world = World::open().await;
    let own = format!("Invoice 77, questions to {}", tests::SELLER);
    let answer =
        invoice(&world, &[file("../../etc/invoice\u{202e}.txt", "text/plain", own.as_bytes())]).await;
    answer.expect(201);
    let got = world.newest(BUYER);
    assert!(!Views::of(&got.raw).show(tests::SELLER));
    let [(name, bytes)] = got.files.as_slice() else { panic!("one file, not {:?}", got.files) };
    assert!(name.ends_with("invoice.txt") && !name.contains(['/', '\u{202e}']), "{name}");
    assert!(bytes.starts_with(b"Invoice 77, questions to ["), "{got:?}");
    world.close().await;
}
