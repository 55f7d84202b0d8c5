use axum::{
    body::Bytes,
    extract::{Path, State},
    response::{Html, IntoResponse, Response},
};
use host::{
    Services,
    http::{Now, Problem},
};
use policy::Buyer;
use store::Wanted;
use wording::Wording;

use crate::page;

/// What the form of the page may ask for.
#[derive(Clone, Copy)]
enum Wish {
    OptOut,
    OptIn,
}

impl Wish {
    /// A mail program sends `List-Unsubscribe=One-Click` (RFC 8058), the page `choice=…`.
    fn of(form: &[u8]) -> Self {
        let opts_in = form_urlencoded::parse(form).any(|(name, value)| name == "choice" && value == "opt-in");
        if opts_in { Self::OptIn } else { Self::OptOut }
    }
}

/// `GET /opt-out/{token}`: a page with a button. It changes nothing, so that a scanner of links cannot.
pub(crate) async fn show(
    State(services): State<Services>,
    Path(token): Path<String>,
) -> Result<Response, Problem> {
    let buyer = buyer_of(&services, &token).await?;
    let words = Wording::of(&buyer.locale);
    Ok(Html(page::page(words, &buyer)).into_response())
}

/// `POST /opt-out/{token}`: opts out, or in again if the form says so.
pub(crate) async fn change(
    State(services): State<Services>,
    Path(token): Path<String>,
    Now(now): Now,
    form: Bytes,
) -> Result<Response, Problem> {
    let buyer = buyer_of(&services, &token).await?;
    let opted_out_at = match Wish::of(&form) {
        Wish::OptOut => Some(services.store.opt_out(&buyer.id, now).await?.since),
        Wish::OptIn => {
            services.store.opt_in(&buyer.id).await?;
            None
        }
    };
    let words = Wording::of(&buyer.locale);
    Ok(Html(page::page(words, &Buyer { opted_out_at, ..buyer })).into_response())
}

async fn buyer_of(services: &Services, token: &str) -> Result<Buyer, Problem> {
    let unknown = || Problem::not_found("link");
    let id = services.opt_out_links.buyer_of(token).ok_or_else(unknown)?;
    services.store.facts(Wanted::new().buyer(&id)).await?.buyer(&id)?.ok_or_else(unknown)
}
