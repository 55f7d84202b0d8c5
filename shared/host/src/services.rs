use std::{sync::Arc, time::Duration};

use aws_config::{BehaviorVersion, Region, SdkConfig, retry::RetryConfig, timeout::TimeoutConfig};
use aws_sdk_dynamodb::config::{Credentials, SharedCredentialsProvider};
use aws_smithy_http_client::{Builder, tls};
use mail::{LinkKey, MaskKey, OptOutLinks};
use policy::BuyerId;
use post::{Objects, Outgate, Post};
use store::Store;

use crate::Settings;

/// Everything a handler may use. Cheap to clone; nobody else builds a client.
#[derive(Clone)]
pub struct Services {
    /// What the house knows.
    pub store: Store,
    /// What brings mail in and out.
    pub post: Post,
    /// Makes and checks masks.
    pub mask_key: MaskKey,
    /// Makes and reads the links by which buyers opt out.
    pub opt_out_links: OptOutLinks,
    /// What the deployment chose.
    pub settings: Arc<Settings>,
}

/// How long one attempt of a call to DynamoDB may take.
const DYNAMODB_ATTEMPT: Duration = Duration::from_secs(5);

/// Where AWS is, if not at its own addresses.
#[derive(Debug, Clone, Default)]
pub struct Endpoints {
    /// DynamoDB.
    pub dynamodb: Option<String>,
    /// S3; addressed by path.
    pub s3: Option<String>,
    /// SES v2.
    pub ses: Option<String>,
}

/// The SDK's configuration: region and credentials from the environment, TLS by rustls with ring.
pub async fn clients() -> SdkConfig {
    let tls = Builder::new()
        .tls_provider(tls::Provider::Rustls(tls::rustls_provider::CryptoMode::Ring))
        .build_https();
    aws_config::defaults(BehaviorVersion::latest()).http_client(tls).load().await
}

/// The SDK's configuration for endpoints on this machine: no TLS, fixed credentials, nothing looked up.
pub async fn clients_for_endpoints() -> SdkConfig {
    let credentials = Credentials::new("test", "test", None, None, "aboveboard");
    aws_config::defaults(BehaviorVersion::latest())
        .http_client(Builder::new().build_http())
        .region(Region::from_static("us-east-1"))
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .load()
        .await
}

impl Services {
    /// Builds the clients of AWS that handlers use.
    pub fn new(sdk: &SdkConfig, endpoints: &Endpoints, settings: Settings) -> Self {
        let with_endpoint = |endpoint: &Option<String>| {
            let mut config = sdk.to_builder();
            config.set_endpoint_url(endpoint.clone().or_else(|| sdk.endpoint_url().map(ToOwned::to_owned)));
            config.build()
        };
        // An answer that does not come would hold a function until it is ended; every write may be tried again.
        let timeouts = TimeoutConfig::builder().operation_attempt_timeout(DYNAMODB_ATTEMPT).build();
        let dynamodb = aws_sdk_dynamodb::config::Builder::from(&with_endpoint(&endpoints.dynamodb))
            .timeout_config(timeouts)
            .build();
        let dynamodb = aws_sdk_dynamodb::Client::from_conf(dynamodb);
        let by_path = endpoints.s3.is_some() || sdk.endpoint_url().is_some();
        let s3 = aws_sdk_s3::config::Builder::from(&with_endpoint(&endpoints.s3))
            .force_path_style(by_path)
            .build();
        let s3 = aws_sdk_s3::Client::from_conf(s3);
        // The SDK would send a mail again whose answer was lost, uncounted: the post tries again itself.
        let ses = aws_sdk_sesv2::config::Builder::from(&with_endpoint(&endpoints.ses))
            .retry_config(RetryConfig::disabled())
            .build();
        let ses = aws_sdk_sesv2::Client::from_conf(ses);
        let store = Store::new(dynamodb, &settings.table);
        let objects = Objects::new(s3, &settings.raw_bucket, &settings.raw_prefix, &settings.copies_bucket);
        let outgate = Outgate::new(ses, settings.configuration_set.clone(), &settings.ses_domain);
        let link_key = LinkKey::of(&MaskKey::new(settings.keys.link));
        let opt_out_links = OptOutLinks::new(link_key, &settings.public_url);
        Self {
            post: Post::new(store.clone(), objects, outgate, opt_out_links.clone()),
            mask_key: MaskKey::new(settings.keys.mask),
            store,
            opt_out_links,
            settings: Arc::new(settings),
        }
    }

    /// The link that lets a buyer opt out without a login, for mails that leave (RFC 8058; `optout-how`).
    pub fn opt_out_link(&self, buyer: &BuyerId) -> String {
        self.opt_out_links.link(buyer)
    }
}
