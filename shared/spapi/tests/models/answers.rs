use policy::{Finding, Instant, MarketplaceId, OrderId, Rule};
use serde_json::{Value, json};
use spapi::{
    ActionsAnswer, AttributesAnswer, Created, Details, ErrorList, MessageType, Operation, RemovedType,
    SolicitationType, SpError, UploadDestination, UploadDestinationAnswer,
};

use crate::model::{assert_valid, described};

fn order() -> OrderId {
    "111-2223334-5556667".parse().unwrap()
}

fn marketplace() -> MarketplaceId {
    "ATVPDKIKX0DER".parse().unwrap()
}

fn valid_for(operation: Operation, status: u16, answers: &[Value]) {
    let described = described().into_iter().find(|described| described.operation() == operation).unwrap();
    let validator = described.validator(status);
    for answer in answers {
        assert_valid(&validator, answer);
    }
}

fn every_choice<T: Copy>(all: &[T]) -> impl Iterator<Item = Vec<T>> {
    (0..1_u32 << all.len()).map(|choice| {
        all.iter().enumerate().filter(|(bit, _)| choice >> bit & 1 == 1).map(|(_, kind)| *kind).collect()
    })
}

#[test]
fn whatever_is_open_the_answer_is_valid() {
    let names = |answer: &ActionsAnswer| answer.names().map(ToOwned::to_owned).collect::<Vec<_>>();
    let mut answers = Vec::new();
    for open in every_choice(&MessageType::ALL) {
        let answer = spapi::messaging_actions(&order(), &marketplace(), &open);
        assert_eq!(names(&answer), open.iter().map(|kind| kind.name()).collect::<Vec<_>>());
        answers.push(serde_json::to_value(answer).unwrap());
    }
    valid_for(Operation::GetMessagingActionsForOrder, 200, &answers);
    let answers = every_choice(&[SolicitationType::ProductReviewAndSellerFeedback]).map(|open| {
        serde_json::to_value(spapi::solicitation_actions(&order(), &marketplace(), &open)).unwrap()
    });
    valid_for(Operation::GetSolicitationActionsForOrder, 200, &answers.collect::<Vec<_>>());
}

#[test]
fn an_answer_with_one_action_is_exactly_this() {
    let answer = spapi::messaging_actions(&order(), &marketplace(), &[MessageType::ConfirmDeliveryDetails]);
    let path = "/messaging/v1/orders/111-2223334-5556667";
    let message = format!("{path}/messages/confirmDeliveryDetails");
    let link =
        json!({"href": format!("{message}?marketplaceIds=ATVPDKIKX0DER"), "name": "confirmDeliveryDetails"});
    let schema = json!({"href": format!("{message}/schema"), "name": "confirmDeliveryDetails"});
    let expected = json!({
        "_links": {"self": {"href": format!("{path}?marketplaceIds=ATVPDKIKX0DER")}, "actions": [link]},
        "_embedded": {"actions": [{
            "_links": {"self": link, "schema": schema},
            "_embedded": {"schema": {
                "_links": {"self": {"href": format!("{message}/schema")}},
                "payload": {
                    "$schema": "http://json-schema.org/draft-04/schema#",
                    "title": "confirmDeliveryDetails",
                    "type": "object",
                    "properties": {"text": {"type": "string", "minLength": 1, "maxLength": 2000}},
                    "required": ["text"],
                },
            }},
            "payload": {"name": "confirmDeliveryDetails"},
        }]},
    });
    assert_eq!(serde_json::to_value(answer).unwrap(), expected);
}

#[test]
fn nothing_open_is_two_empty_lists() {
    let answer = serde_json::to_value(spapi::solicitation_actions(&order(), &marketplace(), &[])).unwrap();
    let this = "/solicitations/v1/orders/111-2223334-5556667?marketplaceIds=ATVPDKIKX0DER";
    assert_eq!(
        answer,
        json!({"_links": {"self": {"href": this}, "actions": []}, "_embedded": {"actions": []}})
    );
}

#[test]
fn the_other_successes_are_valid() {
    let attributes = serde_json::to_value(AttributesAnswer::of("zh-CN")).unwrap();
    assert_eq!(attributes, json!({"buyer": {"locale": "zh-CN"}}));
    valid_for(Operation::GetAttributes, 200, &[attributes]);
    let created = serde_json::to_value(Created {}).unwrap();
    assert_eq!(created, json!({}));
    for kind in MessageType::ALL {
        valid_for(Operation::SendMessage(kind), 201, std::slice::from_ref(&created));
    }
    valid_for(Operation::CreateProductReviewAndSellerFeedbackSolicitation, 201, &[created]);
    let payload = UploadDestination {
        upload_destination_id: "4e936e26".to_owned(),
        url: "http://127.0.0.1/x".to_owned(),
        headers: [("Content-MD5".to_owned(), "XUFAKrxLKna5cZ2REBfFkg==".to_owned())].into(),
    };
    let upload = serde_json::to_value(UploadDestinationAnswer { payload }).unwrap();
    assert_eq!(upload["payload"]["uploadDestinationId"], "4e936e26");
    valid_for(Operation::CreateUploadDestinationForResource, 201, &[upload]);
}

/// Every error that can be built.
fn errors() -> Vec<ErrorList> {
    let why = Details::new("x");
    let mut errors: Vec<ErrorList> = [
        SpError::access_token_missing(),
        SpError::access_token_invalid(),
        SpError::access_token_expired(),
        SpError::client_secret_expired(),
        SpError::access_denied(&why),
        SpError::missing_authentication_token(&why),
        SpError::invalid_marketplace(&why),
        SpError::unknown_attachment("x"),
        SpError::no_sandbox_example(),
        SpError::not_found(&why),
        SpError::request_too_large(1),
        SpError::unsupported_media_type(),
        SpError::rate_exceeded(Instant::from_millis(0).unwrap()),
        SpError::internal_failure(),
        SpError::service_unavailable(),
        SpError::invalid_input("a", "b", "c", "d"),
    ]
    .map(ErrorList::from)
    .into();
    errors.extend(RemovedType::ALL.map(RemovedType::refusal));
    for rule in Rule::ALL {
        let findings = [Finding::of(*rule)];
        let details = Details::of_findings(&findings);
        errors.push(ErrorList::message_refused(&findings, &details));
        errors.push(ErrorList::solicitation_refused(&findings, &details));
    }
    errors
}

#[test]
fn every_error_is_valid_under_its_status_for_every_operation() {
    for described in described() {
        for (status, _) in described.responses().filter(|(status, _)| *status >= 400) {
            let validator = described.validator(status);
            for errors in errors().iter().filter(|errors| errors.status() == status) {
                let answer = serde_json::to_value(errors).unwrap();
                assert_valid(&validator, &answer);
                assert!(answer["errors"].as_array().is_some_and(|errors| !errors.is_empty()));
            }
        }
        let known: Vec<_> = described.responses().map(|(status, _)| status).collect();
        assert!(errors().iter().all(|errors| known.contains(&errors.status())), "{known:?}");
    }
}
