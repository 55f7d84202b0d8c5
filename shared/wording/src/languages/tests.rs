use super::{Language, OTHERS, REFERENCE, every_language, wording_of};
use crate::language_file::{self, Message, Part};
use crate::text::Text;

fn messages(language: &Language) -> Vec<Message> {
    language_file::messages(language.source).unwrap_or_else(|fault| panic!("{}.ftl: {fault}", language.name))
}

fn words(message: &Message) -> impl Iterator<Item = &str> {
    message.parts.iter().filter_map(|part| match part {
        Part::Words(words) => Some(words.as_str()),
        Part::Variable(_) => None,
    })
}

#[test]
fn every_file_has_the_messages_in_the_order_of_the_code() {
    let said: Vec<_> = Text::ALL.iter().map(|text| text.id()).collect();
    for language in every_language() {
        let written: Vec<_> = messages(language).into_iter().map(|message| message.id).collect();
        assert_eq!(written, said, "{}", language.name);
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
            for words in words(&message) {
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
