//! The sandbox answers as Amazon's models say.

use serde_json::json;
use spapi::{MessageType, Operation, SandboxBody, sandbox};

const GOOD: &str = "123-1234567-1234567";
const BAD: &str = "123-1234567-0000000";

#[test]
fn messages_are_created_for_the_order_of_the_examples() {
    for kind in MessageType::ALL {
        let operation = Operation::SendMessage(kind);
        let answer = sandbox(operation, GOOD, SandboxBody::Present);
        assert_eq!((answer.status, answer.body), (201, json!({})), "{kind}");
        let bad = if kind == MessageType::Invoice { "badOrderId" } else { BAD };
        for body in [SandboxBody::Present, SandboxBody::Absent] {
            let answer = sandbox(operation, bad, body);
            let invalid =
                json!({"errors": [{"code": "InvalidInput", "message": "Invalid Input", "details": ""}]});
            assert_eq!((answer.status, answer.body), (400, invalid), "{kind}");
        }
    }
}

#[test]
fn what_is_open_is_read_from_the_examples() {
    let answer = sandbox(Operation::GetMessagingActionsForOrder, GOOD, SandboxBody::Absent);
    assert_eq!((answer.status, answer.body["_links"]["actions"].as_array().unwrap().len()), (200, 11));
    let answer = sandbox(Operation::GetAttributes, GOOD, SandboxBody::Absent);
    assert_eq!((answer.status, answer.body), (200, json!({"buyer": {"locale": "en-US"}})));
    let answer = sandbox(Operation::GetSolicitationActionsForOrder, GOOD, SandboxBody::Absent);
    assert_eq!((answer.status, answer.body["_links"]["actions"].as_array().unwrap().len()), (200, 1));
    let solicit = Operation::CreateProductReviewAndSellerFeedbackSolicitation;
    assert_eq!(sandbox(solicit, GOOD, SandboxBody::Absent).status, 201);
    assert_eq!(sandbox(solicit, GOOD, SandboxBody::Present).status, 201);
}

#[test]
fn what_no_example_fits_is_400() {
    for (operation, order, body) in [
        (Operation::GetAttributes, "903-1671087-0812628", SandboxBody::Absent),
        (Operation::GetAttributes, "", SandboxBody::Absent),
        (Operation::GetSolicitationActionsForOrder, BAD, SandboxBody::Absent),
        (Operation::SendMessage(MessageType::Invoice), BAD, SandboxBody::Present),
        (Operation::SendMessage(MessageType::Warranty), GOOD, SandboxBody::Absent),
        (Operation::CreateUploadDestinationForResource, GOOD, SandboxBody::Absent),
    ] {
        let answer = sandbox(operation, order, body);
        assert_eq!(answer.status, 400);
        assert_eq!(answer.body["errors"][0]["code"], "InvalidInput");
        assert_eq!(answer.body["errors"][0]["message"], "Could not match input arguments");
    }
}
