use axum::http::{HeaderMap, HeaderName};
use policy::Instant;
use spapi::{Details, Operation, SpError};
use store::RateLimit;

use super::{
    Refused,
    access_token::{BadToken, Bearer, verify_access_token},
    quota::Quota,
    standing::{Standing, Standings},
};
use crate::{RateLimits, Services};

const ACCESS_TOKEN: HeaderName = HeaderName::from_static(spapi::header::ACCESS_TOKEN);

/// What one instance of a function remembers of its callers.
#[derive(Debug, Default)]
pub(super) struct Instance {
    standings: Standings,
    quota: Quota,
}

/// A caller that proved itself.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) bearer: Bearer,
    standing: Standing,
}

impl Known {
    /// How often it may call an operation.
    pub(super) fn limit(&self, operation: Operation) -> RateLimit {
        let plan = operation.default_plan();
        let usual = || RateLimit::new(plan.rate, plan.burst).unwrap_or(RateLimit::USUAL);
        self.standing.rate_limit.unwrap_or_else(usual)
    }

    /// Refuses a query that names a marketplace which the application is not bound to. One that cannot be read is the
    /// operation's to refuse.
    pub(super) fn may_name(&self, query: &str) -> Result<(), Refused> {
        let (Some(bound), Ok(named)) = (&self.standing.marketplace, spapi::marketplace_id(query)) else {
            return Ok(());
        };
        if *bound == named {
            return Ok(());
        }
        let details = Details::new("app-marketplace")
            .field("marketplaceIds")
            .message("this application is bound to another marketplace");
        Err(SpError::access_denied(&details).into())
    }
}

impl Instance {
    /// Who calls, by the access token; 403 in Amazon's words for none, a bad one, and an old one.
    pub(super) async fn caller(
        &self,
        services: &Services,
        headers: &HeaderMap,
        now: Instant,
    ) -> Result<Known, Refused> {
        let token = access_token(headers).ok_or_else(SpError::access_token_missing)?;
        let bearer = verify_access_token(&services.settings.keys, token, now).map_err(|bad| match bad {
            BadToken::Foreign => SpError::access_token_invalid(),
            BadToken::Expired => SpError::access_token_expired(),
        })?;
        let standing = self.standings.of(&bearer.app, &services.store, now).await?;
        Ok(Known { bearer, standing: standing.ok_or_else(SpError::access_token_invalid)? })
    }

    /// Counts a call of a caller; 429 if there were too many.
    pub(super) fn count(
        &self,
        services: &Services,
        caller: &Known,
        operation: Operation,
        now: Instant,
    ) -> Result<(), Refused> {
        match services.settings.rate_limits {
            RateLimits::Off => Ok(()),
            RateLimits::On => self
                .quota
                .admits(operation, &caller.bearer.app, caller.limit(operation), now)
                .map_err(|retry_at| SpError::rate_exceeded(retry_at).into()),
        }
    }
}

/// The access token of a call, as it was sent; none if there is no header or an empty one.
pub(super) fn access_token(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(ACCESS_TOKEN)?;
    Some(value.to_str().unwrap_or("not ASCII").trim()).filter(|token| !token.is_empty())
}
