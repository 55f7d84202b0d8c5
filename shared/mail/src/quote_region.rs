use core::ops::Range;

use crate::{Body, Line, passage::text_of, quote_head};

/// Lines that look like a quotation. Whether they are one is another question (`quote-verified`, RULEBOOK 10.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Which lines, the heads among them.
    pub lines: Range<usize>,
    /// Lines among them that only say who wrote the others.
    pub heads: Vec<Range<usize>>,
    /// Whether the sender wrote on below.
    pub place: Place,
}

/// Where a quotation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The sender wrote on below it.
    Interleaved,
    /// Nothing of the sender's comes after it.
    Trailing,
}

/// Finds what looks like quotations: lines marked as such, and everything below a head that no marked line
/// follows, as Outlook quotes. In order.
pub fn detect(body: &Body) -> Vec<Region> {
    let lines = &body.lines;
    let mut heads = quote_head::heads(lines).into_iter().peekable();
    let mut regions: Vec<Region> = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        while heads.next_if(|head| head.end <= at).is_some() {}
        let head = heads.peek().filter(|head| head.start == at && line.quote_depth == 0);
        let range = match head {
            Some(head) => {
                let free_from = regions.last().map_or(0, |region| region.lines.end);
                Some(from_drawn_line(lines, free_from, at)..end_below(lines, head.end))
            }
            None if line.quote_depth > 0 => Some(at..end_of_marked(lines, at)),
            None => None,
        };
        let Some(lines) = range else {
            at += 1;
            continue;
        };
        let mut within = Vec::new();
        if lines.start < at {
            within.push(lines.start..at);
        }
        at = lines.end;
        while let Some(head) = heads.next_if(|head| head.end <= lines.end) {
            within.push(head);
        }
        regions.push(Region { lines, heads: within, place: Place::Interleaved });
    }
    for at in (0..regions.len()).rev() {
        let below = regions.get(at + 1).map_or(lines.len(), |region| region.lines.start);
        let Some(region) = regions.get_mut(at) else { break };
        if lines.get(region.lines.end..below).unwrap_or_default().iter().any(|line| !line.shows_nothing()) {
            break;
        }
        region.place = Place::Trailing;
    }
    regions
}

/// Where the line drawn above a head is, as Outlook draws one.
fn from_drawn_line(lines: &[Line], free_from: usize, head: usize) -> usize {
    let above = (free_from..head).rev().find(|at| lines.get(*at).is_some_and(|line| !line.shows_nothing()));
    above
        .filter(|at| lines.get(*at).is_some_and(|line| line.quote_depth == 0 && is_drawn(line)))
        .unwrap_or(head)
}

/// `________________________________`
fn is_drawn(line: &Line) -> bool {
    let text = text_of(line);
    let text = text.trim();
    text.len() >= 3 && text.chars().all(|char| matches!(char, '-' | '_' | '=' | '*' | '–' | '—' | ' '))
}

fn end_below(lines: &[Line], head_end: usize) -> usize {
    let below = (head_end..lines.len()).find(|at| lines.get(*at).is_some_and(|line| !line.shows_nothing()));
    match below {
        Some(below) if lines.get(below).is_some_and(|line| line.quote_depth > 0) => {
            end_of_marked(lines, below)
        }
        Some(_) | None => lines.len(),
    }
}

/// The end of a run of marked lines with no more than empty lines between them.
fn end_of_marked(lines: &[Line], start: usize) -> usize {
    let mut end = start;
    for (at, line) in lines.iter().enumerate().skip(start) {
        if line.quote_depth > 0 {
            end = at + 1;
        } else if !line.shows_nothing() {
            break;
        }
    }
    end
}
