use axum::{
    Form,
    extract::{Path, State},
    response::{Html, IntoResponse, Response},
};
use host::{
    Services,
    http::{Now, Problem},
};
use policy::Buyer;
use serde::Deserialize;
use store::Wanted;
use wording::Wording;

use crate::page;

/// What the form of the page says; mail programs send `List-Unsubscribe=One-Click` (RFC 8058).
#[derive(Deserialize)]
pub(crate) struct Choice {
    #[serde(default)]
    choice: Option<Wish>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum Wish {
    OptOut,
    OptIn,
}

/// `GET /opt-out/{token}`: a page with a button. It changes nothing, so that a scanner of links cannot.
pub(crate) async fn show(State(services): State<Services>, Path(token): Path<String>) -> Result<Response, Problem> {
    let buyer = buyer_of(&services, &token).await?;
    let words = Wording::of(&buyer.locale);
    Ok(Html(page::page(words, &buyer)).into_response())
}

/// `POST /opt-out/{token}`: opts out, or in again if the form says so.
pub(crate) async fn change(
    State(services): State<Services>,
    Path(token): Path<String>,
    Now(now): Now,
    form: Option<Form<Choice>>,
) -> Result<Response, Problem> {
    let buyer = buyer_of(&services, &token).await?;
    let wish = form.and_then(|Form(form)| form.choice).unwrap_or(Wish::OptOut);
    let opted_out_at = match wish {
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
    let id = services.link_key.verify(token).ok_or_else(unknown)?;
    services.store.facts(Wanted::new().buyer(&id)).await?.buyer(&id)?.ok_or_else(unknown)
}
