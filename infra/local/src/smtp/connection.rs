use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader, BufWriter},
    net::{
        TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    sync::watch,
    time::timeout,
};

use super::{
    Limits, Reply, Submission,
    data::DataDecoder,
    line::{Line, read_line},
    session::{Envelope, Session, Step, too_large},
};

/// How long a closing connection takes what is still on its way.
const LINGER: Duration = Duration::from_millis(500);

/// A client and the dialogue with it.
pub(super) struct Connection<H> {
    reader: BufReader<OwnedReadHalf>,
    writer: BufWriter<OwnedWriteHalf>,
    peer: SocketAddr,
    limits: Limits,
    handler: Arc<H>,
}

/// What ended the wait for a client's next line.
enum Heard {
    Line(Line),
    Silence,
    Stop,
}

impl<H, F> Connection<H>
where
    H: Fn(Submission) -> F,
    F: Future<Output = Reply>,
{
    pub(super) fn new(stream: TcpStream, peer: SocketAddr, limits: Limits, handler: Arc<H>) -> Self {
        let (reader, writer) = stream.into_split();
        let reader = BufReader::with_capacity(64 * 1024, reader);
        Self { reader, writer: BufWriter::new(writer), peer, limits, handler }
    }

    /// Serves the client until it leaves, falls silent, or the server stops. A mail that was begun before the
    /// stop is taken to its end first.
    pub(super) async fn serve(mut self, mut stop: watch::Receiver<()>) -> io::Result<()> {
        let mut session = Session::new(self.limits.mail_bytes);
        self.say(&Session::greeting()).await?;
        loop {
            let next = match self.hear(&session, &mut stop).await? {
                Heard::Line(Line::Command(line)) => session.command(&line),
                Heard::Line(Line::TooLong) => Step::Answer(Reply::new(500, "5.5.2", "the line is too long")),
                Heard::Line(Line::BareLineFeed) => {
                    Step::Answer(Reply::new(500, "5.5.2", "a line ends in CR LF, not in LF alone"))
                }
                Heard::Line(Line::Closed) => return Ok(()),
                Heard::Silence => Step::Close(silent()),
                Heard::Stop => Step::Close(Reply::new(421, "4.3.2", "closing down; come back later")),
            };
            match next {
                Step::Answer(reply) => self.say(&reply).await?,
                Step::Receive { helo, envelope } => match self.receive(helo, envelope).await? {
                    Some(reply) => self.say(&reply).await?,
                    None => return Ok(()),
                },
                Step::Close(reply) => {
                    self.say(&reply).await?;
                    return self.close().await;
                }
            }
        }
    }

    async fn hear(&mut self, session: &Session, stop: &mut watch::Receiver<()>) -> io::Result<Heard> {
        self.flush_unless_a_line_is_here().await?;
        let line = timeout(self.limits.idle, read_line(&mut self.reader));
        let line = if session.has_open_mail() {
            line.await
        } else {
            tokio::select! {
                line = line => line,
                // The sender goes away when the server is stopped or dropped.
                _ = stop.changed() => return Ok(Heard::Stop),
            }
        };
        match line {
            Ok(line) => line.map(Heard::Line),
            Err(_) => Ok(Heard::Silence),
        }
    }

    /// Reads a mail to its end and hands it on. `None` if the client left or fell silent before the end.
    async fn receive(&mut self, helo: String, envelope: Envelope) -> io::Result<Option<Reply>> {
        self.say(&Reply::new(354, "", "send the mail; end it by a line with a dot alone")).await?;
        self.writer.flush().await?;
        let mut decoder = DataDecoder::new(self.limits.mail_bytes);
        loop {
            let Ok(bytes) = timeout(self.limits.idle, self.reader.fill_buf()).await else {
                self.say(&silent()).await?;
                self.close().await?;
                return Ok(None);
            };
            let bytes = bytes?;
            let size = bytes.len();
            if size == 0 {
                return Ok(None);
            }
            let left = decoder.take(bytes).map(<[u8]>::len);
            self.reader.consume(size - left.unwrap_or_default());
            if left.is_some() {
                break;
            }
        }
        let Envelope { sender, recipients } = envelope;
        Ok(Some(match decoder.finish() {
            Ok(raw) => (self.handler)(Submission { sender, recipients, helo, peer: self.peer, raw }).await,
            Err(super::data::TooLarge) => too_large(self.limits.mail_bytes),
        }))
    }

    async fn say(&mut self, reply: &Reply) -> io::Result<()> {
        self.writer.write_all(render(reply).as_bytes()).await
    }

    /// Replies to a pipelined group leave together (RFC 2920 3.2).
    async fn flush_unless_a_line_is_here(&mut self) -> io::Result<()> {
        if self.reader.buffer().contains(&b'\n') { Ok(()) } else { self.writer.flush().await }
    }

    /// Sends what is left to say and takes what is still on its way: closing with bytes unread would reset the
    /// connection, and the last reply might be lost with it.
    async fn close(&mut self) -> io::Result<()> {
        self.writer.shutdown().await?;
        match timeout(LINGER, tokio::io::copy_buf(&mut self.reader, &mut tokio::io::sink())).await {
            Ok(drained) => drained.map(drop),
            Err(_) => Ok(()),
        }
    }
}

fn silent() -> Reply {
    Reply::new(421, "4.4.2", "nothing was heard for too long; closing")
}

fn render(reply: &Reply) -> String {
    let Reply { code, enhanced, text } = reply;
    let lines: Vec<String> = text.lines().map(|line| line.replace('\r', " ")).collect();
    let space = if enhanced.is_empty() { "" } else { " " };
    let Some((last, others)) = lines.split_last() else { return format!("{code} {enhanced}\r\n") };
    let marked = |mark: char, line: &str| format!("{code}{mark}{enhanced}{space}{line}\r\n");
    let mut marked_lines: Vec<String> = others.iter().map(|line| marked('-', line)).collect();
    marked_lines.push(marked(' ', last));
    marked_lines.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_has_a_code_on_every_line_and_no_line_end_of_its_own() {
        for (reply, rendered) in [
            (Reply::new(250, "2.1.0", "ok"), "250 2.1.0 ok\r\n"),
            (Reply::new(354, "", "go on"), "354 go on\r\n"),
            (Reply::new(250, "", "me\nSIZE 5\nHELP"), "250-me\r\n250-SIZE 5\r\n250 HELP\r\n"),
            (Reply::new(550, "5.7.1", "a\r\nb\rc"), "550-5.7.1 a\r\n550 5.7.1 b c\r\n"),
            (Reply::new(250, "2.0.0", ""), "250 2.0.0\r\n"),
        ] {
            assert_eq!(render(&reply), rendered);
        }
    }
}
