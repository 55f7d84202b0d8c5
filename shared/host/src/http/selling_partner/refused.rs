use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use spapi::{ErrorList, SpError};

/// Errors as an answer of the Selling Partner API: `{"errors":[…]}` with the status of the first. What the store or the
/// post could not do is logged in full and told in general.
#[derive(Debug)]
pub struct Refused(Box<ErrorList>);

pub(super) const ERROR_TYPE: HeaderName = HeaderName::from_static(spapi::header::ERROR_TYPE);

impl Refused {
    /// What it answers.
    pub fn errors(&self) -> &ErrorList {
        &self.0
    }
}

impl From<ErrorList> for Refused {
    fn from(errors: ErrorList) -> Self {
        Self(Box::new(errors))
    }
}

impl From<SpError> for Refused {
    fn from(error: SpError) -> Self {
        ErrorList::from(error).into()
    }
}

impl From<store::Error> for Refused {
    fn from(error: store::Error) -> Self {
        unavailable(&error)
    }
}

impl From<post::Error> for Refused {
    fn from(error: post::Error) -> Self {
        unavailable(&error)
    }
}

fn unavailable(cause: &dyn std::error::Error) -> Refused {
    tracing::error!(%cause, "a call could not be answered");
    SpError::service_unavailable().into()
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let kind = HeaderValue::from_static(self.0.first().code.as_str());
        let headers =
            [(header::CONTENT_TYPE, HeaderValue::from_static(spapi::header::HAL_JSON)), (ERROR_TYPE, kind)];
        (status, headers, serde_json::to_string(&*self.0).unwrap_or_default()).into_response()
    }
}
