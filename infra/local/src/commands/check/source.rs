use std::{
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
    rc::Rc,
};

use mail::{Arrival, ReturnPath};
use policy::LanguageTag;
use serde::Deserialize;

use super::{
    lines::Lines,
    walk::{files, has_ending},
};
use crate::cli::Source;

/// A file, or standard input.
pub(super) struct Origin {
    /// Its path as it was given, or `-`.
    pub(super) name: String,
    /// Its text; none of a mail, whose bytes say something else than what is read.
    pub(super) lines: Option<Lines>,
}

/// One message to check.
pub(super) struct Message {
    pub(super) origin: Rc<Origin>,
    pub(super) form: Form,
    pub(super) subject: Option<String>,
    pub(super) text: String,
    pub(super) html: Option<String>,
    pub(super) locale: Option<LanguageTag>,
}

/// What of a file is the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// All of it, as a text.
    Text,
    /// All of it, as HTML.
    Html,
    /// Subject and body of the mail that it is.
    Mail,
    /// One line, counted from 1.
    Line(usize),
}

/// Something that could not be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unread {
    /// The file as it was given, or `-`.
    pub(super) name: String,
    /// The line of it, counted from 1, if only that could not be read.
    pub(super) line: Option<usize>,
    /// Why.
    pub(super) why: String,
}

/// One line of a `.jsonl` file.
#[derive(Deserialize)]
struct JsonMessage {
    #[serde(default, alias = "body")]
    text: Option<String>,
    #[serde(default)]
    subject: Option<String>,
    #[serde(default)]
    html: Option<String>,
    #[serde(default, alias = "lang")]
    locale: Option<String>,
}

impl Message {
    /// The lines of its file; none of a mail.
    pub(super) fn lines(&self) -> Option<&Lines> {
        self.origin.lines.as_ref()
    }
}

impl std::fmt::Display for Unread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.name == STDIN { "standard input" } else { &self.name })?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.why)
    }
}

/// What standard input is called, on the command line and in what is printed.
pub(super) const STDIN: &str = "-";

/// The files that a source stands for. A folder without any is not what was meant.
pub(super) fn expand(source: &Source) -> Vec<Result<Source, Unread>> {
    let Source::File(path) = source else { return vec![Ok(source.clone())] };
    let found = files(path);
    if found.is_empty() {
        return vec![Err(unread(&name(path), &"there is no .txt, .html, .eml or .jsonl file in it"))];
    }
    let file = |found: Result<PathBuf, (PathBuf, io::Error)>| {
        found.map(Source::File).map_err(|(path, error)| unread(&name(&path), &error))
    };
    found.into_iter().map(file).collect()
}

/// The messages of a file.
pub(super) fn read(source: &Source) -> Vec<Result<Message, Unread>> {
    let (name, path, bytes) = match source {
        Source::Stdin => {
            let mut bytes = Vec::new();
            let read = io::stdin().read_to_end(&mut bytes);
            (STDIN.to_owned(), Path::new(STDIN), read.map(|_| bytes))
        }
        Source::File(path) => (name(path), path.as_path(), fs::read(path)),
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => return vec![Err(unread(&name, &error))],
    };
    if has_ending(path, &["eml"]) {
        return vec![of_mail(name, &bytes)];
    }
    let Ok(text) = String::from_utf8(bytes) else {
        return vec![Err(unread(&name, &"it is not UTF-8"))];
    };
    let origin = Rc::new(Origin { name, lines: Some(Lines::of(text)) });
    let text = origin.lines.as_ref().map(Lines::text).unwrap_or_default();
    if has_ending(path, &["jsonl"]) {
        return of_json_lines(&origin, text);
    }
    let (form, text, html) = if has_ending(path, &["html", "htm"]) {
        (Form::Html, String::new(), Some(text.to_owned()))
    } else {
        (Form::Text, text.to_owned(), None)
    };
    vec![Ok(Message { origin, form, subject: None, text, html, locale: None })]
}

fn name(path: &Path) -> String {
    path.display().to_string()
}

fn unread(name: &str, why: &dyn std::fmt::Display) -> Unread {
    Unread { name: name.to_owned(), line: None, why: why.to_string() }
}

fn of_mail(name: String, raw: &[u8]) -> Result<Message, Unread> {
    match mail::read(raw, ReturnPath::Address) {
        Arrival::Letter(letter) => Ok(Message {
            origin: Rc::new(Origin { name, lines: None }),
            form: Form::Mail,
            subject: Some(letter.subject.clone()),
            text: letter.body.text(),
            html: None,
            locale: None,
        }),
        Arrival::Automatic(kind) => {
            Err(unread(&name, &format_args!("it is automatic mail: {}", kind.reason())))
        }
        Arrival::Held(reason) => Err(unread(&name, &reason.reason())),
    }
}

fn of_json_lines(origin: &Rc<Origin>, text: &str) -> Vec<Result<Message, Unread>> {
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    let message = |(line, number): (&str, usize)| {
        let message = of_json(origin, line, number);
        message.map_err(|why| Unread { name: origin.name.clone(), line: Some(number), why })
    };
    lines.map(message).collect()
}

fn of_json(origin: &Rc<Origin>, line: &str, number: usize) -> Result<Message, String> {
    let read: JsonMessage = serde_json::from_str(line).map_err(|error| error.to_string())?;
    if read.text.is_none() && read.html.is_none() {
        return Err("neither `text` nor `html` is there".to_owned());
    }
    let locale = read.locale.map(|tag| tag.parse()).transpose();
    Ok(Message {
        origin: Rc::clone(origin),
        form: Form::Line(number),
        subject: read.subject,
        text: read.text.unwrap_or_default(),
        html: read.html,
        locale: locale.map_err(|error: policy::InvalidLanguageTag| error.to_string())?,
    })
}
