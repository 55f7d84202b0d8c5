use std::{
    io,
    net::{Ipv4Addr, SocketAddr, TcpListener as StdListener},
    thread,
};

use tokio::{net::TcpListener, sync::oneshot};

/// A service of AWS on a loopback port of its own, served by a thread of its own.
///
/// It ends when it is stopped or dropped. The thread keeps blocking work (`SQLite`, files) away from the
/// caller's runtime, and lets the service be started from any kind of runtime or from none.
#[derive(Debug)]
pub struct Endpoint {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    ended: oneshot::Receiver<()>,
}

/// A service of AWS could not be started.
#[derive(Debug, thiserror::Error)]
pub enum EndpointError {
    /// No port, thread or folder was to be had.
    #[error("cannot start {service} on this machine: {source}")]
    System {
        /// What was to be started.
        service: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// What it keeps could not be opened.
    #[error("cannot open what {service} keeps: {problem}")]
    Storage {
        /// What was to be started.
        service: &'static str,
        /// What it said.
        problem: String,
    },
}

/// Resolves when an endpoint is to end.
pub(super) type Stop = oneshot::Receiver<()>;

impl Endpoint {
    /// Starts `serve` on a thread with a single-threaded runtime and a loopback port that is already bound.
    pub(super) fn start<S, F>(service: &'static str, serve: S) -> Result<Self, EndpointError>
    where
        S: FnOnce(TcpListener, Stop) -> F + Send + 'static,
        F: Future<Output = ()> + Send,
    {
        let system = |source| EndpointError::System { service, source };
        let listener = StdListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(system)?;
        listener.set_nonblocking(true).map_err(system)?;
        let address = listener.local_addr().map_err(system)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(system)?;
        let (stop, stopped) = oneshot::channel();
        let (end, ended) = oneshot::channel();
        let run = async move {
            match TcpListener::from_std(listener) {
                Ok(listener) => serve(listener, stopped).await,
                Err(error) => tracing::error!(service, %error, "cannot listen"),
            }
        };
        let thread = move || {
            runtime.block_on(run);
            drop(runtime);
            // Nobody waits for the end of an endpoint that was dropped.
            let _: Result<(), ()> = end.send(());
        };
        thread::Builder::new().name(service.to_owned()).spawn(thread).map_err(system)?;
        Ok(Self { address, stop, ended })
    }

    /// What an SDK client takes as its endpoint.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Lets running requests finish, ends the service, and returns when all it kept is closed.
    pub async fn stop(self) {
        drop(self.stop);
        // The sender goes away unsent only if the thread is gone, which is as good.
        let _: Result<(), oneshot::error::RecvError> = self.ended.await;
    }
}
