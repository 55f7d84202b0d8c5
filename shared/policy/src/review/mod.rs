//! The template-only request for a review (RULEBOOK 11, 17).

mod request;
mod schedule;
mod state;

pub use request::ReviewRequest;
pub use schedule::{
    Hour, InvalidHour, REVIEW_CLOSE_MARGIN, Refunds, ReviewPlan, ReviewSchedule, Scheduling, Selectors,
};
pub use state::{Evidence, ReviewEvent, ReviewState, UnknownReviewState};
