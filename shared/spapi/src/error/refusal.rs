//! What policy says against a message, in the words of the Selling Partner API.

use policy::{Finding, Rule, Stage};

use super::{Code, Details, ErrorList, SpError};

impl ErrorList {
    /// Why a message may not be sent. `details` are those of the findings ([`Details::of_findings`]), with the window
    /// if it is known.
    ///
    /// The earliest step of the pipeline decides: contents and files are 400, the opt-out is 403 in its own words, the
    /// daily cap 429 (say with [`Details::retry_at`] when it ends), all else 403 as a type that is not open. The cap of
    /// one order is 403 too, as clients repeat a 429 and that cap never ends.
    pub fn message_refused(findings: &[Finding], details: &Details) -> Self {
        let first = Finding::earliest(findings);
        let said = first.map_or_else(|| sentence("the message may not be sent"), |it| sentence(&it.message));
        let error = match first.map_or(Stage::Content, |finding| finding.rule.stage()) {
            Stage::Content => SpError::new(Code::InvalidInput, said, details),
            Stage::OptOut => SpError::new(Code::Unauthorized, said, details),
            Stage::Volume if first.is_some_and(|finding| finding.rule == Rule::DailyCap) => {
                SpError::quota_exceeded(details)
            }
            Stage::Address | Stage::Enablement | Stage::Volume | Stage::Order | Stage::Window => {
                SpError::invalid_combination(details)
            }
        };
        error.into()
    }

    /// Why a review may not be asked for, 403. If it was asked for before, both sentences that Amazon has for that are
    /// given, the one whose status is known first.
    pub fn solicitation_refused(findings: &[Finding], details: &Details) -> Self {
        let broken = |rule| findings.iter().any(|finding| finding.rule == rule);
        if broken(Rule::ReviewRepeat) {
            Self::from(SpError::solicitation_unavailable(details)).and(SpError::already_solicited(details))
        } else if broken(Rule::ReviewWindow) {
            SpError::outside_review_window(details).into()
        } else {
            SpError::solicitation_unavailable(details).into()
        }
    }
}

/// A clause as a sentence.
fn sentence(clause: &str) -> String {
    let mut characters = clause.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(characters).chain(['.']).collect()
}

#[cfg(test)]
mod tests;
