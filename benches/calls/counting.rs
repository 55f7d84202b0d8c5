//! An HTTP client that counts what the SDK asks of AWS, retries included.

use std::{
    collections::BTreeMap,
    mem,
    sync::{Arc, Mutex, PoisonError},
};

use aws_smithy_runtime_api::client::{
    http::{
        HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient,
        SharedHttpConnector,
    },
    orchestrator::HttpRequest,
    runtime_components::RuntimeComponents,
};

/// A service of AWS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Service {
    DynamoDb,
    S3,
    Ses,
}

/// One kind of call.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Operation {
    pub(crate) service: Service,
    pub(crate) name: String,
}

/// How often each operation was called.
pub(crate) type Counts = BTreeMap<Operation, u32>;

/// The calls since they were last taken. Clones count together.
#[derive(Debug, Clone, Default)]
pub(crate) struct Calls(Arc<Mutex<Counts>>);

impl Calls {
    /// What was called since the last time.
    pub(crate) fn take(&self) -> Counts {
        mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn note(&self, request: &HttpRequest) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *counts.entry(Operation::of(request)).or_default() += 1;
    }
}

impl Operation {
    fn of(request: &HttpRequest) -> Self {
        if let Some(target) = request.headers().get("x-amz-target") {
            let name = target.rsplit_once('.').map_or(target, |(_, name)| name);
            return Self { service: Service::DynamoDb, name: name.to_owned() };
        }
        let (service, name) = match (request.method(), request.uri().contains("/v2/email/")) {
            ("POST", true) => (Service::Ses, "SendEmail"),
            (_, true) => (Service::Ses, "other"),
            ("GET", false) => (Service::S3, "GetObject"),
            ("PUT", false) => (Service::S3, "PutObject"),
            (_, false) => (Service::S3, "other"),
        };
        Self { service, name: name.to_owned() }
    }
}

/// A client that does its work through another one.
#[derive(Debug)]
pub(crate) struct Counting<C> {
    inner: C,
    calls: Calls,
}

impl<C> Counting<C> {
    /// Counts in `calls` what goes through `inner`.
    pub(crate) fn new(inner: C, calls: Calls) -> Self {
        Self { inner, calls }
    }
}

impl HttpClient for Counting<SharedHttpClient> {
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        let inner = self.inner.http_connector(settings, components);
        SharedHttpConnector::new(Counting { inner, calls: self.calls.clone() })
    }
}

impl HttpConnector for Counting<SharedHttpConnector> {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        self.calls.note(&request);
        self.inner.call(request)
    }
}
