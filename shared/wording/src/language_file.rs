//! The shape of a Fluent file. The build script checks every file by it, so that none lacks a message.

use std::collections::BTreeSet;

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser::{self, ParserError},
};

/// One message of a file.
#[derive(Debug, PartialEq)]
pub(crate) struct Message {
    pub(crate) id: String,
    pub(crate) parts: Vec<Part>,
}

/// A piece of a message.
#[derive(Debug, PartialEq)]
pub(crate) enum Part {
    Words(String),
    Variable(String),
}

impl Message {
    pub(crate) fn variables(&self) -> BTreeSet<&str> {
        let variables = self.parts.iter().filter_map(|part| match part {
            Part::Words(_) => None,
            Part::Variable(name) => Some(name.as_str()),
        });
        variables.collect()
    }
}

/// The messages of a file, which consists of nothing but comments and messages of words and variables; or what
/// else is in it.
pub(crate) fn messages(source: &str) -> Result<Vec<Message>, String> {
    let file = parser::parse(source).map_err(|(_, errors)| match errors.first() {
        Some(error) => format!("{}, at `{}`", error.kind, line_at(source, error)),
        None => "cannot be read".to_owned(),
    })?;
    file.body.into_iter().filter_map(|entry| message(entry).transpose()).collect()
}

/// What keeps a file from being built: messages of `ids` that are missing or there twice, messages that are not
/// among them, and messages with other variables than those of the reference.
pub(crate) fn faults(file: &[Message], ids: &[&str], reference: &[Message]) -> Vec<String> {
    let mut faults = Vec::new();
    for &id in ids {
        match file.iter().filter(|message| message.id == id).count() {
            0 => faults.push(format!("{id} is missing")),
            1 => {}
            _ => faults.push(format!("{id} is there twice")),
        }
    }
    for message in file {
        let id = message.id.as_str();
        if !ids.contains(&id) {
            faults.push(format!("{id} is unknown"));
        }
        let model = reference.iter().find(|model| model.id == id);
        if let Some(model) = model.filter(|model| model.variables() != message.variables()) {
            faults.push(format!(
                "{id} has {:?}, but English has {:?}",
                message.variables(),
                model.variables()
            ));
        }
    }
    faults
}

fn message(entry: Entry<&str>) -> Result<Option<Message>, String> {
    match entry {
        Entry::Message(message) if !message.attributes.is_empty() => {
            Err(format!("{} has attributes", message.id.name))
        }
        Entry::Message(message) => {
            let id = message.id.name;
            let pattern = message.value.ok_or_else(|| format!("{id} is empty"))?;
            Ok(Some(Message { id: id.to_owned(), parts: parts(id, pattern)? }))
        }
        Entry::Term(term) => Err(format!("{} is a term", term.id.name)),
        Entry::Junk { content } => Err(format!("`{content}` cannot be read")),
        Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => Ok(None),
    }
}

fn parts(id: &str, pattern: Pattern<&str>) -> Result<Vec<Part>, String> {
    let part = |element: PatternElement<&str>| match element {
        PatternElement::TextElement { value } => Ok(Part::Words(value.to_owned())),
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::VariableReference { id }),
        } => Ok(Part::Variable(id.name.to_owned())),
        PatternElement::Placeable { .. } => Err(format!("{id} has a placeable that is no variable")),
    };
    pattern.elements.into_iter().map(part).collect()
}

/// The line that an error begins in: its message's first.
fn line_at<'a>(source: &'a str, error: &ParserError) -> &'a str {
    let start = error.slice.as_ref().unwrap_or(&error.pos).start;
    source.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "hello = Hello { $name }\nbye = Bye\n";

    fn faults_of(source: &str) -> Vec<String> {
        faults(&messages(source).unwrap(), &["hello", "bye"], &messages(ENGLISH).unwrap())
    }

    #[test]
    fn every_fault_names_its_message() {
        for (source, fault) in [
            ("hello = Hallo { $name }\n", "bye is missing"),
            ("hello = Hallo { $name }\nbye = Tschüs\nbye = Servus\n", "bye is there twice"),
            ("hello = Hallo { $name }\nbye = Tschüs\nthanks = Danke\n", "thanks is unknown"),
            ("hello = Hallo\nbye = Tschüs\n", "hello has {}, but English has {\"name\"}"),
            ("hello = Hallo { $nam }\nbye = Tschüs\n", "hello has {\"nam\"}, but English has {\"name\"}"),
        ] {
            assert_eq!(faults_of(source), [fault], "{source}");
        }
        assert_eq!(faults_of("# Any order.\nbye = Tschüs\nhello = Hallo { $name }\n"), [""; 0]);
    }

    #[test]
    fn a_file_has_messages_of_words_and_variables_alone() {
        for (source, told) in [
            ("hello = Hallo { $name\n", "hello = Hallo { $name"),
            ("hello =\n", "hello ="),
            ("hello = Hallo { bye }\n", "hello"),
            ("hello = Hallo\n    .title = Gruß\n", "hello has attributes"),
            ("-hello = Hallo\n", "hello is a term"),
        ] {
            let error = messages(source).unwrap_err();
            assert!(error.contains(told), "{source}: {error}");
        }
    }
}
