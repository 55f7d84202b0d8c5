use axum::{Json, extract::State};
use host::{
    Services,
    http::{
        Body, Caller, FindingBody, Problem,
        description::{Problems, may_be},
    },
};
use policy::{LanguageTag, MarketplaceId, MarketplaceRules, OrderId};
use serde::{Deserialize, Serialize};
use store::Wanted;
use utoipa::ToSchema;

use crate::{Examined, Found, Kind};

/// A text to be tried.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Check {
    /// The text; it may be missing if `html` is given.
    #[serde(default)]
    text: String,
    /// Its subject.
    #[serde(default)]
    subject: Option<String>,
    /// The text as HTML: findings point into the text that it shows and, where that is certain, into the HTML, too.
    #[serde(default)]
    html: Option<String>,
    /// The language that the buyer prefers, BCP 47.
    #[serde(default)]
    #[schema(example = "de-DE")]
    locale: Option<String>,
    /// What it would be sent as.
    kind: KindWord,
    /// The order that it is about.
    #[serde(default)]
    #[schema(example = "111-1111111-1111111")]
    order_id: Option<String>,
}

/// What the text would be sent as.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CheckKind)]
enum KindWord {
    Proactive,
    Reply,
    ReviewRequest,
}

/// What was found in a text.
#[derive(Serialize, ToSchema)]
pub(crate) struct Checked {
    /// The language that the text was found to be in; null if that is unsure.
    #[schema(required = true, example = "en")]
    language: Option<&'static str>,
    /// What it would be refused or warned for, by place: the subject, then the text, then what is about the whole. Each
    /// has the language of its passage, if that can be told.
    findings: Vec<FindingBody>,
}

/// Try what a text would be refused for
///
/// It sends nothing and changes nothing. With an order the rules of its marketplace count, else the usual ones.
#[utoipa::path(
    post,
    path = "/v1/check",
    operation_id = "checkText",
    tag = "Messages",
    request_body = Check,
    security(("token" = ["marketplace"]), ("token" = ["seller"])),
    responses(
        (status = 200, description = "What was found.", body = Checked),
        Problems::<{ may_be::BODY | may_be::NOT_FOUND }>,
    ),
)]
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
    Ok(Json(Checked { language: found.language, findings: found.findings.iter().map(finding).collect() }))
}

fn finding(found: &Found) -> FindingBody {
    FindingBody::from(&found.finding).in_language(found.language).in_html(found.in_html.clone())
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
