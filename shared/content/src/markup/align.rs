use policy::Rule;

use super::{declarations::Align, told::Told};

/// The number of an element that aligns its text.
pub(super) type Scope = usize;

/// How texts are aligned, and which way their letters run (`text-align-override`, RULEBOOK 7). The text below one
/// declaration is judged together: a brand name in Latin letters does not make Arabic text run rightward.
#[derive(Default)]
pub(super) struct Alignment {
    scopes: Vec<Below>,
    all: Letters,
}

/// What stands below a declaration.
struct Below {
    align: Align,
    letters: Letters,
    is_shown: bool,
}

/// Letters of texts, by where their lines begin.
#[derive(Default, Clone, Copy)]
struct Letters {
    from_left: usize,
    from_right: usize,
}

impl Alignment {
    /// Takes a declaration.
    pub(super) fn open(&mut self, align: Align) -> Scope {
        self.scopes.push(Below { align, letters: Letters::default(), is_shown: false });
        self.scopes.len() - 1
    }

    /// Takes a text or picture below a declaration, or below none.
    pub(super) fn shown(&mut self, text: &str, scope: Option<Scope>) {
        let letters = Letters::of(text);
        self.all.add(letters);
        if let Some(below) = scope.and_then(|scope| self.scopes.get_mut(scope)) {
            below.letters.add(letters);
            below.is_shown = true;
        }
    }

    pub(super) fn finish(&self, told: &mut Told) {
        for Below { align, letters, .. } in self.scopes.iter().filter(|below| below.is_shown) {
            let letters = if letters.from_left + letters.from_right > 0 { letters } else { &self.all };
            let how = match align {
                Align::Centre => "centred",
                Align::Justify => "justified",
                Align::End => "aligned to the end of the line",
                Align::Left if letters.run_from_right() => "aligned to the left",
                Align::Right if !letters.run_from_right() => "aligned to the right",
                Align::Start | Align::Left | Align::Right => continue,
            };
            told.tell(Rule::TextAlignOverride, || format!("text is {how}"));
        }
    }
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut letters = Self::default();
        for character in text.chars().filter(|character| character.is_alphabetic()) {
            if is_from_right(character) {
                letters.from_right += 1;
            } else {
                letters.from_left += 1;
            }
        }
        letters
    }

    fn add(&mut self, more: Self) {
        self.from_left += more.from_left;
        self.from_right += more.from_right;
    }

    fn run_from_right(self) -> bool {
        self.from_right > self.from_left
    }
}

/// Letters of scripts that run from right to left.
fn is_from_right(character: char) -> bool {
    matches!(
        character,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}
