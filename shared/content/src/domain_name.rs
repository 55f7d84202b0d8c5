use crate::host;
use crate::lexicon::Languages;
use crate::sign::{Form, dot_sign};
use crate::token::{Kind, Script, Tokens};

/// Labels joined by dots, plain or spelled out, that end in a public suffix.
pub(crate) struct DomainName {
    /// The labels, joined by plain dots.
    pub(crate) host: String,
    /// The token after it.
    pub(crate) end: usize,
    /// The least plain of its dots.
    pub(crate) dots: Form,
    /// In which languages its dots are spelled.
    pub(crate) languages: Languages,
}

/// Labels of one name that are read; no host in use has more.
const MOST_LABELS: usize = 8;

impl DomainName {
    /// The longest domain name that begins at the token `index`.
    pub(crate) fn at(text: &str, tokens: &Tokens, index: usize) -> Option<Self> {
        let label_end = label_end(tokens, index)?;
        dot_sign(text, tokens, tokens.skip_space(label_end))?;
        let mut longest = None;
        let mut name = Self::label(text, tokens, index)?;
        for _ in 1..MOST_LABELS {
            let Some(longer) = name.with_label(text, tokens) else { break };
            name = longer;
            if host::is_public(&name.host) {
                longest = Some((name.host.len(), name.end, name.dots, name.languages));
            }
        }
        let (length, end, dots, languages) = longest?;
        name.host.truncate(length);
        Some(Self { host: name.host, end, dots, languages })
    }

    /// All labels that begin at the token `index` with plain dots between, whatever they end in.
    pub(crate) fn any(text: &str, tokens: &Tokens, index: usize) -> Option<Self> {
        let label_end = label_end(tokens, index)?;
        (tokens.kind(label_end) == Some(Kind::Mark('.'))).then_some(())?;
        let mut name = Self::label(text, tokens, index)?;
        while tokens.kind(name.end) == Some(Kind::Mark('.')) && name.host.len() <= LONGEST_HOST {
            let Some(next) = Self::label(text, tokens, name.end + 1) else { break };
            name.push(&next);
        }
        name.host.contains('.').then_some(name)
    }

    fn label(text: &str, tokens: &Tokens, index: usize) -> Option<Self> {
        let end = label_end(tokens, index)?;
        let host =
            text.get(tokens.range(index, end)).filter(|label| label.len() <= LONGEST_LABEL)?.to_owned();
        Some(Self { host, end, dots: Form::Plain, languages: Languages::ALL })
    }

    /// The name with one more dot and label. A plain dot stands between its labels or apart from both.
    fn with_label(&self, text: &str, tokens: &Tokens) -> Option<Self> {
        let start = tokens.skip_space(self.end);
        let dot = dot_sign(text, tokens, start)?;
        let next = tokens.skip_space(dot.end);
        let spaced = (start > self.end, next > dot.end);
        let form = match (dot.form, spaced) {
            (Form::Plain, (false, true)) => return None,
            (Form::Plain, (true, _)) => Form::Word,
            (form, _) => form,
        };
        let mut longer = Self {
            host: self.host.clone(),
            end: self.end,
            dots: self.dots.max(form),
            languages: self.languages.shared(dot.languages)?,
        };
        longer.push(&Self::label(text, tokens, next)?);
        Some(longer)
    }

    fn push(&mut self, label: &Self) {
        self.host.push('.');
        self.host.push_str(&label.host);
        self.end = label.end;
    }
}

/// Octets of a label (RFC 1035), here in UTF-8.
const LONGEST_LABEL: usize = 63;
/// Octets of a host name (RFC 1035), here in UTF-8.
const LONGEST_HOST: usize = 253;

/// The end of the label that begins at the token `index`: letters of one script, digits, hyphens inside.
pub(crate) fn label_end(tokens: &Tokens, index: usize) -> Option<usize> {
    let mut end = index;
    let mut script = None;
    let mut last = index;
    while end - index <= LONGEST_LABEL {
        match tokens.kind(end) {
            Some(Kind::Word(next)) if script.is_none_or(|known| known == next) => script = Some(next),
            Some(Kind::Number) if !script.is_some_and(is_written_solid) => {}
            Some(Kind::Mark('-' | '_')) if end > index => {
                end += 1;
                continue;
            }
            _ => break,
        }
        end += 1;
        last = end;
        // A name in ideographs is as long as its run.
        if script.is_some_and(is_written_solid) {
            break;
        }
    }
    (last > index).then_some(last)
}

/// Whether a script leaves no spaces between words, so that a host may touch the words around it.
pub(crate) fn is_written_solid(script: Script) -> bool {
    match script {
        Script::Han | Script::Hiragana | Script::Katakana => true,
        Script::Latin | Script::Arabic | Script::Devanagari | Script::Cyrillic | Script::Other => false,
    }
}
