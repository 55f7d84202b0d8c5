//! What every answer of a scanner must be, whatever the text was.

use policy::{Field, Finding, NamedOrder, Passage, Rule};

/// The texts of one message, as passages speak of them.
#[derive(Debug, Clone, Copy)]
pub struct Texts<'a> {
    /// Empty where there is none.
    pub subject: &'a str,
    /// The text itself.
    pub body: &'a str,
}

impl<'a> Texts<'a> {
    /// A subject up to the first NUL, and a body; without a NUL a body alone.
    pub fn of(input: &'a str) -> Self {
        let (subject, body) = input.split_once('\0').unwrap_or(("", input));
        Self { subject, body }
    }

    fn field(&self, field: Field) -> &'a str {
        match field {
            Field::Subject => self.subject,
            Field::Body => self.body,
        }
    }

    /// A passage is a run of whole characters of the text that it names, and not empty.
    pub fn hold(&self, passage: &Passage) {
        let Passage { field, start, end, text } = passage;
        assert!(start < end, "{passage:?} is empty");
        assert_eq!(self.field(*field).get(*start..*end), Some(text.as_str()), "{passage:?}");
    }

    /// Findings stand in the order of their passages, and none stands twice.
    pub fn hold_in_order(&self, findings: &[Finding]) {
        let mut last = None;
        for finding in findings {
            if let Some(passage) = &finding.passage {
                self.hold(passage);
            }
            assert!(!finding.message.is_empty(), "{finding:?} says nothing");
            let place = place(finding);
            assert!(last.is_none_or(|last| last < place), "{finding:?} does not come after {last:?}");
            last = Some(place);
        }
    }

    /// Orders are told in the order of the text, and each passage names one.
    pub fn hold_orders(&self, orders: &[NamedOrder]) {
        orders.iter().for_each(|order| self.hold(&order.passage));
        let places = orders.iter().map(|order| (order.passage.field, order.passage.start, order.passage.end));
        let places: Vec<_> = places.collect();
        assert!(
            places
                .windows(2)
                .all(|two| two[0].0 < two[1].0 || (two[0].0 == two[1].0 && two[0].2 <= two[1].1)),
            "{orders:?}"
        );
    }
}

type Place = (Option<(Field, usize, usize)>, Rule);

fn place(finding: &Finding) -> Place {
    (finding.passage.as_ref().map(|passage| (passage.field, passage.start, passage.end)), finding.rule)
}
