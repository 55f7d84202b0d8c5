use host::http::Edge;
use policy::Instant;

use crate::clock::Clock;

/// Time from the local clock, chance from the system.
#[derive(Clone)]
pub(crate) struct LocalEdge {
    clock: Clock,
}

impl LocalEdge {
    pub(crate) fn new(clock: Clock) -> Self {
        Self { clock }
    }
}

impl Edge for LocalEdge {
    fn now(&self) -> Instant {
        self.clock.now()
    }

    fn fresh(&self) -> [u8; 32] {
        fresh()
    }
}

/// 32 random bytes.
#[expect(clippy::expect_used, reason = "a house without randomness must not make masks")]
pub(crate) fn fresh() -> [u8; 32] {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    bytes
}
