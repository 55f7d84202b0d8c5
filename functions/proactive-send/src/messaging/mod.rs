//! Messaging v1 and Uploads of the Selling Partner API, on the policy, store and post of our own call.

mod actions;
mod attributes;
mod details;
mod files;
mod send;
mod upload;

use axum::Router;
use host::{Services, http::SellingPartnerApi};
use spapi::{MessageType, Operation};

/// The routes of Messaging v1 and of `createUploadDestinationForResource`.
pub(crate) fn routes() -> Router<Services> {
    let api = SellingPartnerApi::below(&["/messaging", "/uploads"])
        .operation(Operation::GetMessagingActionsForOrder, actions::actions)
        .operation(Operation::GetAttributes, attributes::attributes)
        .operation(Operation::CreateUploadDestinationForResource, upload::create);
    MessageType::ALL
        .into_iter()
        .fold(api, |api, kind| api.operation(Operation::SendMessage(kind), send::send))
        .routes()
}
