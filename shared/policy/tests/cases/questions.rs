use policy::{
    Authentication, Linkage, LinkageFacts, Order, Proof, ReviewWindow, SenderStanding, Verification, bind,
    critical_marker,
};
use serde::Deserialize;

use crate::{
    Answer,
    facts::{BuyerFacts, Names, RulesFacts, SellerFacts, ThreadFacts},
    order_facts::OrderFacts,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BindingFacts {
    names: Names,
    orders: Vec<OrderFacts>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ReviewWindowFacts {
    order: OrderFacts,
    rules: RulesFacts,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MarkerFacts {
    subject: String,
    #[serde(default)]
    buyer: BuyerFacts,
    #[serde(default)]
    rules: RulesFacts,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct LinkageAsked {
    alias_suffix: Option<ThreadFacts>,
    reference: Option<ThreadFacts>,
    quoted_token: Option<ThreadFacts>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SenderAsked {
    from: String,
    #[serde(default)]
    seller: SellerFacts,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[expect(clippy::struct_excessive_bools, reason = "a case states which of the four passed")]
pub(crate) struct AuthenticationAsked {
    dmarc: bool,
    spf: bool,
    spf_aligned: bool,
    dkim_aligned: bool,
}

impl BindingFacts {
    pub(crate) fn answer(&self) -> (Answer, String) {
        let orders: Vec<Order> = self.orders.iter().map(OrderFacts::order).collect();
        match bind(&self.names.named(), &orders, &"S".parse().unwrap(), &"B".parse().unwrap()) {
            Ok(binding) => {
                let all: Vec<&str> = binding.all.iter().map(|order| order.id.as_str()).collect();
                Answer::of_thing(format!("bound to {} of {}", binding.bound.id, all.join(", ")))
            }
            Err(findings) => Answer::of_findings(&findings),
        }
    }
}

impl ReviewWindowFacts {
    pub(crate) fn answer(&self) -> (Answer, String) {
        Answer::of_thing(match self.rules.rules().review_window(&self.order.order()) {
            ReviewWindow::Open { opens_at, closes_at } => format!("{opens_at} to {closes_at}"),
            ReviewWindow::NotDelivered => "not delivered".into(),
            ReviewWindow::Unknown => "unknown".into(),
        })
    }
}

impl MarkerFacts {
    pub(crate) fn answer(&self) -> (Answer, String) {
        let critical = critical_marker(&self.subject, &self.rules.rules(), &self.buyer.buyer().locale);
        Answer::of_thing(if critical { "critical" } else { "no marker" })
    }
}

impl LinkageAsked {
    pub(crate) fn answer(&self) -> (Answer, String) {
        let thread = |facts: &Option<ThreadFacts>| facts.as_ref().map(ThreadFacts::thread);
        let facts = LinkageFacts {
            alias_suffix: thread(&self.alias_suffix),
            reference: thread(&self.reference),
            quoted_token: thread(&self.quoted_token),
        };
        Answer::of_thing(match facts.classify() {
            Linkage::Reply { thread, proof } => {
                let proof = match proof {
                    Proof::AliasSuffix => "alias suffix",
                    Proof::Reference => "reference",
                    Proof::QuotedToken => "quoted token",
                };
                format!("reply in {} by {proof}", thread.id)
            }
            Linkage::Proactive => "proactive".into(),
        })
    }
}

impl SenderAsked {
    pub(crate) fn answer(&self) -> (Answer, String) {
        Answer::of_thing(match self.seller.seller().standing_of(&self.from.parse().unwrap()) {
            SenderStanding::Authorised => "authorised",
            SenderStanding::Blocked => "blocked",
            SenderStanding::Unlisted => "unlisted",
        })
    }
}

impl AuthenticationAsked {
    pub(crate) fn answer(&self) -> (Answer, String) {
        let verification = |passed| if passed { Verification::Pass } else { Verification::NoPass };
        let authentication = Authentication {
            dmarc: verification(self.dmarc),
            spf: verification(self.spf),
            spf_aligned: self.spf_aligned,
            dkim_aligned: verification(self.dkim_aligned),
        };
        Answer::of_thing(if authentication.proves_sender() { "proven" } else { "not proven" })
    }
}
