//! Which of the languages a text is in, by its script and, in Latin letters, by its runs of three letters.

pub use crate::source::LATIN;

/// Bits of the place of a run of letters in the table.
pub const RUN_BITS: u32 = 14;

/// Weights of a row: a power of two, so that rows lie in one cache line.
pub const COLUMNS: usize = 16;

/// What one unit of a weight is worth.
pub const UNIT: f32 = 1.0 / 24.0;

/// A row of [`COLUMNS`] for every run of letters, from `cargo run --release -p evaluation --bin train`.
static TABLE: &[u8] = include_bytes!("../data/tongues.bin");

/// A language and how sure it is, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Tongue {
    pub(crate) tag: &'static str,
    pub(crate) confidence: f64,
}

/// Letters of a text by script.
#[derive(Default)]
struct Scripts {
    latin: usize,
    cyrillic: usize,
    arabic: usize,
    devanagari: usize,
    han: usize,
    kana: usize,
    other: usize,
    /// Letters that Russian, or Arabic, does not have: of a neighbour that writes in its script.
    foreign: usize,
}

/// The language of a text, the most likely one however unsure; none without letters.
pub(crate) fn tongue(text: &str) -> Option<Tongue> {
    let scripts = Scripts::of(text);
    // An ideograph says as much as two letters.
    let solid = scripts.han * 2 + scripts.kana;
    let all = scripts.latin + scripts.cyrillic + scripts.arabic + scripts.devanagari + solid + scripts.other;
    let most = [
        (scripts.latin, ""),
        (scripts.cyrillic, "ru"),
        (scripts.arabic, "ar"),
        (scripts.devanagari, "hi"),
        (solid, if scripts.kana * 8 >= scripts.han { "ja" } else { "zh" }),
    ];
    let (letters, tag) =
        most.into_iter().max_by_key(|(letters, _)| *letters).filter(|(letters, _)| *letters > 0)?;
    let share = ratio(letters, all);
    if tag.is_empty() {
        let latin = latin(text);
        return Some(Tongue { confidence: latin.confidence * share.max(0.5), ..latin });
    }
    let foreign = if matches!(tag, "ru" | "ar") { ratio(scripts.foreign, letters) } else { 0.0 };
    Some(Tongue { tag, confidence: (share * (1.0 - 8.0 * foreign)).clamp(0.0, 1.0) })
}

/// The most likely language of texts that belong together, the first that has letters enough to tell; English without any.
pub(crate) fn of_texts<'a>(texts: impl Iterator<Item = &'a str>) -> &'static str {
    let mut sample = String::new();
    for text in texts {
        let rest = SAMPLE.saturating_sub(sample.len());
        let end = text.floor_char_boundary(rest.min(text.len()));
        sample.push_str(text.get(..end).unwrap_or_default());
        sample.push(' ');
    }
    tongue(&sample).map_or("en", |tongue| tongue.tag)
}

/// Bytes that tell the language of a text; the rest of a long one is not read for it.
const SAMPLE: usize = 512;

impl Scripts {
    fn of(text: &str) -> Self {
        let mut scripts = Self::default();
        for character in text.chars() {
            match character {
                'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => scripts.latin += 1,
                'ґ' | 'є' | 'і' | 'ї' | 'ў' | 'ј' | 'љ' | 'њ' | 'ћ' | 'ђ' | 'џ' | 'қ' | 'ғ' | 'ң' | 'ә' =>
                {
                    scripts.cyrillic += 1;
                    scripts.foreign += 1;
                }
                '\u{400}'..='\u{52f}' => scripts.cyrillic += 1,
                'پ' | 'چ' | 'ژ' | 'گ' | 'ٹ' | 'ڈ' | 'ں' | 'ے' | 'ڑ' => {
                    scripts.arabic += 1;
                    scripts.foreign += 1;
                }
                '\u{620}'..='\u{6d3}' => scripts.arabic += 1,
                '\u{904}'..='\u{97f}' => scripts.devanagari += 1,
                '\u{3041}'..='\u{30ff}' => scripts.kana += 1,
                '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' => scripts.han += 1,
                other if other.is_alphabetic() => scripts.other += 1,
                _ => {}
            }
        }
        scripts
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of letters, far below 2^52")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// The most likely of the languages in Latin letters.
fn latin(text: &str) -> Tongue {
    let mut sums = [0_i32; COLUMNS];
    let (rows, _) = TABLE.as_chunks::<COLUMNS>();
    for_each_run(text, |place| {
        let Some(row) = rows.get(place) else { return };
        for (sum, weight) in sums.iter_mut().zip(row) {
            *sum += i32::from(weight.cast_signed());
        }
    });
    let (mut tag, mut best) = ("en", i32::MIN);
    for (name, sum) in LATIN.into_iter().zip(sums) {
        if sum > best {
            (tag, best) = (name, sum);
        }
    }
    let odds = |sum: i32| (f64::from(sum - best) * f64::from(UNIT)).exp();
    let total: f64 = sums.into_iter().take(LATIN.len()).map(odds).sum();
    Tongue { tag, confidence: 1.0 / total }
}

/// Calls `take` with the place of each run of three letters of a text, in lower case, and of each short word.
pub fn for_each_run(text: &str, mut take: impl FnMut(usize)) {
    let (mut one, mut two, mut word, mut length) = (' ', ' ', 0_u32, 0);
    for character in text.chars().chain([' ']) {
        let letter = match character {
            'a'..='z' => character,
            'A'..='Z' => character.to_ascii_lowercase(),
            '\0'..='\x7f' => ' ',
            other if other.is_alphabetic() => other.to_lowercase().next().unwrap_or(other),
            _ => ' ',
        };
        if !(letter == ' ' && two == ' ') {
            take(place(u32::from(one), u32::from(two), u32::from(letter)));
        }
        if letter == ' ' {
            if (1..=5).contains(&length) {
                take(place(word, length, 0x77));
            }
            (word, length) = (0, 0);
        } else {
            word = word.wrapping_mul(0x0100_0193) ^ u32::from(letter);
            length += 1;
        }
        (one, two) = (two, letter);
    }
}

fn place(one: u32, two: u32, three: u32) -> usize {
    let mixed = (one.wrapping_mul(0x9e37_79b1) ^ two).wrapping_mul(0x85eb_ca6b) ^ three;
    (mixed.wrapping_mul(0xc2b2_ae35) >> (32 - RUN_BITS)) as usize
}
