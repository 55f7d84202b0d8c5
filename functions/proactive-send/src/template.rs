use mail::Body;
use policy::{AdjustmentStatus, Instant, Order, Reason};
use wording::{AdjustmentReason, Wording};

use crate::{coverage::period, draft::Draft, scene::Scene};

/// What the buyer reads: who writes about which order, the seller's text or the template's, for goods that cannot
/// be shipped the amount that was given back and why (`problem-message-content`), and when a warranty holds.
pub(crate) fn body(words: &Wording, scene: &Scene, draft: &Draft<'_>) -> Body {
    let mut body = Body::default();
    body.push_paragraph(&words.introduction(&scene.seller.name, &scene.order.id));
    match words.files_only(draft.reason) {
        Some(fixed) => body.push_paragraph(&fixed),
        None => body.push_paragraph(draft.text),
    }
    if draft.reason == Reason::ProblemWithOrder
        && let Some((amount, why)) = adjusted(&scene.order, scene.now)
    {
        body.push_paragraph(&words.adjusted(&amount, why));
    }
    if let Some(period) = period(draft.coverage) {
        body.push_paragraph(&period);
    }
    body
}

/// The amount that was given back for want of goods, and why, if it was.
fn adjusted(order: &Order, now: Instant) -> Option<(String, AdjustmentReason)> {
    let adjustment = order.adjustments.iter().rev().find(|adjustment| {
        adjustment.is_for_want_of_goods()
            && adjustment.status == AdjustmentStatus::Accepted
            && adjustment.adjusted_at <= now
    })?;
    let lines = order.lines.iter().filter(|line| adjustment.line.as_ref().is_none_or(|id| *id == line.id));
    let full: u64 = lines.clone().map(|line| line.price_minor.saturating_mul(u64::from(line.quantity))).sum();
    let currency = lines.map(|line| line.currency.as_str()).next().unwrap_or_default();
    let minor = adjustment.amount_minor.unwrap_or(full);
    let why = if adjustment.reason_code == "NoInventory" {
        AdjustmentReason::NoInventory
    } else {
        AdjustmentReason::CouldNotShip
    };
    Some((money(minor, currency), why))
}

/// An amount in its currency's usual form: most have hundredths, some have none.
fn money(minor: u64, currency: &str) -> String {
    match currency {
        "JPY" | "KRW" | "CLP" | "ISK" | "HUF" | "VND" => format!("{minor} {currency}"),
        _ => format!("{}.{:02} {currency}", minor / 100, minor % 100),
    }
}
