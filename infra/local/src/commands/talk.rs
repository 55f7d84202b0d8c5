//! How a command talks to a house as any program would: HTTP and SMTP over real sockets.

use axum::{body::Body, http::{Method, Request, StatusCode, header}};
use http_body_util::BodyExt;
use hyper_util::rt::TokioIo;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor, address::Envelope};
use serde_json::Value;
use tokio::net::TcpStream;

use super::CommandError;
use crate::house::House;

/// One HTTP call, with a token if it needs one. Gives the status and the JSON of the answer, null if it has none.
pub(super) async fn call(
    house: &House,
    method: Method,
    path: &str,
    token: Option<&str>,
    body: Option<&Value>,
) -> Result<(StatusCode, Value), CommandError> {
    let broken = |cause: String| CommandError::Script(format!("{method} {path} failed: {cause}"));
    let stream = TcpStream::connect(house.http).await.map_err(|error| broken(error.to_string()))?;
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
        .await
        .map_err(|error| broken(error.to_string()))?;
    tokio::spawn(connection);
    let mut request = Request::builder().method(method.clone()).uri(path).header(header::HOST, house.http.to_string());
    if let Some(token) = token {
        request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    }
    let body = match body {
        Some(json) => {
            request = request.header(header::CONTENT_TYPE, "application/json");
            Body::from(json.to_string())
        }
        None => Body::empty(),
    };
    let request = request.body(body).map_err(|error| broken(error.to_string()))?;
    let answer = sender.send_request(request).await.map_err(|error| broken(error.to_string()))?;
    let status = answer.status();
    let bytes = answer.into_body().collect().await.map_err(|error| broken(error.to_string()))?.to_bytes();
    Ok((status, serde_json::from_slice(&bytes).unwrap_or(Value::Null)))
}

/// Hands one mail to the mail port. An answer that refuses it is `Ok(Err(text))`.
pub(super) async fn post_mail(
    house: &House,
    from: &str,
    to: &str,
    raw: &str,
) -> Result<Result<(), String>, CommandError> {
    let script = |cause: String| CommandError::Script(format!("the mail to {to} is wrong: {cause}"));
    let address = |text: &str| text.parse().map_err(|error: lettre::address::AddressError| script(error.to_string()));
    let envelope = Envelope::new(Some(address(from)?), vec![address(to)?]).map_err(|error| script(error.to_string()))?;
    let port = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(house.smtp.ip().to_string())
        .port(house.smtp.port())
        .build();
    match port.send_raw(&envelope, raw.replace('\n', "\r\n").as_bytes()).await {
        Ok(_) => Ok(Ok(())),
        Err(error) => Ok(Err(error.to_string())),
    }
}
