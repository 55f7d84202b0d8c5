/// How often one account and application may call one operation: a token bucket.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UsagePlan {
    /// Calls a second that the bucket is filled with.
    pub rate: f64,
    /// Calls that a full bucket holds.
    pub burst: u32,
}

impl UsagePlan {
    /// The value of [`crate::header::RATE_LIMIT`]: a decimal number such as `1.0`.
    pub fn header_value(self) -> String {
        format!("{:?}", self.rate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_written_as_a_number_that_clients_can_divide_by() {
        for (rate, text) in [(1.0, "1.0"), (10.0, "10.0"), (0.5, "0.5"), (0.0167, "0.0167")] {
            assert_eq!(UsagePlan { rate, burst: 1 }.header_value(), text);
        }
    }
}
