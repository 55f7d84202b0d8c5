//! The whole service on one machine: the AWS it needs, the mail port, the clock and the commands (DESIGN 4, 5).
//!
//! Nothing here knows a rule. `aws` stands in for DynamoDB, S3 and SES on loopback, `smtp` for SES receiving,
//! and the rest is the folder, the keys, the clock and the mailboxes that a person or a test looks into.

pub mod aws;
pub mod cli;
pub mod clock;
pub mod clock_routes;
pub mod commands;
pub mod data;
pub mod house;
mod invoke;
pub mod keys;
pub mod mailboxes;
pub mod mbox;
pub mod outbox;
mod problem;
pub mod receiving;
pub mod schedules;
pub mod smtp;
pub mod talk;
mod world;
