use axum::{Json, extract::State};
use host::{
    Services,
    http::{Body, Caller, FindingBody, Problem},
};
use policy::{LanguageTag, MarketplaceId, MarketplaceRules, OrderId};
use serde::{Deserialize, Serialize};
use store::Wanted;

use crate::{Examined, Kind};

/// Body of `POST /v1/check`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Check {
    #[serde(default)]
    text: String,
    #[serde(default)]
    subject: Option<String>,
    #[serde(default)]
    html: Option<String>,
    #[serde(default)]
    locale: Option<String>,
    kind: KindWord,
    #[serde(default)]
    order_id: Option<String>,
}

/// What the text would be sent as.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
enum KindWord {
    Proactive,
    Reply,
    ReviewRequest,
}

/// What was found.
#[derive(Serialize)]
pub(crate) struct Checked {
    /// The language that the text was found to be in; null if unsure.
    language: Option<&'static str>,
    findings: Vec<FindingBody>,
}

/// `POST /v1/check`: what a text would be refused for. It changes nothing.
pub(crate) async fn check(
    State(services): State<Services>,
    caller: Caller,
    body: Body<Check>,
) -> Result<Json<Checked>, Problem> {
    let check = body.value;
    if check.text.is_empty() && check.html.is_none() {
        return Err(Problem::invalid("text", "must not be empty, unless html is given"));
    }
    let locale = check
        .locale
        .as_deref()
        .map(str::parse::<LanguageTag>)
        .transpose()
        .map_err(|error| Problem::invalid("locale", error))?;
    let rules = rules_for(&services, &caller, &check).await?;
    let examined = Examined {
        text: &check.text,
        subject: check.subject.as_deref(),
        html: check.html.as_deref(),
        locale: locale.as_ref(),
        kind: match check.kind {
            KindWord::Proactive => Kind::Proactive,
            KindWord::Reply => Kind::Reply,
            KindWord::ReviewRequest => Kind::ReviewRequest,
        },
    };
    let found = examined.examine(&rules).map_err(|error| Problem::invalid("html", error))?;
    Ok(Json(Checked {
        language: found.language,
        findings: found.findings.iter().map(FindingBody::from).collect(),
    }))
}

/// The rules of the order's marketplace; without an order those of RULEBOOK.
async fn rules_for(services: &Services, caller: &Caller, check: &Check) -> Result<MarketplaceRules, Problem> {
    let Some(id) = &check.order_id else {
        let nowhere: MarketplaceId = "none".parse().map_err(|error| Problem::invalid("orderId", error))?;
        return Ok(MarketplaceRules::defaults(nowhere));
    };
    let id: OrderId = id.parse().map_err(|error| Problem::invalid("orderId", error))?;
    let facts = services.store.facts(Wanted::new().order(&id)).await?;
    let order =
        facts.order(&id)?.filter(|order| caller.may_see(order)).ok_or_else(|| Problem::not_found("order"))?;
    let facts = services.store.facts(Wanted::new().marketplace(&order.marketplace)).await?;
    let marketplace = facts.marketplace(&order.marketplace)?.ok_or_else(|| Problem::not_found("order"))?;
    Ok(marketplace.rules)
}
