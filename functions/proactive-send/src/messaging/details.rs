use policy::{Finding, Rule};
use spapi::Details;

use crate::scene::Scene;

/// Why, for programs: every finding, with the window if it is closed, and when a daily cap ends.
pub(super) fn details(scene: &Scene, findings: &[Finding]) -> Details {
    let mut details = Details::of_findings(findings);
    if findings.iter().any(|finding| finding.rule == Rule::ProactiveWindow) {
        let window = scene.marketplace.rules.proactive_window(&scene.order);
        details = details.window(Some(window.opens_at), window.closes_at);
    }
    match scene.retry_at(findings) {
        Some(at) => details.retry_at(at),
        None => details,
    }
}
