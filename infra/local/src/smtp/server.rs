use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use tokio::{
    io::AsyncWriteExt,
    net::{TcpListener, TcpStream},
    sync::watch,
    task::{JoinHandle, JoinSet},
    time::{sleep, timeout},
};

use super::{Limits, Reply, Submission, connection::Connection};

/// How long a mail that was begun may take to end once the server stops.
const GRACE: Duration = Duration::from_secs(10);

/// The mail port. It ends when it is stopped or dropped.
#[derive(Debug)]
pub struct SmtpServer {
    address: SocketAddr,
    stop: watch::Sender<()>,
    accepting: JoinHandle<()>,
}

impl SmtpServer {
    /// Listens on `address` and gives each mail to `handler`, whose reply the client hears. Port 0 takes any
    /// free port.
    pub async fn start<H, F>(address: SocketAddr, limits: Limits, handler: H) -> io::Result<Self>
    where
        H: Fn(Submission) -> F + Send + Sync + 'static,
        F: Future<Output = Reply> + Send + 'static,
    {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        let (stop, stopped) = watch::channel(());
        let accepting = tokio::spawn(accept(listener, limits, Arc::new(handler), stopped));
        Ok(Self { address, stop, accepting })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Takes no more connections, lets mails that were begun come to their end, for ten seconds at most, and
    /// closes all others with 421.
    pub async fn stop(self) {
        drop(self.stop);
        if let Err(error) = self.accepting.await {
            tracing::error!(%error, "the mail port broke off");
        }
    }
}

async fn accept<H, F>(listener: TcpListener, limits: Limits, handler: Arc<H>, mut stop: watch::Receiver<()>)
where
    H: Fn(Submission) -> F + Send + Sync + 'static,
    F: Future<Output = Reply> + Send + 'static,
{
    let mut connections = JoinSet::new();
    loop {
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    tracing::warn!(%error, "cannot accept a connection");
                    sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            Some(ended) = connections.join_next() => {
                log_end(ended);
                continue;
            }
            _ = stop.changed() => break,
        };
        if connections.len() >= limits.connections {
            tokio::spawn(turn_away(stream));
            continue;
        }
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "cannot turn Nagle's algorithm off");
        }
        connections.spawn(Connection::new(stream, peer, limits, Arc::clone(&handler)).serve(stop.clone()));
    }
    drop(listener);
    let all_ended = async {
        while let Some(ended) = connections.join_next().await {
            log_end(ended);
        }
    };
    if timeout(GRACE, all_ended).await.is_err() {
        tracing::warn!("some mails had not come to their end and are dropped");
    }
}

async fn turn_away(mut stream: TcpStream) {
    if let Err(error) = stream.write_all(b"421 4.3.2 too many connections; come back later\r\n").await {
        tracing::debug!(%error, "a client could not be turned away");
    }
}

fn log_end(ended: Result<io::Result<()>, tokio::task::JoinError>) {
    match ended {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::debug!(%error, "a mail connection broke"),
        Err(error) => tracing::error!(%error, "a mail connection broke off in our code"),
    }
}
