//! Header names, lower case as HTTP libraries want them, and the content types of answers.

/// The caller's access token.
pub const ACCESS_TOKEN: &str = "x-amz-access-token";
/// The id of one call, on every answer.
pub const REQUEST_ID: &str = "x-amzn-requestid";
/// The rate of the operation, a decimal number, on answers 200, 201, 400 and 404 (clients read it on 429 too).
pub const RATE_LIMIT: &str = "x-amzn-ratelimit-limit";
/// The code of the error, on answers that are errors.
pub const ERROR_TYPE: &str = "x-amzn-errortype";
/// Ours: with the value [`SANDBOX_STATIC`] a call is answered from the models' examples.
pub const SANDBOX: &str = "x-amzn-sandbox";
/// The value of [`SANDBOX`].
pub const SANDBOX_STATIC: &str = "static";
/// Ours: why no actions are open, as [`crate::Details::header_value`] writes it.
pub const REASON: &str = "x-aboveboard-reason";

/// Answers of Messaging and Solicitations, errors too.
pub const HAL_JSON: &str = "application/hal+json";
/// Answers of Uploads and of the token endpoint.
pub const JSON: &str = "application/json";
