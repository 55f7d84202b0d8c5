use content::Setting;
use documents::{Extent, Kind, judge};
use mail::Objection;
use policy::{Channel, Terms};

use crate::facts::Scene;

/// The channel whose rules hold for the files of a message; none for those of a buyer.
pub(crate) const fn channel(terms: Terms) -> Option<Channel> {
    match terms {
        Terms::Reply => Some(Channel::Reply),
        Terms::ProactiveRegardlessOfOptOut | Terms::ProactiveUnlessOptedOut => Some(Channel::ProactiveMail),
        Terms::FromBuyer | Terms::Notice => None,
    }
}

/// What stands against what a seller's file says (`attachment-content`).
pub(crate) fn objection(
    scene: &Scene,
    channel: Channel,
    content_type: &str,
    bytes: &[u8],
) -> Option<Objection> {
    let masks = scene.own_masks();
    let setting = Setting { is_reply: channel == Channel::Reply, ..scene.content_setting(&masks) };
    let judged = judge(Kind::of(content_type)?, bytes, &setting, channel, &scene.marketplace.rules);
    if judged.extent == Extent::Part {
        tracing::info!(content_type, "a file was not read whole");
    }
    let broken = judged.rules();
    (!broken.is_empty()).then(|| Objection { broken, why: judged.why() })
}
