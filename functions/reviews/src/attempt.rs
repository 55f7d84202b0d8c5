use host::Services;
use policy::{Finding, Instant, OrderId, ReviewState};
use post::{Asked, Considered, Considering, Error, Watch};
use store::Asker;

/// How a seller's wish to ask for a review of one order ended.
pub(crate) enum Attempt {
    /// It was taken.
    Taken {
        /// `sent`, or `pending` if SES does not take mail right now, or `sending` if nobody knows.
        state: ReviewState,
        /// When it is due again, if it is pending.
        due: Option<Instant>,
    },
    /// Rules stand against it.
    Refused {
        /// All of them.
        findings: Vec<Finding>,
        /// The window, if it is known.
        window: Option<(Instant, Instant)>,
    },
    /// The order has no request, or names somebody who is not stored.
    Incomplete,
    /// Others changed the order each time that it was looked at.
    Contended,
}

/// Times that an order is looked at anew when somebody else changed it in between.
const LOOKS: u8 = 3;

/// Asks for one order, by the same protocol as the schedule. `watch` started when the call was accepted.
pub(crate) async fn attempt(
    services: &Services,
    order: &OrderId,
    watch: &Watch,
    entropy: &[u8; 32],
) -> Result<Attempt, Error> {
    let now = watch.started_at();
    let name = host::name_of(entropy);
    for look in 0..LOOKS {
        let considering = Considering { order, asker: Asker::Seller, now };
        match services.post.consider_review(&considering).await? {
            Considered::Ready(ready) => {
                let window = ready.window();
                let asked = services.post.ask_for_review(*ready, &format!("{name}-{look}"), watch).await?;
                if let Some(attempt) = ended(asked, window) {
                    return Ok(attempt);
                }
            }
            Considered::Refused { findings, window } => return Ok(Attempt::Refused { findings, window }),
            Considered::Incomplete => return Ok(Attempt::Incomplete),
            // Only what is scheduled can be due later.
            Considered::Later(_) | Considered::Moved => {}
        }
    }
    Ok(Attempt::Contended)
}

/// None: somebody else was faster, so the order is to be looked at again.
fn ended(asked: Asked, window: Option<(Instant, Instant)>) -> Option<Attempt> {
    let taken = |state, due| Some(Attempt::Taken { state, due });
    match asked {
        Asked::Sent => taken(ReviewState::Sent, None),
        Asked::Waits { due, .. } => taken(ReviewState::Pending, Some(due)),
        Asked::Uncertain { .. } => taken(ReviewState::Sending, None),
        Asked::OptedOut { findings } => Some(Attempt::Refused { findings, window }),
        Asked::Moved => None,
    }
}
