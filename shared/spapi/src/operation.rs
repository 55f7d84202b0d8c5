use crate::{MessageType, UsagePlan, header};

/// An operation that is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operation {
    /// `getMessagingActionsForOrder`
    GetMessagingActionsForOrder,
    /// `GetAttributes`
    GetAttributes,
    /// One of the nine that send a message.
    SendMessage(MessageType),
    /// `getSolicitationActionsForOrder`
    GetSolicitationActionsForOrder,
    /// `createProductReviewAndSellerFeedbackSolicitation`
    CreateProductReviewAndSellerFeedbackSolicitation,
    /// `createUploadDestinationForResource`
    CreateUploadDestinationForResource,
}

/// The method of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// It reads.
    Get,
    /// It makes something.
    Post,
}

impl Operation {
    /// Every operation: 11 of Messaging, 2 of Solicitations, 1 of Uploads.
    pub const ALL: [Self; 14] = [
        Self::GetMessagingActionsForOrder,
        Self::GetAttributes,
        Self::SendMessage(MessageType::ConfirmCustomizationDetails),
        Self::SendMessage(MessageType::ConfirmDeliveryDetails),
        Self::SendMessage(MessageType::ConfirmOrderDetails),
        Self::SendMessage(MessageType::ConfirmServiceDetails),
        Self::SendMessage(MessageType::UnexpectedProblem),
        Self::SendMessage(MessageType::DigitalAccessKey),
        Self::SendMessage(MessageType::LegalDisclosure),
        Self::SendMessage(MessageType::Warranty),
        Self::SendMessage(MessageType::Invoice),
        Self::GetSolicitationActionsForOrder,
        Self::CreateProductReviewAndSellerFeedbackSolicitation,
        Self::CreateUploadDestinationForResource,
    ];

    /// The `operationId` of the model, in its own mixed case. It names the operation's bucket.
    pub const fn id(self) -> &'static str {
        match self {
            Self::GetMessagingActionsForOrder => "getMessagingActionsForOrder",
            Self::GetAttributes => "GetAttributes",
            Self::SendMessage(kind) => kind.operation_id(),
            Self::GetSolicitationActionsForOrder => "getSolicitationActionsForOrder",
            Self::CreateProductReviewAndSellerFeedbackSolicitation => {
                "createProductReviewAndSellerFeedbackSolicitation"
            }
            Self::CreateUploadDestinationForResource => "createUploadDestinationForResource",
        }
    }

    /// The method.
    pub const fn method(self) -> Method {
        match self {
            Self::GetMessagingActionsForOrder
            | Self::GetAttributes
            | Self::GetSolicitationActionsForOrder => Method::Get,
            Self::SendMessage(_)
            | Self::CreateProductReviewAndSellerFeedbackSolicitation
            | Self::CreateUploadDestinationForResource => Method::Post,
        }
    }

    /// The path template of the model, whose parameters are `{amazonOrderId}` and `{resource}`; the latter has slashes
    /// in it and is a wildcard for routers.
    pub const fn path(self) -> &'static str {
        match self {
            Self::GetMessagingActionsForOrder => "/messaging/v1/orders/{amazonOrderId}",
            Self::GetAttributes => "/messaging/v1/orders/{amazonOrderId}/attributes",
            Self::SendMessage(kind) => kind.path(),
            Self::GetSolicitationActionsForOrder => "/solicitations/v1/orders/{amazonOrderId}",
            Self::CreateProductReviewAndSellerFeedbackSolicitation => {
                "/solicitations/v1/orders/{amazonOrderId}/solicitations/productReviewAndSellerFeedback"
            }
            Self::CreateUploadDestinationForResource => "/uploads/2020-11-01/uploadDestinations/{resource}",
        }
    }

    /// The plan unless an application has another one.
    pub const fn default_plan(self) -> UsagePlan {
        match self {
            Self::CreateUploadDestinationForResource => UsagePlan { rate: 10.0, burst: 10 },
            _ => UsagePlan { rate: 1.0, burst: 5 },
        }
    }

    /// The content type of every answer.
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::CreateUploadDestinationForResource => header::JSON,
            _ => header::HAL_JSON,
        }
    }

    /// The status of success.
    pub const fn success(self) -> u16 {
        match self.method() {
            Method::Get => 200,
            Method::Post => 201,
        }
    }

    /// The operation with this `operationId`, in exactly this case.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|operation| operation.id() == id)
    }
}

impl Method {
    /// As HTTP writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}
