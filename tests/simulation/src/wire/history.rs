use policy::Instant;
use serde_json::Value;

use super::{operation::Operation, reply::Reply};

/// One change of the table that was carried out.
#[derive(Debug, Clone)]
pub struct Write {
    /// When.
    pub at: Instant,
    /// Its partition key.
    pub pk: String,
    /// Its sort key.
    pub sk: String,
    /// What was done.
    pub change: Change,
    /// The invocation that asked for it.
    pub by: u32,
    /// The request that it came with: changes of one transaction have the same.
    pub call: usize,
}

/// A transaction that a condition stood against.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// Keys of its writes and checks, in order, each with whether its condition held.
    pub parts: Vec<(String, String, Condition)>,
    /// The invocation that asked for it.
    pub by: u32,
}

/// Whether the condition of a part of a refused transaction held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// It did, or nobody looked.
    Held,
    /// It did not.
    Failed,
}

/// What was done to an item.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Put, as a whole, in DynamoDB's JSON.
    Put(Value),
    /// Updated: the item as it is since.
    Updated(Value),
    /// Deleted.
    Deleted,
}

/// The changes that a request brought about which DynamoDB carried out.
pub(super) fn changes(operation: Operation, request: &Value) -> Vec<(String, String, Change)> {
    match operation {
        Operation::PutItem => put(request).into_iter().collect(),
        Operation::UpdateItem => update(request).into_iter().collect(),
        Operation::DeleteItem => delete(request).into_iter().collect(),
        Operation::TransactWriteItems => {
            let items = request["TransactItems"].as_array().into_iter().flatten();
            items
                .filter_map(|item| {
                    put(&item["Put"]).or_else(|| update(&item["Update"])).or_else(|| delete(&item["Delete"]))
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The refusal that a reply tells, if it is one.
pub(super) fn refusal(request: &Value, reply: &Reply, by: u32) -> Option<Refusal> {
    let told: Value = serde_json::from_slice(&reply.body).ok()?;
    let reasons = told["CancellationReasons"].as_array()?;
    let items = request["TransactItems"].as_array()?;
    let part = |(item, reason): (&Value, &Value)| {
        let write = item.as_object()?.values().next()?;
        let (pk, sk) = key(&write["Key"]).or_else(|| key(&write["Item"]))?;
        let failed = reason["Code"] == "ConditionalCheckFailed";
        Some((pk, sk, if failed { Condition::Failed } else { Condition::Held }))
    };
    Some(Refusal { parts: items.iter().zip(reasons).filter_map(part).collect(), by })
}

fn put(put: &Value) -> Option<(String, String, Change)> {
    let (pk, sk) = key(&put["Item"])?;
    Some((pk, sk, Change::Put(put["Item"].clone())))
}

fn update(update: &Value) -> Option<(String, String, Change)> {
    let (pk, sk) = key(&update["Key"])?;
    // What it became is filled in once it is known.
    Some((pk, sk, Change::Updated(Value::Null)))
}

fn delete(delete: &Value) -> Option<(String, String, Change)> {
    let (pk, sk) = key(&delete["Key"])?;
    Some((pk, sk, Change::Deleted))
}

fn key(item: &Value) -> Option<(String, String)> {
    Some((item["pk"]["S"].as_str()?.to_owned(), item["sk"]["S"].as_str()?.to_owned()))
}
