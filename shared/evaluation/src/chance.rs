/// Numbers that look like chance and are the same each time (xorshift).
pub(crate) struct Chance(u32);

impl From<u32> for Chance {
    fn from(seed: u32) -> Self {
        Self(seed | 1)
    }
}

impl Chance {
    /// From 0 up to, and without, 1.
    #[expect(clippy::cast_precision_loss, reason = "24 bits fit a float")]
    pub(crate) fn share(&mut self) -> f32 {
        (self.next() >> 8) as f32 / (1 << 24) as f32
    }

    /// Brings things into another order.
    pub(crate) fn shuffle<T>(&mut self, things: &mut [T]) {
        for index in (1..things.len()).rev() {
            things.swap(index, self.next() as usize % (index + 1));
        }
    }

    fn next(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0
    }
}
