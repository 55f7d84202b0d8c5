//! How a command talks to a house as any program would: HTTP and SMTP over real sockets.

use std::net::SocketAddr;

use axum::{
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use http_body_util::BodyExt;
use hyper_util::rt::TokioIo;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor, address::Envelope};
use serde_json::Value;
use tokio::net::TcpStream;

use crate::house::House;

/// A call or a mail did not come through.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct TalkError(String);

/// One HTTP call, with a token if it needs one. Gives the status and the JSON of the answer, null if it has none.
pub async fn call(
    house: &House,
    method: Method,
    path: &str,
    token: Option<&str>,
    body: Option<&Value>,
) -> Result<(StatusCode, Value), TalkError> {
    let answer = send(house, method, path, token, &[], body.map(ToString::to_string).as_deref()).await?;
    Ok((answer.status, serde_json::from_slice(&answer.body).unwrap_or(Value::Null)))
}

/// What a house answered.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Status.
    pub status: StatusCode,
    /// Headers.
    pub headers: HeaderMap,
    /// Body.
    pub body: Vec<u8>,
}

/// One HTTP call, word for word: further headers and any body.
pub async fn send(
    house: &House,
    method: Method,
    path: &str,
    token: Option<&str>,
    headers: &[(&str, &str)],
    body: Option<&str>,
) -> Result<Answer, TalkError> {
    send_to(house.http, method, path, token, headers, body).await
}

/// One HTTP call to whatever listens at `address`.
pub async fn send_to(
    address: SocketAddr,
    method: Method,
    path: &str,
    token: Option<&str>,
    headers: &[(&str, &str)],
    body: Option<&str>,
) -> Result<Answer, TalkError> {
    let broken = |cause: String| TalkError(format!("{method} {path} failed: {cause}"));
    let stream = TcpStream::connect(address).await.map_err(|error| broken(error.to_string()))?;
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
        .await
        .map_err(|error| broken(error.to_string()))?;
    tokio::spawn(connection);
    let named = |name: &str| headers.iter().any(|(other, _)| other.eq_ignore_ascii_case(name));
    let mut request = Request::builder().method(method.clone()).uri(path);
    if !named("host") {
        request = request.header(header::HOST, address.to_string());
    }
    if let Some(token) = token {
        request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    }
    if body.is_some() && !named("content-type") {
        request = request.header(header::CONTENT_TYPE, "application/json");
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let body = body.map_or_else(Body::empty, |body| Body::from(body.to_owned()));
    let request = request.body(body).map_err(|error| broken(error.to_string()))?;
    let answer = sender.send_request(request).await.map_err(|error| broken(error.to_string()))?;
    let (parts, body) = answer.into_parts();
    let body = body.collect().await.map_err(|error| broken(error.to_string()))?.to_bytes().to_vec();
    Ok(Answer { status: parts.status, headers: parts.headers, body })
}

/// Hands one mail to the mail port. An answer that refuses it is `Ok(Err(text))`.
pub async fn post_mail(
    house: &House,
    from: &str,
    to: &str,
    raw: &[u8],
) -> Result<Result<(), String>, TalkError> {
    let script = |cause: String| TalkError(format!("the mail to {to} is wrong: {cause}"));
    let address =
        |text: &str| text.parse().map_err(|error: lettre::address::AddressError| script(error.to_string()));
    let envelope =
        Envelope::new(Some(address(from)?), vec![address(to)?]).map_err(|error| script(error.to_string()))?;
    let port = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(house.smtp.ip().to_string())
        .port(house.smtp.port())
        .build();
    match port.send_raw(&envelope, raw).await {
        Ok(_) => Ok(Ok(())),
        Err(error) => Ok(Err(error.to_string())),
    }
}
