use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use serde_json::Value;

/// A service of AWS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Service {
    /// DynamoDB.
    DynamoDb,
    /// S3.
    S3,
    /// SES v2.
    Ses,
}

/// What a request asks of AWS: all that production code asks, and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "they are the names that AWS gives them")]
pub enum Operation {
    CreateTable,
    BatchGetItem,
    GetItem,
    Query,
    /// A query of an index, whose answer may be older than the table.
    QueryIndex,
    PutItem,
    UpdateItem,
    DeleteItem,
    TransactWriteItems,
    GetObject,
    PutObject,
    ListObjects,
    SendEmail,
}

impl Operation {
    /// Whose operation it is.
    pub fn service(self) -> Service {
        match self {
            Self::GetObject | Self::PutObject | Self::ListObjects => Service::S3,
            Self::SendEmail => Service::Ses,
            _ => Service::DynamoDb,
        }
    }

    /// Whether it changes anything.
    pub fn writes(self) -> bool {
        matches!(
            self,
            Self::CreateTable
                | Self::PutItem
                | Self::UpdateItem
                | Self::DeleteItem
                | Self::TransactWriteItems
                | Self::PutObject
                | Self::SendEmail
        )
    }
}

/// A request as the SDK sent it, understood.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) operation: Operation,
    /// The body of DynamoDB and SES.
    pub(crate) json: Value,
    /// Bucket and key of S3; the key of a list is its prefix.
    pub(crate) object: (String, String),
    /// The body of S3.
    pub(crate) bytes: Vec<u8>,
}

impl Request {
    /// Reads what the SDK sent. What production code never asks for is a defect of the simulation: it panics.
    pub(crate) fn read(request: &HttpRequest) -> Self {
        let bytes = request.body().bytes().unwrap_or_else(|| panic!("a streamed body: {}", request.uri()));
        let nowhere = (String::new(), String::new());
        if let Some(target) = request.headers().get("x-amz-target") {
            let json: Value = serde_json::from_slice(bytes).expect("DynamoDB is spoken to in JSON");
            let operation = dynamodb_operation(target, &json);
            return Self { operation, json, object: nowhere, bytes: Vec::new() };
        }
        let uri = request.uri();
        let (host, path) = uri
            .split_once("://")
            .and_then(|(_, rest)| rest.split_once('/'))
            .unwrap_or_else(|| panic!("an address without a path: {uri}"));
        if path.starts_with("v2/email/outbound-emails") {
            let json = serde_json::from_slice(bytes).expect("SES is spoken to in JSON");
            return Self { operation: Operation::SendEmail, json, object: nowhere, bytes: Vec::new() };
        }
        let (bucket, _) = host.split_once(".s3").unwrap_or_else(|| panic!("no bucket: {uri}"));
        let (key, query) = path.split_once('?').unwrap_or((path, ""));
        let value = |name: &str| {
            form_urlencoded::parse(query.as_bytes())
                .find_map(|(found, value)| (found == name).then(|| value.into_owned()))
        };
        let (operation, key) = match request.method() {
            "GET" if value("list-type").is_some() => {
                (Operation::ListObjects, value("prefix").unwrap_or_default())
            }
            "GET" => (Operation::GetObject, key.to_owned()),
            "PUT" => (Operation::PutObject, key.to_owned()),
            method => panic!("an unknown request: {method} {uri}"),
        };
        Self { operation, json: Value::Null, object: (bucket.to_owned(), key), bytes: bytes.to_vec() }
    }
}

fn dynamodb_operation(target: &str, json: &Value) -> Operation {
    match target.rsplit_once('.').map_or(target, |(_, name)| name) {
        "CreateTable" => Operation::CreateTable,
        "BatchGetItem" => Operation::BatchGetItem,
        "GetItem" => Operation::GetItem,
        "Query" if json["IndexName"].is_string() => Operation::QueryIndex,
        "Query" => Operation::Query,
        "PutItem" => Operation::PutItem,
        "UpdateItem" => Operation::UpdateItem,
        "DeleteItem" => Operation::DeleteItem,
        "TransactWriteItems" => Operation::TransactWriteItems,
        name => panic!("an unknown operation of DynamoDB: {name}"),
    }
}
