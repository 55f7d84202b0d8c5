use serde_json::{Map, Value, json};

use crate::World;

/// What SES tells, by EventBridge, of the newest review request that it took for an order.
#[derive(Debug, Clone)]
pub struct Sign {
    /// The order.
    pub order: String,
    /// What it tells.
    pub kind: SignKind,
}

/// What SES tells of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "they are the names that SES gives them")]
pub enum SignKind {
    Send,
    DeliveryDelay,
    Delivery,
    SoftBounce,
    HardBounce,
    Complaint,
    Reject,
}

impl SignKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Send,
        Self::DeliveryDelay,
        Self::Delivery,
        Self::SoftBounce,
        Self::HardBounce,
        Self::Complaint,
        Self::Reject,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Send => "Send",
            Self::DeliveryDelay => "DeliveryDelay",
            Self::Delivery => "Delivery",
            Self::SoftBounce | Self::HardBounce => "Bounce",
            Self::Complaint => "Complaint",
            Self::Reject => "Reject",
        }
    }
}

impl Sign {
    /// The event, if SES took a request at all.
    pub(crate) fn event(&self, world: &World) -> Option<mail_events::MailEvent> {
        let state = world.wire.state();
        let mail = state.accepted.iter().rev().find(|mail| mail.tag("review") == Some(&self.order))?;
        let tags: Map<String, Value> =
            mail.tags.iter().map(|(name, value)| (name.clone(), json!([value]))).collect();
        let told_at = world.clock.now().to_string();
        let mut detail = json!({
            "eventType": self.kind.name(),
            "mail": {
                "messageId": mail.id, "timestamp": mail.at.to_string(), "destination": mail.to, "tags": tags,
            },
        });
        let bounce = |kind: &str| {
            json!({
                "bounceType": kind, "bounceSubType": "General", "timestamp": told_at,
                "bouncedRecipients": [{ "emailAddress": mail.to[0] }],
            })
        };
        match self.kind {
            SignKind::SoftBounce => detail["bounce"] = bounce("Transient"),
            SignKind::HardBounce => detail["bounce"] = bounce("Permanent"),
            SignKind::Complaint => detail["complaint"] = json!({ "timestamp": told_at }),
            SignKind::Delivery => detail["delivery"] = json!({ "timestamp": told_at }),
            SignKind::Reject => detail["reject"] = json!({ "reason": "Bad content" }),
            SignKind::Send | SignKind::DeliveryDelay => {}
        }
        Some(serde_json::from_value(json!({ "detail": detail })).expect("an event of SES"))
    }
}
