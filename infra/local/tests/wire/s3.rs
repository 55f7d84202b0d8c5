use std::{
    fs,
    io::{Read, Write},
    net::{Shutdown, TcpStream},
    path::Path,
    time::Duration,
};

use aws_sdk_s3::{Client, presigning::PresigningConfig, primitives::ByteStream};
use local::aws::s3;

use crate::clients;

pub(crate) async fn put(client: &Client, key: &str, body: Vec<u8>) {
    client.put_object().bucket("mail").key(key).body(ByteStream::from(body)).send().await.unwrap();
}

async fn keys(client: &Client, prefix: &str) -> Vec<String> {
    let mut pages =
        client.list_objects_v2().bucket("mail").prefix(prefix).max_keys(2).into_paginator().send();
    let mut keys = Vec::new();
    while let Some(page) = pages.next().await {
        keys.extend(page.unwrap().contents().iter().map(|object| object.key().unwrap().to_owned()));
    }
    keys
}

#[tokio::test]
async fn objects_are_put_read_listed_and_deleted_and_survive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let endpoint = s3::start(folder.path(), &["mail"]).unwrap();
    let client = clients::s3(&endpoint.url());
    let body: Vec<u8> = (0..=255).cycle().take(3_000_000).collect();
    for key in ["in/a", "in/b", "in/c", "out/d"] {
        put(&client, key, body.clone()).await;
    }
    endpoint.stop().await;

    let endpoint = s3::start(folder.path(), &["mail"]).unwrap();
    let client = clients::s3(&endpoint.url());
    let read = client.get_object().bucket("mail").key("in/b").send().await.unwrap();
    assert_eq!(read.body.collect().await.unwrap().to_vec(), body);
    assert_eq!(keys(&client, "in/").await, ["in/a", "in/b", "in/c"]);
    client.delete_object().bucket("mail").key("in/b").send().await.unwrap();
    client.delete_object().bucket("mail").key("in/b").send().await.unwrap();
    assert_eq!(keys(&client, "").await, ["in/a", "in/c", "out/d"]);
    let gone = client.get_object().bucket("mail").key("in/b").send().await.unwrap_err();
    assert!(gone.into_service_error().is_no_such_key());
}

#[tokio::test]
async fn a_put_that_broke_off_leaves_no_object_and_nothing_aside() {
    let folder = tempfile::tempdir().unwrap();
    let endpoint = s3::start(folder.path(), &["mail"]).unwrap();
    let client = clients::s3(&endpoint.url());
    let signed = PresigningConfig::expires_in(Duration::from_mins(1)).unwrap();
    let signed = client.put_object().bucket("mail").key("half").presigned(signed).await.unwrap();
    let address = endpoint.url().trim_start_matches("http://").to_owned();
    let target = signed.uri().trim_start_matches(&endpoint.url());
    let mut socket = TcpStream::connect(&address).unwrap();
    write!(socket, "PUT {target} HTTP/1.1\r\nHost: {address}\r\nContent-Length: 100000\r\n\r\n").unwrap();
    socket.write_all(&vec![b'x'; 50_000]).unwrap();
    socket.shutdown(Shutdown::Write).unwrap();
    let mut answer = Vec::new();
    socket.read_to_end(&mut answer).unwrap();
    let answer = String::from_utf8(answer).unwrap();
    assert!(!answer.starts_with("HTTP/1.1 200") && !answer.contains("AccessDenied"), "{answer}");
    assert_eq!(keys(&client, "").await, [""; 0]);
    assert_eq!(files_aside(folder.path()), 0);
}

#[tokio::test]
async fn what_a_kill_left_aside_is_removed_at_start() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".tmp.7.internal.part"), "half").unwrap();
    let _endpoint = s3::start(folder.path(), &["mail"]).unwrap();
    assert_eq!(files_aside(folder.path()), 0);
}

/// How many of the files that s3s-fs writes before it renames them are there.
fn files_aside(folder: &Path) -> usize {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with(".tmp.")).count()
}
