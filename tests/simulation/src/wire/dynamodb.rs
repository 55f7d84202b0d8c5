//! DynamoDB: an embedded database, spoken to by its direct API.

use dynoxide::{Database, DynoxideError, ImportOptions};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use super::{operation::Operation, reply::Reply};

/// Answers one request.
pub(super) fn answer(database: &Database, operation: Operation, request: Value) -> Reply {
    match operation {
        Operation::CreateTable => call(request, |request| database.create_table(request)),
        Operation::BatchGetItem => call(request, |request| database.batch_get_item(request)),
        Operation::GetItem => call(request, |request| database.get_item(request)),
        Operation::Query | Operation::QueryIndex => call(request, |request| database.query(request)),
        Operation::PutItem => call(request, |request| database.put_item(request)),
        Operation::UpdateItem => call(request, |request| database.update_item(request)),
        Operation::DeleteItem => call(request, |request| database.delete_item(request)),
        Operation::TransactWriteItems => call(request, |request| database.transact_write_items(request)),
        Operation::GetObject | Operation::PutObject | Operation::ListObjects | Operation::SendEmail => {
            panic!("{operation:?} is no operation of DynamoDB")
        }
    }
}

fn call<Q: DeserializeOwned, A: Serialize>(
    request: Value,
    call: impl FnOnce(Q) -> Result<A, DynoxideError>,
) -> Reply {
    let request = serde_json::from_value(request).expect("the SDK makes requests that can be read");
    match call(request) {
        Ok(answer) => Reply::json(200, serde_json::to_string(&answer).expect("an answer is JSON")),
        Err(error) => Reply::json(error.status_code(), error.to_json()),
    }
}

/// Puts items into a table that has none.
pub(super) fn load(database: &Database, table: &str, items: &[Value]) {
    let items = serde_json::from_value(Value::from(items)).expect("items as they were read");
    database.import_items(table, items, ImportOptions::default()).expect("items can be loaded");
}

/// An item as it is now; null if there is none.
pub(super) fn item(database: &Database, table: &str, pk: &str, sk: &str) -> Value {
    let key = serde_json::json!({ "pk": { "S": pk }, "sk": { "S": sk } });
    let request = serde_json::json!({ "TableName": table, "Key": key, "ConsistentRead": true });
    let reply = answer(database, Operation::GetItem, request);
    let answer: Value = serde_json::from_slice(&reply.body).expect("an answer is JSON");
    answer["Item"].clone()
}

/// A transaction that another one got into the way of: every item of the request conflicts.
pub(super) fn transaction_conflict(request: &Value) -> Reply {
    let items = request["TransactItems"].as_array().map_or(1, Vec::len);
    let reasons: Vec<Value> = (0..items)
        .map(|at| match at {
            0 => serde_json::json!({ "Code": "TransactionConflict", "Message": "simulated" }),
            _ => serde_json::json!({ "Code": "None" }),
        })
        .collect();
    let body = serde_json::json!({
        "__type": "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
        "Message": "Transaction cancelled, please refer cancellation reasons for specific reasons [TransactionConflict]",
        "CancellationReasons": reasons,
    });
    Reply::json(400, body.to_string())
}
