//! An HTTP client that has DynamoDB say of every call what it consumes, and adds it up.

use std::{
    collections::BTreeMap,
    error::Error,
    fmt, mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use aws_smithy_runtime_api::client::{
    http::{
        HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient,
        SharedHttpConnector,
    },
    orchestrator::HttpRequest,
    result::ConnectorError,
    runtime_components::RuntimeComponents,
};
use http_body_util::BodyExt;
use serde_json::Value;

/// Capacity units that DynamoDB counted, by operation.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Units(BTreeMap<String, f64>);

/// Some answers did not say what they consumed: any sum would be too small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unreported(u32);

impl fmt::Display for Unreported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} answers of DynamoDB did not say what they consumed", self.0)
    }
}

impl Error for Unreported {}

/// The units since they were last taken. Clones add up together.
#[derive(Debug, Clone, Default)]
pub(crate) struct Meter(Arc<Mutex<Reading>>);

#[derive(Debug, Default)]
struct Reading {
    units: Units,
    unreported: u32,
}

impl Units {
    /// Read capacity units.
    pub(crate) fn read(&self) -> f64 {
        self.sum(is_read)
    }

    /// Read capacity units that finding the orders took. They are few, since the index holds keys alone: among all
    /// reads nobody would see them grow.
    pub(crate) fn found(&self) -> f64 {
        self.sum(|operation| matches!(operation, "Query" | "Scan"))
    }

    /// Write capacity units.
    pub(crate) fn written(&self) -> f64 {
        self.sum(|operation| !is_read(operation))
    }

    fn sum(&self, counts: impl Fn(&str) -> bool) -> f64 {
        self.0.iter().filter(|(operation, _)| counts(operation)).fold(0.0, |sum, (_, units)| sum + units)
    }
}

fn is_read(operation: &str) -> bool {
    matches!(operation, "GetItem" | "BatchGetItem" | "TransactGetItems" | "Query" | "Scan")
}

impl Meter {
    /// What was consumed since the last time.
    pub(crate) fn take(&self) -> Result<Units, Unreported> {
        let Reading { units, unreported } = mem::take(&mut *self.reading());
        if unreported == 0 { Ok(units) } else { Err(Unreported(unreported)) }
    }

    fn note(&self, operation: &str, answer: &[u8]) {
        let mut reading = self.reading();
        match consumed(answer) {
            Some(units) => *reading.units.0.entry(operation.to_owned()).or_default() += units,
            None => reading.unreported += 1,
        }
    }

    fn reading(&self) -> MutexGuard<'_, Reading> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The units that an answer names: for one table, or for each of several.
fn consumed(answer: &[u8]) -> Option<f64> {
    let answer: Value = serde_json::from_slice(answer).ok()?;
    let of = |table: &Value| table.get("CapacityUnits")?.as_f64();
    match answer.get("ConsumedCapacity")? {
        Value::Array(tables) => tables.iter().map(of).sum(),
        table => of(table),
    }
}

/// Has DynamoDB say what the call consumes. The name of the operation, if the request is one for DynamoDB.
fn ask(request: &mut HttpRequest) -> Option<String> {
    let (_, operation) = request.headers().get("x-amz-target")?.rsplit_once('.')?;
    let operation = operation.to_owned();
    let mut body: Value = serde_json::from_slice(request.body().bytes()?).ok()?;
    body.as_object_mut()?.insert("ReturnConsumedCapacity".to_owned(), "TOTAL".into());
    let body = body.to_string();
    request.headers_mut().insert("content-length", body.len().to_string());
    *request.body_mut() = body.into();
    Some(operation)
}

/// A client that does its work through another one.
#[derive(Debug)]
pub(crate) struct Metering<C> {
    inner: C,
    meter: Meter,
}

impl Metering<SharedHttpClient> {
    /// Adds up in `meter` what goes through `inner`.
    pub(crate) fn over(inner: SharedHttpClient, meter: &Meter) -> SharedHttpClient {
        SharedHttpClient::new(Self { inner, meter: meter.clone() })
    }
}

impl HttpClient for Metering<SharedHttpClient> {
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        let inner = self.inner.http_connector(settings, components);
        SharedHttpConnector::new(Metering { inner, meter: self.meter.clone() })
    }
}

impl HttpConnector for Metering<SharedHttpConnector> {
    fn call(&self, mut request: HttpRequest) -> HttpConnectorFuture {
        let operation = ask(&mut request);
        let answer = self.inner.call(request);
        let Some(operation) = operation else { return answer };
        let meter = self.meter.clone();
        HttpConnectorFuture::new(async move {
            let mut answer = answer.await?;
            let body = answer.body_mut().collect().await.map_err(ConnectorError::io)?.to_bytes();
            meter.note(&operation, &body);
            *answer.body_mut() = body.into();
            Ok(answer)
        })
    }
}
