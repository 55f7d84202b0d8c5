use std::ops::Range;

use super::folding::{fold, unmask};
use crate::normal::Normal;

/// A text as the rules of meaning read it: folded words in sentences, without punctuation.
pub(crate) struct Words {
    /// The folded words, each followed by a space unless it is written solid.
    text: String,
    all: Vec<Word>,
    sentences: Vec<Sentence>,
}

/// One folded word.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    /// Its bytes in the folded text.
    pub(crate) range: Range<usize>,
    /// Its bytes in the normalised text.
    pub(crate) source: Range<usize>,
    /// An ideograph, kana or other letter of a script without spaces: a word by itself.
    pub(crate) solid: bool,
}

/// A run of words up to a full stop, the end of a line, or [`LONGEST`].
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    pub(crate) words: Range<usize>,
    /// Which of the texts it stands in.
    pub(crate) text: usize,
    /// Its bytes in that normalised text, with its punctuation.
    pub(crate) source: Range<usize>,
    pub(crate) asks: bool,
    pub(crate) exclaims: bool,
}

/// Words of the longest sentence: what is longer is read in parts, so that cost stays linear.
const LONGEST: usize = 90;

impl Words {
    /// The words of several texts, one after the other.
    ///
    /// `passed` are the parts of each text that are passed over.
    pub(crate) fn of(texts: &[&Normal<'_>], passed: &[Vec<Range<usize>>]) -> Self {
        let length: usize = texts.iter().map(|text| text.text().len()).sum();
        let mut words = Self {
            text: String::with_capacity(length + length / 8),
            all: Vec::with_capacity(length / 5),
            sentences: Vec::with_capacity(length / 50),
        };
        for (index, normal) in texts.iter().enumerate() {
            let sentence = words.all.len();
            let mut reader = Reader {
                source: normal.text(),
                passed: passed.get(index).map(Vec::as_slice).unwrap_or_default(),
                index,
                words,
                sentence,
                start: 0,
                asks: false,
                exclaims: false,
            };
            reader.read();
            words = reader.words;
        }
        words
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn all(&self) -> &[Word] {
        &self.all
    }

    pub(crate) fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The folded word at `index`; empty if there is none.
    pub(crate) fn at(&self, index: usize) -> &str {
        self.all.get(index).and_then(|word| self.text.get(word.range.clone())).unwrap_or_default()
    }
}

struct Reader<'a> {
    source: &'a str,
    /// Parts of it that are passed over, in order.
    passed: &'a [Range<usize>],
    /// Which text it is.
    index: usize,
    words: Words,
    /// The first word of the sentence under way.
    sentence: usize,
    /// Where it starts in the source.
    start: usize,
    asks: bool,
    exclaims: bool,
}

impl Reader<'_> {
    fn read(&mut self) {
        let mut at = 0;
        while let Some(character) = self.source.get(at..).and_then(|rest| rest.chars().next()) {
            if let Some((passed, rest)) = self.passed.split_first().filter(|(passed, _)| passed.start <= at) {
                at = passed.end.max(at);
                self.passed = rest;
                continue;
            }
            let next = at + character.len_utf8();
            if is_solid(character) {
                self.push(at..next, true);
                at = next;
            } else if is_letter(character) {
                let end = self.spaced_end(at).unwrap_or_else(|| self.word_end(at));
                self.push(at..end, false);
                at = end;
            } else {
                self.mark(character, at, next);
                at = next;
            }
        }
        self.end_sentence(self.source.len());
    }

    /// Where the word that begins at `start` ends: at the first character that is neither letter, digit nor a
    /// sign that stands in for a letter between two of them.
    fn word_end(&self, start: usize) -> usize {
        let rest = self.source.get(start..).unwrap_or_default();
        let mut end = start;
        let mut chars = rest.chars().peekable();
        while let Some(character) = chars.next() {
            let masks = matches!(character, '@' | '$' | '*')
                && end > start
                && chars.peek().is_some_and(|next| next.is_alphabetic());
            if is_solid(character) || !(is_letter(character) || masks) {
                break;
            }
            end += character.len_utf8();
        }
        end
    }

    fn push(&mut self, source: Range<usize>, solid: bool) {
        let start = self.words.text.len();
        let written = self.source.get(source.clone()).unwrap_or_default();
        if solid {
            self.words.text.push_str(written);
        } else {
            let apart = written
                .chars()
                .nth(1)
                .is_some_and(|second| !is_letter(second) && !matches!(second, '@' | '$'));
            if apart {
                let joined: String = written.chars().filter(|letter| is_letter(*letter)).collect();
                fold(&joined, &mut self.words.text);
            } else {
                fold(written, &mut self.words.text);
            }
            unmask(&mut self.words.text, start);
        }
        let end = self.words.text.len();
        if end == start {
            return;
        }
        if !solid {
            self.words.text.push(' ');
        }
        self.words.all.push(Word { range: start..end, source, solid });
        if self.words.all.len() - self.sentence >= LONGEST {
            let end = self.words.all.last().map_or(0, |word| word.source.end);
            self.end_sentence(end);
        }
    }

    /// Where a word ends whose letters stand apart ("r e f u n d", "r.e.f.u.n.d"), if one begins at `start`.
    fn spaced_end(&self, start: usize) -> Option<usize> {
        let rest = self.source.get(start..).unwrap_or_default();
        let mut chars = rest.char_indices().peekable();
        let (_, first) = chars.next().filter(|(_, first)| first.is_alphabetic())?;
        let (mut end, mut letters, mut apart) = (first.len_utf8(), 1, None);
        while let Some((_, sign)) = chars.next() {
            let same = apart.is_none_or(|apart| apart == sign)
                && matches!(sign, ' ' | '.' | '-' | '_' | '*' | '\u{a0}');
            let Some((at, letter)) =
                chars.next().filter(|(_, letter)| same && letter.is_alphabetic() && !is_solid(*letter))
            else {
                break;
            };
            if chars.peek().is_some_and(|(_, next)| is_letter(*next)) {
                break;
            }
            apart = Some(sign);
            end = at + letter.len_utf8();
            letters += 1;
        }
        (letters >= 4).then_some(start + end)
    }

    fn mark(&mut self, character: char, at: usize, next: usize) {
        match character {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => self.end_sentence(at),
            '?' | '؟' => {
                self.asks = true;
                self.end_sentence(next);
            }
            '!' => {
                self.exclaims = true;
                self.end_sentence(next);
            }
            '…' | '。' | '।' | ';' | '؛' => self.end_sentence(next),
            '.' if self.ends_sentence(next) => self.end_sentence(next),
            _ => {}
        }
    }

    /// Whether the full stop before `next` ends a sentence: white space follows, and no abbreviation precedes.
    fn ends_sentence(&self, next: usize) -> bool {
        let rest = self.source.get(next..).unwrap_or_default();
        let ends = rest
            .chars()
            .next()
            .is_none_or(|next| next.is_whitespace() || matches!(next, '"' | '”' | '»' | ')' | '.'));
        let last = self.words.all.last().and_then(|word| self.words.text.get(word.range.clone()));
        let is_abbreviation = last.is_some_and(|word| word.len() <= 2 || ABBREVIATIONS.contains(&word));
        let is_end = rest.trim_start_matches([' ', '\t']).is_empty() || rest.starts_with(['\n', '\r']);
        ends && (is_end || !is_abbreviation)
    }

    fn end_sentence(&mut self, end: usize) {
        let words = self.sentence..self.words.all.len();
        if words.is_empty() {
            // A mark of the sentence before: "Really?!"
            if let Some(last) = self
                .words
                .sentences
                .last_mut()
                .filter(|last| last.text == self.index && last.source.end + 1 >= self.start)
            {
                last.asks |= self.asks;
                last.exclaims |= self.exclaims;
            }
        } else {
            let start = self.words.all.get(words.start).map_or(self.start, |word| word.source.start);
            self.words.sentences.push(Sentence {
                words,
                text: self.index,
                source: start..end.max(start),
                asks: self.asks,
                exclaims: self.exclaims,
            });
        }
        self.sentence = self.words.all.len();
        self.start = end;
        self.asks = false;
        self.exclaims = false;
    }
}

/// Words that end in a full stop within a sentence.
const ABBREVIATIONS: &[&str] = &[
    "mrs", "herr", "bzw", "usw", "inkl", "ggf", "evtl", "str", "tel", "max", "min", "sra", "dott", "sig",
    "prof", "art", "ref", "approx", "incl", "excl", "mme", "mlle", "ing", "mgr", "resp", "tzv", "napr", "ul",
    "godz", "szt", "vol", "nos",
];

fn is_letter(character: char) -> bool {
    character.is_alphanumeric() || unicode_normalization::char::is_combining_mark(character)
}

/// Whether a character is of a script without spaces, where every character counts as a word.
pub(crate) fn is_solid(character: char) -> bool {
    matches!(character,
        '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
