//! The whole house in one process: every function over one set of services, as `serve`, `demo`, `replay` and the
//! tests run it.

use std::{
    net::SocketAddr,
    num::{NonZeroU32, NonZeroUsize},
};

use axum::Router;
use host::{
    Endpoints, Keys as HostKeys, RateLimits, ReviewPace, Services, Settings, clients_for_endpoints,
    http::finish,
};
use sweep::{Swept, Wake};
use tokio::{net::TcpListener, sync::watch, task::JoinHandle};

use crate::{
    aws::{
        Endpoint, EndpointError, dynamodb, s3,
        ses::{Ses, VerifiedDomains},
    },
    clock::Clock,
    clock_routes,
    data::{Claim, DataError, DataFolder, Holder},
    invoke,
    keys::{Keys, KeysError},
    mailboxes,
    outbox::{Outbox, OutboxError},
    receiving::{Journal, Receiving},
    schedules::{self, Ticked},
    smtp::{Limits, SmtpServer},
    world::LocalEdge,
};

/// Domain of the Message-IDs that the local SES writes.
pub const SES_DOMAIN: &str = "local.amazonses.com";
/// On one machine nothing is gained by waiting.
const LOCAL_PACE: ReviewPace =
    ReviewPace { per_second: NonZeroU32::new(1_000).unwrap(), at_once: NonZeroUsize::new(4).unwrap() };
pub(crate) const TABLE: &str = "aboveboard";
const RAW_BUCKET: &str = "aboveboard-raw-mail";
const COPIES_BUCKET: &str = "aboveboard-copies";

/// Where a house listens and what it keeps.
#[derive(Debug)]
pub struct Plan {
    /// Where everything is kept.
    pub data: DataFolder,
    /// Where the API listens.
    pub http: SocketAddr,
    /// Where mail comes in.
    pub smtp: SocketAddr,
    /// The time.
    pub clock: Clock,
    /// Whether calls of the Selling Partner API are counted.
    pub rate_limits: RateLimits,
}

/// A running house.
pub struct House {
    /// What its functions use.
    pub services: Services,
    /// What left.
    pub outbox: Outbox,
    /// The time.
    pub clock: Clock,
    /// Where the API listens.
    pub http: SocketAddr,
    /// Where mail comes in.
    pub smtp: SocketAddr,
    /// What the first sweep finished that an earlier house left.
    pub recovered: Swept,
    /// Stand-in for SES, whose behaviour tests may change.
    pub ses: Ses,
    /// What becomes of mail as it comes in.
    pub journal: Journal,
    port: SmtpServer,
    dynamodb: Endpoint,
    s3: Endpoint,
    stop: watch::Sender<bool>,
    running: Vec<JoinHandle<()>>,
    claim: Claim,
    /// A temporary folder goes with its last holder.
    _data: DataFolder,
}

/// Why a house did not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The data folder.
    #[error(transparent)]
    Data(#[from] DataError),
    /// Its keys.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// What left before.
    #[error(transparent)]
    Outbox(#[from] OutboxError),
    /// A stand-in of AWS.
    #[error(transparent)]
    Endpoint(#[from] EndpointError),
    /// The table.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The first sweep.
    #[error("the sweep of what an earlier run left failed: {0}")]
    Sweep(#[from] post::Error),
    /// A port.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// The address asked for.
        address: SocketAddr,
        /// What the system said.
        source: std::io::Error,
    },
}

impl House {
    /// Opens the house and finishes what an earlier one left when it was killed.
    pub async fn open(plan: Plan) -> Result<Self, OpenError> {
        let claim = plan.data.claim()?;
        let keys = Keys::open(&plan.data.keys())?;
        let outbox = Outbox::open(plan.data.outbox())?;
        let dynamodb = dynamodb::start(&plan.data.dynamodb())?;
        let s3 = s3::start(&plan.data.s3(), &[RAW_BUCKET, COPIES_BUCKET])?;
        let ses = Ses::start(outbox.clone(), plan.clock.clone(), VerifiedDomains::Any)?;
        let http = listen(plan.http).await?;
        let http_address =
            http.local_addr().map_err(|source| OpenError::Listen { address: plan.http, source })?;
        let services = Services::new(
            &clients_for_endpoints().await,
            &Endpoints { dynamodb: Some(dynamodb.url()), s3: Some(s3.url()), ses: Some(ses.url()) },
            settings(&keys, http_address, plan.rate_limits),
        );
        store::schema::create(services.store.client(), TABLE).await?;
        let wake = Wake { alone: true };
        let recovered = Box::pin(sweep::handle(services.clone(), wake, plan.clock.now())).await?;
        let (stop, stopped) = watch::channel(false);
        let edge = LocalEdge::new(plan.clock.clone());
        let api = finish(functions(), services.clone(), edge);
        let local = mailboxes::routes(outbox.clone())
            .merge(clock_routes::routes(plan.clock.clone()))
            .merge(invoke::routes(services.clone(), plan.clock.clone(), api.clone()));
        let journal = Journal::default();
        let receiving = Receiving::new(services.clone(), plan.clock.clone(), journal.clone());
        let take = move |submission| {
            let receiving = receiving.clone();
            async move { receiving.answer(submission).await }
        };
        let port = SmtpServer::start(plan.smtp, Limits::default(), take)
            .await
            .map_err(|source| OpenError::Listen { address: plan.smtp, source })?;
        let running = vec![
            tokio::spawn(serve_http(http, local.fallback_service(api), stopped.clone())),
            tokio::spawn(schedules::keep_ticking(services.clone(), plan.clock.clone(), stopped)),
        ];
        Ok(Self {
            services,
            outbox,
            clock: plan.clock,
            http: http_address,
            smtp: port.address(),
            journal,
            port,
            recovered,
            ses,
            dynamodb,
            s3,
            stop,
            running,
            claim,
            _data: plan.data,
        })
    }

    /// Where the stand-ins of AWS listen and what they hold, for the AWS CLI: service, address, and names.
    pub fn endpoints(&self) -> [(&'static str, String, String); 3] {
        [
            ("DynamoDB", self.dynamodb.url(), format!("table {TABLE}")),
            ("S3", self.s3.url(), format!("buckets {RAW_BUCKET}, {COPIES_BUCKET}")),
            ("SES", self.ses.url(), "v2, any domain".to_owned()),
        ]
    }

    /// Tells other commands on the same folder that this house is ready, and where.
    pub fn announce(&self) -> Result<(), DataError> {
        self.claim.announce(&Holder::new(self.http, self.dynamodb.url()))
    }

    /// A token for the API.
    pub fn token(&self, scope: &host::http::Scope) -> String {
        host::http::issue_token(&self.services.settings.keys.token, scope)
    }

    /// Runs every scheduled function once.
    pub async fn tick(&self) -> Ticked {
        schedules::tick(&self.services, &self.clock).await
    }

    /// Lets what runs finish, then closes.
    pub async fn close(self) {
        self.stop.send_replace(true);
        self.port.stop().await;
        for task in self.running {
            if let Err(error) = task.await {
                tracing::error!(%error, "a part of the house failed");
            }
        }
        self.ses.stop().await;
        self.s3.stop().await;
        self.dynamodb.stop().await;
    }
}

/// Every HTTP function, as one API.
fn functions() -> Router<Services> {
    orders::routes()
        .merge(proactive_send::routes())
        .merge(opt_out::routes())
        .merge(reviews::routes())
        .merge(authorise::routes())
        .merge(api_description::routes())
}

pub(crate) fn settings(keys: &Keys, http: SocketAddr, rate_limits: RateLimits) -> Settings {
    Settings {
        table: TABLE.to_owned(),
        raw_bucket: RAW_BUCKET.to_owned(),
        raw_prefix: String::new(),
        copies_bucket: COPIES_BUCKET.to_owned(),
        configuration_set: None,
        ses_domain: SES_DOMAIN.to_owned(),
        public_url: format!("http://{http}"),
        keys: HostKeys {
            mask: keys.mask,
            link: keys.link,
            token: keys.token,
            previous_token: keys.previous_token,
        },
        review_pace: LOCAL_PACE,
        rate_limits,
    }
}

async fn listen(address: SocketAddr) -> Result<TcpListener, OpenError> {
    TcpListener::bind(address).await.map_err(|source| OpenError::Listen { address, source })
}

async fn serve_http(listener: TcpListener, routes: Router, stopped: watch::Receiver<bool>) {
    if let Err(error) = axum::serve(listener, routes).with_graceful_shutdown(ended(stopped)).await {
        tracing::error!(%error, "the API stopped");
    }
}

/// Ends when the house closes.
pub(crate) async fn ended(mut stopped: watch::Receiver<bool>) {
    // An error means that the house is gone, which is an end as well.
    drop(stopped.wait_for(|stopped| *stopped).await);
}
