use aws_sdk_dynamodb::{
    error::SdkError,
    operation::update_item::UpdateItemError,
    types::{AttributeValue, Put, ReturnValue, TransactWriteItem},
};
use data_encoding::BASE64;
use policy::{Instant, SellerId};
use serde::{Deserialize, Serialize};

use super::{App, ClientId, RateLimit, SecretHash};
use crate::{
    Error, Store,
    feed::stored_wrong,
    keys::{Key, PK, SK},
    table::{Item, Transacted, item, rest},
};

const KIND: &str = "app";
const OF_SELLER: &str = "APP#";

#[derive(Serialize, Deserialize)]
struct AppItem {
    seller: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    marketplace: Option<String>,
    name: String,
    created_at: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rate_limit: Option<RateLimit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    revoked_at: Option<i64>,
    secret: String,
    refresh_token: String,
}

/// What stands below the seller, so that its apps can be listed.
#[derive(Serialize, Deserialize)]
struct NothingMore {}

impl Store {
    /// Stores a new application. Its name is made of fresh randomness, so one that is there is this very one.
    pub async fn create_app(&self, app: &App) -> Result<(), Error> {
        let row = AppItem {
            seller: app.seller.to_string(),
            marketplace: app.marketplace.as_ref().map(ToString::to_string),
            name: app.name.clone(),
            created_at: app.created_at.as_millis(),
            rate_limit: app.rate_limit,
            revoked_at: app.revoked_at.map(Instant::as_millis),
            secret: BASE64.encode(&app.secret.0),
            refresh_token: BASE64.encode(&app.refresh_token.0),
        };
        let items = [
            item(KIND, &Key::app(&app.id), &row)?,
            item(KIND, &Key::app_of_seller(&app.seller, &app.id), &NothingMore {})?,
        ];
        let writes = items.into_iter().map(|item| self.new_item(item)).collect::<Result<_, _>>()?;
        match self.transact(writes).await? {
            Transacted::Done | Transacted::Refused(_) => Ok(()),
        }
    }

    /// The application of this name.
    pub async fn app(&self, id: &ClientId) -> Result<Option<App>, Error> {
        let key = Key::app(id);
        self.fetch(vec![key.clone()]).await?.get(&key).map(App::read).transpose()
    }

    /// All applications of a seller, revoked ones too, oldest first.
    pub async fn apps(&self, seller: &SellerId) -> Result<Vec<App>, Error> {
        let mut keys = Vec::new();
        let mut pages = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :seller AND begins_with(sk, :app)")
            .expression_attribute_values(":seller", AttributeValue::S(format!("SELLER#{seller}")))
            .expression_attribute_values(":app", AttributeValue::S(OF_SELLER.to_owned()))
            .consistent_read(true)
            .into_paginator()
            .send();
        while let Some(page) = pages.next().await {
            let page = page.map_err(Error::unavailable("list apps"))?;
            for found in page.items.unwrap_or_default() {
                keys.push(Key::app(&named(&found, SK, OF_SELLER)?));
            }
        }
        let mut apps =
            self.fetch(keys).await?.values().map(App::read).collect::<Result<Vec<App>, Error>>()?;
        apps.sort_by(|one, other| (one.created_at, &one.id).cmp(&(other.created_at, &other.id)));
        Ok(apps)
    }

    /// Revokes an application of a seller, since `now` unless since earlier. None if the seller has none of this name.
    pub async fn revoke_app(
        &self,
        seller: &SellerId,
        id: &ClientId,
        now: Instant,
    ) -> Result<Option<App>, Error> {
        let set = "SET revoked_at = if_not_exists(revoked_at, :value)";
        self.change_app(seller, id, set, AttributeValue::N(now.as_millis().to_string())).await
    }

    /// Gives an application of a seller another client secret; the one before ends at once. None if the seller has
    /// none of this name.
    pub async fn replace_app_secret(
        &self,
        seller: &SellerId,
        id: &ClientId,
        secret: &SecretHash,
    ) -> Result<Option<App>, Error> {
        let value = AttributeValue::S(BASE64.encode(&secret.0));
        self.change_app(seller, id, "SET secret = :value", value).await
    }

    async fn change_app(
        &self,
        seller: &SellerId,
        id: &ClientId,
        set: &str,
        value: AttributeValue,
    ) -> Result<Option<App>, Error> {
        let changed = self
            .client
            .update_item()
            .table_name(&self.table)
            .set_key(Some(Key::app(id).attributes()))
            .update_expression(set)
            .condition_expression("seller = :seller")
            .expression_attribute_values(":value", value)
            .expression_attribute_values(":seller", AttributeValue::S(seller.to_string()))
            .return_values(ReturnValue::AllNew)
            .send()
            .await;
        match changed {
            Ok(answer) => App::read(&answer.attributes.unwrap_or_default()).map(Some),
            Err(error) if is_refused(&error) => Ok(None),
            Err(error) => Err(Error::unavailable("change an app")(error)),
        }
    }

    fn new_item(&self, item: Item) -> Result<TransactWriteItem, Error> {
        let put = Put::builder()
            .table_name(&self.table)
            .set_item(Some(item))
            .condition_expression("attribute_not_exists(pk)")
            .build()
            .map_err(|error| Error::Unavailable { verb: "create an app", cause: error.to_string() })?;
        Ok(TransactWriteItem::builder().put(put).build())
    }
}

fn is_refused<R>(error: &SdkError<UpdateItemError, R>) -> bool {
    matches!(error.as_service_error(), Some(UpdateItemError::ConditionalCheckFailedException(_)))
}

impl App {
    pub(crate) fn read(found: &Item) -> Result<Self, Error> {
        let id = named(found, PK, "APP#")?;
        let read: AppItem = rest(KIND, found.clone())?;
        let instant = |millis| Instant::from_millis(millis).map_err(stored_wrong(KIND));
        Ok(Self {
            id,
            seller: read.seller.parse().map_err(stored_wrong(KIND))?,
            marketplace: read.marketplace.map(|id| id.parse().map_err(stored_wrong(KIND))).transpose()?,
            name: read.name,
            created_at: instant(read.created_at)?,
            rate_limit: read.rate_limit,
            revoked_at: read.revoked_at.map(instant).transpose()?,
            secret: hash(&read.secret)?,
            refresh_token: hash(&read.refresh_token)?,
        })
    }
}

/// The client id in a part of a key.
fn named(found: &Item, part: &str, prefix: &str) -> Result<ClientId, Error> {
    let name = found.get(part).and_then(|name| name.as_s().ok()).and_then(|name| name.strip_prefix(prefix));
    name.unwrap_or_default().parse().map_err(stored_wrong(KIND))
}

fn hash(text: &str) -> Result<SecretHash, Error> {
    let bytes = BASE64.decode(text.as_bytes()).ok().and_then(|bytes| bytes.try_into().ok());
    bytes.map(SecretHash).ok_or_else(|| stored_wrong(KIND)("a hash is not 32 bytes"))
}
