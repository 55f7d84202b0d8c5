use std::{num::NonZeroU32, time::Duration};

use tokio::{
    sync::Mutex,
    time::{Interval, MissedTickBehavior, interval},
};

/// Spreads the mails of one run over time, so that SES does not have to refuse them.
pub(crate) struct Pace {
    slots: Mutex<Interval>,
}

impl Pace {
    pub(crate) fn per_second(rate: NonZeroU32) -> Self {
        let mut slots = interval(Duration::from_secs(1) / rate.get());
        slots.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Self { slots: Mutex::new(slots) }
    }

    /// Waits until the next mail may leave.
    pub(crate) async fn slot(&self) {
        self.slots.lock().await.tick().await;
    }
}
