use serde_json::Value;

use crate::{ErrorList, Operation, SpError, models::described};

/// Whether a call of the sandbox carries a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SandboxBody {
    /// It does.
    Present,
    /// It is empty.
    Absent,
}

/// What the sandbox says.
#[derive(Debug, Clone, PartialEq)]
pub struct SandboxAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The JSON.
    pub body: Value,
}

/// The static example (`x-amzn-api-sandbox`) of the models for a call: the first whose order is `order_id`, as it stands
/// in the path, and which has a body only if the call has one. What the body or the query says is not compared.
///
/// A call that no example fits is 400 `Could not match input arguments`.
pub fn sandbox(operation: Operation, order_id: &str, body: SandboxBody) -> SandboxAnswer {
    example(operation, order_id, body).unwrap_or_else(|| {
        let errors = ErrorList::from(SpError::no_sandbox_example());
        SandboxAnswer { status: errors.status(), body: serde_json::to_value(&errors).unwrap_or_default() }
    })
}

fn example(operation: Operation, order_id: &str, body: SandboxBody) -> Option<SandboxAnswer> {
    let responses = described(operation)?.get("responses")?.as_object()?;
    responses.iter().find_map(|(status, response)| {
        let examples = response.get("x-amzn-api-sandbox")?.get("static")?.as_array()?;
        let example = examples.iter().find(|example| fits(example, order_id, body))?;
        Some(SandboxAnswer { status: status.parse().ok()?, body: example.get("response")?.clone() })
    })
}

fn fits(example: &Value, order_id: &str, body: SandboxBody) -> bool {
    let parameter = |name| example.get("request")?.get("parameters")?.get(name)?.get("value");
    let same_order = parameter("amazonOrderId").and_then(Value::as_str) == Some(order_id);
    same_order && (body == SandboxBody::Present || parameter("body").is_none())
}
