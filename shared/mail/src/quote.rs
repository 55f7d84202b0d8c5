use crate::{
    Body, Line, TextLink,
    originals::Originals,
    passage::text_of,
    quote_region::{Place, detect},
};

/// A body, with what its sender wrote told from what they quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Separated {
    /// What is to be delivered: what the sender wrote, signature included, and the verified quotations it is written
    /// between.
    pub new: Body,
    /// What the sender wrote and nothing else: what policy judges. Passages of findings are ranges of it.
    pub text: String,
    /// The links in `text`.
    pub links: Vec<TextLink>,
    /// For each line of the body whether the sender wrote it.
    pub own: Vec<bool>,
    /// What became of the quotation.
    pub quotation: Quotation,
}

/// What became of the quotations in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quotation {
    /// There is none that could be verified.
    None,
    /// It stood below all else and was taken away: the platform shows the original itself.
    Dropped {
        /// How many lines.
        lines: usize,
    },
    /// The sender answered between its lines, so those stayed.
    Kept,
}

impl Quotation {
    /// Whether the recipient sees the quotation in the sender's own text.
    pub const fn is_kept(&self) -> bool {
        matches!(self, Self::Kept)
    }
}

/// What becomes of one line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    New,
    Kept,
    Dropped,
}

/// Separates what a sender wrote from what they quoted, by the texts of the thread (`quote-verified`, RULEBOOK
/// 10.3; `reply-keeps-original`, 10.2).
///
/// A line that looks quoted but is in none of the texts is new text, so without texts everything is. Lines that
/// introduce a quotation go with it.
pub fn separate(body: Body, thread_texts: &[&str]) -> Separated {
    let fates = fates(&body, thread_texts);
    let quotation = if fates.contains(&Fate::Kept) {
        Quotation::Kept
    } else {
        match fates.iter().filter(|fate| **fate == Fate::Dropped).count() {
            0 => Quotation::None,
            lines => Quotation::Dropped { lines },
        }
    };
    let own_lines = fates.iter().map(|fate| *fate == Fate::New).collect();
    let mut lines: Vec<(Line, Fate)> =
        body.lines.into_iter().zip(fates).filter(|(_, fate)| *fate != Fate::Dropped).collect();
    let shows = |(line, _): &(Line, Fate)| !line.shows_nothing();
    lines.truncate(lines.iter().rposition(shows).map_or(0, |last| last + 1));
    lines.drain(..lines.iter().position(shows).unwrap_or(0));
    let own = lines.iter().filter(|(_, fate)| *fate == Fate::New);
    let own = Body { lines: own.map(|(line, _)| Line { quote_depth: 0, ..line.clone() }).collect() };
    let new = Body { lines: lines.into_iter().map(|(line, _)| line).collect() };
    Separated { new, text: own.text(), links: own.links(), own: own_lines, quotation }
}

fn fates(body: &Body, thread_texts: &[&str]) -> Vec<Fate> {
    let mut fates = vec![Fate::New; body.lines.len()];
    let mut originals = Originals::of(thread_texts);
    for region in detect(body) {
        let lines = body.lines.get(region.lines.clone()).unwrap_or_default();
        let mut introduces = vec![false; lines.len()];
        for head in &region.heads {
            let first = head.start - region.lines.start;
            introduces.iter_mut().skip(first).take(head.len()).for_each(|line| *line = true);
        }
        let fate_of_quoted = match region.place {
            Place::Trailing => Fate::Dropped,
            Place::Interleaved => Fate::Kept,
        };
        let mut verified = 0;
        let mut within: Vec<Fate> = Vec::with_capacity(lines.len());
        for (line, introduces) in lines.iter().zip(introduces) {
            within.push(if introduces {
                Fate::Dropped
            } else if line.shows_nothing() {
                fate_of_quoted
            } else if originals.have(&text_of(line)) {
                verified += 1;
                fate_of_quoted
            } else {
                Fate::New
            });
        }
        if verified > 0 {
            fates.splice(region.lines, within);
        }
    }
    fates
}
