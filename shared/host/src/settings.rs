use std::{
    env,
    num::{NonZeroU32, NonZeroUsize},
};

use base64::{Engine, engine::general_purpose::STANDARD};

/// What a deployment chooses. Read once at start.
#[derive(Clone)]
pub struct Settings {
    /// Name of the table.
    pub table: String,
    /// Bucket that SES stores raw mail in.
    pub raw_bucket: String,
    /// What SES puts before its own message id to name the object.
    pub raw_prefix: String,
    /// Bucket of the copies that are kept of what leaves.
    pub copies_bucket: String,
    /// SES configuration set; none locally.
    pub configuration_set: Option<String>,
    /// Domain of the Message-IDs that SES writes, such as `eu-west-1.amazonses.com`.
    pub ses_domain: String,
    /// Where this house's HTTP API is reached, without a trailing slash; links in mails begin with it.
    pub public_url: String,
    /// The house's secrets.
    pub keys: Keys,
    /// How fast review requests leave.
    pub review_pace: ReviewPace,
    /// Whether calls of the Selling Partner API are counted against usage plans.
    pub rate_limits: RateLimits,
}

/// Whether calls of the Selling Partner API are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RateLimits {
    /// Each operation by its usage plan, or by the application's own.
    #[default]
    On,
    /// Never refused for their number: for a machine of one's own.
    Off,
}

/// How fast one run of `review-requests` works. With a run for each shard at the same time, SES sees eight times that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewPace {
    /// Mails a second.
    pub per_second: NonZeroU32,
    /// Orders at once.
    pub at_once: NonZeroUsize,
}

impl Default for ReviewPace {
    fn default() -> Self {
        Self {
            per_second: const { NonZeroU32::new(10).unwrap() },
            at_once: const { NonZeroUsize::new(8).unwrap() },
        }
    }
}

/// The house's secrets, 32 bytes each. `Debug` hides them.
#[derive(Clone)]
pub struct Keys {
    /// Checks masks.
    pub mask: [u8; 32],
    /// Signs links in mails.
    pub link: [u8; 32],
    /// Signs API tokens.
    pub token: [u8; 32],
    /// The token key before, as long as access tokens that it signed are to hold: an hour after it was replaced.
    pub previous_token: Option<[u8; 32]>,
}

/// The environment does not say what it must.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("environment variable `{name}` {problem}")]
pub struct SettingsError {
    name: &'static str,
    problem: &'static str,
}

impl Settings {
    /// Reads the environment of a Lambda function, as `infra/template.yaml` sets it.
    pub fn from_env() -> Result<Self, SettingsError> {
        Ok(Self {
            table: required("ABOVEBOARD_TABLE")?,
            raw_bucket: required("ABOVEBOARD_RAW_BUCKET")?,
            raw_prefix: env::var("ABOVEBOARD_RAW_PREFIX").unwrap_or_default(),
            copies_bucket: required("ABOVEBOARD_COPIES_BUCKET")?,
            configuration_set: env::var("ABOVEBOARD_CONFIGURATION_SET").ok(),
            ses_domain: required("ABOVEBOARD_SES_DOMAIN")?,
            public_url: required("ABOVEBOARD_PUBLIC_URL")?.trim_end_matches('/').to_owned(),
            keys: Keys {
                mask: key("ABOVEBOARD_MASK_KEY")?,
                link: key("ABOVEBOARD_LINK_KEY")?,
                token: key("ABOVEBOARD_TOKEN_KEY")?,
                previous_token: previous("ABOVEBOARD_TOKEN_KEY_PREVIOUS")?,
            },
            review_pace: ReviewPace {
                per_second: rate("ABOVEBOARD_REVIEW_RATE")?,
                at_once: count("ABOVEBOARD_REVIEW_CONCURRENCY", ReviewPace::default().at_once)?,
            },
            rate_limits: RateLimits::On,
        })
    }
}

fn required(name: &'static str) -> Result<String, SettingsError> {
    env::var(name).map_err(|_| SettingsError { name, problem: "is not set" })
}

/// Timers tick in milliseconds, so that more than a thousand a second cannot be kept apart.
fn rate(name: &'static str) -> Result<NonZeroU32, SettingsError> {
    let rate = count(name, ReviewPace::default().per_second)?;
    if rate.get() <= 1_000 { Ok(rate) } else { Err(SettingsError { name, problem: "must be 1 to 1000" }) }
}

fn count<T: std::str::FromStr>(name: &'static str, otherwise: T) -> Result<T, SettingsError> {
    match env::var(name) {
        Ok(text) => {
            text.parse().map_err(|_| SettingsError { name, problem: "must be a whole number above zero" })
        }
        Err(_) => Ok(otherwise),
    }
}

fn key(name: &'static str) -> Result<[u8; 32], SettingsError> {
    decoded(name, &required(name)?)
}

/// A key that may be absent; CloudFormation cannot leave a variable out, so that an empty one is none.
fn previous(name: &'static str) -> Result<Option<[u8; 32]>, SettingsError> {
    env::var(name).ok().filter(|text| !text.is_empty()).map(|text| decoded(name, &text)).transpose()
}

fn decoded(name: &'static str, text: &str) -> Result<[u8; 32], SettingsError> {
    let bytes = STANDARD.decode(text).ok().and_then(|bytes| bytes.try_into().ok());
    bytes.ok_or(SettingsError { name, problem: "must be 32 bytes in base64" })
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(redacted)")
    }
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings")
            .field("table", &self.table)
            .field("public_url", &self.public_url)
            .finish_non_exhaustive()
    }
}
