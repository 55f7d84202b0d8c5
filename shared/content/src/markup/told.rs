use policy::{Finding, Rule};

/// Findings of one rule that are told; more would say nothing new.
const TOLD_MAX: usize = 5;

/// Findings as they come up, none twice in the same words.
#[derive(Default)]
pub(super) struct Told(Vec<Finding>);

impl Told {
    /// Takes a finding in words that say more than the rule does.
    pub(super) fn tell(&mut self, rule: Rule, message: impl FnOnce() -> String) {
        let told = self.0.iter().filter(|finding| finding.rule == rule).count();
        if told < TOLD_MAX {
            let message = message();
            if !self.0.iter().any(|finding| finding.rule == rule && finding.message == message) {
                self.0.push(Finding { message, ..Finding::of(rule) });
            }
        }
    }

    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.0
    }
}

/// An address or a value, as short as a sentence bears it.
pub(super) fn excerpt(text: &str) -> String {
    const LENGTH_MAX: usize = 80;
    let text = text.trim();
    match text.char_indices().nth(LENGTH_MAX) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
