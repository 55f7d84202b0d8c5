use crate::{Wording, text::Text};

/// The words of the page on which a buyer refuses unsolicited messages, as plain text (`optout-how`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptOutPage {
    /// The title.
    pub title: String,
    /// What will stop and what will not (`optout-scope`).
    pub explanation: String,
    /// The button that stops it.
    pub button: String,
    /// What the page says once it is done.
    pub done: String,
    /// What the page says to a buyer who did it before.
    pub already_done: String,
    /// The button that takes it back.
    pub undo_button: String,
    /// What the page says once it is taken back.
    pub undone: String,
}

impl Wording {
    /// The words of the opt-out page.
    pub fn opt_out_page(&self) -> OptOutPage {
        OptOutPage {
            title: self.say(Text::OptOutTitle, &[]),
            explanation: self.say(Text::OptOutExplanation, &[]),
            button: self.say(Text::OptOutButton, &[]),
            done: self.say(Text::OptOutDone, &[]),
            already_done: self.say(Text::OptOutAlreadyDone, &[]),
            undo_button: self.say(Text::OptOutUndoButton, &[]),
            undone: self.say(Text::OptOutUndone, &[]),
        }
    }
}
