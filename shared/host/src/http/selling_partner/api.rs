use std::sync::Arc;

use axum::{
    Router,
    handler::Handler,
    routing::{MethodFilter, any, on},
};
use spapi::{Details, Method, Operation, RemovedType, SpError};

use super::{
    Refused,
    guarded::{Guarded, Unserved},
    instance::Instance,
};
use crate::Services;

/// The routes of some operations behind the edge that all have in common: who calls is told by `x-amz-access-token`,
/// calls are counted, the sandbox answers from Amazon's examples, and every answer has `x-amzn-RequestId`, the
/// operation's content type and, once the caller is known, `x-amzn-RateLimit-Limit`.
///
/// A handler takes [`SellingPartner`](super::SellingPartner) and answers `Result<_, Refused>`.
pub struct SellingPartnerApi {
    router: Router<Services>,
    instance: Arc<Instance>,
}

impl SellingPartnerApi {
    /// An API that answers for everything below `prefixes`, such as `/messaging`: what is no operation is 403 without a
    /// token and 404 with one, and a type of message that Amazon removed is refused in its own words.
    pub fn below(prefixes: &[&str]) -> Self {
        let mut api = Self { router: Router::new(), instance: Arc::default() };
        for prefix in prefixes {
            for path in [(*prefix).to_owned(), format!("{prefix}/"), format!("{prefix}/{{*rest}}")] {
                let unserved = api.unserved(not_found);
                api.router = api.router.route(&path, any(unserved));
            }
            for removed in RemovedType::ALL.into_iter().filter(|removed| removed.path().starts_with(prefix)) {
                let unserved = api.unserved(match removed {
                    RemovedType::NegativeFeedbackRemoval => {
                        || RemovedType::NegativeFeedbackRemoval.refusal().into()
                    }
                    RemovedType::AmazonMotors => || RemovedType::AmazonMotors.refusal().into(),
                });
                api.router = api.router.route(removed.path(), on(MethodFilter::POST, unserved));
            }
        }
        api
    }

    /// Answers an operation by `handler`.
    #[must_use]
    pub fn operation<H, T>(mut self, operation: Operation, handler: H) -> Self
    where
        H: Handler<T, Services>,
        T: 'static,
    {
        let method = match operation.method() {
            Method::Get => MethodFilter::GET,
            Method::Post => MethodFilter::POST,
        };
        // The resource of an upload has slashes in it.
        let path = operation.path().replace("{resource}", "{*resource}");
        let guarded = Guarded { instance: self.instance.clone(), operation, handler };
        self.router = self.router.route(&path, on(method, guarded));
        self
    }

    /// The routes. A method that a path does not have is answered as a path that is not there: the API knows no 405.
    pub fn routes(self) -> Router<Services> {
        let unserved = self.unserved(not_found);
        self.router.method_not_allowed_fallback(unserved)
    }

    fn unserved(&self, refusal: fn() -> Refused) -> Unserved {
        Unserved { instance: self.instance.clone(), refusal }
    }
}

fn not_found() -> Refused {
    SpError::not_found(&Details::new("no-such-operation")).into()
}
