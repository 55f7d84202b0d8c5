use policy::{Field, Passage};

use super::*;

fn findings(rules: &[Rule]) -> Vec<Finding> {
    rules.iter().copied().map(Finding::of).collect()
}

fn message_refused(rules: &[Rule]) -> ErrorList {
    let findings = findings(rules);
    ErrorList::message_refused(&findings, &Details::of_findings(&findings))
}

fn solicitation_refused(rules: &[Rule]) -> ErrorList {
    let findings = findings(rules);
    ErrorList::solicitation_refused(&findings, &Details::of_findings(&findings))
}

fn messages(errors: &ErrorList) -> Vec<&str> {
    errors.iter().map(|error| error.message.as_str()).collect()
}

fn details(error: &SpError) -> Details {
    serde_json::from_str(&error.details).unwrap()
}

#[test]
fn what_a_message_says_is_refused_with_400_and_the_passages() {
    let passage = Passage { field: Field::Body, start: 5, end: 17, text: "030 12345678".to_owned() };
    let findings = [Finding::at(Rule::PhoneNumber, passage), Finding::of(Rule::Emoji)];
    let errors = ErrorList::message_refused(&findings, &Details::of_findings(&findings));
    assert_eq!((errors.status(), errors.first().code), (400, Code::InvalidInput));
    assert_eq!(messages(&errors), ["The message contains a telephone number."]);
    let details = details(errors.first());
    assert_eq!(details.reason, "phone-number");
    let rules: Vec<_> =
        details.rules.iter().map(|broken| (broken.rule.as_str(), broken.start, broken.end)).collect();
    assert_eq!(rules, [("phone-number", Some(5), Some(17)), ("emoji", None, None)]);
    assert_eq!(details.rules[0].passage.as_deref(), Some("030 12345678"));
    assert_eq!(details.rules[0].field.as_deref(), Some("text"));
}

#[test]
fn files_that_may_not_travel_are_400_as_the_request_itself_is_in_order() {
    for rule in [Rule::AttachmentType, Rule::AttachmentSize, Rule::AttachmentCount, Rule::MaskNeverLeakFiles]
    {
        assert_eq!(message_refused(&[rule]).status(), 400, "{rule}");
    }
}

#[test]
fn what_is_not_open_is_403_in_amazons_words() {
    let rules = [
        Rule::ReasonAvailability,
        Rule::ReasonOrderCancelled,
        Rule::ProactiveWindow,
        Rule::MessagingDisabled,
        Rule::PerOrderCap,
    ];
    for rule in rules {
        let errors = message_refused(&[Rule::Emoji, rule]);
        assert_eq!((errors.status(), errors.first().code), (403, Code::Unauthorized), "{rule}");
        assert_eq!(messages(&errors), ["Invalid amazonOrderId and template combination."], "{rule}");
        assert_eq!(details(errors.first()).reason, rule.id());
        assert_eq!(details(errors.first()).rules.len(), 2);
    }
}

#[test]
fn the_opt_out_is_403_in_its_own_words() {
    let errors = message_refused(&[Rule::OptoutBlock]);
    assert_eq!((errors.status(), errors.first().code), (403, Code::Unauthorized));
    assert_eq!(messages(&errors), ["The buyer does not wish to receive unsolicited messages."]);
}

#[test]
fn no_findings_at_all_are_a_refusal_still() {
    let errors = message_refused(&[]);
    assert_eq!((errors.status(), messages(&errors)), (400, vec!["The message may not be sent."]));
    assert_eq!(details(errors.first()).reason, "refused");
}

#[test]
fn a_repeated_solicitation_is_told_in_both_sentences_that_programs_know() {
    let errors = solicitation_refused(&[Rule::ReviewWindow, Rule::ReviewRepeat]);
    assert_eq!((errors.status(), errors.first().code), (403, Code::Unauthorized));
    assert_eq!(
        messages(&errors),
        [
            "The requested solicitation is not available for this amazonOrderId.",
            "You have already requested a review for this order."
        ]
    );
}

#[test]
fn outside_the_window_the_window_is_told() {
    let found = findings(&[Rule::ReviewWindow]);
    let opens_at = "2026-01-06T00:00:00Z".parse().ok();
    let details_of = Details::of_findings(&found).window(opens_at, "2026-01-31T00:00:00Z".parse().ok());
    let errors = ErrorList::solicitation_refused(&found, &details_of);
    assert_eq!(errors.status(), 403);
    assert_eq!(
        messages(&errors),
        [
            "You can’t use this feature to request a review outside the 5-30 day range after the order delivery date."
        ]
    );
    let details = details(errors.first());
    assert_eq!(details.opens_at.as_deref(), Some("2026-01-06T00:00:00.000Z"));
    assert_eq!(details.closes_at.as_deref(), Some("2026-01-31T00:00:00.000Z"));
}

#[test]
fn whatever_else_stands_against_a_solicitation_makes_it_unavailable() {
    for rule in [Rule::OptoutBlock, Rule::ReviewOrderState, Rule::ReasonOrderPending, Rule::ReviewBlocklist] {
        let errors = solicitation_refused(&[rule]);
        assert_eq!(
            messages(&errors),
            ["The requested solicitation is not available for this amazonOrderId."],
            "{rule}"
        );
        assert_eq!((errors.status(), details(errors.first()).reason.as_str()), (403, rule.id()));
    }
}

/// npm `amazon-sp-api` would call again for ever.
#[test]
fn no_text_of_a_seller_makes_a_403_look_like_an_expired_token() {
    let text = "your access token has expired".to_owned();
    let passage = Passage { field: Field::Body, start: 0, end: text.len(), text: text.clone() };
    let findings = [Finding::at(Rule::ExternalLink, passage), Finding::of(Rule::ProactiveWindow)];
    let errors = ErrorList::message_refused(&findings, &Details::of_findings(&findings));
    assert_eq!(errors.status(), 403);
    assert!(!errors.first().details.contains(&text));
    assert_eq!(details(errors.first()).rules[0].end, Some(29));
}

#[test]
fn every_rule_has_an_answer_whose_details_name_it() {
    for rule in Rule::ALL {
        for errors in [message_refused(&[*rule]), solicitation_refused(&[*rule])] {
            assert!(matches!(errors.status(), 400 | 403 | 429), "{rule}");
            assert!(errors.iter().all(|error| details(error).reason == rule.id()));
        }
        // clients repeat a 429 for ever; only the daily cap ends
        assert_eq!(message_refused(&[*rule]).status() == 429, *rule == Rule::DailyCap, "{rule}");
    }
}
