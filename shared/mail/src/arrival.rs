use std::{sync::Arc, thread};

use crate::{
    Automatic, Held, Letter, ReturnPath, Traces,
    content::{self, Content},
    gate,
    head::Head,
    letter::REFERENCES_MAX,
    limits,
    reference::ids,
};

/// What a mail that came in is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrival {
    /// A person wrote it.
    Letter(Box<Letter>),
    /// A machine wrote it: it is consumed (`auto-mail-guard`, RULEBOOK 10.6).
    Automatic(Automatic),
    /// It cannot be told safely who wrote what: an operator looks at it.
    Held(Held),
}

/// Bytes of stack for the parser: enough to drop every tree that `limits` lets through.
const STACK_BYTES: usize = 64 * 1024 * 1024;

/// Reads a mail: first whether a machine wrote it, then whether its head is beyond doubt, then what it says.
///
/// Never panics, and takes bounded time, memory and stack whatever the bytes are.
pub fn read(raw: &[u8], return_path: ReturnPath) -> Arrival {
    let head = Head::of(raw);
    if let Some(automatic) = Automatic::of(&head, return_path) {
        return Arrival::Automatic(automatic);
    }
    letter(raw, &head).map_or_else(Arrival::Held, |letter| Arrival::Letter(Box::new(letter)))
}

fn letter(raw: &[u8], head: &Head<'_>) -> Result<Letter, Held> {
    let from = gate::pass(head)?;
    limits::check_raw(raw)?;
    let Content { body, markup, attachments } = on_a_deep_stack(|| content::read(raw))?;
    let references = ids(head, "references");
    let skipped = references.len().saturating_sub(REFERENCES_MAX);
    Ok(Letter {
        from,
        subject: head.subject(),
        message_id: ids(head, "message-id").into_iter().next(),
        in_reply_to: ids(head, "in-reply-to"),
        references: references.into_iter().skip(skipped).collect(),
        body,
        markup: Arc::new(markup),
        attachments,
        traces: Traces::of(head),
        hops: head.raw_values("received").count(),
    })
}

/// Runs on a thread of its own, so that neither recursion nor a panic of a parser takes the process with it.
fn on_a_deep_stack<T: Send>(read: impl FnOnce() -> Result<T, Held> + Send) -> Result<T, Held> {
    thread::scope(|scope| {
        let reader =
            thread::Builder::new().name("mail".into()).stack_size(STACK_BYTES).spawn_scoped(scope, read);
        let Ok(reader) = reader else { return Err(Held::Unparseable) };
        reader.join().unwrap_or(Err(Held::Unparseable))
    })
}
