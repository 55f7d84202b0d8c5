use policy::Rule;

use super::{
    length::{PAGE_WIDTH, exceeds, shown},
    told::Told,
};

/// Share of the page's width that margins may take.
const SHARE_MAX: f64 = 0.2;

/// How much of the mail stands between wide margins (`wide-margin`, RULEBOOK 7). The margins of the message are those
/// of at least half of it, so that a list that goes in deep is none, and a line at the edge hides none.
#[derive(Default)]
pub(super) struct Margins {
    /// Characters and pictures between margins that are too wide, and the widest of these.
    wide: usize,
    widest: f64,
    narrow: usize,
}

impl Margins {
    /// Takes so many characters between margins that are so wide together.
    pub(super) fn shown(&mut self, amount: usize, inset: f64) {
        if exceeds(inset, SHARE_MAX * PAGE_WIDTH) {
            self.wide += amount;
            self.widest = self.widest.max(inset);
        } else {
            self.narrow += amount;
        }
    }

    pub(super) fn finish(&self, told: &mut Told) {
        if self.wide > 0 && self.wide >= self.narrow {
            let (inset, limit) = (shown(self.widest), shown(SHARE_MAX * PAGE_WIDTH));
            told.tell(Rule::WideMargin, || {
                format!("margins take {inset} px of {PAGE_WIDTH}; {limit} px are allowed")
            });
        }
    }
}
