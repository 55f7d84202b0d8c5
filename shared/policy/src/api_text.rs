use alloc::{format, string::String, vec::Vec};

use crate::{Finding, MarketplaceRules, Reason, Rule, TextLimit};

/// What stands against the form of a message by API: the length of its text, and the number of its files
/// (RULEBOOK 4.3, 14).
pub(crate) fn unfit_form(reason: Reason, text: &str, files: usize, rules: &MarketplaceRules) -> Vec<Finding> {
    let length = unfit_length(reason, text).map(|message| Finding::worded(Rule::TextLength, message));
    length.into_iter().chain(unfit_files(reason, files, rules)).collect()
}

fn unfit_length(reason: Reason, text: &str) -> Option<String> {
    match reason.text_limit() {
        TextLimit::Forbidden => (!text.is_empty()).then(|| format!("{reason} takes no text")),
        TextLimit::UpTo(_) if text.trim().is_empty() => Some(format!("{reason} needs a text")),
        TextLimit::UpTo(most) => {
            let length = text.chars().count();
            (length > most)
                .then(|| format!("the text has {length} characters; {reason} takes {most} at most"))
        }
    }
}

fn unfit_files(reason: Reason, files: usize, rules: &MarketplaceRules) -> Option<Finding> {
    let most = if reason.takes_files() { rules.attachment_max_count_api } else { 0 };
    if files > most {
        let message = format!("there are {files} files; {reason} takes {most} at most");
        Some(Finding::worded(Rule::AttachmentCount, message))
    } else if files == 0 && reason.needs_file() {
        Some(Finding::worded(
            Rule::AttachmentAllGone,
            format!("{reason} consists of its files, and there is none"),
        ))
    } else {
        None
    }
}
