//! SES v2: `POST /v2/email/outbound-emails` with raw mail, filed in the [`Outbox`].
//!
//! As SES does, it puts its own Message-ID and Date into the mail and leaves all else as it came, byte for
//! byte. A mail is on disk before it is answered. [`SesBehaviour`] makes it fail in the ways that SES can.

mod error;
mod request;
mod stamp;

use std::{
    convert::Infallible,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::{
    Method, Request, Response, StatusCode,
    body::{Bytes, Incoming},
    service::service_fn,
};
use serde::Serialize;

use self::{error::SesError, request::SendEmail};
use super::{Endpoint, EndpointError, http};
use crate::{
    clock::Clock,
    outbox::{Outbox, Outgoing},
};

const SERVICE: &str = "ses";
const SEND_EMAIL: &str = "/v2/email/outbound-emails";

/// Larger mails are refused, in bytes of raw mail.
pub const MAX_MAIL_BYTES: usize = 40 * 1024 * 1024;

/// Room for a mail of the largest size in base64, and for what else a request says.
const MAX_REQUEST_BYTES: usize = MAX_MAIL_BYTES / 3 * 4 + 1024 * 1024;

/// SES on loopback. It ends when it is stopped or dropped.
#[derive(Debug)]
pub struct Ses {
    endpoint: Endpoint,
    behaviour: Arc<Mutex<SesBehaviour>>,
    requests: Arc<AtomicUsize>,
}

/// How SES answers from now on. All but `Accept` are for tests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SesBehaviour {
    /// As it should.
    Accept,
    /// Takes nothing and answers this error.
    Fail {
        /// HTTP status, 400 to 599.
        status: u16,
        /// Error code, such as `TooManyRequestsException`.
        code: String,
    },
    /// Takes the mail, then closes the connection: the reply is lost.
    AcceptThenDropConnection,
    /// Takes nothing and never answers.
    Hang,
}

/// The domains that mail may be sent from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum VerifiedDomains {
    /// Every one.
    #[default]
    Any,
    /// These and what lies below them.
    Only(Vec<String>),
}

/// The connection is closed without an answer.
#[derive(Debug, thiserror::Error)]
#[error("the reply is lost on purpose")]
struct ReplyLost;

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct SendEmailOutput<'a> {
    message_id: &'a str,
}

impl Ses {
    /// Starts SES. Mails go to `outbox`, dated by `clock`.
    pub fn start(outbox: Outbox, clock: Clock, verified: VerifiedDomains) -> Result<Self, EndpointError> {
        let behaviour = Arc::new(Mutex::new(SesBehaviour::Accept));
        let requests = Arc::new(AtomicUsize::new(0));
        let desk = Arc::new(Desk {
            outbox,
            clock,
            verified,
            behaviour: Arc::clone(&behaviour),
            requests: Arc::clone(&requests),
        });
        let service = service_fn(move |request| {
            let desk = Arc::clone(&desk);
            async move { desk.answer(request).await }
        });
        let endpoint = Endpoint::start(SERVICE, |listener, stop| http::serve(listener, stop, service))?;
        Ok(Self { endpoint, behaviour, requests })
    }

    /// What an SDK client takes as its endpoint.
    pub fn url(&self) -> String {
        self.endpoint.url()
    }

    /// HTTP requests that came, answered or not.
    pub fn requests(&self) -> usize {
        self.requests.load(Ordering::Relaxed)
    }

    /// Changes how requests are answered that come from now on.
    pub fn set_behaviour(&self, behaviour: SesBehaviour) {
        *self.behaviour.lock().unwrap_or_else(PoisonError::into_inner) = behaviour;
    }

    /// Lets running requests finish, then ends the service.
    pub async fn stop(self) {
        self.endpoint.stop().await;
    }
}

/// Takes requests and answers them.
struct Desk {
    outbox: Outbox,
    clock: Clock,
    verified: VerifiedDomains,
    behaviour: Arc<Mutex<SesBehaviour>>,
    requests: Arc<AtomicUsize>,
}

impl Desk {
    async fn answer(&self, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, ReplyLost> {
        self.requests.fetch_add(1, Ordering::Relaxed);
        let behaviour = self.behaviour.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let outcome = match behaviour {
            SesBehaviour::Accept => self.send_email(request).await,
            SesBehaviour::Fail { status, code } => Err(SesError::OnPurpose { status, code }),
            SesBehaviour::AcceptThenDropConnection => match self.send_email(request).await {
                Ok(_) => return Err(ReplyLost),
                Err(error) => Err(error),
            },
            SesBehaviour::Hang => match std::future::pending::<Infallible>().await {},
        };
        Ok(match outcome {
            Ok(message_id) => {
                let output = SendEmailOutput { message_id: &message_id };
                error::json_response(StatusCode::OK, &output)
            }
            Err(error) => error.into_response(),
        })
    }

    /// Files the mail and gives back its SES message id.
    async fn send_email(&self, request: Request<Incoming>) -> Result<String, SesError> {
        if request.method() != Method::POST || request.uri().path() != SEND_EMAIL {
            return Err(SesError::UnknownOperation);
        }
        let body = Limited::new(request.into_body(), MAX_REQUEST_BYTES).collect().await;
        let body = body.map_err(|error| match error.downcast::<LengthLimitError>() {
            Ok(_) => SesError::TooLarge,
            Err(error) => SesError::BadRequest(format!("the request broke off: {error}")),
        })?;
        let email = SendEmail::read(&body.to_bytes())?;
        email.check_sender(&self.verified)?;
        let now = self.clock.now();
        let message_id = stamp::message_id(now).map_err(|error| SesError::Internal(error.to_string()))?;
        let outgoing = Outgoing {
            sent_at: now,
            destination: email.destination,
            tags: email.tags,
            configuration_set: email.configuration_set,
            raw: stamp::stamp(&email.raw, &message_id, now),
        };
        let outbox = self.outbox.clone();
        let filed = tokio::task::spawn_blocking(move || outbox.file(&outgoing)).await;
        match filed {
            Ok(Ok(_)) => Ok(message_id),
            Ok(Err(error)) => Err(SesError::Internal(error.to_string())),
            Err(error) => Err(SesError::Internal(error.to_string())),
        }
    }
}
