use std::{
    io::{BufRead, BufReader, ErrorKind, Read, Write},
    net::{SocketAddr, TcpStream},
    sync::{Arc, Mutex},
    time::Duration,
};

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Tokio1Executor,
    address::{Address, Envelope},
};
use local::smtp::{Limits, Reply, SmtpServer, Submission};

type Taken = Arc<Mutex<Vec<Submission>>>;

async fn server(limits: Limits) -> (SmtpServer, Taken) {
    let taken = Taken::default();
    let kept = Arc::clone(&taken);
    let handler = move |submission: Submission| {
        let refused = submission.recipients.iter().any(|recipient| recipient.starts_with("nobody@"));
        kept.lock().unwrap().push(submission);
        async move {
            if refused {
                Reply::new(550, "5.1.1", "no such mask\r\n250 2.0.0 smuggled")
            } else {
                Reply::new(250, "2.0.0", "taken as 42")
            }
        }
    };
    (SmtpServer::start("127.0.0.1:0".parse().unwrap(), limits, handler).await.unwrap(), taken)
}

/// A dialogue by socket, run beside the server.
async fn by_socket<T: Send + 'static>(
    address: SocketAddr,
    dialogue: impl FnOnce(Socket) -> T + Send + 'static,
) -> T {
    tokio::task::spawn_blocking(move || dialogue(Socket::connect(address))).await.unwrap()
}

struct Socket {
    stream: TcpStream,
    reader: BufReader<TcpStream>,
}

impl Socket {
    fn connect(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        let reader = BufReader::new(stream.try_clone().unwrap());
        Self { stream, reader }
    }

    fn send(&mut self, bytes: impl AsRef<[u8]>) {
        self.stream.write_all(bytes.as_ref()).unwrap();
    }

    /// The last line of the next reply.
    fn reply(&mut self) -> String {
        loop {
            let mut line = String::new();
            self.reader.read_line(&mut line).unwrap();
            if line.as_bytes().get(3) != Some(&b'-') {
                return line.trim_end().to_owned();
            }
        }
    }

    /// The codes of the next replies.
    fn codes(&mut self, count: usize) -> Vec<String> {
        (0..count).map(|_| self.reply().chars().take(3).collect()).collect()
    }

    fn is_closed(&mut self) -> bool {
        match self.reader.read(&mut [0]) {
            Ok(size) => size == 0,
            Err(error) => error.kind() == ErrorKind::ConnectionReset,
        }
    }
}

const ENVELOPE: &str =
    "EHLO me.example\r\nMAIL FROM:<jane@home.example>\r\nRCPT TO:<m1@relay.example>\r\nDATA\r\n";

#[tokio::test]
async fn lettre_sends_a_mail_byte_for_byte_and_hears_what_became_of_it() {
    let (server, taken) = server(Limits::default()).await;
    let transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous("127.0.0.1")
        .port(server.address().port())
        .build();
    let address = |text: &str| text.parse::<Address>().unwrap();
    // lettre ends what it sends by CR LF of its own.
    let raw = b"From: jane@home.example\r\nSubject: x\r\n\r\n.dot\r\n..\r\nlatin1 \xe9\r\n.".to_vec();
    let to = vec![address("m1@relay.example"), address("M2@relay.example")];
    let envelope = Envelope::new(Some(address("jane@home.example")), to).unwrap();
    for _ in 0..3 {
        let heard = transport.send_raw(&envelope, &raw).await.unwrap();
        assert_eq!(heard.message().next(), Some("2.0.0 taken as 42"));
    }
    let refused = Envelope::new(None, vec![address("nobody@relay.example")]).unwrap();
    let heard = transport.send_raw(&refused, &raw).await.unwrap_err();
    assert!(heard.is_permanent() && heard.to_string().contains("no such mask"), "{heard}");

    let taken = taken.lock().unwrap();
    assert_eq!(taken.len(), 4);
    assert_eq!(taken[0].raw.escape_ascii().to_string(), format!("{}\\r\\n", raw.escape_ascii()));
    assert_eq!(taken[0].sender.as_deref(), Some("jane@home.example"));
    assert_eq!(taken[0].recipients, ["m1@relay.example", "M2@relay.example"]);
    assert_eq!((taken[3].sender.as_deref(), taken[3].peer.ip()), (None, "127.0.0.1".parse().unwrap()));
}

#[tokio::test]
async fn a_pipelined_group_is_answered_in_order() {
    let (server, taken) = server(Limits::default()).await;
    let codes = by_socket(server.address(), |mut socket| {
        socket.send(format!("{ENVELOPE}hi\r\n.\r\nMAIL FROM:<>\r\nRSET\r\nVRFY x\r\nBOGUS\r\nQUIT\r\n"));
        let codes = socket.codes(11);
        assert!(socket.is_closed());
        codes
    })
    .await;
    assert_eq!(codes, ["220", "250", "250", "250", "354", "250", "250", "250", "252", "500", "221"]);
    let taken = taken.lock().unwrap();
    assert_eq!((taken[0].raw.as_slice(), taken[0].helo.as_str()), (b"hi\r\n".as_slice(), "me.example"));
}

#[tokio::test]
async fn nothing_is_smuggled_past_the_end_of_a_mail() {
    let (server, taken) = server(Limits::default()).await;
    let smuggled = "MAIL FROM:<admin@relay.example>\r\nRCPT TO:<x@relay.example>\r\nDATA\r\nevil\r\n";
    let ends = ["\n.\n", "\n.\r\n", "\r.\r\n", "\r\n.\n", "\r\n.\r", "\r\n.\r\r\n", "\r.\r", "\n\n.\r\n"];
    for end in ends {
        let last = by_socket(server.address(), move |mut socket| {
            socket.send(format!("{ENVELOPE}hi{end}{smuggled}"));
            socket.send("\r\n.\r\nQUIT\r\n");
            socket.codes(7).split_off(5)
        })
        .await;
        assert_eq!(last, ["250", "221"], "{end:?}");
    }
    let taken = taken.lock().unwrap();
    assert_eq!(taken.len(), ends.len(), "one mail for each dialogue");
    assert!(taken.iter().all(|mail| mail.raw.windows(4).any(|bytes| bytes == b"evil")));
}

#[tokio::test]
async fn a_mail_over_the_limit_is_refused_after_its_end_and_the_next_is_taken() {
    let (server, taken) = server(Limits { mail_bytes: 1000, ..Limits::default() }).await;
    let replies = by_socket(server.address(), |mut socket| {
        socket.send("EHLO a\r\nMAIL FROM:<> SIZE=1001\r\n");
        let declared = socket.codes(3);
        let mut outcomes = Vec::new();
        for size in [1001, 1_000_000, 1000] {
            socket.send("MAIL FROM:<>\r\nRCPT TO:<m1@relay.example>\r\nDATA\r\n");
            socket.send(["x".repeat(size - 2).as_str(), "\r\n.\r\n"].concat());
            outcomes.extend(socket.codes(4).pop());
        }
        (declared, outcomes)
    })
    .await;
    assert_eq!(replies.0, ["220", "250", "552"]);
    assert_eq!(replies.1, ["552", "552", "250"]);
    assert_eq!(taken.lock().unwrap().iter().map(|mail| mail.raw.len()).collect::<Vec<_>>(), [1000]);
}

#[tokio::test]
async fn a_mail_of_40_mib_is_taken_and_one_byte_more_is_not() {
    let (server, taken) = server(Limits::default()).await;
    let outcomes = by_socket(server.address(), |mut socket| {
        socket.send("EHLO a\r\n");
        socket.codes(2);
        [41_943_040, 41_943_041].map(|size| {
            socket.send("MAIL FROM:<>\r\nRCPT TO:<m1@relay.example>\r\nDATA\r\n");
            socket.codes(3);
            let line = [[b'x'; 62].as_slice(), b"\r\n"].concat();
            let mut mail: Vec<u8> = line.iter().copied().cycle().take(41_943_040).collect();
            mail.splice(0..0, vec![b'y'; size - mail.len()]);
            socket.send(&mail);
            socket.send(".\r\n");
            socket.codes(1)
        })
    })
    .await;
    assert_eq!(outcomes.concat(), ["250", "552"]);
    assert_eq!(taken.lock().unwrap()[0].raw.len(), 41_943_040);
}

#[tokio::test]
async fn a_handlers_text_cannot_make_replies() {
    let (server, _) = server(Limits::default()).await;
    let heard = by_socket(server.address(), |mut socket| {
        socket.send("EHLO a\r\nMAIL FROM:<>\r\nRCPT TO:<nobody@relay.example>\r\nDATA\r\nx\r\n.\r\nNOOP\r\n");
        socket.codes(5);
        [socket.reply(), socket.reply()]
    })
    .await;
    assert_eq!(heard, ["550 5.1.1 250 2.0.0 smuggled", "250 2.0.0 ok"]);
}

#[tokio::test]
async fn lines_that_are_too_long_or_end_in_lf_alone_are_refused() {
    let (server, _) = server(Limits::default()).await;
    let codes = by_socket(server.address(), |mut socket| {
        socket.send(format!("NOOP {}\r\nEHLO a\nNOOP\r\nEHLO \u{e9}\r\n", "x".repeat(3_000_000)));
        socket.codes(5)
    })
    .await;
    assert_eq!(codes, ["220", "500", "500", "250", "553"]);
}

#[tokio::test]
async fn a_silent_client_is_cut_off_between_commands_and_inside_a_mail() {
    let (server, taken) = server(Limits { idle: Duration::from_millis(100), ..Limits::default() }).await;
    for begun in ["", "EHLO a\r\nMAIL FROM:<>\r\n", &format!("{ENVELOPE}half a mail\r\n")] {
        let begun = begun.to_owned();
        let last = by_socket(server.address(), move |mut socket| {
            socket.send(&begun);
            let mut last = String::new();
            while !last.starts_with("421") {
                last = socket.reply();
            }
            assert!(socket.is_closed());
            last
        })
        .await;
        assert!(last.starts_with("421 4.4.2"), "{last}");
    }
    assert!(taken.lock().unwrap().is_empty(), "half a mail is no mail");
}

#[tokio::test]
async fn clients_beyond_the_limit_are_told_to_come_back() {
    let (server, _) = server(Limits { connections: 2, ..Limits::default() }).await;
    let address = server.address();
    by_socket(address, move |mut first| {
        let mut second = Socket::connect(address);
        assert_eq!([first.codes(1), second.codes(1)].concat(), ["220", "220"]);
        assert!(Socket::connect(address).reply().starts_with("421 4.3.2"));
        first.send("QUIT\r\n");
        assert_eq!(first.codes(1), ["221"]);
        assert!(first.is_closed());
        drop(first);
        let greeted = (0..100).any(|_| {
            std::thread::sleep(Duration::from_millis(10));
            Socket::connect(address).reply().starts_with("220")
        });
        assert!(greeted);
    })
    .await;
}

#[tokio::test]
async fn a_stop_ends_idle_clients_and_lets_a_mail_that_was_begun_arrive() {
    let (server, taken) = server(Limits::default()).await;
    let address = server.address();
    let (begun, wait) = std::sync::mpsc::channel();
    let clients = tokio::task::spawn_blocking(move || {
        let (mut idle, mut busy) = (Socket::connect(address), Socket::connect(address));
        busy.send(ENVELOPE);
        assert_eq!([idle.codes(1), busy.codes(5)].concat(), ["220", "220", "250", "250", "250", "354"]);
        begun.send(()).unwrap();
        assert!(idle.reply().starts_with("421 4.3.2"));
        assert!(idle.is_closed());
        let refused = (0..100).any(|_| {
            std::thread::sleep(Duration::from_millis(10));
            TcpStream::connect(address).is_err()
        });
        assert!(refused, "no new ones, though a mail is still on its way");
        busy.send("late\r\n.\r\n");
        assert_eq!(busy.codes(2), ["250", "421"]);
    });
    tokio::task::spawn_blocking(move || wait.recv().unwrap()).await.unwrap();
    server.stop().await;
    clients.await.unwrap();
    assert_eq!(taken.lock().unwrap()[0].raw, b"late\r\n");
}

#[tokio::test]
async fn a_chunk_is_not_read_as_commands() {
    let (server, taken) = server(Limits::default()).await;
    let answer = by_socket(server.address(), |mut socket| {
        let chunk = "MAIL FROM:<x@y.example>\r\nRCPT TO:<m1@relay.example>\r\nDATA\r\nx\r\n.\r\n";
        socket.send(format!("EHLO a\r\nBDAT {} LAST\r\n{chunk}", chunk.len()));
        let codes = socket.codes(3);
        assert!(socket.is_closed());
        codes
    })
    .await;
    assert_eq!(answer, ["220", "250", "502"]);
    assert!(taken.lock().unwrap().is_empty());
}
