//! Texts that were made to cost more than their length.

use std::{fs, io, path::Path};

/// A text of any length: a start, a unit over and over, an end.
pub(crate) struct Kind {
    pub(crate) name: String,
    start: &'static str,
    unit: String,
    end: &'static str,
}

impl Kind {
    fn of(unit: &str) -> Self {
        Self::between("", unit, "")
    }

    fn between(start: &'static str, unit: &str, end: &'static str) -> Self {
        Self { name: format!("{:?}", format!("{start}{unit}…{end}")), start, unit: unit.to_owned(), end }
    }

    /// The text, of at most so many bytes.
    pub(crate) fn text(&self, length: usize) -> String {
        let rest = length - self.start.len() - self.end.len();
        format!("{}{}{}", self.start, self.unit.repeat(rest / self.unit.len()), self.end)
    }
}

/// Every kind, those of the lexicons in `concepts` among them: the folder that holds a file for each language.
pub(crate) fn kinds(concepts: &Path) -> io::Result<Vec<Kind>> {
    let mut kinds: Vec<Kind> = UNITS.iter().map(|unit| Kind::of(unit)).collect();
    kinds.extend(FRAMED.iter().map(|(start, unit, end)| Kind::between(start, unit, end)));
    for entry in fs::read_dir(concepts)? {
        let path = entry?.path();
        let language = path.file_stem().unwrap_or_default().to_string_lossy();
        if language.len() == "en".len() {
            let file = fs::read_to_string(&path)?;
            for (what, form) in [("longest form", longest(&file)), ("most gaps", fullest(&file))] {
                kinds.push(Kind { name: format!("{language}: {what} {form:?}"), ..Kind::of(&form) });
            }
        }
    }
    kinds.sort_by(|one, next| one.name.cmp(&next.name));
    Ok(kinds)
}

const UNITS: [&str; 85] = [
    // No end of a word, of a sentence, of a line.
    "a",
    "abcdefghij",
    "1a",
    "ab ",
    "字",
    "请在收到商品之后给我们五星好评谢谢您的支持",
    "レビューを書いてくださいお願いします",
    "كتابة",
    // Nothing but ends.
    ".",
    ". ",
    "a. ",
    "a.",
    "!",
    "?! ",
    "…",
    "\n",
    "a\n",
    "a\n\n\n\n",
    "\r\n \n",
    " ",
    ".\t\t\t\t\t\t\t\t",
    // Letters apart.
    "r e f u n d ",
    "r.e.f.u.n.d.",
    "r-e_f*u ",
    "a b c de ",
    // Scripts side by side, and look-alikes.
    "aяبनकかア字",
    "a字",
    "rеfund ",
    "гefund ",
    "ｒｅｆｕｎｄ ",
    "rev1ew ",
    "r3v13w5 ",
    // Words that rules look for.
    "refund ",
    "review",
    "if you like it leave a review. ",
    "if you like it ",
    "if you are happy give us five stars and if not contact us first, ",
    "not ",
    "please do not ",
    "if not if never if without ",
    // Signs.
    "@",
    "a@",
    "a@b.com. ",
    "@a.com ",
    "a at b dot com ",
    "(at)",
    "https://a.example. ",
    "http://",
    "http://a)",
    "www.a.com? ",
    "a.b.c.d.e.f.g.com",
    "amazon.com! ",
    "-",
    "--a",
    // Digits.
    "7",
    "7 ",
    "0171 3920021. ",
    "+49 171 392 0021 ",
    "(030) ",
    "1/2/3/4/",
    "111-1111111-1111111 ",
    "111-",
    "zero two ",
    "tel tel ",
    "〇一二",
    // What shows nothing, or grows when it is made plain.
    "\u{301}",
    "e\u{301}",
    "\u{323}\u{301}",
    "\u{200b}",
    "a\u{200b}",
    "\u{ad}",
    "\u{1100}\u{1161}\u{11a8}",
    "\u{fdfa}",
    "\u{1d15e}",
    // Brackets and quotes that never close.
    "(",
    "([{<",
    "\"",
    "“a ",
    "'a",
    "<b ",
    "<!--",
    // Pictures.
    "🚚",
    "👩\u{200d}",
    "🇩",
    "1\u{fe0f}\u{20e3}",
];

/// Encodings within encodings, and one thing before or after a long run.
const FRAMED: [(&str, &str, &str); 9] = [
    ("jane", "&#38;#64;", "shop.example"),
    ("jane%", "25", "40shop.example"),
    ("jane&", "amp;", "#64;shop.example"),
    ("=?utf-8?q?", "=3D", "?="),
    ("data:text/html;base64,", "PGI+", ""),
    ("e", "\u{301}", "x"),
    ("https://a.example/", "(", ")"),
    ("jane@", "a.", "com"),
    ("please", " ", "refund."),
];

/// The longest form of a lexicon, as text.
fn longest(file: &str) -> String {
    forms(file).max_by_key(|form| form.chars().count()).map(said).unwrap_or_default()
}

/// The form with the most gaps and open ends.
fn fullest(file: &str) -> String {
    let gaps = |form: &&str| (form.matches("..").count(), form.matches('*').count());
    forms(file).max_by_key(gaps).map(said).unwrap_or_default()
}

fn forms(file: &str) -> impl Iterator<Item = &str> {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(": ")).flat_map(|(_, forms)| forms.split(", "))
}

/// A form with its gaps and open ends filled.
fn said(form: &str) -> String {
    format!("{} ", form.replace("..", "x y").replace('*', "xy"))
}
