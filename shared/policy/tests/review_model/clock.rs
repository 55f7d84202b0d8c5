/// Stretches of time. Each but the two margins is days long; the margins are a quarter of an hour, which is longer
/// than everything between a claim and the end of its call together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Clock {
    /// No window is open.
    Early,
    /// The first window is open.
    Open,
    /// Its last quarter of an hour.
    Margin,
    /// The first window is closed. If the delivery moved, the window is open from now on.
    Later,
    /// The last quarter of an hour of that.
    LaterMargin,
    /// Every window is closed.
    After,
    /// 25 hours later.
    NextDay,
}

/// What the delivery date makes of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Window {
    First,
    /// The feed told of a later delivery.
    Moved,
}

/// Where an instant lies, seen from a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Before,
    Open,
    Margin,
    After,
}

impl Clock {
    /// What comes next. Without a feed that moves deliveries there is no second window.
    pub(crate) fn next(self, deliveries_move: bool) -> Option<Self> {
        match self {
            Self::Early => Some(Self::Open),
            Self::Open => Some(Self::Margin),
            Self::Margin => Some(if deliveries_move { Self::Later } else { Self::After }),
            Self::Later => Some(Self::LaterMargin),
            Self::LaterMargin => Some(Self::After),
            Self::After => Some(Self::NextDay),
            Self::NextDay => None,
        }
    }

    /// Whether a day may pass within it.
    pub(crate) fn is_long(self) -> bool {
        !matches!(self, Self::Margin | Self::LaterMargin)
    }
}

impl Window {
    /// Where `at` lies.
    pub(crate) fn place(self, at: Clock) -> Place {
        let (open, margin) = match self {
            Self::First => (Clock::Open, Clock::Margin),
            Self::Moved => (Clock::Later, Clock::LaterMargin),
        };
        match at {
            at if at < open => Place::Before,
            at if at == open => Place::Open,
            at if at == margin => Place::Margin,
            _ => Place::After,
        }
    }
}
