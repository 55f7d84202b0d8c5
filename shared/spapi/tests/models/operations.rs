use std::collections::BTreeSet;

use spapi::{MAX_ATTACHMENTS, MessageType, Operation, RemovedType, header};

use crate::model::described;

#[test]
fn every_operation_of_the_models_is_served_and_no_other() {
    let ids = |all: Vec<Operation>| all.into_iter().map(Operation::id).collect::<BTreeSet<_>>();
    let of_models = ids(described().iter().map(crate::model::Described::operation).collect());
    assert_eq!(ids(Operation::ALL.to_vec()), of_models);
    assert_eq!(of_models.len(), Operation::ALL.len());
}

#[test]
fn method_path_and_success_are_the_models() {
    for described in described() {
        let operation = described.operation();
        assert_eq!(operation.path(), described.path);
        assert_eq!(operation.method().as_str(), described.method.to_uppercase());
        let success: Vec<_> =
            described.responses().map(|(status, _)| status).filter(|status| *status < 300).collect();
        assert_eq!(success, [operation.success()]);
        assert!(described.model["produces"].as_array().unwrap().contains(&operation.content_type().into()));
    }
    assert_eq!(Operation::by_id("getAttributes"), None, "the case counts");
}

#[test]
fn the_plans_are_the_models() {
    for described in described() {
        let plan = described.operation().default_plan();
        let text = described.value["description"].as_str().unwrap();
        let row = format!("| {} | {} |", plan.rate, plan.burst);
        // sendInvoice states none; clients assume 1 and 5
        assert!(
            text.contains(&row) || described.operation() == Operation::SendMessage(MessageType::Invoice),
            "{text}"
        );
    }
    let invoice = Operation::SendMessage(MessageType::Invoice).default_plan();
    assert_eq!((invoice.rate, invoice.burst), (1.0, 5));
}

#[test]
fn removed_types_are_in_no_model() {
    for removed in RemovedType::ALL {
        assert_eq!(Operation::by_id(removed.operation_id()), None);
        assert!(described().iter().all(|described| described.path != removed.path()));
    }
}

#[test]
fn what_a_type_takes_is_what_its_model_describes() {
    for described in described() {
        let Operation::SendMessage(kind) = described.operation() else { continue };
        let reference = described.value["parameters"][2]["schema"]["$ref"].as_str().unwrap();
        let name = reference.rsplit('/').next().unwrap();
        let properties = described.model["definitions"][name]["properties"].as_object().unwrap();
        let ours = spapi::message_schema(kind);
        let names: BTreeSet<_> = ours["properties"].as_object().unwrap().keys().collect();
        assert_eq!(names, properties.keys().collect(), "{kind}");
        if let Some(text) = properties.get("text") {
            assert_eq!(text["maxLength"], ours["properties"]["text"]["maxLength"], "{kind}");
        }
        if let Some(attachments) = properties.get("attachments") {
            // the model bounds them with maxLength, which no list heeds
            assert_eq!(attachments["maxLength"], MAX_ATTACHMENTS);
        }
    }
}

#[test]
fn header_names_are_lower_case() {
    for name in [
        header::ACCESS_TOKEN,
        header::REQUEST_ID,
        header::RATE_LIMIT,
        header::ERROR_TYPE,
        header::SANDBOX,
        header::REASON,
    ] {
        assert_eq!(name, name.to_lowercase());
    }
}
