use policy::{MarketplaceId, OrderId};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{MessageType, Operation, SolicitationType, message_schema, solicitation_schema};

/// The answer of `getMessagingActionsForOrder` and `getSolicitationActionsForOrder` (HAL): what may be sent about an
/// order now. If nothing may, both lists of actions are empty.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ActionsAnswer {
    #[serde(rename = "_links")]
    links: OrderLinks,
    /// The models leave it out in the sandbox; ours is always there.
    #[serde(rename = "_embedded", skip_serializing_if = "Option::is_none")]
    embedded: Option<EmbeddedActions>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct OrderLinks {
    #[serde(rename = "self")]
    this: Link,
    actions: Vec<Link>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct EmbeddedActions {
    actions: Vec<Action>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Action {
    #[serde(rename = "_links")]
    links: ActionLinks,
    #[serde(rename = "_embedded", skip_serializing_if = "Option::is_none")]
    embedded: Option<EmbeddedSchema>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payload: Option<ActionName>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct ActionLinks {
    /// Required by the models; the example of Solicitations lacks it, and Amazon's Python SDK rejects that. Ours is
    /// always there.
    #[serde(rename = "self", skip_serializing_if = "Option::is_none")]
    this: Option<Link>,
    schema: Link,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct EmbeddedSchema {
    schema: SchemaAnswer,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct SchemaAnswer {
    #[serde(rename = "_links")]
    links: SchemaLinks,
    payload: Value,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct SchemaLinks {
    #[serde(rename = "self")]
    this: Link,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct ActionName {
    name: String,
}

/// A link, relative to the host.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Link {
    href: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

/// What messages may be sent about `order` now, in the order of `open`.
pub fn messaging_actions(
    order: &OrderId,
    marketplace: &MarketplaceId,
    open: &[MessageType],
) -> ActionsAnswer {
    let actions = open.iter().map(|kind| (kind.name(), Operation::SendMessage(*kind), message_schema(*kind)));
    answer(Operation::GetMessagingActionsForOrder, order, marketplace, actions)
}

/// What solicitations may be sent about `order` now.
pub fn solicitation_actions(
    order: &OrderId,
    marketplace: &MarketplaceId,
    open: &[SolicitationType],
) -> ActionsAnswer {
    let operation = Operation::CreateProductReviewAndSellerFeedbackSolicitation;
    let actions = open.iter().map(|kind| (kind.name(), operation, solicitation_schema(*kind)));
    answer(Operation::GetSolicitationActionsForOrder, order, marketplace, actions)
}

fn answer(
    list: Operation,
    order: &OrderId,
    marketplace: &MarketplaceId,
    actions: impl Iterator<Item = (&'static str, Operation, Value)>,
) -> ActionsAnswer {
    let path = |operation: Operation| operation.path().replace("{amazonOrderId}", order.as_str());
    let queried = |path: &str| format!("{path}?marketplaceIds={marketplace}");
    let mut links = OrderLinks { this: Link::to(queried(&path(list))), actions: Vec::new() };
    let mut embedded = EmbeddedActions { actions: Vec::new() };
    for (name, operation, schema) in actions {
        let path = path(operation);
        let link = Link::named(queried(&path), name);
        embedded.actions.push(Action::new(name, link.clone(), format!("{path}/schema"), schema));
        links.actions.push(link);
    }
    ActionsAnswer { links, embedded: Some(embedded) }
}

impl ActionsAnswer {
    /// The names of the actions that may be taken.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.links.actions.iter().filter_map(|link| link.name.as_deref())
    }
}

impl Action {
    fn new(name: &str, this: Link, schema_href: String, schema: Value) -> Self {
        let links = ActionLinks { this: Some(this), schema: Link::named(schema_href.clone(), name) };
        let schema = SchemaAnswer { links: SchemaLinks { this: Link::to(schema_href) }, payload: schema };
        Self {
            links,
            embedded: Some(EmbeddedSchema { schema }),
            payload: Some(ActionName { name: name.to_owned() }),
        }
    }
}

impl Link {
    fn to(href: String) -> Self {
        Self { href, name: None }
    }

    fn named(href: String, name: &str) -> Self {
        Self { href, name: Some(name.to_owned()) }
    }
}
