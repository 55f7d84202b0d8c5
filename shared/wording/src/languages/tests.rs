use std::collections::BTreeSet;

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};

use super::{Language, OTHERS, REFERENCE, every_language, wording_of};
use crate::text::Text;

/// One message of a file.
#[derive(PartialEq)]
struct Message {
    id: String,
    parts: Vec<Part>,
}

#[derive(PartialEq)]
enum Part {
    Words(String),
    Variable(String),
}

impl Message {
    fn words(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Words(words) => Some(words.as_str()),
            Part::Variable(_) => None,
        })
    }

    fn variables(&self) -> BTreeSet<&str> {
        let variables = self.parts.iter().filter_map(|part| match part {
            Part::Words(_) => None,
            Part::Variable(name) => Some(name.as_str()),
        });
        variables.collect()
    }
}

/// The messages of a file, which consists of nothing but comments and messages of words and variables.
fn messages(language: &Language) -> Vec<Message> {
    let name = language.name;
    let file =
        parser::parse(language.source).unwrap_or_else(|(_, errors)| panic!("{name}.ftl: syntax: {errors:?}"));
    let message = |entry: Entry<&str>| match entry {
        Entry::Message(message) if message.attributes.is_empty() => {
            let pattern = message.value.unwrap_or_else(|| panic!("{name}.ftl: {} is empty", message.id.name));
            Some(Message { id: message.id.name.to_owned(), parts: parts(name, pattern) })
        }
        Entry::Message(message) => panic!("{name}.ftl: {} has attributes", message.id.name),
        Entry::Term(term) => panic!("{name}.ftl: {} is a term", term.id.name),
        Entry::Junk { content } => panic!("{name}.ftl: cannot be read: {content}"),
        Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => None,
    };
    file.body.into_iter().filter_map(message).collect()
}

fn parts(file: &str, pattern: Pattern<&str>) -> Vec<Part> {
    let part = |element: PatternElement<&str>| match element {
        PatternElement::TextElement { value } => Part::Words(value.to_owned()),
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::VariableReference { id }),
        } => Part::Variable(id.name.to_owned()),
        PatternElement::Placeable { expression } => panic!("{file}.ftl: no variable: {expression:?}"),
    };
    pattern.elements.into_iter().map(part).collect()
}

#[test]
fn every_language_has_exactly_the_messages_that_the_code_says() {
    let said: Vec<_> = Text::ALL.iter().map(|text| text.id()).collect();
    for language in every_language() {
        let messages = messages(language);
        let written: Vec<_> = messages.iter().map(|message| message.id.as_str()).collect();
        let missing: Vec<_> = said.iter().filter(|id| !written.contains(id)).collect();
        let surplus: Vec<_> = written.iter().filter(|id| !said.contains(id)).collect();
        assert!(missing.is_empty() && surplus.is_empty(), "{}: {missing:?} {surplus:?}", language.name);
        assert_eq!(written, said, "{}: order, or a message twice", language.name);
    }
}

#[test]
fn every_language_uses_the_variables_of_english() {
    let english = messages(&REFERENCE);
    for language in &OTHERS {
        for (message, reference) in messages(language).iter().zip(&english) {
            assert_eq!(message.variables(), reference.variables(), "{}: {}", language.name, message.id);
        }
    }
}

#[test]
fn every_language_is_translated() {
    let english = messages(&REFERENCE);
    for language in &OTHERS {
        for (message, reference) in messages(language).iter().zip(&english) {
            let wordless = message.id == Text::Point.id();
            assert!(wordless || message != reference, "{}: {} is English", language.name, message.id);
        }
    }
}

#[test]
fn what_a_reader_follows_ends_its_text() {
    for language in every_language() {
        for message in messages(language) {
            for followed in ["address", "link"] {
                if message.variables().contains(followed) {
                    let [.., Part::Words(before), Part::Variable(last)] = message.parts.as_slice() else {
                        panic!("{}: {} goes on after {followed}", language.name, message.id);
                    };
                    assert_eq!(last, followed, "{}: {}", language.name, message.id);
                    assert!(before.ends_with([' ', '\u{a0}']), "{}: {}", language.name, message.id);
                }
            }
        }
    }
}

#[test]
fn no_text_has_an_address_a_link_or_a_shout() {
    for language in every_language() {
        for message in messages(language) {
            for words in message.words() {
                for banned in ["@", "http", "www.", "!", "！", "¡"] {
                    let clean = !words.to_lowercase().contains(banned);
                    assert!(clean, "{}: {} has {banned}", language.name, message.id);
                }
            }
        }
    }
}

/// Characters of these messages that are written in one way alone, simplified beside traditional.
const PAIRS: &str = "订訂单單发發问問题題货貨这這关關闭閉没沒个個规規则則账帳户戶选選择擇评評论論书書电電邮郵\
                     将將过過滤濾对對话話卖賣买買无無权權请請联聯络絡为為违違须須预預约約认認输輸";

#[test]
fn the_two_chinese_languages_keep_to_their_characters() {
    let characters: Vec<char> = PAIRS.chars().filter(|character| !character.is_whitespace()).collect();
    let pairs: Vec<_> = characters.chunks(2).map(|pair| (pair[0], pair[1])).collect();
    let check = |name: &str, foreign: Vec<char>| {
        let language = every_language().find(|language| language.name == name).unwrap();
        let strays: String =
            language.source.chars().filter(|character| foreign.contains(character)).collect();
        assert_eq!(strays, "", "{name}");
    };
    check("zh-Hans", pairs.iter().map(|pair| pair.1).collect());
    check("zh-Hant", pairs.iter().map(|pair| pair.0).collect());
}

#[test]
fn a_reader_gets_the_nearest_language() {
    for (wanted, given) in [
        ("en-GB", "en"),
        ("de", "de"),
        ("DE-at", "de"),
        ("pt-PT", "pt"),
        ("pt-BR", "pt"),
        ("es-MX", "es"),
        ("ar_EG", "ar"),
        ("zh", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("ko", "en"),
        ("xx-Hant", "en"),
    ] {
        assert_eq!(wording_of(&wanted.parse().unwrap()).language(), given, "{wanted}");
    }
}
