//! The clients of AWS as `host` makes them, on the wire of a run.

use std::sync::atomic::{AtomicU32, Ordering};

use aws_config::{BehaviorVersion, Region, SdkConfig, retry::RetryConfig};
use aws_sdk_dynamodb::config::{Credentials, SharedCredentialsProvider};
use host::{Endpoints, Keys, RateLimits, ReviewPace, Services, Settings};
use post::{Objects, Outgate, Post};

use crate::{
    Clock, Scenario, SesClient,
    wire::Wire,
    world::{RAW, SES_DOMAIN, TABLE},
};

const COPIES: &str = "copies";

/// The services of a house.
pub(crate) fn of(wire: &Wire, clock: Clock, scenario: &Scenario) -> Services {
    let sdk = sdk(wire, clock);
    let mut services = Services::new(&sdk, &Endpoints::default(), settings());
    if scenario.ses == SesClient::Retrying {
        services.post = retrying_post(&sdk, &services);
    }
    services.post = services.post.with_review_protocol(scenario.protocol);
    services
}

/// The SDK as on Lambda, but for the wire, the clock, and credentials that need no lookup. The region has a name of its
/// own, since the SDK keeps one budget of retries for each region of a process: no run spends another's.
fn sdk(wire: &Wire, clock: Clock) -> SdkConfig {
    static REGIONS: AtomicU32 = AtomicU32::new(0);
    let region = format!("sim-{}", REGIONS.fetch_add(1, Ordering::Relaxed));
    let credentials = Credentials::new("AKID", "secret", None, None, "simulation");
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(region))
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .retry_config(RetryConfig::standard())
        .http_client(wire.clone())
        .time_source(clock)
        .sleep_impl(clock)
        .build()
}

/// The post with a client of SES that retries, as it would be if `host` forgot to forbid it.
fn retrying_post(sdk: &SdkConfig, services: &Services) -> Post {
    let settings = &services.settings;
    let objects = Objects::new(
        aws_sdk_s3::Client::new(sdk),
        &settings.raw_bucket,
        &settings.raw_prefix,
        &settings.copies_bucket,
    );
    let ses = aws_sdk_sesv2::Client::new(sdk);
    let outgate = Outgate::new(ses, settings.configuration_set.clone(), &settings.ses_domain);
    Post::new(services.store.clone(), objects, outgate, services.opt_out_links.clone())
}

fn settings() -> Settings {
    Settings {
        table: TABLE.to_owned(),
        raw_bucket: RAW.to_owned(),
        raw_prefix: String::new(),
        copies_bucket: COPIES.to_owned(),
        configuration_set: Some("aboveboard".to_owned()),
        ses_domain: SES_DOMAIN.to_owned(),
        public_url: "https://api.corner-market.example".to_owned(),
        keys: Keys { mask: [1; 32], link: [2; 32], token: [3; 32], previous_token: None },
        review_pace: ReviewPace::default(),
        rate_limits: RateLimits::On,
    }
}
