use std::{future::Future, pin::Pin, sync::Arc};

use axum::response::IntoResponse;
use axum::{RequestExt, extract::Request, handler::Handler, response::Response};
use policy::Instant;
use spapi::{Details, Operation, SpError};

use super::{
    Refused, SellingPartner,
    answer::dressed,
    instance::{Instance, Known, access_token},
    sandboxed::{example, is_sandboxed},
};
use crate::{
    Services,
    http::{Fresh, Now},
};

type Answering = Pin<Box<dyn Future<Output = Response> + Send>>;

/// An operation's handler behind the edge.
#[derive(Clone)]
pub(super) struct Guarded<H> {
    pub(super) instance: Arc<Instance>,
    pub(super) operation: Operation,
    pub(super) handler: H,
}

/// What is no operation: 403 to whom nobody knows, else a refusal.
#[derive(Clone)]
pub(super) struct Unserved {
    pub(super) instance: Arc<Instance>,
    pub(super) refusal: fn() -> Refused,
}

impl<H: Handler<T, Services>, T: 'static> Handler<(T,), Services> for Guarded<H> {
    type Future = Answering;

    fn call(self, request: Request, services: Services) -> Answering {
        Box::pin(async move {
            match at_the_edge(request).await {
                Ok((request, now, fresh)) => self.answer(request, services, now, &fresh).await,
                Err(refused) => refused,
            }
        })
    }
}

impl<H> Guarded<H> {
    async fn answer<T: 'static>(
        self,
        request: Request,
        services: Services,
        now: Instant,
        fresh: &[u8; 32],
    ) -> Response
    where
        H: Handler<T, Services>,
    {
        let operation = self.operation;
        let caller = self.instance.caller(&services, request.headers(), now).await;
        let limit = caller.as_ref().ok().map(|caller| caller.limit(operation));
        let admitted = caller.and_then(|caller| self.admitted(&services, &request, caller, now));
        let answer = match admitted {
            Ok(_) if is_sandboxed(request.headers()) => example(operation, &services, request).await,
            Ok(partner) => self.handler.call(with(partner, request), services).await,
            Err(refused) => refused.into_response(),
        };
        dressed(answer, operation.content_type(), limit, fresh)
    }

    /// The caller, if this call is not one too many and names no marketplace that is not the caller's.
    fn admitted(
        &self,
        services: &Services,
        request: &Request,
        caller: Known,
        now: Instant,
    ) -> Result<SellingPartner, Refused> {
        self.instance.count(services, &caller, self.operation, now)?;
        caller.may_name(request.uri().query().unwrap_or_default())?;
        let (seller, app) = (caller.bearer.seller, caller.bearer.app);
        Ok(SellingPartner { seller, app, operation: self.operation })
    }
}

impl Handler<(), Services> for Unserved {
    type Future = Answering;

    fn call(self, request: Request, services: Services) -> Answering {
        Box::pin(async move {
            let (request, now, fresh) = match at_the_edge(request).await {
                Ok(edge) => edge,
                Err(refused) => return refused,
            };
            let refused = match access_token(request.headers()) {
                None => SpError::missing_authentication_token(&Details::new("no-such-operation")).into(),
                Some(_) => match self.instance.caller(&services, request.headers(), now).await {
                    Ok(_) => (self.refusal)(),
                    Err(refused) => refused,
                },
            };
            dressed(refused.into_response(), spapi::header::HAL_JSON, None, &fresh)
        })
    }
}

fn with(partner: SellingPartner, mut request: Request) -> Request {
    request.extensions_mut().insert(partner);
    request
}

/// The call with the instant and the randomness that the edge gave it.
async fn at_the_edge(mut request: Request) -> Result<(Request, Instant, [u8; 32]), Response> {
    let Now(now) = request.extract_parts().await.map_err(IntoResponse::into_response)?;
    let Fresh(fresh) = request.extract_parts().await.map_err(IntoResponse::into_response)?;
    Ok((request, now, fresh))
}
