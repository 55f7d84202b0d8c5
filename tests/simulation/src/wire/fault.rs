use std::time::Duration;

use super::operation::{Operation, Service};

/// What goes wrong with one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The caller dies before the request reaches AWS.
    CrashBefore,
    /// AWS did it; the caller sees a broken connection.
    LostReply,
    /// AWS did it; the caller dies as it would read the answer.
    CrashAfter,
    /// The request never reaches AWS, and no answer ever comes.
    HangBefore,
    /// AWS did it; no answer ever comes.
    HangAfter,
    /// AWS did not do it and says so.
    Status(u16, &'static str),
    /// AWS did it and answers with an error of its own all the same.
    FalseError(u16, &'static str),
    /// The answer comes this much later.
    Delay(Duration),
    /// The request comes this much later. A write of DynamoDB takes effect then whether or not its caller still waits;
    /// a mail only if it does.
    Late(Duration),
    /// AWS did it, and does it again so much later, when a copy of the request comes that was under way.
    Repeat(Duration),
    /// The caller stands still, all of it, for so long after the answer has come.
    Freeze(Duration),
    /// So many requests of this operation are refused: too many at once.
    Throttle(u32),
    /// Another transaction is at the same items.
    Conflict,
    /// An index answers what it answered to the same query before.
    Stale,
}

/// A kind of fault: what a swarm switches off, and what must have happened at least once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "as the faults themselves")]
pub enum Kind {
    CrashBefore,
    LostReply,
    CrashAfter,
    HangBefore,
    HangAfter,
    Status,
    FalseError,
    Delay,
    Late,
    Repeat,
    Freeze,
    Throttle,
    Conflict,
    Stale,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 14] = [
        Self::CrashBefore,
        Self::LostReply,
        Self::CrashAfter,
        Self::HangBefore,
        Self::HangAfter,
        Self::Status,
        Self::FalseError,
        Self::Delay,
        Self::Late,
        Self::Repeat,
        Self::Freeze,
        Self::Throttle,
        Self::Conflict,
        Self::Stale,
    ];
}

/// While others may be at work on the same.
const SOON: Duration = Duration::from_millis(400);
/// Longer than the SDK waits for DynamoDB, and shorter than a function may run.
const SOME: Duration = Duration::from_secs(20);
/// After others may have been at work on the same.
const LATER: Duration = Duration::from_secs(90);
/// Longer than a function may run, and than the margin before a review window closes.
const LONG: Duration = Duration::from_mins(20);

impl Fault {
    /// Its kind.
    pub fn kind(self) -> Kind {
        match self {
            Self::CrashBefore => Kind::CrashBefore,
            Self::LostReply => Kind::LostReply,
            Self::CrashAfter => Kind::CrashAfter,
            Self::HangBefore => Kind::HangBefore,
            Self::HangAfter => Kind::HangAfter,
            Self::Status(..) => Kind::Status,
            Self::FalseError(..) => Kind::FalseError,
            Self::Delay(_) => Kind::Delay,
            Self::Late(_) => Kind::Late,
            Self::Repeat(_) => Kind::Repeat,
            Self::Freeze(_) => Kind::Freeze,
            Self::Throttle(_) => Kind::Throttle,
            Self::Conflict => Kind::Conflict,
            Self::Stale => Kind::Stale,
        }
    }

    /// Every fault that an operation can meet.
    pub fn of(operation: Operation) -> Vec<Self> {
        let mut faults = vec![
            Self::CrashBefore,
            Self::CrashAfter,
            Self::LostReply,
            Self::HangAfter,
            Self::Delay(SOME),
            Self::Freeze(SOME),
            Self::Freeze(LONG),
        ];
        if operation.writes() {
            faults.push(Self::HangBefore);
        }
        match operation.service() {
            Service::DynamoDb => {
                faults.extend([
                    Self::Status(500, "InternalServerError"),
                    Self::Throttle(1),
                    Self::Throttle(5),
                ]);
            }
            Service::S3 => {
                faults.extend([
                    Self::Status(500, "InternalError"),
                    Self::Status(403, "AccessDenied"),
                    Self::Throttle(1),
                    Self::Throttle(5),
                ]);
            }
            Service::Ses => faults.extend([
                Self::Status(400, "MessageRejected"),
                Self::Status(400, "SendingPausedException"),
                Self::Status(500, "InternalServiceErrorException"),
                Self::FalseError(500, "InternalServiceErrorException"),
                Self::Late(LONG),
                Self::Throttle(1),
                Self::Throttle(5),
            ]),
        }
        match operation {
            Operation::TransactWriteItems => faults.extend([Self::Conflict, Self::Late(SOME)]),
            Operation::PutItem | Operation::UpdateItem | Operation::DeleteItem => {
                faults.extend([Self::Conflict, Self::Repeat(SOON), Self::Repeat(LATER)]);
            }
            Operation::QueryIndex => faults.push(Self::Stale),
            _ => {}
        }
        faults
    }
}
