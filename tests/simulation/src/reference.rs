//! The rules of review requests once more, as plainly as they can be said (RULEBOOK 11, 17): what the functions decide is
//! compared with this. It knows whole orders alone: refunds and returns of single lines are not of its world.

use std::collections::BTreeSet;

use policy::{Instant, Span};
use serde_json::Value;

use crate::{
    table::{number, text},
    wire::{Change, Write},
};

const OPENS: Span = Span::days(5);
const CLOSES: Span = Span::days(30);
/// The schedule asks nobody in the last minutes of a window.
const MARGIN: Span = Span::minutes(15);

/// What stands in the table about one order and those whom it names.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, as a naive reader would note it"
)]
pub(crate) struct Known<'a> {
    /// The feed's word.
    order: &'a Value,
    /// How far its review request has come.
    state: &'a str,
    buyer_opted_out: bool,
    address_bounces: bool,
    is_blocked: bool,
    /// The seller wants to ask by itself.
    asks_itself: bool,
}

impl<'a> Known<'a> {
    /// What stood there after these changes. None: the order is not there.
    pub(crate) fn after(writes: &'a [Write], id: &str) -> Option<Self> {
        let item = |pk: &str, sk: &str| {
            let last = writes.iter().rev().find(|write| write.pk == pk && write.sk == sk)?;
            match &last.change {
                Change::Put(item) | Change::Updated(item) => Some(item),
                Change::Deleted => None,
            }
        };
        let order_row = format!("ORDER#{id}");
        let order = &item(&order_row, "ORDER")?["doc"]["M"];
        let (buyer, seller) =
            (format!("BUYER#{}", text(order, "buyerId")), format!("SELLER#{}", text(order, "sellerId")));
        let schedule = item(&seller, "REVIEW-SCHEDULE").map(|item| &item["doc"]["M"]);
        Some(Self {
            order,
            state: item(&order_row, "REVIEW").map_or("", |item| text(item, "state")),
            buyer_opted_out: item(&buyer, "OPT-OUT").is_some(),
            address_bounces: item(&buyer, "BOUNCE").is_some(),
            is_blocked: item(&seller, &format!("BLOCK#ORDER#{id}")).is_some()
                || item(&seller, &format!("BLOCK#BUYER#{}", text(order, "buyerId"))).is_some(),
            asks_itself: schedule.is_some_and(|schedule| schedule["automatic"]["BOOL"] == false),
        })
    }

    /// First and last instant of the window.
    pub(crate) fn window(&self) -> Option<(Instant, Instant)> {
        let instant = |name: &str| text(self.order, name).parse::<Instant>().ok();
        if !self.is_shipped() {
            return None;
        }
        let delivered = instant("deliveredAt");
        let earliest = delivered.or(instant("earliestDeliveryAt")).or(instant("latestDeliveryAt"))?;
        let latest = delivered.or(instant("latestDeliveryAt")).or(instant("earliestDeliveryAt"))?;
        Some((earliest + OPENS, latest + CLOSES))
    }

    fn is_shipped(&self) -> bool {
        match text(self.order, "status") {
            "shipped" => true,
            "cancelled" | "pending" => false,
            _ => !text(self.order, "deliveredAt").is_empty(),
        }
    }

    /// Everything that stands against asking at `at`. The buyer's wish counts if nothing else does.
    pub(crate) fn against(&self, at: Instant) -> BTreeSet<&'static str> {
        let mut against = self.of_the_order();
        if self.window().is_none_or(|(opens_at, closes_at)| at < opens_at || closes_at < at) {
            against.insert("review-window");
        }
        if !matches!(self.state, "closed" | "pending") {
            against.insert("review-repeat");
        }
        if self.is_blocked {
            against.insert("review-blocklist");
        }
        if self.address_bounces {
            against.insert("review-undeliverable");
        }
        if against.is_empty() && self.buyer_opted_out {
            against.insert("optout-block");
        }
        against
    }

    /// Every rule that the schedule may name as it closes a request at `at`.
    pub(crate) fn closes(&self, at: Instant) -> BTreeSet<&'static str> {
        let mut against = self.of_the_order();
        // Before the window opens a request waits.
        if self.window().is_none_or(|(_, closes_at)| closes_at - MARGIN < at) {
            against.insert("review-window");
        }
        if self.is_blocked {
            against.insert("review-blocklist");
        }
        if self.address_bounces {
            against.insert("review-undeliverable");
        }
        if self.asks_itself {
            against.insert("review-schedule");
        }
        if self.buyer_opted_out {
            against.insert("optout-block");
        }
        against
    }

    /// What must not be committed before a request is claimed.
    pub(crate) fn forbids_claims(&self) -> BTreeSet<&'static str> {
        let mut against = self.of_the_order();
        if self.buyer_opted_out {
            against.insert("optout-block");
        }
        against
    }

    fn of_the_order(&self) -> BTreeSet<&'static str> {
        let mut against = BTreeSet::new();
        match text(self.order, "status") {
            "pending" => against.insert("reason-order-pending"),
            "cancelled" => against.insert("reason-order-cancelled"),
            _ if !self.is_shipped() => against.insert("reason-availability"),
            _ => false,
        };
        let claims = self.order["guaranteeClaimOpen"]["BOOL"] == true;
        if claims || self.is_fully_refunded() || self.is_fully_returned() {
            against.insert("review-order-state");
        }
        against
    }

    fn is_fully_refunded(&self) -> bool {
        let total: i64 =
            self.list("lines").map(|line| number(line, "priceMinor") * number(line, "quantity")).sum();
        let given: Vec<&Value> =
            self.list("adjustments").filter(|given| text(given, "status") == "accepted").collect();
        let whole = given.iter().any(|given| given["amountMinor"]["N"].is_null());
        let sum: i64 = given.iter().map(|given| number(given, "amountMinor")).sum();
        !given.is_empty() && (whole || total <= sum)
    }

    fn is_fully_returned(&self) -> bool {
        let total: i64 = self.list("lines").map(|line| number(line, "quantity")).sum();
        let back: Vec<&Value> =
            self.list("returns").filter(|back| text(back, "state") != "refused").collect();
        let whole = back.iter().any(|back| back["quantity"]["N"].is_null());
        let sum: i64 = back.iter().map(|back| number(back, "quantity")).sum();
        !back.is_empty() && (whole || total <= sum)
    }

    fn list(&self, name: &str) -> impl Iterator<Item = &'a Value> {
        self.order[name]["L"].as_array().into_iter().flatten().map(|entry| &entry["M"])
    }
}
