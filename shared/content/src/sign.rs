use crate::lexicon::{LEXICON, Languages, Role};
use crate::token::{Kind, Tokens};

/// An `@` or a dot, written as such or spelled out.
pub(crate) struct Sign {
    /// The token after it.
    pub(crate) end: usize,
    pub(crate) form: Form,
    /// In which languages it is spelled.
    pub(crate) languages: Languages,
}

/// How a sign is written, the plainer the less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Form {
    /// As itself, or in an encoding: `@`, `%40`, `&#64;`, `.`
    Plain,
    /// In brackets: `(at)`, `[.]`
    Bracketed,
    /// As a word that means nothing else: `arroba`
    Word,
    /// As a word that means other things, too: `at`
    MaybeWord,
}

/// The `@` at the token `index`.
pub(crate) fn at_sign(text: &str, tokens: &Tokens, index: usize) -> Option<Sign> {
    let encoded = |sequence: &[&str]| {
        let spelled = sequence.iter().enumerate().all(|(step, part)| {
            tokens.at(index + step).and_then(|token| text.get(token.range.clone())) == Some(part)
        });
        spelled.then(|| plain(index + sequence.len()))
    };
    match tokens.kind(index)? {
        Kind::Mark('@') => Some(plain(index + 1)),
        Kind::Mark('%') => encoded(&["%", "40"]),
        Kind::Mark('&') => encoded(&["&", "#", "64", ";"]).or_else(|| encoded(&["&", "commat", ";"])),
        Kind::Mark(open) => bracketed(tokens, index, open, |inner| at_sign(text, tokens, inner)),
        Kind::Word(_) | Kind::Numeral => word(text, tokens, index, |role| match role {
            Role::At => Some(Form::Word),
            Role::MaybeAt => Some(Form::MaybeWord),
            Role::BeforeAt | Role::Dot | Role::Number(_) | Role::Repeat(_) | Role::Zeros | Role::And => None,
        }),
        Kind::Number | Kind::Space | Kind::Break => None,
    }
}

/// The dot at the token `index`.
pub(crate) fn dot_sign(text: &str, tokens: &Tokens, index: usize) -> Option<Sign> {
    match tokens.kind(index)? {
        Kind::Mark('.' | '。') => Some(plain(index + 1)),
        Kind::Mark(open) => bracketed(tokens, index, open, |inner| dot_sign(text, tokens, inner)),
        Kind::Word(_) | Kind::Numeral => {
            word(text, tokens, index, |role| (role == Role::Dot).then_some(Form::Word))
        }
        Kind::Number | Kind::Space | Kind::Break => None,
    }
}

fn plain(end: usize) -> Sign {
    Sign { end, form: Form::Plain, languages: Languages::ALL }
}

fn bracketed(
    tokens: &Tokens,
    index: usize,
    open: char,
    inner: impl Fn(usize) -> Option<Sign>,
) -> Option<Sign> {
    let close = match open {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '<' => '>',
        '（' => '）',
        '【' => '】',
        _ => return None,
    };
    let start = tokens.skip_space(index + 1);
    // Brackets in brackets are no sign; so nesting costs nothing.
    if matches!(tokens.kind(start), Some(Kind::Mark('(' | '[' | '{' | '<'))) {
        return None;
    }
    let end = tokens.skip_space(inner(start)?.end);
    let closed = tokens.kind(end) == Some(Kind::Mark(close));
    closed.then(|| Sign { form: Form::Bracketed, ..plain(end + 1) })
}

fn word(text: &str, tokens: &Tokens, index: usize, form: impl Fn(Role) -> Option<Form>) -> Option<Sign> {
    LEXICON
        .at(text, tokens, index)
        .filter_map(|(end, phrase)| Some(Sign { end, form: form(phrase.role)?, languages: phrase.language }))
        .max_by_key(|sign| (sign.end, std::cmp::Reverse(sign.form)))
}
