//! Flows from end to end, one module for each story: real SMTP and HTTP in, what leaves read as mail programs do.

#[cfg(test)]
mod canary;
#[cfg(test)]
mod proactive_mail;
#[cfg(test)]
mod thread;
