use core::fmt::{self, Display};
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use policy::Severity;

use super::{
    checked::{Checked, Placed, field_word},
    source::{Form, STDIN},
};

/// So many characters of a passage are shown.
const SHOWN: usize = 160;

/// Tells what was found in a message, for people: `file:line:column: severity rule: message`, below it the passage and
/// what to do. Styles are left to `to` to keep or drop.
pub(super) fn tell(checked: &Checked, to: &mut dyn Write) -> io::Result<()> {
    checked.findings.iter().try_for_each(|placed| tell_one(checked, placed, to))
}

/// The last line: how much was found, and in how many messages.
pub(super) fn sum_up(findings: usize, messages: usize, to: &mut dyn Write) -> io::Result<()> {
    let checked = Counted(messages, "message");
    match findings {
        0 => writeln!(to, "nothing found in {checked}"),
        found => writeln!(to, "{} in {checked}", Counted(found, "finding")),
    }
}

fn tell_one(checked: &Checked, placed: &Placed, to: &mut dyn Write) -> io::Result<()> {
    let Placed { finding, language, .. } = placed;
    let form = checked.message.form;
    let (bold, grave) = (Style::new().bold(), style(finding.severity()));
    write!(to, "{bold}{}{bold:#}: ", place(checked, placed))?;
    write!(to, "{grave}{}{grave:#} {}: ", finding.severity().word(), finding.rule)?;
    writeln!(to, "{}", Visible(&finding.message))?;
    if let Some(passage) = &finding.passage {
        write!(to, "    ")?;
        if matches!(form, Form::Mail | Form::Line(_)) {
            write!(to, "{}: ", field_word(passage.field, form))?;
        }
        let underlined = Style::new().underline();
        write!(to, "“{underlined}{}{underlined:#}”", Visible(&passage.text))?;
        match language {
            Some(language) => writeln!(to, " ({language})")?,
            None => writeln!(to)?,
        }
    }
    writeln!(to, "    fix: {}", Visible(&finding.fix))
}

/// `file:line:column`, as far as it is known.
fn place(checked: &Checked, placed: &Placed) -> String {
    let name = match checked.message.origin.name.as_str() {
        STDIN => "<stdin>".to_owned(),
        name => Visible(name).to_string(),
    };
    match &placed.region {
        Some(region) if placed.is_exact(checked.message.form) => {
            format!("{name}:{}:{}", region.start_line, region.start_column)
        }
        Some(region) => format!("{name}:{}", region.start_line),
        None => name,
    }
}

const fn style(severity: Severity) -> Style {
    match severity {
        Severity::Severe | Severity::High => AnsiColor::Red.on_default().bold(),
        Severity::Medium => AnsiColor::Yellow.on_default().bold(),
        Severity::Low | Severity::None => AnsiColor::Cyan.on_default(),
    }
}

/// A number of things.
struct Counted(usize, &'static str);

impl Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}{}", self.0, self.1, if self.0 == 1 { "" } else { "s" })
    }
}

/// A text of others on one line, cut if it is long. It cannot command a terminal: line ends are shown, other control
/// characters and those that turn the direction of writing are replaced.
pub(super) struct Visible<'a>(pub(super) &'a str);

impl Display for Visible<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write;
        for char in self.0.chars().take(SHOWN) {
            match char {
                '\r' => {}
                '\n' => f.write_char('⏎')?,
                char if char.is_control() || is_direction(char) => {
                    f.write_char(char::REPLACEMENT_CHARACTER)?;
                }
                char => f.write_char(char)?,
            }
        }
        if self.0.chars().nth(SHOWN).is_some() { f.write_char('…') } else { Ok(()) }
    }
}

const fn is_direction(char: char) -> bool {
    matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_command_the_terminal() {
        for (text, shown) in [
            ("Call 5550147", "Call 5550147"),
            ("\u{1b}[2Jgone", "\u{fffd}[2Jgone"),
            ("one\r\n\n\ttwo", "one⏎⏎\u{fffd}two"),
            ("\u{202e}evil", "\u{fffd}evil"),
            ("日本語 😀", "日本語 😀"),
        ] {
            assert_eq!(Visible(text).to_string(), shown);
        }
        assert_eq!(Visible(&"x".repeat(SHOWN + 1)).to_string(), format!("{}…", "x".repeat(SHOWN)));
    }
}
