//! Flows from end to end, one module for each story: real SMTP and HTTP in, what leaves read as mail programs do.

#[cfg(test)]
mod api;
#[cfg(test)]
mod attachments;
#[cfg(test)]
mod authorise;
#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod canary;
#[cfg(test)]
mod looks;
#[cfg(test)]
mod lost_replies;
#[cfg(test)]
mod messaging;
#[cfg(test)]
mod opt_out;
#[cfg(test)]
mod proactive_mail;
#[cfg(test)]
mod review_requests;
#[cfg(test)]
mod reviews;
#[cfg(test)]
mod senders;
#[cfg(test)]
mod thread;
#[cfg(test)]
mod volume;
