use super::AtRest;
use crate::wire::Change;

/// A buyer who opted out gets nothing unsolicited that was committed after that, and nothing of an invocation that began
/// after that.
pub(super) fn check(rest: &AtRest<'_>) -> Vec<String> {
    let mut violations = Vec::new();
    for dispatch in rest.dispatched().filter(|dispatch| dispatch.terms == "ProactiveUnlessOptedOut") {
        if opted_out(rest, dispatch.buyer, dispatch.at) {
            violations.push(format!("committed after an opt-out: {}", dispatch.id));
        }
        for mail in rest.accepted_for(dispatch.id) {
            let began = rest.records.began.iter().find(|began| began.number == mail.by);
            let before = |at| rest.writes.iter().take_while(|write| write.at < at).count();
            if let Some(began) = began
                && opted_out(rest, dispatch.buyer, before(began.at))
                && opted_out(rest, dispatch.buyer, mail.after)
            {
                violations.push(format!(
                    "left although the buyer had opted out before it was begun: {}",
                    dispatch.id
                ));
            }
        }
    }
    violations
}

/// Whether a buyer refused unsolicited messages after so many changes of the table.
fn opted_out(rest: &AtRest<'_>, buyer: &str, after: usize) -> bool {
    let pk = format!("BUYER#{buyer}");
    let last = rest.writes[..after].iter().rev().find(|write| write.pk == pk && write.sk == "OPT-OUT");
    last.is_some_and(|write| write.change != Change::Deleted)
}
