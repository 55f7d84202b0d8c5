use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::folding::fold;
use super::words::{Words, is_solid};
use crate::normal::Normal;

/// One thing that a language has words for (`data/concepts`): its place among the keys of `en.txt`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Concept(pub(crate) u16);

/// Words of a text that say a concept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) concept: Concept,
    /// Which words, of the whole text.
    pub(crate) words: Range<usize>,
}

/// The ways of one language to say each concept.
pub(crate) struct Lexicon {
    /// Forms that begin where a word begins.
    whole: Trie,
    /// Forms that begin anywhere in a word.
    inner: Trie,
    /// What may be written at the front of any word.
    prefixes: Vec<String>,
    /// Whether the language is written without spaces.
    solid: bool,
}

/// Stands in a form for the rest of a word.
const REST: u8 = 1;
/// Stands in a form for up to [`GAP`] words.
const SKIP: u8 = 2;
/// Words that a gap may have.
const GAP: usize = 3;
/// Characters that a gap may have where each counts as a word.
const SOLID_GAP: usize = 6;

/// The keys of `en.txt`, in order: every concept there is.
pub(crate) static KEYS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| lines(include_str!("../../data/concepts/en.txt")).map(|(key, _)| key).collect());

impl Lexicon {
    /// Reads a file of `data/concepts`.
    pub(crate) fn of(file: &str, solid: bool) -> Self {
        let places: HashMap<&str, u16> = KEYS.iter().copied().zip(0..).collect();
        let (mut whole, mut inner, mut prefixes) = (Vec::new(), Vec::new(), Vec::new());
        for (key, forms) in lines(file) {
            if key == "prefixes" {
                prefixes.extend(forms.split(',').map(|prefix| folded(prefix.trim())));
                continue;
            }
            let Some(place) = places.get(key) else { continue };
            for form in forms.split(", ") {
                let form = form.trim();
                let is_inner = form.starts_with('*') && form.chars().any(char::is_alphanumeric);
                let pattern = pattern(form, solid);
                if pattern.iter().any(|byte| *byte > SKIP && *byte != b' ') {
                    if is_inner { &mut inner } else { &mut whole }.push((pattern, Concept(*place)));
                }
            }
        }
        Self { whole: Trie::of(whole), inner: Trie::of(inner), prefixes, solid }
    }

    /// What the sentence of those words says, by first word and concept.
    pub(crate) fn find(&self, words: &Words, sentence: &Range<usize>, hits: &mut Vec<Hit>) {
        let from = hits.len();
        let search = Search { words, sentence: sentence.clone(), solid: self.solid };
        for first in sentence.clone() {
            let Some(word) = words.all().get(first) else { continue };
            search.walk(&self.whole, Trie::ROOT, first, word.range.start, first, hits);
            for prefix in &self.prefixes {
                if words.at(first).len() > prefix.len() && words.at(first).starts_with(prefix.as_str()) {
                    search.walk(&self.whole, Trie::ROOT, first, word.range.start + prefix.len(), first, hits);
                }
            }
            if !self.inner.is_empty() {
                let length = words.at(first).len();
                for offset in (0..length).filter(|offset| words.at(first).is_char_boundary(*offset)) {
                    search.walk(&self.inner, Trie::ROOT, first, word.range.start + offset, first, hits);
                }
            }
        }
        if let Some(found) = hits.get_mut(from..) {
            found.sort_by_key(|hit| (hit.words.start, hit.concept, hit.words.end));
        }
        let mut kept = from;
        for index in from..hits.len() {
            let again = kept > from
                && hits.get(kept - 1).zip(hits.get(index)).is_some_and(|(last, next)| {
                    last.concept == next.concept && last.words.start == next.words.start
                });
            if again {
                // The longer of two forms that begin alike.
                hits.swap(kept - 1, index);
            } else {
                hits.swap(kept, index);
                kept += 1;
            }
        }
        hits.truncate(kept);
    }
}

/// The keys and forms of a file of `data/concepts`.
fn lines(file: &str) -> impl Iterator<Item = (&str, &str)> {
    file.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": "))
}

/// A word or sign as texts show it to the search.
fn folded(text: &str) -> String {
    let normal = Normal::of(text);
    let mut out = String::new();
    fold(normal.text(), &mut out);
    out
}

/// A form as the bytes that a trie holds.
fn pattern(form: &str, solid: bool) -> Vec<u8> {
    let mut pattern = Vec::new();
    let mut pending_space = false;
    for part in form.split_whitespace() {
        if part == ".." {
            pattern.push(SKIP);
            pending_space = false;
            continue;
        }
        let normal = Normal::of(part.trim_start_matches('*'));
        for word in normal.text().split(|character: char| {
            !(character.is_alphanumeric()
                || unicode_normalization::char::is_combining_mark(character)
                || character == '*')
        }) {
            let (stem, open) = word.strip_suffix('*').map_or((word, false), |stem| (stem, true));
            let stem = stem.replace('*', "");
            if stem.is_empty() {
                continue;
            }
            let mut out = String::new();
            fold(&stem, &mut out);
            let parts_solid = solid || stem.starts_with(is_solid);
            if pending_space && !parts_solid {
                pattern.push(b' ');
            }
            pattern.extend_from_slice(out.as_bytes());
            if open && !solid {
                pattern.push(REST);
            }
            pending_space = true;
        }
    }
    pattern
}

/// Forms by their bytes.
struct Trie {
    nodes: Vec<Node>,
    /// Where each first byte leads from the root; the root itself where nowhere.
    first: Vec<u32>,
    edges: Vec<(u8, u32)>,
    concepts: Vec<Concept>,
}

#[derive(Clone, Default)]
struct Node {
    edges: Range<u32>,
    concepts: Range<u32>,
}

impl Trie {
    const ROOT: u32 = 0;

    fn of(mut forms: Vec<(Vec<u8>, Concept)>) -> Self {
        forms.sort();
        forms.dedup();
        let mut trie = Self {
            nodes: vec![Node::default()],
            first: vec![Self::ROOT; 256],
            edges: Vec::new(),
            concepts: Vec::new(),
        };
        // Breadth first, so that the edges of a node lie together.
        let mut queue = std::collections::VecDeque::from([(Self::ROOT, 0..forms.len(), 0_usize)]);
        while let Some((node, range, depth)) = queue.pop_front() {
            let ended = |form: &&(Vec<u8>, Concept)| form.0.len() == depth;
            let here = forms.get(range.clone()).unwrap_or_default();
            let done = here.iter().take_while(ended).count();
            let first_concept = count(trie.concepts.len());
            trie.concepts.extend(here.iter().take(done).map(|(_, concept)| *concept));
            let first_edge = count(trie.edges.len());
            let mut start = range.start + done;
            for group in here
                .get(done..)
                .unwrap_or_default()
                .chunk_by(|one, next| one.0.get(depth) == next.0.get(depth))
            {
                let Some(byte) = group.first().and_then(|(form, _)| form.get(depth)) else { continue };
                let target = count(trie.nodes.len());
                trie.nodes.push(Node::default());
                trie.edges.push((*byte, target));
                queue.push_back((target, start..start + group.len(), depth + 1));
                start += group.len();
            }
            let (last_concept, last_edge) = (count(trie.concepts.len()), count(trie.edges.len()));
            if let Some(node) = trie.nodes.get_mut(node as usize) {
                *node = Node { edges: first_edge..last_edge, concepts: first_concept..last_concept };
            }
        }
        for (byte, target) in trie.edges_of(Self::ROOT).to_vec() {
            if let Some(first) = trie.first.get_mut(usize::from(byte)) {
                *first = target;
            }
        }
        trie
    }

    fn edges_of(&self, node: u32) -> &[(u8, u32)] {
        let range = self.nodes.get(node as usize).map_or(0..0, |node| node.edges.clone());
        self.edges.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    fn is_empty(&self) -> bool {
        self.edges.is_empty()
    }

    fn step(&self, node: u32, byte: u8) -> Option<u32> {
        if node == Self::ROOT {
            return self.first.get(usize::from(byte)).copied().filter(|target| *target != Self::ROOT);
        }
        let edges = self.edges_of(node);
        let place = if edges.len() > 12 {
            edges.binary_search_by_key(&byte, |(label, _)| *label).ok()?
        } else {
            edges.iter().position(|(label, _)| *label == byte)?
        };
        edges.get(place).map(|(_, target)| *target)
    }

    /// Where the rest of the word leads: labels are in order, and that of the rest is the least.
    fn rest(&self, node: u32) -> Option<u32> {
        self.edges_of(node).first().filter(|(label, _)| *label == REST).map(|(_, target)| *target)
    }

    fn concepts(&self, node: u32) -> &[Concept] {
        let range = self.nodes.get(node as usize).map_or(0..0, |node| node.concepts.clone());
        self.concepts.get(range.start as usize..range.end as usize).unwrap_or_default()
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// A walk through one sentence.
struct Search<'a> {
    words: &'a Words,
    sentence: Range<usize>,
    solid: bool,
}

impl Search<'_> {
    /// Follows a trie from `node` through the text from byte `at` of the word `index`; `first` is the word
    /// where the form began.
    fn walk(&self, trie: &Trie, mut node: u32, index: usize, at: usize, first: usize, hits: &mut Vec<Hit>) {
        let Some(word) = self.words.all().get(index).filter(|_| self.sentence.contains(&index)) else {
            return;
        };
        let bytes = self.words.text().as_bytes().get(at..word.range.end).unwrap_or_default();
        for byte in bytes {
            if let Some(rest) = trie.rest(node) {
                self.end(trie, rest, index, first, hits);
            }
            match trie.step(node, *byte) {
                Some(next) => node = next,
                None => return,
            }
        }
        if let Some(rest) = trie.rest(node) {
            self.end(trie, rest, index, first, hits);
        }
        self.end(trie, node, index, first, hits);
    }

    /// Goes on after the word `index`, which the form has taken to its end.
    fn end(&self, trie: &Trie, node: u32, index: usize, first: usize, hits: &mut Vec<Hit>) {
        for concept in trie.concepts(node) {
            hits.push(Hit { concept: *concept, words: first..index + 1 });
        }
        let go_on = |node: u32, index: usize, hits: &mut Vec<Hit>| {
            if let Some(word) = self.words.all().get(index) {
                self.walk(trie, node, index, word.range.start, first, hits);
            }
        };
        if let Some(next) = trie.step(node, b' ') {
            go_on(next, index + 1, hits);
        }
        if self.words.all().get(index + 1).is_some_and(|next| next.solid || self.solid) {
            go_on(node, index + 1, hits);
        }
        if let Some(skip) = trie.step(node, SKIP) {
            let gap = if self.solid { SOLID_GAP } else { GAP };
            for skipped in 0..=gap {
                go_on(skip, index + 1 + skipped, hits);
            }
        }
    }
}
