/// A change of coordinates (ISO 32000-1, 8.3.3): `[a b c d e f]`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(super) const fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// This change, then another.
    pub(super) fn then(self, other: Self) -> Self {
        let moved = |x: f64, y: f64| {
            let [along, up, aside, across, ..] = other.0;
            (x * along + y * aside, x * up + y * across)
        };
        let [first, second, third] = [(self.0[0], self.0[1]), (self.0[2], self.0[3]), self.origin()];
        let (first, second) = (moved(first.0, first.1), moved(second.0, second.1));
        let ((x, y), (from_x, from_y)) = (moved(third.0, third.1), other.origin());
        Self([first.0, first.1, second.0, second.1, x + from_x, y + from_y])
    }

    /// Where its origin lies.
    pub(super) const fn origin(self) -> (f64, f64) {
        (self.0[4], self.0[5])
    }
}

/// What lies between two texts on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing: they are one word.
    None,
    /// As much as between words.
    Word,
    /// More, as between the columns of a table.
    Column,
    /// They do not stand on one line.
    Line,
}

/// What lies between the end of a text and the beginning of the next, which is written in this size and direction.
pub(super) fn gap(end: (f64, f64), next: Matrix, size: f64) -> Gap {
    let Matrix([along, up, ..]) = next;
    let length = along.hypot(up);
    let size = (size * length).abs();
    let (x, y) = next.origin();
    let (right, across) = (x - end.0, y - end.1);
    // Along the line of writing, and away from it.
    let ahead = (right * along + across * up) / length;
    let aside = (across * along - right * up) / length;
    if !ahead.is_finite() || !aside.is_finite() || aside.abs() > size / 2.0 || ahead < -size * 2.0 {
        Gap::Line
    } else if ahead > size * 1.5 {
        Gap::Column
    } else if ahead > size * 0.17 {
        Gap::Word
    } else {
        Gap::None
    }
}
