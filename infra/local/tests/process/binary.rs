use std::{
    ffi::OsStr,
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    path::Path,
    process::{Child, Command, ExitStatus, Output, Stdio},
};

use lettre::{SmtpTransport, Transport, address::Envelope};
use serde_json::Value;

/// A process that serves. It is killed when it is dropped.
pub(crate) struct Served {
    child: Child,
    pub(crate) http: SocketAddr,
    pub(crate) smtp: SocketAddr,
    /// What it said before it was ready.
    pub(crate) said: Vec<String>,
}

/// The program, to be given arguments.
pub(crate) fn aboveboard<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_aboveboard"));
    command.args(arguments);
    command
}

/// Runs the program to its end, with this on its standard input.
pub(crate) fn run<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>, input: &str) -> Output {
    let mut command = aboveboard(arguments);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A program that reads no input may be gone already.
    drop(child.stdin.take().unwrap().write_all(input.as_bytes()));
    child.wait_with_output().unwrap()
}

/// The command line of a house on free ports.
pub(crate) fn serve_arguments(data: &Path) -> Vec<String> {
    let data = data.to_str().unwrap();
    ["serve", "--empty", "--data", data, "--http", "127.0.0.1:0", "--smtp", "127.0.0.1:0"]
        .map(str::to_owned)
        .into()
}

/// A token of the marketplace.
pub(crate) fn token(data: &Path) -> String {
    let output = run(["token", "marketplace", "--data", data.to_str().unwrap()], "");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

impl Served {
    /// Starts to serve, and waits until it is ready.
    pub(crate) fn start(data: &Path) -> Self {
        let mut child = aboveboard(serve_arguments(data)).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let mut said = Vec::new();
        let ready = lines.by_ref().find_map(|line| {
            let ready = line.strip_prefix("ready http=").map(str::to_owned);
            said.push(line);
            ready
        });
        let ready = ready.unwrap_or_else(|| panic!("it did not get ready: {said:?}"));
        let (http, smtp) = ready.split_once(" smtp=").unwrap();
        Self { http: http.parse().unwrap(), smtp: smtp.parse().unwrap(), said, child }
    }

    /// SIGKILL: it has no time for anything.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Sends a signal by name, and waits for the end.
    pub(crate) fn signal(mut self, name: &str) -> ExitStatus {
        let sent = Command::new("kill").args([&format!("-{name}"), &self.child.id().to_string()]).status();
        assert!(sent.unwrap().success());
        self.child.wait().unwrap()
    }

    /// One HTTP call. Gives status and JSON.
    pub(crate) fn call(&self, method: &str, path: &str, token: &str, body: &Value) -> (u16, Value) {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let mut stream = TcpStream::connect(self.http).unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.http,
            body.len()
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        (status, serde_json::from_str(body).unwrap_or(Value::Null))
    }

    /// Subjects of what left for an address, oldest first.
    pub(crate) fn subjects(&self, address: &str) -> Vec<String> {
        let (status, mails) = self.call("GET", &format!("/local/mailboxes/{address}"), "", &Value::Null);
        assert_eq!(status, 200);
        mails.as_array().unwrap().iter().map(|mail| mail["subject"].as_str().unwrap().to_owned()).collect()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended already.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Hands one mail to a mail port. Whether it was answered 250.
pub(crate) fn post(smtp: SocketAddr, from: &str, to: &str, raw: &str) -> bool {
    let envelope = Envelope::new(Some(from.parse().unwrap()), vec![to.parse().unwrap()]).unwrap();
    let port = SmtpTransport::builder_dangerous(smtp.ip().to_string()).port(smtp.port()).build();
    port.send_raw(&envelope, raw.as_bytes()).is_ok()
}
