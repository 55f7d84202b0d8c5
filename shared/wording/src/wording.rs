use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use policy::LanguageTag;
use unic_langid::{CharacterDirection, LanguageIdentifier};

use crate::{languages, text::Text};

/// The platform's words in one language.
pub struct Wording {
    name: &'static str,
    direction: Direction,
    texts: FluentBundle<FluentResource>,
}

/// The way a language runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// As English does.
    LeftToRight,
    /// As Arabic does.
    RightToLeft,
}

impl Wording {
    /// The words for a reader of `language`, whatever its region; English if the platform does not speak it.
    ///
    /// A file is parsed when its language is first asked for.
    pub fn of(language: &LanguageTag) -> &'static Self {
        languages::wording_of(language)
    }

    /// The BCP 47 tag of the words, as HTML `lang` and Content-Language take it.
    pub fn language(&self) -> &'static str {
        self.name
    }

    /// The way the words run, as HTML `dir` takes it.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The words of one Fluent file. The build script lets no file pass that lacks one.
    pub(crate) fn parse(name: &'static str, source: &str) -> Self {
        let language: LanguageIdentifier = name.parse().unwrap_or_default();
        let direction = match language.character_direction() {
            CharacterDirection::RTL => Direction::RightToLeft,
            CharacterDirection::LTR | CharacterDirection::TTB => Direction::LeftToRight,
        };
        let mut texts = FluentBundle::new_concurrent(vec![language]);
        texts.set_use_isolating(false);
        texts.add_resource_overriding(
            FluentResource::try_new(source.to_owned()).unwrap_or_else(|(readable, _)| readable),
        );
        Self { name, direction, texts }
    }

    /// `text` with `values` put in.
    pub(crate) fn say(&self, text: Text, values: &[(&'static str, &str)]) -> String {
        let mut arguments = FluentArgs::with_capacity(values.len());
        for &(variable, value) in values {
            arguments.set(variable, FluentValue::String(self.isolated(variable, value)));
        }
        let Some(pattern) = self.texts.get_message(text.id()).and_then(|message| message.value()) else {
            return String::new();
        };
        self.texts.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
    }

    /// `value` with the marks of UAX 9 that keep its own order within a right-to-left text: without them an
    /// order id is shown with its groups swapped. [`FOLLOWED`] values get none.
    fn isolated<'a>(&self, variable: &str, value: &'a str) -> Cow<'a, str> {
        const FIRST_STRONG_ISOLATE: char = '\u{2068}';
        const POP_DIRECTIONAL_ISOLATE: char = '\u{2069}';
        match self.direction {
            Direction::RightToLeft if !FOLLOWED.contains(&variable) => {
                format!("{FIRST_STRONG_ISOLATE}{value}{POP_DIRECTIONAL_ISOLATE}").into()
            }
            Direction::RightToLeft | Direction::LeftToRight => value.into(),
        }
    }
}

/// Variables that a mail program makes a link of: a mark beside them would become part of the target.
/// They begin with a Latin letter, which keeps their order without marks.
const FOLLOWED: [&str; 3] = ["address", "alias", "link"];
