//! The day that `demo` plays, event by event.

use axum::http::StatusCode;
use policy::{Reason, Span};
use store::Settled;

use super::sample::{OPTED_OUT_ORDER, ORDER};

/// Who takes part.
pub(super) const SELLER: Person = Person { name: "Colin", address: "office@oak-and-iron.example" };
pub(super) const JANE: Person = Person { name: "Jane Doe", address: "jane@home.example" };
pub(super) const RAVI: Person = Person { name: "Ravi", address: "ravi@home.example" };
pub(super) const STRANGER: Person = Person { name: "Mallory", address: "mallory@elsewhere.example" };

/// Someone with a mailbox.
#[derive(Clone, Copy)]
pub(super) struct Person {
    pub(super) name: &'static str,
    pub(super) address: &'static str,
}

/// An address of the relay domain.
#[derive(Clone, Copy)]
pub(super) enum To {
    /// The mask that stands for the buyer of this order.
    BuyerOf(&'static str),
    /// The mask that stands for the seller of this order.
    SellerOf(&'static str),
    /// A mask that was never made.
    Nobody,
}

/// Something that happens in the day.
pub(super) enum Event {
    /// Someone writes a mail.
    Mail(Letter),
    /// The seller's program calls the API.
    Call(Call),
    /// The schedule wakes the review requests, and so many must leave.
    Schedule { what: &'static str, sent: u32 },
    /// The seller's program asks for a review of an order, and this must be answered.
    AskForReview { what: &'static str, order: &'static str, expected: StatusCode },
    /// Jane follows the opt-out link under a seller's message and presses the button.
    OptOut,
    /// Time goes by.
    Wait(Span),
}

/// A mail, and what must become of it.
pub(super) struct Letter {
    pub(super) what: &'static str,
    pub(super) from: Person,
    pub(super) to: To,
    pub(super) subject: &'static str,
    pub(super) text: &'static str,
    /// Header lines that a person's mail does not have.
    pub(super) marks: &'static str,
    pub(super) expected: Settled,
}

/// A proactive message by API, and what must be answered.
pub(super) struct Call {
    pub(super) what: &'static str,
    pub(super) order: &'static str,
    pub(super) reason: Reason,
    pub(super) text: &'static str,
    pub(super) expected: StatusCode,
}

/// The day.
pub(super) const DAY: &[Event] = &[
    Event::Mail(Letter {
        what: "Jane asks the seller's mask a question",
        from: JANE,
        to: To::SellerOf(ORDER),
        subject: "Oak bookshelf",
        text: "Hello, does the bookshelf carry thirty books a shelf?\n\nJane Doe, jane@home.example",
        marks: "",
        expected: Settled::Delivered,
    }),
    Event::Mail(Letter {
        what: "The seller answers; its address is masked",
        from: SELLER,
        to: To::BuyerOf(ORDER),
        subject: "Re: Oak bookshelf",
        text: "Yes, each shelf carries 40 kg.\n\nColin, Oak & Iron, colin@oak-and-iron.example",
        marks: "",
        expected: Settled::Delivered,
    }),
    Event::Mail(Letter {
        what: "The seller starts contact, without an order id",
        from: SELLER,
        to: To::BuyerOf(ORDER),
        subject: "Your bookshelf",
        text: "Please call us on +1 212 555 0147 about your delivery, we would like to arrange it.",
        marks: "",
        expected: Settled::Refused,
    }),
    Event::Mail(Letter {
        what: "The seller writes to Ravi, who opted out",
        from: SELLER,
        to: To::BuyerOf(OPTED_OUT_ORDER),
        subject: "Order 111-7778889-0001112",
        text: "The colour of your gate was chosen from our winter range, as you wished.",
        marks: "",
        expected: Settled::Refused,
    }),
    Event::Mail(Letter {
        what: "The same, marked [Important]",
        from: SELLER,
        to: To::BuyerOf(OPTED_OUT_ORDER),
        subject: "[Important] Order 111-7778889-0001112",
        text: "The carrier needs the unit number of your address to deliver the gate. Which is it?",
        marks: "",
        expected: Settled::Delivered,
    }),
    Event::Wait(Span::hours(1)),
    Event::Call(Call {
        what: "The seller's program sends a link to its shop",
        order: ORDER,
        reason: Reason::OtherRequired,
        text: "Your shelf is ready. See https://oak-and-iron.example/shelf for the fitting.",
        expected: StatusCode::BAD_REQUEST,
    }),
    Event::Call(Call {
        what: "The seller's program sends it without",
        order: ORDER,
        reason: Reason::OtherRequired,
        text: "The shelf pegs were missing; we post them on Monday. Is the delivery address still right?",
        expected: StatusCode::CREATED,
    }),
    Event::Call(Call {
        what: "A critical reason reaches Ravi",
        order: OPTED_OUT_ORDER,
        reason: Reason::ShippingAddress,
        text: "The carrier cannot find your street number. Please check your delivery address.",
        expected: StatusCode::CREATED,
    }),
    Event::AskForReview {
        what: "The seller's program asks for a review too early",
        order: ORDER,
        expected: StatusCode::FORBIDDEN,
    },
    Event::Wait(Span::days(4)),
    Event::Schedule { what: "5 days after delivery the schedule wakes", sent: 1 },
    Event::Schedule { what: "It wakes again", sent: 0 },
    Event::AskForReview {
        what: "The seller's program asks for it once more",
        order: ORDER,
        expected: StatusCode::FORBIDDEN,
    },
    Event::OptOut,
    Event::Call(Call {
        what: "The seller's program writes to Jane again",
        order: ORDER,
        reason: Reason::OtherRequired,
        text: "Wipe the shelf with a dry cloth and oil the oak once a year.",
        expected: StatusCode::FORBIDDEN,
    }),
    Event::Mail(Letter {
        what: "Jane's vacation responder answers",
        from: JANE,
        to: To::SellerOf(ORDER),
        subject: "Out of office",
        text: "I am away until Monday.",
        marks: "Auto-Submitted: auto-replied\n",
        expected: Settled::Consumed,
    }),
    Event::Mail(Letter {
        what: "A stranger guesses a mask",
        from: STRANGER,
        to: To::Nobody,
        subject: "Hi",
        text: "Who are you?",
        marks: "",
        expected: Settled::Rejected,
    }),
    Event::Wait(Span::days(30)),
    Event::Mail(Letter {
        what: "30 days later the seller writes once more",
        from: SELLER,
        to: To::BuyerOf(ORDER),
        subject: "Order 111-2223334-5556667",
        text: "Do you still need the spare shelf that you asked about in January?",
        marks: "",
        expected: Settled::Refused,
    }),
];
