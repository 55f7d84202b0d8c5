use std::time::Duration;

use aws_sdk_sesv2::{
    Client,
    config::{retry::RetryConfig, timeout::TimeoutConfig},
    error::{BuildError, DisplayErrorContext, SdkError},
    operation::send_email::{SendEmailError, SendEmailOutput, builders::SendEmailFluentBuilder},
    primitives::Blob,
    types::{Destination, EmailContent, MessageTag, RawMessage},
};
use policy::EmailAddress;

use crate::ReviewProtocol;

/// Waits before a mail that SES had no room for is tried again.
const THROTTLE_WAITS: [Duration; 3] =
    [Duration::from_millis(100), Duration::from_millis(300), Duration::from_millis(900)];

/// SES. Its client must not retry by itself: a mail whose answer was lost would leave twice, uncounted.
#[derive(Clone, Debug)]
pub struct Outgate {
    client: Client,
    configuration_set: Option<String>,
    ses_domain: String,
}

/// What SES said to a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    /// It took it; the recipient's program will know it by this Message-ID, which SES writes itself.
    Took { mail_id: String },
    /// It will never take it.
    Never { cause: String },
    /// It did not take it now.
    Later { cause: String },
    /// It did not take it, since too many came at once.
    Throttled { cause: String },
    /// Nobody knows whether it took it.
    Unknown { cause: String },
}

impl Outgate {
    /// The way out. `ses_domain` is the domain of the Message-IDs that SES writes in this region.
    pub fn new(client: Client, configuration_set: Option<String>, ses_domain: &str) -> Self {
        Self { client, configuration_set, ses_domain: ses_domain.to_owned() }
    }

    /// Hands one mail to SES. `tags` come back with SES's events about it. A mail that SES had no room for is tried
    /// again within a second or two, since it surely did not leave.
    pub(crate) async fn send(
        &self,
        from: &EmailAddress,
        to: &EmailAddress,
        mail: Vec<u8>,
        tags: &[(&str, &str)],
    ) -> Answer {
        for wait in THROTTLE_WAITS {
            match self.send_once(from, to, mail.clone(), tags).await {
                Answer::Throttled { .. } => tokio::time::sleep(wait).await,
                answer => return answer,
            }
        }
        self.send_once(from, to, mail, tags).await
    }

    /// Hands one mail to SES with the HTTP requests that `protocol` allows, which is one, in the time that it allows.
    /// `tags` come back with SES's events about it.
    pub(crate) async fn send_at_most_once(
        &self,
        from: &EmailAddress,
        to: &EmailAddress,
        mail: Vec<u8>,
        tags: &[(&str, &str)],
        protocol: &ReviewProtocol,
    ) -> Answer {
        let request = match self.request(from, to, mail, tags) {
            Ok(request) => request,
            Err(answer) => return answer,
        };
        let timeouts = TimeoutConfig::builder().operation_timeout(protocol.answer_within).build();
        let config = aws_sdk_sesv2::config::Builder::new()
            .retry_config(RetryConfig::standard().with_max_attempts(protocol.attempts))
            .timeout_config(timeouts);
        self.answer_of(request.customize().config_override(config).send().await)
    }

    async fn send_once(
        &self,
        from: &EmailAddress,
        to: &EmailAddress,
        mail: Vec<u8>,
        tags: &[(&str, &str)],
    ) -> Answer {
        match self.request(from, to, mail, tags) {
            Ok(request) => self.answer_of(request.send().await),
            Err(answer) => answer,
        }
    }

    fn request(
        &self,
        from: &EmailAddress,
        to: &EmailAddress,
        mail: Vec<u8>,
        tags: &[(&str, &str)],
    ) -> Result<SendEmailFluentBuilder, Answer> {
        let unwritable = |error: BuildError| Answer::Never { cause: error.to_string() };
        let raw = RawMessage::builder().data(Blob::new(mail)).build().map_err(unwritable)?;
        let mut request = self
            .client
            .send_email()
            .from_email_address(from.as_str())
            .destination(Destination::builder().to_addresses(to.as_str()).build())
            .content(EmailContent::builder().raw(raw).build())
            .set_configuration_set_name(self.configuration_set.clone());
        for (name, value) in tags {
            let tag = MessageTag::builder().name(*name).value(*value).build().map_err(unwritable)?;
            request = request.email_tags(tag);
        }
        Ok(request)
    }

    fn answer_of(&self, sent: Result<SendEmailOutput, SdkError<SendEmailError>>) -> Answer {
        match sent {
            Ok(output) => match output.message_id {
                Some(id) => Answer::Took { mail_id: format!("{id}@{}", self.ses_domain) },
                None => Answer::Unknown { cause: "SES named no message id".to_owned() },
            },
            Err(error) => classify(error),
        }
    }
}

fn classify(error: SdkError<SendEmailError>) -> Answer {
    let kind = match &error {
        SdkError::ServiceError(service) => match service.err() {
            SendEmailError::MessageRejected(_) | SendEmailError::BadRequestException(_) => Kind::Never,
            SendEmailError::AccountSuspendedException(_)
            | SendEmailError::SendingPausedException(_)
            | SendEmailError::MailFromDomainNotVerifiedException(_)
            | SendEmailError::NotFoundException(_)
            | SendEmailError::LimitExceededException(_) => Kind::Later,
            SendEmailError::TooManyRequestsException(_) => Kind::Throttled,
            _ if service.raw().status().is_client_error() => Kind::Later,
            _ => Kind::Unknown,
        },
        SdkError::ConstructionFailure(_) => Kind::Later,
        _ => Kind::Unknown,
    };
    let cause = DisplayErrorContext(error).to_string();
    match kind {
        Kind::Never => Answer::Never { cause },
        Kind::Later => Answer::Later { cause },
        Kind::Throttled => Answer::Throttled { cause },
        Kind::Unknown => Answer::Unknown { cause },
    }
}

enum Kind {
    Never,
    Later,
    Throttled,
    Unknown,
}
