use crate::grouped::Grouped;

/// Country, digits, first digits.
const PLANS: &str = include_str!("../data/national_numbers.txt");

/// Whether a number has the digits that subscribers of `country` (ISO 3166) have, in a plan without a
/// leading 0.
///
/// Length and first digit are all that is asked: full plans take 120 ms to load and reject the numbers that
/// people make up.
pub(crate) fn fits(country: &str, number: &Grouped<'_>) -> bool {
    let first = number.groups.first().and_then(|group| group.chars().next());
    PLANS.lines().filter(|line| !line.starts_with('#')).any(|line| {
        let mut columns = line.split(' ');
        columns.next().is_some_and(|name| name.eq_ignore_ascii_case(country))
            && columns.next().and_then(|digits| digits.parse().ok()) == Some(number.digits())
            && columns.next().zip(first).is_some_and(|(digits, first)| digits.contains(first))
    })
}
