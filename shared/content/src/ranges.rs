use std::ops::Range;

/// Ranges of a text, asked for offsets in ascending order.
pub(crate) struct Ranges {
    sorted: Vec<Range<usize>>,
    next: usize,
}

impl Ranges {
    pub(crate) fn new(mut ranges: Vec<Range<usize>>) -> Self {
        ranges.sort_by_key(|range| range.start);
        Self { sorted: ranges, next: 0 }
    }

    /// Whether one of them covers `offset`, which is not less than any asked for before.
    pub(crate) fn cover(&mut self, offset: usize) -> bool {
        while self.sorted.get(self.next).is_some_and(|range| range.end <= offset) {
            self.next += 1;
        }
        self.sorted.get(self.next).is_some_and(|range| range.contains(&offset))
    }
}
