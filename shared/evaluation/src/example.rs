use content::meaning::{COLUMNS, Column, Sheet};
use content::{Draft, Setting, sheet};

use crate::message::Message;

/// A message as the model learns from it.
#[derive(Debug, Clone)]
pub struct Example {
    /// The message.
    pub message: Message,
    /// What the model sees.
    pub sheet: Sheet,
    /// What each column should tell; none where nobody said.
    pub gold: [Option<Gold>; COLUMNS],
}

/// What a column should tell of a message.
#[derive(Debug, Clone)]
pub struct Gold {
    /// Whether it holds.
    pub holds: bool,
    /// In which sentences it shows: all of them if nobody said.
    pub shows: Vec<bool>,
}

impl Example {
    /// What is to be learned from a message.
    pub fn of(message: Message) -> Self {
        let own_domains = crate::own_domains();
        let setting =
            Setting { own_domains: &own_domains, is_reply: message.is_reply(), ..Setting::default() };
        let draft = Draft { subject: Some(&message.subject), body: &message.body, targets: &[] };
        let sheet = sheet(&draft, &setting);
        let mut gold = [const { None }; COLUMNS];
        for (gold, column) in gold.iter_mut().zip(Column::ALL) {
            *gold = message.has(column).map(|holds| Gold { holds, shows: shows(&message, column, &sheet) });
        }
        Self { message, sheet, gold }
    }

    /// The number of the message in its corpus: messages of one theme share it across languages.
    pub fn theme(&self) -> usize {
        let digits = self.message.id.trim_start_matches(|character: char| !character.is_ascii_digit());
        digits.parse().unwrap_or_default()
    }
}

fn shows(message: &Message, column: Column, sheet: &Sheet) -> Vec<bool> {
    let evidence = match column {
        Column::Breaks(rule) => message.evidence.get(rule.id()),
        Column::AsksForReview | Column::SaysUnavailable | Column::IsNeeded => None,
    };
    let place = evidence.and_then(|evidence| {
        let in_body = message.body.find(evidence.as_str()).map(|start| (1, start));
        let (text, start) =
            in_body.or_else(|| message.subject.find(evidence.as_str()).map(|start| (0, start)))?;
        Some((text, start..start + evidence.len()))
    });
    let mut shows: Vec<bool> = sheet
        .sentences
        .iter()
        .map(|sentence| {
            place.as_ref().is_none_or(|(text, range)| {
                *text == sentence.text
                    && sentence.original.start < range.end
                    && range.start < sentence.original.end
            })
        })
        .collect();
    if !shows.contains(&true) {
        shows.fill(true);
    }
    shows
}
