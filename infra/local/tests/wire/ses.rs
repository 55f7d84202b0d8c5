use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

use aws_sdk_sesv2::{
    Client,
    error::{ProvideErrorMetadata, SdkError},
    operation::send_email::{SendEmailError, builders::SendEmailFluentBuilder},
    primitives::Blob,
    types::{Body, Content, Destination, EmailContent, Message, MessageTag, RawMessage},
};
use local::{
    aws::ses::{MAX_MAIL_BYTES, Ses, SesBehaviour, VerifiedDomains},
    clock::Clock,
    outbox::{Filed, Outbox},
};
use policy::{EmailAddress, Span};
use tempfile::TempDir;

use crate::clients;

const MAIL: &[u8] = b"From: Shop <m1@relay.example>\r\nMessage-ID: <ours@relay.example>\r\nDate: Thu, 1 Jan 1970 00:00:00 +0000\r\n\
    Subject: =?utf-8?q?gr=C3=BC=C3=9Fe?=\r\n\r\nlatin1 \xe9\r\n.\r\nbare\nlf\r\n";

struct House {
    ses: Ses,
    client: Client,
    clock: Clock,
    outbox: Outbox,
    _folder: TempDir,
}

fn house(verified: VerifiedDomains) -> House {
    let folder = tempfile::tempdir().unwrap();
    let outbox = Outbox::open(folder.path()).unwrap();
    let clock = Clock::standing("2026-01-20T00:00:00Z".parse().unwrap());
    let ses = Ses::start(outbox.clone(), clock.clone(), verified).unwrap();
    let client = clients::ses(&ses.url());
    House { ses, client, clock, outbox, _folder: folder }
}

impl House {
    fn send(&self, raw: &[u8], to: &[&str]) -> SendEmailFluentBuilder {
        let raw = RawMessage::builder().data(Blob::new(raw)).build().unwrap();
        let to = to.iter().map(|address| (*address).to_owned()).collect();
        self.client
            .send_email()
            .content(EmailContent::builder().raw(raw).build())
            .destination(Destination::builder().set_to_addresses(Some(to)).build())
    }

    fn listed(&self, address: &str) -> Vec<Filed> {
        self.outbox.list(&address.parse().unwrap()).iter().map(|filed| Filed::clone(filed)).collect()
    }
}

fn code<R>(error: &SdkError<SendEmailError, R>) -> &str {
    error.code().unwrap()
}

#[tokio::test]
async fn a_mail_is_filed_with_a_message_id_and_a_date_of_its_own() {
    let house = house(VerifiedDomains::Any);
    house.clock.advance(Span::hours(25)).unwrap();
    let tag = MessageTag::builder().name("order").value("o-1").build().unwrap();
    let sent =
        house.send(MAIL, &["Jane <jane@home.example>"]).email_tags(tag).configuration_set_name("relay");
    let message_id = sent.send().await.unwrap().message_id.unwrap();

    let listed = house.listed("jane@home.example");
    assert_eq!(listed.len(), 1);
    assert_eq!(
        (listed[0].from.as_str(), listed[0].subject.as_str(), listed[0].received_at),
        ("m1@relay.example", "grüße", house.clock.now())
    );
    assert_eq!(listed[0].tags["order"], "o-1");
    assert_eq!(listed[0].configuration_set.as_deref(), Some("relay"));
    let jane: EmailAddress = "jane@home.example".parse().unwrap();
    let raw = house.outbox.raw(&jane, listed[0].id).unwrap().unwrap();
    let expected = [
        b"From: Shop <m1@relay.example>\r\nMessage-ID: <",
        message_id.as_bytes(),
        b"@local.amazonses.com>\r\nDate: Wed, 21 Jan 2026 01:00:00 +0000\r\n",
        MAIL.split_at(MAIL.windows(7).position(|bytes| bytes == b"Subject").unwrap()).1,
    ];
    assert_eq!(raw.escape_ascii().to_string(), expected.concat().escape_ascii().to_string());
}

#[tokio::test]
async fn every_kind_of_recipient_gets_it_and_the_to_header_none() {
    let house = house(VerifiedDomains::Any);
    let destination = Destination::builder()
        .to_addresses("a@h.example")
        .cc_addresses("b@h.example")
        .bcc_addresses("c@h.example");
    let raw = [b"To: d@h.example\r\n", MAIL].concat();
    house.send(&raw, &[]).destination(destination.build()).send().await.unwrap();
    let counts = ["a", "b", "c", "d"].map(|name| house.listed(&format!("{name}@h.example")).len());
    assert_eq!(counts, [1, 1, 1, 0]);
}

#[tokio::test]
async fn a_mail_may_have_40_mib_and_no_byte_more() {
    let house = house(VerifiedDomains::Any);
    let mut mail = MAIL.to_vec();
    mail.resize(MAX_MAIL_BYTES, b'x');
    house.send(&mail, &["jane@home.example"]).send().await.unwrap();
    mail.push(b'x');
    let error = house.send(&mail, &["jane@home.example"]).send().await.unwrap_err();
    assert_eq!(code(&error), "BadRequestException");
    assert!(error.message().unwrap().contains("Message length"), "{error:?}");
    mail.resize(MAX_MAIL_BYTES + 2_000_000, b'x');
    assert!(house.send(&mail, &["jane@home.example"]).send().await.is_err());
    assert_eq!(house.listed("jane@home.example").len(), 1);
}

#[tokio::test]
async fn what_ses_would_not_take_is_refused_and_not_filed() {
    let house = house(VerifiedDomains::Only(vec!["relay.example".to_owned()]));
    let to: &[&str] = &["jane@home.example"];
    let many = vec!["jane@home.example"; 51];
    let foreign = [b"From: x@elsewhere.example\r\n\r\n".as_slice(), MAIL].concat();
    let tag = |value: &str| MessageTag::builder().name("order").value(value).build().unwrap();
    let text = |text: &str| Content::builder().data(text).build().unwrap();
    let simple = Message::builder().subject(text("s")).body(Body::builder().text(text("t")).build()).build();
    for (request, expected) in [
        (house.send(MAIL, &[]), "BadRequestException"),
        (house.send(MAIL, &many), "BadRequestException"),
        (house.send(MAIL, &["jane"]), "BadRequestException"),
        (house.send(b"Subject: no from\r\n\r\n", to), "BadRequestException"),
        (house.send(&foreign, to), "MessageRejected"),
        (house.send(MAIL, to).from_email_address("x@elsewhere.example"), "MessageRejected"),
        (house.send(MAIL, to).email_tags(tag("a b")), "BadRequestException"),
        (house.send(MAIL, to).email_tags(tag(&"x".repeat(257))), "BadRequestException"),
        (house.send(MAIL, to).content(EmailContent::builder().simple(simple).build()), "BadRequestException"),
    ] {
        let error = request.send().await.unwrap_err();
        assert_eq!(code(&error), expected, "{error:?}");
        assert!(error.message().is_some_and(|message| !message.is_empty()));
    }
    assert!(house.outbox.is_empty());
    house.send(MAIL, to).from_email_address("Shop <m1@eu.relay.example>").send().await.unwrap();
    house.send(MAIL, &many[..50]).send().await.unwrap();
    assert_eq!(house.listed("jane@home.example").len(), 2);
}

#[tokio::test]
async fn it_fails_in_the_ways_that_a_test_asks_for() {
    let house = house(VerifiedDomains::Any);
    let send = || house.send(MAIL, &["jane@home.example"]).send();
    let count = || house.listed("jane@home.example").len();

    house.ses.set_behaviour(SesBehaviour::Fail { status: 429, code: "TooManyRequestsException".to_owned() });
    let error = send().await.unwrap_err();
    assert_eq!(error.raw_response().unwrap().status().as_u16(), 429);
    assert!(error.into_service_error().is_too_many_requests_exception());
    assert_eq!(count(), 0);

    house.ses.set_behaviour(SesBehaviour::AcceptThenDropConnection);
    let error = send().await.unwrap_err();
    assert!(matches!(error, SdkError::DispatchFailure(_)), "no byte of a reply: {error:?}");
    assert_eq!(count(), 1, "though the reply was lost");

    house.ses.set_behaviour(SesBehaviour::Hang);
    assert!(tokio::time::timeout(Duration::from_millis(300), send()).await.is_err());
    assert_eq!(count(), 1);

    house.ses.set_behaviour(SesBehaviour::Accept);
    send().await.unwrap();
    assert_eq!(count(), 2);
}

#[tokio::test]
async fn other_operations_and_unreadable_requests_are_refused_in_json() {
    let house = house(VerifiedDomains::Any);
    for (request, status) in [
        ("GET /v2/email/outbound-emails HTTP/1.1\r\n\r\n", "404"),
        ("POST /v2/email/identities HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}", "404"),
        ("POST /v2/email/outbound-emails HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}", "400"),
        ("POST /v2/email/outbound-emails HTTP/1.1\r\nContent-Length: 4\r\n\r\n\x7f[{\"", "400"),
        ("POST /v2/email/outbound-emails HTTP/1.1\r\nContent-Length: 0\r\n\r\n", "400"),
    ] {
        let mut socket = TcpStream::connect(house.ses.url().trim_start_matches("http://")).unwrap();
        let request = request.replacen("\r\n", "\r\nHost: localhost\r\nConnection: close\r\n", 1);
        socket.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        socket.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{request}: {answer}");
        assert!(answer.contains("x-amzn-errortype: ") && answer.contains("{\"message\":\""), "{answer}");
    }
}
