//! `GET /local/mailboxes/{address}` and `/{id}`: what left through SES for a real address.

use axum::{
    Json, Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use policy::EmailAddress;
use serde::Serialize;

use crate::{
    outbox::{Filed, MailId, Outbox},
    problem::Problem,
};

/// The routes of the mailboxes. Every address has a mailbox, an empty one if nothing was sent there.
pub fn routes(outbox: Outbox) -> Router {
    let only_get = || async { Problem::method_not_allowed("GET, HEAD") };
    Router::new()
        .route("/local/mailboxes/{address}", get(list).fallback(only_get))
        .route("/local/mailboxes/{address}/{id}", get(open).fallback(only_get))
        .with_state(outbox)
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Listed {
    id: String,
    received_at: String,
    from: String,
    subject: String,
}

impl From<&Filed> for Listed {
    fn from(filed: &Filed) -> Self {
        Self {
            id: filed.id.to_string(),
            received_at: filed.received_at.to_string(),
            from: filed.from.clone(),
            subject: filed.subject.clone(),
        }
    }
}

async fn list(
    State(outbox): State<Outbox>,
    Path(address): Path<String>,
) -> Result<Json<Vec<Listed>>, Problem> {
    let mails = outbox.list(&owner(&address)?);
    Ok(Json(mails.iter().map(|filed| Listed::from(filed.as_ref())).collect()))
}

async fn open(
    State(outbox): State<Outbox>,
    Path((address, id)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let address = owner(&address)?;
    let unknown = || Problem::not_found("this mailbox has no mail of that id");
    let id: MailId = id.parse().map_err(|_| unknown())?;
    let raw = tokio::task::spawn_blocking(move || outbox.raw(&address, id)).await;
    match raw {
        Ok(Ok(Some(raw))) => Ok(([(header::CONTENT_TYPE, "message/rfc822")], raw).into_response()),
        Ok(Ok(None)) => Err(unknown()),
        Ok(Err(error)) => {
            tracing::error!(%error, "a filed mail cannot be read");
            Err(Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "the mail cannot be read"))
        }
        Err(error) => {
            tracing::error!(%error, "reading a filed mail broke off");
            Err(Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "the mail cannot be read"))
        }
    }
}

fn owner(address: &str) -> Result<EmailAddress, Problem> {
    address
        .parse()
        .map_err(|error: policy::InvalidAddress| Problem::bad_request("address", error.to_string()))
}

#[cfg(test)]
mod tests {
    use axum::{body::Body, http::Request};
    use http_body_util::BodyExt;
    use serde_json::{Value, json};
    use tower::ServiceExt;

    use super::*;
    use crate::outbox::Outgoing;

    async fn ask(outbox: &Outbox, method: &str, path: &str) -> (StatusCode, axum::http::HeaderMap, Vec<u8>) {
        let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
        let response = routes(outbox.clone()).oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        (status, headers, response.into_body().collect().await.unwrap().to_bytes().to_vec())
    }

    fn filled() -> (tempfile::TempDir, Outbox) {
        let folder = tempfile::tempdir().unwrap();
        let outbox = Outbox::open(folder.path()).unwrap();
        for subject in ["one", "two"] {
            let outgoing = Outgoing {
                sent_at: "2026-01-20T00:00:00.001Z".parse().unwrap(),
                destination: vec!["Jane+x@home.example".parse().unwrap()],
                tags: [].into(),
                configuration_set: None,
                raw: format!("From: Shop <m@relay.example>\r\nSubject: {subject}\r\n\r\n\u{e9}").into_bytes(),
            };
            outbox.file(&outgoing).unwrap();
        }
        (folder, outbox)
    }

    #[tokio::test]
    async fn a_mailbox_lists_its_mails_newest_last() {
        let (_folder, outbox) = filled();
        let (status, _, body) = ask(&outbox, "GET", "/local/mailboxes/jane%2Bx@HOME.example").await;
        let expected = json!([
            {"id": "000000000001", "receivedAt": "2026-01-20T00:00:00.001Z", "from": "m@relay.example", "subject": "one"},
            {"id": "000000000002", "receivedAt": "2026-01-20T00:00:00.001Z", "from": "m@relay.example", "subject": "two"},
        ]);
        assert_eq!((status, serde_json::from_slice::<Value>(&body).unwrap()), (StatusCode::OK, expected));
        let (status, _, body) = ask(&outbox, "GET", "/local/mailboxes/nobody@home.example").await;
        assert_eq!((status, body.as_slice()), (StatusCode::OK, b"[]".as_slice()));
    }

    #[tokio::test]
    async fn a_mail_opens_raw() {
        let (_folder, outbox) = filled();
        let (status, headers, body) =
            ask(&outbox, "GET", "/local/mailboxes/jane+x@home.example/000000000002").await;
        assert_eq!((status, &headers["content-type"]), (StatusCode::OK, &"message/rfc822".parse().unwrap()));
        assert_eq!(body, "From: Shop <m@relay.example>\r\nSubject: two\r\n\r\n\u{e9}".as_bytes());
    }

    #[tokio::test]
    async fn refusals_are_problems() {
        let (_folder, outbox) = filled();
        for (method, path, status, field) in [
            ("GET", "/local/mailboxes/jane", 400, json!("address")),
            ("GET", "/local/mailboxes/jane/000000000001", 400, json!("address")),
            ("GET", "/local/mailboxes/joe@home.example/000000000001", 404, Value::Null),
            ("GET", "/local/mailboxes/jane+x@home.example/000000000003", 404, Value::Null),
            ("GET", "/local/mailboxes/jane+x@home.example/..%2F..%2Fkeys.json", 404, Value::Null),
            ("POST", "/local/mailboxes/jane+x@home.example", 405, Value::Null),
            ("DELETE", "/local/mailboxes/jane+x@home.example/000000000001", 405, Value::Null),
        ] {
            let (got, headers, body) = ask(&outbox, method, path).await;
            let body: Value = serde_json::from_slice(&body).unwrap();
            assert_eq!(
                (got.as_u16(), &body["status"], &body["field"]),
                (status, &json!(status), &field),
                "{path}"
            );
            assert_eq!(headers["content-type"], "application/problem+json");
            assert_eq!(headers.get("allow").is_some(), status == 405, "{path}");
        }
    }
}
