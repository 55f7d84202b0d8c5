use aws_sdk_dynamodb::{operation::put_item::PutItemError, types::AttributeValue};
use policy::{Instant, MessageId};
use serde::{Deserialize, Serialize};

use crate::{
    Error, Store,
    feed::stored_wrong,
    keys::{Key, SK},
    table::{Item, item, rest},
};

/// One inbound mail for one recipient: what the ledger keeps exactly one outcome of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrived {
    /// Name of the S3 object that holds the raw mail: the acceptance.
    pub object: String,
    /// Envelope recipient.
    pub recipient: String,
    /// How many different recipients the mail has, each with a row of its own.
    pub recipients: usize,
}

/// The recipients of one stored mail that have an outcome.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SettledRecipients {
    /// Their addresses, in lower case.
    pub addresses: Vec<String>,
    /// How many there are to be, if any row says so.
    of: Option<usize>,
}

impl SettledRecipients {
    /// Whether every recipient has an outcome. A mail without any has none.
    pub fn is_complete(&self) -> bool {
        self.of.is_some_and(|of| of <= self.addresses.len())
    }
}

/// How an inbound mail ended (DESIGN 7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Settled {
    /// A message left for the other side, or is in the outbox.
    Delivered,
    /// Not delivered, and the sender was told why.
    Refused,
    /// Refused at the door: nobody is told.
    Rejected,
    /// Kept with a reason, for an agent.
    Held,
    /// Automatic mail, or a duplicate: taken note of, nothing more.
    Consumed,
}

impl Settled {
    /// Every outcome, in the order people are told them.
    pub const ALL: [Self; 5] = [Self::Delivered, Self::Refused, Self::Rejected, Self::Held, Self::Consumed];

    /// The word for it.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Delivered => "delivered",
            Self::Refused => "refused",
            Self::Rejected => "rejected",
            Self::Held => "held",
            Self::Consumed => "consumed",
        }
    }
}

/// The one outcome of an inbound mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerRow {
    /// The outcome.
    pub outcome: Settled,
    /// Rule ids or reason ids.
    pub reasons: Vec<String>,
    /// The message that came of it.
    pub message: Option<MessageId>,
    /// When it was settled.
    pub at: Instant,
}

#[derive(Serialize, Deserialize)]
struct LedgerItem {
    outcome: Settled,
    reasons: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    at: i64,
    #[serde(default)]
    recipients: Option<usize>,
}

impl LedgerRow {
    pub(crate) fn read(found: &Item) -> Result<Self, Error> {
        let read: LedgerItem = rest("ledger row", found.clone())?;
        let message = read.message.map(|id| id.parse()).transpose().map_err(stored_wrong("ledger row"))?;
        let at = Instant::from_millis(read.at).map_err(stored_wrong("ledger row"))?;
        Ok(Self { outcome: read.outcome, reasons: read.reasons, message, at })
    }

    pub(crate) fn item(&self, arrived: &Arrived) -> Result<Item, Error> {
        let row = LedgerItem {
            outcome: self.outcome.clone(),
            reasons: self.reasons.clone(),
            message: self.message.as_ref().map(ToString::to_string),
            at: self.at.as_millis(),
            recipients: Some(arrived.recipients),
        };
        item("ledger row", &Key::inbound(&arrived.object, &arrived.recipient), &row)
    }
}

impl Store {
    /// Settles an inbound mail of which no message came. The first outcome stays.
    pub async fn settle(&self, arrived: &Arrived, row: &LedgerRow) -> Result<(), Error> {
        let put = self
            .client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(row.item(arrived)?))
            .condition_expression("attribute_not_exists(pk)")
            .send()
            .await;
        match put {
            Err(error)
                if !matches!(
                    error.as_service_error(),
                    Some(PutItemError::ConditionalCheckFailedException(_))
                ) =>
            {
                Err(Error::unavailable("settle an inbound mail")(error))
            }
            _ => Ok(()),
        }
    }

    /// The recipients for whom a stored raw mail has an outcome: what the sweep asks of each object.
    pub async fn settled_recipients(&self, object: &str) -> Result<SettledRecipients, Error> {
        let answer = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :in")
            .expression_attribute_values(":in", AttributeValue::S(format!("IN#{object}")))
            .consistent_read(true)
            .send()
            .await
            .map_err(Error::unavailable("look up an inbound mail"))?;
        let recipient =
            |found: &Item| found.get(SK)?.as_s().ok()?.strip_prefix("RCPT#").map(ToOwned::to_owned);
        let rows = answer.items.unwrap_or_default();
        let of = |found: &Item| found.get("recipients")?.as_n().ok()?.parse().ok();
        Ok(SettledRecipients {
            addresses: rows.iter().filter_map(recipient).collect(),
            of: rows.iter().filter_map(of).max(),
        })
    }
}
