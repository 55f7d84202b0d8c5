use std::{
    env,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use aws_sdk_sesv2::{
    primitives::Blob,
    types::{Destination, EmailContent, RawMessage},
};
use local::{
    aws::{
        dynamodb, s3,
        ses::{Ses, VerifiedDomains},
    },
    clock::Clock,
    data::DataFolder,
    outbox::Outbox,
};

use crate::{clients, dynamodb as table, s3 as bucket};

const FOLDER: &str = "ABOVEBOARD_TEST_KILL_FOLDER";

/// The test starts itself as a second process, which serves until it is killed.
#[tokio::test]
async fn whatever_was_answered_survives_sigkill_and_nothing_is_there_by_half() {
    if let Some(folder) = env::var_os(FOLDER) {
        return serve_until_killed(folder.into());
    }
    let folder = DataFolder::temporary().unwrap();
    let mut answered = 0;
    for round in 0..3 {
        let (mut child, urls) = start_child(folder.root());
        let [dynamodb, s3, ses] = urls;
        let (dynamodb, s3, ses) = (clients::dynamodb(&dynamodb), clients::s3(&s3), clients::ses(&ses));
        if round == 0 {
            table::create_table(&dynamodb).await;
        }
        for number in answered..answered + 30 {
            table::put(&dynamodb, &number.to_string()).await;
            bucket::put(&s3, &number.to_string(), vec![b'x'; 100_000]).await;
            send(&ses, number).await.unwrap();
        }
        answered += 30;
        // Killed with requests in flight, which may or may not have been carried out.
        let stray = tokio::spawn(async move { while send(&ses, 1_000_000).await.is_ok() {} });
        tokio::time::sleep(Duration::from_millis(20 * round)).await;
        child.kill().unwrap();
        child.wait().unwrap();
        stray.await.unwrap();
    }

    let (_claim, claimed) = (folder.claim().unwrap(), start(&folder));
    let [dynamodb, s3] = [claimed.0.url(), claimed.1.url()];
    let (dynamodb, s3) = (clients::dynamodb(&dynamodb), clients::s3(&s3));
    for number in 0..answered {
        assert!(table::exists(&dynamodb, &number.to_string()).await, "row {number}");
        let object = s3.get_object().bucket("mail").key(number.to_string()).send().await.unwrap();
        assert_eq!(object.body.collect().await.unwrap().to_vec(), vec![b'x'; 100_000]);
    }
    let outbox = Outbox::open(folder.outbox()).unwrap();
    let jane = "jane@home.example".parse().unwrap();
    let listed = outbox.list(&jane);
    let kept = listed.iter().filter(|filed| filed.subject != "1000000");
    assert!(kept.map(|filed| filed.subject.clone()).eq((0..answered).map(|number| number.to_string())));
    for filed in listed {
        let raw = outbox.raw(&jane, filed.id).unwrap().unwrap();
        assert!(raw.ends_with(b"\r\nend\r\n"), "mail {} is whole", filed.id);
    }
}

async fn send(ses: &aws_sdk_sesv2::Client, number: u32) -> Result<(), String> {
    let body = "x".repeat(100_000);
    let raw = format!("From: m@relay.example\r\nSubject: {number}\r\n\r\n{body}\r\nend\r\n");
    let raw = RawMessage::builder().data(Blob::new(raw)).build().unwrap();
    ses.send_email()
        .content(EmailContent::builder().raw(raw).build())
        .destination(Destination::builder().to_addresses("jane@home.example").build())
        .send()
        .await
        .map(drop)
        .map_err(|error| error.to_string())
}

fn start(folder: &DataFolder) -> (local::aws::Endpoint, local::aws::Endpoint, Ses) {
    let outbox = Outbox::open(folder.outbox()).unwrap();
    (
        dynamodb::start(&folder.dynamodb()).unwrap(),
        s3::start(&folder.s3(), &["mail"]).unwrap(),
        Ses::start(outbox, Clock::real(), VerifiedDomains::Any).unwrap(),
    )
}

fn serve_until_killed(folder: PathBuf) {
    let folder = DataFolder::open(folder).unwrap();
    let _claim = folder.claim().unwrap();
    let (dynamodb, s3, ses) = start(&folder);
    println!("\nready {} {} {}", dynamodb.url(), s3.url(), ses.url());
    loop {
        thread::sleep(Duration::from_mins(1));
    }
}

fn start_child(folder: &Path) -> (Child, [String; 3]) {
    let mut child = Command::new(env::current_exe().unwrap())
        .args([
            "--exact",
            "kill::whatever_was_answered_survives_sigkill_and_nothing_is_there_by_half",
            "--nocapture",
        ])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let ready = lines.find_map(|line| line.strip_prefix("ready ").map(str::to_owned)).unwrap();
    let urls: Vec<String> = ready.split(' ').map(str::to_owned).collect();
    (child, urls.try_into().unwrap())
}
