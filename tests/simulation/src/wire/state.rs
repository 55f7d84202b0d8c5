use std::{
    collections::{BTreeMap, HashMap, HashSet},
    time::Duration,
};

use dynoxide::{Database, actions::scan::ScanRequest};
use policy::Instant;
use serde_json::{Value, json};

use super::{
    SLOWEST, dynamodb,
    fault::{Fault, Kind},
    history,
    history::{Change, Refusal, Write},
    operation::{Operation, Request, Service},
    plan::{Faults, Injector},
    reply::Reply,
    s3::Objects,
    ses::{self, Accepted},
    trace::{Call, Trace},
};
use crate::{Chance, world::TABLE};

/// Changes a request to DynamoDB on its way, and tells whether it did: how a bug is planted without a second copy of
/// the code.
pub type Rewrite = Box<dyn FnMut(Operation, &mut Value) -> bool + Send>;

/// What AWS holds, what happened to it, and what is to go wrong.
pub struct State {
    database: Database,
    objects: Objects,
    injector: Injector,
    latency: Chance,
    index_answers: HashMap<String, Reply>,
    /// Tokens of transactions that were carried out: the same again changes nothing.
    tokens: HashSet<String>,
    rewrite: Option<Rewrite>,
    /// How often the rewrite applied.
    pub rewritten: usize,
    /// Mails that SES accepted, in order.
    pub accepted: Vec<Accepted>,
    /// Every request since the faults began.
    pub calls: Vec<Call>,
    /// Faults that happened, by kind.
    pub met: BTreeMap<Kind, usize>,
    /// Every change of the table.
    pub writes: Vec<Write>,
    /// Every transaction that a condition stood against.
    pub refusals: Vec<Refusal>,
    /// The fingerprint of all that happened.
    pub trace: Trace,
}

impl State {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            database: Database::memory().expect("memory holds a database"),
            objects: Objects::default(),
            injector: Injector::default(),
            latency: Chance::new(seed, "latency"),
            index_answers: HashMap::new(),
            tokens: HashSet::new(),
            rewrite: None,
            rewritten: 0,
            accepted: Vec::new(),
            calls: Vec::new(),
            met: BTreeMap::new(),
            writes: Vec::new(),
            refusals: Vec::new(),
            trace: Trace::default(),
        }
    }

    /// From now on these faults, counted from here.
    pub fn begin_faults(&mut self, faults: Faults) {
        self.injector = Injector::new(faults);
        self.calls.clear();
    }

    /// From now on nothing goes wrong.
    pub fn end_faults(&mut self) {
        self.injector = Injector::default();
    }

    /// From now on requests to DynamoDB are rewritten.
    pub fn rewrite(&mut self, rewrite: Rewrite) {
        self.rewrite = Some(rewrite);
    }

    /// Stores an object as AWS itself does: nothing goes wrong.
    pub fn store(&mut self, bucket: &str, key: &str, bytes: Vec<u8>, now: Instant) {
        self.objects.put(bucket, key, bytes, now);
    }

    /// Keys of a bucket, in order.
    pub fn keys(&self, bucket: &str) -> Vec<String> {
        self.objects.keys(bucket)
    }

    /// Copies what another table holds, and how it came there, into an empty one.
    pub fn load(&mut self, table: &str, items: &[Value], writes: &[Write]) {
        dynamodb::load(&self.database, table, items);
        self.writes = writes.to_vec();
    }

    /// Damages an item, as no code of ours does: one attribute becomes a text that nobody can read.
    pub fn damage(&mut self, pk: &str, sk: &str, attribute: &str) {
        let mut item = dynamodb::item(&self.database, TABLE, pk, sk);
        item[attribute] = json!({ "S": "damaged" });
        let put = json!({ "TableName": TABLE, "Item": item });
        let reply = dynamodb::answer(&self.database, Operation::PutItem, put);
        assert_eq!(reply.status, 200, "{pk} cannot be damaged");
    }

    /// Every item of a table in DynamoDB's JSON, in the order of their keys.
    pub fn items(&self, table: &str) -> Vec<Value> {
        let mut items = Vec::new();
        let mut request = json!({ "TableName": table });
        loop {
            let scan: ScanRequest = serde_json::from_value(request.clone()).expect("a request to scan");
            let page = self.database.scan(scan).expect("the table can be scanned");
            let page = serde_json::to_value(&page).expect("an answer is JSON");
            items.extend(page["Items"].as_array().cloned().unwrap_or_default());
            if page["LastEvaluatedKey"].is_null() {
                break;
            }
            request["ExclusiveStartKey"] = page["LastEvaluatedKey"].clone();
        }
        let key = |item: &Value| (item["pk"]["S"].to_string(), item["sk"]["S"].to_string());
        items.sort_by_key(key);
        items
    }

    /// Notes a request that is on its way. Gives its number, its fault, and how long it and its answer take.
    pub(super) fn begin(
        &mut self,
        request: &Request,
        by: u32,
        now: Instant,
    ) -> (usize, Option<Fault>, [Duration; 2]) {
        let operation = request.operation;
        let fault = self.injector.next(operation);
        if let Some(fault) = fault {
            *self.met.entry(fault.kind()).or_default() += 1;
        }
        self.trace.note((now.as_millis(), operation, by, fault));
        self.trace.note_json(&request.json);
        self.trace.note((&request.object, &request.bytes));
        self.calls.push(Call { at: now, operation, by, fault, status: None });
        let slowest = u64::try_from(SLOWEST.as_millis()).unwrap_or(1);
        let mut way = || Duration::from_millis(1 + self.latency.below(slowest));
        (self.calls.len() - 1, fault, [way(), way()])
    }

    /// Answers that nothing was done. No status at all stands for a conflict.
    pub(super) fn refuse(&mut self, call: usize, request: &Request, (status, code): (u16, &str)) -> Reply {
        let reply = match (status, request.operation) {
            (0, Operation::TransactWriteItems) => dynamodb::transaction_conflict(&request.json),
            (0, operation) => Reply::error(operation.service(), 400, "TransactionConflictException"),
            (_, operation) => Reply::error(operation.service(), status, code),
        };
        self.end(call, &reply);
        reply
    }

    /// Does what is asked.
    pub(super) fn carry_out(&mut self, call: usize, request: Request, stale: bool, now: Instant) -> Reply {
        let by = self.calls.get(call).map_or(0, |call| call.by);
        let reply = match request.operation.service() {
            Service::S3 => self.objects.answer(&request, now),
            Service::Ses => self.send(&request.json, by, now),
            Service::DynamoDb => self.ask_table(request, stale, (call, by), now),
        };
        self.end(call, &reply);
        reply
    }

    fn end(&mut self, call: usize, reply: &Reply) {
        if let Some(call) = self.calls.get_mut(call) {
            call.status = Some(reply.status);
        }
        self.trace.note(reply.status);
    }

    fn send(&mut self, request: &Value, by: u32, now: Instant) -> Reply {
        let id = format!("0102{:012x}-{:08x}-000000", now.as_millis(), self.accepted.len());
        let mail = Accepted {
            at: now,
            id,
            to: Vec::new(),
            tags: Vec::new(),
            raw: Vec::new(),
            by,
            after: self.writes.len(),
        };
        match ses::read(request, mail) {
            Ok((mail, reply)) => {
                self.accepted.push(mail);
                reply
            }
            Err(reply) => reply,
        }
    }

    fn ask_table(&mut self, request: Request, stale: bool, (call, by): (usize, u32), now: Instant) -> Reply {
        let Request { operation, mut json, .. } = request;
        if let Some(rewrite) = &mut self.rewrite
            && rewrite(operation, &mut json)
        {
            self.rewritten += 1;
        }
        let query = (operation == Operation::QueryIndex).then(|| query_without_instants(&json));
        if stale && let Some(earlier) = query.as_ref().and_then(|query| self.index_answers.get(query)) {
            return earlier.clone();
        }
        let changes = history::changes(operation, &json);
        let token = json["ClientRequestToken"].as_str().map(ToOwned::to_owned);
        let asked = (operation == Operation::TransactWriteItems).then(|| json.clone());
        let reply = dynamodb::answer(&self.database, operation, json);
        if reply.status == 200 && token.is_none_or(|token| self.tokens.insert(token)) {
            for (pk, sk, change) in changes {
                let change = match change {
                    Change::Updated(_) => Change::Updated(dynamodb::item(&self.database, TABLE, &pk, &sk)),
                    whole => whole,
                };
                self.writes.push(Write { at: now, pk, sk, change, by, call });
            }
        } else if reply.status == 400 {
            self.refusals.extend(asked.and_then(|request| history::refusal(&request, &reply, by)));
        }
        if let Some(query) = query {
            self.index_answers.insert(query, reply.clone());
        }
        reply
    }
}

/// What tells two queries of an index apart but for the instant that they ask about: index and partition.
fn query_without_instants(request: &Value) -> String {
    let values = request["ExpressionAttributeValues"].as_object().into_iter().flatten();
    let partition = values.filter_map(|(_, value)| value["S"].as_str()).find(|text| text.contains('#'));
    format!("{} {}", request["IndexName"], partition.unwrap_or_default())
}
