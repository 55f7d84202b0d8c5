use aws_smithy_runtime_api::{
    client::orchestrator::HttpResponse,
    http::{Response, StatusCode},
};
use aws_smithy_types::body::SdkBody;

use super::operation::Service;

/// What AWS answers.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    kind: &'static str,
    /// The code of an error of SES, which is told in a header.
    error: Option<String>,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    pub(crate) fn json(status: u16, body: String) -> Self {
        Self { status, kind: "application/json", error: None, body: body.into_bytes() }
    }

    pub(crate) fn bytes(body: Vec<u8>) -> Self {
        Self { status: 200, kind: "binary/octet-stream", error: None, body }
    }

    pub(crate) fn xml(status: u16, body: String) -> Self {
        Self { status, kind: "application/xml", error: None, body: body.into_bytes() }
    }

    /// An error in the words of a service.
    pub(crate) fn error(service: Service, status: u16, code: &str) -> Self {
        match service {
            Service::DynamoDb => Self::json(
                status,
                format!(r#"{{"__type":"com.amazonaws.dynamodb.v20120810#{code}","message":"simulated"}}"#),
            ),
            Service::S3 => {
                Self::xml(status, format!("<Error><Code>{code}</Code><Message>simulated</Message></Error>"))
            }
            Service::Ses => Self {
                error: Some(code.to_owned()),
                ..Self::json(status, r#"{"message":"simulated"}"#.to_owned())
            },
        }
    }
}

impl From<Reply> for HttpResponse {
    fn from(reply: Reply) -> Self {
        let status = StatusCode::try_from(reply.status).expect("a status of HTTP");
        let mut response = Response::new(status, SdkBody::from(reply.body));
        response.headers_mut().insert("content-type", reply.kind);
        if let Some(code) = reply.error {
            response.headers_mut().insert("x-amzn-errortype", code);
        }
        response
    }
}
