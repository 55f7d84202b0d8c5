use hypertext::Piece;

/// The HTML of a letter, piece by piece, each text with the lines of the body that it stands in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Markup {
    pieces: Vec<Placed>,
}

/// A piece of HTML and where what it shows is.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Placed {
    piece: Piece,
    /// The first line of the body with text of it, and the last; none if it shows no text.
    lines: Option<(usize, usize)>,
    /// Whether it lies in what a mail program says is a quotation.
    quoted: bool,
}

impl Markup {
    /// The HTML of what its sender wrote, `own` saying of each line of the body whether it is the sender's
    /// ([`Separated::own`](crate::Separated::own)). [`Piece::Others`] stands for the text of others.
    ///
    /// Tags and styles are all there, since they cannot be told apart, and so are pictures but for one thing: a
    /// picture that came with the mail and lies in a quotation is most likely the other side's.
    pub fn of_own(&self, own: &[bool]) -> Vec<Piece> {
        let is_own = |line: usize| own.get(line).copied().unwrap_or(true);
        let mut pieces: Vec<Piece> = Vec::with_capacity(self.pieces.len());
        for Placed { piece, lines, quoted } in &self.pieces {
            let is_others = match lines {
                Some((first, last)) => !(*first..=*last).any(is_own),
                None => *quoted && is_enclosed_picture(piece),
            };
            if !is_others {
                pieces.push(piece.clone());
            } else if pieces.last() != Some(&Piece::Others) {
                pieces.push(Piece::Others);
            }
        }
        pieces
    }

    pub(crate) fn push(&mut self, piece: Piece, lines: Option<(usize, usize)>, quoted: bool) {
        self.pieces.push(Placed { piece, lines, quoted });
    }

    /// Moves all lines up by those that were taken away above them.
    pub(crate) fn lift(&mut self, by: usize) {
        for (first, last) in self.pieces.iter_mut().filter_map(|placed| placed.lines.as_mut()) {
            *first = first.saturating_sub(by);
            *last = last.saturating_sub(by);
        }
    }

    /// Adds what stands below `above` lines.
    pub(crate) fn append(&mut self, below: Self, above: usize) {
        let moved = |(first, last): (usize, usize)| (first + above, last + above);
        self.pieces.extend(
            below.pieces.into_iter().map(|placed| Placed { lines: placed.lines.map(moved), ..placed }),
        );
    }
}

/// Whether a piece is a picture that came with the mail.
fn is_enclosed_picture(piece: &Piece) -> bool {
    let Piece::Open(element) = piece else { return false };
    let source = element.attribute("src").unwrap_or_default().trim_start();
    &*element.name == "img" && source.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("cid:"))
}
