use policy::{BuyerId, OrderId};

/// What SES's events about a mail bring back of it, by the tags that it was sent with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DispatchTags {
    /// The order whose review request it is.
    pub review: Option<OrderId>,
    /// The buyer whom it was sent to, unasked.
    pub buyer: Option<BuyerId>,
}

/// Name of the tag that holds the dispatch.
pub(crate) const DISPATCH: &str = "dispatch";
/// Name of the tag that holds the order of a review request.
pub(crate) const REVIEW: &str = "review";
/// Name of the tag that holds how often the request was claimed.
pub(crate) const ATTEMPT: &str = "attempt";
/// Name of the tag that holds the buyer.
pub(crate) const BUYER: &str = "buyer";

impl DispatchTags {
    /// Reads tags by their names.
    pub fn read<'a>(tag: impl Fn(&str) -> Option<&'a str>) -> Self {
        Self {
            review: tag(REVIEW).and_then(|order| order.parse().ok()),
            buyer: tag(BUYER).and_then(|buyer| unescaped(buyer).parse().ok()),
        }
    }
}

/// An id as a tag's value, which may have letters, digits, `_` and `-` alone: a dot is
/// written `_d`, and `_` twice.
pub(crate) fn escaped(id: &str) -> String {
    id.replace('_', "__").replace('.', "_d")
}

fn unescaped(value: &str) -> String {
    let mut id = String::with_capacity(value.len());
    let mut rest = value.chars();
    while let Some(character) = rest.next() {
        id.push(match character {
            '_' => match rest.next() {
                Some('d') => '.',
                _ => '_',
            },
            other => other,
        });
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_comes_back_as_it_was() {
        for id in ["B1", "a.b", "a_b", "a__d.d", "_d", "...", "x-1_2.3"] {
            let tag = escaped(id);
            assert!(tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte)), "{tag}");
            let read = DispatchTags::read(|name| (name == BUYER).then_some(tag.as_str()));
            assert_eq!(read.buyer, Some(id.parse().unwrap()));
        }
    }
}
