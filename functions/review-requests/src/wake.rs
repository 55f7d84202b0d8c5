use serde::Deserialize;
use store::ReviewShard;

/// What wakes the function: a schedule for one shard. Nothing else in the event is looked at, and nothing in it is
/// trusted to say what is due.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
pub struct Wake {
    /// The shard; all of them if it is absent.
    #[serde(default)]
    pub shard: Option<u8>,
}

/// No shard has this number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("shard: there is no shard {0}")]
pub struct UnknownShard(u8);

impl Wake {
    pub(crate) fn shards(self) -> Result<Vec<ReviewShard>, UnknownShard> {
        match self.shard {
            None => Ok(ReviewShard::all().collect()),
            Some(number) => ReviewShard::new(number).map(|shard| vec![shard]).ok_or(UnknownShard(number)),
        }
    }
}
